/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-git-object.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PowObjectReader:
 *
 * Reads objects from the packs that there were when it was made, and from files of their own, by our own strict code
 * (libgit2 loops on truncated files, overflows on wrong headers, looks each object up three times and keeps one of
 * all threads waiting). Bound to one thread; others share its packs through a reader of their own.
 */
typedef struct _PowObjectReader PowObjectReader;

/**
 * pow_object_reader_new:
 * @folder: "…/objects" of a portfolio
 *
 * Returns: (transfer full): a reader of the packs that are there now, bound to this thread
 */
PowObjectReader *pow_object_reader_new (const char *folder);

/**
 * pow_object_reader_share:
 * @self: a reader
 *
 * Returns: (transfer full): another one for another thread, with the same packs
 */
PowObjectReader *pow_object_reader_share (PowObjectReader *self);

/**
 * pow_object_reader_free:
 * @self: (nullable): a reader
 */
void pow_object_reader_free (PowObjectReader *self);

/**
 * pow_object_reader_read:
 * @self: a reader
 * @id: an id
 * @type: the type that it must have
 * @max: bytes that it may have
 * @error: %POW_STORE_ERROR_DAMAGED when it is missing, broken, of another type or larger
 *
 * Returns: (transfer full) (nullable): its contents
 */
GBytes *pow_object_reader_read (PowObjectReader *self, const git_oid *id, PowObjectType type, gsize max, GError **error);

/**
 * pow_object_set_damaged:
 * @error: return location
 * @id: which part of the portfolio it is
 * @why: translated: what is wrong with it
 *
 * Sets a %POW_STORE_ERROR_DAMAGED.
 */
void pow_object_set_damaged (GError **error, const git_oid *id, const char *why);

G_END_DECLS
