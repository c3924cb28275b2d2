/* SPDX-License-Identifier: EUPL-1.2 */
/* What the index says that a line was at a time is what reading its history says, whatever clocks, merges and moved
 * refs did to it, and however far the index is behind. */
#include "tests/change/history-fixture.h"

#include "model/change/pow-attach.h"
#include "model/store/pow-repository-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define HISTORIES 8
#define FULL_HISTORIES 200
#define ROUNDS 8
#define TIMES 24
#define SEED 20200131

/* States in which a plan was approved first, so that there are some. */
static guint n_approved;

static PowRepository *
open_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  PowRepository *repository = pow_repository_open (path, &error);

  g_assert_no_error (error);
  return repository;
}

static GPtrArray *
locate (PowRepository *repository, const char *moment)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *parts = pow_repository_locate_moment (repository, moment, &error);

  g_assert_no_error (error);
  return parts;
}

/* A time about which something happened, or one that nothing did. */
static char *
choose_time (GRand *rand, char **times)
{
  gint64 time = g_ascii_strtoll (times[g_rand_int_range (rand, 0, (gint32) g_strv_length (times))], NULL, 10);
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time + g_rand_int_range (rand, -2, 3));

  return g_date_time_format_iso8601 (moment);
}

static void
assert_same_at (PowRepository *plain, PowRepository *attached, const char *moment)
{
  g_autoptr (GPtrArray) wanted = locate (plain, moment);
  g_autoptr (GPtrArray) found = locate (attached, moment);

  g_assert_cmpuint (found->len, ==, wanted->len);
  for (guint i = 0; i < found->len; i++)
    {
      const PowSnapshotLine *a = g_ptr_array_index (wanted, i);
      const PowSnapshotLine *b = g_ptr_array_index (found, i);

      g_assert_cmpstr (a->line, ==, b->line);
      g_assert_cmpstr (a->revision, ==, b->revision);
      g_assert_cmpint (a->time, ==, b->time);
      g_assert_cmpint (a->clock_wrong, ==, b->clock_wrong);
      g_assert_cmpint (a->moment, ==, b->moment);
      n_approved += g_str_equal (moment, POW_MOMENT_APPROVED_PLAN) && b->revision != NULL;
    }
}

static void
assert_same (const char *path, GRand *rand)
{
  g_autoptr (PowRepository) plain = open_at (path);
  g_autoptr (PowRepository) attached = open_at (path);
  g_autofree char *text = fixture_run (path, "git", "log", "--all", "--format=%ct", NULL);
  g_auto (GStrv) times = g_strsplit (text, "\n", -1);

  pow_attach (attached);
  for (guint i = 0; i < TIMES; i++)
    {
      g_autofree char *time = choose_time (rand, times);

      assert_same_at (plain, attached, time);
    }
  /* The second time it is remembered. */
  for (guint i = 0; i < 2; i++)
    assert_same_at (plain, attached, POW_MOMENT_APPROVED_PLAN);
}

static void
update (const char *path)
{
  g_autoptr (PowRepository) repository = open_at (path);
  g_autoptr (PowHistory) history = pow_history_open (repository, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (history);
  pow_history_update (history, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_equals_a_walk (void)
{
  const guint n = g_getenv ("POW_TEST_FULL") != NULL ? FULL_HISTORIES : HISTORIES;

  for (guint i = 0; i < n; i++)
    {
      PortfolioFixture fixture;
      HistoryMaker *maker;

      portfolio_fixture_set_up (&fixture, NULL);
      maker = history_maker_new (&fixture, SEED + i);
      for (guint j = 0; j < ROUNDS; j++)
        {
          GRand *rand = history_maker_get_rand (maker);

          history_maker_go_on (maker, (guint) g_rand_int_range (rand, 1, 12));
          if (g_rand_boolean (rand))
            update (fixture.path);
          assert_same (fixture.path, rand);
        }
      history_maker_free (maker);
      portfolio_fixture_tear_down (&fixture, NULL);
    }
  g_assert_cmpuint (n_approved, >, n * ROUNDS);
}

/* Answers come from the index, and not from reading what it was made of: its first revision is gone. */
static void
test_reads_no_history (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *root = NULL;
  g_autofree char *file = NULL;
  g_autofree char *revision = NULL;
  g_autofree char *tip = NULL;
  g_autoptr (PowRepository) plain = NULL;
  g_autoptr (PowRepository) attached = NULL;
  g_autoptr (GError) error = NULL;

  for (gint64 time = 1577990000; time < 1577990300; time += 100)
    {
      g_autofree char *text = g_strdup_printf ("{\"format\":1,\"side\":\"public\",\"notes\":\"%" G_GINT64_FORMAT "\"}", time);

      fixture_commit_by_git (fixture, "region/drenthe", "regions/drenthe/trekkers/een.json", text, "Wijziging", time);
    }
  update (fixture->path);
  root = fixture_run (fixture->path, "git", "rev-list", "--max-parents=0", "region/drenthe", NULL);
  tip = fixture_run (fixture->path, "git", "rev-parse", "region/drenthe~1", NULL);
  g_free (fixture_run (fixture->path, "sh", "-ec",
                       "mkdir ../away && mv objects/pack/* ../away && for p in ../away/*.pack; do git unpack-objects -q <$p; done", NULL));
  file = g_strdup_printf ("%s/objects/%.2s/%s", fixture->path, root, root + 2);
  g_assert_cmpint (g_unlink (file), ==, 0);

  plain = open_at (fixture->path);
  g_assert_null (pow_repository_resolve (plain, "2020-01-02T18:36:39Z", "region/drenthe", &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED);
  attached = open_at (fixture->path);
  pow_attach (attached);
  revision = pow_repository_resolve (attached, "2020-01-02T18:36:39Z", "region/drenthe", NULL);
  g_assert_cmpstr (revision, ==, tip);
}

/* The plan is approved on a side of the history: the line became so with the merge that brought it in. */
static void
test_approved_by_a_merge (PortfolioFixture *fixture, gconstpointer data)
{
  static const char script[] = "line=refs/heads/region/drenthe; side=$(git rev-parse $line); git update-ref $line $side~1";
  static const char join[] = "line=refs/heads/region/drenthe; tree=$(git merge-tree --write-tree $line $1);"
                             "merge=$(git commit-tree -m Samen -p $line -p $1 $tree); git update-ref $line $merge; echo $merge";
  g_autoptr (PowRepository) plain = NULL;
  g_autoptr (PowRepository) attached = NULL;
  g_autofree char *side = NULL;
  g_autofree char *merge = NULL;
  g_autofree char *found = NULL;

  fixture_commit_by_git (fixture, "region/drenthe", "regions/drenthe/plan.json", "{\"format\":1,\"title\":\"Plan\",\"status\":\"draft\"}", "Plan", 1577990000);
  fixture_commit_by_git (fixture, "region/drenthe", "regions/drenthe/plan.json", "{\"format\":1,\"title\":\"Plan\",\"status\":\"approved\"}", "Vastgesteld", 1577990100);
  side = fixture_run (fixture->path, "git", "rev-parse", "region/drenthe", NULL);
  g_free (fixture_run (fixture->path, "sh", "-ec", script, NULL));
  fixture_commit_by_git (fixture, "region/drenthe", "regions/drenthe/trekkers/een.json", "{\"format\":1,\"side\":\"public\"}", "Trekker", 1577990200);
  update (fixture->path);
  attached = open_at (fixture->path);
  pow_attach (attached);
  g_assert_null (pow_repository_resolve (attached, POW_MOMENT_APPROVED_PLAN, "region/drenthe", NULL));
  merge = fixture_run (fixture->path, "sh", "-ec", join, "sh", side, NULL);
  fixture_commit_by_git (fixture, "region/drenthe", "regions/drenthe/plan.json", "{\"format\":1,\"title\":\"Plan\",\"status\":\"running\"}", "Verder", 4000000000);
  update (fixture->path);

  plain = open_at (fixture->path);
  assert_same_at (plain, attached, POW_MOMENT_APPROVED_PLAN);
  found = pow_repository_resolve (attached, POW_MOMENT_APPROVED_PLAN, "region/drenthe", NULL);
  g_assert_cmpstr (found, ==, merge);
}

/* A file that is no index, or is one no more, is as good as none. */
static void
test_no_index (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *index = g_build_filename (fixture->path, "perspectief", "history.sqlite", NULL);
  g_autoptr (PowRepository) attached = open_at (fixture->path);
  g_autofree char *none = NULL;
  g_autofree char *garbage = NULL;
  g_autofree char *good = NULL;

  pow_attach (attached);
  none = pow_repository_resolve (attached, "2030-01-01", "region/drenthe", NULL);
  g_assert_nonnull (none);
  g_assert_false (g_file_test (index, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (index, "this is no index", -1, NULL));
  garbage = pow_repository_resolve (attached, "2030-01-01", "region/drenthe", NULL);
  g_assert_cmpstr (garbage, ==, none);
  g_assert_cmpint (g_unlink (index), ==, 0);
  update (fixture->path);
  good = pow_repository_resolve (attached, "2030-01-01", "region/drenthe", NULL);
  g_assert_cmpstr (good, ==, none);
}

#define ADD(path, function) \
  g_test_add (path, PortfolioFixture, NULL, portfolio_fixture_set_up, function, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/past/equals-a-walk", test_equals_a_walk);
  ADD ("/past/reads-no-history", test_reads_no_history);
  ADD ("/past/approved-by-a-merge", test_approved_by_a_merge);
  ADD ("/past/no-index", test_no_index);
  return g_test_run ();
}
