/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The controls that a comparison is asked with. Main thread. */

GtkDropDown *pow_compare_menu_new (const char *label);
GtkWidget *pow_compare_button_new (const char *icon, const char *label, GCallback callback, gpointer data);

G_END_DECLS
