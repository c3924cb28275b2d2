/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-window-private.h"

#include "pow-config.h"
#include "ui/choices/pow-merged-dialog.h"
#include "ui/sync/pow-automatic-bar.h"
#include "ui/sync/pow-proposal-dialog.h"
#include "ui/sync/pow-sync-button.h"
#include "ui/sync/pow-sync-dialog.h"
#include "ui/sync/pow-sync-question-dialog.h"
#include "ui/sync/pow-sync-words.h"
#include "ui/window/pow-portfolio-tasks.h"

#include <glib/gi18n-lib.h>

/* What the window does about sharing: questions become dialogs, news becomes toasts; a failure that nobody
 * asked for stays in the button. */

static guint
get_id (PowSyncQuestionDialog *dialog)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "pow-question"));
}

/* @answered is called with the dialog, the answer and whether to keep it. */
static void
ask (PowWindow *self, guint id, const PowSyncQuestion *question, GCallback answered, gpointer who)
{
  GtkWidget *dialog = pow_sync_question_dialog_new (GTK_WINDOW (self), question);

  g_object_set_data (G_OBJECT (dialog), "pow-question", GUINT_TO_POINTER (id));
  g_signal_connect_object (dialog, "answered", answered, who, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
answered_cb (PowSyncQuestionDialog *dialog, const char *answer, gboolean keep, PowSyncControl *sync)
{
  pow_sync_control_answer (sync, get_id (dialog), pow_sync_question_dialog_get_question (dialog), answer, keep);
}

static void
question_cb (PowSyncControl *sync, guint id, const PowSyncQuestion *question, PowWindow *self)
{
  ask (self, id, question, G_CALLBACK (answered_cb), sync);
}

static void
add_toast (PowWindow *self, const char *text, const char *action)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("Look"));
  adw_toast_set_action_name (toast, action);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
done_cb (PowSyncControl *sync, PowSyncResult *result, PowWindow *self)
{
  g_autofree char *words = pow_sync_words_dup_arrival (result);

  if (words != NULL)
    add_toast (self, words, "win.arrivals");
}

/* What the person may allow, so that the same exchange works. */
static const struct
{
  PowSyncError code;
  PowSyncPermission permission;
  const char *heading;
  const char *body;
  const char *allow;
} permissions[] = {
  { POW_SYNC_ERROR_EMPTY_SERVER, POW_SYNC_MAY_FILL, N_ ("Fill the empty server?"),
    N_ ("There is nothing at %s yet. Check that it is the right place: this whole portfolio is sent there."), N_ ("_Fill it") },
  { POW_SYNC_ERROR_EMPTIED, POW_SYNC_MAY_FILL, N_ ("Send everything again?"),
    N_ ("What was shared at %s before is gone. Ask the administrator what happened before you send it again. Everything is still "
        "here."),
    N_ ("_Send it") },
};

static char *
format_body (const char *body, const char *address)
{
  g_autoptr (GString) words = g_string_new (_ (body));

  g_string_replace (words, "%s", address, 1);
  return g_strdup (words->str);
}

static void
allowed_cb (AdwMessageDialog *dialog, const char *response, PowSyncControl *sync)
{
  if (g_str_equal (response, "allow"))
    pow_sync_control_share (sync, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "pow-permission")));
}

static void
failed_cb (PowSyncControl *sync, const GError *error, PowWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    if (g_error_matches (error, POW_SYNC_ERROR, (int) permissions[i].code))
      {
        g_autofree char *body = format_body (permissions[i].body, pow_sync_control_get_address (sync));
        GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ (permissions[i].heading), body);

        adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stop", _ ("_Stop"), "allow", _ (permissions[i].allow), NULL);
        adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "allow", ADW_RESPONSE_SUGGESTED);
        adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stop");
        g_object_set_data (G_OBJECT (dialog), "pow-permission", GUINT_TO_POINTER (permissions[i].permission));
        g_signal_connect_object (dialog, "response", G_CALLBACK (allowed_cb), sync, 0);
        gtk_window_present (GTK_WINDOW (dialog));
        return;
      }
  add_toast (self, error->message, "win.sharing");
}

/* A copy of a team's portfolio */

static void
clone_answered_cb (PowSyncQuestionDialog *dialog, const char *answer, gboolean keep, PowSyncAsker *asker)
{
  pow_sync_asker_answer (asker, get_id (dialog), pow_sync_question_dialog_get_question (dialog), answer, keep);
}

static void
clone_question_cb (PowSyncAsker *asker, guint id, const PowSyncQuestion *question, PowWindow *self)
{
  ask (self, id, question, G_CALLBACK (clone_answered_cb), asker);
}

static void
cloned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowWindow) self = data;
  g_autoptr (GError) error = NULL;
  const gboolean done = pow_syncer_clone_finish (POW_SYNCER (source), result, &error);

  /* Another is made, or the person went back. */
  if (self->cloner != POW_SYNCER (source))
    return;
  g_signal_handlers_disconnect_by_data (self->asker, self);
  g_clear_object (&self->asker);
  g_clear_object (&self->cloner);
  if (done)
    {
      g_autofree char *path = g_strdup (self->path);

      pow_window_open_portfolio (self, path);
      return;
    }
  pow_window_set_stage (self, "connect");
  pow_connect_page_fail (self->connect_page, error->message);
}

void
pow_window_connect_done (PowWindow *self)
{
  g_autofree char *home = pow_portfolio_dup_home ();
  g_autofree char *name = pow_connect_page_dup_name (self->connect_page);
  g_autofree char *address = pow_connect_page_dup_address (self->connect_page);
  g_auto (GStrv) regions = pow_connect_page_dup_regions (self->connect_page);

  pow_window_close_portfolio (self);
  g_free (self->path);
  self->path = g_build_filename (home, name, NULL);
  self->cloner = pow_syncer_new (self->path);
  self->asker = pow_sync_asker_new (self->cloner);
  g_signal_connect (self->asker, "question", G_CALLBACK (clone_question_cb), self);
  pow_window_set_busy (self, _ ("Connecting …"));
  /* It may take long, and can be stopped. */
  gtk_widget_set_visible (self->stage_back, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", TRUE);
  pow_syncer_clone_async (self->cloner, address, (const char *const *) regions, NULL, cloned_cb, g_object_ref (self));
}

/* FALSE: no copy is being made. */
gboolean
pow_window_stop_connecting (PowWindow *self)
{
  if (self->cloner == NULL)
    return FALSE;
  g_signal_handlers_disconnect_by_data (self->asker, self);
  g_clear_object (&self->asker);
  pow_syncer_cancel (self->cloner);
  g_clear_object (&self->cloner);
  return TRUE;
}

void
pow_window_connect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  pow_window_set_stage (self, "connect");
  pow_connect_page_start (self->connect_page);
}

void
pow_window_start_sync (PowWindow *self)
{
  /* The example is nobody's to share. */
  if (pow_store_is_demo (pow_session_get_store (self->session)))
    return;
  self->sync = pow_sync_control_new (self->session);
  g_signal_connect (self->sync, "question", G_CALLBACK (question_cb), self);
  g_signal_connect (self->sync, "done", G_CALLBACK (done_cb), self);
  g_signal_connect (self->sync, "failed", G_CALLBACK (failed_cb), self);
  pow_shell_set_sync_button (self->shell, pow_sync_button_new (self->sync));
  pow_shell_add_bar (self->shell, pow_automatic_bar_new (self->sync));
}

void
pow_window_leave_sync (PowWindow *self)
{
  if (self->sync == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->sync, self);
  pow_sync_control_leave (self->sync);
  g_clear_object (&self->sync);
}

void
pow_window_sharing_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);
  GtkWidget *dialog;

  if (self->sync == NULL)
    {
      pow_session_tell (self->session, _ ("The example is not shared. Begin a portfolio of your own to share it."), FALSE);
      return;
    }
  dialog = pow_sync_dialog_new (GTK_WINDOW (self), self->sync);
  gtk_window_set_application (GTK_WINDOW (dialog), gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
pow_window_proposal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  if (pow_session_is_read_only (self->session))
    pow_session_tell (self->session, _ ("Go back to now first: what was known then can only be read"), FALSE);
  else
    pow_proposal_dialog_open (widget, self->session);
}

/* What the last exchange brought, with why each value stands. */
void
pow_window_arrivals_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);
  PowSyncResult *result = self->sync != NULL ? pow_sync_control_get_last_result (self->sync) : NULL;

  if (result == NULL || result->arrivals->len == 0)
    pow_session_tell (self->session, _ ("Nothing came in from others since the window opened"), FALSE);
  else
    pow_merged_dialog_present_arrivals (widget, self->session, result->arrivals);
}

/* F5: shares, or asks with whom. */
void
pow_window_share_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  if (self->sync == NULL || pow_sync_control_get_standing (self->sync) == POW_SYNC_ALONE)
    pow_window_sharing_action (widget, name, parameter);
  else if (pow_session_get_person (self->session)[0] == '\0')
    pow_window_ask_person (self);
  else
    pow_sync_control_share (self->sync, 0);
}
