/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/lists/pow-list-column.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_RECORD_LIST (pow_record_list_get_type ())
G_DECLARE_FINAL_TYPE (PowRecordList, pow_record_list, POW, RECORD_LIST, AdwBin)

/**
 * pow_record_list_new:
 * @columns: (array): static array of columns
 * @region: (nullable): only this region; %NULL: all that is in scope
 * @order: (nullable): path whose values give the order until a heading is chosen; %NULL: region, title
 *
 * A searchable, sortable list of the records of a kind, with a button that makes a new one and an
 * empty state that says why nothing is shown. Enter opens, Delete removes (with undo).
 */
GtkWidget *pow_record_list_new (PowSession *session, PowKind kind, const char *region, const char *order, const PowListColumn *columns);

/**
 * pow_record_list_new_entries:
 * @map: key of a map field: "budget", "indicators"
 * @columns: (array): paths are those of the entry
 *
 * The same for the entries of a map in all kinds that have it. Enter opens their record.
 */
GtkWidget *pow_record_list_new_entries (PowSession *session, const char *map, const char *region, const PowListColumn *columns);

/**
 * pow_record_list_refresh:
 * @self: a list
 *
 * Shows what the session holds now; the chosen row and the place in the list stay.
 */
void pow_record_list_refresh (PowRecordList *self);

/**
 * pow_record_list_set_width:
 * @self: a list
 * @width: pixels of the page, at 100 % text
 */
void pow_record_list_set_width (PowRecordList *self, int width);

/**
 * pow_record_list_start_search:
 * @self: a list
 *
 * Gives the keyboard to the search.
 */
void pow_record_list_start_search (PowRecordList *self);

G_END_DECLS
