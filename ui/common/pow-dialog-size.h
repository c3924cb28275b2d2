/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pow_dialog_size_set (GtkWindow *dialog, int width, int height);

G_END_DECLS
