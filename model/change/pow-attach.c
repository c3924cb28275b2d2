/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-attach.h"

#include "model/change/pow-history-private.h"
#include "model/change/pow-merge.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

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

/* Effective times never decrease with the place: the last place that counts from @time or earlier is between. */
static gboolean
find_state (PowHistoryDatabase *database, const char *line, gint64 time, PowKnownState *known)
{
  gint64 first = 0, after, place;
  PowLineCommit commit;
  gboolean found;

  if (!pow_history_database_find_tip (database, line, &known->tip, &after, &found, NULL) || !found)
    return FALSE;
  for (after++; first < after;)
    {
      gint64 middle = first + (after - first) / 2;

      if (!load_commit (database, line, middle, FALSE, &place, &commit, &found))
        return FALSE;
      if (!found || commit.effective <= time)
        first = middle + 1;
      else
        after = place;
    }
  return load_commit (database, line, first - 1, TRUE, &place, &known->state, &known->has_state);
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

void
pow_attach (PowRepository *repository)
{
  Past *past;

  g_return_if_fail (POW_IS_REPOSITORY (repository) && pow_repository_is_usable (repository));

  pow_repository_set_merge_func (repository, pow_merge_records);
  past = g_new0 (Past, 1);
  past->portfolio = g_strdup (pow_repository_get_path (repository));
  past->path = pow_history_database_build_path (past->portfolio);
  pow_lines_set_known_state_func (repository->lines, known_state_cb, past, past_free);
}
