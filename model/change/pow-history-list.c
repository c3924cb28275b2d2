/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-private.h"

#include "model/record/pow-address.h"

#include <string.h>

typedef struct
{
  const PowHistoryFilter *filter;
  char *line;
  char *needle;       /* of the author, folded */
  GHashTable *within; /* commits between the moments; NULL: no moment is given */
  GPtrArray *entries;
} Question;

PowCommit *
pow_history_read_commit (PowHistory *self, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (PowCommit) commit = g_new0 (PowCommit, 1);
  const guint8 *parents = sqlite3_column_blob (statement, 3);
  int length = sqlite3_column_bytes (statement, 3);
  git_oid id;

  commit->parents = g_ptr_array_new_with_free_func (g_free);
  if (!pow_history_column_id (statement, 2, &id) || length % GIT_OID_RAWSZ != 0)
    {
      pow_history_database_report_damage (self->database, error);
      return NULL;
    }
  commit->revision = pow_oid_to_hex (&id);
  for (int i = 0; i < length; i += GIT_OID_RAWSZ)
    {
      memcpy (id.id, parents + i, GIT_OID_RAWSZ);
      g_ptr_array_add (commit->parents, pow_oid_to_hex (&id));
    }
  commit->line = g_strdup (pow_history_column_text (statement, 1));
  commit->time = sqlite3_column_int64 (statement, 4);
  commit->effective_time = sqlite3_column_int64 (statement, 5);
  commit->clock_wrong = sqlite3_column_int (statement, 6) != 0;
  commit->author = g_strdup (pow_history_column_text (statement, 7));
  commit->mail = g_strdup (pow_history_column_text (statement, 8));
  commit->subject = g_strdup (pow_history_column_text (statement, 9));
  commit->reason = g_strdup (pow_history_column_text (statement, 10));
  commit->body = g_strdup (pow_history_column_text (statement, 11));
  commit->change_id = g_strdup (pow_history_column_text (statement, 12));
  return g_steal_pointer (&commit);
}

gboolean
pow_history_read_value (PowHistory *self, sqlite3_stmt *statement, int column, cJSON **value, GError **error)
{
  const char *text = pow_history_column_text (statement, column);

  *value = NULL;
  if (text == NULL)
    return TRUE;
  *value = pow_json_read (text, (gsize) sqlite3_column_bytes (statement, column), NULL);
  if (*value == NULL)
    pow_history_database_report_damage (self->database, error);
  return *value != NULL;
}

/* Two lines can share a commit, when somebody merged one into the other. */
static char *
name_commit (const PowCommit *commit)
{
  return g_strconcat (commit->revision, " ", commit->line, NULL);
}

static gboolean
add_commit_cb (const PowCommit *commit, gpointer names)
{
  g_hash_table_add (names, name_commit (commit));
  return TRUE;
}

static gboolean
is_within (const Question *question, const PowCommit *commit)
{
  g_autofree char *name = question->within != NULL ? name_commit (commit) : NULL;

  return name == NULL || g_hash_table_contains (question->within, name);
}

static gboolean
is_by (const Question *question, const PowCommit *commit)
{
  g_autofree char *name = NULL;
  g_autofree char *mail = NULL;

  if (question->needle == NULL)
    return TRUE;
  name = g_utf8_casefold (commit->author != NULL ? commit->author : "", -1);
  mail = g_utf8_casefold (commit->mail != NULL ? commit->mail : "", -1);
  return strstr (name, question->needle) != NULL || strstr (mail, question->needle) != NULL;
}

static gboolean
is_about (const PowHistoryFilter *filter, const PowChange *change)
{
  g_autofree char *place = NULL;

  if (filter->field == NULL)
    return TRUE;
  place = pow_change_dup_place (change);
  if (place == NULL)
    return pow_path_look_up (change->before, filter->field) != NULL || pow_path_look_up (change->after, filter->field) != NULL;
  return pow_path_contains (filter->field, place) || pow_path_contains (place, filter->field);
}

/* The changes of a commit that are asked for. */
static gboolean
read_changes (PowHistory *self, const PowHistoryFilter *filter, gint64 commit, PowHistoryEntry *entry, GError **error)
{
  sqlite3_stmt *statement
    = filter->address == NULL
        ? pow_history_database_ask (self->database, error,
                                    "SELECT r.address, h.field, h.type, h.chosen, h.before, h.after FROM changes h"
                                    " JOIN records r ON r.id = h.record WHERE h.commit_id = ? ORDER BY h.id",
                                    "i", commit)
        : pow_history_database_ask (self->database, error,
                                    "SELECT r.address, h.field, h.type, h.chosen, h.before, h.after FROM records r"
                                    " JOIN changes h ON h.record = r.id WHERE r.address = ? AND h.commit_id = ? ORDER BY h.id",
                                    "ti", filter->address, commit);
  PowHistoryStep step = POW_HISTORY_FAILED;

  while (statement != NULL && (step = pow_history_database_step (self->database, statement, error)) == POW_HISTORY_ROW)
    {
      g_autoptr (PowChange) change = g_new0 (PowChange, 1);
      gboolean chosen = sqlite3_column_int (statement, 3) != 0;

      change->address = g_strdup (pow_history_column_text (statement, 0));
      change->field = g_strdup (pow_history_column_text (statement, 1));
      change->type = (PowChangeType) sqlite3_column_int (statement, 2);
      if (!pow_history_read_value (self, statement, 4, &change->before, error)
          || !pow_history_read_value (self, statement, 5, &change->after, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      if (is_about (filter, change))
        g_ptr_array_add (chosen ? entry->chosen : entry->changes, g_steal_pointer (&change));
    }
  return step == POW_HISTORY_END;
}

/* Takes the commit of the row. */
static PowHistoryEntry *
complete_entry (PowHistory *self, const PowHistoryFilter *filter, PowCommit *commit, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (PowHistoryEntry) entry = g_new0 (PowHistoryEntry, 1);

  entry->commit = commit;
  entry->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  entry->chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  if (!read_changes (self, filter, sqlite3_column_int64 (statement, 0), entry, error))
    return NULL;
  return g_steal_pointer (&entry);
}

PowHistoryEntry *
pow_history_read_entry (PowHistory *self, const PowHistoryFilter *filter, sqlite3_stmt *statement, GError **error)
{
  PowCommit *commit = pow_history_read_commit (self, statement, error);

  return commit != NULL ? complete_entry (self, filter, commit, statement, error) : NULL;
}

static gboolean
add_entry (PowHistory *self, Question *question, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (PowCommit) commit = pow_history_read_commit (self, statement, error);
  g_autoptr (PowHistoryEntry) entry = NULL;

  if (commit == NULL)
    return FALSE;
  if (!is_within (question, commit) || !is_by (question, commit))
    return TRUE;
  entry = complete_entry (self, question->filter, g_steal_pointer (&commit), statement, error);
  if (entry == NULL)
    return FALSE;
  if (entry->changes->len > 0 || (question->filter->with_chosen && entry->chosen->len > 0))
    g_ptr_array_add (question->entries, g_steal_pointer (&entry));
  return TRUE;
}

static sqlite3_stmt *
ask_commits (PowHistory *self, const Question *question, GError **error)
{
  if (question->filter->address != NULL)
    return pow_history_database_ask (
      self->database, error,
      "SELECT " POW_HISTORY_COMMIT " FROM commits c WHERE c.line = ? AND c.id IN"
      " (SELECT h.commit_id FROM changes h JOIN records r ON r.id = h.record WHERE r.address = ?)"
      " ORDER BY c.effective DESC, c.line, c.place DESC",
      "tt", question->line, question->filter->address);
  if (question->line != NULL)
    return pow_history_database_ask (self->database, error,
                                     "SELECT " POW_HISTORY_COMMIT " FROM commits c WHERE c.n_rows > 0 AND c.line = ?"
                                     " ORDER BY c.place DESC",
                                     "t", question->line);
  return pow_history_database_ask (self->database, error,
                                   "SELECT " POW_HISTORY_COMMIT " FROM commits c WHERE c.n_rows > 0"
                                   " ORDER BY c.effective DESC, c.line, c.place DESC",
                                   "");
}

static gboolean
list_entries (PowHistory *self, gpointer data, GError **error)
{
  Question *question = data;
  guint limit = question->filter->limit < 0 ? G_MAXUINT : (guint) question->filter->limit;
  sqlite3_stmt *statement;
  PowHistoryStep step = POW_HISTORY_END;

  g_ptr_array_set_size (question->entries, 0);
  statement = ask_commits (self, question, error);
  if (statement == NULL)
    return FALSE;
  while (question->entries->len < limit
         && (step = pow_history_database_step (self->database, statement, error)) == POW_HISTORY_ROW)
    if (!add_entry (self, question, statement, error))
      {
        sqlite3_reset (statement);
        return FALSE;
      }
  sqlite3_reset (statement);
  return step != POW_HISTORY_FAILED;
}

/**
 * pow_history_list:
 * @self: a history
 * @filter: what is asked for
 * @error: return location of an error
 *
 * Answers from what the last update brought in. A commit that changed no value that people see, such as
 * one that only wrote a file in another way, has no entry.
 *
 * Returns: (transfer full) (element-type PowHistoryEntry): newest first, as pow_repository_walk() meets
 *   them; %NULL with %POW_STORE_ERROR_NOT_FOUND when a moment means nothing here
 */
GPtrArray *
pow_history_list (PowHistory *self, const PowHistoryFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_history_entry_free);
  g_autoptr (GHashTable) within = NULL;
  g_autofree char *line = NULL;
  g_autofree char *needle = NULL;
  Question question = { filter, NULL, NULL, NULL, entries };

  g_return_val_if_fail (self != NULL && pow_repository_is_usable (self->repository), NULL);
  g_return_val_if_fail (filter != NULL && (filter->field == NULL || filter->address != NULL), NULL);
  g_return_val_if_fail (filter->address == NULL || pow_address_is_valid (filter->address), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  line = filter->address != NULL ? pow_address_dup_line (filter->address) : g_strdup (filter->line);
  needle = filter->author != NULL ? g_utf8_casefold (filter->author, -1) : NULL;
  question.line = line;
  question.needle = needle;
  /* What a moment holds is decided in one place, also for what a merge brought in late. */
  if (filter->since != NULL || filter->until != NULL)
    {
      within = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (!pow_repository_walk (self->repository, line, filter->since, filter->until, add_commit_cb, within, error))
        return NULL;
      question.within = within;
    }
  return pow_history_try (self, TRUE, list_entries, &question, error) ? g_steal_pointer (&entries) : NULL;
}
