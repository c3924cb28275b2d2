/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-git-object.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The list of ref moves of one change to several lines, written durably before the first ref moves,
 * so that such a change happens whole or not at all (data.md, Saving). All with the writers' lock held. */

typedef struct
{
  char *ref;
  git_oid before; /* zero: the line is new */
  git_oid after;
} PowRefMove;

/**
 * pow_pending_exists:
 * @path: folder of a portfolio
 *
 * Returns: whether a change to several lines was cut off here
 */
gboolean pow_pending_exists (const char *path);

/**
 * pow_pending_write:
 * @path: folder of a portfolio
 * @moves: (array length=n): what is going to move
 * @n: number of them
 * @error: a %POW_STORE_ERROR
 *
 * Returns: whether the list is on the disk
 */
gboolean pow_pending_write (const char *path, const PowRefMove *moves, gsize n, GError **error);

/**
 * pow_pending_remove:
 * @path: folder of a portfolio
 * @error: a %POW_STORE_ERROR
 *
 * Takes the list away durably, when all refs have moved or none has. None there is fine.
 *
 * Returns: whether it is gone
 */
gboolean pow_pending_remove (const char *path, GError **error);

/**
 * pow_pending_finish:
 * @path: folder of a portfolio
 * @git: the same, opened
 * @error: a %POW_STORE_ERROR
 *
 * Finishes what a dead writer began: refs that still have their old value are moved. A list of which no ref had
 * moved and one has another value since is dropped: that change was never acknowledged.
 *
 * Returns: whether nothing is pending any more
 */
gboolean pow_pending_finish (const char *path, git_repository *git, GError **error);

/**
 * pow_ref_move:
 * @git: an open portfolio
 * @move: from what to what; `before` zero: create it
 *
 * Moves one ref by compare-and-swap.
 *
 * Returns: 0; GIT_EMODIFIED when it has another value; else libgit2's code, such as GIT_ELOCKED
 */
int pow_ref_move (git_repository *git, const PowRefMove *move);

G_END_DECLS
