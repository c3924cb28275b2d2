/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/compare/pow-compare-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PowCompareColumns:
 * @first: heading of the first column
 * @titles: (array length=n): headings of the cells
 * @tags: (array length=n): (nullable): a small word behind a heading
 * @n: number of cells, at most %POW_COMPARE_CELLS
 * @last: (nullable): heading of the difference; %NULL: there is none
 * @figures: whether the cells hold figures, which stand at the right
 *
 * How the lines of a table are laid out. Plain value; strings owned.
 */
typedef struct
{
  char *first;
  char *titles[POW_COMPARE_CELLS];
  char *tags[POW_COMPARE_CELLS];
  guint n;
  char *last;
  gboolean figures;
} PowCompareColumns;

void pow_compare_columns_copy (PowCompareColumns *to, const PowCompareColumns *from);
void pow_compare_columns_clear (PowCompareColumns *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PowCompareColumns, pow_compare_columns_clear)

#define POW_TYPE_COMPARE_ROW (pow_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (PowCompareRow, pow_compare_row, POW, COMPARE_ROW, AdwBin)

GtkWidget *pow_compare_row_new (const PowCompareColumns *columns, gboolean narrow);
PowCompareItem *pow_compare_row_get_item (PowCompareRow *self);
void pow_compare_row_show (PowCompareRow *self, PowCompareItem *item);
GtkWidget *pow_compare_header_new (const PowCompareColumns *columns);

G_END_DECLS
