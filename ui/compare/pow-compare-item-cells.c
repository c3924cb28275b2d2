/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in the columns of a line, and of which record and field. */
#include "ui/compare/pow-compare-item-private.h"

/**
 * pow_compare_item_get_cell:
 * @self: a line
 * @cell: a column, from 0
 *
 * Returns: (transfer none) (nullable): what stands there; %NULL: nothing known, which the row tells as unknown or a dash
 */
const char *
pow_compare_item_get_cell (PowCompareItem *self, guint cell)
{
  g_return_val_if_fail (cell < POW_COMPARE_CELLS, NULL);
  return self->cells[cell];
}

/**
 * pow_compare_item_set_cell:
 * @self: a line
 * @cell: a column, from 0
 * @words: (nullable): what stands there, translated, with numbers of persons masked (data.md, BSN guard); copied
 *
 * Without a signal: set before the line is shown.
 */
void
pow_compare_item_set_cell (PowCompareItem *self, guint cell, const char *words)
{
  g_return_if_fail (cell < POW_COMPARE_CELLS);
  g_free (self->cells[cell]);
  self->cells[cell] = g_strdup (words);
}

/**
 * pow_compare_item_get_light:
 * @self: a line
 * @cell: a column, from 0
 *
 * Returns: the light beside the words; there is none unless it is known
 */
PowCompareLight
pow_compare_item_get_light (PowCompareItem *self, guint cell)
{
  g_return_val_if_fail (cell < POW_COMPARE_CELLS, ((PowCompareLight){ FALSE, POW_LIGHT_UNKNOWN, FALSE }));
  return self->lights[cell];
}

/**
 * pow_compare_item_set_light:
 * @self: a line
 * @cell: a column, from 0
 * @light: a light; %POW_LIGHT_UNKNOWN is one too
 * @computed: whether the rules gave it, and no person
 *
 * Puts a light beside the words of a cell. Without a signal: set before the line is shown.
 */
void
pow_compare_item_set_light (PowCompareItem *self, guint cell, PowLight light, gboolean computed)
{
  g_return_if_fail (cell < POW_COMPARE_CELLS);
  self->lights[cell] = (PowCompareLight){ TRUE, light, computed };
}

/**
 * pow_compare_item_get_address:
 * @self: a line
 * @cell: a column, from 0
 *
 * Returns: (transfer none) (nullable): the record that the cell is of; %NULL: this column has none
 */
const char *
pow_compare_item_get_address (PowCompareItem *self, guint cell)
{
  g_return_val_if_fail (cell < POW_COMPARE_CELLS, NULL);
  return self->addresses[cell];
}

/**
 * pow_compare_item_set_address:
 * @self: a line
 * @cell: a column, from 0
 * @address: (nullable): the record that the cell is of; copied
 *
 * The address is what opening a line, its history and putting back go by: the record may be gone by then.
 */
void
pow_compare_item_set_address (PowCompareItem *self, guint cell, const char *address)
{
  g_return_if_fail (cell < POW_COMPARE_CELLS);
  g_free (self->addresses[cell]);
  self->addresses[cell] = g_strdup (address);
}

/**
 * pow_compare_item_get_path:
 * @self: a line
 * @cell: a column
 *
 * An entry that two regions both have stands under another key in each.
 *
 * Returns: (transfer none) (nullable): the field that the cell shows, in the record of its address
 */
const char *
pow_compare_item_get_path (PowCompareItem *self, guint cell)
{
  g_return_val_if_fail (cell < POW_COMPARE_CELLS, NULL);
  return self->paths[cell];
}

/**
 * pow_compare_item_set_path:
 * @self: a line
 * @cell: a column, from 0
 * @path: (nullable): the field that the cell shows, in the record of its address; copied
 *
 * Without a path the column has no such place, which is not the same as an unknown value.
 */
void
pow_compare_item_set_path (PowCompareItem *self, guint cell, const char *path)
{
  g_return_if_fail (cell < POW_COMPARE_CELLS);
  g_free (self->paths[cell]);
  self->paths[cell] = g_strdup (path);
}
