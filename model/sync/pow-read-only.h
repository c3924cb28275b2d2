/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

/* Lines that the home remote does not let this person write: kept with the portfolio, so that their
 * forms are read-only at the next start too. */

/* (transfer full) (nullable): what the server said; NULL: the line may be written. */
char *pow_read_only_dup_refusal (PowRepository *repository, const char *line);
/* @refusal NULL: it may be written again. */
gboolean pow_read_only_set (PowRepository *repository, const char *line, const char *refusal, GError **error);

G_END_DECLS
