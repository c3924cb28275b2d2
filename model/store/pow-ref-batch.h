/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-pending.h"

G_BEGIN_DECLS

/**
 * pow_ref_batch_move:
 * @git: an open portfolio, with the writers' lock held
 * @moves: (array length=n): from what to what
 * @n: number of them
 * @wanted: (array length=n) (inout): which to move; afterwards which of them stand
 *
 * Moves refs, each by compare-and-swap as pow_ref_move() does one. Those that stand are on the disk when this
 * returns; their folders are written through once, not once a ref. What is in the way (another value, a lock)
 * leaves that ref as it was.
 */
void pow_ref_batch_move (git_repository *git, const PowRefMove *moves, gsize n, gboolean *wanted);

/**
 * pow_ref_batch_delete:
 * @git: an open portfolio
 * @pattern: a glob over names of refs
 * @error: a %POW_STORE_ERROR
 *
 * Takes away all refs that match; what they named stays in the store.
 *
 * Returns: whether none of them is left
 */
gboolean pow_ref_batch_delete (git_repository *git, const char *pattern, GError **error);

G_END_DECLS
