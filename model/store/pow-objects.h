/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-git-object.h"
#include "model/store/pow-object-reader.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PowObjects:
 *
 * The objects of one portfolio. They are read by a #PowObjectReader, also when another program packs them
 * meanwhile, and written through libgit2. Bound to one thread.
 */
typedef struct _PowObjects PowObjects;

/**
 * pow_objects_new:
 * @path: folder of a portfolio
 * @repository: the same, opened; it must stay
 * @error: a %POW_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its objects, bound to this thread
 */
PowObjects *pow_objects_new (const char *path, git_repository *repository, GError **error);

/**
 * pow_objects_share:
 * @self: objects
 *
 * Returns: (transfer full): the same objects for another thread, which only reads them
 */
PowObjects *pow_objects_share (PowObjects *self);

/**
 * pow_objects_free:
 * @self: (nullable): objects
 */
void pow_objects_free (PowObjects *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowObjects, pow_objects_free)

/**
 * pow_objects_read:
 * @self: objects
 * @id: an id
 * @type: the type that it must have
 * @max: bytes that it may have
 * @error: %POW_STORE_ERROR_DAMAGED when it is missing, broken, of another type or larger
 *
 * Reads one, looking for packs made meanwhile when it is not where it was.
 *
 * Returns: (transfer full) (nullable): its contents
 */
GBytes *pow_objects_read (PowObjects *self, const git_oid *id, PowObjectType type, gsize max, GError **error);

/**
 * pow_objects_read_commit:
 * @self: objects
 * @id: an id
 * @header_only: leave out the names and the message
 * @error: %POW_STORE_ERROR_DAMAGED when it is missing or no commit
 *
 * Returns: (transfer full) (nullable): the commit
 */
PowRawCommit *pow_objects_read_commit (PowObjects *self, const git_oid *id, gboolean header_only, GError **error);

/**
 * pow_objects_write:
 * @self: objects, not shared ones
 * @type: its type
 * @data: its contents
 * @length: bytes of it
 * @id: (out caller-allocates): its id
 * @error: a %POW_STORE_ERROR
 *
 * Writes one, unless it is there; on the disk when this returns.
 *
 * Returns: whether it is there
 */
gboolean pow_objects_write (PowObjects *self, PowObjectType type, gconstpointer data, gsize length, git_oid *id, GError **error);

/**
 * pow_objects_as_store:
 * @self: objects, which must stay
 *
 * Returns: them in the form that functions of pow-git-object.h take
 */
PowObjectStore pow_objects_as_store (PowObjects *self);

/**
 * pow_objects_find_commit:
 * @self: objects
 * @prefix: 7 to 40 hex digits
 * @id: (out caller-allocates): the commit
 * @error: %POW_STORE_ERROR_NOT_FOUND when no commit, or more than one, begins so
 *
 * Returns: whether there is exactly one commit whose id begins with @prefix
 */
gboolean pow_objects_find_commit (PowObjects *self, const char *prefix, git_oid *id, GError **error);

G_END_DECLS
