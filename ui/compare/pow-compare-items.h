/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/compare/pow-drift.h"
#include "model/compare/pow-figures.h"
#include "model/compare/pow-region-table.h"
#include "ui/compare/pow-compare-row.h"

G_BEGIN_DECLS

/**
 * PowCompareLines:
 * @columns: how they are laid out
 * @items: (element-type PowCompareItem): the lines
 * @counts: how many lines have each mark
 * @kinds: (nullable): how many differ in each group, in words
 * @sided: whether the columns stand beside each other, so that nothing is new or gone
 * @can_restore: whether what stood before can be put back
 * @can_widen: whether a line can be told of all regions
 * @remark: (nullable): what must be said of the whole, such as "known of 31 of 35 regions"
 *
 * What a table shows. Made on any thread.
 */
typedef struct
{
  PowCompareColumns columns;
  GPtrArray *items;
  guint counts[POW_N_COMPARED];
  char *kinds;
  char *remark;
  gboolean sided;
  gboolean can_widen;
  gboolean can_restore;
} PowCompareLines;

void pow_compare_lines_free (PowCompareLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowCompareLines, pow_compare_lines_free)

PowCompareLines *pow_compare_lines_new_moments (PowComparison *comparison);
PowCompareLines *pow_compare_lines_new_regions (PowComparison *comparison);
PowCompareLines *pow_compare_lines_new_template (PowComparison *comparison);
PowCompareLines *pow_compare_lines_new_table (const PowRegionTable *table);
PowCompareLines *pow_compare_lines_new_drift (const PowDrift *drift, PowSnapshot *actual);
PowCompareLines *pow_compare_lines_new_drifts (GPtrArray *drifts);

/* Shared by the two files that make lines. */
PowCompareLines *pow_compare_lines_new (const char *first, const char *last);
PowCompareItem *pow_compare_lines_add (PowCompareLines *self, PowCompareLevel level, PowCompareItem *parent, const char *title);

G_END_DECLS
