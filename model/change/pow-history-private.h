/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history-database-private.h"
#include "model/change/pow-history.h"
#include "model/store/pow-repository-private.h"

G_BEGIN_DECLS

typedef struct _PowHistoryReader PowHistoryReader;

struct _PowHistory
{
  PowRepository *repository;
  PowHistoryDatabase *database;
  PowHistoryReader *reader;
};

/* Brings the commits of a line up to its tip, in one transaction: what is new is added, what a moved
 * ref left behind is dropped. Their changes come later. */
gboolean pow_history_list_line (PowHistory *self, const char *line, GError **error);
/* Drops the lines that the portfolio has no more. */
gboolean pow_history_drop_lines (PowHistory *self, GPtrArray *lines, GError **error);

/* Finds the changes of commits, with the records just read at hand: the state before a commit is the
 * state after an older one. */
PowHistoryReader *pow_history_reader_new (PowRepository *repository);
void pow_history_reader_free (PowHistoryReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowHistoryReader, pow_history_reader_free)
/* Appends what a commit of @line changed, and of a merge also what it chose (element-type PowChange). */
gboolean pow_history_reader_read (PowHistoryReader *reader, const char *line, const git_oid *commit, GPtrArray *changes, GPtrArray *chosen, GError **error);

/* Brings the words of the records up to the tips of the lines. */
gboolean pow_history_update_words (PowHistory *self, GError **error);

/* An operation on the index, and again on a new one when the file turns out to be no good. A question
 * needs the new one filled first. */
typedef gboolean (*PowHistoryFunc) (PowHistory *self, gpointer data, GError **error);
gboolean pow_history_try (PowHistory *self, gboolean is_question, PowHistoryFunc func, gpointer data, GError **error);

/* The commits and changes of rows that begin with the columns of POW_HISTORY_COMMIT. */
#define POW_HISTORY_COMMIT \
  "c.id, c.line, c.revision, c.parents, c.time, c.effective, c.clock_wrong, c.author, c.mail, c.subject, c.reason," \
  " c.change_id"
#define POW_HISTORY_COMMIT_COLUMNS 12
PowCommit *pow_history_read_commit (PowHistory *self, sqlite3_stmt *statement, GError **error);
/* The whole entry of such a row, with the changes that @filter asks for. */
PowHistoryEntry *pow_history_read_entry (PowHistory *self, const PowHistoryFilter *filter, sqlite3_stmt *statement, GError **error);
/* A value as kept; NULL without error for none. */
gboolean pow_history_read_value (PowHistory *self, sqlite3_stmt *statement, int column, cJSON **value, GError **error);

G_END_DECLS
