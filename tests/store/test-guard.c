/* SPDX-License-Identifier: EUPL-1.2 */
/* Lock files and damage: what a dead writer left is cleared, what a living one holds is respected, and
 * what is broken is named while the rest works. */
#include "tests/store/portfolio-fixture.h"

#include "model/store/pow-guard.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const PowCommitInfo anna = { .author = "Anna Bakker", .mail = "anna@example.org", .tool = "test" };

/* A marker whose process is gone. */
static void
leave_marker (PortfolioFixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->path, "perspectief", "open", NULL);
  g_autofree char *marker = g_build_filename (folder, "12345-0badcafe", NULL);

  g_mkdir (folder, 0700);
  g_assert_true (g_file_set_contents (marker, "12345 -\n", -1, NULL));
}

static char *
leave_lock (PortfolioFixture *fixture, int seconds_ago)
{
  char *lock = g_build_filename (fixture->path, "refs/heads/region/zeeland.lock", NULL);
  g_autofree char *folder = g_path_get_dirname (lock);
  struct timespec times[2] = { { 0, UTIME_NOW }, { 0, UTIME_NOW } };

  g_mkdir (folder, 0700);
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  times[1].tv_nsec = 0;
  times[1].tv_sec = g_get_real_time () / G_USEC_PER_SEC - seconds_ago;
  g_assert_cmpint (utimensat (AT_FDCWD, lock, times, 0), ==, 0);
  return lock;
}

static PowSaveResult *
try_save (PortfolioFixture *fixture, GError **error)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowRecord) record = fixture_trekker ("zeeland", "jan", "Wethouder");
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_ptr_array_add (edits, pow_edit_new (NULL, record));
  return pow_repository_save (repository, edits, &anna, error);
}

static void
test_stale_lock (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *lock = leave_lock (fixture, 60);
  g_autoptr (PowSaveResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leave_marker (fixture);
  result = try_save (fixture, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* Without a dead writer of ours it is somebody else's: waited for, then named. */
static void
test_foreign_lock (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *lock = leave_lock (fixture, 60);
  g_autoptr (GError) error = NULL;

  g_assert_null (try_save (fixture, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, lock));
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* Open in a living process: never removed, whatever markers lie about. */
static void
test_open_lock (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *lock = leave_lock (fixture, 60);
  int fd = open (lock, O_RDWR | O_CLOEXEC);
  g_autoptr (GError) error = NULL;

  leave_marker (fixture);
  g_assert_null (try_save (fixture, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_BUSY);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  close (fd);
}

/* The lock that goes away while it is waited for. */
static gpointer
remove_later (gpointer lock)
{
  g_usleep (G_USEC_PER_SEC / 2);
  g_unlink (lock);
  return NULL;
}

static void
test_waits (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *lock = leave_lock (fixture, 0);
  GThread *thread = g_thread_new ("remove", remove_later, lock);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowSaveResult) result = try_save (fixture, &error);

  g_assert_no_error (error);
  g_thread_join (thread);
}

/* A marker of a living process says nothing. */
static void
test_living_marker (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowGuard) living = pow_guard_new (fixture->path);
  g_autoptr (PowGuard) other = pow_guard_new (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_true (pow_guard_lock (living, &error));
  pow_guard_unlock (living);
  g_assert_false (pow_guard_has_dead_markers (other));
  leave_marker (fixture);
  g_assert_true (pow_guard_has_dead_markers (other));
  g_assert_true (pow_guard_lock (other, &error));
  pow_guard_remove_dead_markers (other);
  g_assert_false (pow_guard_has_dead_markers (other));
}

static char *
object_path (PortfolioFixture *fixture, const char *revision)
{
  g_autofree char *id = fixture_run (fixture->path, "git", "rev-parse", revision, NULL);

  return g_strdup_printf ("%s/objects/%.2s/%s", fixture->path, id, id + 2);
}

typedef struct
{
  const char *name;
  const char *object;    /* which one is damaged */
  const char *contents;  /* instead of its own; NULL: cut off in the middle; "": deleted */
  const char *address;   /* what the problem names */
} Damage;

static const Damage damages[] = {
  { "cut-off-record", "region/zeeland:regions/zeeland/trekkers/jan.json", NULL, "zeeland/trekkers/jan" },
  { "empty-record", "region/zeeland:regions/zeeland/trekkers/jan.json", "\n", "zeeland/trekkers/jan" },
  { "garbage-record", "region/zeeland:regions/zeeland/trekkers/jan.json", "x\234K\312\311OR0ga", "zeeland/trekkers/jan" },
  { "missing-record", "region/zeeland:regions/zeeland/trekkers/jan.json", "", "zeeland/trekkers/jan" },
  { "cut-off-folder", "region/zeeland:regions/zeeland/trekkers", NULL, "regions/zeeland/trekkers/" },
  { "missing-folder", "region/zeeland:regions/zeeland", "", "regions/zeeland/" },
  { "cut-off-revision", "region/zeeland", NULL, "region/zeeland" },
  { "missing-revision", "region/zeeland", "", "region/zeeland" },
};

static void
test_damage (PortfolioFixture *fixture, gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PowSaveResult) saved = try_save (fixture, &error);
  g_autofree char *path = object_path (fixture, damage->object);
  g_autofree char *contents = NULL;
  gsize length;
  gsize part = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  part = length / 2;
  if (damage->contents != NULL && *damage->contents == '\0')
    g_unlink (path);
  else
    {
      g_chmod (path, 0600);
      g_assert_true (g_file_set_contents (path, damage->contents != NULL ? damage->contents : contents,
                                          damage->contents != NULL ? -1 : (gssize) part, NULL));
    }

  /* Once as it is, once as after an unclean end, when it is checked first. */
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (PowRepository) repository = NULL;
      g_autoptr (PowSnapshot) snapshot = NULL;
      const PowProblem *problem;

      if (round == 1)
        leave_marker (fixture);
      repository = pow_repository_open (fixture->path, &error);
      g_assert_no_error (error);
      snapshot = pow_repository_read (repository, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (pow_snapshot_get_problems (snapshot)->len, ==, 1);
      problem = g_ptr_array_index (pow_snapshot_get_problems (snapshot), 0);
      g_assert_cmpstr (problem->address, ==, damage->address);
      g_assert_nonnull (pow_snapshot_lookup (snapshot, "drenthe/region"));
      if (strstr (damage->name, "record") != NULL)
        g_assert_nonnull (pow_snapshot_lookup (snapshot, "zeeland/plan"));

      {
        g_autofree char *function = g_strdup_printf ("functie %u", round);
        g_autoptr (PowRecord) wanted = fixture_trekker ("drenthe", function + 8, function);
        g_autoptr (PowSaveResult) elsewhere = fixture_save (repository, NULL, wanted, &anna);
      }
    }
}

#define ADD(name, func)                                                                                               \
  g_test_add ("/store/guard/" name, PortfolioFixture, NULL, portfolio_fixture_set_up, func, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("stale-lock", test_stale_lock);
  ADD ("foreign-lock", test_foreign_lock);
  ADD ("open-lock", test_open_lock);
  ADD ("waits", test_waits);
  ADD ("living-marker", test_living_marker);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/guard/", damages[i].name, NULL);

      g_test_add (path, PortfolioFixture, &damages[i], portfolio_fixture_set_up, test_damage, portfolio_fixture_tear_down);
    }
  return g_test_run ();
}
