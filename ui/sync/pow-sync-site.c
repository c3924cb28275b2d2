/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-sync-site.h"

#include "model/sync/pow-chosen-regions.h"
#include "model/sync/pow-remote.h"
#include "model/sync/pow-sync-status.h"

#include <string.h>

#define REGION "region/"

/**
 * pow_sync_site_free:
 * @self: (transfer full) (nullable): a site
 *
 * Frees a site. Any thread.
 */
void
pow_sync_site_free (PowSyncSite *self)
{
  if (self == NULL)
    return;
  g_free (self->address);
  g_strfreev (self->regions);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

/**
 * pow_sync_site_list_refused:
 * @lines: (nullable) (element-type PowSyncStatusLine): how lines stand
 *
 * Any thread.
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of the regions that the server does not let one write
 */
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

/**
 * pow_sync_site_read:
 * @repository: the portfolio
 * @unused: nothing
 * @cancellable: (nullable): not looked at: it is quick
 * @error: why the lines cannot be read
 *
 * For pow_store_run_async(): the worker's thread.
 *
 * Returns: (transfer full) (nullable): a #PowSyncSite
 */
gpointer
pow_sync_site_read (PowRepository *repository, gpointer unused, GCancellable *cancellable, GError **error)
{
  g_autoptr (PowRemote) home = pow_remote_find (repository, NULL, NULL);
  PowSyncSite *self = g_new0 (PowSyncSite, 1);

  if (home == NULL)
    return self;
  self->address = g_strdup (home->url);
  self->regions = pow_chosen_regions_dup (repository);
  self->lines = pow_sync_status_list (repository, error);
  if (self->lines != NULL)
    return self;
  pow_sync_site_free (self);
  return NULL;
}

/**
 * pow_sync_site_set_address:
 * @repository: the portfolio
 * @address: (type utf8) (nullable): the new address; %NULL: takes the server away
 * @cancellable: (nullable): not looked at: it is quick
 * @error: why the address cannot be used (the old one stands then), or why it could not be written
 *
 * For pow_store_run_async(): the worker's thread.
 *
 * Returns: (transfer full) (nullable): something that g_free() frees; %NULL with @error
 */
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

/**
 * pow_sync_site_set_regions:
 * @repository: the portfolio
 * @regions: (nullable) (array zero-terminated=1): ids of regions; %NULL: all
 * @cancellable: (nullable): not looked at
 * @error: why they cannot be chosen, for a person
 *
 * For pow_store_run_async(): the worker's thread.
 *
 * Returns: (transfer full) (nullable): something that g_free() frees; %NULL with @error
 */
gpointer
pow_sync_site_set_regions (PowRepository *repository, gpointer regions, GCancellable *cancellable, GError **error)
{
  return pow_chosen_regions_set (repository, regions, error) ? g_strdup ("") : NULL;
}

/**
 * pow_sync_site_withdraw:
 * @repository: the portfolio
 * @line: (type utf8): a line, as in "region/zeeland"
 * @cancellable: (nullable): not looked at
 * @error: why it could not be
 *
 * For pow_store_run_async(): the worker's thread. Puts a line back to what the server has.
 *
 * Returns: (transfer full) (nullable): something that g_free() frees; %NULL with @error
 */
gpointer
pow_sync_site_withdraw (PowRepository *repository, gpointer line, GCancellable *cancellable, GError **error)
{
  return pow_sync_status_withdraw (repository, line, error) ? g_strdup ("") : NULL;
}
