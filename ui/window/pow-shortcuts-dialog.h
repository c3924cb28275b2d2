/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_SHORTCUTS_DIALOG (pow_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PowShortcutsDialog, pow_shortcuts_dialog, POW, SHORTCUTS_DIALOG, AdwWindow)

GtkWidget *pow_shortcuts_dialog_new (void);

G_END_DECLS
