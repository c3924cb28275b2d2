/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

/**
 * pow_chosen_regions_dup:
 * @repository: a portfolio, on its own thread
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): ids of the regions that are exchanged; %NULL: all
 *   that there are
 */
char **pow_chosen_regions_dup (PowRepository *repository);

/**
 * pow_chosen_regions_check:
 * @regions: (nullable) (array zero-terminated=1): what somebody gave as ids of regions
 * @error: %POW_STORE_ERROR_NOT_FOUND, which names the first that is none
 *
 * Any thread.
 *
 * Returns: whether each can be the id of a region
 */
gboolean pow_chosen_regions_check (const char *const *regions, GError **error);

/**
 * pow_chosen_regions_set:
 * @repository: a portfolio with a home remote, on its own thread
 * @regions: (nullable) (array zero-terminated=1): ids of the regions to exchange; %NULL: all that there are
 * @error: %POW_STORE_ERROR_NOT_FOUND for no id or none at all; %POW_STORE_ERROR_BUSY when a region that would go has
 *   work that is only here, or an exchange is under way; %POW_SYNC_ERROR_NO_REMOTE without a home; or another
 *   %POW_STORE_ERROR
 *
 * Chooses anew which regions are exchanged. What is added comes in with the next exchange. Of what is dropped the
 * line, the moments and the contacts go here; on the server they stay, and choosing the region again brings them
 * back. Contacts that the server never takes stay here. Cut off at any moment, it is as if it had not been asked:
 * the next exchange brings back what went. Blocks.
 *
 * Returns: whether the choice stands; %FALSE: nothing was changed, or the next exchange mends what was
 */
gboolean pow_chosen_regions_set (PowRepository *repository, const char *const *regions, GError **error);

G_END_DECLS
