/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-upkeep.h"

#include "model/store/pow-maintenance.h"

static void
pow_upkeep_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* What did not work is tried again; reading and saving work all the same. */
  if (!pow_maintenance_finish (result, &error) && error != NULL)
    g_debug ("%s", error->message);
}

static gboolean
pow_upkeep_look_cb (gpointer data)
{
  g_autoptr (PowStore) store = g_weak_ref_get (data);

  if (store == NULL)
    return G_SOURCE_REMOVE;
  pow_maintenance_run_if_due_async (pow_store_get_path (store), NULL, pow_upkeep_done_cb, NULL);
  return G_SOURCE_CONTINUE;
}

static void
pow_upkeep_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/**
 * pow_upkeep_watch:
 * @store: an open portfolio
 * @seconds: how often to look
 *
 * Packs the portfolio in the background when that is due, for as long as the store lives; holds no reference. Main thread.
 */
void
pow_upkeep_watch (PowStore *store, guint seconds)
{
  GWeakRef *watched = g_new0 (GWeakRef, 1);

  g_return_if_fail (POW_IS_STORE (store));

  g_weak_ref_init (watched, store);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, seconds, pow_upkeep_look_cb, watched, pow_upkeep_free);
}
