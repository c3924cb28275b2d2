/* SPDX-License-Identifier: EUPL-1.2 */
/* A window that is open long packs its portfolio by itself. */
#include "ui-fixture.h"

#include "model/store/pow-maintenance.h"
#include "ui/common/pow-upkeep.h"

static void
add_objects (UiFixture *fixture)
{
  const char *const argv[] = { "sh", "-ec",
                               "mkdir more; for i in $(seq 3000); do echo $i >more/$i; done; "
                               "ls more/* | git hash-object -w --stdin-paths; rm -r more",
                               NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (fixture->path, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static gboolean
is_packed (UiFixture *fixture, gconstpointer unused)
{
  return !pow_maintenance_is_due (fixture->path);
}

static void
test_packs_when_due (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = ui_fixture_git (fixture, "rev-parse", "region/zeeland", NULL);
  g_autofree char *after = NULL;
  PowStorage storage;

  add_objects (fixture);
  g_assert_true (pow_maintenance_is_due (fixture->path));
  pow_upkeep_watch (fixture->store, 1);
  ui_fixture_wait (fixture, is_packed, NULL);
  g_assert_true (pow_maintenance_measure (fixture->path, &storage, NULL));
  g_assert_cmpuint (storage.packs, >, 0);
  after = ui_fixture_git (fixture, "rev-parse", "region/zeeland", NULL);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_fixture_set_home ();
  g_test_add ("/ui/upkeep/packs-when-due", UiFixture, NULL, ui_fixture_set_up, test_packs_when_due, ui_fixture_tear_down);
  return g_test_run ();
}
