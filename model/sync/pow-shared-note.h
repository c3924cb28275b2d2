/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-exchange-private.h"

G_BEGIN_DECLS

/* What the home remote had of moments and contacts when the last exchange ended, kept in a file beside the
 * portfolio: so that it can be told later, without the server, whether something is only here. Of lines that is
 * known from refs/remotes. */

/**
 * pow_shared_note_add:
 * @x: an exchange whose lines are done
 * @outcome: what the server said of a moment or a region's contacts
 * @offered: what was sent
 *
 * Adds to what is known of the server what it took, or that it refuses it.
 */
void pow_shared_note_add (PowExchange *x, const PowPushOutcome *outcome, const git_oid *offered);

/**
 * pow_shared_note_write:
 * @x: an exchange that is done
 *
 * Keeps what is known of the home remote now; nothing in a rehearsal or with another remote. A note that cannot be
 * written makes no failed exchange: what it lacks counts as not shared.
 */
void pow_shared_note_write (PowExchange *x);

/**
 * pow_shared_note_read:
 * @repository: a portfolio, on its own thread
 *
 * Returns: (transfer full) (element-type utf8 git_oid): ref → what the home remote had there; zero: it refused
 *   what was sent
 */
GHashTable *pow_shared_note_read (PowRepository *repository);

/**
 * pow_shared_note_forget:
 * @repository: a portfolio
 *
 * There is another home remote, or none: nothing counts as shared.
 */
void pow_shared_note_forget (PowRepository *repository);

G_END_DECLS
