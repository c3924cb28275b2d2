/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PowGuard:
 *
 * Who may write a portfolio now, and what a dead writer left (data.md, Whose it is): our own
 * flock(), which the kernel frees at death; a marker per writing process, which says after a death
 * that the end was unclean; and the `*.lock` files of git that such an end leaves.
 */
typedef struct _PowGuard PowGuard;

/**
 * pow_guard_new:
 * @path: folder of a portfolio
 *
 * Nothing is written or locked yet. An object of this thread, as are all calls on it.
 *
 * Returns: (transfer full): the guard
 */
PowGuard *pow_guard_new (const char *path);

/**
 * pow_guard_free:
 * @self: (nullable): a guard
 *
 * Unlocks, and removes the marker: this end was clean.
 */
void pow_guard_free (PowGuard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowGuard, pow_guard_free)

/**
 * pow_guard_lock:
 * @self: a guard that is not locked
 * @error: %POW_STORE_ERROR_BUSY, which names the lock file, or another %POW_STORE_ERROR
 *
 * Waits for another writer of ours (at most 30 s: it is alive, so it will end), then writes the marker when this
 * is the first lock. Blocks.
 *
 * Returns: whether this process may write now
 */
gboolean pow_guard_lock (PowGuard *self, GError **error);

/**
 * pow_guard_unlock:
 * @self: a guard
 *
 * Lets others write; nothing when it is not locked.
 */
void pow_guard_unlock (PowGuard *self);

/**
 * pow_guard_has_dead_markers:
 * @self: a guard
 *
 * Returns: whether a writer died here and nobody has cleaned up since
 */
gboolean pow_guard_has_dead_markers (PowGuard *self);

/**
 * pow_guard_remove_dead_markers:
 * @self: a guard, locked
 *
 * Forgets the writers that died, when what they left is cleaned up.
 */
void pow_guard_remove_dead_markers (PowGuard *self);

/**
 * pow_guard_remove_stale_locks:
 * @self: a guard, locked, of a folder where a writer died
 *
 * Removes git's lock files that are older than that end and open in no process.
 */
void pow_guard_remove_stale_locks (PowGuard *self);

/**
 * pow_guard_find_lock:
 * @self: a guard
 *
 * Returns: (transfer full) (nullable): path of a `*.lock` that stands in the way now
 */
char *pow_guard_find_lock (PowGuard *self);

G_END_DECLS
