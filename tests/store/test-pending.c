/* SPDX-License-Identifier: EUPL-1.2 */
/* Refs move by compare-and-swap only, and a change to several lines that was cut off is finished whole
 * or dropped whole. */
#include "tests/store/portfolio-fixture.h"

#include "model/store/pow-lines.h"
#include "model/store/pow-pending.h"

#include <string.h>

typedef struct
{
  const char *name;
  /* Where each of the two lines stands when the next one opens: 'b'efore, 'a'fter or 'e'lsewhere. */
  const char *found;
  const char *expected;
} Case;

static const Case cases[] = {
  { "none-moved", "bb", "aa" },
  { "first-moved", "ab", "aa" },
  { "second-moved", "ba", "aa" },
  { "both-moved", "aa", "aa" },
  { "nothing-moved-and-one-elsewhere", "be", "be" },
  { "one-moved-and-one-elsewhere", "ae", "ae" },
};

static const char *const lines[] = { "region/drenthe", "region/zeeland" };

static char *
make_commit (PortfolioFixture *fixture, const char *line, const char *message)
{
  g_autofree char *tree = g_strconcat (line, "^{tree}", NULL);

  return fixture_run (fixture->path, "git", "-c", "user.name=T", "-c", "user.email=t@t", "commit-tree", tree, "-p", line, "-m", message, NULL);
}

static void
test_case (PortfolioFixture *fixture, gconstpointer data)
{
  const Case *given = data;
  g_autoptr (PowRepository) repository = NULL;
  PowRefMove moves[2];
  char *places[2][3]; /* before, after, elsewhere */
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *ref = pow_line_to_ref (lines[i]);

      places[i][0] = fixture_run (fixture->path, "git", "rev-parse", lines[i], NULL);
      places[i][1] = make_commit (fixture, lines[i], "after");
      places[i][2] = make_commit (fixture, lines[i], "elsewhere");
      moves[i].ref = pow_line_to_ref (lines[i]);
      g_assert_true (pow_oid_from_hex (places[i][0], &moves[i].before));
      g_assert_true (pow_oid_from_hex (places[i][1], &moves[i].after));
      g_free (fixture_run (fixture->path, "git", "update-ref", ref, places[i][strchr ("bae", given->found[i]) - "bae"], NULL));
    }
  g_assert_true (pow_pending_write (fixture->path, moves, 2, &error));
  repository = fixture_open (fixture);
  g_assert_false (pow_pending_exists (fixture->path));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *now = fixture_run (fixture->path, "git", "rev-parse", lines[i], NULL);

      g_assert_cmpstr (now, ==, places[i][strchr ("bae", given->expected[i]) - "bae"]);
      for (guint j = 0; j < 3; j++)
        g_free (places[i][j]);
      g_free (moves[i].ref);
    }
}

static void
test_compare_and_swap (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_run (fixture->path, "git", "rev-parse", lines[0], NULL);
  g_autofree char *after = make_commit (fixture, lines[0], "after");
  g_autofree char *elsewhere = make_commit (fixture, lines[0], "elsewhere");
  g_autofree char *ref = pow_line_to_ref (lines[0]);
  g_autofree char *now = NULL;
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  git_repository *git = NULL;
  PowRefMove move = { ref, { { 0 } }, { { 0 } } };

  g_assert_cmpint (git_repository_open (&git, fixture->path), ==, 0);
  g_assert_true (pow_oid_from_hex (after, &move.after));
  g_assert_cmpint (pow_ref_move (git, &move), ==, GIT_EMODIFIED); /* it is not new */
  g_assert_true (pow_oid_from_hex (elsewhere, &move.before));
  g_assert_cmpint (pow_ref_move (git, &move), ==, GIT_EMODIFIED);
  now = fixture_run (fixture->path, "git", "rev-parse", lines[0], NULL);
  g_assert_cmpstr (now, ==, before);
  g_assert_true (pow_oid_from_hex (before, &move.before));
  g_assert_cmpint (pow_ref_move (git, &move), ==, 0);
  git_repository_free (git);
}

/* What is no list of ours moves nothing. */
static void
test_garbage (PortfolioFixture *fixture, gconstpointer data)
{
  static const char garbage[] = "x\n0000000000000000000000000000000000000000 0000000000000000000000000000000000000000 refs/heads/../../x\n\n";
  g_autofree char *file = g_build_filename (fixture->path, "perspectief", "pending", NULL);
  g_autofree char *before = fixture_run (fixture->path, "git", "for-each-ref", NULL);
  g_autofree char *after = NULL;
  g_autoptr (PowRepository) repository = NULL;

  g_assert_true (g_file_set_contents (file, garbage, -1, NULL));
  repository = fixture_open (fixture);
  after = fixture_run (fixture->path, "git", "for-each-ref", NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (pow_pending_exists (fixture->path));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/pending/", cases[i].name, NULL);

      g_test_add (path, PortfolioFixture, &cases[i], portfolio_fixture_set_up, test_case, portfolio_fixture_tear_down);
    }
  g_test_add ("/store/pending/compare-and-swap", PortfolioFixture, NULL, portfolio_fixture_set_up, test_compare_and_swap, portfolio_fixture_tear_down);
  g_test_add ("/store/pending/garbage", PortfolioFixture, NULL, portfolio_fixture_set_up, test_garbage, portfolio_fixture_tear_down);
  return g_test_run ();
}
