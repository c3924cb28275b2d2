/* SPDX-License-Identifier: EUPL-1.2 */
/* Refs that move together: each only from the value that it is said to have, what is in the way of one is not
 * in the way of the others, and plain git sees the same. */
#include "tests/store/portfolio-fixture.h"

#include "model/store/pow-lines.h"
#include "model/store/pow-ref-batch.h"

#include <git2.h>
#include <glib/gstdio.h>

static void
block_nothing (const char *path, const char *ref)
{
}

/* Another program holds it. */
static void
block_by_lock (const char *path, const char *ref)
{
  g_autofree char *lock = g_strconcat (path, "/", ref, ".lock", NULL);
  g_autofree char *folder = g_path_get_dirname (lock);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
}

static void
block_by_move (const char *path, const char *ref)
{
  g_free (fixture_run (path, "git", "update-ref", ref, "programme", NULL));
}

/* Where git keeps it does not matter. */
static void
pack (const char *path, const char *ref)
{
  g_free (fixture_run (path, "git", "pack-refs", "--all", NULL));
}

static void
block_by_removal (const char *path, const char *ref)
{
  g_free (fixture_run (path, "git", "update-ref", "-d", ref, NULL));
}

typedef struct
{
  const char *name;
  void (*block) (const char *path, const char *ref);
  gboolean moves;
} Case;

static const Case cases[] = {
  { "free", block_nothing, TRUE },
  { "packed", pack, TRUE },
  { "locked", block_by_lock, FALSE },
  { "moved", block_by_move, FALSE },
  { "removed", block_by_removal, FALSE },
};

static void
find (const char *path, const char *name, git_oid *id)
{
  g_autofree char *hex = fixture_run (path, "git", "rev-parse", name, NULL);

  g_assert_true (pow_oid_from_hex (hex, id));
}

/* Zeeland is in the way or not; Drenthe goes, and a ref that was not there is made, whatever becomes of Zeeland. */
static void
test_case (PortfolioFixture *fixture, gconstpointer data)
{
  const Case *given = data;
  char *refs[] = { (char *) "refs/heads/region/zeeland", (char *) "refs/heads/region/drenthe", (char *) "refs/remotes/origin/new", (char *) "refs/heads/unwanted" };
  PowRefMove moves[G_N_ELEMENTS (refs)] = { { NULL, { { 0 } }, { { 0 } } } };
  gboolean wanted[G_N_ELEMENTS (refs)] = { TRUE, TRUE, TRUE, FALSE };
  g_autofree char *made = fixture_run (fixture->path, "git", "-c", "user.name=T", "-c", "user.email=t@t", "commit-tree", "programme^{tree}", "-m", "x", NULL);
  g_autofree char *left = NULL;
  git_repository *git = NULL;
  git_oid now;

  for (gsize i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      moves[i].ref = refs[i];
      g_assert_true (pow_oid_from_hex (made, &moves[i].after));
    }
  find (fixture->path, refs[0], &moves[0].before);
  find (fixture->path, refs[1], &moves[1].before);
  given->block (fixture->path, refs[0]);

  g_object_unref (fixture_open (fixture)); /* starts libgit2 with our options */
  g_assert_cmpint (git_repository_open_bare (&git, fixture->path), ==, 0);
  pow_ref_batch_move (git, moves, G_N_ELEMENTS (refs), wanted);
  git_repository_free (git);

  g_assert_cmpint (wanted[0], ==, given->moves);
  g_assert_true (wanted[1] && wanted[2] && !wanted[3]);
  for (gsize i = given->moves ? 0 : 1; i < 3; i++)
    {
      find (fixture->path, refs[i], &now);
      g_assert_true (pow_oid_equal (&now, &moves[i].after));
    }
  left = fixture_run (fixture->path, "git", "for-each-ref", "--format=%(objectname)", refs[0], NULL);
  g_assert_cmpint (g_strcmp0 (left, made) == 0, ==, given->moves);
  g_free (left);
  left = fixture_run (fixture->path, "git", "for-each-ref", refs[3], NULL);
  g_assert_cmpstr (left, ==, "");
  g_free (left);
  /* The lock of another is not taken away, and none of ours stays. */
  left = fixture_run (fixture->path, "find", "refs", "-name", "*.lock", NULL);
  g_assert_cmpstr (left, ==, given->block == block_by_lock ? "refs/heads/region/zeeland.lock" : "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/ref-batch/", cases[i].name, NULL);

      g_test_add (path, PortfolioFixture, &cases[i], portfolio_fixture_set_up, test_case, portfolio_fixture_tear_down);
    }
  return g_test_run ();
}
