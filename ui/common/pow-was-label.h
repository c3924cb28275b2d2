/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pow_was_label_set:
 * @label: a label of one line that shows what is
 * @was: (nullable): what was, for small and struck through above it; %NULL for nothing
 *
 * Shows an old value over the new one in the one widget that a cell has. Call it after the label got its text, which
 * it takes as the new value. Never markup.
 */
void pow_was_label_set (GtkLabel *label, const char *was);
/* The same on one line, before the new value: where a second one would make rows of unequal height. */
void pow_was_label_set_beside (GtkLabel *label, const char *was);
/* Makes the bytes from @start to @end of a text look as an old value. */
void pow_was_mark (PangoAttrList *list, guint start, guint end);

G_END_DECLS
