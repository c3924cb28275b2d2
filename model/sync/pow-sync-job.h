/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

/* What one run of a PowSyncer does, with options that outlive the caller's. */
typedef struct
{
  PowSyncOptions options;
  char *url; /* of what is cloned; NULL: an exchange */
  char *remote;
  char **regions;
  char *author;
  char *mail;
  char *tool;
} PowSyncJob;

/**
 * pow_sync_job_new:
 * @options: what to exchange; copied, with all that it names
 * @url: (nullable): what is cloned; %NULL: an exchange
 *
 * Returns: (transfer full): what a run does
 */
PowSyncJob *pow_sync_job_new (const PowSyncOptions *options, const char *url);

/**
 * pow_sync_job_free:
 * @job: (type PowSyncJob): a job
 *
 * A #GDestroyNotify.
 */
void pow_sync_job_free (gpointer job);

/**
 * pow_sync_job_run:
 * @self: what to do
 * @path: the folder of the portfolio, which this opens itself
 * @progress: (scope call) (nullable): told how far it is, in this thread
 * @question: (scope call) (nullable): asked what signing in depends on, in this thread
 * @data: data of both
 * @cancellable: (nullable): ends it at any moment
 * @error: a %POW_SYNC_ERROR, a %POW_STORE_ERROR or G_IO_ERROR_CANCELLED
 *
 * Does it. Any thread; blocks until it is done.
 *
 * Returns: (transfer full) (nullable): what an exchange did; %NULL without an error when a portfolio was cloned
 */
PowSyncResult *pow_sync_job_run (const PowSyncJob *self,
                                 const char *path,
                                 PowSyncProgressFunc progress,
                                 PowSyncQuestionFunc question,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
