/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-sync-control.h"

#include "model/sync/pow-remote.h"
#include "pow-config.h"
#include "ui/choices/pow-choices-list.h"
#include "ui/sync/pow-secret-store.h"
#include "ui/sync/pow-sync-settings.h"

#include <glib/gi18n-lib.h>

/* Sharing by itself: how often, and how long nobody may have changed anything. Seconds. */
#define EVERY (10 * 60)
#define QUIET (2 * 60)
/* After a change the lines are counted this much later, once. Milliseconds. */
#define COUNT_AFTER 400
/* How long what is under way may go on without a window. Seconds. */
#define LAST_SHARE 30

struct _PowSyncControl
{
  GObject parent_instance;

  PowSession *session;
  PowSyncer *syncer;
  GCancellable *closing;
  char *address;
  GPtrArray *lines; /* (element-type PowSyncStatusLine) */
  guint unsent;
  gboolean refused;
  gboolean automatic;
  gboolean by_hand;    /* of the exchange under way, or the last */
  gboolean rehearsing; /* of the exchange under way */
  GError *failure;     /* of the last exchange */
  gint64 shared_at;    /* Unix seconds; 0: not since the window opened */
  gint64 changed_at;   /* monotonic */
  guint count_source;
  guint every_source;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_QUESTION,
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PowSyncControl, pow_sync_control, G_TYPE_OBJECT)

static void
changed (PowSyncControl *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What the portfolio itself tells about sharing, without a server. */
typedef struct
{
  char *address;
  GPtrArray *lines;
} Count;

static void
free_count (gpointer data)
{
  Count *count = data;

  g_free (count->address);
  g_clear_pointer (&count->lines, g_ptr_array_unref);
  g_free (count);
}

static gpointer
count_work (PowRepository *repository, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PowRemote) home = pow_remote_find (repository, NULL, NULL);
  Count *count = g_new0 (Count, 1);

  if (home == NULL)
    return count;
  count->address = g_strdup (home->url);
  count->lines = pow_sync_status_list (repository, error);
  if (count->lines != NULL)
    return count;
  free_count (count);
  return NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowSyncControl) self = data;
  g_autoptr (GError) error = NULL;
  Count *count = pow_store_run_finish (POW_STORE (source), result, &error);

  if (count == NULL)
    {
      g_debug ("Lines are not counted: %s", error->message);
      return;
    }
  g_free (self->address);
  self->address = g_steal_pointer (&count->address);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = g_steal_pointer (&count->lines);
  free_count (count);
  self->unsent = 0;
  self->refused = FALSE;
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      const PowSyncStatusLine *line = g_ptr_array_index (self->lines, i);

      self->unsent += line->read_only ? 0 : line->unsent;
      self->refused = self->refused || (line->read_only && line->unsent > 0);
    }
  changed (self);
}

static void
count_lines (PowSyncControl *self)
{
  pow_store_run_async (pow_session_get_store (self->session), count_work, NULL, NULL, free_count, self->closing, counted_cb,
                       g_object_ref (self));
}

static gboolean
count_cb (gpointer data)
{
  PowSyncControl *self = data;

  self->count_source = 0;
  count_lines (self);
  return G_SOURCE_REMOVE;
}

static void
snapshot_cb (PowSyncControl *self)
{
  self->changed_at = g_get_monotonic_time ();
  if (self->count_source == 0)
    self->count_source = g_timeout_add (COUNT_AFTER, count_cb, self);
}

/* An exchange ended: what it did, or why it came to nothing. */
static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowSyncControl) self = data;
  GError *error = NULL;
  g_autoptr (PowSyncResult) done = pow_syncer_run_finish (POW_SYNCER (source), result, &error);

  if (g_cancellable_is_cancelled (self->closing))
    {
      g_clear_error (&error);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      changed (self);
      return;
    }
  g_clear_error (&self->failure);
  self->failure = error != NULL ? error : done->problem != NULL ? g_error_copy (done->problem) : NULL;
  if (self->failure == NULL)
    self->shared_at = g_get_real_time () / G_USEC_PER_SEC;
  count_lines (self);
  changed (self);
  if (done != NULL)
    g_signal_emit (self, signals[SIGNAL_DONE], 0, done);
  if (self->failure != NULL && self->by_hand)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, self->failure);
}

static void
run (PowSyncControl *self, PowSyncPermission permission, gboolean by_hand)
{
  const PowSyncOptions options = {
    .fill = (permission & POW_SYNC_MAY_FILL) != 0,
    .reapply = (permission & POW_SYNC_MAY_REAPPLY) != 0,
    .again = (permission & POW_SYNC_MAY_TRY_AGAIN) != 0,
    .author = pow_session_get_person (self->session),
    .tool = "perspectief " POW_VERSION,
  };

  if (self->address == NULL || pow_syncer_is_busy (self->syncer))
    return;
  self->by_hand = by_hand;
  self->rehearsing = FALSE;
  pow_syncer_run_async (self->syncer, &options, NULL, ended_cb, g_object_ref (self));
  changed (self);
}

static gboolean
every_cb (gpointer data)
{
  PowSyncControl *self = data;
  const gboolean quiet = g_get_monotonic_time () - self->changed_at >= QUIET * G_USEC_PER_SEC;

  if (self->automatic && quiet && pow_session_get_person (self->session)[0] != '\0')
    run (self, 0, FALSE);
  return G_SOURCE_CONTINUE;
}

/* A question that the secret service is asked first. */
typedef struct
{
  PowSyncControl *control;
  guint id;
  PowSyncQuestion *question;
} Asked;

static void
free_asked (Asked *asked)
{
  g_object_unref (asked->control);
  pow_sync_question_free (asked->question);
  g_free (asked);
}

/* Nobody is asked in an exchange that runs by itself. */
static void
ask_person (PowSyncControl *self, guint id, PowSyncQuestion *question)
{
  if (self->by_hand && !g_cancellable_is_cancelled (self->closing))
    g_signal_emit (self, signals[SIGNAL_QUESTION], 0, id, question);
  else if (self->syncer != NULL)
    pow_syncer_answer (self->syncer, id, NULL);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autofree char *kept = pow_secret_store_look_up_finish (result);

  if (kept != NULL && asked->control->syncer != NULL)
    pow_syncer_answer (asked->control->syncer, asked->id, kept);
  else
    ask_person (asked->control, asked->id, asked->question);
  free_asked (asked);
}

static void
question_cb (PowSyncer *syncer, guint id, PowSyncQuestion *question, PowSyncControl *self)
{
  Asked *asked;

  /* What was kept is tried once; that it was wrong shows in a second attempt. */
  if (question->attempt > 1 || (question->ask != POW_SYNC_ASK_NAME && question->ask != POW_SYNC_ASK_PASSWORD))
    {
      ask_person (self, id, question);
      return;
    }
  asked = g_new0 (Asked, 1);
  asked->control = g_object_ref (self);
  asked->id = id;
  asked->question = pow_sync_question_copy (question);
  pow_secret_store_look_up_async (question, looked_up_cb, asked);
}

static void
pow_sync_control_dispose (GObject *object)
{
  PowSyncControl *self = POW_SYNC_CONTROL (object);

  g_cancellable_cancel (self->closing);
  g_clear_handle_id (&self->count_source, g_source_remove);
  g_clear_handle_id (&self->every_source, g_source_remove);
  if (self->syncer != NULL)
    g_signal_handlers_disconnect_by_data (self->syncer, self);
  g_clear_object (&self->syncer);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (pow_sync_control_parent_class)->dispose (object);
}

static void
pow_sync_control_finalize (GObject *object)
{
  PowSyncControl *self = POW_SYNC_CONTROL (object);

  g_clear_object (&self->closing);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_error (&self->failure);
  g_free (self->address);
  G_OBJECT_CLASS (pow_sync_control_parent_class)->finalize (object);
}

static void
pow_sync_control_class_init (PowSyncControlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pow_sync_control_dispose;
  object_class->finalize = pow_sync_control_finalize;
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", POW_TYPE_SYNC_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_QUESTION] = g_signal_new ("question", POW_TYPE_SYNC_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
  signals[SIGNAL_DONE] = g_signal_new ("done", POW_TYPE_SYNC_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       POW_TYPE_SYNC_RESULT);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", POW_TYPE_SYNC_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, G_TYPE_ERROR);
}

static void
pow_sync_control_init (PowSyncControl *self)
{
  self->closing = g_cancellable_new ();
}

PowSyncControl *
pow_sync_control_new (PowSession *session)
{
  PowSyncControl *self;
  PowStore *store;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  store = pow_session_get_store (session);
  self = g_object_new (POW_TYPE_SYNC_CONTROL, NULL);
  self->session = g_object_ref (session);
  self->syncer = pow_syncer_new (pow_store_get_path (store));
  self->automatic = pow_sync_settings_get_automatic (pow_store_get_folder_id (store));
  g_signal_connect (self->syncer, "question", G_CALLBACK (question_cb), self);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (snapshot_cb), self, G_CONNECT_SWAPPED);
  /* What others filled in may bring or settle choices. */
  g_signal_connect_object (session, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  self->every_source = g_timeout_add_seconds (EVERY, every_cb, self);
  count_lines (self);
  return self;
}

PowSession *
pow_sync_control_get_session (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  return self->session;
}

PowSyncStanding
pow_sync_control_get_standing (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), POW_SYNC_ALONE);

  if (self->address == NULL)
    return POW_SYNC_ALONE;
  if (pow_syncer_is_busy (self->syncer))
    return POW_SYNC_BUSY;
  if (g_error_matches (self->failure, POW_SYNC_ERROR, POW_SYNC_ERROR_NETWORK))
    return POW_SYNC_OFFLINE;
  if (self->failure != NULL || self->refused)
    return POW_SYNC_STOPPED;
  if (self->unsent > 0)
    return POW_SYNC_WAITING;
  if (pow_choices_count (self->session, NULL) > 0)
    return POW_SYNC_CHOICES;
  return self->shared_at > 0 ? POW_SYNC_SHARED : POW_SYNC_UNASKED;
}

guint
pow_sync_control_get_unsent (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), 0);

  return self->unsent;
}

const GError *
pow_sync_control_get_failure (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  return self->failure;
}

gint64
pow_sync_control_get_shared_at (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), 0);

  return self->shared_at;
}

gboolean
pow_sync_control_is_rehearsing (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), FALSE);

  return self->rehearsing && pow_syncer_is_busy (self->syncer);
}

const char *
pow_sync_control_get_address (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  return self->address;
}

GPtrArray *
pow_sync_control_get_lines (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  return self->lines;
}

PowSyncResult *
pow_sync_control_get_last_result (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  return pow_syncer_get_last_result (self->syncer);
}

static gpointer
set_address_work (PowRepository *repository, gpointer address, GCancellable *cancellable, GError **error)
{
  g_autoptr (PowRemote) home = pow_remote_find (repository, NULL, NULL);
  g_autofree char *checked = address != NULL ? pow_remote_check_url (address, error) : NULL;

  if (address != NULL && checked == NULL)
    return NULL;
  if (home != NULL && !pow_remote_remove (repository, POW_REMOTE_HOME, error))
    return NULL;
  if (address != NULL && !pow_remote_add (repository, POW_REMOTE_HOME, address, error))
    return NULL;
  return g_strdup ("done");
}

static void
address_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PowSyncControl *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree char *done = pow_store_run_finish (POW_STORE (source), result, &error);

  if (done == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&self->failure);
  self->shared_at = 0;
  count_lines (self);
  g_task_return_boolean (task, TRUE);
}

void
pow_sync_control_set_address_async (PowSyncControl *self, const char *address, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  task = g_task_new (self, NULL, callback, user_data);
  pow_store_run_async (pow_session_get_store (self->session), set_address_work, g_strdup (address), g_free, g_free, NULL,
                       address_set_cb, task);
}

gboolean
pow_sync_control_set_address_finish (PowSyncControl *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
pow_sync_control_get_automatic (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), FALSE);

  return self->automatic;
}

void
pow_sync_control_set_automatic (PowSyncControl *self, gboolean automatic)
{
  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  if (self->automatic == automatic)
    return;
  self->automatic = automatic;
  pow_sync_settings_set_automatic (pow_store_get_folder_id (pow_session_get_store (self->session)), automatic);
  changed (self);
}

void
pow_sync_control_share (PowSyncControl *self, PowSyncPermission permission)
{
  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  run (self, permission, TRUE);
}

void
pow_sync_control_cancel (PowSyncControl *self)
{
  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  pow_syncer_cancel (self->syncer);
}

static void
rehearsed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  PowSyncResult *told = pow_syncer_run_finish (POW_SYNCER (source), result, &error);

  changed (g_task_get_source_object (task));
  if (told != NULL)
    g_task_return_pointer (task, told, (GDestroyNotify) pow_sync_result_unref);
  else
    g_task_return_error (task, error);
}

void
pow_sync_control_rehearse_async (PowSyncControl *self, GAsyncReadyCallback callback, gpointer user_data)
{
  const PowSyncOptions options
      = { .rehearse = TRUE, .author = pow_session_get_person (self->session), .tool = "perspectief " POW_VERSION };

  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  self->by_hand = self->rehearsing = TRUE;
  pow_syncer_run_async (self->syncer, &options, NULL, rehearsed_cb, g_task_new (self, NULL, callback, user_data));
  changed (self);
}

PowSyncResult *
pow_sync_control_rehearse_finish (PowSyncControl *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
withdraw_work (PowRepository *repository, gpointer line, GCancellable *cancellable, GError **error)
{
  return pow_sync_status_withdraw (repository, line, error) ? g_strdup ("done") : NULL;
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowSyncControl) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = pow_store_run_finish (POW_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  pow_session_tell (self->session, done != NULL ? _ ("Your changes to this region were taken back") : error->message, FALSE);
  count_lines (self);
}

void
pow_sync_control_withdraw (PowSyncControl *self, const char *line)
{
  g_return_if_fail (POW_IS_SYNC_CONTROL (self));
  g_return_if_fail (line != NULL);

  pow_store_run_async (pow_session_get_store (self->session), withdraw_work, g_strdup (line), g_free, g_free, NULL, withdrawn_cb,
                       g_object_ref (self));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowSyncControl) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (pow_secret_store_keep_finish (result, &error) || self->session == NULL)
    return;
  text = g_strdup_printf (_ ("The password could not be kept, so you will be asked again next time: %s"), error->message);
  pow_session_tell (self->session, text, FALSE);
}

void
pow_sync_control_answer (PowSyncControl *self, guint id, const PowSyncQuestion *question, const char *answer, gboolean keep)
{
  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  if (answer != NULL && keep)
    pow_secret_store_keep_async (question, answer, kept_cb, g_object_ref (self));
  if (self->syncer != NULL)
    pow_syncer_answer (self->syncer, id, answer);
}

static gboolean
give_up_cb (gpointer syncer)
{
  pow_syncer_cancel (syncer);
  return G_SOURCE_REMOVE;
}

static void
let_go_cb (PowSyncer *syncer, GParamSpec *pspec, GApplication *application)
{
  if (pow_syncer_is_busy (syncer))
    return;
  g_signal_handlers_disconnect_by_data (syncer, application);
  g_application_release (application);
}

void
pow_sync_control_leave (PowSyncControl *self)
{
  GApplication *application = g_application_get_default ();

  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  if (self->automatic && self->unsent > 0 && self->failure == NULL)
    run (self, 0, FALSE);
  g_cancellable_cancel (self->closing);
  if (!pow_syncer_is_busy (self->syncer))
    return;
  if (application == NULL || self->rehearsing)
    {
      pow_syncer_cancel (self->syncer);
      return;
    }
  /* The process stays a while, without a window; nobody is there to answer. */
  g_signal_handlers_disconnect_by_data (self->syncer, self);
  g_application_hold (application);
  g_signal_connect_object (self->syncer, "notify::busy", G_CALLBACK (let_go_cb), application, 0);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, LAST_SHARE, give_up_cb, g_object_ref (self->syncer), g_object_unref);
}
