/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-sync-question-dialog.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/sync/pow-secret-store.h"

#include <glib/gi18n-lib.h>

struct _PowSyncQuestionDialog
{
  AdwMessageDialog parent_instance;

  PowSyncQuestion *question;
  GtkWidget *entry; /* NULL for a yes or no */
  GtkWidget *keep;  /* NULL: nothing can be kept */
};

G_DEFINE_FINAL_TYPE (PowSyncQuestionDialog, pow_sync_question_dialog, ADW_TYPE_MESSAGE_DIALOG)

static guint answered_signal;

static void
response_cb (PowSyncQuestionDialog *self, const char *response)
{
  const char *answer = NULL;
  const gboolean keep = self->keep != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->keep));

  if (g_str_equal (response, "answer"))
    answer = self->entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : "yes";
  g_signal_emit (self, answered_signal, 0, answer, keep);
}

static void
pow_sync_question_dialog_finalize (GObject *object)
{
  pow_sync_question_free (POW_SYNC_QUESTION_DIALOG (object)->question);
  G_OBJECT_CLASS (pow_sync_question_dialog_parent_class)->finalize (object);
}

static void
pow_sync_question_dialog_class_init (PowSyncQuestionDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_sync_question_dialog_finalize;
  answered_signal = g_signal_new ("answered", POW_TYPE_SYNC_QUESTION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
pow_sync_question_dialog_init (PowSyncQuestionDialog *self)
{
}

static const char *
get_title (const PowSyncQuestion *question)
{
  switch (question->ask)
    {
    case POW_SYNC_ASK_NAME:
      return _ ("Your name on the server");
    case POW_SYNC_ASK_PASSPHRASE:
      return _ ("The passphrase of your key");
    case POW_SYNC_ASK_HOST_KEY:
      return _ ("Is this the right server?");
    case POW_SYNC_ASK_PASSWORD:
    default:
      return _ ("Your password or token");
    }
}

static char *
dup_body (const PowSyncQuestion *question)
{
  g_autoptr (GString) body = g_string_new (NULL);

  if (question->attempt > 1)
    {
      /* Translators: the how-manieth time it is asked, of three. */
      g_string_append_printf (body, _ ("That was not right. Try it again (%u of 3)."), question->attempt);
      g_string_append (body, "\n\n");
    }
  if (question->ask == POW_SYNC_ASK_HOST_KEY)
    g_string_append_printf (body,
                            _ ("%s is new to this computer. Ask its administrator whether this fingerprint is right; it is asked only "
                               "once."),
                            question->place);
  else
    g_string_append_printf (body, _ ("For %s."), question->place);
  return g_strdup (body->str);
}

static void
peek_cb (GtkEntry *entry)
{
  gtk_entry_set_visibility (entry, !gtk_entry_get_visibility (entry));
}

/* Not GtkPasswordEntry: in GTK 4.8 it goes on watching the keyboard after its dialog is gone. */
static void
hide_secret (GtkEntry *entry)
{
  gtk_entry_set_visibility (entry, FALSE);
  gtk_entry_set_input_purpose (entry, GTK_INPUT_PURPOSE_PASSWORD);
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "view-reveal-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("Show what was typed, or hide it"));
  g_signal_connect (entry, "icon-press", G_CALLBACK (peek_cb), NULL);
}

static void
wrap_label (GtkWidget *button)
{
  for (GtkWidget *child = gtk_widget_get_first_child (button); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      gtk_label_set_wrap (GTK_LABEL (child), TRUE);
}

static GtkWidget *
build_extra (PowSyncQuestionDialog *self)
{
  const PowSyncQuestion *question = self->question;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  if (question->ask == POW_SYNC_ASK_HOST_KEY)
    {
      GtkWidget *fingerprint = pow_label_new (question->fingerprint != NULL ? question->fingerprint : question->text, "monospace");

      gtk_label_set_selectable (GTK_LABEL (fingerprint), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (fingerprint), PANGO_WRAP_CHAR);
      gtk_box_append (GTK_BOX (box), fingerprint);
      return box;
    }
  self->entry = gtk_entry_new ();
  if (question->ask != POW_SYNC_ASK_NAME)
    hide_secret (GTK_ENTRY (self->entry));
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (question), -1);
  gtk_box_append (GTK_BOX (box), self->entry);
  if (pow_secret_store_is_there () && question->ask != POW_SYNC_ASK_PASSPHRASE)
    {
      self->keep = gtk_check_button_new_with_label (_ ("Keep it in the password store of this desktop"));
      /* Its own label asks for the whole line, which a narrow window does not have. */
      wrap_label (self->keep);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->keep), TRUE);
      gtk_box_append (GTK_BOX (box), self->keep);
    }
  return box;
}

GtkWidget *
pow_sync_question_dialog_new (GtkWindow *parent, const PowSyncQuestion *question)
{
  PowSyncQuestionDialog *self;
  AdwMessageDialog *dialog;
  g_autofree char *body = NULL;

  g_return_val_if_fail (question != NULL, NULL);

  body = dup_body (question);
  self = g_object_new (POW_TYPE_SYNC_QUESTION_DIALOG, "transient-for", parent, "modal", TRUE, "heading", get_title (question),
                       "body", body, NULL);
  dialog = ADW_MESSAGE_DIALOG (self);
  self->question = pow_sync_question_copy (question);
  adw_message_dialog_set_extra_child (dialog, build_extra (self));
  adw_message_dialog_add_responses (dialog, "stop", _ ("_Stop"), "answer",
                                    self->entry != NULL ? _ ("_Continue") : _ ("It is _right"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "answer", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "stop");
  /* Who only presses Enter does not accept an unknown server. */
  adw_message_dialog_set_default_response (dialog, self->entry != NULL ? "answer" : "stop");
  g_signal_connect (self, "response", G_CALLBACK (response_cb), NULL);
  return GTK_WIDGET (self);
}

/**
 * pow_sync_question_dialog_get_question:
 * @self: the dialog
 *
 * Returns: (transfer none): what is asked; lives as long as the dialog
 */
const PowSyncQuestion *
pow_sync_question_dialog_get_question (PowSyncQuestionDialog *self)
{
  g_return_val_if_fail (POW_IS_SYNC_QUESTION_DIALOG (self), NULL);

  return self->question;
}
