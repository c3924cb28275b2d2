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

/* @url (nullable): what is cloned. */
PowSyncJob *pow_sync_job_new (const PowSyncOptions *options, const char *url);
void pow_sync_job_free (gpointer job);
/* Does it with the portfolio at @path, in any thread. NULL without an error: it is cloned. */
PowSyncResult *pow_sync_job_run (const PowSyncJob *self,
                                 const char *path,
                                 PowSyncProgressFunc progress,
                                 PowSyncQuestionFunc question,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
