/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"
#include "ui/common/pow-drawn.h"

G_BEGIN_DECLS

#define POW_TYPE_LIGHT_SHAPE (pow_light_shape_get_type ())
G_DECLARE_FINAL_TYPE (PowLightShape, pow_light_shape, POW, LIGHT_SHAPE, PowDrawn)

GtkWidget *pow_light_shape_new (void);
void pow_light_shape_set (PowLightShape *self, PowLight light, gboolean computed, gboolean stale);
void pow_light_shape_set_size (PowLightShape *self, int units);

const char *pow_light_get_css_class (PowLight light);

G_END_DECLS
