/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-merge.h"
#include "tests/store/portfolio-fixture.h"

#include "model/sync/pow-sync.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DAY (24 * 60 * 60)
#define START 1577880000 /* 2020-01-01 12:00 UTC: when the fixture made the portfolio */

static const PowCommitInfo anna = { .author = "Anna Bakker", .mail = "anna@example.org", .tool = "test", .now = START + DAY };
static const PowCommitInfo bram = { .author = "Bram de Wit", .tool = "test", .now = START + 2 * DAY, .reason = "Na overleg" };

static void
test_create (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = fixture_records ();
  g_autofree char *root = fixture_run (fixture->path, "git", "rev-list", "--max-parents=0", "programme", NULL);
  g_autofree char *head = fixture_run (fixture->path, "git", "symbolic-ref", "HEAD", NULL);
  g_autofree char *precious = fixture_run (fixture->path, "git", "config", "extensions.preciousObjects", NULL);
  struct stat info;

  g_assert_cmpstr (pow_repository_get_identity (repository), ==, root);
  g_assert_cmpstr (head, ==, "refs/heads/programme");
  g_assert_cmpstr (precious, ==, "true");
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  fixture_assert_sound (fixture);

  snapshot = pow_repository_read (repository, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pow_snapshot_get_size (snapshot), ==, records->len);
  g_assert_cmpuint (pow_snapshot_get_problems (snapshot)->len, ==, 0);
  for (guint i = 0; i < records->len; i++)
    g_assert_true (pow_record_equal (g_ptr_array_index (records, i),
                                     pow_snapshot_lookup (snapshot, pow_record_get_address (g_ptr_array_index (records, i)))));

  /* A folder with something in it is left alone. */
  g_assert_null (pow_repository_create (fixture->path, records, &anna, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_EXISTS);
}

static void
test_save (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowRecord) first = fixture_trekker ("zeeland", "jan", "Wethouder");
  g_autoptr (PowRecord) second = fixture_trekker ("zeeland", "jan", "Burgemeester");
  g_autoptr (PowSaveResult) saved = fixture_save (repository, NULL, first, &anna);
  g_autoptr (PowSaveResult) changed = fixture_save (repository, first, second, &bram);
  g_autoptr (PowSaveResult) same = fixture_save (repository, second, second, &bram);
  g_autofree char *log = fixture_run (fixture->path, "git", "log", "--format=%an <%ae> %at%n%b", "-1", "region/zeeland", NULL);
  g_autofree char *text = fixture_run (fixture->path, "git", "show", "region/zeeland:regions/zeeland/trekkers/jan.json", NULL);
  g_autofree char *canonical = pow_record_write (second, NULL);
  g_autofree char *change_id = g_strdup_printf ("Change-Id: %s", changed->change_id);

  g_assert_cmpuint (saved->revisions->len, ==, 1);
  g_assert_false (saved->merged);
  g_assert_cmpuint (same->revisions->len, ==, 0); /* no change, no revision */
  g_assert_cmpstr (text, ==, g_strchomp (canonical));
  g_assert_true (g_str_has_prefix (log, "Bram de Wit <bram-de-wit@zeeland.perspectief.invalid> 1578052800\n"));
  g_assert_nonnull (strstr (log, "Reason: Na overleg"));
  g_assert_nonnull (strstr (log, "Tool: test"));
  g_assert_nonnull (strstr (log, change_id));
  fixture_assert_sound (fixture);
}

static void
test_refuses (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowRecord) record = fixture_trekker ("zeeland", "jan", "Wethouder");
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_autoptr (GError) error = NULL;
  PowCommitInfo nobody = { .author = " \n<>" };

  g_ptr_array_add (edits, pow_edit_new (NULL, record));
  g_assert_null (pow_repository_save (repository, edits, &nobody, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_AUTHOR);
  g_clear_error (&error);

  /* What cannot be read is not overwritten. */
  fixture_commit_by_git (fixture, "region/zeeland", "regions/zeeland/trekkers/jan.json", "{ kapot", "Kapot", START + DAY);
  g_assert_null (pow_repository_save (repository, edits, &anna, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID);
}

/* A newline or a bracket in a name must not forge a line of the commit. */
static void
test_hostile_name (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowRecord) record = fixture_trekker ("zeeland", "jan", "Wethouder");
  PowCommitInfo info = { .author = "Eva\ncommitter X <x@y> 0 +0000", .mail = "e v\na@<b>", .reason = "een\n\nChange-Id: vals", .now = START };
  g_autoptr (PowSaveResult) result = fixture_save (repository, NULL, record, &info);
  g_autofree char *person = fixture_run (fixture->path, "git", "log", "-1", "--format=%an|%ae|%cn", "region/zeeland", NULL);
  g_autofree char *trailers = fixture_run (fixture->path, "git", "log", "-1", "--format=%(trailers:key=Change-Id,valueonly)", "region/zeeland", NULL);

  g_assert_cmpstr (person, ==, "Evacommitter X x@y 0 +0000|eva@b|Evacommitter X x@y 0 +0000");
  g_assert_cmpstr (g_strstrip (trailers), ==, result->change_id);
  fixture_assert_sound (fixture);
}

/* Two people on one record: what each changed stands. */
static void
test_merge (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) one = fixture_open (fixture);
  g_autoptr (PowRepository) two = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) base = fixture_trekker ("zeeland", "jan", "Wethouder");
  g_autoptr (PowSaveResult) first = fixture_save (one, NULL, base, &anna);
  g_autoptr (cJSON) notes = cJSON_CreateString ("Belt terug");
  g_autoptr (cJSON) function = cJSON_CreateString ("Burgemeester");
  g_autoptr (PowRecord) with_notes = pow_record_with (base, "notes", notes, &error);
  g_autoptr (PowRecord) with_function = pow_record_with (base, "function", function, &error);
  g_autoptr (PowSaveResult) second = NULL;
  g_autoptr (PowSaveResult) third = NULL;
  PowRecord *stands;

  pow_repository_set_merge_func (one, pow_merge_records);
  pow_repository_set_merge_func (two, pow_merge_records);
  second = fixture_save (one, base, with_notes, &anna);
  third = fixture_save (two, base, with_function, &bram);
  g_assert_false (second->merged);
  g_assert_true (third->merged);
  stands = g_ptr_array_index (third->records, 0);
  g_assert_cmpstr (pow_record_get_text (stands, "notes"), ==, "Belt terug");
  g_assert_cmpstr (pow_record_get_text (stands, "function"), ==, "Burgemeester");
  g_assert_cmpuint (pow_record_count_choices (stands), ==, 0);
}

static void
test_share (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) record = fixture_trekker ("zeeland", "jan", "Wethouder");
  g_autoptr (PowSnapshot) before = pow_repository_read (repository, NULL, NULL, &error);
  g_autoptr (PowSaveResult) saved = fixture_save (repository, NULL, record, &anna);
  g_autoptr (PowSnapshot) after = pow_repository_read (repository, NULL, before, &error);

  g_assert_true (pow_snapshot_lookup (before, "drenthe/region") == pow_snapshot_lookup (after, "drenthe/region"));
  g_assert_true (pow_snapshot_lookup (before, "zeeland/plan") == pow_snapshot_lookup (after, "zeeland/plan"));
  g_assert_null (pow_snapshot_lookup (before, "zeeland/trekkers/jan"));
  g_assert_nonnull (pow_snapshot_lookup (after, "zeeland/trekkers/jan"));
  g_assert_cmpstr (pow_snapshot_get_line (after, "region/zeeland")->revision, ==, g_ptr_array_index (saved->revisions, 0));
}

static void
test_foreign_content (PortfolioFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    const char *text;
    const char *where; /* the problem's address */
    PowProblemLevel level;
  } files[] = {
    { "regions/zeeland/trekkers/kapot.json", "{ kapot", "zeeland/trekkers/kapot", POW_PROBLEM_ERROR },
    { "regions/zeeland/trekkers/leeg.json", "", "zeeland/trekkers/leeg", POW_PROBLEM_ERROR },
    { "regions/zeeland/trekkers/Naam.json", "{}", "regions/zeeland/trekkers/Naam.json", POW_PROBLEM_WARNING },
    { "regions/zeeland/notes.txt", "x", "regions/zeeland/notes.txt", POW_PROBLEM_WARNING },
    { "regions/zeeland/a/b/c/d/e.json", "{}", "regions/zeeland/a/b", POW_PROBLEM_WARNING },
    { "regions/drenthe/region.json", "{}", "regions/drenthe", POW_PROBLEM_WARNING },
    { "elders/x", "x", "elders", POW_PROBLEM_WARNING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (PowRepository) repository = NULL;
      g_autoptr (PowRecord) record = fixture_trekker ("zeeland", "nieuw", files[i].where);
      g_autoptr (PowRecord) base = NULL;
      g_autoptr (PowSnapshot) snapshot = NULL;
      g_autoptr (PowSaveResult) saved = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;
      g_autofree char *object = g_strconcat ("region/zeeland:", files[i].path, NULL);
      const PowProblem *problem;

      fixture_commit_by_git (fixture, "region/zeeland", files[i].path, files[i].text, "Vreemd", START + DAY);
      repository = fixture_open (fixture);
      snapshot = pow_repository_read (repository, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (pow_snapshot_get_problems (snapshot)->len, ==, 1);
      problem = g_ptr_array_index (pow_snapshot_get_problems (snapshot), 0);
      g_assert_cmpstr (problem->address, ==, files[i].where);
      g_assert_cmpint (problem->level, ==, files[i].level);
      g_assert_nonnull (pow_snapshot_lookup (snapshot, "zeeland/plan"));
      g_assert_nonnull (pow_snapshot_lookup (snapshot, "drenthe/region"));

      /* A save on top carries it along. */
      base = pow_snapshot_lookup (snapshot, "zeeland/trekkers/nieuw");
      if (base != NULL)
        g_object_ref (base);
      saved = fixture_save (repository, base, record, &anna);
      kept = fixture_run (fixture->path, "git", "show", object, NULL);
      g_assert_cmpstr (kept, ==, files[i].text);
      fixture_commit_by_git (fixture, "region/zeeland", files[i].path, NULL, "Weg", START + 2 * DAY);
    }
  fixture_assert_sound (fixture);
}

static void
test_moments (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) first = fixture_trekker ("zeeland", "jan", "een");
  g_autoptr (PowRecord) second = fixture_trekker ("zeeland", "jan", "twee");
  g_autoptr (PowRecord) other = fixture_trekker ("drenthe", "piet", "drie");
  PowCommitInfo late = anna;
  g_autoptr (PowSaveResult) one = fixture_save (repository, NULL, first, &anna);
  g_autoptr (PowSaveResult) two = fixture_save (repository, first, second, &bram);
  g_autoptr (PowSaveResult) three = NULL;
  const char *revision_one = g_ptr_array_index (one->revisions, 0);
  const char *revision_two = g_ptr_array_index (two->revisions, 0);
  g_autofree char *short_one = g_strndup (revision_one, 7);
  g_autofree char *zeeland_root = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland~2", NULL);
  g_autofree char *drenthe_root = fixture_run (fixture->path, "git", "rev-parse", "region/drenthe", NULL);
  g_autofree char *drenthe_tip = NULL;

  /* 2020-01-02 23:30 in Amsterdam: still the second of January there, and in UTC too. */
  late.now = 1578004200;
  three = fixture_save (repository, NULL, other, &late);
  drenthe_tip = g_strdup (g_ptr_array_index (three->revisions, 0));
  g_free (fixture_run (fixture->path, "git", "-c", "user.name=T", "-c", "user.email=t@t", "tag", "-a", "-m", "Vastgesteld\n\nKind: approval",
                       "moment/zeeland/vastgesteld", revision_one, NULL));

  {
    const struct
    {
      const char *moment;
      const char *zeeland;
      const char *drenthe;
    } cases[] = {
      { NULL, revision_two, drenthe_tip },
      { "now", revision_two, drenthe_tip },
      { "2019-12-31", NULL, NULL },
      { "2019", NULL, NULL },
      { "2020-01-01", zeeland_root, drenthe_root },
      { "2020-01-02", revision_one, drenthe_tip },
      { "2020-01-03", revision_two, drenthe_tip },
      { "2020-Q1", revision_two, drenthe_tip },
      { "2020-01-02T12:00:00Z", revision_one, drenthe_root },
      { "2020-01-02T12:59:59+01:00", zeeland_root, drenthe_root },
      { "2020-01-02T13:00:00+01:00", revision_one, drenthe_root },
      { short_one, revision_one, drenthe_root },
      { revision_two, revision_two, drenthe_tip },
      { zeeland_root, zeeland_root, drenthe_root },
      { "zeeland/vastgesteld", revision_one, drenthe_root },
      { "vastgesteld", revision_one, drenthe_root },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autofree char *zeeland = pow_repository_resolve (repository, cases[i].moment, "region/zeeland", &error);
        g_autofree char *drenthe = NULL;

        g_assert_no_error (error);
        drenthe = pow_repository_resolve (repository, cases[i].moment, "region/drenthe", &error);
        g_assert_no_error (error);
        g_test_message ("%s", cases[i].moment);
        g_assert_cmpstr (zeeland, ==, cases[i].zeeland);
        g_assert_cmpstr (drenthe, ==, cases[i].drenthe);
      }
  }
  for (guint i = 0; i < 5; i++)
    {
      static const char *const wrong[] = { "gisteren", "123456", "ffffffffff", "2020-13", "2020-01-02T12:00:00" };

      g_assert_null (pow_repository_resolve (repository, wrong[i], "region/zeeland", &error));
      g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }

  {
    g_autoptr (PowSnapshot) then = pow_repository_read (repository, "2020-01-02", NULL, &error);
    g_autoptr (PowSnapshot) never = pow_repository_read (repository, "2018", NULL, &error);

    g_assert_cmpstr (pow_record_get_text (pow_snapshot_lookup (then, "zeeland/trekkers/jan"), "function"), ==, "een");
    g_assert_cmpuint (pow_snapshot_get_size (never), ==, 0);
    g_assert_null (pow_snapshot_get_line (never, "region/zeeland")->revision); /* no state, which is not empty */
  }
}

static void
test_list_moments (PortfolioFixture *fixture, gconstpointer data)
{
  static const char message[] = "Vastgesteld plan\n\nKind: approval\nBody: zeeland/bodies/stuurgroep-1\nReason: Stuurgroep akkoord\nAt: 2020-01-15T10:00:00Z";
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moments = NULL;
  g_autofree char *tip = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland", NULL);
  const PowNamedMoment *moment;

  g_free (fixture_run (fixture->path, "git", "-c", "user.name=T", "-c", "user.email=t@t", "tag", "-a", "-m", message, "moment/zeeland/vastgesteld",
                       "region/zeeland", NULL));
  g_free (fixture_run (fixture->path, "git", "tag", "moment/drenthe/licht", "region/drenthe", NULL));
  g_free (fixture_run (fixture->path, "git", "tag", "elders", "region/drenthe", NULL));
  moments = pow_repository_list_moments (repository, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (moments->len, ==, 2);
  moment = g_ptr_array_index (moments, 0);
  g_assert_cmpstr (moment->scope, ==, "drenthe");
  g_assert_cmpstr (moment->label, ==, "licht");
  g_assert_cmpint (moment->time, ==, START);
  moment = g_ptr_array_index (moments, 1);
  g_assert_cmpstr (moment->scope, ==, "zeeland");
  g_assert_cmpstr (moment->slug, ==, "vastgesteld");
  g_assert_cmpstr (moment->revision, ==, tip);
  g_assert_cmpstr (moment->label, ==, "Vastgesteld plan");
  g_assert_cmpstr (moment->kind, ==, "approval");
  g_assert_cmpstr (moment->body, ==, "zeeland/bodies/stuurgroep-1");
  g_assert_cmpstr (moment->reason, ==, "Stuurgroep akkoord");
  g_assert_cmpint (moment->time, ==, 1579082400);
}

/* A moment over all lines: a commit whose parents are their tips. */
static void
test_programme_moment (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) record = fixture_trekker ("zeeland", "jan", "een");
  g_autofree char *zeeland = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland", NULL);
  g_autofree char *drenthe = fixture_run (fixture->path, "git", "rev-parse", "region/drenthe", NULL);
  g_autofree char *tree = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland^{tree}", NULL);
  g_autofree char *join = fixture_run (fixture->path, "git", "-c", "user.name=T", "-c", "user.email=t@t", "commit-tree", tree, "-p",
                                       zeeland, "-p", drenthe, "-m", "Stand", NULL);
  g_autoptr (PowSaveResult) saved = NULL;
  g_autofree char *found = NULL;
  g_autofree char *none = NULL;

  g_free (fixture_run (fixture->path, "git", "-c", "user.name=T", "-c", "user.email=t@t", "tag", "-a", "-m", "Stand", "moment/programme/stand", join, NULL));
  saved = fixture_save (repository, NULL, record, &anna);
  found = pow_repository_resolve (repository, "programme/stand", "region/zeeland", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, zeeland);
  none = pow_repository_resolve (repository, "programme/stand", "programme", &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

static void
test_settings (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *mail = NULL;
  g_autofree char *name = pow_repository_dup_author (repository, NULL);
  g_autofree char *by_git = NULL;

  g_assert_null (name);
  g_assert_true (pow_repository_set_author (repository, "Eva \"de\" Boer; # \\", NULL, &error));
  g_assert_true (pow_repository_set_author (repository, "Eva \"de\" Boer; # \\", "eva@example.org", &error));
  g_assert_no_error (error);
  name = pow_repository_dup_author (repository, &mail);
  g_assert_cmpstr (name, ==, "Eva \"de\" Boer; # \\");
  g_assert_cmpstr (mail, ==, "eva@example.org");
  by_git = fixture_run (fixture->path, "git", "config", "--local", "--get-all", "user.name", NULL);
  g_assert_cmpstr (by_git, ==, name);

  g_assert_false (pow_repository_is_demo (repository));
  g_assert_true (pow_repository_set_demo (repository, TRUE, &error));
  g_assert_true (pow_repository_is_demo (repository));
  g_assert_true (pow_repository_set_demo (repository, FALSE, &error));
  g_assert_false (pow_repository_is_demo (repository));
  g_assert_cmpstr (pow_repository_get_identity (repository), !=, NULL);
}

static void
test_foreign_folder (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *plain = g_build_filename (fixture->folder, "plain", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autoptr (GError) error = NULL;
  const char *const refused[] = { plain, fixture->folder, file };

  g_free (fixture_run (fixture->folder, "git", "clone", "-q", "--bare", fixture->path, plain, NULL));
  g_file_set_contents (file, "x", -1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_null (pow_repository_open (refused[i], &error));
      g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO);
      g_clear_error (&error);
    }
  g_assert_null (pow_repository_open (missing, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  if (getuid () == 0)
    {
      g_assert_cmpint (chown (fixture->path, 12345, (gid_t) -1), ==, 0);
      g_assert_null (pow_repository_open (fixture->path, &error));
      g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO);
    }
}

static void
test_clone (PortfolioFixture *fixture, gconstpointer data)
{
  static const char *const only_zeeland[] = { "zeeland", NULL };
  static const char *const unknown[] = { "atlantis", NULL };
  g_autofree char *bare = g_build_filename (fixture->folder, "bare", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *part = g_build_filename (fixture->folder, "part", NULL);
  g_autofree char *none = g_build_filename (fixture->folder, "none", NULL);
  g_autoptr (PowRepository) original = fixture_open (fixture);
  g_autoptr (PowRepository) whole = NULL;
  g_autoptr (PowRepository) some = NULL;
  g_autoptr (PowSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  PortfolioFixture copied = { fixture->folder, copy };

  g_free (fixture_run (fixture->folder, "git", "clone", "-q", "--mirror", fixture->path, bare, NULL));
  whole = pow_sync_clone (bare, copy, NULL, 0, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pow_repository_get_identity (whole), ==, pow_repository_get_identity (original));
  snapshot = pow_repository_read (whole, NULL, NULL, &error);
  g_assert_cmpuint (pow_snapshot_get_size (snapshot), ==, 4);
  fixture_assert_sound (&copied);
  g_clear_object (&snapshot);

  some = pow_sync_clone (fixture->path, part, only_zeeland, 0, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  snapshot = pow_repository_read (some, NULL, NULL, &error);
  g_assert_nonnull (pow_snapshot_lookup (snapshot, "zeeland/plan"));
  g_assert_null (pow_snapshot_get_line (snapshot, "region/drenthe"));

  g_assert_null (pow_sync_clone (fixture->path, none, unknown, 0, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO);
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
}

#define ADD(name, func)                                                                                               \
  g_test_add ("/store/repository/" name, PortfolioFixture, NULL, portfolio_fixture_set_up, func, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("create", test_create);
  ADD ("save", test_save);
  ADD ("refuses", test_refuses);
  ADD ("hostile-name", test_hostile_name);
  ADD ("merge", test_merge);
  ADD ("share", test_share);
  ADD ("foreign-content", test_foreign_content);
  ADD ("moments", test_moments);
  ADD ("list-moments", test_list_moments);
  ADD ("programme-moment", test_programme_moment);
  ADD ("settings", test_settings);
  ADD ("foreign-folder", test_foreign_folder);
  ADD ("clone", test_clone);
  return g_test_run ();
}
