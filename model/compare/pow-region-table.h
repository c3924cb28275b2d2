/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/compare/pow-figures.h"

G_BEGIN_DECLS

/**
 * PowRegionTableRow:
 * @region: a region id
 * @name: what the region is called
 * @value: (nullable): the value; %NULL is *unknown*
 * @words: (nullable): the same in words
 * @known: of a figure, how many of its parts are known
 * @of: of a figure, how many parts it has
 *
 * One region's value.
 */
typedef struct
{
  char *region;
  char *name;
  cJSON *value;
  char *words;
  guint known;
  guint of;
} PowRegionTableRow;

/**
 * PowRegionTable:
 * @label: what is told, translated
 * @field: a row of pow_figures, or of the kind's table
 * @kind: kind of the record that the field is in; %POW_KIND_NONE: a figure
 * @internal: whether the field is left out of every export
 * @rows: (element-type PowRegionTableRow): by name: no region is ranked by accident
 * @known: of how many regions it is known
 *
 * One field or figure of all regions that have not ended. A plain value that any thread may read.
 */
typedef struct
{
  char *label;
  const PowField *field;
  PowKind kind;
  gboolean internal;
  GPtrArray *rows;
  guint known;
} PowRegionTable;

/**
 * PowRegionOrder:
 * @POW_REGION_ORDER_NAME: by name, so that no region is ranked by accident
 * @POW_REGION_ORDER_LOWEST: the lowest value first
 * @POW_REGION_ORDER_HIGHEST: the highest value first
 *
 * In what order regions are told. What is unknown is neither low nor high: it comes last.
 */
typedef enum
{
  POW_REGION_ORDER_NAME,
  POW_REGION_ORDER_LOWEST,
  POW_REGION_ORDER_HIGHEST,
  POW_N_REGION_ORDERS,
} PowRegionOrder;

GPtrArray *pow_region_table_list_subjects (void);
char *pow_region_table_dup_label (const char *what);
const char *pow_region_order_get_name (PowRegionOrder order);

PowRegionTable *pow_region_table_new (PowSnapshot *snapshot, const char *what, PowDate today);
void pow_region_table_sort (PowRegionTable *self, PowRegionOrder order);
void pow_region_table_free (PowRegionTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowRegionTable, pow_region_table_free)

G_END_DECLS
