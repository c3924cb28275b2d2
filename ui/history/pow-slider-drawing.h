/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/history/pow-slider-scale.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A scale as a widget shows it: where times stand in it, and how it looks. Main thread. */

int pow_slider_drawing_get_height (GtkWidget *widget);
gint64 pow_slider_drawing_find_time (GtkWidget *widget, const PowSliderScale *scale, double x);
const PowScaleMark *pow_slider_drawing_find_mark (GtkWidget *widget, const PowSliderScale *scale, double x);
void pow_slider_drawing_snapshot (GtkWidget *widget, const PowSliderScale *scale, gint64 time, GtkSnapshot *snapshot);

G_END_DECLS
