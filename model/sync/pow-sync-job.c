/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-sync-job.h"

#include "model/change/pow-attach.h"

PowSyncJob *
pow_sync_job_new (const PowSyncOptions *options, const char *url)
{
  PowSyncJob *self = g_new0 (PowSyncJob, 1);

  self->options = *options;
  self->url = g_strdup (url);
  self->options.remote = self->remote = g_strdup (options->remote);
  self->regions = g_strdupv ((char **) options->regions);
  self->options.regions = (const char *const *) self->regions;
  self->options.author = self->author = g_strdup (options->author);
  self->options.mail = self->mail = g_strdup (options->mail);
  self->options.tool = self->tool = g_strdup (options->tool);
  return self;
}

void
pow_sync_job_free (gpointer job)
{
  PowSyncJob *self = job;

  g_free (self->url);
  g_free (self->remote);
  g_strfreev (self->regions);
  g_free (self->author);
  g_free (self->mail);
  g_free (self->tool);
  g_free (self);
}

static void
make_clone (const PowSyncJob *self,
            const char *path,
            PowSyncProgressFunc progress,
            PowSyncQuestionFunc question,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (PowRepository) repository = NULL;

  /* That it cannot be made is told by what follows. */
  g_mkdir_with_parents (parent, 0700);
  repository = pow_sync_clone (self->url, path, self->options.regions, self->options.patience, NULL, progress, question, data,
                               cancellable, error);
  if (repository != NULL)
    pow_repository_close (repository);
}

PowSyncResult *
pow_sync_job_run (const PowSyncJob *self,
                  const char *path,
                  PowSyncProgressFunc progress,
                  PowSyncQuestionFunc question,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (PowRepository) repository = NULL;
  PowSyncResult *result;

  if (self->url != NULL)
    {
      make_clone (self, path, progress, question, data, cancellable, error);
      return NULL;
    }
  repository = pow_repository_open (path, error);
  if (repository == NULL)
    return NULL;
  pow_attach (repository);
  result = pow_sync_run (repository, &self->options, progress, question, data, cancellable, error);
  pow_repository_close (repository);
  return result;
}
