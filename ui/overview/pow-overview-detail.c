/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-overview-detail.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-favourites.h"
#include "ui/common/pow-share-bar.h"
#include "ui/common/pow-figure-text.h"
#include "ui/overview/pow-overview-cells.h"

#include <glib/gi18n-lib.h>

/**
 * PowOverviewDetail:
 *
 * The detail pane of the overview: one region in short, with why its computed light is what it is.
 */
struct _PowOverviewDetail
{
  AdwBin parent_instance;

  GtkWidget *name;
  GtkWidget *centre;
  GtkToggleButton *favourite;
  AdwBin *reported;
  GtkWidget *reported_on;
  AdwBin *computed;
  GtkWidget *because;
  GtkWidget *public_slot;
  GtkWidget *private_slot;
  GtkWidget *free;
  PowShareBar *money_bar;
  GtkWidget *money;
  GtkWidget *result;
  GtkWidget *result_known;
  GtkWidget *pulse;
  GtkActionable *pulse_button;

  PowRegionRow *row;
};

G_DEFINE_FINAL_TYPE (PowOverviewDetail, pow_overview_detail, ADW_TYPE_BIN)

/* A pane is for a glance; the dossier has them all. */
#define MOST_REASONS 4

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
append_reason (GtkWidget *box, const char *mark, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *bullet = gtk_label_new (mark), *words = gtk_label_new (text);

  gtk_label_set_yalign (GTK_LABEL (bullet), 0);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (bullet, "dim-label");
  gtk_widget_add_css_class (bullet, "secondary");
  gtk_widget_add_css_class (words, "secondary");
  gtk_box_append (GTK_BOX (line), bullet);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (box), line);
}

static void
show_reasons (PowOverviewDetail *self, char **because)
{
  const guint n_reasons = g_strv_length (because);
  GtkWidget *hairline;

  clear_box (self->because);
  if (n_reasons == 0)
    return;
  hairline = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (hairline, "hairline");
  gtk_widget_set_margin_bottom (hairline, 2);
  gtk_box_append (GTK_BOX (self->because), hairline);
  for (guint i = 0; i < MIN (n_reasons, MOST_REASONS); i++)
    append_reason (self->because, "–", because[i]);
  if (n_reasons > MOST_REASONS)
    {
      const guint more = n_reasons - MOST_REASONS;
      g_autofree char *words = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "and %u more reason", "and %u more reasons", more),
          more);

      append_reason (self->because, "–", words);
    }
}

static void
append_amount (PowOverviewDetail *self, const char *label, const PowSum *sum)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *key = gtk_label_new (label), *value;
  g_autofree char *amount = pow_figure_sum (sum);
  g_autofree char *known = NULL;

  value = gtk_label_new (amount);
  gtk_label_set_xalign (GTK_LABEL (key), 0);
  gtk_widget_set_hexpand (key, TRUE);
  gtk_widget_add_css_class (key, "secondary");
  gtk_widget_add_css_class (key, "dim-label");
  gtk_widget_add_css_class (value, "secondary");
  gtk_widget_add_css_class (value, "numeric");
  if (sum->known == 0)
    gtk_widget_add_css_class (value, "dim-label");
  if (sum->known < sum->of)
    {
      known = g_strdup_printf (_ ("%u of %u known"), sum->known, sum->of);
      gtk_widget_set_tooltip_text (value, known);
    }
  gtk_box_append (GTK_BOX (line), key);
  gtk_box_append (GTK_BOX (line), value);
  gtk_box_append (GTK_BOX (self->money), line);
}

static void
show_money (PowOverviewDetail *self, const PowMoneySums *money)
{
  const double planned = (double) money->planned.value;
  const gboolean drawn = money->planned.known > 0 && planned > 0;
  g_autofree char *share = pow_figure_free_share (money);
  g_autofree char *words = NULL;

  words = g_str_equal (share, "?") ? g_strdup (_ ("unknown")) : g_strdup_printf (_ ("%s free"), share);
  gtk_label_set_label (GTK_LABEL (self->free), words);
  gtk_widget_set_visible (GTK_WIDGET (self->money_bar), drawn);
  if (drawn)
    pow_share_bar_set (self->money_bar,
                       (double) money->realised.value / planned,
                       (double) money->committed.value / planned,
                       _ ("Realised and committed within what is planned"));
  clear_box (self->money);
  append_amount (self, _ ("Planned"), &money->planned);
  append_amount (self, _ ("Committed"), &money->committed);
  append_amount (self, _ ("Realised"), &money->realised);
}

static void
show_slot (GtkWidget *label, PowSlotState state, const char *words)
{
  gtk_label_set_label (GTK_LABEL (label), words);
  if (state == POW_SLOT_NONE)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

static void
show_favourite (PowOverviewDetail *self)
{
  const gboolean kept = pow_favourites_contain (pow_region_row_get_region (self->row));

  gtk_button_set_icon_name (GTK_BUTTON (self->favourite),
                            kept ? "pow-star-symbolic" : "pow-star-outline-symbolic");
  if (gtk_toggle_button_get_active (self->favourite) != kept)
    gtk_toggle_button_set_active (self->favourite, kept);
}

static void
favourite_toggled_cb (GtkToggleButton *button, PowOverviewDetail *self)
{
  if (self->row == NULL)
    return;
  pow_favourites_set (pow_region_row_get_region (self->row), gtk_toggle_button_get_active (button));
  show_favourite (self);
}

static void
show_result (PowOverviewDetail *self, const PowOverviewFigures *figures)
{
  g_autofree char *percent = NULL, *known = NULL;

  percent = figures->result_percent < 0 ? g_strdup (_ ("unknown"))
                                        : pow_figure_percent (figures->result_percent);
  gtk_label_set_label (GTK_LABEL (self->result), percent);
  if (figures->result_of == 0)
    known = g_strdup (_ ("No indicators yet"));
  else
    known = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u of %u indicator known",
                                          "%u of %u indicators known",
                                          figures->result_of),
                             figures->result_known,
                             figures->result_of);
  gtk_label_set_label (GTK_LABEL (self->result_known), known);
}

static void
fill (PowOverviewDetail *self)
{
  const PowOverviewFigures *figures = pow_region_row_get_figures (self->row);
  g_autofree char *plan = pow_address_build (POW_KIND_PLAN, figures->region, NULL);
  g_autofree char *centre = NULL, *pulse = NULL;

  centre = figures->centre_municipality != NULL
               ? g_strdup_printf (_ ("Centre municipality %s"), figures->centre_municipality)
               : g_strdup (_ ("Centre municipality unknown"));
  gtk_label_set_label (GTK_LABEL (self->name), figures->name);
  gtk_label_set_label (GTK_LABEL (self->centre), centre);
  gtk_widget_set_tooltip_text (self->centre, centre);
  pow_light_cell_fill_reported (adw_bin_get_child (self->reported), self->row, FALSE);
  pow_light_cell_fill_computed (adw_bin_get_child (self->computed), self->row, FALSE);
  gtk_label_set_label (GTK_LABEL (self->reported_on),
                       figures->reported_on != NULL ? figures->reported_on : _ ("never"));
  show_reasons (self, figures->because);
  show_slot (self->public_slot, figures->slots[0], figures->slot_words[0]);
  show_slot (self->private_slot, figures->slots[1], figures->slot_words[1]);
  show_money (self, &figures->money);
  show_result (self, figures);
  pulse = figures->pulse != NULL ? g_strdup_printf (_ ("“%s”"), figures->pulse)
                                 : g_strdup (_ ("Nothing reported yet"));
  gtk_label_set_label (GTK_LABEL (self->pulse), pulse);
  /* The target first: a name alone would not fit the action. */
  gtk_actionable_set_action_target (self->pulse_button, "s", plan);
  gtk_actionable_set_action_name (self->pulse_button, "win.give-pulse");
  show_favourite (self);
}

static void
pow_overview_detail_dispose (GObject *object)
{
  PowOverviewDetail *self = POW_OVERVIEW_DETAIL (object);

  g_clear_object (&self->row);
  G_OBJECT_CLASS (pow_overview_detail_parent_class)->dispose (object);
}

static void
pow_overview_detail_class_init (PowOverviewDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pow_overview_detail_dispose;
  g_type_ensure (POW_TYPE_SHARE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/nl/perspectief/Perspectief/ui/overview/pow-overview-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, name);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, centre);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, favourite);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, reported);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, reported_on);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, computed);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, because);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, public_slot);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, private_slot);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, free);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, money_bar);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, money);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, result);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, result_known);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, pulse);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewDetail, pulse_button);
}

static void
pow_overview_detail_init (PowOverviewDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->reported, pow_light_cell_new ());
  adw_bin_set_child (self->computed, pow_light_cell_new ());
  g_signal_connect (self->favourite, "toggled", G_CALLBACK (favourite_toggled_cb), self);
}

/**
 * pow_overview_detail_new:
 *
 * Returns: (transfer full): a card without a region
 */
GtkWidget *
pow_overview_detail_new (void)
{
  return g_object_new (POW_TYPE_OVERVIEW_DETAIL, NULL);
}

/**
 * pow_overview_detail_set_row:
 * @self: the card
 * @row: (nullable) (transfer none): a region with figures; the card follows its changes
 */
void
pow_overview_detail_set_row (PowOverviewDetail *self, PowRegionRow *row)
{
  g_return_if_fail (POW_IS_OVERVIEW_DETAIL (self));

  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_object (row, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}
