/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_MARK_SHAPE (pow_mark_shape_get_type ())
G_DECLARE_FINAL_TYPE (PowMarkShape, pow_mark_shape, POW, MARK_SHAPE, GtkWidget)

GtkWidget *pow_mark_shape_new (void);
void pow_mark_shape_set (PowMarkShape *self, PowMark mark);
/* "new", "changed", "gone"; "same" for what has no mark. */
const char *pow_mark_get_label (PowMark mark);

G_END_DECLS
