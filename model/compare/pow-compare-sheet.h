/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/compare/pow-comparison.h"
#include "model/compare/pow-drift.h"
#include "model/compare/pow-region-table.h"
#include "model/interchange/pow-sheet.h"

G_BEGIN_DECLS

/* What is compared, as a sheet for other programs. Internal notes are in none of them. Any thread. */

PowSheet *pow_comparison_dup_sheet (const PowComparison *self, char **fields);
PowSheet *pow_region_table_dup_sheet (const PowRegionTable *self);
PowSheet *pow_drifts_dup_sheet (GPtrArray *drifts, PowSnapshot *actual, gboolean with_subprojects);

G_END_DECLS
