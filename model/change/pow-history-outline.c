/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-outline.h"

#include "model/change/pow-history-private.h"
#include "model/record/pow-address.h"

#include <string.h>

typedef struct
{
  const PowOutlineFilter *filter;
  PowHistoryOutline *outline;
  GHashTable *matching; /* ids of commits; NULL: all */
  GHashTable *changes;  /* Change-Id → its number */
  GHashTable *authors;
} Outline;

/**
 * pow_history_outline_free:
 * @outline: (transfer full) (nullable): an outline
 *
 * Frees it. Any thread.
 */
void
pow_history_outline_free (PowHistoryOutline *outline)
{
  if (outline == NULL)
    return;
  g_array_unref (outline->rows);
  g_ptr_array_unref (outline->authors);
  g_string_chunk_free (outline->texts);
  g_free (outline);
}

static PowHistoryOutline *
create_outline (void)
{
  PowHistoryOutline *outline = g_new0 (PowHistoryOutline, 1);

  outline->rows = g_array_new (FALSE, FALSE, sizeof (PowOutlineRow));
  outline->authors = g_ptr_array_new ();
  outline->texts = g_string_chunk_new (1024);
  return outline;
}

/* A pattern of LIKE that finds the text anywhere. */
static char *
build_pattern (const char *text)
{
  g_autoptr (GString) pattern = g_string_new ("%");

  for (const char *c = text; *c != '\0'; c++)
    {
      if (strchr ("%_\\", *c) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *c);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

/* The addresses of a kind: those in its folder, or one that ends in its name. */
static char *
build_kind_pattern (PowKind kind)
{
  const char *folder = pow_kind_get_folder (kind);

  if (kind == POW_KIND_PROGRAMME)
    return g_strdup ("programme");
  return folder != NULL ? g_strdup_printf ("%%/%s/%%", folder) : g_strdup_printf ("%%/%s", pow_kind_get_name (kind));
}

static gboolean
keep_ids (PowHistory *self, Outline *data, sqlite3_stmt *statement, GError **error)
{
  GHashTable *found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  PowHistoryStep step = POW_HISTORY_FAILED;

  while (statement != NULL && (step = pow_history_database_step (self->database, statement, error)) == POW_HISTORY_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      if (data->matching == NULL || g_hash_table_contains (data->matching, &id))
        g_hash_table_add (found, g_memdup2 (&id, sizeof id));
    }
  g_clear_pointer (&data->matching, g_hash_table_unref);
  data->matching = found;
  return step == POW_HISTORY_END;
}

/* The commits of the record, with what they say of the field. */
static gboolean
match_address (PowHistory *self, Outline *data, GError **error)
{
  return keep_ids (self, data,
                   pow_history_database_ask (self->database, error,
                                             "SELECT DISTINCT h.commit_id FROM records r JOIN changes h ON h.record = r.id"
                                             " WHERE r.address = ? AND h.chosen = 0",
                                             "t", data->filter->address),
                   error);
}

static gboolean
match_kind (PowHistory *self, Outline *data, GError **error)
{
  g_autofree char *pattern = build_kind_pattern (data->filter->kind);

  return keep_ids (self, data,
                   /* Most kinds are in most commits: in the order of the file it is read once. */
                   pow_history_database_ask (self->database, error,
                                             "SELECT commit_id FROM changes NOT INDEXED WHERE chosen = 0 AND record IN"
                                             " (SELECT id FROM records WHERE address LIKE ?)",
                                             "t", pattern),
                   error);
}

static gboolean
match_text (PowHistory *self, Outline *data, GError **error)
{
  g_autofree char *pattern = build_pattern (data->filter->text);

  return keep_ids (self, data,
                   pow_history_database_ask (self->database, error,
                                             "SELECT commit_id FROM changes WHERE chosen = 0 AND"
                                             " (before LIKE ?1 ESCAPE '\\' OR after LIKE ?1 ESCAPE '\\')"
                                             " UNION SELECT id FROM commits WHERE n_rows > 0 AND"
                                             " (subject LIKE ?1 ESCAPE '\\' OR reason LIKE ?1 ESCAPE '\\')",
                                             "t", pattern),
                   error);
}

static gboolean
is_in_lines (const PowOutlineFilter *filter, const char *line)
{
  return filter->lines == NULL || (line != NULL && g_strv_contains (filter->lines, line));
}

/* Numbers the changes that came with an id; the others have a number of their own. */
static guint
number_change (Outline *data, const char *change_id, guint own)
{
  gpointer number;

  if (change_id == NULL)
    return 2 * own + 1;
  if (!g_hash_table_lookup_extended (data->changes, change_id, NULL, &number))
    {
      number = GUINT_TO_POINTER (2 * g_hash_table_size (data->changes));
      g_hash_table_insert (data->changes, g_strdup (change_id), number);
    }
  return GPOINTER_TO_UINT (number);
}

static void
add_row (Outline *data, sqlite3_stmt *statement)
{
  const PowOutlineFilter *filter = data->filter;
  PowHistoryOutline *outline = data->outline;
  const char *line = pow_history_column_text (statement, 1), *author = pow_history_column_text (statement, 3);
  PowOutlineRow row = {
    .id = sqlite3_column_int64 (statement, 0),
    .time = sqlite3_column_int64 (statement, 2),
    .n_changes = (guint) sqlite3_column_int64 (statement, 5),
  };

  if (!is_in_lines (filter, line) || row.n_changes == 0)
    return;
  if (author != NULL)
    {
      row.author = g_string_chunk_insert_const (outline->texts, author);
      g_hash_table_add (data->authors, (gpointer) row.author);
    }
  if ((filter->until != 0 && row.time > filter->until) || (filter->author != NULL && g_strcmp0 (filter->author, author) != 0)
      || (data->matching != NULL && !g_hash_table_contains (data->matching, &row.id)))
    return;
  row.line = g_string_chunk_insert_const (outline->texts, line);
  row.change = number_change (data, pow_history_column_text (statement, 4), outline->rows->len);
  g_array_append_val (outline->rows, row);
}

static gboolean
match (PowHistory *self, Outline *data, GError **error)
{
  const PowOutlineFilter *filter = data->filter;

  return (filter->address == NULL || match_address (self, data, error))
         && (filter->kind == POW_KIND_NONE || match_kind (self, data, error))
         && (filter->text == NULL || match_text (self, data, error));
}

/* Of a merge only what differs from all its parents counts. */
#define COUNT_CHANGES \
  "CASE WHEN length (c.parents) > 20 THEN (SELECT count(*) FROM changes h WHERE h.commit_id = c.id AND h.chosen = 0)" \
  " ELSE c.n_rows END"

static gboolean
list_rows (PowHistory *self, gpointer user_data, GError **error)
{
  Outline *data = user_data;
  sqlite3_stmt *statement;
  PowHistoryStep step = POW_HISTORY_FAILED;

  g_array_set_size (data->outline->rows, 0);
  g_hash_table_remove_all (data->changes);
  g_hash_table_remove_all (data->authors);
  g_clear_pointer (&data->matching, g_hash_table_unref);
  if (!match (self, data, error))
    return FALSE;
  statement = pow_history_database_ask (self->database, error,
                                        "SELECT c.id, c.line, c.effective, c.author, c.change_id, " COUNT_CHANGES " FROM commits c"
                                        " WHERE c.n_rows > 0 ORDER BY c.effective DESC, c.line, c.place DESC",
                                        "");
  while (statement != NULL && (step = pow_history_database_step (self->database, statement, error)) == POW_HISTORY_ROW)
    add_row (data, statement);
  return step == POW_HISTORY_END;
}

/* Leaves out the commits that did not change the field. */
static gboolean
keep_field (PowHistory *self, PowHistoryOutline *outline, const PowOutlineFilter *filter, GError **error)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (PowOutlineRow));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < outline->rows->len; i++)
    g_array_append_val (ids, g_array_index (outline->rows, PowOutlineRow, i).id);
  entries = pow_history_read_rows (self, (const gint64 *) (gpointer) ids->data, ids->len, filter->address, filter->field, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (entry != NULL && entry->changes->len > 0)
        g_array_append_val (kept, g_array_index (outline->rows, PowOutlineRow, i));
    }
  g_array_unref (outline->rows);
  outline->rows = g_steal_pointer (&kept);
  return entries != NULL;
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * pow_history_outline_new:
 * @history: a history
 * @filter: what is asked for
 * @error: return location of an error
 *
 * Answers from what the last update brought in. A commit that changed no value that people see has no
 * row. On the thread of the history.
 *
 * Returns: (transfer full): the outline
 */
PowHistoryOutline *
pow_history_outline_new (PowHistory *history, const PowOutlineFilter *filter, GError **error)
{
  g_autoptr (PowHistoryOutline) outline = create_outline ();
  g_autoptr (GHashTable) changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) authors = g_hash_table_new (g_str_hash, g_str_equal);
  Outline data = { filter, outline, NULL, changes, authors };
  GHashTableIter iter;
  gpointer author;
  gboolean good;

  g_return_val_if_fail (history != NULL && pow_repository_is_usable (history->repository), NULL);
  g_return_val_if_fail (filter != NULL && (filter->field == NULL || filter->address != NULL), NULL);

  good = pow_history_try (history, TRUE, list_rows, &data, error)
         && (filter->field == NULL || keep_field (history, outline, filter, error));
  g_clear_pointer (&data.matching, g_hash_table_unref);
  if (!good)
    return NULL;
  g_hash_table_iter_init (&iter, authors);
  while (g_hash_table_iter_next (&iter, &author, NULL))
    g_ptr_array_add (outline->authors, author);
  g_ptr_array_sort (outline->authors, compare_names_cb);
  return g_steal_pointer (&outline);
}

typedef struct
{
  const gint64 *ids;
  guint n_ids;
  const PowHistoryFilter *filter;
  GPtrArray *entries;
} Reading;

static gboolean
read_row (PowHistory *self, Reading *reading, gint64 id, GError **error)
{
  g_autoptr (PowHistoryEntry) entry = NULL;
  sqlite3_stmt *statement
    = pow_history_database_ask (self->database, error, "SELECT " POW_HISTORY_COMMIT " FROM commits c WHERE c.id = ?", "i", id);
  PowHistoryStep step = statement != NULL ? pow_history_database_step (self->database, statement, error) : POW_HISTORY_FAILED;
  gboolean good = step != POW_HISTORY_FAILED;

  if (step == POW_HISTORY_ROW)
    {
      entry = pow_history_read_entry (self, reading->filter, statement, error);
      good = entry != NULL;
      sqlite3_reset (statement);
    }
  g_ptr_array_add (reading->entries, g_steal_pointer (&entry));
  return good;
}

static gboolean
read_rows (PowHistory *self, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  g_ptr_array_set_size (reading->entries, 0);
  for (guint i = 0; i < reading->n_ids; i++)
    if (!read_row (self, reading, reading->ids[i], error))
      return FALSE;
  return TRUE;
}

static void
free_entry (gpointer entry)
{
  if (entry != NULL)
    pow_history_entry_free (entry);
}

/**
 * pow_history_read_rows:
 * @history: a history
 * @ids: (array length=n_ids): commits of an outline of it
 * @n_ids: how many
 * @address: (nullable): only what they changed of this record
 * @field: (nullable): only what they changed of this field of it
 * @error: return location of an error
 *
 * What stands behind rows of an outline. On the thread of the history.
 *
 * Returns: (transfer full) (element-type PowHistoryEntry): in the order of @ids, with %NULL for a commit
 *   that is in the history no more
 */
GPtrArray *
pow_history_read_rows (PowHistory *history, const gint64 *ids, guint n_ids, const char *address, const char *field, GError **error)
{
  const PowHistoryFilter filter = { .address = address, .field = field, .limit = -1 };
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  Reading reading = { ids, n_ids, &filter, entries };

  g_return_val_if_fail (history != NULL && pow_repository_is_usable (history->repository), NULL);
  g_return_val_if_fail (field == NULL || address != NULL, NULL);

  return pow_history_try (history, TRUE, read_rows, &reading, error) ? g_steal_pointer (&entries) : NULL;
}
