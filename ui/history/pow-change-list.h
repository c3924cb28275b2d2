/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-lookback.h"
#include "ui/history/pow-change-row.h"

G_BEGIN_DECLS

#define POW_TYPE_CHANGE_LIST (pow_change_list_get_type ())
G_DECLARE_FINAL_TYPE (PowChangeList, pow_change_list, POW, CHANGE_LIST, GObject)

/**
 * PowChangeList:
 *
 * The history as a list model of #PowChangeRow: by day, with what one person did in one go folded into
 * one row. Rows exist only while somebody holds them, and ask what they changed only when they are shown,
 * so that a hundred thousand changes cost no more than those on screen. Main thread.
 *
 * Signal "answered" (char *problem): what was asked for last is in; @problem says why not, or is %NULL.
 */
PowChangeList *pow_change_list_new (PowLookback *lookback);
void pow_change_list_ask (PowChangeList *self, const PowOutlineFilter *filter); /* copied */
void pow_change_list_show (PowChangeList *self, PowChangeRow *row);             /* fills it soon */
void pow_change_list_toggle (PowChangeList *self, PowChangeRow *fold);
guint pow_change_list_find (PowChangeList *self, gint64 id); /* a position, or GTK_INVALID_LIST_POSITION */
guint pow_change_list_get_n_changes (PowChangeList *self);
/* What the last answer was made of. Transfer none; NULL before the first. */
const PowHistoryOutline *pow_change_list_get_outline (PowChangeList *self);

G_END_DECLS
