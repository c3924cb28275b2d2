/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-private-layer.h"

#include "tests/store/portfolio-fixture.h"

#include <string.h>

#define START 1577880000 /* 1 January 2020, 13:00 in Amsterdam */
#define DAY (24 * 60 * 60)
#define N_MAX 8

static const PowCommitInfo anna = { .author = "Anna de Vries", .mail = "anna@example.org", .tool = "test", .now = START + 40 * DAY };

/* A line whose commits have these times, in days after the first, and what is known on a day. */
typedef struct
{
  const char *name;
  int n;
  int days[N_MAX];
  struct
  {
    int day;
    int place; /* in the line; -1: no state */
    gboolean wrong;
  } known[N_MAX];
} Chain;

static const Chain chains[] = {
  { "in-order", 3, { 0, 1, 5 }, { { -1, -1, FALSE }, { 0, 0, FALSE }, { 1, 1, FALSE }, { 4, 1, FALSE }, { 5, 2, FALSE }, { 900, 2, FALSE } } },
  { "reset-clock", 5, { 0, 1, -18000, 2, 3 }, { { -1, -1, FALSE }, { 0, 0, FALSE }, { 1, 2, TRUE }, { 2, 3, FALSE }, { 3, 4, FALSE } } },
  { "reset-clock-at-the-tip", 3, { 0, 1, -18000 }, { { -1, -1, FALSE }, { 0, 0, FALSE }, { 1, 2, TRUE }, { 2, 2, TRUE } } },
  { "one-future-date", 5, { 0, 1, 900, 2, 3 }, { { 0, 0, FALSE }, { 1, 2, TRUE }, { 2, 3, FALSE }, { 3, 4, FALSE }, { 900, 4, FALSE } } },
  { "future-tip", 3, { 0, 1, 900 }, { { 0, 0, FALSE }, { 1, 1, FALSE }, { 899, 1, FALSE }, { 900, 2, FALSE } } },
  { "two-future-dates", 6, { 0, 1, 898, 899, 2, 3 }, { { 0, 0, FALSE }, { 1, 3, TRUE }, { 2, 4, FALSE }, { 3, 5, FALSE }, { 899, 5, FALSE } } },
  { "somewhat-behind", 5, { 0, 2, 4, 3, 5 }, { { 1, 0, FALSE }, { 2, 2, TRUE }, { 3, 3, FALSE }, { 4, 3, FALSE }, { 5, 4, FALSE } } },
};

/* A commit that changes the plan's title to @title, as a program with this clock makes it. */
static char *
commit_by_clock (PortfolioFixture *fixture, const char *parent, const char *title, gint64 time)
{
  g_autofree char *date = g_strdup_printf ("@%" G_GINT64_FORMAT " +0000", time);
  g_autofree char *author = g_strconcat ("GIT_AUTHOR_DATE=", date, NULL);
  g_autofree char *committer = g_strconcat ("GIT_COMMITTER_DATE=", date, NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "plan.json", NULL);
  g_autofree char *index = g_strdup_printf ("GIT_INDEX_FILE=%s/index", fixture->folder);
  g_autofree char *text = g_strdup_printf ("{\n  \"format\": 1,\n  \"title\": \"%s\"\n}\n", title);
  g_autofree char *blob = NULL, *tree = NULL, *entry = NULL;

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  blob = fixture_run (fixture->path, "git", "hash-object", "-w", file, NULL);
  entry = g_strdup_printf ("100644,%s,regions/zeeland/plan.json", blob);
  g_free (fixture_run (fixture->path, "env", index, "git", "read-tree", "region/zeeland", NULL));
  g_free (fixture_run (fixture->path, "env", index, "git", "update-index", "--add", "--cacheinfo", entry, NULL));
  tree = fixture_run (fixture->path, "env", index, "git", "write-tree", NULL);
  return parent != NULL ? fixture_run (fixture->path, "env", author, committer, "git", "-c", "user.name=T", "-c", "user.email=t@t",
                                       "commit-tree", tree, "-p", parent, "-m", title, NULL)
                        : fixture_run (fixture->path, "env", author, committer, "git", "-c", "user.name=T", "-c", "user.email=t@t",
                                       "commit-tree", tree, "-m", title, NULL);
}

static void
test_as_known_on (PortfolioFixture *fixture, gconstpointer data)
{
  const Chain *chain = data;
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  char *commits[N_MAX] = { NULL };
  g_autofree char *now = NULL;

  for (int i = 0; i < chain->n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Stand %d", i);

      commits[i] = commit_by_clock (fixture, i > 0 ? commits[i - 1] : NULL, title, START + (gint64) chain->days[i] * DAY);
    }
  g_free (fixture_run (fixture->path, "git", "update-ref", "refs/heads/region/zeeland", commits[chain->n - 1], NULL));

  for (guint i = 0; i < N_MAX && (i == 0 || chain->known[i].day != 0 || chain->known[i].place != 0); i++)
    {
      const int place = chain->known[i].place;
      g_autofree char *date = pow_date_to_string (pow_date_from_time (START + (gint64) chain->known[i].day * DAY));
      g_autofree char *found = pow_repository_resolve (repository, date, "region/zeeland", &error);
      g_autoptr (PowSnapshot) snapshot = NULL;
      g_autofree char *title = g_strdup_printf ("Stand %d", place);
      const PowSnapshotLine *line;

      g_assert_no_error (error);
      g_test_message ("%s", date);
      g_assert_cmpstr (found, ==, place >= 0 ? commits[place] : NULL);
      snapshot = pow_repository_read (repository, date, NULL, &error);
      g_assert_no_error (error);
      line = pow_snapshot_get_line (snapshot, "region/zeeland");
      g_assert_cmpstr (line->revision, ==, found);
      g_assert_cmpint (line->clock_wrong, ==, chain->known[i].wrong);
      if (place < 0)
        g_assert_null (pow_snapshot_lookup (snapshot, "zeeland/plan")); /* no state, which is not empty */
      else
        g_assert_cmpstr (pow_record_get_title (pow_snapshot_lookup (snapshot, "zeeland/plan")), ==, title);
    }
  /* Whatever the clocks said, now is the tip. */
  now = pow_repository_resolve (repository, "now", "region/zeeland", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (now, ==, commits[chain->n - 1]);
  for (int i = 0; i < chain->n; i++)
    g_free (commits[i]);
}

/* A state of Zeeland's plan, made @day days after the start. */
static char *
save_plan (PowRepository *repository, const char *text, int day)
{
  PowCommitInfo info = anna;
  g_autoptr (PowRecord) wanted = fixture_record (POW_KIND_PLAN, "zeeland/plan", text);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowSnapshot) now = pow_repository_read (repository, NULL, NULL, &error);
  g_autoptr (PowSaveResult) saved = NULL;

  g_assert_no_error (error);
  info.now = START + day * DAY;
  saved = fixture_save (repository, pow_snapshot_lookup (now, "zeeland/plan"), wanted, &info);
  return g_strdup (g_ptr_array_index (saved->revisions, 0));
}

static void
save_new (PowRepository *repository, PowKind kind, const char *address, const char *text, int day)
{
  PowCommitInfo info = anna;
  g_autoptr (PowRecord) wanted = fixture_record (kind, address, text);
  g_autoptr (PowSaveResult) saved = NULL;

  info.now = START + day * DAY;
  saved = fixture_save (repository, NULL, wanted, &info);
}

static void
assert_resolves (PowRepository *repository, const char *moment, const char *line, const char *revision)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = pow_repository_resolve (repository, moment, line, &error);

  g_assert_no_error (error);
  g_test_message ("%s on %s", moment, line);
  g_assert_cmpstr (found, ==, revision);
}

/* The last meeting that has passed, of each region its own. */
static void
test_meetings (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *tip = NULL, *nothing = NULL;

  save_new (repository, POW_KIND_BODY, "zeeland/bodies/stuur-1",
            "{\"format\":1,\"name\":\"Stuurgroep\",\"type\":\"steering_group\",\"meetings\":{\"a\":{\"date\":\"2020-01-05\"},"
            "\"b\":{\"date\":\"2020-01-10\"},\"c\":{\"date\":\"2020-01-30\"},\"d\":{\"date\":\"2020-01-12\",\"removed\":true}}}",
            1);
  save_new (repository, POW_KIND_BODY, "zeeland/bodies/tafel-1",
            "{\"format\":1,\"name\":\"Tafel\",\"type\":\"policy_table\",\"meetings\":{\"a\":{\"date\":\"2020-01-20\"}}}", 1);
  save_new (repository, POW_KIND_BODY, "drenthe/bodies/raad-1", "{\"format\":1,\"name\":\"Raad\",\"type\":\"council\"}", 1);
  first = save_plan (repository, "{\"format\":1,\"title\":\"Een\"}", 4);
  second = save_plan (repository, "{\"format\":1,\"title\":\"Twee\"}", 9);
  third = save_plan (repository, "{\"format\":1,\"title\":\"Drie\"}", 15);
  tip = save_plan (repository, "{\"format\":1,\"title\":\"Vier\"}", 40);

  assert_resolves (repository, "last-steering-group@2020-01-25", "region/zeeland", second);
  assert_resolves (repository, "last-steering-group@2020-01-10", "region/zeeland", first); /* today's has not passed */
  assert_resolves (repository, "last-steering-group@2020-03-01", "region/zeeland", third);
  assert_resolves (repository, "last-steering-group@2020-01-02", "region/zeeland", NULL);
  assert_resolves (repository, "last-steering-group@2020-01-25", "region/drenthe", NULL);
  /* The programme has no steering group: it counts from the last of its regions. */
  nothing = pow_repository_resolve (repository, "last-steering-group@2020-01-25", "programme", &error);
  g_assert_no_error (error);
  g_assert_nonnull (nothing);

  assert_resolves (repository, "zeeland/bodies/tafel-1@2020-02-01", "region/zeeland", third);
  assert_resolves (repository, "zeeland/bodies/stuur-1@2020-01-08", "region/zeeland", first);
  assert_resolves (repository, "zeeland/bodies/stuur-1", "region/zeeland", third); /* as of the local day */
  g_assert_null (pow_repository_resolve (repository, "drenthe/bodies/raad-1", "region/zeeland", &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Raad"));

  {
    g_autoptr (GError) none = NULL;
    g_autoptr (GPtrArray) lines = pow_repository_locate_moment (repository, "last-steering-group@2020-01-25", &none);
    const PowSnapshotLine *zeeland = g_ptr_array_index (lines, 2), *drenthe = g_ptr_array_index (lines, 1);

    g_assert_no_error (none);
    g_assert_cmpstr (zeeland->line, ==, "region/zeeland");
    g_assert_cmpstr (zeeland->revision, ==, second);
    g_assert_cmpint (zeeland->moment, ==, 1578697199); /* the end of 10 January here */
    g_assert_null (drenthe->revision);
    g_assert_cmpint (drenthe->moment, ==, 0);
  }
  {
    g_autoptr (GError) none = NULL;
    g_autoptr (PowSnapshot) then = pow_repository_read (repository, "last-steering-group@2020-01-25", NULL, &none);
    g_autofree char *day = NULL;

    g_assert_no_error (none);
    day = pow_date_to_string (pow_snapshot_get_region_today (then, "zeeland"));
    g_assert_cmpstr (day, ==, "2020-01-10"); /* rules count from its own meeting */
  }
}

static void
test_rounds (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowSnapshot) now = pow_repository_read (repository, NULL, NULL, &error);
  g_autoptr (PowRecord) programme = fixture_record (
      POW_KIND_PROGRAMME, "programme",
      "{\"format\":1,\"name\":\"Proef\",\"language\":\"nl\",\"clock\":\"2020-01-20\",\"rounds\":{\"k3\":{\"label\":\"K3\",\"closes\":\"2020-01-04\"},"
      "\"k4\":{\"label\":\"K4\",\"closes\":\"2020-01-10\"},\"k5\":{\"label\":\"K5\",\"closes\":\"2020-02\"}}}");
  PowCommitInfo info = anna;
  g_autoptr (PowSaveResult) saved = NULL;
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  g_autoptr (PowSnapshot) then = NULL;
  g_autofree char *day = NULL;

  g_assert_no_error (error);
  info.now = START + 1;
  saved = fixture_save (repository, pow_snapshot_get_programme (now), programme, &info);
  first = save_plan (repository, "{\"format\":1,\"title\":\"Een\"}", 2);
  second = save_plan (repository, "{\"format\":1,\"title\":\"Twee\"}", 8);
  third = save_plan (repository, "{\"format\":1,\"title\":\"Drie\"}", 12);

  assert_resolves (repository, "last-round", "region/zeeland", second); /* today is the programme's clock */
  assert_resolves (repository, "last-round@2020-01-10", "region/zeeland", first);
  assert_resolves (repository, "last-round@2020-02-20", "region/zeeland", second); /* all of February must have passed */
  assert_resolves (repository, "last-round@2020-03-01", "region/zeeland", third);
  assert_resolves (repository, "last-round@2020-01-01", "region/zeeland", NULL);

  /* Rules at that moment count from its day. */
  then = pow_repository_read (repository, "last-round", NULL, &error);
  g_assert_no_error (error);
  day = pow_date_to_string (pow_snapshot_get_today (then));
  g_assert_cmpstr (day, ==, "2020-01-10");
  g_assert_true (pow_snapshot_is_past (then));
  g_assert_false (pow_snapshot_is_past (now));
}

/* The newest named approval, else the first approved state, else the day that the plan names. */
static void
test_approved_plan (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = NULL, *approved = NULL, *running = NULL;
  const PowNamedMoment wanted = { .scope = "zeeland", .slug = "plan-v2", .label = "Plan v2", .kind = "approval" };
  const PowNamedMoment meeting = { .scope = "zeeland", .slug = "later", .label = "Later", .kind = "meeting" };
  g_autoptr (PowNamedMoment) named = NULL;
  g_autoptr (PowNamedMoment) later = NULL;

  assert_resolves (repository, "approved-plan", "region/zeeland", NULL);
  draft = save_plan (repository, "{\"format\":1,\"title\":\"A\",\"status\":\"advised\",\"approval\":{\"on\":\"2020-01-09\"}}", 2);
  assert_resolves (repository, "approved-plan", "region/zeeland", draft);
  approved = save_plan (repository, "{\"format\":1,\"title\":\"B\",\"status\":\"approved\"}", 10);
  assert_resolves (repository, "approved-plan", "region/zeeland", approved);
  running = save_plan (repository, "{\"format\":1,\"title\":\"C\",\"status\":\"running\"}", 20);
  assert_resolves (repository, "approved-plan", "region/zeeland", approved);

  later = pow_repository_name_moment (repository, &meeting, NULL, &anna, &error);
  g_assert_no_error (error);
  assert_resolves (repository, "approved-plan", "region/zeeland", approved);
  named = pow_repository_name_moment (repository, &wanted, "2020-02", &anna, &error);
  g_assert_no_error (error);
  assert_resolves (repository, "approved-plan", "region/zeeland", running);
  assert_resolves (repository, "approved-plan", "region/drenthe", NULL);
}

static void
test_visit (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  const char *identity = pow_repository_get_identity (repository);
  g_autofree char *path = g_strdup_printf ("%s/perspectief/private/%s.json", g_get_user_data_dir (), identity);
  g_autofree char *first = save_plan (repository, "{\"format\":1,\"title\":\"Een\"}", 2);
  g_autofree char *second = save_plan (repository, "{\"format\":1,\"title\":\"Twee\"}", 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON) note = cJSON_CreateString ("van mij");
  g_autoptr (cJSON) kept = NULL;
  g_autofree char *text = NULL;

  assert_resolves (repository, "last-visit", "region/zeeland", NULL);
  g_assert_true (pow_private_layer_set (identity, "note", note, &error));
  g_assert_true (pow_private_layer_set_visit (identity, START + 3 * DAY, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pow_private_layer_get_visit (identity), ==, START + 3 * DAY);
  assert_resolves (repository, "last-visit", "region/zeeland", first);
  g_assert_true (pow_private_layer_set_visit (identity, START + 5 * DAY, &error));
  assert_resolves (repository, "last-visit", "region/zeeland", second);
  kept = pow_private_layer_get (identity, "note");
  g_assert_cmpstr (cJSON_GetStringValue (kept), ==, "van mij");

  /* What cannot be read is somebody's all the same. */
  g_assert_true (g_file_set_contents (path, "{\"note\":", -1, NULL));
  g_assert_false (pow_private_layer_set_visit (identity, START, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "{\"note\":");
  g_assert_cmpint (pow_private_layer_get_visit (identity), ==, 0);
}

static void
test_name_region (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autofree char *first = save_plan (repository, "{\"format\":1,\"title\":\"Een\"}", 2);
  g_autofree char *second = save_plan (repository, "{\"format\":1,\"title\":\"Twee\"}", 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowNamedMoment) then = NULL;
  g_autoptr (PowNamedMoment) now = NULL;
  g_autoptr (GPtrArray) moments = NULL;
  g_autofree char *tag = NULL;
  PowNamedMoment wanted = { .scope = "zeeland", .slug = "stuurgroep-4-jan", .label = "Stuurgroep 4 januari", .kind = "meeting",
                            .body = "zeeland/bodies/stuur-1", .reason = "Zo besloten" };

  save_new (repository, POW_KIND_BODY, "zeeland/bodies/stuur-1", "{\"format\":1,\"name\":\"Stuurgroep\",\"type\":\"steering_group\"}", 6);
  then = pow_repository_name_moment (repository, &wanted, "2020-01-04", &anna, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (then->revision, ==, first);
  g_assert_cmpint (then->time, ==, 1578178799); /* the end of that day, not when it was named */
  tag = fixture_run (fixture->path, "git", "for-each-ref", "--format=%(objecttype) %(taggername) %(taggerdate:unix) %(contents)",
                     "refs/tags/moment/zeeland/stuurgroep-4-jan", NULL);
  g_assert_cmpstr (tag, ==,
                   "tag Anna de Vries 1581336000 Stuurgroep 4 januari\n\nKind: meeting\nReason: Zo besloten\nBody: zeeland/bodies/stuur-1\n"
                   "At: 2020-01-04T22:59:59Z");
  wanted = (PowNamedMoment){ .scope = "zeeland", .slug = "kaal" };
  now = pow_repository_name_moment (repository, &wanted, NULL, &anna, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (now->label, ==, "kaal");
  g_assert_cmpint (now->time, ==, anna.now);
  assert_resolves (repository, "kaal", "region/zeeland", now->revision);
  assert_resolves (repository, "zeeland/stuurgroep-4-jan", "region/zeeland", first);
  moments = pow_repository_list_moments (repository, &error);
  g_assert_cmpuint (moments->len, ==, 2);
  fixture_assert_sound (fixture);
}

static void
test_name_programme (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autofree char *first = save_plan (repository, "{\"format\":1,\"title\":\"Een\"}", 2);
  g_autofree char *drenthe = fixture_run (fixture->path, "git", "rev-parse", "region/drenthe", NULL);
  g_autofree char *root = fixture_run (fixture->path, "git", "rev-parse", "programme", NULL);
  g_autofree char *wanted_parents = g_strjoin (" ", root, drenthe, first, NULL);
  g_autofree char *second = NULL, *parents = NULL, *files = NULL, *plan = NULL, *shared = NULL;
  const PowNamedMoment wanted = { .scope = "programme", .slug = "halverwege", .label = "Halverwege", .kind = "round" };
  const PowNamedMoment later = { .scope = "programme", .slug = "gedeeld", .label = "Gedeeld" };
  g_autoptr (PowNamedMoment) named = NULL;
  g_autoptr (PowNamedMoment) sent = NULL;
  g_autoptr (PowSnapshot) then = NULL;
  g_autoptr (GError) error = NULL;

  named = pow_repository_name_moment (repository, &wanted, NULL, &anna, &error);
  g_assert_no_error (error);
  second = save_plan (repository, "{\"format\":1,\"title\":\"Twee\"}", 44);
  parents = fixture_run (fixture->path, "git", "log", "-1", "--format=%P", "moment/programme/halverwege", NULL);
  g_assert_cmpstr (parents, ==, wanted_parents);
  files = fixture_run (fixture->path, "git", "ls-tree", "-r", "--name-only", "moment/programme/halverwege", NULL);
  g_assert_nonnull (strstr (files, "programme.json"));
  g_assert_nonnull (strstr (files, "regions/drenthe/region.json"));
  plan = fixture_run (fixture->path, "git", "show", "moment/programme/halverwege:regions/zeeland/plan.json", NULL);
  g_assert_nonnull (strstr (plan, "Een"));
  assert_resolves (repository, "programme/halverwege", "region/zeeland", first);
  assert_resolves (repository, "programme/halverwege", "region/drenthe", drenthe);
  assert_resolves (repository, "programme/halverwege", "programme", root);
  then = pow_repository_read (repository, "halverwege", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pow_record_get_title (pow_snapshot_lookup (then, "zeeland/plan")), ==, "Een");
  fixture_assert_sound (fixture);

  /* With a home remote only what is shared is named. */
  g_free (fixture_run (fixture->path, "git", "update-ref", "refs/remotes/origin/programme", root, NULL));
  g_free (fixture_run (fixture->path, "git", "update-ref", "refs/remotes/origin/region/zeeland", first, NULL));
  sent = pow_repository_name_moment (repository, &later, NULL, &anna, &error);
  g_assert_no_error (error);
  shared = fixture_run (fixture->path, "git", "log", "-1", "--format=%P", "moment/programme/gedeeld", NULL);
  g_assert_false (strstr (shared, second) != NULL || strstr (shared, drenthe) != NULL);
  g_assert_nonnull (strstr (shared, first));
}

static void
test_refusals (PortfolioFixture *fixture, gconstpointer data)
{
  static const struct
  {
    PowNamedMoment wanted;
    const char *at;
    int code;
    const char *says;
  } cases[] = {
    { { .scope = "zeeland", .slug = "er-al" }, NULL, POW_STORE_ERROR_EXISTS, "never moved" },
    { { .scope = "zeeland", .slug = "Met Spatie" }, NULL, POW_STORE_ERROR_INVALID, "Met Spatie" },
    { { .scope = "zeeland", .slug = "2020" }, NULL, POW_STORE_ERROR_INVALID, "2020" },
    { { .scope = "zeeland", .slug = "now" }, NULL, POW_STORE_ERROR_INVALID, "now" },
    { { .scope = "zeeland", .slug = "last-round" }, NULL, POW_STORE_ERROR_INVALID, "last-round" },
    { { .scope = "limburg", .slug = "a" }, NULL, POW_STORE_ERROR_INVALID, "limburg" },
    { { .scope = "../heads", .slug = "a" }, NULL, POW_STORE_ERROR_INVALID, "../heads" },
    { { .scope = "zeeland", .slug = "a", .kind = "feest" }, NULL, POW_STORE_ERROR_INVALID, "feest" },
    { { .scope = "zeeland", .slug = "a", .body = "zeeland/plan" }, NULL, POW_STORE_ERROR_INVALID, "zeeland/plan" },
    { { .scope = "zeeland", .slug = "a", .body = "zeeland/bodies/geen" }, NULL, POW_STORE_ERROR_INVALID, "geen" },
    { { .scope = "zeeland", .slug = "a", .label = "twee\nregels" }, NULL, POW_STORE_ERROR_INVALID, "one line" },
    { { .scope = "zeeland", .slug = "a", .reason = "klant 123456782" }, NULL, POW_STORE_ERROR_INVALID, "BSN" },
    { { .scope = "zeeland", .slug = "a" }, "2001", POW_STORE_ERROR_INVALID, "no state" },
    { { .scope = "programme", .slug = "a" }, "2001", POW_STORE_ERROR_INVALID, "no region" },
    { { .scope = "zeeland", .slug = "a" }, "gisteren", POW_STORE_ERROR_NOT_FOUND, "gisteren" },
  };
  const PowNamedMoment standing = { .scope = "zeeland", .slug = "er-al" };
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowNamedMoment) named = pow_repository_name_moment (repository, &standing, NULL, &anna, &error);
  g_autofree char *before = fixture_run (fixture->path, "git", "show-ref", NULL);
  g_autofree char *after = NULL;
  const PowCommitInfo nobody = { .author = "" };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_null (pow_repository_name_moment (repository, &cases[i].wanted, cases[i].at, &anna, &error));
      g_assert_error (error, POW_STORE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_clear_error (&error);
    }
  g_assert_null (pow_repository_name_moment (repository, &cases[1].wanted, NULL, &nobody, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_AUTHOR);
  after = fixture_run (fixture->path, "git", "show-ref", NULL);
  g_assert_cmpstr (after, ==, before);
}

#define ADD(name, function) \
  g_test_add ("/store/moment/" name, PortfolioFixture, NULL, portfolio_fixture_set_up, function, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_autofree char *path = g_strconcat ("/store/moment/as-known-on/", chains[i].name, NULL);

      g_test_add (path, PortfolioFixture, &chains[i], portfolio_fixture_set_up, test_as_known_on, portfolio_fixture_tear_down);
    }
  ADD ("meetings", test_meetings);
  ADD ("rounds", test_rounds);
  ADD ("approved-plan", test_approved_plan);
  ADD ("visit", test_visit);
  ADD ("name-region", test_name_region);
  ADD ("name-programme", test_name_programme);
  ADD ("refusals", test_refusals);
  return g_test_run ();
}
