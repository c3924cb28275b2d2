/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pow_card_new:
 * @title: (nullable): heading
 * @aside: (nullable) (transfer floating): what stands at the heading's right end
 *
 * A card: a vertical box to append to.
 */
GtkWidget *pow_card_new (const char *title, GtkWidget *aside);

/* A label for text of people or of ours: never markup, starts at the left, wraps. @css_class may be NULL. */
GtkWidget *pow_label_new (const char *text, const char *css_class);

/* A wide label that may not push its neighbours: at most @width px wide before it wraps. */

/* Takes all children out of a box. */
void pow_box_clear (GtkBox *box);

G_END_DECLS
