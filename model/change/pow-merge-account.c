/* SPDX-License-Identifier: EUPL-1.2 */
/* What merges did, found again: a merge is a function of its parents, so nothing about it is kept. */
#include "model/change/pow-merge-account.h"

#include "model/change/pow-history-private.h"
#include "model/change/pow-line-merge.h"
#include "model/record/pow-address.h"
#include "model/store/pow-scratch-store.h"
#include "model/store/pow-tree-diff.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * pow_arrival_new:
 * @line: "programme" or "region/zeeland"
 * @before: (nullable): revision at which it stood here; %NULL: it was not here yet
 * @after: revision at which it stands since
 *
 * Copies all three. Any thread.
 *
 * Returns: (transfer full): what an exchange did to a line
 */
PowArrival *
pow_arrival_new (const char *line, const char *before, const char *after)
{
  PowArrival *self = g_new0 (PowArrival, 1);

  self->line = g_strdup (line);
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  return self;
}

/**
 * pow_arrival_free:
 * @self: (transfer full) (nullable): an arrival
 *
 * Frees it. Any thread.
 */
void
pow_arrival_free (PowArrival *self)
{
  if (self == NULL)
    return;
  g_free (self->line);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static gboolean
read_id (const char *revision, git_oid *id, GError **error)
{
  if (pow_oid_from_hex (revision, id))
    return TRUE;
  g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND, _("There is no revision “%s”."), revision);
  return FALSE;
}

/* Revisions that @commit has and @without (nullable) has not. */
static GHashTable *
collect_revisions (PowHistory *history, const git_oid *commit, const git_oid *without)
{
  GHashTable *revisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  git_revwalk *walk = NULL;
  git_oid id;

  if (git_revwalk_new (&walk, history->repository->git) == 0 && git_revwalk_push (walk, commit) == 0
      && (without == NULL || git_revwalk_hide (walk, without) == 0))
    while (git_revwalk_next (&id, walk) == 0)
      g_hash_table_add (revisions, pow_oid_to_hex (&id));
  git_revwalk_free (walk);
  return revisions;
}

static gboolean
touches (const PowHistoryEntry *entry, const char *field)
{
  for (guint i = 0; i < entry->changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (entry->changes, i);
      g_autofree char *place = pow_change_dup_place (change);

      if (field == NULL || place == NULL || pow_path_contains (place, field) || pow_path_contains (field, place))
        return TRUE;
    }
  return FALSE;
}

/* Who changed a field last among @revisions; what people did goes before a merge of it. Lent by @entries. */
static const PowCommit *
find_commit (GPtrArray *entries, GHashTable *revisions, const char *field)
{
  const PowCommit *merge = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (!g_hash_table_contains (revisions, entry->commit->revision) || !touches (entry, field))
        continue;
      if (entry->commit->parents->len < 2)
        return entry->commit;
      if (merge == NULL)
        merge = entry->commit;
    }
  return merge;
}

/* The content of a record or entry that was removed, or not, is what people changed. */
static char *
dup_place (const PowMergedField *field)
{
  if (g_strcmp0 (field->field, "removed") == 0)
    return NULL;
  return field->field != NULL && g_str_has_suffix (field->field, ".removed")
           ? g_strndup (field->field, strlen (field->field) - strlen (".removed"))
           : g_strdup (field->field);
}

/* Names who filled in each side; fields of one record stand together. */
static gboolean
name_people (PowHistory *history, GPtrArray *fields, GHashTable *ours, GHashTable *theirs, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  const char *address = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      PowMergedField *field = g_ptr_array_index (fields, i);
      g_autofree char *place = dup_place (field);
      const PowCommit *commit;

      if (g_strcmp0 (address, field->address) != 0)
        {
          const PowHistoryFilter filter = { .address = field->address, .limit = -1 };

          g_clear_pointer (&entries, g_ptr_array_unref);
          entries = pow_history_list (history, &filter, error);
          if (entries == NULL)
            return FALSE;
          address = field->address;
        }
      commit = ours != NULL && !pow_json_equal (field->ours, field->before) ? find_commit (entries, ours, place) : NULL;
      field->our_commit = commit != NULL ? pow_commit_copy (commit) : NULL;
      commit = !pow_json_equal (field->theirs, field->before) ? find_commit (entries, theirs, place) : NULL;
      field->their_commit = commit != NULL ? pow_commit_copy (commit) : NULL;
    }
  return TRUE;
}

/* Ours is the second parent of a merge with the home remote: the first is what was shared already. */
static GPtrArray *
read_merge (PowHistory *history, const char *line, const git_oid *shared, const git_oid *local, GError **error)
{
  g_autoptr (PowScratchStore) scratch = pow_scratch_store_new (history->repository->objects);
  PowObjectStore store = pow_scratch_store_as_store (scratch);
  g_autoptr (PowLineMerge) merge = pow_line_merge_commits (history->repository, &store, line, local, shared, error);
  g_autoptr (GHashTable) ours = NULL;
  g_autoptr (GHashTable) theirs = NULL;

  if (merge == NULL)
    return NULL;
  ours = collect_revisions (history, local, shared);
  theirs = collect_revisions (history, shared, local);
  return name_people (history, merge->fields, ours, theirs, error) ? g_ptr_array_ref (merge->fields) : NULL;
}

/**
 * pow_merge_account_read:
 * @history: a history that is up to date for @line
 * @line: a line
 * @revision: a commit of it, in full
 * @error: return location of an error
 *
 * Merges the parents of a merge again, without writing anything, and tells of every field of records that
 * both sides had changed why it is what it is, and who gave it its values. On the thread of the history.
 *
 * Returns: (transfer full) (element-type PowMergedField): by address; empty when it is no merge of two
 */
GPtrArray *
pow_merge_account_read (PowHistory *history, const char *line, const char *revision, GError **error)
{
  g_autoptr (PowRawCommit) raw = NULL;
  git_oid id;

  g_return_val_if_fail (history != NULL && pow_line_is_valid (line), NULL);

  if (!read_id (revision, &id, error))
    return NULL;
  raw = pow_objects_read_commit (history->repository->objects, &id, TRUE, error);
  if (raw == NULL)
    return NULL;
  if (raw->n_parents != 2)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) pow_merged_field_free);
  return read_merge (history, line, &raw->parents[0], &raw->parents[1], error);
}

static PowMergedField *
field_from_change (const PowChange *change)
{
  PowMergedField *self = g_new0 (PowMergedField, 1);

  self->address = g_strdup (change->address);
  self->field = pow_change_dup_place (change);
  self->type = change->type;
  self->verdict = POW_MERGE_THEIRS;
  self->before = pow_json_copy (change->before);
  self->theirs = pow_json_copy (change->after);
  self->after = pow_json_copy (change->after);
  return self;
}

/* Where the same place of the same record stands in a list. */
static gboolean
find_field (GPtrArray *fields, const PowMergedField *wanted, guint *index)
{
  for (*index = 0; *index < fields->len; (*index)++)
    {
      const PowMergedField *field = g_ptr_array_index (fields, *index);

      if (strcmp (field->address, wanted->address) == 0 && g_strcmp0 (field->field, wanted->field) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Changes of visible states between two revisions, by address. */
static GPtrArray *
diff (PowHistory *history, const PowArrival *arrival, const git_oid *before, const git_oid *after, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  g_autoptr (PowRawCommit) old = before != NULL ? pow_objects_read_commit (history->repository->objects, before, TRUE, error) : NULL;
  g_autoptr (PowRawCommit) new = pow_objects_read_commit (history->repository->objects, after, TRUE, error);
  g_autoptr (GPtrArray) files = NULL;

  if (new == NULL || (before != NULL && old == NULL))
    return NULL;
  files = pow_tree_diff (history->repository->objects, old != NULL ? &old->tree : NULL, &new->tree, error);
  if (files == NULL)
    return NULL;
  for (guint i = 0; i < files->len; i++)
    {
      const PowFileDifference *file = g_ptr_array_index (files, i);
      g_autofree char *line = pow_address_dup_line (file->address);
      g_autoptr (PowRecord) was = NULL;
      g_autoptr (PowRecord) is = NULL;

      if (strcmp (line, arrival->line) != 0)
        continue;
      was = file->has_before ? pow_repository_load_record (history->repository, &old->tree, file->address, NULL, NULL) : NULL;
      is = file->has_after ? pow_repository_load_record (history->repository, &new->tree, file->address, NULL, NULL) : NULL;
      if (was != NULL || is != NULL)
        pow_change_diff_records (was, is, TRUE, changes);
    }
  return g_steal_pointer (&changes);
}

static gboolean
add_arrival (PowHistory *history, const PowArrival *arrival, GPtrArray *fields, GError **error)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_merged_field_free);
  g_autoptr (GPtrArray) merged = pow_merge_account_read (history, arrival->line, arrival->after, error);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GHashTable) revisions = NULL;
  git_oid before;
  git_oid after;

  if (merged == NULL || !read_id (arrival->after, &after, error) || (arrival->before != NULL && !read_id (arrival->before, &before, error)))
    return FALSE;
  changes = diff (history, arrival, arrival->before != NULL ? &before : NULL, &after, error);
  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      g_autoptr (PowMergedField) field = field_from_change (g_ptr_array_index (changes, i));
      guint index;

      /* A field that changed and got a choice at once is one place that people look at. */
      if (!find_field (own, field, &index))
        g_ptr_array_add (own, g_steal_pointer (&field));
    }
  revisions = collect_revisions (history, &after, arrival->before != NULL ? &before : NULL);
  if (!name_people (history, own, NULL, revisions, error))
    return FALSE;
  while (own->len > 0)
    {
      g_autoptr (PowMergedField) field = g_ptr_array_steal_index (own, 0);
      guint index;

      /* What both sides had a say in is told with both. */
      if (find_field (merged, field, &index))
        g_ptr_array_add (fields, g_ptr_array_steal_index (merged, index));
      else
        g_ptr_array_add (fields, g_steal_pointer (&field));
    }
  return TRUE;
}

/**
 * pow_merge_account_list_arrivals:
 * @history: a history that is up to date for the lines
 * @arrivals: (element-type PowArrival): what an exchange did to each line
 * @error: return location of an error
 *
 * What came in from others, field by field as people see it, and why each value stands: because nobody
 * here had changed it, or by the merge that brought it in. On the thread of the history.
 *
 * Returns: (transfer full) (element-type PowMergedField): by line, then address
 */
GPtrArray *
pow_merge_account_list_arrivals (PowHistory *history, GPtrArray *arrivals, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_merged_field_free);

  g_return_val_if_fail (history != NULL && arrivals != NULL, NULL);

  for (guint i = 0; i < arrivals->len; i++)
    if (!add_arrival (history, g_ptr_array_index (arrivals, i), fields, error))
      return NULL;
  return g_steal_pointer (&fields);
}

typedef struct
{
  const char *const *lines; /* NULL: all */
  gint64 since;
  guint limit;
  GPtrArray *commits; /* (element-type PowCommit) */
} RecentQuestion;

static gboolean
list_merges (PowHistory *history, gpointer data, GError **error)
{
  RecentQuestion *question = data;
  sqlite3_stmt *statement = pow_history_database_ask (history->database, error,
                                                      "SELECT " POW_HISTORY_COMMIT " FROM commits c"
                                                      " WHERE length(c.parents) = 40 AND c.effective >= ?"
                                                      " ORDER BY c.effective DESC, c.line, c.place DESC",
                                                      "i", question->since);
  PowHistoryStep step = POW_HISTORY_END;

  g_ptr_array_set_size (question->commits, 0);
  if (statement == NULL)
    return FALSE;
  while (question->commits->len < question->limit
         && (step = pow_history_database_step (history->database, statement, error)) == POW_HISTORY_ROW)
    {
      g_autoptr (PowCommit) commit = pow_history_read_commit (history, statement, error);

      if (commit == NULL)
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      if (question->lines == NULL || g_strv_contains (question->lines, commit->line))
        g_ptr_array_add (question->commits, g_steal_pointer (&commit));
    }
  sqlite3_reset (statement);
  return step != POW_HISTORY_FAILED;
}

/**
 * pow_merge_account_list_recent:
 * @history: a history
 * @lines: (nullable) (array zero-terminated=1): these lines; %NULL: all
 * @since: effective time from which merges count
 * @limit: at most so many merges, the newest
 * @error: return location of an error
 *
 * What the merges of the last time did, as pow_merge_account_read() tells it. On the thread of the history.
 *
 * Returns: (transfer full) (element-type PowMergedField): newest merge first
 */
GPtrArray *
pow_merge_account_list_recent (PowHistory *history, const char *const *lines, gint64 since, guint limit, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_merged_field_free);
  g_autoptr (GPtrArray) commits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_commit_free);
  RecentQuestion question = { lines, since, limit, commits };

  g_return_val_if_fail (history != NULL, NULL);

  if (!pow_history_try (history, TRUE, list_merges, &question, error))
    return NULL;
  for (guint i = 0; i < commits->len; i++)
    {
      const PowCommit *commit = g_ptr_array_index (commits, i);
      g_autoptr (GPtrArray) merged = pow_merge_account_read (history, commit->line, commit->revision, error);

      if (merged == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (fields, g_steal_pointer (&merged));
    }
  return g_steal_pointer (&fields);
}
