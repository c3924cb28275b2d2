/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_REASON_BAR (pow_reason_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowReasonBar, pow_reason_bar, POW, REASON_BAR, AdwBin)

GtkWidget *pow_reason_bar_new (PowSession *session);
void pow_reason_bar_set_narrow (PowReasonBar *self, gboolean narrow);

G_END_DECLS
