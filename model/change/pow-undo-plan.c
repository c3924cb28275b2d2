/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-undo-plan.h"

#include "model/change/pow-history-private.h"
#include "model/change/pow-merge.h"
#include "model/change/pow-restore-private.h"
#include "model/record/pow-address.h"
#include "model/store/pow-tree-diff.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is asked for. */
typedef struct
{
  PowHistory *history;
  const char *change;
  const char *address;
  const char *field;
  GArray *commits; /* of FoundCommit */
  PowUndoPlan *plan;
  gboolean touched; /* whether the change had anything to do with it */
} Undo;

typedef struct
{
  char *line;
  git_oid id;
} FoundCommit;

static void
clear_found (gpointer found)
{
  g_free (((FoundCommit *) found)->line);
}

/**
 * pow_undo_plan_free:
 * @plan: (transfer full) (nullable): a plan
 *
 * Frees it. Any thread.
 */
void
pow_undo_plan_free (PowUndoPlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->edits);
  g_ptr_array_unref (plan->back);
  g_ptr_array_unref (plan->open);
  g_free (plan);
}

/* Lists the commits of all lines that can be read, without their changes. */
static gboolean
list_lines (PowHistory *history, GError **error)
{
  g_autoptr (GPtrArray) lines = pow_lines_list (history->repository->lines, error);

  if (lines == NULL || !pow_history_drop_lines (history, lines, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      GError *failure = NULL;
      gboolean was_current;

      if (pow_history_list_line (history, g_ptr_array_index (lines, i), &was_current, &failure))
        continue;
      if (pow_history_database_is_broken (history->database) || !g_error_matches (failure, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED))
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      /* The change may stand on a line that is whole. */
      g_error_free (failure);
    }
  return TRUE;
}

static gboolean
add_found (Undo *undo, sqlite3_stmt *statement, GError **error)
{
  FoundCommit found;

  if (!pow_history_column_id (statement, 1, &found.id) || pow_history_column_text (statement, 0) == NULL)
    {
      pow_history_database_report_damage (undo->history->database, error);
      return FALSE;
    }
  found.line = g_strdup (pow_history_column_text (statement, 0));
  g_array_append_val (undo->commits, found);
  return TRUE;
}

/* A PowHistoryFunc. Newest first: of two that touch one record the later one is undone first. */
static gboolean
find_commits (PowHistory *history, gpointer data, GError **error)
{
  Undo *undo = data;
  sqlite3_stmt *statement;
  PowHistoryStep step = POW_HISTORY_FAILED;
  git_oid id;

  g_array_set_size (undo->commits, 0);
  if (!list_lines (history, error))
    return FALSE;
  if (strchr (undo->change, '-') != NULL)
    statement = pow_history_database_ask (
      history->database, error,
      "SELECT line, revision FROM commits WHERE change_id = ? ORDER BY effective DESC, line, place DESC", "t", undo->change);
  else if (pow_objects_find_commit (history->repository->objects, undo->change, &id, error))
    statement = pow_history_database_ask (history->database, error, "SELECT line, revision FROM commits WHERE revision = ?", "o", &id);
  else
    return FALSE;
  while (statement != NULL && (step = pow_history_database_step (history->database, statement, error)) == POW_HISTORY_ROW)
    if (!add_found (undo, statement, error))
      {
        sqlite3_reset (statement);
        return FALSE;
      }
  return step == POW_HISTORY_END;
}

/* The record in the tree; NULL without error when there is none. */
static PowRecord *
load (Undo *undo, const git_oid *tree, const char *address, GError **error)
{
  g_autofree char *problem = NULL;
  PowRecord *record = pow_repository_load_record (undo->history->repository, tree, address, &problem, error);

  if (problem != NULL)
    g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID,
                 _("“%s” cannot be read as it is or was, so this change of it cannot be undone: %s"), address, problem);
  return record;
}

/* The edit that an earlier commit of the same change already needs for a record. */
static PowEdit *
find_edit (Undo *undo, const char *address)
{
  for (guint i = 0; i < undo->plan->edits->len; i++)
    {
      PowEdit *edit = g_ptr_array_index (undo->plan->edits, i);

      if (strcmp (pow_record_get_address (edit->wanted), address) == 0)
        return edit;
    }
  return NULL;
}

static gboolean
is_among (GPtrArray *changes, const char *address, const char *place)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (changes, i);
      g_autofree char *outer = pow_change_dup_place (change);

      if (strcmp (change->address, address) == 0 && (outer == NULL || (place != NULL && pow_path_contains (outer, place))))
        return TRUE;
    }
  return FALSE;
}

static void
keep_only (GPtrArray *changes, GPtrArray *within)
{
  for (guint i = changes->len; i > 0; i--)
    {
      const PowChange *change = g_ptr_array_index (changes, i - 1);
      g_autofree char *place = pow_change_dup_place (change);

      if (!is_among (within, change->address, place))
        g_ptr_array_remove_index (changes, i - 1);
    }
}

/* What a record becomes: the merge, taken only where the change touched the record. A record that was
 * removed since stays so when an older change of its text is undone. */
static PowRecord *
merge (PowRecord *after, PowRecord *today, PowRecord *before, GPtrArray *touched, GError **error)
{
  g_autoptr (PowRecord) merged = pow_merge_records (after, today, before);
  g_autoptr (GPtrArray) changes = NULL;

  if (today == NULL)
    return g_steal_pointer (&merged);
  changes = pow_restore_list_changes (today, merged, NULL);
  keep_only (changes, touched);
  return changes->len > 0 ? pow_change_apply (today, changes, error) : g_object_ref (today);
}

/* The state before the change, as far as it is to be undone, and what that touches. */
static PowRecord *
narrow (Undo *undo, PowRecord *after, PowRecord *before, GPtrArray *own, GPtrArray *touched, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (after == NULL || before == NULL)
    {
      PowRecord *either = after != NULL ? after : before;

      if (undo->field != NULL)
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID,
                       _("This change added or removed all of “%s”. Undo it for the whole record."), pow_record_get_address (either));
          return NULL;
        }
      g_ptr_array_add (touched, pow_change_new (POW_CHANGE_CHANGED, pow_record_get_address (either), NULL, NULL, NULL));
      return before != NULL ? g_object_ref (before) : NULL;
    }
  changes = pow_restore_list_changes (after, before, undo->field);
  if (own != NULL)
    keep_only (changes, own);
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (touched, pow_change_copy (g_ptr_array_index (changes, i)));
  return changes->len > 0 ? pow_change_apply (after, changes, error) : g_object_ref (after);
}

static void
set_edit (Undo *undo, PowEdit *edit, PowRecord *today, PowRecord *wanted)
{
  if (edit == NULL)
    g_ptr_array_add (undo->plan->edits, pow_edit_new (today, wanted));
  else
    g_set_object (&edit->wanted, wanted);
}

/* @own: of a merge, what differs from all that it joined; else NULL. */
static gboolean
undo_record (Undo *undo, const FoundCommit *found, const char *address, const git_oid *before_tree, const git_oid *after_tree, GPtrArray *own, GError **error)
{
  PowRepository *repository = undo->history->repository;
  PowEdit *edit = find_edit (undo, address);
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  g_autoptr (PowRawCommit) tip_commit = NULL;
  g_autoptr (PowRecord) before = NULL;
  g_autoptr (PowRecord) after = NULL;
  g_autoptr (PowRecord) today = NULL;
  g_autoptr (PowRecord) aim = NULL;
  g_autoptr (PowRecord) wanted = NULL;
  GError *failure = NULL;
  git_oid tip;

  if (!pow_lines_get_tip (repository->lines, found->line, &tip, error))
    return FALSE;
  tip_commit = pow_objects_read_commit (repository->objects, &tip, TRUE, error);
  if (tip_commit == NULL)
    return FALSE;
  if (before_tree != NULL)
    before = load (undo, before_tree, address, &failure);
  if (failure == NULL)
    after = load (undo, after_tree, address, &failure);
  if (failure == NULL)
    today = edit != NULL ? g_object_ref (edit->wanted) : load (undo, &tip_commit->tree, address, &failure);
  if (failure == NULL && (before != NULL || after != NULL))
    aim = narrow (undo, after, before, own, touched, &failure);
  if (failure == NULL && touched->len > 0)
    {
      undo->touched = TRUE;
      wanted = merge (after, today, aim, touched, &failure);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (wanted != NULL && (today == NULL || !pow_record_equal (today, wanted)))
    set_edit (undo, edit, today, wanted);
  return TRUE;
}

static gboolean
undo_commit (Undo *undo, const FoundCommit *found, GError **error)
{
  PowObjects *objects = undo->history->repository->objects;
  g_autoptr (PowRawCommit) commit = pow_objects_read_commit (objects, &found->id, TRUE, error);
  g_autoptr (PowRawCommit) parent = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) own = NULL;

  if (commit == NULL)
    return FALSE;
  if (commit->n_parents > 0)
    {
      parent = pow_objects_read_commit (objects, &commit->parents[0], TRUE, error);
      if (parent == NULL)
        return FALSE;
    }
  if (commit->n_parents > 1)
    {
      g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);

      own = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
      if (!pow_history_reader_read (undo->history->reader, found->line, &found->id, own, chosen, error))
        return FALSE;
    }
  files = pow_tree_diff (objects, parent != NULL ? &parent->tree : NULL, &commit->tree, error);
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const PowFileDifference *file = g_ptr_array_index (files, i);
      g_autofree char *home = pow_address_dup_line (file->address);

      /* Another line's records are foreign here. */
      if (g_strcmp0 (home, found->line) != 0 || (undo->address != NULL && strcmp (undo->address, file->address) != 0))
        continue;
      if (own != NULL && own->len == 0)
        continue;
      if (!undo_record (undo, found, file->address, parent != NULL ? &parent->tree : NULL, &commit->tree, own, error))
        return FALSE;
    }
  return files != NULL;
}

/* The candidate of an open choice that stood before the change: the one that is not shown. */
static void
add_open (PowUndoPlan *plan, const PowEdit *edit, const PowChange *choice)
{
  g_autofree char *place = pow_change_dup_place (choice);
  const cJSON *now = edit->base != NULL ? pow_path_look_up (pow_record_get_tree (edit->base), place) : NULL;
  const cJSON *candidate;

  cJSON_ArrayForEach (candidate, choice->after)
    {
      const cJSON *value = cJSON_IsTrue (pow_json_get (candidate, "absent")) ? NULL : candidate;

      if (!pow_json_equal (value, now))
        g_ptr_array_add (plan->open, pow_change_new (POW_CHANGE_CHANGED, choice->address, place, now, value));
    }
}

static gboolean
is_open (PowUndoPlan *plan, const PowChange *change)
{
  for (guint i = 0; i < plan->open->len; i++)
    {
      const PowChange *open = g_ptr_array_index (plan->open, i);

      if (strcmp (open->address, change->address) == 0 && g_strcmp0 (open->field, change->field) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
preview (PowUndoPlan *plan)
{
  for (guint i = 0; i < plan->edits->len; i++)
    {
      const PowEdit *edit = g_ptr_array_index (plan->edits, i);
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);

      pow_change_diff_records (edit->base, edit->wanted, TRUE, changes);
      for (guint j = 0; j < changes->len; j++)
        {
          const PowChange *change = g_ptr_array_index (changes, j);

          if (pow_change_is_choice (change) && change->after != NULL)
            add_open (plan, edit, change);
        }
      for (guint j = 0; j < changes->len; j++)
        {
          const PowChange *change = g_ptr_array_index (changes, j);

          if (!pow_change_is_choice (change) && !is_open (plan, change))
            g_ptr_array_add (plan->back, pow_change_copy (change));
        }
    }
}

static gboolean
undo_all (Undo *undo, GError **error)
{
  if (!pow_history_try (undo->history, TRUE, find_commits, undo, error))
    return FALSE;
  for (guint i = 0; i < undo->commits->len; i++)
    /* Two lines can share a commit; each undoes its own records. */
    if (!undo_commit (undo, &g_array_index (undo->commits, FoundCommit, i), error))
      return FALSE;
  if (undo->commits->len == 0 || !undo->touched)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND,
                   undo->commits->len == 0 ? _("There is no change “%s” on a line of this portfolio.")
                                           : _("The change “%s” left nothing there that can be undone."),
                   undo->change);
      return FALSE;
    }
  return TRUE;
}

PowUndoPlan *
pow_undo_plan_new (PowHistory *history, const char *change, const char *address, const char *field, GError **error)
{
  g_autoptr (PowUndoPlan) plan = NULL;
  g_autoptr (GArray) commits = g_array_new (FALSE, FALSE, sizeof (FoundCommit));
  Undo undo = { history, change, address, field, commits, NULL, FALSE };

  g_return_val_if_fail (history != NULL && pow_repository_is_usable (history->repository), NULL);
  g_return_val_if_fail (change != NULL && (field == NULL || address != NULL), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_array_set_clear_func (commits, clear_found);
  plan = g_new0 (PowUndoPlan, 1);
  plan->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  plan->back = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  plan->open = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  undo.plan = plan;
  if (!undo_all (&undo, error))
    return NULL;
  preview (plan);
  return g_steal_pointer (&plan);
}
