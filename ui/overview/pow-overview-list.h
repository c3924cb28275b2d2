/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_OVERVIEW_LIST (pow_overview_list_get_type ())
G_DECLARE_FINAL_TYPE (PowOverviewList, pow_overview_list, POW, OVERVIEW_LIST, AdwBin)

GtkWidget *pow_overview_list_new (void);
void pow_overview_list_set_model (PowOverviewList *self, GtkSelectionModel *model);

G_END_DECLS
