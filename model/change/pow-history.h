/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

/**
 * PowHistory:
 *
 * The history of a portfolio, kept in a file beside it so that questions need no walk (data.md, History
 * index). The file is derived: it is made anew when it is missing, damaged or of another version, and
 * where none can be written the answers come from memory. It follows refs that moved in any way. Using
 * it never changes or locks the portfolio itself. Bound to the thread of its repository.
 */
typedef struct _PowHistory PowHistory;

PowHistory *pow_history_open (PowRepository *repository, GError **error);
void pow_history_free (PowHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowHistory, pow_history_free)

/**
 * PowHistoryProgressFunc:
 * @done: commits that are in
 * @total: commits there are
 *
 * Told after every step of an update; before the first one, while the commits are being listed, of none out of one.
 *
 * Returns: %FALSE to stop; what is in stays in
 */
typedef gboolean (*PowHistoryProgressFunc) (guint64 done, guint64 total, gpointer user_data);

gboolean pow_history_update (PowHistory *self, const char *line, PowHistoryProgressFunc progress, gpointer user_data, GError **error);

/**
 * PowHistoryFilter:
 * @address: (nullable): a record
 * @field: (nullable): a field, group, map or entry of that record: its place, what it stands in, what
 *   stands in it
 * @line: (nullable): a line, such as `region/zeeland`
 * @since: (nullable): a moment: only what came after it
 * @until: (nullable): a moment: only what was there by then
 * @author: (nullable): part of a name or mail address, in any case
 * @limit: at most so many commits, the newest; negative: all
 * @with_chosen: also merges that only chose between values of their parents
 *
 * Which part of the history is asked for. Plain value, borrowed by the call.
 */
typedef struct
{
  const char *address;
  const char *field;
  const char *line;
  const char *since;
  const char *until;
  const char *author;
  int limit;
  gboolean with_chosen;
} PowHistoryFilter;

/**
 * PowHistoryEntry:
 * @commit: who, when and why
 * @changes: (element-type PowChange): what it changed of what was asked for; of a merge what differs from
 *   all its parents
 * @chosen: (element-type PowChange): of a merge, where its parents differed and it kept one's value:
 *   from the value it did not keep to the one it did
 *
 * One commit of an answer.
 */
typedef struct
{
  PowCommit *commit;
  GPtrArray *changes;
  GPtrArray *chosen;
} PowHistoryEntry;

void pow_history_entry_free (PowHistoryEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowHistoryEntry, pow_history_entry_free)

GPtrArray *pow_history_list (PowHistory *self, const PowHistoryFilter *filter, GError **error);

/**
 * PowHistoryValue:
 * @field: the place in the record
 * @value: (nullable): the value there; %NULL is *unknown*
 * @commit: (nullable): the commit that set it; %NULL when the history does not tell
 *
 * A value of a field and where it came from.
 */
typedef struct
{
  char *field;
  cJSON *value;
  PowCommit *commit;
} PowHistoryValue;

void pow_history_value_free (PowHistoryValue *value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowHistoryValue, pow_history_value_free)

GPtrArray *pow_history_blame (PowHistory *self, PowRecord *record, GError **error);
GPtrArray *pow_history_list_values (PowHistory *self, const char *address, const char *field, GError **error);
PowHistoryValue *pow_history_find_first (PowHistory *self, const char *address, const char *field, const cJSON *value, GError **error);

/* The words that were looked for stand in a snippet between these. */
#define POW_HISTORY_MARK_START '\002'
#define POW_HISTORY_MARK_END '\003'

/**
 * PowHistoryHit:
 * @address: the record
 * @field: where in it
 * @snippet: the text around what was found, on one line; words found stand between
 *   %POW_HISTORY_MARK_START and %POW_HISTORY_MARK_END
 *
 * A place in a record of now that has all words of a search.
 */
typedef struct
{
  char *address;
  char *field;
  char *snippet;
} PowHistoryHit;

void pow_history_hit_free (PowHistoryHit *hit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowHistoryHit, pow_history_hit_free)

GPtrArray *pow_history_search (PowHistory *self, const char *text, const char *region, int limit, GError **error);

G_END_DECLS
