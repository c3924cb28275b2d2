/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_COMPARE_REGION_BAR (pow_compare_region_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowCompareRegionBar, pow_compare_region_bar, POW, COMPARE_REGION_BAR, AdwBin)

GtkWidget *pow_compare_region_bar_new (PowSession *session);
void pow_compare_region_bar_refresh (PowCompareRegionBar *self);
void pow_compare_region_bar_show (PowCompareRegionBar *self, gboolean several, gboolean all);
void pow_compare_region_bar_set_narrow (PowCompareRegionBar *self, gboolean narrow);
void pow_compare_region_bar_set_region (PowCompareRegionBar *self, const char *region);
char **pow_compare_region_bar_dup_regions (PowCompareRegionBar *self);

G_END_DECLS
