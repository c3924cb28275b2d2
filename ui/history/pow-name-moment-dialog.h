/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_NAME_MOMENT_DIALOG (pow_name_moment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PowNameMomentDialog, pow_name_moment_dialog, POW, NAME_MOMENT_DIALOG, AdwWindow)

void pow_name_moment_dialog_present (GtkWidget *parent, PowSession *session, const char *region, const char *at);
GtkWidget *pow_name_moment_button_new (void);

G_END_DECLS
