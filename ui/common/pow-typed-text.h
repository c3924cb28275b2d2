/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is typed in an editor of one line (GtkText) or of several (GtkTextView); main thread only. */
char *pow_typed_text_dup (GtkWidget *editor);
void pow_typed_text_set (GtkWidget *editor, const char *text);
/* Whether a key press ends the typing: Enter, but in a text of several lines, where Enter makes one more,
 * Ctrl+Enter (screens.md). */
gboolean pow_typed_text_is_done (GtkWidget *editor, guint key, GdkModifierType state);

G_END_DECLS
