/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch that differs: tokens [old_start, old_end) became [new_start, new_end). Two stretches
 * never touch: at least one common token lies between them. */
typedef struct
{
  guint old_start, old_end;
  guint new_start, new_end;
} PowHunk;

/**
 * pow_token_diff:
 * @before: (array length=n_before): tokens, equal numbers for equal tokens
 * @after: (array length=n_after): tokens
 *
 * The difference of two sequences, shortest where that can be found at a bounded cost: Myers'
 * greedy algorithm up to a number of edits, beyond that cut at the tokens that occur once in
 * both. The same arguments always give the same answer. Any thread.
 *
 * Returns: (transfer full) (element-type PowHunk): in order
 */
GArray *pow_token_diff (const guint *before, guint n_before, const guint *after, guint n_after);

G_END_DECLS
