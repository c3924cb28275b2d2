/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history-database-private.h"
#include "model/change/pow-history.h"
#include "model/store/pow-repository-private.h"

G_BEGIN_DECLS

typedef struct _PowHistoryReader PowHistoryReader;
typedef struct _PowHistoryLanes PowHistoryLanes;

struct _PowHistory
{
  PowRepository *repository;
  PowHistoryDatabase *database;
  PowHistoryReader *reader;
};

/* Brings the commits of a line up to its tip, in one transaction: what is new is added, what a moved
 * ref left behind is dropped. Their changes come later. *was_current: there was nothing to do. */
gboolean pow_history_list_line (PowHistory *self, const char *line, gboolean *was_current, GError **error);
/* Drops the lines that the portfolio has no more. */
gboolean pow_history_drop_lines (PowHistory *self, GPtrArray *lines, GError **error);

/* Finds the changes of commits, with the records just read at hand: the state before a commit is the
 * state after an older one. Bound to the thread of its objects. */
PowHistoryReader *pow_history_reader_new (PowObjects *objects);
void pow_history_reader_free (PowHistoryReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowHistoryReader, pow_history_reader_free)
/* Appends what a commit of @line changed, and of a merge also what it chose (element-type PowChange). */
gboolean pow_history_reader_read (PowHistoryReader *reader, const char *line, const git_oid *commit, GPtrArray *changes, GPtrArray *chosen, GError **error);

/* A change as the index keeps it. */
typedef struct
{
  char *address;
  char *field;
  PowChangeType type;
  gboolean chosen;
  char *before;
  char *after;
} PowHistoryRow;

/* A commit whose changes are to go in. */
typedef struct
{
  gint64 id;
  const char *line; /* interned */
  git_oid revision;
  GArray *rows;    /* of PowHistoryRow: what was found; NULL: not read, or it failed */
  GError *failure;
} PowHistoryOpen;

void pow_history_open_clear (PowHistoryOpen *open);

/* Readers of commits in threads of their own; with @reader (nullable, borrowed) all is read with that one, in
 * the thread that asks. */
PowHistoryLanes *pow_history_lanes_new (PowObjects *objects, PowHistoryReader *reader);
void pow_history_lanes_free (PowHistoryLanes *lanes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowHistoryLanes, pow_history_lanes_free)
/* Begins to find the changes of some commits, in their places; none other before the wait. */
void pow_history_lanes_start (PowHistoryLanes *lanes, PowHistoryOpen *commits, guint n);
void pow_history_lanes_wait (PowHistoryLanes *lanes);

/* What filling tells: commits that cannot be read, which stay open, and how many more are in (FALSE with
 * an error to stop). */
typedef struct
{
  void (*note_failure) (GError *failure, gpointer data);
  gboolean (*progress) (guint n, gpointer data, GError **error);
  gpointer data;
} PowHistoryFillFuncs;

/* Puts the changes of listed commits in, newest first, in steps that each stay when a later one does not
 * come. @line NULL: of all lines. */
gboolean pow_history_fill (PowHistory *self, const char *line, PowHistoryFillFuncs *funcs, GError **error);

/* Brings the words of the records up to the tips of the lines. */
gboolean pow_history_update_words (PowHistory *self, GError **error);

/* An operation on the index, and again on a new one when the file turns out to be no good. A question
 * needs the new one filled first. */
typedef gboolean (*PowHistoryFunc) (PowHistory *self, gpointer data, GError **error);
gboolean pow_history_try (PowHistory *self, gboolean is_question, PowHistoryFunc func, gpointer data, GError **error);

/* The commits and changes of rows that begin with the columns of POW_HISTORY_COMMIT. */
#define POW_HISTORY_COMMIT \
  "c.id, c.line, c.revision, c.parents, c.time, c.effective, c.clock_wrong, c.author, c.mail, c.subject, c.reason," \
  " c.body, c.change_id"
#define POW_HISTORY_COMMIT_COLUMNS 13
PowCommit *pow_history_read_commit (PowHistory *self, sqlite3_stmt *statement, GError **error);
/* The whole entry of such a row, with the changes that @filter asks for. */
PowHistoryEntry *pow_history_read_entry (PowHistory *self, const PowHistoryFilter *filter, sqlite3_stmt *statement, GError **error);
/* A value as kept; NULL without error for none. */
gboolean pow_history_read_value (PowHistory *self, sqlite3_stmt *statement, int column, cJSON **value, GError **error);

G_END_DECLS
