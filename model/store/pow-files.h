/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Durable files for the store: whatever returns TRUE survives a power cut. */

/* A POW_STORE_ERROR from errno: full or read-only disks, missing files and the rest are told apart.
 * @path is named in the sentence. */
void pow_store_set_errno (GError **error, int code, const char *path);
/* A POW_STORE_ERROR from libgit2's last error. @what: a sentence that says what was being done. */
void pow_store_set_git_error (GError **error, int code, const char *what);

/* Replaces @path whole: new file, fsync, rename, fsync of its folder. */
gboolean pow_file_write_durable (const char *path, const void *data, gsize length, int mode, GError **error);
gboolean pow_folder_sync (const char *path, GError **error);
gboolean pow_folder_make (const char *path, GError **error);
/* Removes a folder and what is in it, following no links: for what a failed creation leaves. */
void pow_folder_remove (const char *path);

G_END_DECLS
