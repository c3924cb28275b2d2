/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

#define POW_TYPE_SYNCER (pow_syncer_get_type ())
G_DECLARE_FINAL_TYPE (PowSyncer, pow_syncer, POW, SYNCER, GObject)

/**
 * PowSyncer:
 *
 * The exchange of one portfolio for the main thread. It has a worker thread and a repository handle of
 * its own, so that a dead server never delays a save. One exchange at a time. What it writes reaches the
 * window through #PowStore, which sees the lines move. What needs no server (remotes, pow-sync-status.h)
 * goes through pow_store_run_async().
 *
 * Properties: "busy" (gboolean), "phase" (guint, #PowSyncPhase), "bytes" (guint64), "line" (utf8 or NULL),
 * "last-result" (a boxed #PowSyncResult or NULL), "last-error" (utf8 or NULL: why the last exchange came to
 * nothing, when it was not cancelled); all notify on the thread that made the syncer.
 *
 * Signal "question" (guint id, #PowSyncQuestion *question): answer it now or later with
 * pow_syncer_answer(). A question that nobody answers ends with the exchange.
 */

PowSyncer *pow_syncer_new (const char *path);

/**
 * pow_syncer_is_busy:
 * @self: a syncer, on the thread that made it
 *
 * Returns: whether an exchange runs
 */
gboolean pow_syncer_is_busy (PowSyncer *self);

/**
 * pow_syncer_get_last_result:
 * @self: a syncer, on the thread that made it
 *
 * Returns: (transfer none) (nullable): what the last exchange did; a rehearsal and a clone do not count
 */
PowSyncResult *pow_syncer_get_last_result (PowSyncer *self);

/**
 * pow_syncer_answer:
 * @self: a syncer
 * @id: of the question, as the signal told it; one that waits no longer is ignored
 * @answer: (nullable): copied; %NULL: the person does not want to
 *
 * Lets the exchange go on. Any thread.
 */
void pow_syncer_answer (PowSyncer *self, guint id, const char *answer);

/**
 * pow_syncer_cancel:
 * @self: a syncer, on the thread that made it
 *
 * Ends the exchange that runs, at once; its caller gets G_IO_ERROR_CANCELLED. What was done stands.
 */
void pow_syncer_cancel (PowSyncer *self);

/* @options is copied. G_IO_ERROR_PENDING while another exchange runs. */
void pow_syncer_run_async (PowSyncer *self, const PowSyncOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
PowSyncResult *pow_syncer_run_finish (PowSyncer *self, GAsyncResult *result, GError **error); /* transfer full */

/* A new copy at the syncer's path; questions come as above. */
void pow_syncer_clone_async (PowSyncer *self, const char *url, const char *const *regions, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean pow_syncer_clone_finish (PowSyncer *self, GAsyncResult *result, GError **error);

G_END_DECLS
