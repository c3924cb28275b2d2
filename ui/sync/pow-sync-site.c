/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-sync-site.h"

#include "model/sync/pow-remote.h"
#include "model/sync/pow-sync-status.h"

#include <string.h>

#define REGION "region/"

void
pow_sync_site_free (PowSyncSite *self)
{
  if (self == NULL)
    return;
  g_free (self->address);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

char **
pow_sync_site_list_refused (GPtrArray *lines)
{
  g_autoptr (GStrvBuilder) regions = g_strv_builder_new ();

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const PowSyncStatusLine *line = g_ptr_array_index (lines, i);

      if (line->read_only && g_str_has_prefix (line->line, REGION))
        g_strv_builder_add (regions, line->line + strlen (REGION));
    }
  return g_strv_builder_end (regions);
}

gpointer
pow_sync_site_read (PowRepository *repository, gpointer unused, GCancellable *cancellable, GError **error)
{
  g_autoptr (PowRemote) home = pow_remote_find (repository, NULL, NULL);
  PowSyncSite *self = g_new0 (PowSyncSite, 1);

  if (home == NULL)
    return self;
  self->address = g_strdup (home->url);
  self->lines = pow_sync_status_list (repository, error);
  if (self->lines != NULL)
    return self;
  pow_sync_site_free (self);
  return NULL;
}

gpointer
pow_sync_site_set_address (PowRepository *repository, gpointer address, GCancellable *cancellable, GError **error)
{
  g_autoptr (PowRemote) home = pow_remote_find (repository, NULL, NULL);
  g_autofree char *checked = address != NULL ? pow_remote_check_url (address, error) : NULL;

  if (address != NULL && checked == NULL)
    return NULL;
  if (home != NULL && !pow_remote_remove (repository, POW_REMOTE_HOME, error))
    return NULL;
  if (address != NULL && !pow_remote_add (repository, POW_REMOTE_HOME, address, error))
    return NULL;
  return g_strdup ("");
}

gpointer
pow_sync_site_withdraw (PowRepository *repository, gpointer line, GCancellable *cancellable, GError **error)
{
  return pow_sync_status_withdraw (repository, line, error) ? g_strdup ("") : NULL;
}
