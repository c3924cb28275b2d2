/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-pack-writer.h"

G_BEGIN_DECLS

/* Writes pack, index and packed refs into the bare repository skeleton at @path, all fsynced, refs
 * last. Only the folders it writes into need fsync afterwards by the caller's rename. */
gboolean pow_pack_writer_finish (PowPackWriter *self, const char *path, GError **error);

/* (transfer none) (nullable): root commit of the line `programme`, the portfolio's identity. */
const char *pow_pack_writer_get_root (PowPackWriter *self);

G_END_DECLS
