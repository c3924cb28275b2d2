/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_MERGED_CARD (pow_merged_card_get_type ())
G_DECLARE_FINAL_TYPE (PowMergedCard, pow_merged_card, POW, MERGED_CARD, AdwBin)

/**
 * pow_merged_card_new:
 * @session: the session
 *
 * How many fields were merged without a question in the last time, in the regions of Waar; pressing the
 * button shows them with the reasons. Not visible while there are none. Main thread.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *pow_merged_card_new (PowSession *session);
/* Asks the history again. */
void pow_merged_card_refresh (PowMergedCard *self);

G_END_DECLS
