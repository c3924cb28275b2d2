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

/**
 * pow_packs_open:
 * @objects_folder: "…/objects" of a portfolio
 *
 * Passes over a pack that is damaged, as git does: its objects are missing.
 *
 * Returns: (transfer full): the packs that are there now
 */
PowPacks *pow_packs_open (const char *objects_folder);

/**
 * pow_packs_ref:
 * @self: packs
 *
 * Holds on to them. Any thread.
 *
 * Returns: (transfer full): the same packs
 */
PowPacks *pow_packs_ref (PowPacks *self);

/**
 * pow_packs_unref:
 * @self: (nullable): packs
 *
 * Lets them go. Any thread.
 */
void pow_packs_unref (PowPacks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowPacks, pow_packs_unref)

/* Where an object is: in which pack, and where in it. */
typedef struct
{
  guint pack;
  guint64 offset;
} PowPackPlace;

/**
 * pow_packs_find:
 * @self: packs
 * @id: an id
 * @place: (out caller-allocates): where the object is
 *
 * Any thread.
 *
 * Returns: whether it is in any of them
 */
gboolean pow_packs_find (PowPacks *self, const git_oid *id, PowPackPlace *place);

/**
 * pow_packs_find_in:
 * @self: packs
 * @pack: number of a pack, as a #PowPackPlace tells it
 * @id: an id
 * @offset: (out): where in that pack the object is
 *
 * What a difference in a pack is based on lies in the same one. Any thread.
 *
 * Returns: whether it is in that pack
 */
gboolean pow_packs_find_in (PowPacks *self, guint pack, const git_oid *id, guint64 *offset);

/**
 * pow_packs_read_at:
 * @self: packs
 * @place: where to begin
 * @data: (out caller-allocates) (array length=length): what stands there
 * @length: bytes wanted
 *
 * Any thread.
 *
 * Returns: how many bytes there were before the end of the objects, at most @length; 0 when they cannot be read
 */
gsize pow_packs_read_at (PowPacks *self, const PowPackPlace *place, guint8 *data, gsize length);

G_END_DECLS
