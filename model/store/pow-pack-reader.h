/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-packs.h"

G_BEGIN_DECLS

/**
 * PowPackReader:
 *
 * Reads objects out of packs: whole ones, and those kept as a difference from another. What is unpacked is checked
 * by the checksum that deflated data ends in, as git does when it reads. Bound to one thread; several readers may
 * read the same packs.
 */
typedef struct _PowPackReader PowPackReader;

/**
 * pow_pack_reader_new:
 * @packs: packs, which must stay
 *
 * Returns: (transfer full): a reader of them, bound to this thread
 */
PowPackReader *pow_pack_reader_new (PowPacks *packs);

/**
 * pow_pack_reader_free:
 * @self: (nullable): a reader
 */
void pow_pack_reader_free (PowPackReader *self);

typedef enum
{
  POW_PACK_MISSING,
  POW_PACK_FOUND,
  POW_PACK_OTHER_TYPE,
  POW_PACK_TOO_LARGE,
  POW_PACK_UNREADABLE,
} PowPackAnswer;

/**
 * pow_pack_reader_read:
 * @self: a reader
 * @id: an id
 * @type: the type that it must have
 * @max: bytes that it may have
 * @bytes: (out) (transfer full): its contents, when it is found
 *
 * Returns: whether it is found, or why not
 */
PowPackAnswer pow_pack_reader_read (PowPackReader *self, const git_oid *id, PowObjectType type, gsize max, GBytes **bytes);

G_END_DECLS
