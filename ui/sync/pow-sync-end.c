/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-sync-end.h"

#define PATIENCE 30 /* seconds */

static gboolean
give_up_cb (gpointer syncer)
{
  pow_syncer_cancel (syncer);
  return G_SOURCE_REMOVE;
}

static void
let_go_cb (PowSyncer *syncer, GParamSpec *pspec, GApplication *application)
{
  if (pow_syncer_is_busy (syncer))
    return;
  g_signal_handlers_disconnect_by_data (syncer, application);
  g_application_release (application);
}

void
pow_sync_end_without_window (PowSyncer *syncer)
{
  GApplication *application = g_application_get_default ();

  g_return_if_fail (POW_IS_SYNCER (syncer));

  if (!pow_syncer_is_busy (syncer))
    return;
  if (application == NULL)
    {
      pow_syncer_cancel (syncer);
      return;
    }
  g_application_hold (application);
  g_signal_connect_object (syncer, "notify::busy", G_CALLBACK (let_go_cb), application, 0);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, PATIENCE, give_up_cb, g_object_ref (syncer), g_object_unref);
}
