/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pow_tooltip_set:
 * @widget: a widget that is filled anew for each row of a list
 * @text: (nullable): the tooltip; %NULL: none
 *
 * Like gtk_widget_set_tooltip_text(), which asks the display server where the pointer is each time: for
 * the hundreds of cells of a list that takes seconds. Here the text waits until it is wanted. Main thread.
 */
void pow_tooltip_set (GtkWidget *widget, const char *text);

G_END_DECLS
