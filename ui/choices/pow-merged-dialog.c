/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/choices/pow-merged-dialog.h"

#include "pow-config.h"
#include "ui/choices/pow-merged-list.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-dialog-size.h"
#include "ui/history/pow-before-after.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

/* More than anybody reads in one go; the history has the rest. */
#define MOST_FIELDS 100

struct _PowMergedDialog
{
  AdwWindow parent_instance;

  PowSession *session;
  GCancellable *cancellable;
  gboolean without_asked;

  GtkStack *stack;
  GtkBox *body;
  AdwStatusPage *nothing;
};

G_DEFINE_FINAL_TYPE (PowMergedDialog, pow_merged_dialog, ADW_TYPE_WINDOW)

/* Whoever filled in what stands, and when; NULL: not known. */
static char *
dup_origin (const PowMergedField *field)
{
  const PowCommit *commit = field->their_commit != NULL ? field->their_commit : field->our_commit;

  return commit != NULL ? pow_change_text_dup_moment (commit->time) : NULL;
}

static void
open_cb (GtkButton *button, PowMergedDialog *self)
{
  g_autoptr (PowSession) session = g_object_ref (self->session);
  g_autofree char *address = g_strdup (g_object_get_data (G_OBJECT (button), "pow-address"));

  gtk_window_close (GTK_WINDOW (self));
  pow_session_open_address (session, address);
}

static GtkWidget *
build_field (PowMergedDialog *self, const PowMergedField *field)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  g_autoptr (PowChange) change = pow_merged_list_dup_change (field);
  g_autofree char *reason = pow_merged_field_dup_reason (field, pow_session_get_person (self->session));
  g_autofree char *when = dup_origin (field);
  g_autofree char *why = when != NULL ? g_strdup_printf ("%s (%s)", reason, when) : g_strdup (reason);
  GtkWidget *block = pow_before_after_new (snapshot, change, TRUE, _ ("Was"), _ ("Is now"));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = pow_label_new (why, "merge-reason");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (pow_session_lookup (self->session, field->address) != NULL)
    {
      GtkWidget *open = gtk_button_new_with_label (_ ("Open"));
      g_autofree char *name = g_strdup_printf (_ ("Open %s"), pow_snapshot_get_title (snapshot, field->address));

      gtk_widget_add_css_class (open, "flat");
      gtk_widget_set_valign (open, GTK_ALIGN_START);
      gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (open), "pow-address", g_strdup (field->address), g_free);
      g_signal_connect_object (open, "clicked", G_CALLBACK (open_cb), self, 0);
      gtk_box_append (GTK_BOX (line), open);
    }
  gtk_box_append (GTK_BOX (block), line);
  return block;
}

static void
show_nothing (PowMergedDialog *self, const char *title, const char *text)
{
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, escaped);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowMergedDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = pow_lookback_ask_finish (POW_LOOKBACK (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (fields == NULL)
    {
      show_nothing (self, _ ("This cannot be told now"), error->message);
      return;
    }
  if (self->without_asked)
    pow_merged_list_drop_asked (fields);
  if (fields->len == 0)
    {
      show_nothing (self, _ ("Nothing was merged"), _ ("What others changed and you did not stands in the history."));
      return;
    }
  for (guint i = 0; i < MIN (fields->len, MOST_FIELDS); i++)
    gtk_box_append (self->body, build_field (self, g_ptr_array_index (fields, i)));
  if (fields->len > MOST_FIELDS)
    {
      const guint more = fields->len - MOST_FIELDS;
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "and %u more, which stands in the history", "and %u more, which stand in the history", more), more);

      gtk_box_append (self->body, pow_label_new (text, "dim-label"));
    }
  gtk_stack_set_visible_child_name (self->stack, "fields");
}

static void
pow_merged_dialog_dispose (GObject *object)
{
  PowMergedDialog *self = POW_MERGED_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (pow_merged_dialog_parent_class)->dispose (object);
}

static void
pow_merged_dialog_finalize (GObject *object)
{
  g_object_unref (POW_MERGED_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (pow_merged_dialog_parent_class)->finalize (object);
}

/* Also while it waits for the history, which holds on to it. */
static gboolean
pow_merged_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (POW_MERGED_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (pow_merged_dialog_parent_class)->close_request (window);
}

static void
pow_merged_dialog_class_init (PowMergedDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_merged_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_merged_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pow_merged_dialog_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pow_merged_dialog_init (PowMergedDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *spinner = gtk_spinner_new ();

  self->cancellable = g_cancellable_new ();
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_add_css_class (GTK_WIDGET (self->body), "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->body));
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "compact");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, scroller, "fields");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->nothing), "nothing");
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  pow_dialog_size_set (GTK_WINDOW (self), 560, 520);
}

static PowMergedDialog *
create (GtkWidget *parent, PowSession *session, const char *title)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  PowMergedDialog *self = g_object_new (POW_TYPE_MERGED_DIALOG, "transient-for", window, "title", title, NULL);

  self->session = g_object_ref (session);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (window));
  return self;
}

/**
 * pow_merged_dialog_present_arrivals:
 * @parent: a widget of the window that the dialog stands over
 * @session: the open portfolio
 * @arrivals: (element-type PowArrival): the lines that an exchange moved
 *
 * Shows what an exchange brought. The fields are read beside the main thread, and the dialog is there at once. Main thread.
 */
void
pow_merged_dialog_present_arrivals (GtkWidget *parent, PowSession *session, GPtrArray *arrivals)
{
  PowMergedDialog *self;

  g_return_if_fail (POW_IS_SESSION (session));
  g_return_if_fail (arrivals != NULL);

  self = create (parent, session, _ ("What came in"));
  pow_lookback_list_arrivals_async (pow_session_get_lookback (session), arrivals, self->cancellable, answered_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * pow_merged_dialog_present_recent:
 * @parent: a widget of the window that the dialog stands over
 * @session: the open portfolio
 *
 * Shows what was merged without a question in the last %POW_MERGED_DAYS days, in the regions of Waar. Main thread.
 */
void
pow_merged_dialog_present_recent (GtkWidget *parent, PowSession *session)
{
  PowMergedDialog *self;

  g_return_if_fail (POW_IS_SESSION (session));

  self = create (parent, session, _ ("Merged without a question"));
  self->without_asked = TRUE;
  pow_merged_list_async (session, self->cancellable, answered_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
