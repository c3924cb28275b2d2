/* SPDX-License-Identifier: EUPL-1.2 */
/* Copies of hostile sources: the healthy lines come in, what git's checks refuse is left out and named,
 * and foreign files are carried untouched. */
#include "tests/store/portfolio-fixture.h"

#include "model/sync/pow-sync.h"

#include "model/store/pow-files.h"

#include <string.h>

/* A commit on @line of @bare with a tree that has an entry called @name; made with git's plumbing. */
static char *
commit_entry (PortfolioFixture *fixture, const char *bare, const char *line, const char *name)
{
  g_autofree char *script
      = g_strdup_printf ("set -e; blob=$(echo inhoud | git hash-object -w --stdin); "
                         "tree=$( (git ls-tree refs/heads/%s; printf '100644 blob %%s\\t%s\\n' $blob) | git mktree); "
                         "commit=$(echo Vreemd | git -c user.name=G -c user.email=g@example.org commit-tree -p refs/heads/%s $tree); "
                         "git update-ref refs/heads/%s $commit; echo $commit",
                         line, name, line, line);

  return fixture_run (bare, "sh", "-c", script, NULL);
}

static char *
make_source (PortfolioFixture *fixture)
{
  char *bare = g_build_filename (fixture->folder, "bare", NULL);

  g_free (fixture_run (fixture->folder, "git", "clone", "-q", "--mirror", fixture->path, bare, NULL));
  return bare;
}

static void
test_bad_line (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *bare = make_source (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *bad = commit_entry (fixture, bare, "region/drenthe", ".git");
  g_autofree char *beginning = g_strndup (bad, 10);
  g_autofree char *refs = NULL;
  g_autofree char *objects = NULL;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (PowSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  PortfolioFixture copied = { fixture->folder, copy };
  const PowProblem *problem;

  repository = pow_sync_clone (bare, copy, NULL, 0, &left_out, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left_out->len, ==, 1);
  problem = g_ptr_array_index (left_out, 0);
  g_assert_cmpstr (problem->address, ==, "region/drenthe");
  g_assert_nonnull (strstr (problem->problem, beginning));
  g_assert_nonnull (strstr (problem->problem, "hasDotgit"));

  snapshot = pow_repository_read (repository, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pow_snapshot_lookup (snapshot, "zeeland/plan"));
  g_assert_null (pow_snapshot_get_line (snapshot, "region/drenthe"));
  refs = fixture_run (copy, "git", "for-each-ref", "--format=%(refname)", NULL);
  g_assert_cmpstr (refs, ==, "refs/heads/programme\nrefs/heads/region/zeeland\nrefs/remotes/origin/programme\nrefs/remotes/origin/region/zeeland");
  objects = fixture_run (copy, "git", "cat-file", "--batch-all-objects", "--batch-check=%(objectname)", NULL);
  g_assert_null (strstr (objects, bad));
  fixture_assert_sound (&copied);
}

/* A programme that is refused leaves no portfolio, and no folder. */
static void
test_bad_programme (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *bare = make_source (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *bad = commit_entry (fixture, bare, "programme", ".git");
  g_autoptr (GError) error = NULL;

  g_assert_null (pow_sync_clone (bare, copy, NULL, 0, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO);
  g_assert_nonnull (strstr (error->message, "hasDotgit"));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

/* A line whose objects are missing at the source, and a chosen region beside it. */
static void
test_cut_off_line (PortfolioFixture *fixture, gconstpointer data)
{
  static const char *const both[] = { "zeeland", "drenthe", NULL };
  g_autofree char *bare = make_source (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *bad = commit_entry (fixture, bare, "region/drenthe", "notes.txt");
  g_autofree char *object = g_strdup_printf ("%s/objects/%.2s/%s", bare, bad, bad + 2);
  g_autofree char *revision = NULL;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (GError) error = NULL;

  g_free (fixture_run (fixture->folder, "rm", "-f", object, NULL));
  repository = pow_sync_clone (bare, copy, both, 0, &left_out, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left_out->len, ==, 1);
  g_assert_cmpstr (((const PowProblem *) g_ptr_array_index (left_out, 0))->address, ==, "region/drenthe");
  revision = pow_repository_resolve (repository, NULL, "region/zeeland", &error);
  g_assert_nonnull (revision);
}

static void
test_stray_file (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *bare = make_source (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *stray = commit_entry (fixture, bare, "region/drenthe", "notes.txt");
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (PowSnapshot) snapshot = NULL;
  g_autoptr (PowRecord) record = fixture_trekker ("drenthe", "jan", "een");
  g_autoptr (PowSaveResult) result = NULL;
  g_autofree char *carried = NULL;
  g_autofree char *revision = NULL;
  g_autoptr (GError) error = NULL;
  const PowCommitInfo info = { .author = "Anna", .tool = "test" };
  GPtrArray *problems;

  repository = pow_sync_clone (bare, copy, NULL, 0, &left_out, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left_out->len, ==, 0);
  revision = pow_repository_resolve (repository, NULL, "region/drenthe", &error);
  g_assert_cmpstr (revision, ==, stray);
  snapshot = pow_repository_read (repository, NULL, NULL, &error);
  problems = pow_snapshot_get_problems (snapshot);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (((const PowProblem *) g_ptr_array_index (problems, 0))->address, "notes.txt"));

  /* Saving on top carries it on. */
  result = fixture_save (repository, NULL, record, &info);
  carried = fixture_run (copy, "git", "show", "region/drenthe:notes.txt", NULL);
  g_assert_cmpstr (carried, ==, "inhoud");
}

#define ADD(name, func)                                                                                               \
  g_test_add ("/sync/clone/" name, PortfolioFixture, NULL, portfolio_fixture_set_up, func, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("bad-line", test_bad_line);
  ADD ("bad-programme", test_bad_programme);
  ADD ("cut-off-line", test_cut_off_line);
  ADD ("stray-file", test_stray_file);
  return g_test_run ();
}
