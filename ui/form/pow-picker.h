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
GtkWidget *pow_picker_new (gboolean many);
/* (element-type PowOption) */
void pow_picker_set_options (PowPicker *self, GListModel *options);
/* Offers "New …" with this label below the list; NULL: not. */
void pow_picker_set_new_label (PowPicker *self, const char *label);

G_END_DECLS
