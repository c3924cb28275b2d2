/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-lines.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* The file of the history index: opened, made anew when it is no good, and asked. Statements are kept
 * by the address of their text, so each text is a literal of its own. Bound to one thread. */
typedef struct _PowHistoryDatabase PowHistoryDatabase;

/* Opens or makes the file. What is damaged or of another version is replaced; where nothing can be
 * written, the index lives in memory for as long as it is open. */
PowHistoryDatabase *pow_history_database_open (const char *portfolio, GError **error);
void pow_history_database_free (PowHistoryDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowHistoryDatabase, pow_history_database_free)

/* "…/perspectief/history.sqlite" */
char *pow_history_database_build_path (const char *portfolio);
/* Opens the file to be asked only, when there is one and it is good: nothing is made or waited for. NULL: there is none. */
PowHistoryDatabase *pow_history_database_open_existing (const char *portfolio);

/* Whether an answer showed that the file cannot be trusted or written: then it is time to renew. */
gboolean pow_history_database_is_broken (PowHistoryDatabase *self);
/* Goes on with an empty index: another file when that helps, else in memory. */
gboolean pow_history_database_renew (PowHistoryDatabase *self, GError **error);
/* Told by who reads a value that the index cannot have written. */
void pow_history_database_report_damage (PowHistoryDatabase *self, GError **error);

/* Makes a statement ready. @types has a letter for each value that follows: `i` gint64, `t` text or
 * NULL, `o` const git_oid *, `b` GBytes *. Borrowed; NULL with an error. */
sqlite3_stmt *pow_history_database_ask (PowHistoryDatabase *self, GError **error, const char *sql, const char *types, ...);

typedef enum
{
  POW_HISTORY_ROW,
  POW_HISTORY_END,
  POW_HISTORY_FAILED,
} PowHistoryStep;

/* The next row; the statement is at rest again after the last one and after a failure. */
PowHistoryStep pow_history_database_step (PowHistoryDatabase *self, sqlite3_stmt *statement, GError **error);
/* Asks for no rows; a statement that was made ready is run, NULL (it failed) passes. */
gboolean pow_history_database_run (PowHistoryDatabase *self, sqlite3_stmt *statement, GError **error);
gint64 pow_history_database_get_last_id (PowHistoryDatabase *self);
/* Rows that the last statement changed. */
int pow_history_database_count_changed (PowHistoryDatabase *self);

/* One may begin within another: then it can still be rolled back by itself, and goes in with the outer one. */
gboolean pow_history_database_begin (PowHistoryDatabase *self, GError **error);
/* All answers are of one state of the file, until the rollback. */
gboolean pow_history_database_begin_reading (PowHistoryDatabase *self);
gboolean pow_history_database_commit (PowHistoryDatabase *self, GError **error);
void pow_history_database_rollback (PowHistoryDatabase *self);

/* Makes pow_rank(), by which texts that are found are put in order, known to a database. A code of SQLite. */
int pow_history_rank_install (sqlite3 *sqlite);

/* Columns. FALSE when a column holds no object id. */
gboolean pow_history_column_id (sqlite3_stmt *statement, int column, git_oid *id);
const char *pow_history_column_text (sqlite3_stmt *statement, int column);

/* The tip that the index has of a line, with its place and the time it counts from; *found FALSE: none. */
gboolean pow_history_database_find_tip (PowHistoryDatabase *self, const char *line, PowLineCommit *tip, gint64 *place, gboolean *found, GError **error);

G_END_DECLS
