/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/store/portfolio-fixture.h"

#include "model/change/pow-history.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY (24 * 60 * 60)
#define START 1577880000 /* 2020-01-01 12:00 UTC: when the fixture made the portfolio */

static const PowCommitInfo anna = { .author = "Anna Bakker", .mail = "anna@example.org", .tool = "test", .now = START + DAY };
static const PowCommitInfo bram = { .author = "Bram de Wit", .tool = "test", .now = START + 2 * DAY, .reason = "Na overleg" };

/* What a commit changed, as the index tells it: empty when nothing that people see. */
static GPtrArray *
list_changes (PowRepository *repository, const char *revision)
{
  const PowHistoryFilter all = { .limit = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PowHistory) history = pow_history_open (repository, &error);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_no_error (error);
  g_assert_true (pow_history_update (history, NULL, NULL, NULL, &error));
  entries = pow_history_list (history, &all, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      PowHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (strcmp (entry->commit->revision, revision) == 0)
        return g_ptr_array_ref (entry->changes);
    }
  return g_ptr_array_new ();
}

static gboolean
collect_cb (const PowCommit *commit, gpointer data)
{
  g_ptr_array_add (data, g_strdup_printf ("%s %s", commit->line, commit->reason != NULL ? commit->reason : "-"));
  return TRUE;
}

static void
test_history (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) first = fixture_trekker ("zeeland", "jan", "een");
  g_autoptr (PowRecord) second = fixture_trekker ("zeeland", "jan", "twee");
  g_autoptr (PowSaveResult) one = fixture_save (repository, NULL, first, &anna);
  g_autoptr (PowSaveResult) two = fixture_save (repository, first, second, &bram);
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (PowRecord) old = NULL;
  const PowChange *change;

  fixture_commit_by_git (fixture, "region/drenthe", "regions/drenthe/plan.json", "{\"title\":\"Plan\",\"format\":1}", "Met de hand", START + 3 * DAY);
  g_assert_true (pow_repository_walk (repository, NULL, NULL, NULL, collect_cb, seen, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (seen->len, ==, 6);
  g_assert_cmpstr (g_ptr_array_index (seen, 0), ==, "region/drenthe Met de hand"); /* a foreign commit's subject is its reason */
  g_assert_cmpstr (g_ptr_array_index (seen, 1), ==, "region/zeeland Na overleg");
  g_assert_cmpstr (g_ptr_array_index (seen, 2), ==, "region/zeeland -");

  changes = list_changes (repository, g_ptr_array_index (two->revisions, 0));
  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->address, ==, "zeeland/trekkers/jan");
  g_assert_cmpstr (change->field, ==, "function");
  g_assert_cmpstr (change->before->valuestring, ==, "een");
  g_assert_cmpstr (change->after->valuestring, ==, "twee");
  old = pow_repository_read_record (repository, g_ptr_array_index (one->revisions, 0), "zeeland/trekkers/jan", &error);
  g_assert_true (pow_record_equal (old, first));
}

/* Side commits of a merge come once, in their place in time: here before the shared line's own. */
static void
test_history_of_merge (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *clone = g_build_filename (fixture->folder, "c", NULL);
  g_autofree char *moment = NULL;
  g_autofree char *side = NULL;
  g_autofree char *merge = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *script = g_strdup (
    "git clone -q -b region/zeeland ../p . && git config user.name T && git config user.email t@t && mkdir -p regions/zeeland/trekkers && "
    "export GIT_COMMITTER_DATE='@1577970000 +0000' GIT_AUTHOR_DATE='@1577970000 +0000' && "
    "git checkout -q -b side && echo '{\"format\":1,\"side\":\"uwv\"}' > regions/zeeland/trekkers/a.json && git add -A && git commit -q -m zij1 && "
    "echo '{\"format\":1,\"side\":\"union\"}' > regions/zeeland/trekkers/a.json && git commit -q -a -m zij2 && git checkout -q region/zeeland && "
    "export GIT_COMMITTER_DATE='@1578056400 +0000' GIT_AUTHOR_DATE='@1578056400 +0000' && "
    "mkdir -p regions/zeeland/trekkers && echo '{\"format\":1,\"side\":\"uwv\"}' > regions/zeeland/trekkers/b.json && git add -A && git commit -q -m hoofd && git merge -q --no-ff -m samen side && "
    "git push -q origin region/zeeland");

  g_mkdir (clone, 0700);
  g_free (fixture_run (clone, "sh", "-ec", script, NULL));
  repository = fixture_open (fixture);
  g_assert_true (pow_repository_walk (repository, "region/zeeland", NULL, NULL, collect_cb, seen, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (seen->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (seen, 0), ==, "region/zeeland samen");
  g_assert_cmpstr (g_ptr_array_index (seen, 1), ==, "region/zeeland hoofd");
  g_assert_cmpstr (g_ptr_array_index (seen, 2), ==, "region/zeeland zij2");
  g_assert_cmpstr (g_ptr_array_index (seen, 3), ==, "region/zeeland zij1");

  merge = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland", NULL);
  changes = list_changes (repository, merge);
  g_assert_cmpuint (changes->len, ==, 0); /* every row equals one of its parents */

  side = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland^2~1", NULL);
  moment = pow_repository_resolve (repository, side, "region/zeeland", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (moment, ==, side);
}

static char *
walk_between (PowRepository *repository, const char *since, const char *until)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (pow_repository_walk (repository, "region/zeeland", since, until, collect_cb, seen, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < seen->len; i++)
    memmove (seen->pdata[i], (char *) seen->pdata[i] + strlen ("region/zeeland "), strlen (seen->pdata[i]) + 1 - strlen ("region/zeeland "));
  g_ptr_array_add (seen, NULL);
  return g_strjoinv (" ", (char **) seen->pdata);
}

/* A bound is a state of the line: what a later merge brought in came after it, however old. */
static void
test_history_bounds (PortfolioFixture *fixture, gconstpointer data)
{
  static const char script[] =
    "git clone -q -b region/zeeland ../p . && git config user.name T && git config user.email t@t && mkdir -p regions/zeeland/trekkers\n"
    "save () { export GIT_COMMITTER_DATE=\"2020-01-$3T12:00:00Z\" GIT_AUTHOR_DATE=\"2020-01-$3T12:00:00Z\"\n"
    "echo \"{\\\"format\\\":1,\\\"function\\\":\\\"$2\\\"}\" > regions/zeeland/trekkers/$1.json && git add -A && git commit -q -m $2; }\n"
    "save h h1 03; git checkout -q -b side; save z z1 04; save z z2 06; git checkout -q region/zeeland; save h h2 05; save h h3 07\n"
    "export GIT_COMMITTER_DATE=2020-01-09T12:00:00Z; git merge -q --no-ff -m m side; save h h4 11; git push -q origin region/zeeland";
  g_autofree char *clone = g_build_filename (fixture->folder, "c", NULL);
  g_autoptr (PowRepository) repository = NULL;
  g_autofree char *z1 = NULL;
  g_autofree char *h2 = NULL;

  g_mkdir (clone, 0700);
  g_free (fixture_run (clone, "sh", "-ec", script, NULL));
  z1 = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland~1^2~1", NULL);
  h2 = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland~3", NULL);
  repository = fixture_open (fixture);

  const struct
  {
    const char *since, *until, *seen;
  } cases[] = {
    { "2020-01-01", NULL, "h4 m h3 z2 h2 z1 h1" },
    { "2020-01-05", NULL, "h4 m h3 z2 z1" },
    { "2020-01-08", "2020-01-10", "m z2 z1" },
    { "2020-01-01", "2020-01-08", "h3 h2 h1" },
    { "2020-01-10", NULL, "h4" },
    { "2020-01-01", z1, "z1 h1" },
    { z1, NULL, "h4 m h3 z2 h2" },
    { h2, "2020-01-10", "m h3 z2 z1" },
    { "now", NULL, "" },
    { NULL, "2018", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *seen = walk_between (repository, cases[i].since, cases[i].until);

      g_assert_cmpstr (seen, ==, cases[i].seen);
    }
}

#define ADD(name, func)                                                                                               \
  g_test_add ("/store/history/" name, PortfolioFixture, NULL, portfolio_fixture_set_up, func, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("changes", test_history);
  ADD ("merge", test_history_of_merge);
  ADD ("bounds", test_history_bounds);
  return g_test_run ();
}
