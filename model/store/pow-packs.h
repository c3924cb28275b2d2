/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-git-object.h"

G_BEGIN_DECLS

/**
 * PowPacks:
 *
 * The packs that a folder of objects held when it was looked at: their indexes, and their files kept open. Never
 * changes, so threads may share it; what other programs pack later takes a new one.
 */
typedef struct _PowPacks PowPacks;

/* Passes over a pack that is damaged, as git does: its objects are missing. */
PowPacks *pow_packs_open (const char *objects_folder);
PowPacks *pow_packs_ref (PowPacks *self);
void pow_packs_unref (PowPacks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowPacks, pow_packs_unref)

/* Where an object is: in which pack, and where in it. */
typedef struct
{
  guint pack;
  guint64 offset;
} PowPackPlace;

gboolean pow_packs_find (PowPacks *self, const git_oid *id, PowPackPlace *place);
/* In one pack only: what a difference in it is based on. */
gboolean pow_packs_find_in (PowPacks *self, guint pack, const git_oid *id, guint64 *offset);

/* Reads up to @length bytes; how many there were before the end of the objects, 0 when it cannot be read. */
gsize pow_packs_read_at (PowPacks *self, const PowPackPlace *place, guint8 *data, gsize length);

G_END_DECLS
