/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Sizes of what we draw ourselves are given in pixels at 100 % text and grow with the text size. */
double pow_text_scale_get (GtkWidget *widget);
int pow_text_scale_px (GtkWidget *widget, double pixels);
void pow_text_scale_watch (GtkWidget *widget);
void pow_text_scale_clamp (AdwClamp *clamp, int width);

G_END_DECLS
