/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_DEMO_BAR (pow_demo_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowDemoBar, pow_demo_bar, POW, DEMO_BAR, AdwBin)

GtkWidget *pow_demo_bar_new (PowSession *session);
void pow_demo_bar_set_narrow (PowDemoBar *self, gboolean narrow);

G_END_DECLS
