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

/* @folder: "…/objects". */
PowObjectReader *pow_object_reader_new (const char *folder);
/* Another one for another thread, with the same packs. */
PowObjectReader *pow_object_reader_share (PowObjectReader *self);
void pow_object_reader_free (PowObjectReader *self);

/* POW_STORE_ERROR_DAMAGED when it is missing, broken, of another type or larger than @max bytes. */
GBytes *pow_object_reader_read (PowObjectReader *self, const git_oid *id, PowObjectType type, gsize max, GError **error);

/* Says which part of the portfolio is damaged, and why. */
void pow_object_set_damaged (GError **error, const git_oid *id, const char *why);

G_END_DECLS
