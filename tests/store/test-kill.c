/* SPDX-License-Identifier: EUPL-1.2 */
/* Writers killed at their system calls and at random: no acknowledged save is lost, nothing is left
 * in the way, the next start just works. POW_TEST_FULL=1: every system call, and 10,000 times. */
#include "tests/store/portfolio-fixture.h"

#include "model/store/pow-files.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS_PER_PORTFOLIO 25
/* Killing is mostly waiting for the disk: several portfolios are tried at once. */
#define RIGS 4

/* One of those that work at the same time, each on portfolios of its own. */
typedef struct
{
  PortfolioFixture fixture;
  guint number;
  GPtrArray *calls; /* borrowed */
  guint ref_from;
  guint tried;
  guint killed;
  guint locks_left;
  guint saves; /* acknowledged */
} KillRig;

/* Runs @work once a rig, side by side; @rigs hold their counts afterwards. */
static void
run_rigs (KillRig *rigs, GThreadFunc work)
{
  GThread *threads[RIGS];

  for (guint i = 0; i < RIGS; i++)
    {
      rigs[i].number = i;
      threads[i] = g_thread_new ("rig", work, &rigs[i]);
    }
  for (guint i = 0; i < RIGS; i++)
    g_thread_join (threads[i]);
}

static gboolean
is_full (void)
{
  return g_getenv ("POW_TEST_FULL") != NULL;
}

/* Opens the portfolio in another process, as the next start does, and holds it against what was
 * acknowledged: lines of ids. */
static void
assert_whole (PortfolioFixture *fixture, const char *acknowledged, const char *when)
{
  const char *const read[] = { STORE_WRITER, "read", fixture->path, NULL };
  g_auto (GStrv) names = g_strsplit (acknowledged, "\n", -1);
  g_autofree char *errors = NULL;
  g_autofree char *output = NULL;
  int status;

  output = fixture_run_status (fixture->folder, read, &status, &errors);
  if (status != 0)
    g_error ("%s: the next start fails (%d): %s%s", when, status, output, errors);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *address = g_strdup_printf ("zeeland/trekkers/%s\n", names[i]);

      if (*names[i] != '\0' && strstr (output, address) == NULL && !g_str_has_suffix (output, g_strchomp (address)))
        g_error ("%s: %s was acknowledged and is lost", when, names[i]);
    }
  fixture_assert_sound (fixture);
}

static void
assert_next_save_works (PortfolioFixture *fixture, const char *name)
{
  g_free (fixture_run (fixture->folder, STORE_WRITER, "save", fixture->path, name, "0", "1", NULL));
}

/* The system calls of one save, in order: "openat 17" is the seventeenth openat. @ref_from: the first
 * that has to do with moving the ref. */
static GPtrArray *
list_system_calls (PortfolioFixture *fixture, guint *ref_from)
{
  g_autofree char *log = g_build_filename (fixture->folder, "calls", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *calls = g_ptr_array_new_with_free_func (g_free);

  /* The first save makes folders that later ones find. */
  assert_next_save_works (fixture, "warm");
  *ref_from = G_MAXUINT;
  g_free (fixture_run (fixture->folder, "strace", "-qq", "-o", log, STORE_WRITER, "save", fixture->path, "telling", "0", "1", NULL));
  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strcspn (lines[i], "(");
      g_autofree char *name = g_strndup (lines[i], length);
      guint count;

      if (lines[i][length] != '(' || strcmp (name, "execve") == 0 || strcmp (name, "exit_group") == 0)
        continue;
      if (*ref_from == G_MAXUINT && strstr (lines[i], "zeeland.lock") != NULL)
        *ref_from = calls->len;
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) + 1;
      g_ptr_array_add (calls, g_strdup_printf ("%s %u", name, count));
      g_hash_table_insert (counts, g_steal_pointer (&name), GUINT_TO_POINTER (count));
    }
  return calls;
}

static gboolean
has_stale_lock (PortfolioFixture *fixture)
{
  g_autofree char *lock = g_build_filename (fixture->path, "refs/heads/region/zeeland.lock", NULL);

  return g_file_test (lock, G_FILE_TEST_EXISTS);
}

static gpointer
kill_at_calls (gpointer data)
{
  KillRig *rig = data;
  PortfolioFixture *fixture = &rig->fixture;
  guint step = is_full () ? 1 : 7;
  guint turn = 0;

  portfolio_fixture_set_up (fixture, NULL);
  assert_next_save_works (fixture, "warm");
  for (guint i = 0; i < rig->calls->len; i += i + step <= rig->ref_from ? step : 1)
    {
      const char *call = g_ptr_array_index (rig->calls, i);
      g_auto (GStrv) words = g_strsplit (call, " ", 2);
      g_autofree char *inject = g_strdup_printf ("inject=%s:signal=KILL:when=%s", words[0], words[1]);
      g_autofree char *trace = g_strdup_printf ("trace=%s", words[0]);
      g_autofree char *name = g_strdup_printf ("k%u", i);
      g_autofree char *next = g_strdup_printf ("n%u", i);
      const char *const argv[] = { "strace", "-qq", "-o", "/dev/null", "-e", trace, "-e", inject, STORE_WRITER,
                                   "save", fixture->path, name, "0", "1", NULL };
      g_autofree char *acknowledged = NULL;
      int status;

      if (turn++ % RIGS != rig->number)
        continue;
      if (++rig->tried % ROUNDS_PER_PORTFOLIO == 0)
        {
          portfolio_fixture_tear_down (fixture, NULL);
          portfolio_fixture_set_up (fixture, NULL);
          assert_next_save_works (fixture, "warm");
        }
      acknowledged = fixture_run_status (fixture->folder, argv, &status, NULL);
      rig->locks_left += has_stale_lock (fixture);
      rig->killed += status == -SIGKILL || status == 128 + SIGKILL;
      assert_whole (fixture, acknowledged, call);
      assert_next_save_works (fixture, next);
    }
  portfolio_fixture_tear_down (fixture, NULL);
  return NULL;
}

static void
test_every_call (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) calls = NULL;
  KillRig rigs[RIGS] = { 0 };
  KillRig all = { 0 };
  guint ref_from;

  if (!g_find_program_in_path ("strace"))
    {
      g_test_skip ("strace is not installed");
      return;
    }
  calls = list_system_calls (fixture, &ref_from);
  g_assert_cmpuint (calls->len, >, 100);
  for (guint i = 0; i < RIGS; i++)
    {
      rigs[i].calls = calls;
      rigs[i].ref_from = ref_from;
    }
  run_rigs (rigs, kill_at_calls);
  for (guint i = 0; i < RIGS; i++)
    {
      all.tried += rigs[i].tried;
      all.killed += rigs[i].killed;
      all.locks_left += rigs[i].locks_left;
    }
  g_test_message ("%u system calls, %u points tried, %u killed, %u left a lock", calls->len, all.tried, all.killed,
                  all.locks_left);
  /* Otherwise this test would watch nothing. */
  g_assert_cmpuint (all.killed, >, all.tried * 8 / 10);
  g_assert_cmpuint (all.locks_left, >, 0);
}

/* A change to two lines, killed anywhere, stands in both or in neither. */
static void
test_two_lines (PortfolioFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "openat", "write", "fsync", "rename", "unlink", "close" };
  guint step = is_full () ? 1 : 5;
  guint halves_prevented = 0;

  if (!g_find_program_in_path ("strace"))
    {
      g_test_skip ("strace is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint n = 1 + i;; n += step)
      {
        g_autofree char *inject = g_strdup_printf ("inject=%s:signal=KILL:when=%u", names[i], n);
        g_autofree char *trace = g_strdup_printf ("trace=%s", names[i]);
        g_autofree char *name = g_strdup_printf ("%s-%u", names[i], n);
        const char *const argv[] = { "strace", "-qq", "-o", "/dev/null", "-e", trace, "-e", inject, STORE_WRITER,
                                     "both", fixture->path, name, "x", NULL };
        const char *const read[] = { STORE_WRITER, "read", fixture->path, NULL };
        g_autofree char *zeeland = g_strdup_printf ("zeeland/trekkers/%s", name);
        g_autofree char *drenthe = g_strdup_printf ("drenthe/trekkers/%s", name);
        g_autofree char *acknowledged = NULL;
        g_autofree char *pending = g_build_filename (fixture->path, "perspectief", "pending", NULL);
        g_autofree char *output = NULL;
        int status;
        int read_status;

        acknowledged = fixture_run_status (fixture->folder, argv, &status, NULL);
        halves_prevented += g_file_test (pending, G_FILE_TEST_EXISTS);
        output = fixture_run_status (fixture->folder, read, &read_status, NULL);
        g_assert_cmpint (read_status, ==, 0);
        g_assert_false (g_file_test (pending, G_FILE_TEST_EXISTS));
        g_assert_cmpint (strstr (output, zeeland) != NULL, ==, strstr (output, drenthe) != NULL);
        if (*acknowledged != '\0')
          g_assert_nonnull (strstr (output, zeeland));
        if (status == 0)
          break;
      }
  fixture_assert_sound (fixture);
  g_assert_cmpuint (halves_prevented, >, 0);
}

static guint
count_lines (const char *text, gssize length)
{
  guint n = 0;

  for (gssize i = 0; i < length; i++)
    n += text[i] == '\n';
  return n;
}

static gpointer
kill_at_random (gpointer data)
{
  KillRig *rig = data;
  PortfolioFixture *fixture = &rig->fixture;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200213 + rig->number);
  guint rounds = (is_full () ? 10000 : 300) / RIGS;

  portfolio_fixture_set_up (fixture, NULL);
  for (guint round = 0; round < rounds; round++)
    {
      g_autofree char *name = g_strdup_printf ("r%u", round);
      const char *const argv[] = { STORE_WRITER, "save", fixture->path, name, "0", "100000", NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) acknowledged = g_string_new (NULL);
      /* Waited for, so that a slow machine does not kill all of them before they have done anything. */
      guint wanted = (guint) g_rand_int_range (rand, 0, 3);
      guint seen = 0;
      char buffer[4096];
      gssize n;
      GPid pid;
      int output;

      if (round % ROUNDS_PER_PORTFOLIO == ROUNDS_PER_PORTFOLIO - 1)
        {
          portfolio_fixture_tear_down (fixture, NULL);
          portfolio_fixture_set_up (fixture, NULL);
        }
      g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &output, NULL, &error);
      g_assert_no_error (error);
      while (seen < wanted && (n = read (output, buffer, sizeof buffer)) > 0)
        {
          g_string_append_len (acknowledged, buffer, n);
          seen += count_lines (buffer, n);
        }
      g_usleep ((gulong) g_rand_int_range (rand, 0, wanted == 0 ? 40000 : 15000));
      kill (pid, SIGKILL);
      while ((n = read (output, buffer, sizeof buffer)) > 0)
        {
          g_string_append_len (acknowledged, buffer, n);
          seen += count_lines (buffer, n);
        }
      close (output);
      waitpid (pid, NULL, 0);
      rig->saves += seen;
      rig->killed++;
      assert_whole (fixture, acknowledged->str, name);
    }
  portfolio_fixture_tear_down (fixture, NULL);
  return NULL;
}

static void
test_random (PortfolioFixture *fixture, gconstpointer data)
{
  KillRig rigs[RIGS] = { 0 };
  guint saves = 0;
  guint kills = 0;

  run_rigs (rigs, kill_at_random);
  for (guint i = 0; i < RIGS; i++)
    {
      saves += rigs[i].saves;
      kills += rigs[i].killed;
    }
  g_test_message ("%u kills, %u acknowledged saves", kills, saves);
  /* Otherwise this test would watch nothing. */
  g_assert_cmpuint (saves, >, kills / 2);
}

#define ADD(name, func)                                                                                               \
  g_test_add ("/store/kill/" name, PortfolioFixture, NULL, portfolio_fixture_set_up, func, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-system-call", test_every_call);
  ADD ("two-lines", test_two_lines);
  ADD ("random", test_random);
  return g_test_run ();
}
