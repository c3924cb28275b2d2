/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/compare/pow-comparison.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define POW_COMPARE_CELLS 5

#define POW_TYPE_COMPARE_ITEM (pow_compare_item_get_type ())
G_DECLARE_FINAL_TYPE (PowCompareItem, pow_compare_item, POW, COMPARE_ITEM, GObject)

/**
 * PowCompareLevel:
 * @POW_COMPARE_HEADING: a heading over what follows
 * @POW_COMPARE_SUBJECT: a record, or records side by side, that opens and closes
 * @POW_COMPARE_VALUE: one field or figure
 * @POW_COMPARE_NOTE: a remark under a subject, over the whole width
 *
 * What a line of the table is.
 */
typedef enum
{
  POW_COMPARE_HEADING,
  POW_COMPARE_SUBJECT,
  POW_COMPARE_VALUE,
  POW_COMPARE_NOTE,
} PowCompareLevel;

/* A light beside the words of a cell; UNKNOWN without @known is none. */
typedef struct
{
  gboolean known;
  PowLight light;
  gboolean computed;
} PowCompareLight;

PowCompareItem *pow_compare_item_new (PowCompareLevel level, PowCompareItem *parent, const char *title);

PowCompareLevel pow_compare_item_get_level (PowCompareItem *self);
PowCompareItem *pow_compare_item_get_parent (PowCompareItem *self);
const char *pow_compare_item_get_title (PowCompareItem *self);
const char *pow_compare_item_get_note (PowCompareItem *self);
void pow_compare_item_set_note (PowCompareItem *self, const char *note);
const char *pow_compare_item_get_cell (PowCompareItem *self, guint cell);
void pow_compare_item_set_cell (PowCompareItem *self, guint cell, const char *words);
PowCompareLight pow_compare_item_get_light (PowCompareItem *self, guint cell);
void pow_compare_item_set_light (PowCompareItem *self, guint cell, PowLight light, gboolean computed);
PowComparedMark pow_compare_item_get_mark (PowCompareItem *self);
const char *pow_compare_item_get_difference (PowCompareItem *self);
void pow_compare_item_set_mark (PowCompareItem *self, PowComparedMark mark, const char *difference);
const char *pow_compare_item_get_address (PowCompareItem *self, guint cell);
void pow_compare_item_set_address (PowCompareItem *self, guint cell, const char *address);
const char *pow_compare_item_get_path (PowCompareItem *self, guint cell);
void pow_compare_item_set_path (PowCompareItem *self, guint cell, const char *path);
/* Left out of every export. */
gboolean pow_compare_item_is_internal (PowCompareItem *self);
void pow_compare_item_set_internal (PowCompareItem *self, gboolean internal);
/* What the button in the line does, and its label; NULL: no button. */
const char *pow_compare_item_get_button (PowCompareItem *self);
void pow_compare_item_set_button (PowCompareItem *self, const char *label, guint target);
guint pow_compare_item_get_target (PowCompareItem *self);
/* Whether what stands side by side here is only thought to belong together, and can be said not to. */
gboolean pow_compare_item_is_suggestion (PowCompareItem *self);
void pow_compare_item_set_suggestion (PowCompareItem *self, gboolean suggestion);
gboolean pow_compare_item_has_children (PowCompareItem *self);
/* Of a subject: whether its lines show. */
gboolean pow_compare_item_is_expanded (PowCompareItem *self);
void pow_compare_item_set_behind (PowCompareItem *self, guint cells);
gboolean pow_compare_item_has_behind (PowCompareItem *self, guint cell);
void pow_compare_item_toggle_cell (PowCompareItem *self, guint cell);
gboolean pow_compare_item_is_open (PowCompareItem *self);
void pow_compare_item_set_expanded (PowCompareItem *self, gboolean expanded);
void pow_compare_item_toggle (PowCompareItem *self);
void pow_compare_item_keep_open (PowCompareItem *self, PowCompareItem *before);
/* Whether the line, or one under it, differs. */
gboolean pow_compare_item_differs (PowCompareItem *self);

G_END_DECLS
