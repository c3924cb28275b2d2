/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_DRAFTS_BAR (pow_drafts_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowDraftsBar, pow_drafts_bar, POW, DRAFTS_BAR, AdwBin)

/**
 * PowDraftsBar:
 *
 * One quiet line after a crash: how many records hold text of an earlier run that was never saved,
 * with a way to each. Invisible while there is nothing to tell; a record leaves it once its text is
 * saved or given up, and *Later* puts the line away until the next start. The text stays a draft.
 */

/**
 * pow_drafts_bar_new:
 * @session: whose drafts
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *pow_drafts_bar_new (PowSession *session);

G_END_DECLS
