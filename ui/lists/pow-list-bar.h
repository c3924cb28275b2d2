/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/lists/pow-record-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_LIST_BAR (pow_list_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowListBar, pow_list_bar, POW, LIST_BAR, GtkBox)

/**
 * PowListBar:
 *
 * What stands above a record list: the search, one choice to filter by, how many rows are left, which
 * columns show, and the button that makes a new record. It filters rows itself. Main thread.
 *
 * Signal "leave": Down was pressed in the search; the keyboard goes to the rows.
 */

/**
 * pow_list_bar_new:
 * @kind: what is listed
 * @map: (nullable): the map whose entries are listed; they have no choice and no button
 * @region: (nullable): where a new record goes; %NULL: the dialog asks
 *
 * Returns: (transfer floating): a bar that hides nothing yet
 */
PowListBar *pow_list_bar_new (PowKind kind, const char *map, const char *region);

/**
 * pow_list_bar_get_filter:
 * @self: a bar
 *
 * Returns: (transfer none): of #PowRecordItem; it says which way it changed, so that rows which stay
 *   are not asked again
 */
GtkFilter *pow_list_bar_get_filter (PowListBar *self);

/**
 * pow_list_bar_set_columns:
 * @self: a bar
 * @button: (transfer floating): offers order and columns of the table; it goes where there is no table
 */
void pow_list_bar_set_columns (PowListBar *self, GtkWidget *button);

/**
 * pow_list_bar_set_count:
 * @self: a bar
 * @shown: how many rows are left
 * @all: of how many
 */
void pow_list_bar_set_count (PowListBar *self, guint shown, guint all);

/**
 * pow_list_bar_set_marked:
 * @self: a bar
 * @marked: whether rows are marked, and can be filtered by that
 */
void pow_list_bar_set_marked (PowListBar *self, gboolean marked);

/**
 * pow_list_bar_only_marked:
 * @self: a bar
 *
 * Returns: whether only rows with a mark are left
 */
gboolean pow_list_bar_only_marked (PowListBar *self);

/**
 * pow_list_bar_set_narrow:
 * @self: a bar
 * @narrow: whether it stands on two lines, without what concerns columns
 */
void pow_list_bar_set_narrow (PowListBar *self, gboolean narrow);

/**
 * pow_list_bar_start_search:
 * @self: a bar
 *
 * Gives the keyboard to the search.
 */
void pow_list_bar_start_search (PowListBar *self);

/**
 * pow_list_bar_clear:
 * @self: a bar
 *
 * Hides nothing any more, and gives the keyboard to the search.
 */
void pow_list_bar_clear (PowListBar *self);

/**
 * pow_list_dup_plural:
 * @kind: what is listed
 * @map: (nullable): the map whose entries are listed
 *
 * Returns: (transfer full): what the rows are, in lower case: "subprojects", "budget"
 */
char *pow_list_dup_plural (PowKind kind, const char *map);

/**
 * pow_list_new_button:
 * @kind: what to make
 * @region: (nullable): where it goes; %NULL: the dialog asks
 *
 * Returns: (transfer floating): a button that opens the form of a new record
 */
GtkWidget *pow_list_new_button (PowKind kind, const char *region);

G_END_DECLS
