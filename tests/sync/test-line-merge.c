/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/store/portfolio-fixture.h"

#include "model/change/pow-line-merge.h"

#include <string.h>

#define PLAN "regions/zeeland/plan.json"
#define LINE "region/zeeland"
#define RECORD(fields) "{\n  \"format\": 1,\n  \"title\": \"Plan\"" fields "\n}\n"
#define AMBITION(text) ",\n  \"ambition\": \"" text "\""
#define STATUS(text) ",\n  \"status\": \"" text "\""

/* Whichever of two texts has the greater blob id. */
#define GREATER "*"

static const struct
{
  const char *name;
  const char *path;
  const char *base; /* NULL: not there */
  const char *ours;
  const char *theirs;
  const char *expected;
  guint merged;
  guint asked;
  guint reports;
} cases[] = {
  { "nobody", PLAN, RECORD (""), RECORD (""), RECORD (""), RECORD ("") },
  { "one side", PLAN, RECORD (""), RECORD (STATUS ("draft")), RECORD (""), RECORD (STATUS ("draft")) },
  { "the same", PLAN, RECORD (""), RECORD (STATUS ("draft")), RECORD (STATUS ("draft")), RECORD (STATUS ("draft")) },
  { "two fields", PLAN, RECORD (""), RECORD (AMBITION ("Meer")), RECORD (STATUS ("draft")),
    RECORD (AMBITION ("Meer") STATUS ("draft")), .merged = 2 },
  { "a clash", PLAN, RECORD (STATUS ("draft")), RECORD (STATUS ("signed")), RECORD (STATUS ("running")),
    RECORD (STATUS ("running") ",\n  \"choices\": {\n    \"/status\": [\n      \"signed\",\n      \"running\"\n    ]\n  }"), .asked = 1 },
  { "new on both sides", PLAN, NULL, RECORD (AMBITION ("Meer")), RECORD (STATUS ("draft")),
    RECORD (AMBITION ("Meer") STATUS ("draft")), .merged = 4 },
  { "deleted, else untouched", PLAN, RECORD (""), NULL, RECORD (""), NULL },
  { "deleted, changed", PLAN, RECORD (""), NULL, RECORD (STATUS ("draft")),
    RECORD (STATUS ("draft") ",\n  \"choices\": {\n    \"/removed\": [\n      {\n        \"absent\": true\n      },\n      true\n    ]\n  }"),
    .merged = 1, .asked = 1 },
  { "unreadable, untouched", PLAN, RECORD (""), "{", RECORD (""), "{" },
  { "unreadable, changed", PLAN, RECORD (""), "{", RECORD (STATUS ("draft")), RECORD (STATUS ("draft")), .reports = 1 },
  { "unreadable on both sides", PLAN, RECORD (""), "{", "[", GREATER, .reports = 1 },
  { "mended on both sides", PLAN, "{", RECORD (AMBITION ("Meer")), RECORD (STATUS ("draft")),
    RECORD (AMBITION ("Meer") STATUS ("draft")), .merged = 4 },
  { "unreadable, deleted", PLAN, RECORD (""), NULL, "{", "{" },
  { "foreign, one side", "notes.txt", "a", "b", "a", "b" },
  { "foreign, both sides", "notes.txt", "a", "b", "c", GREATER, .reports = 1 },
  { "foreign, deleted and changed", "notes.txt", "a", NULL, "c", "c" },
  { "another region's record", "regions/drenthe/plan.json", RECORD (""), RECORD (AMBITION ("Meer")), RECORD (STATUS ("draft")), GREATER,
    .reports = 1 },
  { "far down", "a/b/c/d/e/f/g/h/i/j.txt", "a", "b", "c", GREATER, .reports = 1 },
};

static gboolean
write_tree (const PowObjectStore *store, const char *path, const char *text, git_oid *tree, git_oid *blob)
{
  g_autoptr (GError) error = NULL;
  git_oid other;
  PowTreeChange changes[2] = { { "regions/zeeland/region.json", &other }, { path, blob } };

  store->write (store->data, POW_OBJECT_BLOB, "{}", 2, &other, &error);
  if (text != NULL)
    store->write (store->data, POW_OBJECT_BLOB, text, strlen (text), blob, &error);
  pow_tree_update (store, NULL, changes, text != NULL ? 2 : 1, tree, &error);
  g_assert_no_error (error);
  return text != NULL;
}

/* The id at a path; FALSE when nothing is there. */
static gboolean
find (const PowObjectStore *store, const git_oid *tree, const char *path, git_oid *blob)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  git_oid id = *tree;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = store->read (store->data, &id, POW_OBJECT_TREE, NULL);
      gboolean found = FALSE;
      PowTreeIter iter;
      PowTreeEntry entry;

      pow_tree_iter_init (&iter, bytes);
      while (!found && pow_tree_iter_next (&iter, &entry))
        found = strcmp (entry.name, names[i]) == 0;
      if (!found)
        return FALSE;
      id = entry.id;
    }
  *blob = id;
  return TRUE;
}

static void
assert_text (const PowObjectStore *store, const git_oid *blob, const char *expected)
{
  g_autoptr (GBytes) bytes = store->read (store->data, blob, POW_OBJECT_BLOB, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_case (PortfolioFixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  PowObjectStore store = pow_objects_as_store (repository->objects);
  g_autoptr (PowLineMerge) merge = NULL;
  g_autoptr (PowLineMerge) turned = NULL;
  g_autoptr (PowLineMerge) again = NULL;
  g_autoptr (GError) error = NULL;
  git_oid trees[3];
  git_oid blobs[3];
  git_oid found;
  gboolean has[3];

  has[0] = write_tree (&store, cases[i].path, cases[i].base, &trees[0], &blobs[0]);
  has[1] = write_tree (&store, cases[i].path, cases[i].ours, &trees[1], &blobs[1]);
  has[2] = write_tree (&store, cases[i].path, cases[i].theirs, &trees[2], &blobs[2]);
  merge = pow_line_merge_trees (&store, LINE, &trees[0], &trees[1], &trees[2], &error);
  g_assert_no_error (error);
  if (cases[i].expected == NULL)
    g_assert_false (find (&store, &merge->tree, cases[i].path, &found));
  else
    {
      g_assert_true (find (&store, &merge->tree, cases[i].path, &found));
      if (strcmp (cases[i].expected, GREATER) == 0)
        {
          g_assert_true (has[1] && has[2]);
          g_assert_true (pow_oid_equal (&found, memcmp (blobs[1].id, blobs[2].id, 20) > 0 ? &blobs[1] : &blobs[2]));
        }
      else
        assert_text (&store, &found, cases[i].expected);
    }
  g_assert_cmpuint (merge->merged, ==, cases[i].merged);
  g_assert_cmpuint (merge->asked->len, ==, cases[i].asked);
  g_assert_cmpuint (merge->reports->len, ==, cases[i].reports);

  /* Either way round it is the same, and what is in changes nothing when it comes again. */
  turned = pow_line_merge_trees (&store, LINE, &trees[0], &trees[2], &trees[1], &error);
  g_assert_true (pow_oid_equal (&merge->tree, &turned->tree));
  again = pow_line_merge_trees (&store, LINE, &trees[1], &trees[1], &merge->tree, &error);
  g_assert_true (pow_oid_equal (&merge->tree, &again->tree));
  g_assert_cmpuint (again->asked->len, ==, 0);
}

static git_oid
commit (PortfolioFixture *fixture, const PowObjectStore *store, const char *text, const git_oid *parents, gsize n)
{
  const PowSignature author = { "Anna", "anna@example.org", 1577880000 };
  g_autoptr (GBytes) bytes = NULL;
  git_oid tree;
  git_oid blob;
  git_oid id;

  write_tree (store, PLAN, text, &tree, &blob);
  bytes = pow_commit_build (&tree, parents, n, &author, "x");
  g_assert_true (store->write (store->data, POW_OBJECT_COMMIT, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &id, NULL));
  return id;
}

/* Two histories that took each other over: their two last common ancestors are joined first. What was
 * settled in both stays so, and what one side did since stands. */
static void
test_crossing (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  PowObjectStore store = pow_objects_as_store (repository->objects);
  g_autoptr (PowLineMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  git_oid root = commit (fixture, &store, RECORD (""), NULL, 0);
  git_oid left = commit (fixture, &store, RECORD (AMBITION ("Links")), &root, 1);
  git_oid right = commit (fixture, &store, RECORD (STATUS ("draft")), &root, 1);
  const git_oid one[2] = { left, right };
  const git_oid two[2] = { right, left };
  git_oid ours = commit (fixture, &store, RECORD (AMBITION ("Links") STATUS ("draft")), one, 2);
  git_oid theirs = commit (fixture, &store, RECORD (AMBITION ("Links") STATUS ("signed")), two, 2);
  git_oid found;

  merge = pow_line_merge_commits (repository, &store, LINE, &ours, &theirs, &error);
  g_assert_no_error (error);
  g_assert_true (find (&store, &merge->tree, PLAN, &found));
  assert_text (&store, &found, RECORD (AMBITION ("Links") STATUS ("signed")));
  g_assert_cmpuint (merge->asked->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/sync/line-merge/%s", cases[i].name);

      g_test_add (name, PortfolioFixture, GUINT_TO_POINTER (i), portfolio_fixture_set_up, test_case, portfolio_fixture_tear_down);
    }
  g_test_add ("/sync/line-merge/crossing", PortfolioFixture, NULL, portfolio_fixture_set_up, test_crossing, portfolio_fixture_tear_down);
  return g_test_run ();
}
