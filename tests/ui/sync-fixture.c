/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync-fixture.h"

static void
failed_cb (PowSyncControl *control, const GError *error, SyncFixture *fixture)
{
  g_clear_error (&fixture->failure);
  fixture->failure = g_error_copy (error);
}

static void
done_cb (PowSyncControl *control, PowSyncResult *result, SyncFixture *fixture)
{
  g_clear_pointer (&fixture->done, pow_sync_result_unref);
  fixture->done = pow_sync_result_ref (result);
}

void
sync_fixture_set_up (SyncFixture *fixture, gconstpointer unused)
{
  ui_fixture_set_up (&fixture->base, NULL);
  fixture->server = g_build_filename (fixture->base.home, "server.git", NULL);
  g_free (ui_fixture_git (&fixture->base, "init", "--quiet", "--bare", fixture->server, NULL));
  fixture->control = pow_sync_control_new (fixture->base.session);
  g_signal_connect (fixture->control, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect (fixture->control, "done", G_CALLBACK (done_cb), fixture);
}

gboolean
sync_fixture_is_calm (UiFixture *base, gconstpointer unused)
{
  return pow_sync_control_get_standing (((SyncFixture *) base)->control) != POW_SYNC_BUSY;
}

void
sync_fixture_tear_down (SyncFixture *fixture, gconstpointer unused)
{
  pow_sync_control_cancel (fixture->control);
  ui_fixture_wait (&fixture->base, sync_fixture_is_calm, NULL);
  pow_sync_control_leave (fixture->control);
  g_clear_object (&fixture->control);
  g_clear_error (&fixture->failure);
  g_clear_pointer (&fixture->done, pow_sync_result_unref);
  g_clear_pointer (&fixture->server, g_free);
  ui_fixture_tear_down (&fixture->base, NULL);
}

static void
address_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SyncFixture *fixture = data;

  fixture->address_set = TRUE;
  g_clear_error (&fixture->failure);
  pow_sync_control_set_address_finish (POW_SYNC_CONTROL (source), result, &fixture->failure);
}

static gboolean
is_address_set (UiFixture *base, gconstpointer address)
{
  SyncFixture *fixture = (SyncFixture *) base;

  return fixture->address_set
         && (fixture->failure != NULL || g_strcmp0 (pow_sync_control_get_address (fixture->control), address) == 0);
}

void
sync_fixture_set_address (SyncFixture *fixture, const char *address)
{
  fixture->address_set = FALSE;
  pow_sync_control_set_address_async (fixture->control, address, address_set_cb, fixture);
  ui_fixture_wait (&fixture->base, is_address_set, address);
}

static gboolean
stands (UiFixture *base, gconstpointer standing)
{
  return pow_sync_control_get_standing (((SyncFixture *) base)->control) == (PowSyncStanding) GPOINTER_TO_INT (standing);
}

void
sync_fixture_wait_standing (SyncFixture *fixture, PowSyncStanding standing)
{
  ui_fixture_wait (&fixture->base, stands, GINT_TO_POINTER ((int) standing));
}

gboolean
sync_fixture_has_failed (UiFixture *base, gconstpointer unused)
{
  return ((SyncFixture *) base)->failure != NULL;
}

gboolean
sync_fixture_is_done (UiFixture *base, gconstpointer unused)
{
  return ((SyncFixture *) base)->done != NULL;
}

void
sync_fixture_share (SyncFixture *fixture, PowSyncPermission permission)
{
  g_clear_error (&fixture->failure);
  g_clear_pointer (&fixture->done, pow_sync_result_unref);
  pow_sync_control_share (fixture->control, permission);
}

void
sync_fixture_share_all (SyncFixture *fixture)
{
  sync_fixture_set_address (fixture, fixture->server);
  sync_fixture_share (fixture, POW_SYNC_MAY_FILL);
  ui_fixture_wait (&fixture->base, sync_fixture_is_done, NULL);
  sync_fixture_wait_standing (fixture, POW_SYNC_SHARED);
}

void
sync_fixture_change_goal (SyncFixture *fixture, const char *goal)
{
  PowRecord *base = pow_session_lookup (fixture->base.session, FIXTURE_SUBPROJECT);
  g_autoptr (cJSON) value = cJSON_CreateString (goal);
  g_autoptr (PowRecord) wanted = pow_record_with (base, "goal", value, NULL);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  pow_session_edit_async (fixture->base.session, edits, "Goal", FALSE, NULL, NULL);
  ui_fixture_wait_saved (&fixture->base);
}
