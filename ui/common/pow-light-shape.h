/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_LIGHT_SHAPE (pow_light_shape_get_type ())
G_DECLARE_FINAL_TYPE (PowLightShape, pow_light_shape, POW, LIGHT_SHAPE, GtkWidget)

/**
 * PowLightShape:
 *
 * The drawn shape of a light (look.md, Lights): CSS name `light`, drawn in its CSS colour on a
 * 16-unit grid. Filled is reported, outline is computed, hatched is stale. Never alone: a word
 * stands beside it.
 */
GtkWidget *pow_light_shape_new (void);
void pow_light_shape_set (PowLightShape *self, PowLight light, gboolean computed, gboolean stale);
void pow_light_shape_set_size (PowLightShape *self, int units); /* 12 counts, 14 rows, 20 heroes; scales with text */

G_END_DECLS
