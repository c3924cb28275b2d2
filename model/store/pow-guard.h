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

PowGuard *pow_guard_new (const char *path);
void pow_guard_free (PowGuard *self); /* unlocks, removes the marker */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowGuard, pow_guard_free)

/* Waits for another writer of ours (at most 30 s: it is alive, so it will end), then writes the
 * marker when this is the first lock. POW_STORE_ERROR_BUSY names the lock file. */
gboolean pow_guard_lock (PowGuard *self, GError **error);
void pow_guard_unlock (PowGuard *self);

/* Whether a writer died here and nobody has cleaned up since. */
gboolean pow_guard_has_dead_markers (PowGuard *self);
/* With the lock held. */
void pow_guard_remove_dead_markers (PowGuard *self);

/* With the lock held, and only when a writer died: removes git's lock files that are older than
 * that end and open in no process. */
void pow_guard_remove_stale_locks (PowGuard *self);

/* (transfer full) (nullable): path of a `*.lock` that stands in the way now. */
char *pow_guard_find_lock (PowGuard *self);

G_END_DECLS
