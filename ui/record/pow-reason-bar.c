/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/record/pow-reason-bar.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-plan-change.h"

#include <glib/gi18n-lib.h>

/**
 * PowReasonBar:
 *
 * Asks why an approved plan was changed, and which body decided it, beside the work: nothing waits for the
 * answer. Hidden while there is nothing to ask.
 */
struct _PowReasonBar
{
  AdwBin parent_instance;

  PowSession *session;
  GtkLabel *words;
  GtkBox *second_line;
  GtkEntry *reason;
  GtkDropDown *body;
  GtkWidget *keep;
  GPtrArray *bodies; /* (element-type utf8): addresses, behind "no body" */
};

G_DEFINE_FINAL_TYPE (PowReasonBar, pow_reason_bar, ADW_TYPE_BIN)

static void
fill_bodies (PowReasonBar *self, const char *address)
{
  PowSnapshot *snapshot = pow_session_get_current (self->session);
  g_autofree char *region = pow_address_dup_region (address);
  g_autoptr (GPtrArray) bodies = pow_snapshot_list (snapshot, POW_KIND_BODY, region, FALSE);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->bodies, 0);
  gtk_string_list_append (names, _ ("No body"));
  for (guint i = 0; i < bodies->len; i++)
    {
      g_autofree char *title = pow_text_mask_bsn (pow_record_get_title (g_ptr_array_index (bodies, i)));

      gtk_string_list_append (names, title);
      g_ptr_array_add (self->bodies, g_strdup (pow_record_get_address (g_ptr_array_index (bodies, i))));
    }
  gtk_drop_down_set_model (self->body, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->body), bodies->len > 0);
}

/* A further change of the same record keeps what is being typed. */
static void
plan_changed_cb (PowReasonBar *self)
{
  const char *address = pow_plan_change_get_address (pow_plan_change_get (self->session));
  g_autofree char *title = NULL, *words = NULL;

  if (address != NULL)
    {
      title = pow_text_mask_bsn (pow_snapshot_get_title (pow_session_get_current (self->session), address));
      words = g_strdup_printf (_ ("“%s” differs from the approved plan. Why?"), title);
      if (g_strcmp0 (gtk_label_get_label (self->words), words) != 0 || !gtk_widget_get_visible (GTK_WIDGET (self)))
        {
          gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
          fill_bodies (self, address);
        }
      gtk_label_set_label (self->words, words);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), words);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), address != NULL);
}

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowReasonBar) self = data;
  g_autoptr (GError) error = NULL;

  if (pow_plan_change_explain_finish (POW_PLAN_CHANGE (source), result, &error))
    pow_session_tell (self->session, _ ("The reason is kept with the change"), FALSE);
  else
    pow_session_tell (self->session, error->message, FALSE);
  pow_plan_change_leave (POW_PLAN_CHANGE (source));
}

static void
keep_cb (PowReasonBar *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  const guint at = gtk_drop_down_get_selected (self->body);
  const char *body = at > 0 && at <= self->bodies->len ? g_ptr_array_index (self->bodies, at - 1) : NULL;

  if (reason[0] == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }
  if (pow_text_has_bsn (reason))
    {
      pow_session_tell (self->session, _ ("This looks like a citizen service number, which may not stand here. Leave it out."), FALSE);
      return;
    }
  pow_plan_change_explain_async (pow_plan_change_get (self->session), reason, body, explained_cb, g_object_ref (self));
}

static void
leave_cb (PowReasonBar *self)
{
  pow_plan_change_leave (pow_plan_change_get (self->session));
}

static void
typed_cb (PowReasonBar *self)
{
  gtk_widget_set_sensitive (self->keep, gtk_editable_get_text (GTK_EDITABLE (self->reason))[0] != '\0');
}

static void
pow_reason_bar_dispose (GObject *object)
{
  g_clear_object (&POW_REASON_BAR (object)->session);
  G_OBJECT_CLASS (pow_reason_bar_parent_class)->dispose (object);
}

static void
pow_reason_bar_finalize (GObject *object)
{
  g_ptr_array_unref (POW_REASON_BAR (object)->bodies);
  G_OBJECT_CLASS (pow_reason_bar_parent_class)->finalize (object);
}

static void
pow_reason_bar_class_init (PowReasonBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_reason_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_reason_bar_finalize;
}

static void
build_first_line (PowReasonBar *self, GtkBox *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *leave = gtk_button_new_with_label (_ ("No reason"));

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_widget_add_css_class (leave, "flat");
  g_signal_connect_swapped (leave, "clicked", G_CALLBACK (leave_cb), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (line), leave);
  gtk_box_append (box, line);
}

static void
build_second_line (PowReasonBar *self, GtkBox *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->second_line = GTK_BOX (line);
  self->reason = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_max_length (self->reason, 300);
  gtk_entry_set_placeholder_text (self->reason, _ ("Reason, kept in the history"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->reason), TRUE);
  self->body = GTK_DROP_DOWN (gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->body), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Body that decided it"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->body), _ ("Body that decided it"));
  self->keep = gtk_button_new_with_label (_ ("Keep reason"));
  gtk_widget_set_sensitive (self->keep, FALSE);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (keep_cb), self);
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (keep_cb), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (end), GTK_WIDGET (self->body));
  gtk_box_append (GTK_BOX (end), self->keep);
  gtk_box_append (GTK_BOX (line), end);
  gtk_box_append (box, line);
}

static void
pow_reason_bar_init (PowReasonBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->bodies = g_ptr_array_new_with_free_func (g_free);
  build_first_line (self, GTK_BOX (box));
  build_second_line (self, GTK_BOX (box));
  gtk_widget_add_css_class (box, "info-bar");
  gtk_widget_add_css_class (box, "reason-bar");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * pow_reason_bar_new:
 * @session: in whose window plans are changed
 *
 * Returns: (transfer floating): the bar, hidden until there is something to ask
 */
GtkWidget *
pow_reason_bar_new (PowSession *session)
{
  PowReasonBar *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_REASON_BAR, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (pow_plan_change_get (session), "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  plan_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pow_reason_bar_set_narrow:
 * @self: the bar
 * @narrow: whether the window is narrow: the sentence wraps, and the reason has a line of its own
 */
void
pow_reason_bar_set_narrow (PowReasonBar *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_REASON_BAR (self));

  gtk_label_set_ellipsize (self->words, narrow ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_wrap (self->words, narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->second_line), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
