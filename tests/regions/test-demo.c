/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history.h"
#include "model/record/pow-address.h"
#include "model/schema/pow-path.h"
#include "tests/regions/demo-fixture.h"

#include <string.h>

/* What the demo promises, counted in the repository itself: git's and the model's own reading. */

#define CLOCK 1581634799 /* the last second of 13 February 2020 in Amsterdam */
#define FIRST 1534111200 /* 13 August 2018 */

static PowRepository *repository;
static PowSnapshot *snapshot;
static GHashTable *told; /* revision → changes */

static struct
{
  GHashTable *authors;
  GHashTable *lines;   /* line → number of revisions */
  GHashTable *changes; /* Change-Id → lines */
  guint revisions;
  guint merges;
  guint removals;
  guint restorations;
  guint moves;
  guint moves_with_reason;
  guint formatting;
  guint foreign;
  guint wrong_clocks;
  guint in_future;
  guint too_early;
} seen;

static void
count_one (GHashTable *table, const char *key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
  g_hash_table_replace (table, g_strdup (key), GUINT_TO_POINTER (n + 1));
}

static gboolean
is_due_date (const char *field)
{
  g_auto (GStrv) keys = pow_path_split (field);
  guint n = g_strv_length (keys);
  return (n == 1 && g_str_equal (keys[0], "due"))
         || (n == 3 && g_str_equal (keys[0], "milestones") && g_str_equal (keys[2], "date"));
}

/* TRUE when what became visible had been there before, marked as removed. */
static gboolean
was_removed (const PowCommit *commit, const PowChange *change)
{
  g_autofree char *path
      = change->field != NULL ? pow_path_join (change->field, "removed") : g_strdup ("removed");
  g_autoptr (PowRecord) before = pow_repository_read_record (
      repository, g_ptr_array_index (commit->parents, 0), change->address, NULL);
  return before != NULL && pow_record_get_flag (before, path);
}

/* What each commit changed, as the index tells it. */
static void
read_changes (void)
{
  const PowHistoryFilter all = { .limit = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PowHistory) history = pow_history_open (repository, &error);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_no_error (error);
  g_assert_true (pow_history_update (history, NULL, NULL, NULL, &error));
  entries = pow_history_list (history, &all, &error);
  g_assert_no_error (error);
  told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      PowHistoryEntry *entry = g_ptr_array_index (entries, i);

      g_hash_table_insert (told, g_strdup (entry->commit->revision), g_ptr_array_ref (entry->changes));
    }
}

static void
look_at_changes (const PowCommit *commit)
{
  GPtrArray *changes = g_hash_table_lookup (told, commit->revision); /* NULL: nothing that people see */
  guint removed = 0, restored = 0, moved = 0;
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      PowChange *change = g_ptr_array_index (changes, i);
      removed += change->type == POW_CHANGE_REMOVED;
      restored += change->type == POW_CHANGE_ADDED && was_removed (commit, change);
      moved += change->type == POW_CHANGE_CHANGED && change->field != NULL
               && is_due_date (change->field) && change->before != NULL && change->after != NULL;
    }
  seen.removals += removed;
  seen.restorations += restored;
  seen.moves += moved;
  seen.moves_with_reason += commit->reason != NULL ? moved : 0;
  seen.formatting += changes == NULL;
  seen.foreign += changes != NULL && commit->change_id == NULL;
}

static gboolean
see_commit (const PowCommit *commit, gpointer user_data)
{
  seen.revisions++;
  g_hash_table_add (seen.authors, g_strdup (commit->author));
  count_one (seen.lines, commit->line);
  seen.wrong_clocks += commit->clock_wrong;
  seen.in_future += commit->time > CLOCK;
  seen.too_early += commit->time < FIRST;
  if (commit->change_id != NULL)
    {
      GHashTable *lines = g_hash_table_lookup (seen.changes, commit->change_id);
      if (lines == NULL)
        {
          lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          g_hash_table_insert (seen.changes, g_strdup (commit->change_id), lines);
        }
      g_hash_table_add (lines, g_strdup (commit->line));
    }
  if (commit->parents->len > 1)
    {
      g_assert_cmpuint (commit->parents->len, ==, 2);
      seen.merges++;
    }
  else if (commit->parents->len == 1)
    look_at_changes (commit);
  return TRUE;
}

static void
walk (void)
{
  g_autoptr (GError) error = NULL;
  seen.authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  seen.lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  seen.changes
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  read_changes ();
  pow_repository_walk (repository, NULL, NULL, NULL, see_commit, NULL, &error);
  g_assert_no_error (error);
}

static void
test_revisions (void)
{
  static const char *const arguments[] = { "rev-list", "--count", "--branches", NULL };
  g_autofree char *counted = demo_fixture_git (demo_fixture_get_path (), arguments, NULL);
  GHashTableIter iter;
  gpointer line, n;
  g_assert_cmpstr (g_strstrip (counted), ==, "2500");
  g_assert_cmpuint (seen.revisions, ==, 2500);
  g_assert_cmpuint (g_hash_table_size (seen.authors), ==, 6);
  g_assert_cmpuint (g_hash_table_size (seen.lines), ==, 36);
  g_hash_table_iter_init (&iter, seen.lines);
  while (g_hash_table_iter_next (&iter, &line, &n))
    if (!g_str_equal (line, "programme"))
      g_assert_cmpuint (GPOINTER_TO_UINT (n), >=, 20);
  g_assert_cmpuint (seen.too_early, ==, 0);
}

static void
test_kinds_of_change (void)
{
  GHashTableIter iter;
  gpointer lines;
  guint bulk = 0;
  g_hash_table_iter_init (&iter, seen.changes);
  while (g_hash_table_iter_next (&iter, NULL, &lines))
    bulk += g_hash_table_size (lines) > 1;
  g_assert_cmpuint (seen.merges, ==, 40);
  g_assert_cmpuint (seen.removals, ==, 25);
  g_assert_cmpuint (seen.restorations, ==, 5);
  g_assert_cmpuint (seen.moves, ==, 60);
  g_assert_cmpuint (seen.moves_with_reason, ==, 30);
  g_assert_cmpuint (seen.formatting, ==, 10);
  g_assert_cmpuint (seen.foreign, ==, 10);
  g_assert_cmpuint (bulk, ==, 8);
  g_assert_cmpuint (seen.wrong_clocks, ==, 1);
  g_assert_cmpuint (seen.in_future, ==, 1);
}

/* Open choices, and how many sorts of field they are about. */
static void
test_choices (void)
{
  g_autoptr (GHashTable) types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;
  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = pow_snapshot_list (snapshot, kind, NULL, TRUE);
      for (guint i = 0; i < records->len; i++)
        {
          PowRecord *record = g_ptr_array_index (records, i);
          const cJSON *choice;
          n += pow_record_count_choices (record);
          cJSON_ArrayForEach (choice, pow_json_get (pow_record_get_tree (record), "choices"))
            {
              g_autofree char *path = pow_path_from_pointer (choice->string);
              gboolean entry = FALSE;
              const PowField *field = pow_schema_find (kind, path, &entry);
              g_assert_nonnull (field);
              g_assert_cmpint (cJSON_GetArraySize (choice), >=, 2);
              g_hash_table_add (types, g_strdup_printf ("%d %d", field->type, entry));
            }
        }
    }
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpuint (g_hash_table_size (types), ==, 12);
}

static gboolean
has_reported (const char *region)
{
  g_autofree char *address = pow_address_build (POW_KIND_PLAN, region, NULL);
  g_autoptr (GPtrArray) reports = pow_snapshot_list (snapshot, POW_KIND_REPORT, region, TRUE);
  g_autoptr (GPtrArray) subprojects
      = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, region, TRUE);
  if (reports->len > 0
      || pow_record_get (pow_snapshot_lookup (snapshot, address), "pulses") != NULL)
    return TRUE;
  for (guint i = 0; i < subprojects->len; i++)
    if (pow_record_get (g_ptr_array_index (subprojects, i), "pulses") != NULL)
      return TRUE;
  return FALSE;
}

static void
test_regions (void)
{
  g_autoptr (GPtrArray) regions = pow_snapshot_list_regions (snapshot);
  g_autoptr (GPtrArray) subprojects
      = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, NULL, FALSE);
  guint silent = 0;
  g_assert_cmpuint (regions->len, ==, 35);
  g_assert_cmpuint (subprojects->len, >=, 8 * 35);
  for (guint i = 0; i < regions->len; i++)
    silent += !has_reported (g_ptr_array_index (regions, i));
  g_assert_cmpuint (silent, ==, 3);
  g_assert_cmpuint (pow_snapshot_get_problems (snapshot)->len, ==, 0);
  g_assert_cmpstr (pow_record_get_text (pow_snapshot_get_programme (snapshot), "clock"), ==,
                   "2020-02-13");
}

/* Notes which terms of which vocabulary a value uses, as the tables say. */
static void
note_terms (const PowField *field, const cJSON *value, GHashTable *used)
{
  const cJSON *item;
  if (value == NULL)
    return;
  if (field->type == POW_TYPE_TERM)
    g_hash_table_add (used, g_strdup_printf ("%s.%s", field->vocabulary, value->valuestring));
  if (field->type == POW_TYPE_SET)
    cJSON_ArrayForEach (item, value)
      note_terms (field->item, item, used);
  if (field->type == POW_TYPE_MAP && field->vocabulary != NULL)
    cJSON_ArrayForEach (item, value)
      g_hash_table_add (used, g_strdup_printf ("%s.%s", field->vocabulary, item->string));
  for (const PowField *row = field->members; row != NULL && row->key != NULL; row++)
    {
      if (field->type == POW_TYPE_GROUP)
        note_terms (row, pow_json_get (value, row->key), used);
      else
        cJSON_ArrayForEach (item, value)
          note_terms (row, pow_json_get (item, row->key), used);
    }
}

static void
test_vocabularies (void)
{
  static const char *const vocabularies[]
      = { "questions", "themes",      "target_groups", "sectors",
          "topics",    "instruments", "lines",         "funders" };
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (PowKind kind = POW_KIND_REGION; kind < POW_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = pow_snapshot_list (snapshot, kind, NULL, FALSE);
      for (guint i = 0; i < records->len; i++)
        for (const PowField *row = pow_schema_get_fields (kind); row->key != NULL; row++)
          note_terms (row,
                      pow_json_get (pow_record_get_tree (g_ptr_array_index (records, i)), row->key),
                      used);
    }
  for (gsize v = 0; v < G_N_ELEMENTS (vocabularies); v++)
    {
      g_autoptr (GPtrArray) terms
          = pow_record_list_entries (pow_snapshot_get_programme (snapshot), vocabularies[v]);
      g_assert_cmpuint (terms->len, >, 0);
      for (guint i = 0; i < terms->len; i++)
        {
          g_autofree char *key = g_strdup_printf ("%s.%s", vocabularies[v],
                                                  (const char *)g_ptr_array_index (terms, i));
          g_test_message ("%s", key);
          g_assert_true (g_hash_table_contains (used, key));
        }
    }
}

static void
test_moments (void)
{
  g_autoptr (GPtrArray) regions = pow_snapshot_list_regions (snapshot);
  static const char *const arguments[]
      = { "for-each-ref", "--format=%(refname) %(objecttype)", "refs/tags", NULL };
  g_autofree char *tags = demo_fixture_git (demo_fixture_get_path (), arguments, NULL);
  g_assert_null (strstr (tags, " commit"));
  for (guint i = 0; i < regions->len; i++)
    {
      const char *id = g_ptr_array_index (regions, i);
      g_autofree char *plan = g_strdup_printf ("refs/tags/moment/%s/vastgesteld-plan tag", id);
      g_autofree char *meeting = g_strdup_printf ("refs/tags/moment/%s/stuurgroep-", id);
      g_assert_nonnull (strstr (tags, plan));
      g_assert_nonnull (strstr (tags, meeting));
    }
}

static void
test_git_agrees (void)
{
  static const char *const fsck[] = { "fsck", "--strict", NULL };
  const char *path = demo_fixture_get_path ();
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *copy = g_build_filename (parent, "copy", NULL);
  const char *const clone[] = { "clone", "--quiet", path, copy, NULL };
  const char *const log[] = { "log", "--format=%an", "origin/region/zeeland", NULL };
  g_autofree char *checked = demo_fixture_git (path, fsck, NULL);
  g_autofree char *cloned = demo_fixture_git (parent, clone, NULL);
  g_autofree char *authors = demo_fixture_git (copy, log, NULL);
  g_autofree char *file = g_build_filename (copy, "programme.json", NULL);
  g_assert_cmpstr (checked, ==, "");
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_nonnull (strstr (authors, "Janse"));
}

static void
test_deterministic (void)
{
  static const char *const arguments[] = { "for-each-ref", NULL };
  static const char *const trees[] = { "log", "--branches", "--format=%T", NULL };
  g_autofree char *same = demo_fixture_make (1);
  g_autofree char *other = demo_fixture_make (2);
  g_autofree char *one = demo_fixture_git (demo_fixture_get_path (), arguments, NULL);
  g_autofree char *two = demo_fixture_git (same, arguments, NULL);
  g_autofree char *one_trees = demo_fixture_git (demo_fixture_get_path (), trees, NULL);
  g_autofree char *two_trees = demo_fixture_git (same, trees, NULL);
  g_autofree char *three_trees = demo_fixture_git (other, trees, NULL);
  /* Without the thousands of ids that a comparing assertion would print. */
  g_assert_true (g_str_equal (one, two));
  g_assert_true (g_str_equal (one_trees, two_trees));
  g_assert_false (g_str_equal (one_trees, three_trees));
}

static void
test_is_a_demo (void)
{
  g_assert_true (pow_repository_is_demo (repository));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  repository = demo_fixture_open ();
  snapshot = pow_repository_read (repository, NULL, NULL, &error);
  g_assert_no_error (error);
  walk ();
  g_test_add_func ("/demo/revisions", test_revisions);
  g_test_add_func ("/demo/changes", test_kinds_of_change);
  g_test_add_func ("/demo/choices", test_choices);
  g_test_add_func ("/demo/regions", test_regions);
  g_test_add_func ("/demo/vocabularies", test_vocabularies);
  g_test_add_func ("/demo/moments", test_moments);
  g_test_add_func ("/demo/git", test_git_agrees);
  g_test_add_func ("/demo/deterministic", test_deterministic);
  g_test_add_func ("/demo/marked", test_is_a_demo);
  int status = g_test_run ();
  g_clear_object (&snapshot);
  g_clear_object (&repository);
  g_hash_table_unref (seen.authors);
  g_hash_table_unref (seen.lines);
  g_hash_table_unref (seen.changes);
  demo_fixture_clear ();
  return status;
}
