/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

#define POW_TYPE_SYNCER (pow_syncer_get_type ())
G_DECLARE_FINAL_TYPE (PowSyncer, pow_syncer, POW, SYNCER, GObject)

typedef gpointer (*PowSyncerFunc) (PowRepository *repository, gpointer data, GCancellable *cancellable, GError **error);

/**
 * PowSyncer:
 *
 * The exchange of one portfolio for the main thread. It has a worker thread and a repository handle of
 * its own, so that a dead server never delays a save. One exchange at a time. What it writes reaches the
 * window through #PowStore, which sees the lines move.
 *
 * Properties: "busy" (gboolean), "phase" (guint, #PowSyncPhase), "bytes" (guint64), "line" (utf8 or NULL),
 * "last-result" (a boxed #PowSyncResult or NULL), "last-error" (utf8 or NULL); all notify on the main thread.
 *
 * Signal "question" (guint id, #PowSyncQuestion *question): answer it now or later with
 * pow_syncer_answer(). A question that nobody answers ends with the exchange.
 */

PowSyncer *pow_syncer_new (const char *path);
gboolean pow_syncer_is_busy (PowSyncer *self);
PowSyncResult *pow_syncer_get_last_result (PowSyncer *self); /* transfer none, nullable */
void pow_syncer_answer (PowSyncer *self, guint id, const char *answer);
void pow_syncer_cancel (PowSyncer *self);

/* @options is copied. G_IO_ERROR_PENDING while another exchange runs. */
void pow_syncer_run_async (PowSyncer *self, const PowSyncOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
PowSyncResult *pow_syncer_run_finish (PowSyncer *self, GAsyncResult *result, GError **error);

/* Runs @func on the worker with the syncer's own handle: remotes, rescued work. */
void pow_syncer_do_async (PowSyncer *self, PowSyncerFunc func, gpointer data, GDestroyNotify data_free, GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer pow_syncer_do_finish (PowSyncer *self, GAsyncResult *result, GError **error);

G_END_DECLS
