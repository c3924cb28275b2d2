/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-pending.h"

G_BEGIN_DECLS

/* Moves those of @moves (array length=n) that are @wanted, each by compare-and-swap as pow_ref_move() does one,
 * and leaves in @wanted which of them stand. Those are on the disk when this returns; their folders are written
 * through once, not once a ref. What is in the way (another value, a lock) leaves that ref as it
 * was. With the writers' lock held. */
void pow_ref_batch_move (git_repository *git, const PowRefMove *moves, gsize n, gboolean *wanted);

G_END_DECLS
