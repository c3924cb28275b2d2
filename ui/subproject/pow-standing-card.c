/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/subproject/pow-standing-card.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-field-place.h"
#include "ui/common/pow-light-shape.h"
#include "ui/subproject/pow-pulse-dialog.h"

#include <glib/gi18n-lib.h>

#define PULSES_SHOWN 6
#define REASONS_SHOWN 3

struct _PowStandingCard
{
  AdwBin parent_instance;

  PowSession *session;
  char *address;
  GtkBox *box;
};

static void pow_standing_card_place_init (PowFieldPlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PowStandingCard, pow_standing_card, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (POW_TYPE_FIELD_PLACE, pow_standing_card_place_init))

static gboolean
pow_standing_card_locate (PowFieldPlace *place, char **address, char **field)
{
  *address = g_strdup (POW_STANDING_CARD (place)->address);
  *field = g_strdup ("pulses");
  return TRUE;
}

static void
pow_standing_card_place_init (PowFieldPlaceInterface *iface)
{
  iface->locate = pow_standing_card_locate;
}

static GtkWidget *
pow_standing_card_build_hairline (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (line, "hairline");
  return line;
}

/* Shape and word of one of the two lights, with what stands below it. */
static GtkWidget *
pow_standing_card_build_light (const char *heading, PowLight light, gboolean computed, gboolean stale,
                               GtkWidget **column)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *shape = pow_light_shape_new ();
  GtkWidget *word = pow_label_new (pow_light_get_label (light), "title-3");

  *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (*column, TRUE);
  gtk_box_append (GTK_BOX (*column), pow_label_new (heading, "caption-heading"));
  pow_light_shape_set (POW_LIGHT_SHAPE (shape), light, computed, stale);
  pow_light_shape_set_size (POW_LIGHT_SHAPE (shape), 20);
  gtk_widget_set_valign (shape, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), shape);
  gtk_box_append (GTK_BOX (line), word);
  gtk_box_append (GTK_BOX (*column), line);
  if (light == POW_LIGHT_UNKNOWN || stale)
    gtk_widget_add_css_class (word, "dim-label");
  return *column;
}

static char *
pow_standing_card_dup_age (const PowReported *reported)
{
  g_autofree char *on = pow_date_format (reported->on);

  if (reported->age_days < 0 || on == NULL)
    return g_strdup (_ ("never reported"));
  if (reported->age_days == 0)
    /* Translators: the date of a report, made today. */
    return g_strdup_printf (_ ("%s, today"), on);
  return g_strdup_printf (reported->stale
                              /* Translators: the date of a report and its age. */
                              ? g_dngettext (GETTEXT_PACKAGE, "%s, %d day ago: out of date",
                                             "%s, %d days ago: out of date",
                                             (gulong) reported->age_days)
                              : g_dngettext (GETTEXT_PACKAGE, "%s, %d day ago", "%s, %d days ago",
                                             (gulong) reported->age_days),
                          on, reported->age_days);
}

static void
pow_standing_card_append_lights (PowStandingCard *self, PowStanding *standing)
{
  GtkWidget *lights = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *column;
  g_autofree char *age = pow_standing_card_dup_age (&standing->reported);

  gtk_box_set_homogeneous (GTK_BOX (lights), TRUE);
  gtk_box_append (GTK_BOX (lights),
                  pow_standing_card_build_light (_ ("Reported"), standing->reported.light, FALSE,
                                                 standing->reported.stale, &column));
  gtk_box_append (GTK_BOX (column), pow_label_new (age, "standing-caption"));
  gtk_box_append (GTK_BOX (lights), pow_standing_card_build_light (
                                        _ ("Computed"), standing->computed, TRUE, FALSE, &column));
  for (guint i = 0; i < standing->because->len; i++)
    {
      PowReason *reason = g_ptr_array_index (standing->because, i);
      g_autofree char *more = NULL;

      if (i < REASONS_SHOWN)
        {
          gtk_box_append (GTK_BOX (column), pow_label_new (reason->text, "standing-caption"));
          continue;
        }
      more = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "and %u more reason", "and %u more reasons",
                       standing->because->len - REASONS_SHOWN),
          standing->because->len - REASONS_SHOWN);
      gtk_box_append (GTK_BOX (column), pow_label_new (more, "standing-caption"));
      break;
    }
  gtk_box_append (self->box, lights);
}

static int
pow_standing_card_compare_pulses (gconstpointer a, gconstpointer b, gpointer record)
{
  const char *key_a = *(const char *const *) a;
  const char *key_b = *(const char *const *) b;
  g_autofree char *path_a = g_strdup_printf ("pulses.%s.date", key_a);
  g_autofree char *path_b = g_strdup_printf ("pulses.%s.date", key_b);
  int order
      = pow_date_compare (pow_record_get_date (record, path_a), pow_record_get_date (record, path_b));

  return order != 0 ? order : g_strcmp0 (key_a, key_b);
}

static GtkWidget *
pow_standing_card_build_pulse (PowRecord *record, const char *key, gboolean last)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *shape = pow_light_shape_new ();
  g_autofree char *date_path = g_strdup_printf ("pulses.%s.date", key);
  g_autofree char *light_path = g_strdup_printf ("pulses.%s.light", key);
  g_autofree char *text_path = g_strdup_printf ("pulses.%s.text", key);
  PowLight light = pow_light_from_name (pow_record_get_text (record, light_path));
  g_autofree char *on = pow_date_format (pow_record_get_date (record, date_path));
  const char *text = pow_record_get_text (record, text_path);
  g_autofree char *masked = text != NULL ? pow_text_mask_bsn (text) : NULL;
  g_autofree char *told = NULL;
  GtkWidget *label = gtk_label_new (on);

  told = g_strdup_printf ("%s: %s%s%s", on, pow_light_get_label (light), masked != NULL ? ". " : "",
                          masked != NULL ? masked : "");
  pow_light_shape_set (POW_LIGHT_SHAPE (shape), light, FALSE, FALSE);
  pow_light_shape_set_size (POW_LIGHT_SHAPE (shape), last ? 16 : 12);
  gtk_widget_set_halign (shape, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (shape, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (shape, -1, 18);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, last ? "caption-heading" : "caption");
  if (!last)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_tooltip_text (column, told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  gtk_box_append (GTK_BOX (column), shape);
  gtk_box_append (GTK_BOX (column), label);
  return column;
}

static void
pow_standing_card_append_pulses (PowStandingCard *self, PowRecord *record)
{
  g_autoptr (GPtrArray) keys = pow_record_list_entries (record, "pulses");
  GtkWidget *line;

  if (keys->len == 0)
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  g_ptr_array_sort_with_data (keys, pow_standing_card_compare_pulses, record);
  for (guint i = keys->len > PULSES_SHOWN ? keys->len - PULSES_SHOWN : 0; i < keys->len; i++)
    gtk_box_append (GTK_BOX (line),
                    pow_standing_card_build_pulse (record, g_ptr_array_index (keys, i),
                                                   i == keys->len - 1));
  gtk_box_append (self->box, pow_standing_card_build_hairline ());
  gtk_box_append (self->box, line);
}

void
pow_standing_card_give_pulse (PowStandingCard *self)
{
  PowRecord *record;
  GtkWidget *dialog;

  g_return_if_fail (POW_IS_STANDING_CARD (self));

  record = pow_session_lookup (self->session, self->address);
  if (record == NULL || pow_record_is_newer (record) || pow_record_is_removed (record)
      || pow_session_is_read_only (self->session))
    return;
  dialog = pow_pulse_dialog_new (self->session, self->address);
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pow_standing_card_confirm_cb (PowStandingCard *self)
{
  pow_pulse_confirm (self->session, self->address);
}

static void
pow_standing_card_append_buttons (PowStandingCard *self, gboolean reported)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *give = gtk_button_new_with_mnemonic (_ ("New _pulse"));

  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  gtk_widget_add_css_class (give, "suggested-action");
  gtk_widget_set_tooltip_text (give, _ ("P"));
  g_signal_connect_object (give, "clicked", G_CALLBACK (pow_standing_card_give_pulse), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), give);
  if (reported)
    {
      GtkWidget *same = gtk_button_new_with_mnemonic (_ ("_Unchanged"));

      gtk_widget_set_tooltip_text (same, _ ("Confirm the last pulse as it was, dated today"));
      g_signal_connect_object (same, "clicked", G_CALLBACK (pow_standing_card_confirm_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (line), same);
    }
  gtk_box_append (self->box, pow_standing_card_build_hairline ());
  gtk_box_append (self->box, line);
}

static PowStanding *
pow_standing_card_compute (PowStandingCard *self, PowRecord *record)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  g_autofree char *region = pow_address_dup_region (self->address);
  PowDate today = pow_session_get_region_today (self->session, region);

  return pow_record_get_kind (record) == POW_KIND_SUBPROJECT
             ? pow_insight_subproject (snapshot, record, today)
             : pow_insight_region (snapshot, region, today);
}

void
pow_standing_card_refresh (PowStandingCard *self)
{
  PowRecord *record;
  g_autoptr (PowStanding) standing = NULL;

  g_return_if_fail (POW_IS_STANDING_CARD (self));

  record = pow_session_lookup (self->session, self->address);
  pow_box_clear (self->box);
  if (record == NULL)
    return;
  standing = pow_standing_card_compute (self, record);
  pow_standing_card_append_lights (self, standing);
  if (standing->reported.text != NULL)
    {
      g_autofree char *masked = pow_text_mask_bsn (standing->reported.text);
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), masked);

      gtk_box_append (self->box, pow_label_new (quoted, NULL));
    }
  pow_standing_card_append_pulses (self, record);
  if (!pow_record_is_newer (record) && !pow_record_is_removed (record) && !pow_session_is_read_only (self->session))
    pow_standing_card_append_buttons (self, standing->reported.light != POW_LIGHT_UNKNOWN);
}

static void
pow_standing_card_finalize (GObject *object)
{
  PowStandingCard *self = POW_STANDING_CARD (object);

  g_clear_object (&self->session);
  g_free (self->address);

  G_OBJECT_CLASS (pow_standing_card_parent_class)->finalize (object);
}

static void
pow_standing_card_class_init (PowStandingCardClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pow_standing_card_finalize;
}

static void
pow_standing_card_init (PowStandingCard *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "pad-card");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
pow_standing_card_new (PowSession *session, const char *address)
{
  PowStandingCard *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (POW_TYPE_STANDING_CARD, NULL);
  self->session = g_object_ref (session);
  self->address = g_strdup (address);
  pow_standing_card_refresh (self);
  return GTK_WIDGET (self);
}
