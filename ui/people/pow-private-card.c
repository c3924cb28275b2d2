/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/people/pow-private-card.h"

#include "model/record/pow-json.h"
#include "model/schema/pow-validate.h"
#include "model/store/pow-private-layer.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/form/pow-value-line.h"
#include "ui/people/pow-layer-row.h"

#include <glib/gi18n-lib.h>

#define N_SCORES 2
#define SCORE_MAX 4

static const struct
{
  const char *key;
  const char *label;
} scores[N_SCORES] = {
  { POW_PRIVATE_INFLUENCE, N_ ("Influence") },
  { POW_PRIVATE_INTEREST, N_ ("Interest") },
};

struct _PowPrivateCard
{
  AdwBin parent_instance;

  PowSession *session;
  char *address;
  GtkWidget *note;
  GtkWidget *scores[N_SCORES]; /* NULL for a trekker */
  GtkWidget *caption;
  gboolean is_showing;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PowPrivateCard, pow_private_card, ADW_TYPE_BIN)

/* What the store's thread is to do. */
typedef struct
{
  char *address;
  const char *key; /* NULL: only read */
  cJSON *value;
} PowPrivateJob;

static void
pow_private_job_free (gpointer data)
{
  PowPrivateJob *job = data;

  g_free (job->address);
  cJSON_Delete (job->value);
  g_free (job);
}

/* Answers what is kept of the record afterwards. */
static gpointer
pow_private_job_work (PowRepository *repository, gpointer data, GCancellable *cancellable, GError **error)
{
  const PowPrivateJob *job = data;
  const char *identity = pow_repository_get_identity (repository);

  if (job->key != NULL && !pow_private_layer_set_record (identity, job->address, job->key, job->value, error))
    return NULL;
  return pow_private_layer_read_record (identity, job->address, error);
}

static void
pow_private_card_show (PowPrivateCard *self, const cJSON *record)
{
  self->is_showing = TRUE;
  pow_layer_row_set_value (POW_LAYER_ROW (self->note), pow_json_get_string (record, POW_PRIVATE_NOTE));
  for (guint i = 0; i < N_SCORES && self->scores[i] != NULL; i++)
    {
      gint64 score = 0;

      if (!pow_json_get_int64 (pow_json_get (record, scores[i].key), &score) || score < 0 || score > SCORE_MAX)
        score = 0;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scores[i]), (guint) score);
    }
  gtk_label_set_text (GTK_LABEL (self->caption), _ ("On this computer only. It is never shared or exported."));
  self->is_showing = FALSE;
}

static void
pow_private_card_done_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowPrivateCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON) record = pow_store_run_finish (POW_STORE (store), result, &error);

  if (record != NULL && self->session != NULL)
    pow_private_card_show (self, record);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_text (GTK_LABEL (self->caption), error->message);
}

/* Takes @value. What was entered is kept also when the page goes away meanwhile. */
static void
pow_private_card_run (PowPrivateCard *self, const char *key, cJSON *value)
{
  PowPrivateJob *job = g_new0 (PowPrivateJob, 1);

  job->address = g_strdup (self->address);
  job->key = key;
  job->value = value;
  pow_store_run_async (pow_session_get_store (self->session), pow_private_job_work, job, pow_private_job_free,
                       (GDestroyNotify) cJSON_Delete, key == NULL ? self->cancellable : NULL, pow_private_card_done_cb,
                       g_object_ref (self));
}

/**
 * pow_private_card_refresh:
 * @self: the card
 *
 * Reads anew what is kept, beside the main thread.
 */
void
pow_private_card_refresh (PowPrivateCard *self)
{
  g_return_if_fail (POW_IS_PRIVATE_CARD (self));

  pow_private_card_run (self, NULL, NULL);
}

static void
pow_private_card_entered_cb (PowPrivateCard *self, const char *text)
{
  gboolean bsn = pow_text_has_bsn (text);

  pow_layer_row_set_problem (POW_LAYER_ROW (self->note),
                             bsn ? _ ("This looks like a citizen service number (BSN). Leave it out: no data of clients is kept here.")
                                 : NULL);
  if (!bsn)
    pow_private_card_run (self, POW_PRIVATE_NOTE, *text != '\0' ? cJSON_CreateString (text) : NULL);
}

static void
pow_private_card_scored_cb (PowPrivateCard *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  guint score = gtk_drop_down_get_selected (drop_down);

  if (self->is_showing)
    return;
  for (guint i = 0; i < N_SCORES; i++)
    if (self->scores[i] == GTK_WIDGET (drop_down))
      pow_private_card_run (self, scores[i].key, score > 0 && score <= SCORE_MAX ? pow_json_new_integer (score) : NULL);
}

static void
pow_private_card_dispose (GObject *object)
{
  PowPrivateCard *self = POW_PRIVATE_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pow_private_card_parent_class)->dispose (object);
}

static void
pow_private_card_finalize (GObject *object)
{
  g_free (POW_PRIVATE_CARD (object)->address);

  G_OBJECT_CLASS (pow_private_card_parent_class)->finalize (object);
}

static void
pow_private_card_class_init (PowPrivateCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = pow_private_card_dispose;
  object_class->finalize = pow_private_card_finalize;
}

static void
pow_private_card_init (PowPrivateCard *self)
{
  self->cancellable = g_cancellable_new ();
}

/* A row with the four steps to choose from. */
static GtkWidget *
pow_private_card_create_score (PowPrivateCard *self, guint i)
{
  const char *const steps[] = { _ ("not scored"), _ ("1, little"), "2", "3", _ ("4, much"), NULL };
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *key = pow_label_new (_ (scores[i].label), "key");

  self->scores[i] = gtk_drop_down_new_from_strings (steps);
  gtk_widget_set_halign (self->scores[i], GTK_ALIGN_START);
  gtk_widget_add_css_class (self->scores[i], "field-button");
  gtk_widget_add_css_class (self->scores[i], "score");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scores[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (scores[i].label), -1);
  g_signal_connect_object (self->scores[i], "notify::selected", G_CALLBACK (pow_private_card_scored_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (end, FALSE);
  gtk_box_append (GTK_BOX (box), pow_value_line_new (key, self->scores[i], end));
  gtk_widget_add_css_class (row, "field");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/**
 * pow_private_card_new:
 * @session: the open portfolio
 * @address: a trekker or stakeholder
 * @kind: which of both; only a stakeholder has influence and interest
 *
 * Main thread. Empty until pow_private_card_refresh().
 *
 * Returns: (transfer floating): what the person keeps of it for themselves
 */
GtkWidget *
pow_private_card_new (PowSession *session, const char *address, PowKind kind)
{
  PowPrivateCard *self;
  GtkWidget *box;
  GtkWidget *list;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (POW_TYPE_PRIVATE_CARD, NULL);
  self->session = g_object_ref (session);
  self->address = g_strdup (address);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  list = pow_layer_list_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Only for you"), -1);
  for (guint i = 0; i < N_SCORES && kind == POW_KIND_STAKEHOLDER; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), pow_private_card_create_score (self, i));
  self->note = pow_layer_row_new (_ ("Own note"), TRUE);
  g_signal_connect_object (self->note, "entered", G_CALLBACK (pow_private_card_entered_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), self->note);
  self->caption = pow_label_new (NULL, "caption");
  gtk_widget_add_css_class (self->caption, "dim-label");
  gtk_widget_set_margin_start (self->caption, 2);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->caption);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
