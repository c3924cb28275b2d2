/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

#define POW_TYPE_STORE (pow_store_get_type ())
G_DECLARE_FINAL_TYPE (PowStore, pow_store, POW, STORE, GObject)

/**
 * PowStore:
 *
 * An open portfolio for the main thread: one worker thread owns the #PowRepository and does its
 * tasks in order. Every `_async` answers in the thread-default context of its caller.
 *
 * Properties: "snapshot" (PowSnapshot, the latest *now*, notify when it changed by us or by others),
 * "path", "demo". Signal "changed-outside" (no arguments) after another program wrote.
 */

/* Told of the portfolio on its own thread, before anything is read; so that includes keep pointing one way. */
typedef void (*PowAttachFunc) (PowRepository *repository);

void pow_store_open_async (const char *path, PowAttachFunc attach, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
PowStore *pow_store_open_finish (GAsyncResult *result, GError **error); /* the first snapshot is loaded */

PowSnapshot *pow_store_get_snapshot (PowStore *self); /* transfer none, never NULL once open */
const char *pow_store_get_path (PowStore *self);
gboolean pow_store_is_demo (PowStore *self);
/* Random id of this copy (`perspectief.folder`): the name of its folder of drafts. */
const char *pow_store_get_folder_id (PowStore *self);
char *pow_store_dup_author (PowStore *self, char **mail);

/* @info is copied. The result's records stand; "snapshot" has them before the callback runs. */
void pow_store_save_async (PowStore *self, GPtrArray *edits, const PowCommitInfo *info, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
PowSaveResult *pow_store_save_finish (PowStore *self, GAsyncResult *result, GError **error);

void pow_store_read_async (PowStore *self, const char *moment, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
PowSnapshot *pow_store_read_finish (PowStore *self, GAsyncResult *result, GError **error);

void pow_store_set_author_async (PowStore *self, const char *name, const char *mail, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean pow_store_set_author_finish (PowStore *self, GAsyncResult *result, GError **error);

/* Runs @func on the worker with the repository: for rare work that has no pair of its own (history). */
typedef gpointer (*PowStoreFunc) (PowRepository *repository, gpointer data, GCancellable *cancellable, GError **error);
void pow_store_run_async (PowStore *self, PowStoreFunc func, gpointer data, GDestroyNotify data_free, GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer pow_store_run_finish (PowStore *self, GAsyncResult *result, GError **error);

/* Waits for queued saves, closes the repository, ends the worker. Blocks at most for work under way. */
void pow_store_close (PowStore *self);

G_END_DECLS
