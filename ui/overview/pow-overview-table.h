/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_OVERVIEW_TABLE (pow_overview_table_get_type ())
G_DECLARE_FINAL_TYPE (PowOverviewTable, pow_overview_table, POW, OVERVIEW_TABLE, AdwBin)

GtkWidget *pow_overview_table_new (void);
GtkSorter *pow_overview_table_get_sorter (PowOverviewTable *self);
void pow_overview_table_set_model (PowOverviewTable *self, GtkSelectionModel *model);
void pow_overview_table_set_marked (PowOverviewTable *self, gboolean marked);
GtkWidget *pow_overview_table_menu_button_new (PowOverviewTable *self);
void pow_overview_table_scroll_to (PowOverviewTable *self, guint position);

G_END_DECLS
