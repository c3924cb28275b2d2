/* SPDX-License-Identifier: EUPL-1.2 */
/* Which kind of row a field gets, by its type in the field table. */
#include "ui/form/pow-form-row.h"

#include "ui/form/pow-form-flag.h"
#include "ui/form/pow-form-group.h"
#include "ui/form/pow-form-map.h"
#include "ui/form/pow-form-pick.h"
#include "ui/form/pow-form-text.h"
#include "ui/form/pow-form-value.h"

static GType
pow_form_row_choose_type (const PowField *field)
{
  switch (field->type)
    {
    case POW_TYPE_FLAG:
      return POW_TYPE_FORM_FLAG;
    case POW_TYPE_GROUP:
      return POW_TYPE_FORM_GROUP;
    case POW_TYPE_MAP:
      return POW_TYPE_FORM_MAP;
    default:
      return pow_form_value_is_picked (field) ? POW_TYPE_FORM_PICK : POW_TYPE_FORM_TEXT;
    }
}

/**
 * pow_form_row_new:
 * @form: the form
 * @path: dotted path of a field of its record
 * @field: its row in the table, which decides how it is edited
 *
 * Main thread.
 *
 * Returns: (transfer floating): the row; in a form of something new one that is typed already stands open
 */
GtkWidget *
pow_form_row_new (PowForm *form, const char *path, const PowField *field)
{
  PowFormRow *self;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (pow_form_row_choose_type (field), NULL);
  pow_form_row_set_up (self, form, path, field);
  /* What is still to be made is filled in, not read. */
  if (POW_IS_FORM_TEXT (self) && pow_form_is_new (form))
    pow_form_text_start (POW_FORM_TEXT (self), FALSE);
  return GTK_WIDGET (self);
}

/**
 * pow_form_row_new_entry:
 * @form: the form
 * @map_path: path of a map
 * @map: its row in the table
 * @key: key of the entry
 *
 * Main thread.
 *
 * Returns: (transfer floating): the row of one entry: what it is called, and its fields when it is unfolded
 */
GtkWidget *
pow_form_row_new_entry (PowForm *form, const char *map_path, const PowField *map, const char *key)
{
  g_autofree char *path = NULL;
  PowFormRow *self;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (map_path != NULL && key != NULL, NULL);
  g_return_val_if_fail (map != NULL && map->type == POW_TYPE_MAP, NULL);

  path = pow_path_join (map_path, key);
  self = g_object_new (POW_TYPE_FORM_GROUP, NULL);
  pow_form_group_set_entry (POW_FORM_GROUP (self), map_path, key);
  pow_form_row_set_up (self, form, path, map);
  return GTK_WIDGET (self);
}
