/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/lists/pow-list-column.h"

G_BEGIN_DECLS

/**
 * pow_narrow_list_new:
 * @session: whose words the rows say
 * @columns: (array): static array of columns
 * @kind: what is listed
 * @map: (nullable): the map whose entries are listed
 *
 * Two lines a row, where columns have no room: the first column, and below it the first others of which
 * something is known. Main thread.
 *
 * Returns: (transfer floating): a list for #PowRecordItem, without rows yet; one click or Enter opens
 */
GtkListView *pow_narrow_list_new (PowSession *session, const PowListColumn *columns, PowKind kind, const char *map);

G_END_DECLS
