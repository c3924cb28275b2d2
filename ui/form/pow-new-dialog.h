/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_NEW_DIALOG (pow_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PowNewDialog, pow_new_dialog, POW, NEW_DIALOG, AdwWindow)

/**
 * PowNewDialog:
 *
 * Asks what a new record or map entry needs to exist, required fields first; everything else is
 * filled in on its page. Nothing is kept when it is closed. Enter adds, Escape closes.
 *
 * Signal: "created" (char *made): the address of the record or path of the entry.
 */

/**
 * pow_new_dialog_new:
 * @session: the open portfolio
 * @kind: a kind of which a region has any number
 * @region: id of the region
 *
 * Returns: (transfer none): a dialog for a new record, to be put over a window; the toolkit owns it
 */
GtkWidget *pow_new_dialog_new (PowSession *session, PowKind kind, const char *region);

/**
 * pow_new_dialog_new_entry:
 * @form: of the record that gets the entry
 * @map_path: where the map stands in that record
 * @map: its row in the field table; static
 *
 * Returns: (transfer none): a dialog for a new entry, to be put over a window; the toolkit owns it
 */
GtkWidget *pow_new_dialog_new_entry (PowForm *form, const char *map_path, const PowField *map);

/**
 * pow_new_dialog_set_title_text:
 * @self: the dialog
 * @text: (nullable): what a person already typed elsewhere
 *
 * Begins with it as the title; does nothing where there is no title, or no text.
 */
void pow_new_dialog_set_title_text (PowNewDialog *self, const char *text);

/**
 * pow_new_dialog_set_value:
 * @self: the dialog
 * @path: of a field
 * @json: (nullable): its value as JSON text; %NULL: unknown
 *
 * Begins with a value.
 */
void pow_new_dialog_set_value (PowNewDialog *self, const char *path, const char *json);

/**
 * pow_new_dialog_set_open_after:
 * @self: the dialog
 * @open: whether the page of the new record opens
 *
 * Without this it opens after a record, and not after an entry.
 */
void pow_new_dialog_set_open_after (PowNewDialog *self, gboolean open);

G_END_DECLS
