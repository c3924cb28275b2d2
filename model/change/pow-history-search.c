/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-private.h"

#include "model/record/pow-address.h"
#include "model/store/pow-tree-diff.h"

#include <string.h>

/* Letters that were written in two ways are one to a reader; the tokenizer folds case and accents. */
static char *
fold (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) folded = g_string_new (composed != NULL ? composed : "");

  g_string_replace (folded, "ĳ", "ij", 0);
  g_string_replace (folded, "Ĳ", "IJ", 0);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/* A record whose words go in. */
typedef struct
{
  PowHistory *history;
  const char *address;
  GError **error;
} Words;

static gboolean add_members (Words *words, const char *path, const PowField *fields, const cJSON *object);

static gboolean
add_text (Words *words, const char *path, gboolean title, const char *text)
{
  PowHistoryDatabase *database = words->history->database;
  g_autofree char *folded = fold (text);

  return pow_history_database_run (
           database,
           pow_history_database_ask (database, words->error, "INSERT INTO texts (address, field, title, text) VALUES (?, ?, ?, ?)",
                                     "tttt", words->address, path, title ? folded : "", title ? "" : folded),
           words->error)
         && pow_history_database_run (
           database,
           pow_history_database_ask (database, words->error,
                                     "INSERT INTO words (rowid, title, text) VALUES (last_insert_rowid (), ?, ?)", "tt",
                                     title ? folded : "", title ? "" : folded),
           words->error);
}

static gboolean
add_set (Words *words, const char *path, const cJSON *set)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (const cJSON *item = set->child; item != NULL; item = item->next)
    if (cJSON_IsString (item))
      g_string_append_printf (all, "%s%s", all->len > 0 ? " · " : "", item->valuestring);
  return all->len == 0 || add_text (words, path, FALSE, all->str);
}

static gboolean
add_entries (Words *words, const char *path, const PowField *map, const cJSON *value)
{
  gboolean good = TRUE;

  for (const cJSON *entry = value->child; entry != NULL && good; entry = entry->next)
    {
      g_autofree char *entry_path = pow_path_join (path, entry->string);

      if (!cJSON_IsTrue (pow_json_get (entry, "removed")))
        good = add_members (words, entry_path, map->members, entry);
    }
  return good;
}

/* Whatever the tables call a text, wherever it stands. */
static gboolean
add_members (Words *words, const char *path, const PowField *fields, const cJSON *object)
{
  gboolean good = TRUE;

  for (const PowField *field = fields; field->key != NULL && good; field++)
    {
      const cJSON *value = pow_json_get (object, field->key);
      g_autofree char *place = pow_path_join (path, field->key);

      if ((field->type == POW_TYPE_TEXT || field->type == POW_TYPE_PROSE) && cJSON_IsString (value))
        good = add_text (words, place, path == NULL && (field->flags & POW_FIELD_TITLE) != 0, value->valuestring);
      else if (field->type == POW_TYPE_SET && field->item->type == POW_TYPE_TEXT && cJSON_IsArray (value))
        good = add_set (words, place, value);
      else if (field->type == POW_TYPE_GROUP && cJSON_IsObject (value))
        good = add_members (words, place, field->members, value);
      else if (field->type == POW_TYPE_MAP && cJSON_IsObject (value))
        good = add_entries (words, place, field, value);
    }
  return good;
}

static gboolean
drop_words (PowHistory *self, const char *from, const char *to, GError **error)
{
  return pow_history_database_run (
           self->database,
           pow_history_database_ask (self->database, error,
                                     "INSERT INTO words (words, rowid, title, text)"
                                     " SELECT 'delete', id, title, text FROM texts WHERE address >= ? AND address <= ?",
                                     "tt", from, to),
           error)
         && pow_history_database_run (self->database,
                                      pow_history_database_ask (self->database, error,
                                                                "DELETE FROM texts WHERE address >= ? AND address <= ?", "tt",
                                                                from, to),
                                      error);
}

/* All words of a line. A region's records lie between its slash and the next character. */
static gboolean
drop_line_words (PowHistory *self, const char *line, GError **error)
{
  const char *region = g_str_has_prefix (line, POW_LINE_REGION_PREFIX) ? line + strlen (POW_LINE_REGION_PREFIX) : NULL;
  g_autofree char *from = region != NULL ? g_strconcat (region, "/", NULL) : g_strdup (line);
  g_autofree char *to = region != NULL ? g_strconcat (region, "0", NULL) : g_strdup (line);

  return drop_words (self, from, to, error)
         && pow_history_database_run (
           self->database, pow_history_database_ask (self->database, error, "DELETE FROM searched WHERE line = ?", "t", line), error);
}

static gboolean
renew_words (PowHistory *self, const PowFileDifference *file, GError **error)
{
  Words words = { self, file->address, error };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PowRecord) record = NULL;
  PowKind kind = pow_address_get_kind (file->address);
  const char *text = NULL;
  gsize length = 0;

  if (!drop_words (self, file->address, file->address, error))
    return FALSE;
  /* What cannot be read has no words; `validate` lists it. */
  if (file->has_after)
    bytes = pow_objects_read (self->repository->objects, &file->after, POW_OBJECT_BLOB, POW_LIMIT_RECORD_BYTES, NULL);
  if (bytes != NULL)
    text = g_bytes_get_data (bytes, &length);
  if (text != NULL)
    record = pow_record_read (kind, file->address, text, length, NULL);
  if (record == NULL || pow_record_is_removed (record) || pow_record_is_newer (record))
    return TRUE;
  return add_members (&words, NULL, pow_schema_get_fields (kind), pow_record_get_tree (record));
}

/* The tree whose words the index has; *known FALSE when it has none of the line. */
static gboolean
find_searched (PowHistory *self, const char *line, git_oid *tree, gboolean *known, GError **error)
{
  sqlite3_stmt *statement = pow_history_database_ask (self->database, error, "SELECT tree FROM searched WHERE line = ?", "t", line);
  PowHistoryStep step = statement != NULL ? pow_history_database_step (self->database, statement, error) : POW_HISTORY_FAILED;

  *known = step == POW_HISTORY_ROW && pow_history_column_id (statement, 0, tree);
  if (step == POW_HISTORY_ROW)
    sqlite3_reset (statement);
  return step != POW_HISTORY_FAILED;
}

/* Record files that are other than when the words went in; all of them when that state is lost. */
static GPtrArray *
find_files (PowHistory *self, const char *line, const git_oid *tree, GError **error)
{
  gboolean known;
  git_oid before;
  GPtrArray *files = NULL;

  if (!find_searched (self, line, &before, &known, error))
    return NULL;
  if (known)
    files = pow_tree_diff (self->repository->objects, &before, tree, NULL);
  if (files == NULL && drop_line_words (self, line, error))
    files = pow_tree_diff (self->repository->objects, NULL, tree, error);
  return files;
}

static gboolean
update_in_transaction (PowHistory *self, const char *line, const git_oid *tree, GError **error)
{
  g_autoptr (GPtrArray) files = find_files (self, line, tree, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const PowFileDifference *file = g_ptr_array_index (files, i);
      g_autofree char *home = pow_address_dup_line (file->address);

      if (g_strcmp0 (home, line) == 0 && !renew_words (self, file, error))
        return FALSE;
    }
  return files != NULL
         && pow_history_database_run (self->database,
                                      pow_history_database_ask (self->database, error,
                                                                "INSERT OR REPLACE INTO searched (line, tree) VALUES (?, ?)", "to",
                                                                line, tree),
                                      error);
}

static gboolean
update_line_words (PowHistory *self, const char *line, GError **error)
{
  g_autoptr (PowRawCommit) commit = NULL;
  gboolean known;
  git_oid before;
  git_oid tip;

  /* A line that cannot be read keeps the words it had. */
  if (!pow_lines_get_tip (self->repository->lines, line, &tip, NULL))
    return TRUE;
  commit = pow_objects_read_commit (self->repository->objects, &tip, TRUE, NULL);
  if (commit == NULL)
    return TRUE;
  if (!find_searched (self, line, &before, &known, error))
    return FALSE;
  if (known && pow_oid_equal (&before, &commit->tree))
    return TRUE;
  if (!pow_history_database_begin (self->database, error))
    return FALSE;
  if (update_in_transaction (self, line, &commit->tree, error))
    return pow_history_database_commit (self->database, error);
  pow_history_database_rollback (self->database);
  return FALSE;
}

/* Words of lines that are gone. */
static gboolean
drop_gone (PowHistory *self, GPtrArray *lines, GError **error)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = pow_history_database_ask (self->database, error, "SELECT line FROM searched", "");
  PowHistoryStep step = POW_HISTORY_FAILED;
  gboolean good = TRUE;

  while (statement != NULL && (step = pow_history_database_step (self->database, statement, error)) == POW_HISTORY_ROW)
    {
      const char *line = pow_history_column_text (statement, 0);

      if (line != NULL && !g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
        g_ptr_array_add (gone, g_strdup (line));
    }
  if (step == POW_HISTORY_FAILED || gone->len == 0)
    return step != POW_HISTORY_FAILED;
  if (!pow_history_database_begin (self->database, error))
    return FALSE;
  for (guint i = 0; i < gone->len && good; i++)
    good = drop_line_words (self, g_ptr_array_index (gone, i), error);
  if (good)
    return pow_history_database_commit (self->database, error);
  pow_history_database_rollback (self->database);
  return FALSE;
}

gboolean
pow_history_update_words (PowHistory *self, GError **error)
{
  g_autoptr (GPtrArray) lines = pow_lines_list (self->repository->lines, error);

  if (lines == NULL || !drop_gone (self, lines, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GError) failure = NULL;

      if (update_line_words (self, g_ptr_array_index (lines, i), &failure))
        continue;
      /* A damaged tree of one line takes no other line's words away. */
      if (pow_history_database_is_broken (self->database) || g_error_matches (failure, POW_STORE_ERROR, POW_STORE_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return TRUE;
}

/* Every word as typed may go on: "logis" finds "logistiek". NULL when there is no word. */
static char *
build_match (const char *text)
{
  g_autofree char *folded = fold (text);
  g_autoptr (GString) match = g_string_new (NULL);
  const char *p = folded;

  while (*p != '\0')
    {
      const char *start = p;

      while (*p != '\0' && (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);
      if (p > start)
        g_string_append_printf (match, "%s\"%.*s\" *", match->len > 0 ? " " : "", (int) (p - start), start);
      else
        p = g_utf8_next_char (p);
    }
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

typedef struct
{
  char *match;
  char *from; /* addresses, of a region or all */
  char *to;
  gint64 limit;
  GPtrArray *hits;
} Search;

static gboolean
search (PowHistory *self, gpointer data, GError **error)
{
  Search *query = data;
  sqlite3_stmt *statement;
  PowHistoryStep step = POW_HISTORY_FAILED;

  g_ptr_array_set_size (query->hits, 0);
  if (!pow_history_update_words (self, error))
    return FALSE;
  /* Ordered by `rank` alone, so that snippets are made only of what is kept; then what ranks the same by its place. */
  statement = pow_history_database_ask (
    self->database, error,
    "SELECT address, field, snippet FROM (SELECT t.id, t.address, t.field, rank AS score,"
    " snippet (words, -1, char (2), char (3), '…', 16) AS snippet FROM words JOIN texts t ON t.id = words.rowid"
    " WHERE words MATCH ? AND rank MATCH 'pow_rank()' AND t.address >= ? AND t.address <= ? ORDER BY rank LIMIT ?)"
    " ORDER BY score, address, id",
    "ttti", query->match, query->from, query->to, query->limit);
  while (statement != NULL && (step = pow_history_database_step (self->database, statement, error)) == POW_HISTORY_ROW)
    {
      PowHistoryHit *hit = g_new0 (PowHistoryHit, 1);

      hit->address = g_strdup (pow_history_column_text (statement, 0));
      hit->field = g_strdup (pow_history_column_text (statement, 1));
      hit->snippet = g_strdelimit (g_strdup (pow_history_column_text (statement, 2)), "\n\r\t", ' ');
      g_ptr_array_add (query->hits, hit);
    }
  return step == POW_HISTORY_END;
}

/**
 * pow_history_search:
 * @self: a history; no update is needed first
 * @text: words as typed; each may go on, in any case, with or without accents
 * @region: (nullable): a region id; %NULL: everywhere
 * @limit: at most so many; negative: all
 * @error: return location of an error
 *
 * Looks for texts of the records as they stand now that hold all the words. What is removed is not
 * found, nor are the contacts, which are no records.
 *
 * Returns: (transfer full) (element-type PowHistoryHit): the best first; empty when @text has no word
 */
GPtrArray *
pow_history_search (PowHistory *self, const char *text, const char *region, int limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_history_hit_free);
  g_autofree char *match = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  Search query = { .limit = limit, .hits = hits };

  g_return_val_if_fail (self != NULL && pow_repository_is_usable (self->repository), NULL);
  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  match = build_match (text);
  if (match == NULL)
    return g_steal_pointer (&hits);
  from = region != NULL ? g_strconcat (region, "/", NULL) : g_strdup ("");
  to = region != NULL ? g_strconcat (region, "0", NULL) : g_strdup ("~");
  query.match = match;
  query.from = from;
  query.to = to;
  return pow_history_try (self, FALSE, search, &query, error) ? g_steal_pointer (&hits) : NULL;
}
