/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-item.h"

/**
 * PowCompareItem:
 *
 * One line of a table that puts things side by side: words only, so that it outlives what it was made from.
 *
 * Signal "changed": it opened or closed.
 */
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
  gboolean has_children;
  gboolean differs;
  gboolean internal;
  gboolean suggestion;
  guint behind; /* a bit a cell: of a line what it is behind, of a subject what has lines behind it */
  guint opened; /* of a subject: the cell whose lines show; POW_COMPARE_CELLS: of all */
};

G_DEFINE_FINAL_TYPE (PowCompareItem, pow_compare_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
pow_compare_item_finalize (GObject *object)
{
  PowCompareItem *self = POW_COMPARE_ITEM (object);

  g_clear_object (&self->parent);
  g_free (self->title);
  g_free (self->note);
  for (guint i = 0; i < POW_COMPARE_CELLS; i++)
    {
      g_free (self->cells[i]);
      g_free (self->addresses[i]);
      g_free (self->paths[i]);
    }
  g_free (self->difference);
  g_free (self->button);
  G_OBJECT_CLASS (pow_compare_item_parent_class)->finalize (object);
}

static void
pow_compare_item_class_init (PowCompareItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_compare_item_finalize;
  changed_signal = g_signal_new ("changed", POW_TYPE_COMPARE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_compare_item_init (PowCompareItem *self)
{
  self->expanded = TRUE;
  self->opened = POW_COMPARE_CELLS;
}

/**
 * pow_compare_item_new:
 * @level: what it is
 * @parent: (nullable): the heading or subject that it stands under
 * @title: (nullable): what its first column says
 *
 * Returns: (transfer full): a line without cells, the same in all columns
 */
PowCompareItem *
pow_compare_item_new (PowCompareLevel level, PowCompareItem *parent, const char *title)
{
  PowCompareItem *self = g_object_new (POW_TYPE_COMPARE_ITEM, NULL);

  self->level = level;
  self->parent = parent != NULL ? g_object_ref (parent) : NULL;
  if (parent != NULL)
    parent->has_children = TRUE;
  self->title = g_strdup (title);
  return self;
}

/**
 * pow_compare_item_get_level:
 * @self: a line
 *
 * Returns: what the line is; set once, at its making
 */
PowCompareLevel
pow_compare_item_get_level (PowCompareItem *self)
{
  return self->level;
}

/**
 * pow_compare_item_get_parent:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the heading or subject that it stands under
 */
PowCompareItem *
pow_compare_item_get_parent (PowCompareItem *self)
{
  return self->parent;
}

/**
 * pow_compare_item_get_title:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what its first column says, translated
 */
const char *
pow_compare_item_get_title (PowCompareItem *self)
{
  return self->title;
}

/**
 * pow_compare_item_get_note:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the smaller words behind the title of a heading or a remark
 */
const char *
pow_compare_item_get_note (PowCompareItem *self)
{
  return self->note;
}

/**
 * pow_compare_item_set_note:
 * @self: a heading or a remark
 * @note: (nullable): the smaller words behind its title; copied
 *
 * Without a signal: set before the line is shown.
 */
void
pow_compare_item_set_note (PowCompareItem *self, const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
}

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
 * pow_compare_item_get_mark:
 * @self: a line
 *
 * Returns: how its columns differ; %POW_COMPARED_SAME when nobody said
 */
PowComparedMark
pow_compare_item_get_mark (PowCompareItem *self)
{
  return self->mark;
}

/**
 * pow_compare_item_get_difference:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what tells the columns apart, or why that cannot be told
 */
const char *
pow_compare_item_get_difference (PowCompareItem *self)
{
  return self->difference;
}

/**
 * pow_compare_item_set_mark:
 * @self: a line
 * @mark: how its columns differ
 * @difference: (nullable): the same in words
 *
 * A line that differs makes what it stands under differ too.
 */
void
pow_compare_item_set_mark (PowCompareItem *self, PowComparedMark mark, const char *difference)
{
  g_free (self->difference);
  self->difference = g_strdup (difference);
  self->mark = mark;
  if (mark != POW_COMPARED_SAME)
    for (PowCompareItem *item = self; item != NULL; item = item->parent)
      item->differs = TRUE;
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

/**
 * pow_compare_item_is_internal:
 * @self: a line
 *
 * Returns: whether the line is left out of every export
 */
gboolean
pow_compare_item_is_internal (PowCompareItem *self)
{
  return self->internal;
}

/**
 * pow_compare_item_set_internal:
 * @self: a line
 * @internal: whether it is left out of every export (data.md, Kinds: internal_notes)
 */
void
pow_compare_item_set_internal (PowCompareItem *self, gboolean internal)
{
  self->internal = !!internal;
}

/**
 * pow_compare_item_get_button:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what the button in the line says; %NULL: it has none
 */
const char *
pow_compare_item_get_button (PowCompareItem *self)
{
  return self->button;
}

/**
 * pow_compare_item_set_button:
 * @self: a line
 * @label: (nullable): what the button says, translated; copied
 * @target: index of the subject in the comparison that the button is about
 *
 * The target also serves refusing a suggestion, so it is set for those with a button only.
 */
void
pow_compare_item_set_button (PowCompareItem *self, const char *label, guint target)
{
  g_free (self->button);
  self->button = g_strdup (label);
  self->target = target;
}

/**
 * pow_compare_item_get_target:
 * @self: a line with a button
 *
 * Returns: index of the subject in the comparison that the line is about
 */
guint
pow_compare_item_get_target (PowCompareItem *self)
{
  return self->target;
}

/**
 * pow_compare_item_is_suggestion:
 * @self: a line
 *
 * Returns: whether what stands side by side here is only thought to belong together, and can be refused
 */
gboolean
pow_compare_item_is_suggestion (PowCompareItem *self)
{
  return self->suggestion;
}

/**
 * pow_compare_item_set_suggestion:
 * @self: a subject with a button
 * @suggestion: whether nobody confirmed yet that its columns belong together
 */
void
pow_compare_item_set_suggestion (PowCompareItem *self, gboolean suggestion)
{
  self->suggestion = !!suggestion;
}

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
 * Opens a subject on all its lines, or closes it. Emits "changed" when that is another state; the table that shows
 * it must filter again.
 */
void
pow_compare_item_set_expanded (PowCompareItem *self, gboolean expanded)
{
  if (self->expanded == !!expanded)
    return;
  self->expanded = !!expanded;
  self->opened = POW_COMPARE_CELLS;
  g_signal_emit (self, changed_signal, 0);
}

/**
 * pow_compare_item_differs:
 * @self: a line
 *
 * Returns: whether the line, or one that stands under it, differs: what *only differences* goes by
 */
gboolean
pow_compare_item_differs (PowCompareItem *self)
{
  return self->differs;
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
  g_signal_emit (self, changed_signal, 0);
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
