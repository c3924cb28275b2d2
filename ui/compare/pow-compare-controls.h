/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

/* The controls that a comparison is asked with. Main thread. */

GtkDropDown *pow_compare_menu_new (const char *label);
void pow_compare_menu_fill (PowSession *session, GPtrArray *ids, GtkDropDown *menu, const char *region, gboolean all);
GtkWidget *pow_compare_button_new (const char *icon, const char *label, GCallback callback, gpointer data);

G_END_DECLS
