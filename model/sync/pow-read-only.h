/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

/* Lines that the home remote does not let this person write: kept with the portfolio, so that their
 * forms are read-only at the next start too. */

/**
 * pow_read_only_dup_refusal:
 * @repository: a portfolio
 * @line: "programme" or "region/zeeland"
 *
 * Returns: (transfer full) (nullable): what the server said when it refused the line; %NULL when the line
 *   may be written
 */
char *pow_read_only_dup_refusal (PowRepository *repository, const char *line);

/**
 * pow_read_only_set:
 * @repository: a portfolio, on its own thread
 * @line: "programme" or "region/zeeland"
 * @refusal: (nullable): what the server said; %NULL: the line may be written again
 * @error: a %POW_STORE_ERROR
 *
 * Keeps that a line may not be written, durably. Takes the writers' lock when there is something to change.
 *
 * Returns: whether it is kept
 */
gboolean pow_read_only_set (PowRepository *repository, const char *line, const char *refusal, GError **error);

G_END_DECLS
