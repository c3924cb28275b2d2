/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/compare/pow-region-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_COMPARE_FIELD_BAR (pow_compare_field_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowCompareFieldBar, pow_compare_field_bar, POW, COMPARE_FIELD_BAR, AdwBin)

GtkWidget *pow_compare_field_bar_new (void);
void pow_compare_field_bar_set_narrow (PowCompareFieldBar *self, gboolean narrow);
void pow_compare_field_bar_set_field (PowCompareFieldBar *self, const char *field);
const char *pow_compare_field_bar_get_field (PowCompareFieldBar *self);
PowRegionOrder pow_compare_field_bar_get_order (PowCompareFieldBar *self);

G_END_DECLS
