/* SPDX-License-Identifier: EUPL-1.2 */
/* What shows under a line: all of it, nothing, or what is behind one number. */
#include "ui/compare/pow-compare-item-private.h"

/**
 * pow_compare_item_has_children:
 * @self: a line
 *
 * Returns: whether lines were made that stand under it, shown or not
 */
gboolean
pow_compare_item_has_children (PowCompareItem *self)
{
  return self->has_children;
}

/**
 * pow_compare_item_is_expanded:
 * @self: a subject
 *
 * Returns: whether its lines show, all of them or those behind one number
 */
gboolean
pow_compare_item_is_expanded (PowCompareItem *self)
{
  return self->expanded;
}

/**
 * pow_compare_item_set_expanded:
 * @self: a subject
 * @expanded: whether its lines show
 *
 * Opens a subject on all its lines, or closes it, until a person says otherwise. Without a signal: set before the line
 * is shown.
 */
void
pow_compare_item_set_expanded (PowCompareItem *self, gboolean expanded)
{
  g_return_if_fail (POW_IS_COMPARE_ITEM (self));

  self->expanded = !!expanded;
  self->opened = POW_COMPARE_CELLS;
}

/**
 * pow_compare_item_toggle:
 * @self: a subject
 *
 * Opens a subject on all its lines, or closes it, as a person asks. Emits "changed"; the table that shows it must filter
 * again.
 */
void
pow_compare_item_toggle (PowCompareItem *self)
{
  g_return_if_fail (POW_IS_COMPARE_ITEM (self));

  pow_compare_item_set_expanded (self, !self->expanded);
  self->turned = TRUE;
  pow_compare_item_emit_changed (self);
}

/**
 * pow_compare_item_set_behind:
 * @self: a line under a subject
 * @cells: a bit for each cell of the subject whose number this line explains
 *
 * Says which numbers the line is behind.
 */
void
pow_compare_item_set_behind (PowCompareItem *self, guint cells)
{
  g_return_if_fail (POW_IS_COMPARE_ITEM (self) && self->parent != NULL);

  self->behind = cells;
  self->parent->behind |= cells;
}

/**
 * pow_compare_item_has_behind:
 * @self: a subject
 * @cell: a cell of it
 *
 * Returns: whether lines under it explain the number in that cell
 */
gboolean
pow_compare_item_has_behind (PowCompareItem *self, guint cell)
{
  g_return_val_if_fail (POW_IS_COMPARE_ITEM (self) && cell < POW_COMPARE_CELLS, FALSE);
  return self->has_children && (self->behind & (1u << cell)) != 0;
}

/**
 * pow_compare_item_toggle_cell:
 * @self: a subject
 * @cell: a cell with lines behind it
 *
 * Opens the subject on what is behind one number; a second time closes it.
 */
void
pow_compare_item_toggle_cell (PowCompareItem *self, guint cell)
{
  g_return_if_fail (pow_compare_item_has_behind (self, cell));

  self->expanded = !self->expanded || self->opened != cell;
  self->opened = self->expanded ? cell : POW_COMPARE_CELLS;
  self->turned = TRUE;
  pow_compare_item_emit_changed (self);
}

/**
 * pow_compare_item_is_open:
 * @self: a line
 *
 * Returns: whether everything that it stands under is open, and open on this line
 */
gboolean
pow_compare_item_is_open (PowCompareItem *self)
{
  g_return_val_if_fail (POW_IS_COMPARE_ITEM (self), FALSE);

  for (PowCompareItem *item = self, *parent = self->parent; parent != NULL; item = parent, parent = parent->parent)
    if (!parent->expanded || (parent->opened < POW_COMPARE_CELLS && !(item->behind & (1u << parent->opened))))
      return FALSE;
  return TRUE;
}

/**
 * pow_compare_item_keep_open:
 * @self: a line that is not shown yet
 * @before: the same line of an earlier answer
 *
 * Opens or closes @self as a person did @before; without a signal. What is behind one number may be gone: then it
 * closes.
 */
void
pow_compare_item_keep_open (PowCompareItem *self, PowCompareItem *before)
{
  g_return_if_fail (POW_IS_COMPARE_ITEM (self) && POW_IS_COMPARE_ITEM (before));

  if (!before->turned)
    return;
  self->turned = TRUE;
  self->opened = before->opened;
  self->expanded = before->expanded
                   && (before->opened == POW_COMPARE_CELLS || (self->has_children && (self->behind & (1u << before->opened)) != 0));
}
