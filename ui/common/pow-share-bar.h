/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-drawn.h"

G_BEGIN_DECLS

#define POW_TYPE_SHARE_BAR (pow_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowShareBar, pow_share_bar, POW, SHARE_BAR, PowDrawn)

GtkWidget *pow_share_bar_new (void);
void pow_share_bar_set (PowShareBar *self, double done, double promised, const char *words);

G_END_DECLS
