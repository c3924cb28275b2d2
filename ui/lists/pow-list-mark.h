/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/lists/pow-record-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The column that says how each row of #PowRecordItem differs from the moment of Against. @widget: whose text size the
 * width follows. Transfer full. */
GtkColumnViewColumn *pow_list_mark_column_new (GtkWidget *widget);

G_END_DECLS
