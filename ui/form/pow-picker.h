/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-option.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_PICKER (pow_picker_get_type ())
G_DECLARE_FINAL_TYPE (PowPicker, pow_picker, POW, PICKER, GtkPopover)

/**
 * PowPicker:
 *
 * A popover with options to choose from by mouse or keyboard, with a search field once there are many.
 * One of them, or with @many any number, each with a check mark.
 *
 * Signals: "picked" (char *id): one was chosen (NULL: unknown), or with @many switched on or off;
 * "new-wanted" (char *text): none of these fits; the text that was searched for.
 */

/**
 * pow_picker_new:
 * @many: whether any number can be chosen; else one
 *
 * Main thread.
 *
 * Returns: (transfer floating): a popover without options
 */
GtkWidget *pow_picker_new (gboolean many);

/**
 * pow_picker_set_options:
 * @self: a picker
 * @options: (element-type PowOption) (transfer none): what there is to choose from, in this order
 *
 * Takes the place of the options of before, and shows the search when there are many.
 */
void pow_picker_set_options (PowPicker *self, GListModel *options);

/**
 * pow_picker_set_new_label:
 * @self: a picker
 * @label: (nullable): what the button says that wants something new; %NULL: there is no such button
 *
 * Below the list; pressing it emits "new-wanted".
 */
void pow_picker_set_new_label (PowPicker *self, const char *label);

G_END_DECLS
