/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-private.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A commit as the index has it. */
typedef struct
{
  gint64 id;
  gint64 place;
  gint64 effective;
  gboolean clock_wrong;
  gboolean in_chain;
  gboolean stays;
} Kept;

static gboolean
get_tip (PowHistory *self, const char *line, git_oid *tip, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (pow_lines_get_tip (self->repository->lines, line, tip, &failure))
    return TRUE;
  if (failure == NULL)
    g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND, _("The portfolio has no line “%s”."), line);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Ids → Kept. */
static GHashTable *
load_kept (PowHistory *self, const char *line, GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, g_free);
  sqlite3_stmt *statement = pow_history_database_ask (
    self->database, error, "SELECT id, revision, place, effective, clock_wrong, in_chain FROM commits WHERE line = ?", "t", line);
  PowHistoryStep step = POW_HISTORY_FAILED;
  git_oid revision;

  while (statement != NULL && (step = pow_history_database_step (self->database, statement, error)) == POW_HISTORY_ROW)
    {
      Kept *commit;

      if (!pow_history_column_id (statement, 1, &revision))
        {
          sqlite3_reset (statement);
          pow_history_database_report_damage (self->database, error);
          return NULL;
        }
      commit = g_new0 (Kept, 1);
      commit->id = sqlite3_column_int64 (statement, 0);
      commit->place = sqlite3_column_int64 (statement, 2);
      commit->effective = sqlite3_column_int64 (statement, 3);
      commit->clock_wrong = sqlite3_column_int (statement, 4) != 0;
      commit->in_chain = sqlite3_column_int (statement, 5) != 0;
      g_hash_table_insert (kept, pow_oid_copy (&revision), commit);
    }
  return step == POW_HISTORY_END ? g_steal_pointer (&kept) : NULL;
}

static gboolean
insert_commit (PowHistory *self, const char *line, const PowLineCommit *item, gint64 place, gboolean in_chain, GError **error)
{
  g_autoptr (PowRawCommit) raw = pow_objects_read_commit (self->repository->objects, &item->id, FALSE, error);
  g_autoptr (PowCommit) commit = NULL;
  g_autoptr (GByteArray) parents = g_byte_array_new ();
  g_autoptr (GBytes) parent_bytes = NULL;

  if (raw == NULL)
    return FALSE;
  commit = pow_commit_build_from (raw, item, line);
  for (gsize i = 0; i < raw->n_parents; i++)
    g_byte_array_append (parents, raw->parents[i].id, GIT_OID_RAWSZ);
  parent_bytes = g_bytes_new (parents->data, parents->len);
  return pow_history_database_run (
    self->database,
    pow_history_database_ask (self->database, error,
                              "INSERT INTO commits (line, place, revision, parents, time, effective, clock_wrong, in_chain, author,"
                              " mail, subject, reason, body, change_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                              "tiobiiiitttttt", line, place, &item->id, parent_bytes, commit->time, item->effective,
                              (gint64) item->clock_wrong, (gint64) in_chain, commit->author, commit->mail, commit->subject, commit->reason,
                              commit->body, commit->change_id),
    error);
}

/* A new commit can make the clock of an older one wrong, and a merge can bring in older work. */
static gboolean
place_commit (PowHistory *self, const char *line, Kept *kept, const PowLineCommit *item, gint64 place, gboolean in_chain, GError **error)
{
  if (kept == NULL)
    return insert_commit (self, line, item, place, in_chain, error);
  kept->stays = TRUE;
  if (kept->place == place && kept->effective == item->effective && kept->clock_wrong == item->clock_wrong
      && kept->in_chain == in_chain)
    return TRUE;
  return pow_history_database_run (
    self->database,
    pow_history_database_ask (self->database, error, "UPDATE commits SET place = ?, effective = ?, clock_wrong = ?, in_chain = ? WHERE id = ?",
                              "iiiii", place, item->effective, (gint64) item->clock_wrong, (gint64) in_chain, kept->id),
    error);
}

static gboolean
drop_commit (PowHistory *self, gint64 id, GError **error)
{
  return pow_history_database_run (
           self->database, pow_history_database_ask (self->database, error, "DELETE FROM changes WHERE commit_id = ?", "i", id), error)
         && pow_history_database_run (
           self->database, pow_history_database_ask (self->database, error, "DELETE FROM commits WHERE id = ?", "i", id), error);
}

static gboolean
drop_rest (PowHistory *self, GHashTable *kept, GError **error)
{
  GHashTableIter iter;
  gpointer commit;

  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, NULL, &commit))
    if (!((Kept *) commit)->stays && !drop_commit (self, ((Kept *) commit)->id, error))
      return FALSE;
  return TRUE;
}

static gboolean
set_known_tip (PowHistory *self, const char *line, const git_oid *tip, GError **error)
{
  return pow_history_database_run (
    self->database,
    pow_history_database_ask (self->database, error, "INSERT OR REPLACE INTO lines (name, tip) VALUES (?, ?)", "to", line, tip), error);
}

/* What people wait for after each save and each exchange: some commits more on a line, without reading the
 * line from its begin. *done FALSE: it has to be read. */
static gboolean
append_in_transaction (PowHistory *self, const char *line, const git_oid *tip, gboolean *done, GError **error)
{
  PowLineCommit known = { 0 };
  gint64 place = 0;
  g_autoptr (GArray) commits = NULL;
  g_autoptr (GError) failure = NULL;

  if (!pow_history_database_find_tip (self->database, line, &known, &place, done, error))
    return FALSE;
  if (*done)
    commits = pow_lines_collect_since (self->repository->lines, &known, tip, &failure);
  *done = commits != NULL;
  if (!*done)
    return TRUE; /* what cannot be read is told of by who reads all */
  for (guint i = commits->len; i > 0; i--)
    if (!insert_commit (self, line, &g_array_index (commits, PowLineCommit, i - 1), ++place, TRUE, error))
      return FALSE;
  return set_known_tip (self, line, tip, error);
}

static gboolean
list_in_transaction (PowHistory *self, const char *line, GError **error)
{
  const PowLineChain *chain;
  g_autoptr (GHashTable) kept = NULL;
  gboolean done;
  git_oid tip;

  /* Read within the transaction: another process cannot have gone further than this. */
  if (!get_tip (self, line, &tip, error) || !append_in_transaction (self, line, &tip, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  chain = pow_lines_get_history (self->repository->lines, line, error);
  kept = chain != NULL ? load_kept (self, line, error) : NULL;
  if (kept == NULL)
    return FALSE;
  for (guint i = 0; i < chain->history->len; i++)
    {
      const PowHistoryItem *item = &g_array_index (chain->history, PowHistoryItem, i);
      const git_oid *id = &item->commit.id;
      gboolean in_chain = pow_oid_equal (id, &chain->commits[item->place].id);

      if (!place_commit (self, line, g_hash_table_lookup (kept, id), &item->commit, i, in_chain, error))
        return FALSE;
    }
  return drop_rest (self, kept, error) && set_known_tip (self, line, &chain->tip, error);
}

/* Whether the index has the line up to its tip. */
static gboolean
is_current (PowHistory *self, const char *line, gboolean *current, GError **error)
{
  sqlite3_stmt *statement;
  PowHistoryStep step;
  git_oid known;
  git_oid tip;

  *current = FALSE;
  if (!get_tip (self, line, &tip, error))
    return FALSE;
  statement = pow_history_database_ask (self->database, error, "SELECT tip FROM lines WHERE name = ?", "t", line);
  step = statement != NULL ? pow_history_database_step (self->database, statement, error) : POW_HISTORY_FAILED;
  if (step == POW_HISTORY_ROW)
    {
      *current = pow_history_column_id (statement, 0, &known) && pow_oid_equal (&known, &tip);
      sqlite3_reset (statement);
    }
  return step != POW_HISTORY_FAILED;
}

gboolean
pow_history_list_line (PowHistory *self, const char *line, gboolean *was_current, GError **error)
{
  if (!is_current (self, line, was_current, error))
    return FALSE;
  if (*was_current)
    return TRUE;
  if (!pow_history_database_begin (self->database, error))
    return FALSE;
  if (list_in_transaction (self, line, error))
    return pow_history_database_commit (self->database, error);
  pow_history_database_rollback (self->database);
  return FALSE;
}

/* A line that is gone. */
static gboolean
drop_line (PowHistory *self, const char *line, GError **error)
{
  g_autoptr (GHashTable) kept = load_kept (self, line, error);

  return kept != NULL && drop_rest (self, kept, error)
         && pow_history_database_run (
           self->database, pow_history_database_ask (self->database, error, "DELETE FROM lines WHERE name = ?", "t", line), error);
}

gboolean
pow_history_drop_lines (PowHistory *self, GPtrArray *lines, GError **error)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = pow_history_database_ask (self->database, error, "SELECT name FROM lines", "");
  PowHistoryStep step = POW_HISTORY_FAILED;

  while (statement != NULL && (step = pow_history_database_step (self->database, statement, error)) == POW_HISTORY_ROW)
    {
      const char *line = pow_history_column_text (statement, 0);

      if (line != NULL && !g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
        g_ptr_array_add (gone, g_strdup (line));
    }
  if (step == POW_HISTORY_FAILED)
    return FALSE;
  for (guint i = 0; i < gone->len; i++)
    {
      if (!pow_history_database_begin (self->database, error))
        return FALSE;
      if (!drop_line (self, g_ptr_array_index (gone, i), error))
        {
          pow_history_database_rollback (self->database);
          return FALSE;
        }
      if (!pow_history_database_commit (self->database, error))
        return FALSE;
    }
  return TRUE;
}
