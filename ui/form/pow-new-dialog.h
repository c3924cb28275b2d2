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
GtkWidget *pow_new_dialog_new (PowSession *session, PowKind kind, const char *region);
GtkWidget *pow_new_dialog_new_entry (PowForm *form, const char *map_path, const PowField *map);
/* What a person already typed elsewhere, as the title. */
void pow_new_dialog_set_title_text (PowNewDialog *self, const char *text);
/* A value to begin with, as JSON text. */
void pow_new_dialog_set_value (PowNewDialog *self, const char *path, const char *json);
/* Whether the page of the new record opens (default TRUE). */
void pow_new_dialog_set_open_after (PowNewDialog *self, gboolean open);

G_END_DECLS
