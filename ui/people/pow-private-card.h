/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-kind.h"
#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_PRIVATE_CARD (pow_private_card_get_type ())
G_DECLARE_FINAL_TYPE (PowPrivateCard, pow_private_card, POW, PRIVATE_CARD, AdwBin)

/**
 * PowPrivateCard:
 *
 * What the person keeps of a trekker or stakeholder for themselves: a note, and of a stakeholder how much
 * influence and interest it has. On this computer only, in no repository (model/store/pow-private-layer.h).
 */
GtkWidget *pow_private_card_new (PowSession *session, const char *address, PowKind kind);
void pow_private_card_refresh (PowPrivateCard *self);

G_END_DECLS
