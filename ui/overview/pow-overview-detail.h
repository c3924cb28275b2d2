/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/overview/pow-region-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_OVERVIEW_DETAIL (pow_overview_detail_get_type ())
G_DECLARE_FINAL_TYPE (PowOverviewDetail, pow_overview_detail, POW, OVERVIEW_DETAIL, AdwBin)

GtkWidget *pow_overview_detail_new (void);
void pow_overview_detail_set_row (PowOverviewDetail *self, PowRegionRow *row);

G_END_DECLS
