/* SPDX-License-Identifier: EUPL-1.2 */
/* Packing beside programs that write and a window that has long been open. */
#include "tests/store/portfolio-fixture.h"

#include "model/store/pow-maintenance.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define WRITERS 3

static guint
count_saves (void)
{
  return g_getenv ("POW_TEST_FULL") != NULL ? 400 : 60;
}

/* Of its own group, to be ended with all that it started; and it ends with the test. */
static void
set_up_child (gpointer data)
{
  setpgid (0, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GPid
start (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                 set_up_child, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

static void
pack (PortfolioFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pow_maintenance_run (fixture->path, &error);
  g_assert_no_error (error);
}

static PowStorage
measure (PortfolioFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PowStorage storage = { 0 };

  pow_maintenance_measure (fixture->path, &storage, &error);
  g_assert_no_error (error);
  return storage;
}

static void
save (PortfolioFixture *fixture, const char *name, guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *output = fixture_run (fixture->folder, STORE_WRITER, "save", fixture->path, name, "0", count, NULL);
}

static void
test_packs (PortfolioFixture *fixture, gconstpointer data)
{
  PowStorage before;
  PowStorage after;

  save (fixture, "a", 20);
  before = measure (fixture);
  pack (fixture);
  after = measure (fixture);
  g_assert_cmpuint (before.loose, >, 100);
  g_assert_cmpuint (after.loose, ==, 0);
  g_assert_cmpuint (after.packs, <=, 2); /* what it began with, and the new one */
  g_assert_cmpuint (after.bytes, <, before.bytes);
  fixture_assert_sound (fixture);
}

static void
test_due (PortfolioFixture *fixture, gconstpointer data)
{
  g_assert_false (pow_maintenance_is_due (fixture->path));
  save (fixture, "a", 500);
  g_assert_true (pow_maintenance_is_due (fixture->path));
  pack (fixture);
  g_assert_false (pow_maintenance_is_due (fixture->path));
}

/* What a killed git leaves holds nobody up for ever. */
static void
test_stale_lock (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *lock = g_build_filename (fixture->path, "objects", "maintenance.lock", NULL);
  g_autofree char *touched = NULL;

  save (fixture, "a", 5);
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  pack (fixture);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS)); /* somebody may be at work */
  touched = fixture_run (fixture->folder, "touch", "-d", "2 days ago", lock, NULL);
  pack (fixture);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (measure (fixture).loose, ==, 0);
}

/* Reads everything; a part that cannot be read is a problem of the snapshot. */
static void
read_all (PowRepository *repository, guint *n_records)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowSnapshot) snapshot = pow_repository_read (repository, NULL, NULL, &error);
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *problems;

  g_assert_no_error (error);
  problems = pow_snapshot_get_problems (snapshot);
  if (problems->len > 0)
    g_error ("%s: %s", ((PowProblem *) g_ptr_array_index (problems, 0))->address,
             ((PowProblem *) g_ptr_array_index (problems, 0))->problem);
  records = pow_snapshot_list (snapshot, POW_KIND_NONE, NULL, TRUE);
  g_assert_cmpuint (records->len, >=, *n_records);
  *n_records = records->len;
}

static gboolean
is_running (GPid *writers)
{
  gboolean any = FALSE;

  for (guint i = 0; i < WRITERS; i++)
    {
      int status;

      if (writers[i] == 0)
        continue;
      if (waitpid (writers[i], &status, WNOHANG) == 0)
        {
          any = TRUE;
          continue;
        }
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
      writers[i] = 0;
    }
  return any;
}

/* Our packing, and anybody's that deletes, beside writers and a reader that knows packs which go. */
static void
test_beside_others (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) reader = fixture_open (fixture);
  g_autofree char *script = g_strdup_printf ("cd '%s' && while :; do git gc --quiet --prune=now; git pack-refs --all; done 2>/dev/null",
                                             fixture->path);
  const char *const anybody[] = { "sh", "-c", script, NULL };
  g_autofree char *count = g_strdup_printf ("%u", count_saves ());
  GPid housekeeper = start (anybody);
  GPid writers[WRITERS];
  guint n_records = 0;

  for (guint i = 0; i < WRITERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("w%u", i);
      const char *const argv[] = { STORE_WRITER, "save", fixture->path, name, "0", count, NULL };

      writers[i] = start (argv);
    }
  do
    {
      read_all (reader, &n_records);
      pack (fixture);
    }
  while (is_running (writers));
  kill (-housekeeper, SIGKILL);
  waitpid (housekeeper, NULL, 0);
  pack (fixture);
  read_all (reader, &n_records);
  g_assert_cmpuint (n_records, >=, WRITERS * count_saves ());
  fixture_assert_sound (fixture);
}

/* Packs that a window has looked into are replaced by others. */
static void
test_packs_replaced (PortfolioFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a", "b", "c" };
  g_autoptr (PowRepository) reader = fixture_open (fixture);
  g_autofree char *pack_folder = g_build_filename (fixture->path, "objects", "pack", NULL);
  guint n_records = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GDir) dir = NULL;
      const char *name;

      save (fixture, names[i], 10);
      pack (fixture);
      read_all (reader, &n_records);
      /* The same objects under another name, and the pack that the reader knows is gone. */
      g_free (fixture_run (fixture->path, "sh", "-c",
                           "mkdir away && mv objects/pack/* away/ && for p in away/*.pack; do git unpack-objects -q <$p; done && "
                           "rm -rf away objects/info/commit-graph*",
                           NULL));
      if (i % 2 == 0)
        pack (fixture);
      read_all (reader, &n_records);
      dir = g_dir_open (pack_folder, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        g_assert_false (g_str_has_prefix (name, "tmp_"));
    }
  g_assert_cmpuint (n_records, >=, 30);
}

/* Git, when it packs while somebody else does, may write down packs whose names were only passing; then it
 * does not find what stands in them. */
static void
test_index_of_packs_that_are_gone (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) reader = NULL;
  g_autofree char *index = g_build_filename (fixture->path, "objects", "pack", "multi-pack-index", NULL);
  const char *const verify[] = { "git", "multi-pack-index", "verify", NULL };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  guint n_records = 0;
  int status;

  save (fixture, "a", 10);
  pack (fixture);
  g_free (fixture_run (fixture->path, "sh", "-c",
                       "cd objects/pack && rm -f multi-pack-index && for f in *.pack *.idx; do mv $f .tmp-1-$f; done && "
                       "git multi-pack-index write && for f in .tmp-1-*; do mv $f ${f#.tmp-1-}; done",
                       NULL));
  output = fixture_run_status (fixture->path, verify, &status, &errors);
  g_assert_cmpint (status, !=, 0);
  pack (fixture);
  g_free (fixture_run (fixture->path, "git", "multi-pack-index", "verify", NULL));
  g_assert_true (g_file_test (index, G_FILE_TEST_EXISTS));
  reader = fixture_open (fixture);
  read_all (reader, &n_records);
  fixture_assert_sound (fixture);
}

#define ADD(name, func)                                                                                               \
  g_test_add ("/store/maintenance/" name, PortfolioFixture, NULL, portfolio_fixture_set_up, func, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("packs", test_packs);
  ADD ("due", test_due);
  ADD ("stale-lock", test_stale_lock);
  ADD ("beside-others", test_beside_others);
  ADD ("packs-replaced", test_packs_replaced);
  ADD ("index-of-packs-that-are-gone", test_index_of_packs_that_are_gone);
  return g_test_run ();
}
