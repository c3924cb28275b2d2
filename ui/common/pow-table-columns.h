/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What our tables add to the columns of a #GtkColumnView: a name, an order that can be asked for, and
 * headings that say what they are. Main thread. */

/**
 * pow_table_column_set_id:
 * @column: a column
 * @id: (transfer none): static name of it, the same in every language
 * @right: whether it holds figures, and its heading stands at the right as they do
 * @hint: (nullable): what the heading means, in words
 */
void pow_table_column_set_id (GtkColumnViewColumn *column, const char *id, gboolean right, const char *hint);

/**
 * pow_table_column_get_id:
 * @column: a column
 *
 * Returns: (transfer none): its name
 */
const char *pow_table_column_get_id (GtkColumnViewColumn *column);

/**
 * pow_table_column_set_order:
 * @column: a column that has a name
 * @compare: which of two rows comes first
 * @data: for @compare
 * @destroy: (nullable): frees @data
 *
 * Makes the column one that rows can be sorted by.
 */
void pow_table_column_set_order (GtkColumnViewColumn *column, GCompareDataFunc compare, gpointer data, GDestroyNotify destroy);

/**
 * pow_table_dress_headings:
 * @view: a view with all its columns
 *
 * Gives the headings their place, their hint and a name for screen readers.
 */
void pow_table_dress_headings (GtkColumnView *view);

/**
 * pow_table_get_sort:
 * @view: a view
 * @descending: (out): whether it runs backwards
 *
 * Returns: (nullable) (transfer none): the name of the column that sorts; %NULL for the default order
 */
const char *pow_table_get_sort (GtkColumnView *view, gboolean *descending);

/**
 * pow_table_set_sort:
 * @view: a view
 * @id: (nullable): name of a column; %NULL or unknown for the default order
 * @descending: whether it runs backwards
 */
void pow_table_set_sort (GtkColumnView *view, const char *id, gboolean descending);

G_END_DECLS
