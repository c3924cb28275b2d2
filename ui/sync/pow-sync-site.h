/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-store.h"

G_BEGIN_DECLS

/* What needs no server: with whom a portfolio is shared, and how its lines stand towards that. The
 * functions are for pow_store_run_async(). */

/**
 * PowSyncSite:
 * @address: (nullable): of the home remote; %NULL: there is none
 * @regions: (nullable) (array zero-terminated=1): ids of those that are exchanged; %NULL: all
 * @lines: (nullable) (element-type PowSyncStatusLine): how each line stands
 *
 * A plain value.
 */
typedef struct
{
  char *address;
  char **regions;
  GPtrArray *lines;
} PowSyncSite;

void pow_sync_site_free (PowSyncSite *self);

/* The regions that may not be written, of lines that may be NULL. Transfer full. */
char **pow_sync_site_list_refused (GPtrArray *lines);

/* Answers a #PowSyncSite. */
gpointer pow_sync_site_read (PowRepository *repository, gpointer unused, GCancellable *cancellable, GError **error);
/* Sets the home remote to an address (NULL: takes it away); answers something that g_free() frees. */
gpointer pow_sync_site_set_address (PowRepository *repository, gpointer address, GCancellable *cancellable, GError **error);
/* Chooses which regions are exchanged (ids; NULL: all); answers as above. */
gpointer pow_sync_site_set_regions (PowRepository *repository, gpointer regions, GCancellable *cancellable, GError **error);
/* Puts a line back to what the server has; answers as above. */
gpointer pow_sync_site_withdraw (PowRepository *repository, gpointer line, GCancellable *cancellable, GError **error);

G_END_DECLS
