/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_FIELD_PLACE (pow_field_place_get_type ())
G_DECLARE_INTERFACE (PowFieldPlace, pow_field_place, POW, FIELD_PLACE, GtkWidget)

/**
 * PowFieldPlace:
 *
 * A widget that shows a field or a record, so that one key can tell who set it.
 */
struct _PowFieldPlaceInterface
{
  GTypeInterface parent_interface;

  /* The address that it shows now, and the field, group or entry of it (NULL: the record). Both transfer
   * full. FALSE: it shows nothing that stands in the portfolio. */
  gboolean (*locate) (PowFieldPlace *self, char **address, char **field);
};

gboolean pow_field_place_locate (PowFieldPlace *self, char **address, char **field);
PowFieldPlace *pow_field_place_find (GtkWidget *widget, char **address, char **field);

G_END_DECLS
