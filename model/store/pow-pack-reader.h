/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-git-object.h"

G_BEGIN_DECLS

/**
 * PowPackReader:
 *
 * Reads objects out of the packs of a folder: much faster than libgit2, which sets up a decompressor and
 * maps a part of the pack for every object. It is a short cut only: whatever is unusual or damaged it
 * leaves to libgit2, which then says what is wrong. What it hands out has been held against the
 * checksum that is stored with the packed bytes. Bound to one thread.
 */
typedef struct _PowPackReader PowPackReader;

PowPackReader *pow_pack_reader_new (const char *folder);
void pow_pack_reader_free (PowPackReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowPackReader, pow_pack_reader_free)

/* NULL when no pack that was there at the beginning has it whole, as @type and within @max bytes. */
GBytes *pow_pack_reader_read (PowPackReader *self, const git_oid *id, PowObjectType type, gsize max);

G_END_DECLS
