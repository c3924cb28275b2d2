/* SPDX-License-Identifier: EUPL-1.2 */
/* Several programs on one portfolio at once: every acknowledged save is in the history, once. */
#include "tests/store/portfolio-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WRITERS 4

static guint
count_saves (void)
{
  return g_getenv ("POW_TEST_FULL") != NULL ? 250 : 40;
}

static GPid
start (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                 &pid, &error);
  g_assert_no_error (error);
  return pid;
}

static void
assert_all_there (PortfolioFixture *fixture, guint saves)
{
  g_autofree char *count = fixture_run (fixture->path, "git", "rev-list", "--count", "region/zeeland", NULL);
  g_autofree char *output = fixture_run (fixture->folder, STORE_WRITER, "read", fixture->path, NULL);

  g_assert_cmpuint (g_ascii_strtoull (count, NULL, 10), ==, 1 + WRITERS * saves);
  for (guint writer = 0; writer < WRITERS; writer++)
    for (guint i = 0; i < saves; i++)
      {
        g_autofree char *address = g_strdup_printf ("zeeland/trekkers/w%u-%u", writer, i);

        g_assert_nonnull (strstr (output, address));
      }
  fixture_assert_sound (fixture);
}

static void
run_writers (PortfolioFixture *fixture, guint saves)
{
  g_autofree char *count = g_strdup_printf ("%u", saves);
  GPid writers[WRITERS];

  for (guint i = 0; i < WRITERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("w%u", i);
      const char *const argv[] = { STORE_WRITER, "save", fixture->path, name, "0", count, NULL };

      writers[i] = start (argv);
    }
  for (guint i = 0; i < WRITERS; i++)
    {
      int status;

      waitpid (writers[i], &status, 0);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
}

static void
test_writers (PortfolioFixture *fixture, gconstpointer data)
{
  run_writers (fixture, count_saves ());
  assert_all_there (fixture, count_saves ());
}

/* Git's own housekeeping beside the writers, also the kind that deletes. */
static void
test_housekeeping (PortfolioFixture *fixture, gconstpointer data)
{
  static const char script[] = "while :; do git gc --quiet --prune=now; git pack-refs --all; git maintenance run --task=loose-objects --quiet; done 2>/dev/null";
  const char *argv[] = { "sh", "-c", NULL, NULL };
  g_autofree char *command = g_strdup_printf ("cd '%s' && %s", fixture->path, script);
  GPid housekeeper;

  argv[2] = command;
  housekeeper = start (argv);
  run_writers (fixture, count_saves ());
  kill (housekeeper, SIGTERM);
  waitpid (housekeeper, NULL, 0);
  assert_all_there (fixture, count_saves ());
}

/* Pushes of plain git on the same line: each is retried until it lands, and nothing of ours is lost. The clone
 * asks for objects: one that copies files, as git does of a path, stops at a temporary file that is gone. */
static void
test_plain_git (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *clone = g_build_filename (fixture->folder, "c", NULL);
  g_autofree char *count = g_strdup_printf ("%u", count_saves ());
  g_autofree char *script = g_strdup_printf (
    "git clone -q --no-local -b region/zeeland '%s' '%s' && cd '%s' && git config user.name T && git config user.email t@t && mkdir -p regions/zeeland/bodies && "
    "for i in 1 2 3 4 5 6 7 8; do echo '{\"format\":1,\"name\":\"B\"}' > regions/zeeland/bodies/b$i.json; git add -A; git commit -q -m $i; "
    "until git push -q origin region/zeeland; do git pull -q --rebase origin region/zeeland; done; done 2>/dev/null",
    fixture->path, clone, clone);
  const char *const git[] = { "sh", "-c", script, NULL };
  const char *const writer[] = { STORE_WRITER, "save", fixture->path, "w", "0", count, NULL };
  GPid pushing = start (git);
  GPid saving = start (writer);
  g_autofree char *output = NULL;
  int status;

  waitpid (saving, &status, 0);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  waitpid (pushing, &status, 0);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  output = fixture_run (fixture->folder, STORE_WRITER, "read", fixture->path, NULL);
  for (guint i = 0; i < count_saves (); i++)
    {
      g_autofree char *address = g_strdup_printf ("zeeland/trekkers/w-%u", i);

      g_assert_nonnull (strstr (output, address));
    }
  for (guint i = 1; i <= 8; i++)
    {
      g_autofree char *address = g_strdup_printf ("zeeland/bodies/b%u", i);

      g_assert_nonnull (strstr (output, address));
    }
  fixture_assert_sound (fixture);
}

#define ADD(name, func)                                                                                               \
  g_test_add ("/store/concurrent/" name, PortfolioFixture, NULL, portfolio_fixture_set_up, func, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("writers", test_writers);
  ADD ("housekeeping", test_housekeeping);
  ADD ("plain-git", test_plain_git);
  return g_test_run ();
}
