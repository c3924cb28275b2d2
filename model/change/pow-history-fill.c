/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-private.h"

#include <string.h>

/* The newest commits go in at once and can be asked for; the further back, the more in one transaction. */
#define STEP_FIRST 256
#define STEP_MAX 2048
/* Threads are not worth their start for less. */
#define THREADED_FROM 64

/* Filling under way. */
typedef struct
{
  PowHistory *history;
  GArray *open;        /* of PowHistoryOpen, newest first */
  GHashTable *records; /* address → id in the index */
} Fill;

static gboolean
find_record (Fill *fill, const char *address, gint64 *id, GError **error)
{
  PowHistoryDatabase *database = fill->history->database;
  gint64 *known = g_hash_table_lookup (fill->records, address);
  sqlite3_stmt *statement;
  PowHistoryStep step;

  if (known != NULL)
    {
      *id = *known;
      return TRUE;
    }
  statement = pow_history_database_ask (database, error, "SELECT id FROM records WHERE address = ?", "t", address);
  step = statement != NULL ? pow_history_database_step (database, statement, error) : POW_HISTORY_FAILED;
  if (step == POW_HISTORY_ROW)
    {
      *id = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }
  else if (step == POW_HISTORY_END
           && pow_history_database_run (
             database, pow_history_database_ask (database, error, "INSERT INTO records (address) VALUES (?)", "t", address), error))
    *id = pow_history_database_get_last_id (database);
  else
    return FALSE;
  g_hash_table_insert (fill->records, g_strdup (address), g_memdup2 (id, sizeof *id));
  return TRUE;
}

static gboolean
insert_rows (Fill *fill, const PowHistoryOpen *open, GError **error)
{
  PowHistoryDatabase *database = fill->history->database;

  for (guint i = 0; i < open->rows->len; i++)
    {
      const PowHistoryRow *row = &g_array_index (open->rows, PowHistoryRow, i);
      gint64 record;

      if (!find_record (fill, row->address, &record, error)
          || !pow_history_database_run (
            database,
            pow_history_database_ask (
              database, error,
              "INSERT INTO changes (commit_id, record, field, type, chosen, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)", "iitiitt",
              open->id, record, row->field, (gint64) row->type, (gint64) row->chosen, row->before, row->after),
            error))
        return FALSE;
    }
  return TRUE;
}

/* Puts in what was found of a commit, unless another program did or dropped the commit meanwhile. */
static gboolean
fill_commit (Fill *fill, PowHistoryOpen *open, PowHistoryFillFuncs *funcs, GError **error)
{
  PowHistoryDatabase *database = fill->history->database;

  if (open->rows == NULL)
    {
      funcs->note_failure (g_steal_pointer (&open->failure), funcs->data);
      return TRUE;
    }
  if (!pow_history_database_run (database,
                                 pow_history_database_ask (
                                   database, error, "UPDATE commits SET n_rows = ? WHERE id = ? AND revision = ? AND n_rows IS NULL",
                                   "iio", (gint64) open->rows->len, open->id, &open->revision),
                                 error))
    return FALSE;
  return pow_history_database_count_changed (database) == 0 || insert_rows (fill, open, error);
}

/* The commits whose changes are not in yet, newest first. */
static GArray *
find_open (PowHistory *self, const char *line, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PowHistoryOpen));
  sqlite3_stmt *statement
    = line == NULL ? pow_history_database_ask (self->database, error,
                                               "SELECT id, line, revision FROM commits WHERE n_rows IS NULL"
                                               " ORDER BY effective DESC, line, place DESC",
                                               "")
                   : pow_history_database_ask (self->database, error,
                                               "SELECT id, line, revision FROM commits WHERE n_rows IS NULL AND line = ?"
                                               " ORDER BY effective DESC, line, place DESC",
                                               "t", line);
  PowHistoryStep step = POW_HISTORY_FAILED;

  g_array_set_clear_func (found, (GDestroyNotify) pow_history_open_clear);
  while (statement != NULL && (step = pow_history_database_step (self->database, statement, error)) == POW_HISTORY_ROW)
    {
      const char *name = pow_history_column_text (statement, 1);
      PowHistoryOpen open = { .id = sqlite3_column_int64 (statement, 0), .line = name != NULL ? g_intern_string (name) : NULL };

      if (open.line == NULL || !pow_history_column_id (statement, 2, &open.revision))
        {
          sqlite3_reset (statement);
          pow_history_database_report_damage (self->database, error);
          return NULL;
        }
      g_array_append_val (found, open);
    }
  return step == POW_HISTORY_END ? g_steal_pointer (&found) : NULL;
}

/* One transaction. */
static gboolean
write_step (Fill *fill, guint first, guint n, PowHistoryFillFuncs *funcs, GError **error)
{
  PowHistoryDatabase *database = fill->history->database;
  gboolean good = pow_history_database_begin (database, error);

  if (!good)
    return FALSE;
  for (guint i = first; i < first + n && good; i++)
    {
      PowHistoryOpen *open = &g_array_index (fill->open, PowHistoryOpen, i);

      good = fill_commit (fill, open, funcs, error);
      pow_history_open_clear (open);
    }
  if (good)
    return pow_history_database_commit (database, error) && funcs->progress (n, funcs->data, error);
  pow_history_database_rollback (database);
  return FALSE;
}

/* While a step is written, the next one is read. */
static gboolean
fill_steps (Fill *fill, PowHistoryLanes *lanes, PowHistoryFillFuncs *funcs, GError **error)
{
  PowHistoryOpen *open = (PowHistoryOpen *) (void *) fill->open->data;
  guint first = 0;
  guint n = MIN (STEP_FIRST, fill->open->len);

  pow_history_lanes_start (lanes, open, n);
  while (n > 0)
    {
      guint next = first + n;
      guint n_next = MIN (MIN (2 * n, STEP_MAX), fill->open->len - next);
      gboolean good;

      pow_history_lanes_wait (lanes);
      pow_history_lanes_start (lanes, open + next, n_next);
      good = write_step (fill, first, n, funcs, error);
      if (!good)
        {
          pow_history_lanes_wait (lanes);
          return FALSE;
        }
      first = next;
      n = n_next;
    }
  return TRUE;
}

gboolean
pow_history_fill (PowHistory *self, const char *line, PowHistoryFillFuncs *funcs, GError **error)
{
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) open = find_open (self, line, error);
  Fill fill = { self, open, records };
  g_autoptr (PowHistoryLanes) lanes = NULL;

  if (open == NULL)
    return FALSE;
  lanes = pow_history_lanes_new (self->repository->objects, open->len < THREADED_FROM ? self->reader : NULL);
  return fill_steps (&fill, lanes, funcs, error);
}
