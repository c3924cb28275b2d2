/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"
#include "ui/common/pow-drawn.h"

G_BEGIN_DECLS

#define POW_TYPE_SLOT_MARK (pow_slot_mark_get_type ())
G_DECLARE_FINAL_TYPE (PowSlotMark, pow_slot_mark, POW, SLOT_MARK, PowDrawn)

GtkWidget *pow_slot_mark_new (void);
void pow_slot_mark_set (PowSlotMark *self, PowSlotState state, gboolean private_side);

char *pow_slot_mark_describe (PowSlotState state, gboolean private_side);

G_END_DECLS
