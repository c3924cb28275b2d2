/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-sync-control-private.h"

#include "pow-config.h"
#include "ui/choices/pow-choices-list.h"
#include "ui/sync/pow-sync-end.h"
#include "ui/sync/pow-sync-settings.h"
#include "ui/sync/pow-sync-site.h"

#include <glib/gi18n-lib.h>

#define EVERY (10 * 60) /* seconds from one exchange of its own to the next */
#define QUIET (2 * 60)  /* seconds without a change before it */
#define COUNT_AFTER 400 /* milliseconds after a change */

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

void
pow_sync_control_tell_changed (PowSyncControl *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowSyncControl) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) refused = NULL;
  PowSyncSite *site = pow_store_run_finish (POW_STORE (source), result, &error);

  if (site == NULL)
    {
      g_debug ("Lines are not counted: %s", error->message);
      return;
    }
  g_free (self->address);
  self->address = g_steal_pointer (&site->address);
  g_strfreev (self->regions);
  self->regions = g_steal_pointer (&site->regions);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = g_steal_pointer (&site->lines);
  pow_sync_site_free (site);
  self->unsent = 0;
  self->refused = FALSE;
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      const PowSyncStatusLine *line = g_ptr_array_index (self->lines, i);

      self->unsent += line->read_only ? 0 : line->unsent;
      self->refused = self->refused || (line->read_only && line->unsent > 0);
    }
  refused = pow_sync_site_list_refused (self->lines);
  if (self->session != NULL)
    pow_session_set_refused (self->session, (const char *const *) refused);
  pow_sync_control_tell_changed (self);
}

void
pow_sync_control_count (PowSyncControl *self)
{
  pow_store_run_async (pow_session_get_store (self->session), pow_sync_site_read, NULL, NULL,
                       (GDestroyNotify) pow_sync_site_free, self->closing, counted_cb, g_object_ref (self));
}

static gboolean
count_cb (gpointer data)
{
  PowSyncControl *self = data;

  self->count_source = 0;
  pow_sync_control_count (self);
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

  if (g_cancellable_is_cancelled (self->closing) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      pow_sync_control_tell_changed (self);
      return;
    }
  g_clear_error (&self->failure);
  self->failure = error != NULL ? error : done->problem != NULL ? g_error_copy (done->problem) : NULL;
  if (self->failure == NULL)
    self->news = 0;
  if (self->failure == NULL)
    self->shared_at = g_get_real_time () / G_USEC_PER_SEC;
  pow_sync_control_count (self);
  pow_sync_control_tell_changed (self);
  if (done != NULL && self->session != NULL)
    pow_session_tell_contacts (self->session);
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
  pow_sync_asker_set_allowed (self->asker, by_hand);
  pow_syncer_run_async (self->syncer, &options, NULL, ended_cb, g_object_ref (self));
  pow_sync_control_tell_changed (self);
}

void
pow_sync_control_look (PowSyncControl *self, gboolean by_hand, GAsyncReadyCallback callback, gpointer user_data)
{
  const PowSyncOptions options
      = { .rehearse = TRUE, .author = pow_session_get_person (self->session), .tool = "perspectief " POW_VERSION };

  self->by_hand = by_hand;
  self->rehearsing = TRUE;
  pow_sync_asker_set_allowed (self->asker, by_hand);
  pow_syncer_run_async (self->syncer, &options, NULL, callback, user_data);
  pow_sync_control_tell_changed (self);
}

/* Where nothing is shared by itself, it is only looked whether others have something new. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowSyncControl) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PowSyncResult) told = pow_syncer_run_finish (POW_SYNCER (source), result, &error);

  if (told != NULL)
    self->news = told->changes;
  else
    g_debug ("The server was not looked at: %s", error->message);
  if (!g_cancellable_is_cancelled (self->closing))
    pow_sync_control_tell_changed (self);
}

static gboolean
every_cb (gpointer data)
{
  PowSyncControl *self = data;
  const gboolean quiet = g_get_monotonic_time () - self->changed_at >= QUIET * G_USEC_PER_SEC;

  if (self->automatic && quiet && pow_session_get_person (self->session)[0] != '\0')
    run (self, 0, FALSE);
  else if (!self->automatic && self->address != NULL && !pow_syncer_is_busy (self->syncer))
    pow_sync_control_look (self, FALSE, looked_cb, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

static void
question_cb (PowSyncAsker *asker, guint id, PowSyncQuestion *question, PowSyncControl *self)
{
  g_signal_emit (self, signals[SIGNAL_QUESTION], 0, id, question);
}

static void
not_kept_cb (PowSyncAsker *asker, const char *problem, PowSyncControl *self)
{
  pow_session_tell (self->session, problem, FALSE);
}

static void
pow_sync_control_dispose (GObject *object)
{
  PowSyncControl *self = POW_SYNC_CONTROL (object);

  g_cancellable_cancel (self->closing);
  g_clear_handle_id (&self->count_source, g_source_remove);
  g_clear_handle_id (&self->every_source, g_source_remove);
  if (self->asker != NULL)
    g_signal_handlers_disconnect_by_data (self->asker, self);
  g_clear_object (&self->asker);
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
  g_strfreev (self->regions);
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

/**
 * pow_sync_control_new:
 * @session: the open portfolio
 *
 * Reads beside the main thread with which server the portfolio is shared; "changed" tells when that is known.
 *
 * Returns: (transfer full): how it is shared
 */
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
  self->asker = pow_sync_asker_new (self->syncer);
  g_signal_connect (self->asker, "question", G_CALLBACK (question_cb), self);
  g_signal_connect (self->asker, "not-kept", G_CALLBACK (not_kept_cb), self);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (snapshot_cb), self, G_CONNECT_SWAPPED);
  /* What others filled in may bring or settle choices. */
  g_signal_connect_object (session, "changed", G_CALLBACK (pow_sync_control_tell_changed), self, G_CONNECT_SWAPPED);
  self->every_source = g_timeout_add_seconds (EVERY, every_cb, self);
  pow_sync_control_count (self);
  return self;
}

/**
 * pow_sync_control_get_session:
 * @self: the control
 *
 * Returns: (transfer none): the open portfolio
 */
PowSession *
pow_sync_control_get_session (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  return self->session;
}

/**
 * pow_sync_control_get_standing:
 * @self: the control
 *
 * Returns: how sharing stands, in a word
 */
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
  if (self->news > 0)
    return POW_SYNC_NEWS;
  if (pow_choices_count (self->session, NULL) > 0)
    return POW_SYNC_CHOICES;
  return self->shared_at > 0 ? POW_SYNC_SHARED : POW_SYNC_UNASKED;
}

/**
 * pow_sync_control_get_unsent:
 * @self: the control
 *
 * Returns: how many revisions are here only
 */
guint
pow_sync_control_get_unsent (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), 0);

  return self->unsent;
}

/**
 * pow_sync_control_get_news:
 * @self: the control
 *
 * Returns: how many changes of others a look at the server saw that did not come in yet
 */
guint
pow_sync_control_get_news (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), 0);

  return self->news;
}

/**
 * pow_sync_control_get_failure:
 * @self: the control
 *
 * Returns: (transfer none) (nullable): why the last exchange came to nothing; %NULL: it went well, or there was none
 */
const GError *
pow_sync_control_get_failure (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  return self->failure;
}

/**
 * pow_sync_control_get_shared_at:
 * @self: the control
 *
 * Returns: when the last exchange went well, in Unix seconds; 0: not since the window opened
 */
gint64
pow_sync_control_get_shared_at (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), 0);

  return self->shared_at;
}

/**
 * pow_sync_control_is_rehearsing:
 * @self: the control
 *
 * Returns: whether the exchange under way only looks what would be exchanged
 */
gboolean
pow_sync_control_is_rehearsing (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), FALSE);

  return self->rehearsing && pow_syncer_is_busy (self->syncer);
}

/**
 * pow_sync_control_get_address:
 * @self: the control
 *
 * Returns: (transfer none) (nullable): address of the server; %NULL: none
 */
const char *
pow_sync_control_get_address (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  return self->address;
}

/**
 * pow_sync_control_get_lines:
 * @self: the control
 *
 * Returns: (transfer none) (nullable) (element-type PowSyncStatusLine): how each line stands; %NULL: not read yet;
 *   valid until "changed"
 */
GPtrArray *
pow_sync_control_get_lines (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  return self->lines;
}

/**
 * pow_sync_control_get_last_result:
 * @self: the control
 *
 * Returns: (transfer none) (nullable): what the last exchange did; valid until the next one
 */
PowSyncResult *
pow_sync_control_get_last_result (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  return pow_syncer_get_last_result (self->syncer);
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

void
pow_sync_control_answer (PowSyncControl *self, guint id, const PowSyncQuestion *question, const char *answer, gboolean keep)
{
  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  if (self->asker != NULL)
    pow_sync_asker_answer (self->asker, id, question, answer, keep);
}

void
pow_sync_control_leave (PowSyncControl *self)
{
  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  if (self->automatic && self->unsent > 0 && self->failure == NULL)
    run (self, 0, FALSE);
  g_cancellable_cancel (self->closing);
  pow_sync_asker_set_allowed (self->asker, FALSE);
  if (self->rehearsing)
    pow_syncer_cancel (self->syncer);
  else
    pow_sync_end_without_window (self->syncer);
}
