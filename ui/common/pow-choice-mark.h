/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pow_choice_mark_show:
 * @widget: what shows a value
 * @count: how many open choices wait in it
 *
 * Draws a small mark at the end of the widget while choices wait there.
 *
 * Returns: (transfer full) (nullable): the mark in words; %NULL without choices
 */
char *pow_choice_mark_show (GtkWidget *widget, guint count);

G_END_DECLS
