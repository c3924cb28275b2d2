/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pow_table_menu_button_new:
 * @view: a view with all its columns, named by pow_table_column_set_id()
 * @name: under which the person's choice is remembered on this machine
 *
 * Lets the person choose by which column the rows are sorted and which columns show, and remembers it.
 * The same menu hangs under each heading, where the keyboard does not come; the first column always
 * shows. Main thread.
 *
 * Returns: (transfer floating): a button with the menu, to stand anywhere
 */
GtkWidget *pow_table_menu_button_new (GtkColumnView *view, const char *name);

G_END_DECLS
