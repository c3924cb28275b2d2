/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_HISTORY_LAYOUT (pow_history_layout_get_type ())
G_DECLARE_FINAL_TYPE (PowHistoryLayout, pow_history_layout, POW, HISTORY_LAYOUT, AdwBin)

typedef enum
{
  POW_HISTORY_VIEW_BUSY, /* nothing is known yet, for a moment */
  POW_HISTORY_VIEW_LIST,
  POW_HISTORY_VIEW_EMPTY,
  POW_HISTORY_VIEW_READING, /* nothing is in yet, and that takes a while */
} PowHistoryView;

/**
 * PowHistoryLayout:
 *
 * The list of changes with the chosen one beside it, or in a narrow window in its place.
 *
 * Signal "arranged": what stands where is different now.
 */
GtkWidget *pow_history_layout_new (GtkWidget *list, GtkWidget *empty, GtkWidget *detail);
/* @width: of the window, in pixels at 100 % text. */
void pow_history_layout_set_width (PowHistoryLayout *self, int width);
/* The detail stands in place of the list until pow_history_layout_close_detail(), or there is nothing to list. */
void pow_history_layout_show (PowHistoryLayout *self, PowHistoryView view);
gboolean pow_history_layout_has_pane (PowHistoryLayout *self);
/* Whether the detail has all the room. */
gboolean pow_history_layout_is_detail_alone (PowHistoryLayout *self);
void pow_history_layout_open_detail (PowHistoryLayout *self);
void pow_history_layout_close_detail (PowHistoryLayout *self);

G_END_DECLS
