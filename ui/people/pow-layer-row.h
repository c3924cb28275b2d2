/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_LAYER_ROW (pow_layer_row_get_type ())
G_DECLARE_FINAL_TYPE (PowLayerRow, pow_layer_row, POW, LAYER_ROW, GtkListBoxRow)

/**
 * PowLayerRow:
 *
 * A text beside its label that is not part of a record: a contact detail or a private note. It is ready to
 * be typed in, and hands over what was typed when Enter is pressed or the focus leaves. Escape takes what
 * was typed back.
 *
 * Signal "entered" (char *text): the person is done and the text is not what it was.
 */

/* @label: translated. @is_long: several lines. */
GtkWidget *pow_layer_row_new (const char *label, gboolean is_long);
/* What is kept; a text that is being typed stays. @value (nullable). */
void pow_layer_row_set_value (PowLayerRow *self, const char *value);
/* Why the text was not taken, below it; NULL: it was. */
void pow_layer_row_set_problem (PowLayerRow *self, const char *problem);
/* The widget that is typed in. */
GtkWidget *pow_layer_row_get_editor (PowLayerRow *self);

/* A list of such rows, in which Enter on a row goes into its text. */
GtkWidget *pow_layer_list_new (void);

G_END_DECLS
