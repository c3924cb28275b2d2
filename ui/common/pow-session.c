/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-session-private.h"

#include "model/change/pow-merge.h"
#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-plan-change.h"

#include <glib/gi18n-lib.h>

/* An edit on its way to the disk: applied to the local copy until the store has it. */
typedef struct
{
  GPtrArray *edits; /* (element-type PowEdit) */
  GTask *task;      /* whose caller waits */
  char *reason;     /* NULL: none was given */
  gboolean fold;
  gboolean waiting; /* until somebody says who they are */
} PowPending;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SAVE_STATE_CHANGED,
  SIGNAL_UNDO_CHANGED,
  SIGNAL_MOMENTS_CHANGED,
  SIGNAL_CONTACTS_CHANGED,
  SIGNAL_OPEN_ADDRESS,
  SIGNAL_MESSAGE,
  SIGNAL_PERSON_NEEDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PowSession, pow_session, G_TYPE_OBJECT)

void
pow_session_emit_changed (PowSession *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
pow_session_emit_undo_changed (PowSession *self)
{
  g_signal_emit (self, signals[SIGNAL_UNDO_CHANGED], 0);
}

void
pow_session_emit_moments_changed (PowSession *self)
{
  g_signal_emit (self, signals[SIGNAL_MOMENTS_CHANGED], 0);
}

static void
pow_pending_free (PowPending *pending)
{
  g_ptr_array_unref (pending->edits);
  g_clear_object (&pending->task);
  g_free (pending->reason);
  g_free (pending);
}

/* The record as it shall be shown while @pending is under way: what others changed meanwhile stays. */
static PowRecord *
pow_session_apply (PowSession *self, GHashTable *applied, const PowEdit *edit)
{
  const char *address = pow_record_get_address (edit->wanted);
  PowRecord *current = g_hash_table_lookup (applied, address);

  if (current == NULL)
    current = pow_snapshot_lookup (pow_store_get_snapshot (self->store), address);
  if (current == NULL || pow_record_equal (current, edit->base))
    return g_object_ref (edit->wanted);
  return pow_merge_records (edit->base, current, edit->wanted);
}

static void
pow_session_rebuild (PowSession *self)
{
  PowSnapshot *stored = pow_store_get_snapshot (self->store);
  g_autoptr (GHashTable) applied = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GHashTableIter iter;
  gpointer record;

  if (self->pending->len == 0)
    {
      if (g_set_object (&self->snapshot, stored))
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }

  applied = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; i < self->pending->len; i++)
    {
      PowPending *pending = g_ptr_array_index (self->pending, i);

      for (guint j = 0; j < pending->edits->len; j++)
        {
          PowRecord *shown
              = pow_session_apply (self, applied, g_ptr_array_index (pending->edits, j));

          g_hash_table_replace (applied, (gpointer) pow_record_get_address (shown), shown);
        }
    }
  records = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, applied);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (records, g_object_ref (record));
  g_clear_object (&self->snapshot);
  self->snapshot = pow_snapshot_overlay (stored, records);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pow_session_snapshot_cb (PowSession *self)
{
  pow_session_rebuild (self);
  pow_session_look_again (self);
}

static void
pow_session_dispose (GObject *object)
{
  PowSession *self = POW_SESSION (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  pow_session_end_time (self);
  if (self->lookback != NULL)
    pow_lookback_close (self->lookback);
  g_clear_object (&self->lookback);
  g_clear_object (&self->drafts);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pow_session_parent_class)->dispose (object);
}

static void
pow_session_finalize (GObject *object)
{
  PowSession *self = POW_SESSION (object);

  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->undo, pow_undo_free);
  pow_session_free_time (self);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->store);
  g_free (self->failure);
  g_free (self->person);
  g_free (self->organisation);
  g_free (self->own_region);
  g_free (self->scope_region);
  g_strfreev (self->refused);

  G_OBJECT_CLASS (pow_session_parent_class)->finalize (object);
}

static void
pow_session_class_init (PowSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = pow_session_dispose;
  object_class->finalize = pow_session_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SAVE_STATE_CHANGED]
      = g_signal_new ("save-state-changed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_UNDO_CHANGED] = g_signal_new ("undo-changed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOMENTS_CHANGED]
      = g_signal_new ("moments-changed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
  signals[SIGNAL_CONTACTS_CHANGED]
      = g_signal_new ("contacts-changed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPEN_ADDRESS]
      = g_signal_new ("open-address", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_PERSON_NEEDED] = g_signal_new ("person-needed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_session_init (PowSession *self)
{
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_pending_free);
  self->undo = pow_undo_new ();
}

static void
pow_session_draft_failed_cb (PowSession *self, const char *problem)
{
  pow_session_tell (self, problem, FALSE);
}

/**
 * pow_session_new:
 * @store: an open portfolio
 *
 * Main thread, as everything of a session. Person, scope and answer to Waartegen are read from the settings; a visit
 * that was never ended is ended now.
 *
 * Returns: (transfer full): what all screens of one window look at
 */
PowSession *
pow_session_new (PowStore *store)
{
  PowSession *self;
  g_autofree char *folder_id = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (POW_IS_STORE (store), NULL);

  self = g_object_new (POW_TYPE_SESSION, NULL);
  self->store = g_object_ref (store);
  self->snapshot = g_object_ref (pow_store_get_snapshot (store));
  pow_session_read_settings (self);
  pow_session_begin_visit (self);
  pow_session_start_against (self);
  folder = pow_drafts_build_folder (pow_store_get_folder_id (store));
  self->drafts = pow_drafts_new (folder);
  g_signal_connect_object (self->drafts, "failed", G_CALLBACK (pow_session_draft_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (pow_session_snapshot_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pow_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none): the portfolio
 */
PowStore *
pow_session_get_store (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * pow_session_lookup:
 * @self: a session
 * @address: a record
 *
 * Returns: (transfer none) (nullable): the record as it is shown, removed or not; %NULL: not there at Wanneer
 */
PowRecord *
pow_session_lookup (PowSession *self, const char *address)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  return pow_snapshot_lookup (pow_session_get_snapshot (self), address);
}

/**
 * pow_session_get_today:
 * @self: a session
 *
 * Returns: the day that rules judge by (data.md, Today): that of Wanneer, else the clock of the programme, else the
 *   local day
 */
PowDate
pow_session_get_today (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), POW_DATE_NONE);

  return pow_snapshot_get_today (pow_session_get_snapshot (self));
}

/**
 * pow_session_get_lookback:
 * @self: a session
 *
 * Made when first asked for: reading the history costs nothing to who does not look back.
 *
 * Returns: (transfer none): the history, read in the background
 */
PowLookback *
pow_session_get_lookback (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  if (self->lookback == NULL)
    self->lookback = pow_lookback_new (self->store);
  return self->lookback;
}

/**
 * pow_session_get_drafts:
 * @self: a session
 *
 * Returns: (transfer none): what is typed and not saved yet
 */
PowDrafts *
pow_session_get_drafts (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return self->drafts;
}

static void
pow_session_set_failure (PowSession *self, const char *failure)
{
  g_free (self->failure);
  self->failure = g_strdup (failure);
  g_signal_emit (self, signals[SIGNAL_SAVE_STATE_CHANGED], 0);
}

/* Takes the save off the local copy, and tells whoever waited. @error is taken. */
static void
pow_session_end_save (PowSession *self, GTask *task, GError *error)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      PowPending *pending = g_ptr_array_index (self->pending, i);

      if (pending->task == task)
        {
          g_ptr_array_remove_index (self->pending, i);
          break;
        }
    }
  pow_session_rebuild (self);
  pow_session_set_failure (self, error != NULL ? error->message : NULL);
  if (error == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  /* What was never saved cannot be undone. */
  pow_undo_forget (self->undo, g_task_get_task_data (task));
  pow_session_emit_undo_changed (self);
  g_task_return_error (task, error);
}

static void
pow_session_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  g_autoptr (PowSaveResult) saved = pow_store_save_finish (POW_STORE (source), result, &error);

  pow_session_end_save (g_task_get_source_object (task), task, error);
}

static void
pow_session_send (PowSession *self, PowPending *pending)
{
  const PowCommitInfo info = {
    .author = self->person,
    .reason = pending->reason,
    .tool = "perspectief " POW_VERSION,
    .fold = pending->fold,
  };

  pending->waiting = FALSE;
  pow_store_save_async (self->store,
                        pending->edits,
                        &info,
                        NULL,
                        pow_session_saved_cb,
                        g_object_ref (pending->task));
}

/* A name stands with each change: without one it waits, where somebody can be asked. */
void
pow_session_save (PowSession *self, GPtrArray *edits, const char *reason, gboolean fold, GTask *task)
{
  PowPending *pending = g_new0 (PowPending, 1);

  pending->edits = g_ptr_array_ref (edits);
  pending->task = g_object_ref (task);
  pending->reason = g_strdup (reason);
  pending->fold = fold;
  pending->waiting
      = self->person[0] == '\0'
        && g_signal_has_handler_pending (self, signals[SIGNAL_PERSON_NEEDED], 0, FALSE);
  g_task_set_task_data (task, g_ptr_array_ref (edits), (GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (self->pending, pending);
  if (!pending->waiting)
    pow_session_send (self, pending);
  pow_session_rebuild (self);
  g_signal_emit (self, signals[SIGNAL_SAVE_STATE_CHANGED], 0);
  if (self->person[0] == '\0')
    g_signal_emit (self, signals[SIGNAL_PERSON_NEEDED], 0);
}

/**
 * pow_session_answer_person_needed:
 * @self: the session
 *
 * Answers #PowSession::person-needed: with a person the changes that waited are saved, in their order;
 * without one they fail, so that their text stays in its form and draft.
 */
void
pow_session_answer_person_needed (PowSession *self)
{
  g_autoptr (GPtrArray) waiting = NULL;

  g_return_if_fail (POW_IS_SESSION (self));

  waiting = g_ptr_array_new ();
  for (guint i = 0; i < self->pending->len; i++)
    {
      PowPending *pending = g_ptr_array_index (self->pending, i);

      if (pending->waiting)
        g_ptr_array_add (waiting, pending);
    }
  for (guint i = 0; i < waiting->len; i++)
    {
      PowPending *pending = g_ptr_array_index (waiting, i);
      g_autoptr (GTask) task = NULL;

      if (self->person[0] != '\0')
        {
          pow_session_send (self, pending);
          continue;
        }
      task = g_object_ref (pending->task);
      pow_session_end_save (self,
                            task,
                            g_error_new_literal (POW_RECORD_ERROR,
                                                 POW_RECORD_ERROR_INVALID,
                                                 _ ("Nobody has said who they are. Change it again "
                                                    "and type your name.")));
    }
}

void
pow_session_edit_async (PowSession *self,
                        GPtrArray *edits,
                        const char *description,
                        gboolean fold,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (POW_IS_SESSION (self));
  g_return_if_fail (edits != NULL && edits->len > 0);
  g_return_if_fail (description != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  /* What stands in a form of the past belongs to the past. */
  if (pow_session_is_read_only (self))
    {
      g_task_return_new_error (task, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID,
                               _ ("This is how it was known then, and can only be read. Choose Now at When to change it."));
      return;
    }
  pow_undo_add (self->undo, edits, description, fold);
  pow_session_save (self, edits, NULL, fold, task);
  pow_plan_change_note (pow_plan_change_get (self), edits);
  pow_session_emit_undo_changed (self);
}

/**
 * pow_session_edit_finish:
 * @self: the session
 * @result: what the callback got
 * @error: why the edit was not saved; the local copy fell back by then
 *
 * Returns: %TRUE when the edit is durable
 */
gboolean
pow_session_edit_finish (PowSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pow_session_get_save_state:
 * @self: a session
 *
 * Returns: whether edits are under way, the last one failed, or everything is saved
 */
PowSaveState
pow_session_get_save_state (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), POW_SAVE_SAVED);

  if (self->pending->len > 0)
    return POW_SAVE_SAVING;
  return self->failure != NULL ? POW_SAVE_FAILED : POW_SAVE_SAVED;
}

/**
 * pow_session_dup_save_text:
 * @self: a session
 *
 * Returns: (transfer full): the same in a sentence, with the reason of a failure
 */
char *
pow_session_dup_save_text (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  switch (pow_session_get_save_state (self))
    {
    case POW_SAVE_SAVING:
      return g_strdup (_ ("Saving…"));
    case POW_SAVE_FAILED:
      return g_strdup_printf (_ ("Not saved: %s"), self->failure);
    case POW_SAVE_SAVED:
    default:
      return g_strdup (_ ("Everything is saved"));
    }
}

/**
 * pow_session_open_address:
 * @self: a session
 * @address: a record
 *
 * Asks the window for the page of a record, by "open-address".
 */
void
pow_session_open_address (PowSession *self, const char *address)
{
  g_return_if_fail (POW_IS_SESSION (self));
  g_return_if_fail (address != NULL);

  g_signal_emit (self, signals[SIGNAL_OPEN_ADDRESS], 0, address);
}

/**
 * pow_session_tell:
 * @self: a session
 * @text: one plain sentence, translated; never markup
 * @can_undo: whether the toast offers to undo what it tells
 *
 * Tells a person something without asking for an answer, by "message".
 */
void
pow_session_tell (PowSession *self, const char *text, gboolean can_undo)
{
  g_return_if_fail (POW_IS_SESSION (self));
  g_return_if_fail (text != NULL);

  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text, can_undo);
}

void
pow_session_tell_contacts (PowSession *self)
{
  g_return_if_fail (POW_IS_SESSION (self));

  g_signal_emit (self, signals[SIGNAL_CONTACTS_CHANGED], 0);
}
