/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-item-private.h"

/**
 * PowCompareItem:
 *
 * One line of a table that puts things side by side: words only, so that it outlives what it was made from.
 *
 * Signal "changed": it opened or closed.
 */
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

void
pow_compare_item_emit_changed (PowCompareItem *self)
{
  g_signal_emit (self, changed_signal, 0);
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
