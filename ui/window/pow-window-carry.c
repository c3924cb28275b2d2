/* SPDX-License-Identifier: EUPL-1.2 */
/* What is carried elsewhere: a subproject to another region, the whole portfolio into a file. Each tells first
 * what will happen. */
#include "ui/window/pow-window-private.h"

#include "model/change/pow-move.h"
#include "model/record/pow-address.h"
#include "model/sync/pow-bundle.h"
#include "pow-config.h"
#include "ui/window/pow-region-dialog.h"

#include <glib/gi18n-lib.h>

static AdwMessageDialog *
build_preview (GtkWindow *parent, const char *heading, const char *body, const char *go_on)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, NULL, body));

  /* Titles of records are in it: never markup. */
  adw_message_dialog_set_heading (dialog, heading);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "go", go_on, NULL);
  adw_message_dialog_set_response_appearance (dialog, "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "go");
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}

/* To another region */

typedef struct
{
  PowWindow *window;
  char *address;
  char *region;
} Move;

static void
free_move (gpointer data)
{
  Move *move = data;

  g_object_unref (move->window);
  g_free (move->address);
  g_free (move->region);
  g_free (move);
}

static const char *
get_region_name (PowSession *session, const char *region)
{
  g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);

  return pow_session_get_title (session, address);
}

/* The copy there and the original removed, of what stands now; NULL after having said why not. */
static GPtrArray *
plan_move (PowSession *session, const Move *move)
{
  PowSnapshot *now = pow_session_get_current (session);
  PowRecord *record = pow_snapshot_lookup (now, move->address);
  g_autoptr (GError) error = NULL;
  GPtrArray *edits = record != NULL ? pow_move_plan (now, record, move->region, &error) : NULL;

  if (edits == NULL)
    pow_session_tell (session, error != NULL ? error->message : _ ("This subproject is not there any more"), FALSE);
  return edits;
}

static void
move_answer_cb (AdwMessageDialog *dialog, const char *response, Move *move)
{
  PowSession *session = move->window->session;
  g_autoptr (GPtrArray) edits = NULL;
  g_autofree char *text = NULL;
  g_autofree char *address = NULL;

  if (!g_str_equal (response, "go") || session == NULL)
    return;
  edits = plan_move (session, move);
  if (edits == NULL)
    return;
  address = g_strdup (pow_record_get_address (((const PowEdit *) g_ptr_array_index (edits, 0))->wanted));
  /* Translators: a step that can be undone: a subproject, and the region where it went. */
  text = g_strdup_printf (_ ("“%s” moved to %s"), pow_session_get_title (session, move->address), get_region_name (session, move->region));
  pow_session_change (session, edits, text, NULL);
  pow_session_open_address (session, address);
}

static void
move_chosen_cb (PowSession *session, const char *region, gpointer data)
{
  Move *chosen = data;
  Move *move = g_new0 (Move, 1);
  g_autoptr (GPtrArray) edits = NULL;
  g_autofree char *from = pow_address_dup_region (chosen->address);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  *move = (Move){ g_object_ref (chosen->window), g_strdup (chosen->address), g_strdup (region) };
  edits = plan_move (session, move);
  if (edits == NULL)
    {
      free_move (move);
      return;
    }
  /* Translators: a subproject and a region. */
  heading = g_strdup_printf (_ ("Move “%s” to %s?"), pow_session_get_title (session, move->address), get_region_name (session, region));
  /* Translators: both are the region where it stands now. */
  body = g_strdup_printf (_ ("Everything it holds comes along, except its line and place in the plan of %s. In %s it counts as removed; "
                             "its history stays there to be found, and what refers to it still leads to it. You can undo this."),
                          get_region_name (session, from), get_region_name (session, from));
  dialog = build_preview (GTK_WINDOW (move->window), heading, body, _ ("_Move"));
  g_object_set_data_full (G_OBJECT (dialog), "pow-move", move, free_move);
  g_signal_connect (dialog, "response", G_CALLBACK (move_answer_cb), move);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
pow_window_move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);
  PowPage *page = pow_shell_get_page (self->shell);
  const char *address = page != NULL ? pow_page_get_address (page) : NULL;
  g_autofree char *region = address != NULL ? pow_address_dup_region (address) : NULL;
  Move *move;

  if (pow_session_is_read_only (self->session))
    pow_session_tell (self->session, _ ("Go back to now first: what was known then can only be read"), FALSE);
  else if (address == NULL || pow_address_get_kind (address) != POW_KIND_SUBPROJECT)
    pow_session_tell (self->session, _ ("Open a subproject first; then it can be moved"), FALSE);
  else if (pow_session_is_refused (self->session, region))
    pow_session_tell (self->session, _ ("Only this region itself can change what stands here"), FALSE);
  else
    {
      move = g_new0 (Move, 1);
      *move = (Move){ g_object_ref (self), g_strdup (address), NULL };
      pow_region_dialog_choose (self->session, GTK_WINDOW (self), _ ("Move to another region"), region, move_chosen_cb, move, free_move);
    }
}

/* Into a file */

typedef struct
{
  char *file;
  guint n_lines;
  guint n_moments;
} Bundle;

static void
free_bundle (gpointer data)
{
  g_free (((Bundle *) data)->file);
  g_free (data);
}

/* Worker. The answer is the sentence about it. */
static gpointer
write_bundle (PowRepository *repository, gpointer data, GCancellable *cancellable, GError **error)
{
  Bundle *bundle = data;

  if (!pow_bundle_write (repository, bundle->file, &bundle->n_lines, &bundle->n_moments, error))
    return NULL;
  return g_strdup_printf (_ ("%s holds everything: %u lines and %u named moments"), bundle->file, bundle->n_lines, bundle->n_moments);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowSession) session = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = pow_store_run_finish (POW_STORE (source), result, &error);

  pow_session_tell (session, words != NULL ? words : error->message, FALSE);
}

static void
file_chosen_cb (GtkNativeDialog *chooser, int response, PowWindow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  Bundle *bundle;

  if (file != NULL && g_file_peek_path (file) != NULL && self->session != NULL)
    {
      bundle = g_new0 (Bundle, 1);
      bundle->file = g_file_get_path (file);
      pow_store_run_async (pow_session_get_store (self->session), write_bundle, bundle, free_bundle, g_free, NULL, written_cb,
                           g_object_ref (self->session));
    }
  g_object_unref (chooser);
}

static void
bundle_answer_cb (AdwMessageDialog *dialog, const char *response, PowWindow *self)
{
  GtkFileChooserNative *chooser;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  if (!g_str_equal (response, "go") || self->session == NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("One file of everything"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Make"), _ ("_Cancel"));
  day = pow_date_to_string (pow_session_get_today (self->session));
  name = g_strdup_printf ("portfolio-%s.bundle", day);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
pow_window_bundle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwMessageDialog *dialog
      = build_preview (GTK_WINDOW (widget), _ ("Make one file of everything?"),
                       _ ("All regions you have and all named moments go into it, with their whole history: as a backup, or to take along "
                          "on a stick. Contact details and your own notes stay out."),
                       _ ("_Choose a place…"));

  g_signal_connect_object (dialog, "response", G_CALLBACK (bundle_answer_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
