/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-sync-asker.h"

#include "pow-config.h"
#include "ui/sync/pow-secret-store.h"

#include <glib/gi18n-lib.h>

struct _PowSyncAsker
{
  GObject parent_instance;

  PowSyncer *syncer;
  gboolean allowed;
};

enum
{
  SIGNAL_QUESTION,
  SIGNAL_NOT_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PowSyncAsker, pow_sync_asker, G_TYPE_OBJECT)

/* A question that the password store is asked first. */
typedef struct
{
  PowSyncAsker *asker;
  guint id;
  PowSyncQuestion *question;
} Asked;

static void
free_asked (Asked *asked)
{
  g_object_unref (asked->asker);
  pow_sync_question_free (asked->question);
  g_free (asked);
}

static void
ask_person (PowSyncAsker *self, guint id, PowSyncQuestion *question)
{
  if (self->allowed)
    g_signal_emit (self, signals[SIGNAL_QUESTION], 0, id, question);
  else
    pow_syncer_answer (self->syncer, id, NULL);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autofree char *kept = pow_secret_store_look_up_finish (result);

  if (kept != NULL)
    pow_syncer_answer (asked->asker->syncer, asked->id, kept);
  else
    ask_person (asked->asker, asked->id, asked->question);
  free_asked (asked);
}

static void
question_cb (PowSyncer *syncer, guint id, PowSyncQuestion *question, PowSyncAsker *self)
{
  Asked *asked;

  /* What was kept is tried once; that it was wrong shows in a second attempt. */
  if (question->attempt > 1 || (question->ask != POW_SYNC_ASK_NAME && question->ask != POW_SYNC_ASK_PASSWORD))
    {
      ask_person (self, id, question);
      return;
    }
  asked = g_new0 (Asked, 1);
  asked->asker = g_object_ref (self);
  asked->id = id;
  asked->question = pow_sync_question_copy (question);
  pow_secret_store_look_up_async (question, looked_up_cb, asked);
}

static void
pow_sync_asker_dispose (GObject *object)
{
  PowSyncAsker *self = POW_SYNC_ASKER (object);

  if (self->syncer != NULL)
    g_signal_handlers_disconnect_by_data (self->syncer, self);
  g_clear_object (&self->syncer);
  G_OBJECT_CLASS (pow_sync_asker_parent_class)->dispose (object);
}

static void
pow_sync_asker_class_init (PowSyncAskerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_sync_asker_dispose;
  signals[SIGNAL_QUESTION] = g_signal_new ("question", POW_TYPE_SYNC_ASKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
  signals[SIGNAL_NOT_KEPT] = g_signal_new ("not-kept", POW_TYPE_SYNC_ASKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pow_sync_asker_init (PowSyncAsker *self)
{
  self->allowed = TRUE;
}

/**
 * pow_sync_asker_new:
 * @syncer: what exchanges, and asks
 *
 * Returns: (transfer full): what answers it; declines what needs a person until pow_sync_asker_set_allowed()
 */
PowSyncAsker *
pow_sync_asker_new (PowSyncer *syncer)
{
  PowSyncAsker *self;

  g_return_val_if_fail (POW_IS_SYNCER (syncer), NULL);

  self = g_object_new (POW_TYPE_SYNC_ASKER, NULL);
  self->syncer = g_object_ref (syncer);
  g_signal_connect (syncer, "question", G_CALLBACK (question_cb), self);
  return self;
}

/**
 * pow_sync_asker_set_allowed:
 * @self: the asker
 * @allowed: whether a person may be asked: only in an exchange that a person began
 */
void
pow_sync_asker_set_allowed (PowSyncAsker *self, gboolean allowed)
{
  g_return_if_fail (POW_IS_SYNC_ASKER (self));

  self->allowed = allowed;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowSyncAsker) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (pow_secret_store_keep_finish (result, &error))
    return;
  text = g_strdup_printf (_ ("The password could not be kept, so you will be asked again next time: %s"), error->message);
  g_signal_emit (self, signals[SIGNAL_NOT_KEPT], 0, text);
}

/**
 * pow_sync_asker_answer:
 * @self: the asker
 * @id: of the question, as "question" gave it
 * @question: the question
 * @answer: (nullable): what the person said; %NULL: does not want to
 * @keep: whether a name or password is kept for the next time
 *
 * Hands an answer to the exchange that waits for it; keeping goes on beside it, and its failure is told by "not-kept".
 */
void
pow_sync_asker_answer (PowSyncAsker *self, guint id, const PowSyncQuestion *question, const char *answer, gboolean keep)
{
  g_return_if_fail (POW_IS_SYNC_ASKER (self));

  if (answer != NULL && keep)
    pow_secret_store_keep_async (question, answer, kept_cb, g_object_ref (self));
  pow_syncer_answer (self->syncer, id, answer);
}
