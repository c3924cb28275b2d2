/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"
#include "ui/common/pow-drawn.h"

G_BEGIN_DECLS

#define POW_TYPE_MIX_BAR (pow_mix_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowMixBar, pow_mix_bar, POW, MIX_BAR, PowDrawn)

GtkWidget *pow_mix_bar_new (void);
void pow_mix_bar_set_counts (PowMixBar *self, const guint counts[POW_LIGHT_ON_HOLD + 1]);

char *pow_mix_bar_describe (const guint counts[POW_LIGHT_ON_HOLD + 1]);

G_END_DECLS
