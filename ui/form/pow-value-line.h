/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_VALUE_LINE (pow_value_line_get_type ())
G_DECLARE_FINAL_TYPE (PowValueLine, pow_value_line, POW, VALUE_LINE, GtkWidget)

/**
 * PowValueLine:
 *
 * A label, a value and what stands behind it: side by side with the labels of a card in one column, or
 * the label above the value where the card is narrow. Takes its children over.
 */

/**
 * pow_value_line_new:
 * @label: (transfer floating): the words before the value
 * @value: (transfer floating): the value
 * @end: (transfer floating) (nullable): what stands behind it
 *
 * Main thread.
 *
 * Returns: (transfer floating): the line; its children end with it
 */
GtkWidget *pow_value_line_new (GtkWidget *label, GtkWidget *value, GtkWidget *end);

G_END_DECLS
