/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_UNDO_DIALOG (pow_undo_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PowUndoDialog, pow_undo_dialog, POW, UNDO_DIALOG, AdwWindow)

void pow_undo_dialog_present_restore (GtkWidget *parent, PowSession *session, const char *revision, const char *address);
void pow_undo_dialog_present (GtkWidget *parent, PowSession *session, const char *change, const char *address, const char *field);

G_END_DECLS
