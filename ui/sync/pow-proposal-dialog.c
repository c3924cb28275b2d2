/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-proposal-dialog.h"

#include "model/change/pow-proposal.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-dialog-size.h"
#include "ui/history/pow-before-after.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

/* More than anybody reads in one go; the file has them all. */
#define MOST_CHANGES 100

struct _PowProposalDialog
{
  AdwWindow parent_instance;

  PowSession *session;
  PowProposal *proposal; /* NULL: not there yet */
  gboolean is_taken;     /* it comes in; else it goes out */

  GtkStack *stack;
  GtkBox *body;
  AdwStatusPage *problem;
  GtkWidget *act;
};

G_DEFINE_FINAL_TYPE (PowProposalDialog, pow_proposal_dialog, ADW_TYPE_WINDOW)

static void
show_problem (PowProposalDialog *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->problem, escaped);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  gtk_widget_set_sensitive (self->act, FALSE);
}

static char *
dup_explanation (PowProposalDialog *self)
{
  g_autofree char *region = pow_change_text_dup_region (pow_session_get_snapshot (self->session), self->proposal->line);

  if (!self->is_taken)
    return g_strdup_printf (_ ("You may not change %s, so this stays on this computer. Keep it in a file and send that to somebody who "
                               "may; they can take it in."),
                            region);
  if (self->proposal->author != NULL)
    /* Translators: a person and a region. */
    return g_strdup_printf (_ ("%s proposes this for %s. Where somebody changed the same since, both values are kept for you to choose."),
                            self->proposal->author, region);
  return g_strdup_printf (_ ("A proposal for %s. Where somebody changed the same since, both values are kept for you to choose."), region);
}

static void
show_proposal (PowProposalDialog *self)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  GPtrArray *changes = self->proposal->changes;
  g_autofree char *explanation = dup_explanation (self);

  pow_box_clear (self->body);
  gtk_box_append (self->body, pow_label_new (explanation, "choice-origin"));
  for (guint i = 0; i < MIN (changes->len, MOST_CHANGES); i++)
    gtk_box_append (self->body, pow_before_after_new (snapshot, g_ptr_array_index (changes, i), TRUE, _ ("Was"),
                                                      self->is_taken ? _ ("Proposed") : _ ("Yours")));
  if (changes->len > MOST_CHANGES)
    {
      const guint more = changes->len - MOST_CHANGES;
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more change", "and %u more changes", more), more);

      gtk_box_append (self->body, pow_label_new (text, "dim-label"));
    }
  gtk_widget_set_sensitive (self->act, changes->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "changes");
}

/* Going out */

static gpointer
list_stranded (PowRepository *repository, gpointer line, GCancellable *cancellable, GError **error)
{
  return pow_sync_status_list_stranded (repository, line, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowProposalDialog) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = pow_store_run_finish (POW_STORE (source), result, &error);
  const char *line = g_object_get_data (G_OBJECT (self), "pow-line");

  if (changes == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  self->proposal = pow_proposal_new (line, pow_session_get_person (self->session), changes);
  if (self->session != NULL)
    show_proposal (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowProposalDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      show_problem (self, error->message);
      return;
    }
  words = g_strdup_printf (_ ("The proposal is in %s"), g_file_peek_path (G_FILE (source)));
  pow_session_tell (self->session, words, FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

void
pow_proposal_dialog_write (PowProposalDialog *self, GFile *file)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  g_return_if_fail (POW_IS_PROPOSAL_DIALOG (self) && self->proposal != NULL);

  text = pow_proposal_write (self->proposal, &length);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, written_cb, g_object_ref (self));
}

static void
place_chosen_cb (GtkNativeDialog *chooser, int response, PowProposalDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL && self->session != NULL)
    pow_proposal_dialog_write (self, file);
  g_object_unref (chooser);
}

static void
choose_place (PowProposalDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Keep as a proposal"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               _ ("_Make"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("proposal.json"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (place_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Coming in */

static void
take_in (PowProposalDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = pow_proposal_plan (self->proposal, pow_session_get_current (self->session), &error);
  g_autofree char *reason = NULL;
  g_autofree char *words = NULL;

  if (edits == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  reason = self->proposal->author != NULL ? g_strdup_printf (_ ("proposal of %s"), self->proposal->author) : g_strdup (_ ("a proposal"));
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Proposal taken in: %u record changed", "Proposal taken in: %u records changed", edits->len),
                           edits->len);
  if (edits->len > 0)
    pow_session_change (self->session, edits, words, reason);
  else
    pow_session_tell (self->session, _ ("All of this proposal is in already"), FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
act_cb (PowProposalDialog *self)
{
  if (self->is_taken)
    take_in (self);
  else
    choose_place (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowProposalDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    self->proposal = pow_proposal_read (text, length, &error);
  if (self->session == NULL)
    return;
  if (self->proposal != NULL)
    show_proposal (self);
  else
    show_problem (self, error->message);
}

static void
pow_proposal_dialog_dispose (GObject *object)
{
  g_clear_object (&POW_PROPOSAL_DIALOG (object)->session);
  G_OBJECT_CLASS (pow_proposal_dialog_parent_class)->dispose (object);
}

static void
pow_proposal_dialog_finalize (GObject *object)
{
  pow_proposal_free (POW_PROPOSAL_DIALOG (object)->proposal);
  G_OBJECT_CLASS (pow_proposal_dialog_parent_class)->finalize (object);
}

static void
pow_proposal_dialog_class_init (PowProposalDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_proposal_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_proposal_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pow_proposal_dialog_init (PowProposalDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *spinner = gtk_spinner_new ();
  /* Below, where a narrow dialog has room for title and button. */
  GtkWidget *actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->act = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->act), TRUE);
  gtk_widget_add_css_class (self->act, "suggested-action");
  gtk_widget_set_sensitive (self->act, FALSE);
  g_signal_connect_swapped (self->act, "clicked", G_CALLBACK (act_cb), self);
  gtk_widget_set_hexpand (self->act, TRUE);
  gtk_widget_set_halign (self->act, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (actions), self->act);
  gtk_widget_add_css_class (actions, "detail-buttons");
  gtk_widget_add_css_class (header, "flat");
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_add_css_class (GTK_WIDGET (self->body), "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->body));
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_title (self->problem, _ ("This did not work"));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "compact");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, scroller, "changes");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), actions);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->act);
  pow_dialog_size_set (GTK_WINDOW (self), 560, 520);
}

static PowProposalDialog *
create (GtkWidget *parent, PowSession *session, const char *title, const char *action)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  PowProposalDialog *self = g_object_new (POW_TYPE_PROPOSAL_DIALOG, "transient-for", window, "title", title, NULL);

  self->session = g_object_ref (session);
  gtk_button_set_label (GTK_BUTTON (self->act), action);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (window));
  return self;
}

void
pow_proposal_dialog_present_stranded (GtkWidget *parent, PowSession *session, const char *line)
{
  PowProposalDialog *self;

  g_return_if_fail (POW_IS_SESSION (session));
  g_return_if_fail (line != NULL);

  self = create (parent, session, _ ("Not shared: no permission"), _ ("_Keep as a proposal…"));
  g_object_set_data_full (G_OBJECT (self), "pow-line", g_strdup (line), g_free);
  pow_store_run_async (pow_session_get_store (session), list_stranded, g_strdup (line), g_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                       listed_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}

void
pow_proposal_dialog_present_file (GtkWidget *parent, PowSession *session, GFile *file)
{
  PowProposalDialog *self;

  g_return_if_fail (POW_IS_SESSION (session));
  g_return_if_fail (G_IS_FILE (file));

  self = create (parent, session, _ ("A proposal"), _ ("_Take in"));
  self->is_taken = TRUE;
  g_file_load_contents_async (file, NULL, read_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}

static void
file_chosen_cb (GtkNativeDialog *chooser, int response, PowSession *session)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL)
    pow_proposal_dialog_present_file (GTK_WIDGET (gtk_native_dialog_get_transient_for (chooser)), session, file);
  g_object_unref (chooser);
}

void
pow_proposal_dialog_open (GtkWidget *parent, PowSession *session)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Take in a proposal"), GTK_WINDOW (gtk_widget_get_root (parent)),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen_cb), session, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
