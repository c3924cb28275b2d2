/* SPDX-License-Identifier: EUPL-1.2 */
/* Edits on their way to the disk: shown at once, saved in their order, and what became of them. */
#include "ui/common/pow-session-private.h"

#include "model/change/pow-merge.h"
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

static void
pow_pending_free (gpointer data)
{
  PowPending *pending = data;

  g_ptr_array_unref (pending->edits);
  g_clear_object (&pending->task);
  g_free (pending->reason);
  g_free (pending);
}

GPtrArray *
pow_session_new_pending (void)
{
  return g_ptr_array_new_with_free_func (pow_pending_free);
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

void
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
        pow_session_emit_changed (self);
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
  pow_session_emit_changed (self);
}

static void
pow_session_set_failure (PowSession *self, const char *failure)
{
  g_free (self->failure);
  self->failure = g_strdup (failure);
  pow_session_emit_save_state_changed (self);
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
  pending->waiting = self->person[0] == '\0' && pow_session_can_ask_person (self);
  g_task_set_task_data (task, g_ptr_array_ref (edits), (GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (self->pending, pending);
  if (!pending->waiting)
    pow_session_send (self, pending);
  pow_session_rebuild (self);
  pow_session_emit_save_state_changed (self);
  if (self->person[0] == '\0')
    pow_session_ask_person (self);
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
