/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history-outline.h"

G_BEGIN_DECLS

#define POW_TYPE_CHANGE_ROW (pow_change_row_get_type ())
G_DECLARE_FINAL_TYPE (PowChangeRow, pow_change_row, POW, CHANGE_ROW, GObject)

typedef enum
{
  POW_CHANGE_ROW_DAY,    /* names the day of the rows below it, and who changed something */
  POW_CHANGE_ROW_SINGLE, /* one change */
  POW_CHANGE_ROW_FOLD,   /* many changes of one person in one go */
  POW_CHANGE_ROW_MEMBER, /* one of those, while the fold is open */
} PowChangeRowType;

/**
 * PowChangeRow:
 *
 * One row of the history on screen: light, until what it changed is asked for.
 *
 * Signal "filled": pow_change_row_get_entry() has something.
 */
PowChangeRow *pow_change_row_new (PowChangeRowType type, const PowOutlineRow *rows, guint n_rows, gboolean is_open);
PowChangeRowType pow_change_row_get_row_type (PowChangeRow *self);
gint64 pow_change_row_get_id (PowChangeRow *self);
gint64 pow_change_row_get_time (PowChangeRow *self);       /* of the newest */
gint64 pow_change_row_get_first_time (PowChangeRow *self); /* of the oldest */
const char *pow_change_row_get_line (PowChangeRow *self);  /* NULL: of more than one line */
const char *pow_change_row_get_author (PowChangeRow *self);
guint pow_change_row_get_n_changes (PowChangeRow *self);
gboolean pow_change_row_is_open (PowChangeRow *self); /* of a fold */
/* Who changed something, most first. Transfer none (element-type utf8). */
GPtrArray *pow_change_row_get_authors (PowChangeRow *self);

const PowHistoryEntry *pow_change_row_get_entry (PowChangeRow *self); /* NULL until it is filled */
void pow_change_row_fill (PowChangeRow *self, PowHistoryEntry *entry); /* takes it */

G_END_DECLS
