/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-field-place.h"

G_DEFINE_INTERFACE (PowFieldPlace, pow_field_place, GTK_TYPE_WIDGET)

static void
pow_field_place_default_init (PowFieldPlaceInterface *iface)
{
}

/**
 * pow_field_place_locate:
 * @self: a widget that shows a field
 * @address: (out) (transfer full): the record
 * @field: (out) (transfer full) (nullable): the field, group or entry of it; %NULL for the record
 *
 * Returns: %FALSE when it shows nothing that stands in the portfolio
 */
gboolean
pow_field_place_locate (PowFieldPlace *self, char **address, char **field)
{
  g_return_val_if_fail (POW_IS_FIELD_PLACE (self), FALSE);
  g_return_val_if_fail (address != NULL && field != NULL, FALSE);

  *address = NULL;
  *field = NULL;
  return POW_FIELD_PLACE_GET_IFACE (self)->locate (self, address, field);
}

/**
 * pow_field_place_find:
 * @widget: (nullable): where the focus is
 * @address: (out) (transfer full): the record
 * @field: (out) (transfer full) (nullable): the field, group or entry of it; %NULL for the record
 *
 * The field around a widget.
 *
 * Returns: (transfer none) (nullable): what shows it
 */
PowFieldPlace *
pow_field_place_find (GtkWidget *widget, char **address, char **field)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (POW_IS_FIELD_PLACE (widget) && pow_field_place_locate (POW_FIELD_PLACE (widget), address, field))
      return POW_FIELD_PLACE (widget);
  return NULL;
}
