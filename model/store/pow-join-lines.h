/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-moment.h"

G_BEGIN_DECLS

/**
 * pow_join_lines:
 * @self: a portfolio, on its own thread
 * @moment: a moment
 * @author: who stands in the commit
 * @joined: (out caller-allocates): its id
 * @error: a %POW_STORE_ERROR
 *
 * Writes the commit that a moment over all lines stands on (data.md, The portfolio): its tree joins theirs, its
 * parents are the states of the lines at @moment. Of a portfolio that shares, only what is shared. A line without
 * a state then is left out. No ref is moved.
 *
 * Returns: whether it is written
 */
gboolean pow_join_lines (PowRepository *self, PowMoment *moment, const PowSignature *author, git_oid *joined, GError **error);

G_END_DECLS
