/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/lists/pow-list-column.h"

G_BEGIN_DECLS

/**
 * pow_narrow_list_new:
 * @session: whose words the rows say
 * @columns: (array): static array of columns
 * @rows: (transfer none): of #PowRecordItem
 *
 * Two lines a row, where columns have no room: the first column, and below it the first others of which
 * something is known. Main thread.
 *
 * Returns: (transfer floating): a list that is activated by one click or Enter
 */
GtkListView *pow_narrow_list_new (PowSession *session, const PowListColumn *columns, GtkSelectionModel *rows);

G_END_DECLS
