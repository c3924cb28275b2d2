/* SPDX-License-Identifier: EUPL-1.2 */
/* What a person asks for about sharing, besides sharing: another server, a look, taking back. */
#include "ui/sync/pow-sync-control-private.h"

#include "pow-config.h"
#include "ui/sync/pow-sync-settings.h"
#include "ui/sync/pow-sync-site.h"

#include <glib/gi18n-lib.h>

/* With whom or what is exchanged is another thing now: what was known of the server no longer counts. */
static void
site_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PowSyncControl *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree char *done = pow_store_run_finish (POW_STORE (source), result, &error);

  if (done == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&self->failure);
  self->shared_at = 0;
  self->news = 0;
  pow_sync_control_count (self);
  g_task_return_boolean (task, TRUE);
}

void
pow_sync_control_set_address_async (PowSyncControl *self, const char *address, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  task = g_task_new (self, NULL, callback, user_data);
  pow_store_run_async (pow_session_get_store (self->session), pow_sync_site_set_address, g_strdup (address), g_free, g_free, NULL,
                       site_set_cb, task);
}

/**
 * pow_sync_control_set_address_finish:
 * @self: the control
 * @result: what the callback got
 * @error: why the address cannot be used or written, for a person
 *
 * Returns: %TRUE when the server is set
 */
gboolean
pow_sync_control_set_address_finish (PowSyncControl *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pow_sync_control_get_regions:
 * @self: the control
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): ids of the regions that are exchanged; %NULL: all;
 *   valid until "changed"
 */
const char *const *
pow_sync_control_get_regions (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), NULL);

  return (const char *const *) self->regions;
}

/**
 * pow_sync_control_set_regions_async:
 * @self: the control
 * @regions: (nullable) (array zero-terminated=1): ids of the regions that are exchanged from now on; %NULL: all
 * @callback: called when that is written or cannot be; it calls pow_sync_control_set_regions_finish()
 * @user_data: for @callback
 *
 * Chooses the regions anew, beside the main thread; those of before stay when one that would go has work that is only here.
 */
void
pow_sync_control_set_regions_async (PowSyncControl *self, const char *const *regions, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  pow_store_run_async (pow_session_get_store (self->session), pow_sync_site_set_regions, g_strdupv ((char **) regions),
                       (GDestroyNotify) g_strfreev, g_free, NULL, site_set_cb, g_task_new (self, NULL, callback, user_data));
}

/**
 * pow_sync_control_set_regions_finish:
 * @self: the control
 * @result: what the callback got
 * @error: why they cannot be chosen, for a person
 *
 * Returns: %TRUE when they are; what was added comes in with the next exchange
 */
gboolean
pow_sync_control_set_regions_finish (PowSyncControl *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
rehearsed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  PowSyncResult *told = pow_syncer_run_finish (POW_SYNCER (source), result, &error);
  PowSyncControl *self = g_task_get_source_object (task);

  if (told != NULL)
    self->news = told->changes;
  pow_sync_control_tell_changed (self);
  if (told != NULL)
    g_task_return_pointer (task, told, (GDestroyNotify) pow_sync_result_unref);
  else
    g_task_return_error (task, error);
}

void
pow_sync_control_rehearse_async (PowSyncControl *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  pow_sync_control_look (self, TRUE, rehearsed_cb, g_task_new (self, NULL, callback, user_data));
}

/**
 * pow_sync_control_rehearse_finish:
 * @self: the control
 * @result: what the callback got
 * @error: why nothing could be looked at
 *
 * Returns: (transfer full) (nullable): what would be exchanged; nothing was changed
 */
PowSyncResult *
pow_sync_control_rehearse_finish (PowSyncControl *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowSyncControl) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = pow_store_run_finish (POW_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  pow_session_tell (self->session, done != NULL ? _ ("Your changes to this region were taken back") : error->message, FALSE);
  pow_sync_control_count (self);
}

void
pow_sync_control_withdraw (PowSyncControl *self, const char *line)
{
  g_return_if_fail (POW_IS_SYNC_CONTROL (self));
  g_return_if_fail (line != NULL);

  pow_store_run_async (pow_session_get_store (self->session), pow_sync_site_withdraw, g_strdup (line), g_free, g_free, NULL, withdrawn_cb,
                       g_object_ref (self));
}

/**
 * pow_sync_control_is_automatic_unasked:
 * @self: the control
 *
 * Returns: whether to ask if it is shared by itself from now on: after the first time, and only once
 */
gboolean
pow_sync_control_is_automatic_unasked (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), FALSE);

  return self->shared_at > 0 && self->by_hand && !self->automatic
         && !pow_sync_settings_was_asked (pow_store_get_folder_id (pow_session_get_store (self->session)));
}

/**
 * pow_sync_control_get_automatic:
 * @self: the control
 *
 * Returns: whether this copy of the portfolio is shared by itself
 */
gboolean
pow_sync_control_get_automatic (PowSyncControl *self)
{
  g_return_val_if_fail (POW_IS_SYNC_CONTROL (self), FALSE);

  return self->automatic;
}

/**
 * pow_sync_control_set_automatic:
 * @self: the control
 * @automatic: whether it is shared by itself
 *
 * Keeps the answer with the settings of the person, for this copy, and emits "changed".
 */
void
pow_sync_control_set_automatic (PowSyncControl *self, gboolean automatic)
{
  g_return_if_fail (POW_IS_SYNC_CONTROL (self));

  /* Whoever says no has answered too. */
  pow_sync_settings_set_asked (pow_store_get_folder_id (pow_session_get_store (self->session)));
  self->automatic = automatic;
  pow_sync_settings_set_automatic (pow_store_get_folder_id (pow_session_get_store (self->session)), automatic);
  pow_sync_control_tell_changed (self);
}
