/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_SIDEBAR (pow_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PowSidebar, pow_sidebar, POW, SIDEBAR, AdwBin)

GtkWidget *pow_sidebar_new (PowSession *session);
void pow_sidebar_select (PowSidebar *self, const char *target);
void pow_sidebar_focus (PowSidebar *self);

G_END_DECLS
