/* SPDX-License-Identifier: EUPL-1.2 */
/* Why the fields of a merge stand, found again from the history alone. */
#include "tests/store/portfolio-fixture.h"

#include "model/change/pow-merge-account.h"
#include "model/store/pow-repository-private.h"

#include <string.h>

#define PLAN "regions/zeeland/plan.json"
#define ADDRESS "zeeland/plan"
#define LINE "region/zeeland"
#define BASE "\"title\":\"Plan\",\"ambition\":\"Een.\\n\\nTwee.\\n\\nDrie.\",\"status\":\"draft\",\"target_groups\":[\"a\"],\"notes\":\"Oud\""
#define OURS                                                                                                                          \
  "\"title\":\"Mijn plan\",\"ambition\":\"Eerst een.\\n\\nTwee.\\n\\nDrie.\",\"status\":\"signed\",\"target_groups\":[\"a\",\"b\"],"    \
  "\"notes\":\"Nieuw\""
#define THEIRS                                                                                                                        \
  "\"title\":\"Plan\",\"ambition\":\"Een.\\n\\nTwee.\\n\\nDrie op het laatst.\",\"status\":\"running\",\"target_groups\":[\"a\",\"c\"]," \
  "\"notes\":\"Nieuw\",\"internal_notes\":\"Alleen hier\""

static const struct
{
  const char *field;
  PowMergeVerdict verdict;
  const char *ours; /* who; NULL: nobody there */
  const char *theirs;
  const char *reason; /* as Anna reads it */
} expected[] = {
  { "title", POW_MERGE_OURS, "Anna", NULL, "Only you changed this, so it stands." },
  { "ambition", POW_MERGE_BOTH, "Anna", "Bert", "Bert and you each changed another part of the text. Both parts are in it." },
  { "status", POW_MERGE_CHOICE, "Anna", "Bert", "Bert and you filled in different values. Both are kept until somebody chooses." },
  { "target_groups", POW_MERGE_BOTH, "Anna", "Bert", "Bert and you both changed the list. What either added or took away is in it." },
  { "notes", POW_MERGE_SAME, "Anna", "Bert", "Bert and you filled in the same." },
  { "internal_notes", POW_MERGE_THEIRS, NULL, "Bert", "Only Bert changed this, so it stands." },
};

typedef struct
{
  PortfolioFixture portfolio;
  PowRepository *repository;
  PowHistory *history;
  char *base;
  char *ours;
  char *theirs;
  char *merge;
} Fixture;

static git_oid
commit (Fixture *fixture, const char *author, const char *fields, const git_oid *parents, gsize n)
{
  PowObjectStore store = pow_objects_as_store (fixture->repository->objects);
  const PowSignature signature = { author, "x@example.org", 1577880000 };
  g_autoptr (PowRawCommit) parent = pow_objects_read_commit (fixture->repository->objects, &parents[0], TRUE, NULL);
  g_autofree char *text = g_strdup_printf ("{\"format\":1,%s}", fields);
  g_autoptr (PowRecord) record = fixture_record (POW_KIND_PLAN, ADDRESS, text);
  g_autofree char *canonical = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  git_oid blob, tree, id;
  PowTreeChange change = { PLAN, &blob };

  canonical = pow_record_write (record, &length);
  g_assert_true (store.write (store.data, POW_OBJECT_BLOB, canonical, length, &blob, NULL));
  g_assert_true (pow_tree_update (&store, &parent->tree, &change, 1, &tree, NULL));
  bytes = pow_commit_build (&tree, parents, n, &signature, "Iets");
  g_assert_true (store.write (store.data, POW_OBJECT_COMMIT, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &id, NULL));
  return id;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  git_oid root, base, parents[2], merge;
  g_autoptr (GError) error = NULL;

  portfolio_fixture_set_up (&fixture->portfolio, NULL);
  fixture->repository = fixture_open (&fixture->portfolio);
  g_assert_true (pow_lines_get_tip (fixture->repository->lines, LINE, &root, &error));
  base = commit (fixture, "Anna", BASE, &root, 1);
  parents[1] = commit (fixture, "Anna", OURS, &base, 1);
  parents[0] = commit (fixture, "Bert", THEIRS, &base, 1);
  /* What stands is not looked at here: the account merges the parents itself. */
  merge = commit (fixture, "Anna", OURS, parents, 2);
  fixture->base = pow_oid_to_hex (&base);
  fixture->ours = pow_oid_to_hex (&parents[1]);
  fixture->theirs = pow_oid_to_hex (&parents[0]);
  fixture->merge = pow_oid_to_hex (&merge);
  g_free (fixture_run (fixture->portfolio.path, "git", "update-ref", "refs/heads/" LINE, fixture->merge, NULL));
  fixture->history = pow_history_open (fixture->repository, &error);
  g_assert_no_error (error);
  g_assert_true (pow_history_update (fixture->history, LINE, NULL, NULL, &error));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  pow_history_free (fixture->history);
  pow_repository_close (fixture->repository);
  g_clear_object (&fixture->repository);
  g_free (fixture->base);
  g_free (fixture->ours);
  g_free (fixture->theirs);
  g_free (fixture->merge);
  portfolio_fixture_tear_down (&fixture->portfolio, NULL);
}

static const PowMergedField *
find (GPtrArray *fields, const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const PowMergedField *field = g_ptr_array_index (fields, i);

      if (g_strcmp0 (field->field, name) == 0)
        return field;
    }
  return NULL;
}

static const char *
get_author (const PowCommit *commit)
{
  return commit != NULL ? commit->author : NULL;
}

static void
assert_field (GPtrArray *fields, guint i)
{
  const PowMergedField *field = find (fields, expected[i].field);
  g_autofree char *reason = NULL;

  g_assert_nonnull (field);
  g_assert_cmpstr (field->address, ==, ADDRESS);
  g_assert_cmpint (field->verdict, ==, expected[i].verdict);
  g_assert_cmpstr (get_author (field->our_commit), ==, expected[i].ours);
  g_assert_cmpstr (get_author (field->their_commit), ==, expected[i].theirs);
  reason = pow_merged_field_dup_reason (field, "Anna");
  g_assert_cmpstr (reason, ==, expected[i].reason);
}

static void
test_merge (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = pow_merge_account_read (fixture->history, LINE, fixture->merge, &error);
  g_autoptr (GPtrArray) none = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (fields->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_field (fields, i);
  none = pow_merge_account_read (fixture->history, LINE, fixture->ours, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* To whoever reads along it is both people, by name. */
static void
test_others (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) fields = pow_merge_account_read (fixture->history, LINE, fixture->merge, NULL);
  g_autofree char *reason = pow_merged_field_dup_reason (find (fields, "status"), "Cor");

  g_assert_cmpstr (reason, ==, "Anna and Bert filled in different values. Both are kept until somebody chooses.");
}

/* What came in with a mere takeover is theirs alone, from first to last. */
static void
test_arrivals (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_arrival_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  g_ptr_array_add (arrivals, pow_arrival_new (LINE, fixture->base, fixture->theirs));
  fields = pow_merge_account_list_arrivals (fixture->history, arrivals, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fields->len, ==, 5);
  for (guint i = 0; i < fields->len; i++)
    {
      const PowMergedField *field = g_ptr_array_index (fields, i);

      g_assert_cmpint (field->verdict, ==, POW_MERGE_THEIRS);
      g_assert_cmpstr (get_author (field->their_commit), ==, "Bert");
      g_assert_null (field->our_commit);
    }
  g_assert_cmpstr (find (fields, "status")->after->valuestring, ==, "running");
}

static void
test_recent (Fixture *fixture, gconstpointer unused)
{
  const char *const own[] = { LINE, NULL };
  const char *const other[] = { "region/drenthe", NULL };
  g_autoptr (GPtrArray) all = pow_merge_account_list_recent (fixture->history, own, 1577880000, 10, NULL);
  g_autoptr (GPtrArray) elsewhere = pow_merge_account_list_recent (fixture->history, other, 0, 10, NULL);
  g_autoptr (GPtrArray) later = pow_merge_account_list_recent (fixture->history, NULL, G_MAXINT64, 10, NULL);

  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (elsewhere->len, ==, 0);
  g_assert_cmpuint (later->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/merge-account/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/merge-account/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/merge-account/arrivals", Fixture, NULL, set_up, test_arrivals, tear_down);
  g_test_add ("/merge-account/recent", Fixture, NULL, set_up, test_recent, tear_down);
  return g_test_run ();
}
