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

PowObjects *pow_objects_new (const char *path, git_repository *repository, GError **error);
/* The same objects for another thread, which only reads them. */
PowObjects *pow_objects_share (PowObjects *self);
void pow_objects_free (PowObjects *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowObjects, pow_objects_free)

/* POW_STORE_ERROR_DAMAGED when it is missing, broken, of another type or larger than @max bytes. */
GBytes *pow_objects_read (PowObjects *self, const git_oid *id, PowObjectType type, gsize max, GError **error);
PowRawCommit *pow_objects_read_commit (PowObjects *self, const git_oid *id, gboolean header_only, GError **error);
gboolean pow_objects_write (PowObjects *self, PowObjectType type, gconstpointer data, gsize length, git_oid *id, GError **error);
PowObjectStore pow_objects_as_store (PowObjects *self);

/* The only commit whose id begins with these 7 to 40 digits; FALSE with NOT_FOUND otherwise. */
gboolean pow_objects_find_commit (PowObjects *self, const char *prefix, git_oid *id, GError **error);

G_END_DECLS
