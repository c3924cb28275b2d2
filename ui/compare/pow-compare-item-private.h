/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/compare/pow-compare-item.h"

G_BEGIN_DECLS

/* A line: what it is (pow-compare-item.c), its cells (pow-compare-item-cells.c), and what opens and closes
 * (pow-compare-item-fold.c). */
struct _PowCompareItem
{
  GObject parent_instance;

  PowCompareLevel level;
  PowCompareItem *parent; /* owned: heading or subject that it stands under */
  char *title;
  char *note;
  char *cells[POW_COMPARE_CELLS];
  char *addresses[POW_COMPARE_CELLS];
  PowCompareLight lights[POW_COMPARE_CELLS];
  PowComparedMark mark;
  char *difference;
  char *paths[POW_COMPARE_CELLS];
  char *button;
  guint target;
  gboolean expanded;
  gboolean turned; /* a person opened or closed it */
  gboolean has_children;
  gboolean differs;
  gboolean internal;
  gboolean suggestion;
  guint behind; /* a bit a cell: of a line what it is behind, of a subject what has lines behind it */
  guint opened; /* of a subject: the cell whose lines show; POW_COMPARE_CELLS: of all */
};

/* Emits "changed". */
void pow_compare_item_emit_changed (PowCompareItem *self);

G_END_DECLS
