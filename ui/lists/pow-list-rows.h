/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_LIST_ROWS (pow_list_rows_get_type ())
G_DECLARE_FINAL_TYPE (PowListRows, pow_list_rows, POW, LIST_ROWS, GObject)

/**
 * PowListRows:
 *
 * The rows of a list, filtered and sorted. A view makes some two hundred rows whatever fits its window,
 * which takes longer than a key may. So when a filter changes many rows at once, the first of them show
 * at once and the others follow when typing rests. Main thread.
 */

/**
 * pow_list_rows_new:
 * @items: (transfer none): all there is
 * @filter: (transfer none): which of them show
 * @sorter: (transfer none): in which order
 *
 * Returns: (transfer full): the rows
 */
PowListRows *pow_list_rows_new (GListModel *items, GtkFilter *filter, GtkSorter *sorter);

/**
 * pow_list_rows_get_all:
 * @self: rows
 *
 * Returns: (transfer none): every row that the filter leaves, also those that a view gets in a moment
 */
GListModel *pow_list_rows_get_all (PowListRows *self);

/**
 * pow_list_rows_get_model:
 * @self: rows
 *
 * Returns: (transfer none): what a view shows
 */
GListModel *pow_list_rows_get_model (PowListRows *self);

G_END_DECLS
