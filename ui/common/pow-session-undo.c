/* SPDX-License-Identifier: EUPL-1.2 */
/* Edits that have no form of their own, and taking edits back. */
#include "ui/common/pow-session-private.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

/* For edits without a form that could show what went wrong. */
static void
pow_session_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PowSession *self = POW_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (!pow_session_edit_finish (self, result, &error))
    {
      g_autofree char *text = g_strdup_printf (_ ("Not saved: %s"), error->message);

      pow_session_tell (self, text, FALSE);
    }
}

/**
 * pow_session_change:
 * @self: the session
 * @edits: (element-type PowEdit): the records to write
 * @description: what undo calls it, and the toast that tells it
 * @reason: (nullable): why; kept in the history
 *
 * An edit without a form: it is told, with an offer to undo it, and so is a failure.
 */
void
pow_session_change (PowSession *self, GPtrArray *edits, const char *description, const char *reason)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (POW_IS_SESSION (self));
  g_return_if_fail (edits != NULL && edits->len > 0);
  g_return_if_fail (description != NULL);

  task = g_task_new (self, NULL, pow_session_told_cb, NULL);
  pow_undo_add (self->undo, edits, description, FALSE);
  pow_session_save (self, edits, reason, FALSE, task);
  pow_session_emit_undo_changed (self);
  pow_session_tell (self, description, TRUE);
}

static void
pow_session_set_removed (PowSession *self, const char *address, const char *entry_path,
                         gboolean removed)
{
  PowRecord *record = pow_snapshot_lookup (self->snapshot, address);
  PowRecord *programme;
  g_autoptr (PowRecord) wanted = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gboolean is_lost = FALSE;

  /* A file that another program deleted comes back as it was then. */
  if (record == NULL && !removed)
    {
      record = pow_session_lookup (self, address);
      if (record == NULL && self->against_snapshot != NULL)
        record = pow_snapshot_lookup (self->against_snapshot, address);
      is_lost = TRUE;
    }
  g_return_if_fail (record != NULL);

  wanted = pow_record_with_removed (record, entry_path, removed, &error);
  if (wanted == NULL)
    {
      pow_session_tell (self, error->message, FALSE);
      return;
    }
  programme = pow_snapshot_get_programme (self->snapshot);
  name = entry_path != NULL
             ? pow_schema_dup_path_label (pow_record_get_kind (record), entry_path,
                                          pow_record_get_tree (record),
                                          programme != NULL ? pow_record_get_tree (programme) : NULL)
             : g_strdup (pow_snapshot_get_title (self->snapshot, address));
  text = g_strdup_printf (removed ? _ ("“%s” removed") : _ ("“%s” put back"), name);
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_ptr_array_add (edits, pow_edit_new (is_lost ? NULL : record, wanted));
  pow_session_change (self, edits, text, NULL);
}

/**
 * pow_session_remove:
 * @self: a session
 * @address: a record
 * @entry_path: (nullable): an entry of it; %NULL: the record itself
 *
 * Marks a record or an entry as removed, with an offer to undo it; its content stays (data.md, Removing). At an earlier
 * moment nothing is changed, and the person is told so.
 */
void
pow_session_remove (PowSession *self, const char *address, const char *entry_path)
{
  g_return_if_fail (POW_IS_SESSION (self));
  g_return_if_fail (address != NULL);

  if (pow_session_is_read_only (self))
    pow_session_tell (self, _ ("This is how it was known then, and can only be read. Choose Now at When to change it."), FALSE);
  else
    pow_session_set_removed (self, address, entry_path, TRUE);
}

/**
 * pow_session_put_back:
 * @self: a session
 * @address: a record that was removed
 * @entry_path: (nullable): an entry of it; %NULL: the record itself
 *
 * Takes the mark of removal away, as a change of now, with an offer to undo it. A record that another program deleted
 * comes back as it is shown, or as it was at Waartegen.
 */
void
pow_session_put_back (PowSession *self, const char *address, const char *entry_path)
{
  g_return_if_fail (POW_IS_SESSION (self));
  g_return_if_fail (address != NULL);

  pow_session_set_removed (self, address, entry_path, FALSE);
}

/**
 * pow_session_can_undo:
 * @self: a session
 *
 * Returns: whether there is a step to undo; at an earlier moment there is none
 */
gboolean
pow_session_can_undo (PowSession *self)
{
  return pow_session_get_undo_label (self) != NULL && !pow_session_is_read_only (self);
}

/**
 * pow_session_can_redo:
 * @self: a session
 *
 * Returns: whether there is a step to do again; at an earlier moment there is none
 */
gboolean
pow_session_can_redo (PowSession *self)
{
  return pow_session_get_redo_label (self) != NULL && !pow_session_is_read_only (self);
}

/**
 * pow_session_get_undo_label:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what undo would reverse; %NULL: nothing
 */
const char *
pow_session_get_undo_label (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return pow_undo_get_label (self->undo, FALSE);
}

/**
 * pow_session_get_redo_label:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what would be done again; %NULL: nothing
 */
const char *
pow_session_get_redo_label (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return pow_undo_get_label (self->undo, TRUE);
}

static void
pow_session_step (PowSession *self, gboolean redo)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_strdup (pow_undo_get_label (self->undo, redo));
  g_autofree char *text = NULL;

  if (label == NULL || pow_session_is_read_only (self))
    return;
  edits = pow_undo_step (self->undo, redo, &error);
  pow_session_emit_undo_changed (self);
  if (edits == NULL)
    {
      pow_session_tell (self, error->message, FALSE);
      return;
    }
  task = g_task_new (self, NULL, pow_session_told_cb, NULL);
  pow_session_save (self, edits, NULL, FALSE, task);
  text = g_strdup_printf (redo ? _ ("Done again: %s") : _ ("Undone: %s"), label);
  pow_session_tell (self, text, FALSE);
}

/**
 * pow_session_undo:
 * @self: a session
 *
 * Reverses the last step that can be undone, as a change of its own by merge: what came after it stays. Tells why when it
 * cannot be.
 */
void
pow_session_undo (PowSession *self)
{
  g_return_if_fail (POW_IS_SESSION (self));

  pow_session_step (self, FALSE);
}

/**
 * pow_session_redo:
 * @self: a session
 *
 * Does the last undone step again, likewise.
 */
void
pow_session_redo (PowSession *self)
{
  g_return_if_fail (POW_IS_SESSION (self));

  pow_session_step (self, TRUE);
}

