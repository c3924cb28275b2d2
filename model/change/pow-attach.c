/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-attach.h"

#include "model/change/pow-history-private.h"
#include "model/change/pow-merge.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define GUESSES 6

/* The index as far as there is one: looked for at each question, since who keeps it up to date makes it later than the
 * portfolio is opened, and may replace it. */
typedef struct
{
  char *path;
  char *portfolio;
  PowHistoryDatabase *database; /* NULL: the file is no good */
  dev_t device;                 /* of the file that @database is, or would have been */
  ino_t inode;
} Past;

static void
past_free (gpointer data)
{
  Past *past = data;

  pow_history_database_free (past->database);
  g_free (past->portfolio);
  g_free (past->path);
  g_free (past);
}

static PowHistoryDatabase *
get_database (Past *past)
{
  struct stat about;

  if (g_lstat (past->path, &about) != 0)
    return NULL;
  if (about.st_dev != past->device || about.st_ino != past->inode)
    {
      g_clear_pointer (&past->database, pow_history_database_free);
      past->database = pow_history_database_open_existing (past->portfolio);
      past->device = about.st_dev;
      past->inode = about.st_ino;
    }
  return past->database;
}

/* The last commit at or before @place of those that @only asks for; *found FALSE: none. */
static gboolean
load_commit (PowHistoryDatabase *database, const char *line, gint64 place, gboolean in_chain, gint64 *at, PowLineCommit *commit, gboolean *found)
{
  sqlite3_stmt *statement
    = in_chain ? pow_history_database_ask (database, NULL,
                                           "SELECT place, effective, clock_wrong, revision FROM commits WHERE line = ? AND place <= ?"
                                           " AND in_chain ORDER BY place DESC LIMIT 1",
                                           "ti", line, place)
               : pow_history_database_ask (database, NULL,
                                           "SELECT place, effective, clock_wrong, revision FROM commits WHERE line = ? AND place <= ?"
                                           " ORDER BY place DESC LIMIT 1",
                                           "ti", line, place);
  PowHistoryStep step = statement != NULL ? pow_history_database_step (database, statement, NULL) : POW_HISTORY_FAILED;

  *found = step == POW_HISTORY_ROW;
  if (*found)
    {
      *at = sqlite3_column_int64 (statement, 0);
      commit->time = commit->effective = sqlite3_column_int64 (statement, 1);
      commit->clock_wrong = sqlite3_column_int (statement, 2) != 0;
      if (!pow_history_column_id (statement, 3, &commit->id))
        step = POW_HISTORY_FAILED;
      sqlite3_reset (statement);
    }
  return step != POW_HISTORY_FAILED;
}

/* The places between which the last one that counts from a time or earlier lies, and their times. */
typedef struct
{
  gint64 first;
  gint64 after;
  gint64 first_time; /* of what stands before @first */
  gint64 after_time;
} Span;

/* People work through the years: where a time stands is guessed as if evenly. Halves when that does not help. */
static gint64
choose_place (const Span *span, gint64 time, guint step)
{
  const gint64 n = span->after - span->first;
  const double first_time = (double) span->first_time;

  if (step >= GUESSES || time <= span->first_time || time >= span->after_time)
    return span->first + n / 2;
  return span->first + MIN (n - 1, (gint64) (((double) time - first_time) / ((double) span->after_time - first_time) * (double) n));
}

/* Effective times never decrease with the place. */
static gboolean
find_state (PowHistoryDatabase *database, const char *line, gint64 time, PowKnownState *known)
{
  Span span = { 0 };
  PowLineCommit commit;
  gint64 place;
  gboolean found;

  if (!pow_history_database_find_tip (database, line, &known->tip, &span.after, &found, NULL) || !found
      || !load_commit (database, line, 0, FALSE, &place, &commit, &found))
    return FALSE;
  span.after++;
  span.first_time = found ? commit.effective : time;
  span.after_time = known->tip.effective;
  for (guint step = 0; span.first < span.after; step++)
    {
      const gint64 middle = choose_place (&span, time, step);

      if (!load_commit (database, line, middle, FALSE, &place, &commit, &found))
        return FALSE;
      if (found && commit.effective > time)
        {
          span.after = place;
          span.after_time = commit.effective;
          continue;
        }
      span.first = middle + 1;
      span.first_time = found ? commit.effective : span.first_time;
    }
  return load_commit (database, line, span.first - 1, TRUE, &place, &known->state, &known->has_state);
}

static gboolean
known_state_cb (gpointer data, const char *line, gint64 time, PowKnownState *known)
{
  PowHistoryDatabase *database = get_database (data);
  gboolean good;

  /* One state of the index, whoever writes it meanwhile. */
  if (database == NULL || !pow_history_database_begin_reading (database))
    return FALSE;
  good = find_state (database, line, time, known);
  pow_history_database_rollback (database);
  return good;
}

/* Of a line whose changes are not all in, nothing is known. */
static gboolean
is_whole (PowHistoryDatabase *database, const char *line)
{
  sqlite3_stmt *statement
    = pow_history_database_ask (database, NULL, "SELECT 1 FROM commits WHERE n_rows IS NULL AND line = ? LIMIT 1", "t", line);
  PowHistoryStep step = statement != NULL ? pow_history_database_step (database, statement, NULL) : POW_HISTORY_FAILED;

  if (step == POW_HISTORY_ROW)
    sqlite3_reset (statement);
  return step == POW_HISTORY_END;
}

/* A merge has what came in by it among its chosen changes, so that each commit of the chain tells by itself whether the
 * record became another there. */
static gboolean
list_changes (PowHistoryDatabase *database, const char *line, const char *address, GArray *commits)
{
  sqlite3_stmt *statement
    = pow_history_database_ask (database, NULL,
                                "SELECT c.revision, c.effective, c.clock_wrong FROM commits c WHERE c.id IN"
                                " (SELECT h.commit_id FROM records r JOIN changes h ON h.record = r.id WHERE r.address = ?)"
                                " AND c.in_chain AND +c.line = ? ORDER BY c.place",
                                "tt", address, line);
  PowHistoryStep step = POW_HISTORY_FAILED;

  while (statement != NULL && (step = pow_history_database_step (database, statement, NULL)) == POW_HISTORY_ROW)
    {
      PowLineCommit commit = { .time = sqlite3_column_int64 (statement, 1), .effective = sqlite3_column_int64 (statement, 1),
                               .clock_wrong = sqlite3_column_int (statement, 2) != 0 };

      if (!pow_history_column_id (statement, 0, &commit.id))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      g_array_append_val (commits, commit);
    }
  return step == POW_HISTORY_END;
}

static gboolean
known_changes_cb (gpointer data, const char *line, const char *address, PowLineCommit *tip, GArray *commits)
{
  PowHistoryDatabase *database = get_database (data);
  gboolean good, found = FALSE;
  gint64 place;

  if (database == NULL || !pow_history_database_begin_reading (database))
    return FALSE;
  good = pow_history_database_find_tip (database, line, tip, &place, &found, NULL) && found && is_whole (database, line)
         && list_changes (database, line, address, commits);
  pow_history_database_rollback (database);
  return good;
}

void
pow_attach (PowRepository *repository)
{
  Past *past;

  g_return_if_fail (POW_IS_REPOSITORY (repository) && pow_repository_is_usable (repository));

  pow_repository_set_merge_func (repository, pow_merge_records);
  past = g_new0 (Past, 1);
  past->portfolio = g_strdup (pow_repository_get_path (repository));
  past->path = pow_history_database_build_path (past->portfolio);
  pow_lines_set_known_funcs (repository->lines, known_state_cb, known_changes_cb, past, past_free);
}
