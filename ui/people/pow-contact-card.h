/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_CONTACT_CARD (pow_contact_card_get_type ())
G_DECLARE_FINAL_TYPE (PowContactCard, pow_contact_card, POW, CONTACT_CARD, AdwBin)

/**
 * PowContactCard:
 *
 * How a trekker or stakeholder can be reached: entered, read and forgotten here. Kept apart from the portfolio
 * (model/store/pow-contacts.h), so it has no history, no undo and no drafts.
 */
GtkWidget *pow_contact_card_new (PowSession *session, const char *address);
/* Reads anew what is kept. */
void pow_contact_card_refresh (PowContactCard *self);

G_END_DECLS
