/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/people/pow-contact-card.h"

#include "model/store/pow-contacts.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/people/pow-layer-row.h"

#include <glib/gi18n-lib.h>

#define N_ROWS 3

static const struct
{
  const char *field;
  const char *label;
} details[N_ROWS] = {
  { POW_CONTACT_NAME, N_ ("Name") },
  { POW_CONTACT_MAIL, N_ ("Mail") },
  { POW_CONTACT_PHONE, N_ ("Phone") },
};

struct _PowContactCard
{
  AdwBin parent_instance;

  PowSession *session;
  char *address;
  GtkWidget *rows[N_ROWS];
  GtkWidget *caption;
  GtkWidget *forget;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PowContactCard, pow_contact_card, ADW_TYPE_BIN)

/* What the store's thread is to do with one contact. */
typedef struct
{
  char *address;
  GHashTable *details; /* NULL: only read */
  gboolean forget;
} PowContactJob;

static void
pow_contact_job_free (gpointer data)
{
  PowContactJob *job = data;

  g_free (job->address);
  g_clear_pointer (&job->details, g_hash_table_unref);
  g_free (job);
}

static gpointer
pow_contact_job_work (PowRepository *repository, gpointer data, GCancellable *cancellable, GError **error)
{
  const PowContactJob *job = data;
  const char *portfolio = pow_repository_get_path (repository);
  g_autoptr (GError) failure = NULL;
  PowContact *contact;

  if (job->forget)
    return pow_contacts_forget (portfolio, job->address, error);
  if (job->details != NULL)
    return pow_contacts_set (portfolio, job->address, job->details, g_get_real_time () / G_USEC_PER_SEC, error);
  contact = pow_contacts_get (portfolio, job->address, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (contact == NULL)
    contact = pow_contact_new ();
  return contact;
}

static void
pow_contact_card_show (PowContactCard *self, PowContact *contact)
{
  gboolean editable = !pow_session_is_read_only (self->session);

  for (guint i = 0; i < N_ROWS; i++)
    {
      pow_layer_row_set_value (POW_LAYER_ROW (self->rows[i]), pow_contact_get (contact, details[i].field));
      pow_layer_row_set_problem (POW_LAYER_ROW (self->rows[i]), NULL);
      gtk_widget_set_sensitive (self->rows[i], editable);
    }
  gtk_label_set_text (GTK_LABEL (self->caption),
                      pow_contact_is_forgotten (contact)
                          ? _ ("The details that stood here were forgotten.")
                          : _ ("Kept apart from the portfolio and its history; who shares this region sees it."));
  gtk_widget_set_visible (self->forget, editable && !pow_contact_is_empty (contact));
}

/* What was entered is kept also when the page goes away meanwhile. */
static void
pow_contact_card_run (PowContactCard *self, PowContactJob *job, GAsyncReadyCallback callback, gpointer data)
{
  job->address = g_strdup (self->address);
  pow_store_run_async (pow_session_get_store (self->session), pow_contact_job_work, job, pow_contact_job_free,
                       (GDestroyNotify) pow_contact_unref,
                       job->details != NULL || job->forget ? NULL : self->cancellable, callback, data);
}

static void
pow_contact_card_read_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowContactCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PowContact) contact = pow_store_run_finish (POW_STORE (store), result, &error);

  if (contact != NULL && self->session != NULL)
    pow_contact_card_show (self, contact);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_text (GTK_LABEL (self->caption), error->message);
}

/**
 * pow_contact_card_refresh:
 * @self: the card
 *
 * Reads anew what is kept, beside the main thread.
 */
void
pow_contact_card_refresh (PowContactCard *self)
{
  g_return_if_fail (POW_IS_CONTACT_CARD (self));

  pow_contact_card_run (self, g_new0 (PowContactJob, 1), pow_contact_card_read_cb, g_object_ref (self));
}

static PowContactCard *
pow_contact_card_find (GtkWidget *row)
{
  return POW_CONTACT_CARD (gtk_widget_get_ancestor (row, POW_TYPE_CONTACT_CARD));
}

static void
pow_contact_card_entered_done_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PowContact) contact = pow_store_run_finish (POW_STORE (store), result, &error);
  PowContactCard *self = pow_contact_card_find (row);

  if (self == NULL || self->session == NULL)
    return;
  if (contact != NULL)
    pow_contact_card_show (self, contact);
  else
    pow_layer_row_set_problem (POW_LAYER_ROW (row), error->message);
}

static void
pow_contact_card_entered_cb (PowLayerRow *row, const char *text, PowContactCard *self)
{
  PowContactJob *job = g_new0 (PowContactJob, 1);

  job->details = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < N_ROWS; i++)
    if (self->rows[i] == GTK_WIDGET (row))
      g_hash_table_insert (job->details, (gpointer) details[i].field, g_strdup (text));
  pow_contact_card_run (self, job, pow_contact_card_entered_done_cb, g_object_ref (row));
}

static void
pow_contact_card_forgotten_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowContactCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PowContact) contact = pow_store_run_finish (POW_STORE (store), result, &error);

  if (self->session == NULL)
    return;
  if (contact == NULL)
    {
      pow_session_tell (self->session, error->message, FALSE);
      return;
    }
  pow_contact_card_show (self, contact);
  pow_session_tell (self->session, _ ("Contact details forgotten"), FALSE);
}

static void
pow_contact_card_answer_cb (PowContactCard *self, const char *response)
{
  PowContactJob *job;

  if (!g_str_equal (response, "forget"))
    return;
  job = g_new0 (PowContactJob, 1);
  job->forget = TRUE;
  /* What was typed and not entered goes too. */
  for (guint i = 0; i < N_ROWS; i++)
    pow_layer_row_set_value (POW_LAYER_ROW (self->rows[i]), NULL);
  pow_drafts_drop_record (pow_session_get_drafts (self->session), self->address);
  pow_contact_card_run (self, job, pow_contact_card_forgotten_cb, g_object_ref (self));
}

static void
pow_contact_card_ask_cb (PowContactCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("Forget these contact details?"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _ ("They disappear here at once, and from the server and all other copies with the next "
                                  "exchanges. This cannot be undone."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "forget", _ ("_Forget"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "forget", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (pow_contact_card_answer_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pow_contact_card_dispose (GObject *object)
{
  PowContactCard *self = POW_CONTACT_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pow_contact_card_parent_class)->dispose (object);
}

static void
pow_contact_card_finalize (GObject *object)
{
  g_free (POW_CONTACT_CARD (object)->address);

  G_OBJECT_CLASS (pow_contact_card_parent_class)->finalize (object);
}

static void
pow_contact_card_class_init (PowContactCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = pow_contact_card_dispose;
  object_class->finalize = pow_contact_card_finalize;
}

static void
pow_contact_card_init (PowContactCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = pow_layer_list_new ();
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < N_ROWS; i++)
    {
      self->rows[i] = pow_layer_row_new (_ (details[i].label), FALSE);
      g_signal_connect_object (self->rows[i], "entered", G_CALLBACK (pow_contact_card_entered_cb), self, 0);
      gtk_list_box_append (GTK_LIST_BOX (list), self->rows[i]);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Contact details"), -1);
  self->caption = pow_label_new (NULL, "caption");
  gtk_widget_add_css_class (self->caption, "dim-label");
  gtk_widget_set_margin_start (self->caption, 2);
  gtk_widget_set_hexpand (self->caption, TRUE);
  self->forget = gtk_button_new_with_mnemonic (_ ("_Forget…"));
  gtk_widget_add_css_class (self->forget, "flat");
  gtk_widget_set_valign (self->forget, GTK_ALIGN_START);
  gtk_widget_set_visible (self->forget, FALSE);
  g_signal_connect_object (self->forget, "clicked", G_CALLBACK (pow_contact_card_ask_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (foot), self->caption);
  gtk_box_append (GTK_BOX (foot), self->forget);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), foot);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pow_contact_card_new:
 * @session: the open portfolio
 * @address: a trekker or stakeholder
 *
 * Main thread. Empty until pow_contact_card_refresh().
 *
 * Returns: (transfer floating): how it can be reached
 */
GtkWidget *
pow_contact_card_new (PowSession *session, const char *address)
{
  PowContactCard *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (POW_TYPE_CONTACT_CARD, NULL);
  self->session = g_object_ref (session);
  self->address = g_strdup (address);
  g_signal_connect_object (session, "contacts-changed", G_CALLBACK (pow_contact_card_refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
