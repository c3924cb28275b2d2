/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Durable files for the store: whatever returns TRUE survives a power cut. */

/**
 * pow_store_set_errno:
 * @error: return location
 * @code: an errno
 * @path: the file, which the sentence names
 *
 * Sets a %POW_STORE_ERROR that tells a full or read-only disk, a missing file and the rest apart.
 */
void pow_store_set_errno (GError **error, int code, const char *path);

/**
 * pow_store_set_git_error:
 * @error: return location
 * @code: what a function of libgit2 returned, on this thread and just now
 * @what: translated sentence that says what was being done
 *
 * Sets a %POW_STORE_ERROR from libgit2's last error.
 */
void pow_store_set_git_error (GError **error, int code, const char *what);

/**
 * pow_file_write_durable:
 * @path: a file
 * @data: its whole new contents
 * @length: bytes of it
 * @mode: permissions, such as 0600
 * @error: a %POW_STORE_ERROR; the file is as it was
 *
 * Replaces a file whole: new file, fsync, rename, fsync of its folder.
 *
 * Returns: whether it survives a power cut
 */
gboolean pow_file_write_durable (const char *path, const void *data, gsize length, int mode, GError **error);

/**
 * pow_folder_sync:
 * @path: a folder
 * @error: a %POW_STORE_ERROR
 *
 * Writes through which names a folder holds.
 *
 * Returns: whether they survive a power cut
 */
gboolean pow_folder_sync (const char *path, GError **error);

/**
 * pow_folder_make:
 * @path: a folder, whose parent is there
 * @error: a %POW_STORE_ERROR
 *
 * Makes a folder for this user only, unless it is there. Its name is on the disk when its parent is synced.
 *
 * Returns: whether it is there
 */
gboolean pow_folder_make (const char *path, GError **error);

/**
 * pow_folder_remove:
 * @path: a folder
 *
 * Removes a folder and what is in it, following no links: for what a failed creation leaves. What cannot be
 * removed stays.
 */
void pow_folder_remove (const char *path);

G_END_DECLS
