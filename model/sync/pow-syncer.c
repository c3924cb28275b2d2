/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-syncer.h"

#include "model/store/pow-worker.h"
#include "model/sync/pow-sync-job.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

struct _PowSyncer
{
  GObject parent_instance;

  char *path;
  GMainContext *owner;
  GThread *worker; /* of the exchange that runs */
  GCancellable *cancellable;
  gulong cancelled_id;
  GTask *task;

  /* Of the owner's thread, told by properties. */
  PowSyncResult *last_result;
  char *last_error;
  PowSyncPhase phase;
  guint64 bytes;
  char *line;

  /* What the worker and the owner share. */
  GMutex mutex;
  GCond answered;
  guint question_id; /* 0: none is open */
  gboolean has_answer;
  char *answer;
  PowSyncPhase next_phase;
  guint64 next_bytes;
  char *next_line;
  gboolean is_telling;
};

G_DEFINE_FINAL_TYPE (PowSyncer, pow_syncer, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_PHASE,
  PROP_BYTES,
  PROP_LINE,
  PROP_LAST_RESULT,
  PROP_LAST_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint signal_question;

static gboolean
tell_progress_cb (gpointer data)
{
  PowSyncer *self = data;
  g_autofree char *line = NULL;

  g_mutex_lock (&self->mutex);
  self->is_telling = FALSE;
  self->phase = self->next_phase;
  self->bytes = self->next_bytes;
  line = g_steal_pointer (&self->next_line);
  g_mutex_unlock (&self->mutex);
  g_free (self->line);
  self->line = g_steal_pointer (&line);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BYTES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE]);
  return G_SOURCE_REMOVE;
}

/* In the worker: only the latest state is told, however often git speaks. */
static void
progress_cb (PowSyncPhase phase, guint64 bytes, const char *line, gpointer data)
{
  PowSyncer *self = data;
  gboolean is_told;

  g_mutex_lock (&self->mutex);
  is_told = self->is_telling;
  self->is_telling = TRUE;
  self->next_phase = phase;
  self->next_bytes = bytes;
  g_free (self->next_line);
  self->next_line = g_strdup (line);
  g_mutex_unlock (&self->mutex);
  if (!is_told)
    pow_worker_post (self->owner, G_PRIORITY_DEFAULT, tell_progress_cb, g_object_ref (self), g_object_unref);
}

typedef struct
{
  PowSyncer *self;
  guint id;
  PowSyncQuestion *question;
} PowAsked;

static void
free_asked (gpointer data)
{
  PowAsked *asked = data;

  g_object_unref (asked->self);
  pow_sync_question_free (asked->question);
  g_free (asked);
}

static gboolean
tell_question_cb (gpointer data)
{
  PowAsked *asked = data;
  gboolean is_open;

  g_mutex_lock (&asked->self->mutex);
  is_open = asked->self->question_id == asked->id;
  g_mutex_unlock (&asked->self->mutex);
  if (is_open)
    g_signal_emit (asked->self, signal_question, 0, asked->id, asked->question);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  PowSyncer *self = data;

  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->answered);
  g_mutex_unlock (&self->mutex);
}

/* In the worker: waits for pow_syncer_answer() or the end. */
static char *
question_cb (const PowSyncQuestion *question, GCancellable *cancellable, gpointer data)
{
  static guint last_id = 0;
  PowSyncer *self = data;
  PowAsked *asked = g_new0 (PowAsked, 1);
  char *answer;

  asked->self = g_object_ref (self);
  asked->question = pow_sync_question_copy (question);
  g_mutex_lock (&self->mutex);
  last_id = last_id == G_MAXUINT ? 1 : last_id + 1;
  asked->id = self->question_id = last_id;
  self->has_answer = FALSE;
  pow_worker_post (self->owner, G_PRIORITY_DEFAULT, tell_question_cb, asked, free_asked);
  while (!self->has_answer && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait (&self->answered, &self->mutex);
  answer = g_steal_pointer (&self->answer);
  self->question_id = 0;
  g_mutex_unlock (&self->mutex);
  return answer;
}

/* The owner's thread: the worker has ended, or is about to. */
static gboolean
end_cb (gpointer data)
{
  PowSyncer *self = data;
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  g_autoptr (PowSyncResult) result = NULL;
  GError *error = NULL;
  const PowSyncJob *job = g_task_get_task_data (task);

  g_clear_pointer (&self->worker, g_thread_join);
  g_cancellable_disconnect (self->cancellable, self->cancelled_id);
  g_clear_object (&self->cancellable);
  result = g_object_get_data (G_OBJECT (task), "result");
  error = g_object_steal_data (G_OBJECT (task), "error");
  g_object_steal_data (G_OBJECT (task), "result");
  if (job->url == NULL && !job->options.rehearse && (result != NULL || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    {
      g_clear_pointer (&self->last_result, pow_sync_result_unref);
      self->last_result = result != NULL ? pow_sync_result_ref (result) : NULL;
      g_free (self->last_error);
      self->last_error = g_strdup (error != NULL ? error->message : result->problem != NULL ? result->problem->message : NULL);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_RESULT]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_ERROR]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (job->url != NULL && error == NULL)
    g_task_return_boolean (task, TRUE);
  else if (result != NULL)
    g_task_return_pointer (task, g_steal_pointer (&result), (GDestroyNotify) pow_sync_result_unref);
  else
    g_task_return_error (task, error);
  return G_SOURCE_REMOVE;
}

static gpointer
worker_main (gpointer data)
{
  PowSyncer *self = data;
  GError *error = NULL;
  PowSyncResult *result
      = pow_sync_job_run (g_task_get_task_data (self->task), self->path, progress_cb, question_cb, self, self->cancellable, &error);

  g_object_set_data (G_OBJECT (self->task), "result", result);
  g_object_set_data (G_OBJECT (self->task), "error", error);
  pow_worker_post (self->owner, G_PRIORITY_DEFAULT, end_cb, self, NULL);
  return NULL;
}

static void
pow_syncer_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  PowSyncer *self = POW_SYNCER (object);

  switch (property)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, pow_syncer_is_busy (self));
      break;
    case PROP_PHASE:
      g_value_set_uint (value, self->phase);
      break;
    case PROP_BYTES:
      g_value_set_uint64 (value, self->bytes);
      break;
    case PROP_LINE:
      g_value_set_string (value, self->line);
      break;
    case PROP_LAST_RESULT:
      g_value_set_boxed (value, self->last_result);
      break;
    case PROP_LAST_ERROR:
      g_value_set_string (value, self->last_error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
pow_syncer_finalize (GObject *object)
{
  PowSyncer *self = POW_SYNCER (object);

  g_clear_pointer (&self->last_result, pow_sync_result_unref);
  g_clear_pointer (&self->owner, g_main_context_unref);
  g_free (self->path);
  g_free (self->last_error);
  g_free (self->line);
  g_free (self->next_line);
  g_free (self->answer);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->answered);

  G_OBJECT_CLASS (pow_syncer_parent_class)->finalize (object);
}

static void
pow_syncer_class_init (PowSyncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pow_syncer_get_property;
  object_class->finalize = pow_syncer_finalize;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_PHASE] = g_param_spec_uint ("phase", NULL, NULL, 0, POW_SYNC_PHASE_FINISH, 0, flags);
  properties[PROP_BYTES] = g_param_spec_uint64 ("bytes", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_LINE] = g_param_spec_string ("line", NULL, NULL, NULL, flags);
  properties[PROP_LAST_RESULT] = g_param_spec_boxed ("last-result", NULL, NULL, POW_TYPE_SYNC_RESULT, flags);
  properties[PROP_LAST_ERROR] = g_param_spec_string ("last-error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signal_question = g_signal_new ("question", POW_TYPE_SYNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                  G_TYPE_POINTER);
}

static void
pow_syncer_init (PowSyncer *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->answered);
}

/**
 * pow_syncer_new:
 * @path: the folder of a portfolio
 *
 * Makes the exchange of a portfolio; nothing is opened yet. Everything is told on the calling thread.
 *
 * Returns: (transfer full): the syncer
 */
PowSyncer *
pow_syncer_new (const char *path)
{
  PowSyncer *self = g_object_new (POW_TYPE_SYNCER, NULL);

  self->path = g_strdup (path);
  self->owner = g_main_context_ref_thread_default ();
  return self;
}

gboolean
pow_syncer_is_busy (PowSyncer *self)
{
  g_return_val_if_fail (POW_IS_SYNCER (self), FALSE);

  return self->task != NULL;
}

PowSyncResult *
pow_syncer_get_last_result (PowSyncer *self)
{
  g_return_val_if_fail (POW_IS_SYNCER (self), NULL);

  return self->last_result;
}

void
pow_syncer_answer (PowSyncer *self, guint id, const char *answer)
{
  g_return_if_fail (POW_IS_SYNCER (self));

  g_mutex_lock (&self->mutex);
  if (self->question_id == id && id != 0)
    {
      g_free (self->answer);
      self->answer = g_strdup (answer);
      self->has_answer = TRUE;
      g_cond_broadcast (&self->answered);
    }
  g_mutex_unlock (&self->mutex);
}

void
pow_syncer_cancel (PowSyncer *self)
{
  g_return_if_fail (POW_IS_SYNCER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Takes both. */
static void
begin (PowSyncer *self, PowSyncJob *job, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_task_set_task_data (task, job, pow_sync_job_free);
  if (self->task != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "%s", _("An exchange is under way. Wait until it is done."));
      g_object_unref (task);
      return;
    }
  self->task = task;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  self->cancelled_id = g_cancellable_connect (self->cancellable, G_CALLBACK (cancelled_cb), self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  self->worker = g_thread_new ("pow-syncer", worker_main, self);
}

/**
 * pow_syncer_run_async:
 * @self: a syncer
 * @options: what to exchange; copied
 * @cancellable: (nullable): ends it at any moment, as pow_syncer_cancel() does
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * Begins an exchange. The syncer lives until it ends. On the thread that made the syncer.
 */
void
pow_syncer_run_async (PowSyncer *self, const PowSyncOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (POW_IS_SYNCER (self));
  g_return_if_fail (options != NULL);

  begin (self, pow_sync_job_new (options, NULL), g_task_new (self, cancellable, callback, user_data));
}

/**
 * pow_syncer_clone_async:
 * @self: a syncer of a folder that is not there yet
 * @url: an address, a folder or a bundle file
 * @regions: (nullable) (array zero-terminated=1): ids of the regions wanted; %NULL for all
 * @cancellable: (nullable): ends it at any moment, as pow_syncer_cancel() does
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_sync_clone() in the background; questions are told as those of an exchange.
 */
void
pow_syncer_clone_async (PowSyncer *self, const char *url, const char *const *regions, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  const PowSyncOptions options = { .regions = regions };

  g_return_if_fail (POW_IS_SYNCER (self));
  g_return_if_fail (url != NULL);

  begin (self, pow_sync_job_new (&options, url), g_task_new (self, cancellable, callback, user_data));
}

/**
 * pow_syncer_clone_finish:
 * @self: a syncer
 * @result: what the callback was given
 * @error: return location of an error
 *
 * Ends pow_syncer_clone_async().
 *
 * Returns: %FALSE with an error as pow_sync_clone() gives it, and nothing in the folder
 */
gboolean
pow_syncer_clone_finish (PowSyncer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pow_syncer_run_finish:
 * @self: a syncer
 * @result: what the callback was given
 *
 * Ends pow_syncer_run_async().
 *
 * Returns: (transfer full): what became of every line; %NULL with an error as pow_sync_run() gives it
 */
PowSyncResult *
pow_syncer_run_finish (PowSyncer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
