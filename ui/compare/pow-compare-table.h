/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/compare/pow-compare-row.h"

G_BEGIN_DECLS

#define POW_TYPE_COMPARE_TABLE (pow_compare_table_get_type ())
G_DECLARE_FINAL_TYPE (PowCompareTable, pow_compare_table, POW, COMPARE_TABLE, AdwBin)

GtkWidget *pow_compare_table_new (void);
void pow_compare_table_show (PowCompareTable *self, const PowCompareColumns *columns, GPtrArray *items, gboolean again,
                             const char *place);
char *pow_compare_table_dup_place (PowCompareTable *self);
void pow_compare_table_focus (PowCompareTable *self);
void pow_compare_table_set_only_differences (PowCompareTable *self, gboolean only);
void pow_compare_table_set_narrow (PowCompareTable *self, gboolean narrow);
PowCompareItem *pow_compare_table_get_chosen (PowCompareTable *self);
gboolean pow_compare_table_go (PowCompareTable *self, gboolean forward);
void pow_compare_table_toggle (PowCompareTable *self, PowCompareItem *item);
void pow_compare_table_toggle_cell (PowCompareTable *self, guint cell, PowCompareItem *item);
GListModel *pow_compare_table_get_shown (PowCompareTable *self);

G_END_DECLS
