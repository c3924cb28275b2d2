/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-undo-dialog.h"

#include "model/change/pow-restore.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-dialog-size.h"
#include "ui/history/pow-before-after.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

/**
 * PowUndoDialog:
 *
 * Shows what undoing an old change would do, before it does it: what goes back, and what has changed
 * since and becomes a choice with both values. Or what putting all of a record back as it was would do.
 */
struct _PowUndoDialog
{
  AdwWindow parent_instance;

  PowSession *session;
  PowUndoPlan *plan;
  char *restored; /* address of the record that is put back whole; NULL: a change is undone */
  GCancellable *cancellable;

  GtkStack *stack;
  GtkBox *body;
  AdwStatusPage *problem;
  GtkEditable *reason;
  GtkWidget *undo;
};

G_DEFINE_FINAL_TYPE (PowUndoDialog, pow_undo_dialog, ADW_TYPE_WINDOW)

#define MOST_CHANGES 60

/* Whether all that is shown is of one record, whose title is said once. */
static const char *
get_only_address (PowUndoDialog *self)
{
  const char *back = pow_change_text_get_only_address (self->plan->back), *open = pow_change_text_get_only_address (self->plan->open);

  if (self->plan->back->len > 0 && self->plan->open->len > 0)
    return g_strcmp0 (back, open) == 0 ? back : NULL;
  return back != NULL ? back : open;
}

static void
append_changes (PowUndoDialog *self, const char *heading, const char *explanation, GPtrArray *changes, const char *after_caption)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);

  if (changes->len == 0)
    return;
  gtk_box_append (self->body, pow_label_new (heading, "heading"));
  if (explanation != NULL)
    {
      gtk_box_append (self->body, pow_label_new (explanation, "secondary"));
      gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (self->body)), "dim-label");
    }
  for (guint i = 0; i < MIN (changes->len, MOST_CHANGES); i++)
    gtk_box_append (self->body, pow_before_after_new (snapshot, g_ptr_array_index (changes, i), get_only_address (self) == NULL, _ ("Now"), after_caption));
  if (changes->len > MOST_CHANGES)
    {
      const guint more = changes->len - MOST_CHANGES;
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more change", "and %u more changes", more), more);

      gtk_box_append (self->body, pow_label_new (text, "dim-label"));
    }
}

static void
show_problem (PowUndoDialog *self, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->problem, title);
  adw_status_page_set_description (self->problem, escaped);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
show_plan (PowUndoDialog *self)
{
  if (self->plan->edits->len == 0)
    {
      show_problem (self, _ ("Nothing to put back"),
                    self->restored != NULL ? _ ("All of it stands as it did then.") : _ ("All of it stands as it did before this change."));
      return;
    }
  if (get_only_address (self) != NULL)
    gtk_box_append (self->body, pow_label_new (pow_snapshot_get_title (pow_session_get_current (self->session), get_only_address (self)), "title-3"));
  append_changes (self, _ ("This goes back"), NULL, self->plan->back, _ ("Becomes"));
  append_changes (self, _ ("This becomes a choice"),
                  _ ("It has changed since. Both values are kept, and everybody sees that one of them is to be chosen."), self->plan->open,
                  _ ("Or, as before"));
  gtk_widget_set_sensitive (self->undo, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "plan");
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowUndoDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  PowUndoPlan *plan = pow_lookback_plan_undo_finish (POW_LOOKBACK (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      pow_undo_plan_free (plan);
      return;
    }
  self->plan = plan;
  if (plan != NULL)
    show_plan (self);
  else
    show_problem (self, _ ("This cannot be undone"), error->message);
}

/* From what stands now to what stood then. NULL with an error. */
static PowUndoPlan *
plan_restore (PowUndoDialog *self, PowSnapshot *then, GError **error)
{
  PowRecord *now = pow_snapshot_lookup (pow_session_get_current (self->session), self->restored);
  PowRecord *old = pow_snapshot_lookup (then, self->restored);
  g_autoptr (PowRecord) wanted = NULL;
  PowUndoPlan *plan;

  if (old == NULL)
    {
      g_set_error_literal (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND,
                           _ ("It was not there then. Choose a change from after it was added."));
      return NULL;
    }
  /* One whose file was taken away comes whole. */
  wanted = now != NULL ? pow_restore_record (now, old, NULL, error) : g_object_ref (old);
  if (wanted == NULL)
    return NULL;
  plan = g_new0 (PowUndoPlan, 1);
  plan->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  plan->back = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  plan->open = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  if (now == NULL || !pow_record_equal (now, wanted))
    {
      g_ptr_array_add (plan->edits, pow_edit_new (now, wanted));
      pow_change_diff_records (now, wanted, TRUE, plan->back);
    }
  return plan;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowUndoDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PowSnapshot) then = pow_store_read_finish (POW_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->plan = then != NULL ? plan_restore (self, then, &error) : NULL;
  if (self->plan != NULL)
    show_plan (self);
  else
    show_problem (self, _ ("This cannot be put back"), error->message);
}

static void
undo_cb (PowUndoDialog *self)
{
  const char *typed = gtk_editable_get_text (self->reason);
  const guint n_open = self->plan != NULL ? self->plan->open->len : 0;
  g_autofree char *text = NULL;

  if (self->plan == NULL || self->plan->edits->len == 0)
    return;
  if (n_open > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Old change undone; %u choice waits", "Old change undone; %u choices wait", n_open),
                            n_open);
  else if (self->restored != NULL)
    text = g_strdup_printf (_ ("“%s” is as it was"), pow_snapshot_get_title (pow_session_get_snapshot (self->session), self->restored));
  else
    text = g_strdup (_ ("Old change undone"));
  pow_session_change (self->session, self->plan->edits, text, *typed != '\0' ? typed : NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pow_undo_dialog_dispose (GObject *object)
{
  PowUndoDialog *self = POW_UNDO_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pow_undo_dialog_parent_class)->dispose (object);
}

static void
pow_undo_dialog_finalize (GObject *object)
{
  PowUndoDialog *self = POW_UNDO_DIALOG (object);

  pow_undo_plan_free (self->plan);
  g_free (self->restored);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pow_undo_dialog_parent_class)->finalize (object);
}

static void
pow_undo_dialog_class_init (PowUndoDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pow_undo_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = pow_undo_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
build_plan (PowUndoDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *label = pow_label_new (_ ("Reason"), "secondary");

  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  gtk_widget_add_css_class (GTK_WIDGET (self->body), "detail-body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->body));
  gtk_widget_set_vexpand (scroller, TRUE);
  self->reason = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _ ("Why? Stays in the history"));
  gtk_entry_set_activates_default (GTK_ENTRY (self->reason), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (foot), label);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->reason));
  gtk_widget_add_css_class (foot, "detail-buttons");
  gtk_box_append (GTK_BOX (all), scroller);
  gtk_box_append (GTK_BOX (all), foot);
  return all;
}

static void
pow_undo_dialog_init (PowUndoDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel")), *spinner = gtk_spinner_new ();

  self->cancellable = g_cancellable_new ();
  self->undo = gtk_button_new_with_mnemonic (_ ("_Put back"));
  gtk_widget_add_css_class (self->undo, "suggested-action");
  gtk_widget_set_sensitive (self->undo, FALSE);
  g_signal_connect_swapped (self->undo, "clicked", G_CALLBACK (undo_cb), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->undo);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "compact");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, build_plan (self), "plan");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->undo);
  pow_dialog_size_set (GTK_WINDOW (self), 560, 520);
}

static PowUndoDialog *
create (GtkWidget *parent, PowSession *session, const char *title)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  PowUndoDialog *self = g_object_new (POW_TYPE_UNDO_DIALOG, NULL);

  self->session = g_object_ref (session);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (window));
  gtk_window_set_transient_for (GTK_WINDOW (self), window);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  return self;
}

/**
 * pow_undo_dialog_present:
 * @parent: what asks for it
 * @session: the session
 * @change: a revision or a Change-Id
 * @address: (nullable): only this record of it
 * @field: (nullable): only this field of the record
 *
 * Shows what undoing the change would do, and does it when the person says so.
 */
void
pow_undo_dialog_present (GtkWidget *parent, PowSession *session, const char *change, const char *address, const char *field)
{
  PowUndoDialog *self;

  g_return_if_fail (POW_IS_SESSION (session));
  g_return_if_fail (change != NULL);

  self = create (parent, session, _ ("Undo an old change"));
  pow_lookback_plan_undo_async (pow_session_get_lookback (session), change, address, field, self->cancellable, planned_cb,
                                g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * pow_undo_dialog_present_restore:
 * @parent: what asks for it
 * @session: the session
 * @revision: a state of the record's line
 * @address: the record
 *
 * Shows what putting the record back as it was in that state would do, and does it when the person says so.
 */
void
pow_undo_dialog_present_restore (GtkWidget *parent, PowSession *session, const char *revision, const char *address)
{
  PowUndoDialog *self;

  g_return_if_fail (POW_IS_SESSION (session));
  g_return_if_fail (revision != NULL && address != NULL);

  self = create (parent, session, _ ("Put all of it back"));
  self->restored = g_strdup (address);
  pow_store_read_async (pow_session_get_store (session), revision, self->cancellable, read_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
