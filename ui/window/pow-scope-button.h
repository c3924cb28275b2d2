/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_SCOPE_BUTTON (pow_scope_button_get_type ())
G_DECLARE_FINAL_TYPE (PowScopeButton, pow_scope_button, POW, SCOPE_BUTTON, AdwBin)

GtkWidget *pow_scope_button_new (PowSession *session);
void pow_scope_button_popup (PowScopeButton *self);
void pow_scope_button_set_narrow (PowScopeButton *self, gboolean narrow);

G_END_DECLS
