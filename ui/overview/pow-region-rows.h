/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/overview/pow-region-row.h"

G_BEGIN_DECLS

#define POW_TYPE_REGION_ROWS (pow_region_rows_get_type ())
G_DECLARE_FINAL_TYPE (PowRegionRows, pow_region_rows, POW, REGION_ROWS, GObject)

PowRegionRows *pow_region_rows_new (void);
GListModel *pow_region_rows_get_model (PowRegionRows *self);
gboolean pow_region_rows_is_ready (PowRegionRows *self);
void pow_region_rows_refresh (PowRegionRows *self, PowSession *session);

G_END_DECLS
