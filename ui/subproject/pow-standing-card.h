/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_STANDING_CARD (pow_standing_card_get_type ())
G_DECLARE_FINAL_TYPE (PowStandingCard, pow_standing_card, POW, STANDING_CARD, AdwBin)

/**
 * PowStandingCard:
 *
 * How a plan or subproject stands: what a person reported beside what the rules compute, with their
 * reasons, the last explanation, the last six pulses, and the two ways to give a new one.
 */

/**
 * pow_standing_card_new:
 * @session: the open portfolio
 * @address: of a plan or subproject
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *pow_standing_card_new (PowSession *session, const char *address);

/**
 * pow_standing_card_refresh:
 * @self: the card
 *
 * Shows what the session shows now.
 */
void pow_standing_card_refresh (PowStandingCard *self);

/**
 * pow_standing_card_give_pulse:
 * @self: the card
 *
 * Opens the dialog for a new pulse.
 */
void pow_standing_card_give_pulse (PowStandingCard *self);

G_END_DECLS
