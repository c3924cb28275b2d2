/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history.h"

G_BEGIN_DECLS

/**
 * PowOutlineFilter:
 * @address: (nullable): a record
 * @field: (nullable): a field, group, map or entry of it
 * @lines: (nullable) (array zero-terminated=1): these lines; %NULL: all
 * @kind: commits that changed a record of this kind; %POW_KIND_NONE: any
 * @author: (nullable): by this person, by the name in full
 * @text: (nullable): with these words in a value, a title, or what was told with the change
 * @until: not later than this effective time; 0: up to now
 *
 * Which part of the history is asked for. Plain value, borrowed by the call.
 */
typedef struct
{
  const char *address;
  const char *field;
  const char *const *lines;
  PowKind kind;
  const char *author;
  const char *text;
  gint64 until;
} PowOutlineFilter;

/**
 * PowOutlineRow:
 * @id: the commit, for pow_history_read_rows() of the same index
 * @time: effective time
 * @line: its line
 * @author: (nullable): who made it
 * @change: equal for commits of one change over several lines, and only for those
 * @n_changes: how many values it changed
 *
 * One commit of an outline. The texts are lent by the outline.
 */
typedef struct
{
  gint64 id;
  gint64 time;
  const char *line;
  const char *author;
  guint change;
  guint n_changes;
} PowOutlineRow;

/**
 * PowHistoryOutline:
 * @rows: (element-type PowOutlineRow): newest first
 * @authors: (element-type utf8): everybody who made a change in these lines, filtered or not, by name
 *
 * All of a history in small: who and when of every commit, without what it changed, so that a hundred
 * thousand of them can be scrolled through. Immutable once made; any thread.
 */
typedef struct
{
  GArray *rows;
  GPtrArray *authors;
  GStringChunk *texts;
} PowHistoryOutline;

PowHistoryOutline *pow_history_outline_new (PowHistory *history, const PowOutlineFilter *filter, GError **error);
void pow_history_outline_free (PowHistoryOutline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowHistoryOutline, pow_history_outline_free)

GPtrArray *pow_history_read_rows (PowHistory *history, const gint64 *ids, guint n_ids, const char *address, const char *field, GError **error);

G_END_DECLS
