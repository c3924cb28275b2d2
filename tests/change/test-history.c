/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/change/history-fixture.h"

#include "model/record/pow-address.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* The index answers as a walk straight over git does, whatever happened to the history and to the
 * index. POW_TEST_FULL=1 tries 500 histories. */
#define HISTORIES 16
#define FULL_HISTORIES 500
#define SEED 20190901

static PowHistory *
open_history (PowRepository *repository)
{
  g_autoptr (GError) error = NULL;
  PowHistory *history = pow_history_open (repository, &error);

  g_assert_no_error (error);
  return history;
}

static void
update (PowHistory *history)
{
  g_autoptr (GError) error = NULL;

  pow_history_update (history, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (PowHistory *history, const PowHistoryFilter *filter)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = pow_history_list (history, filter, &error);

  g_assert_no_error (error);
  return entries;
}

static char *
get_index_path (const char *portfolio)
{
  return g_build_filename (portfolio, "perspectief", "history.sqlite", NULL);
}

/* Of a walk, what a filter leaves; the filter's moments are revisions of the chain. */
static gboolean
is_about (const PowChange *change, const PowHistoryFilter *filter)
{
  g_autofree char *place = NULL;

  if (filter->address != NULL && strcmp (filter->address, change->address) != 0)
    return FALSE;
  if (filter->field == NULL)
    return TRUE;
  place = pow_change_dup_place (change);
  if (place == NULL)
    return pow_path_look_up (change->before, filter->field) != NULL || pow_path_look_up (change->after, filter->field) != NULL;
  return pow_path_contains (filter->field, place) || pow_path_contains (place, filter->field);
}

static PowHistoryEntry *
filter_entry (const PowHistoryEntry *entry, const PowHistoryFilter *filter)
{
  PowHistoryEntry *kept = g_new0 (PowHistoryEntry, 1);

  kept->commit = entry->commit;
  kept->changes = g_ptr_array_new ();
  kept->chosen = g_ptr_array_new ();
  for (guint i = 0; i < entry->changes->len; i++)
    if (is_about (g_ptr_array_index (entry->changes, i), filter))
      g_ptr_array_add (kept->changes, g_ptr_array_index (entry->changes, i));
  for (guint i = 0; i < entry->chosen->len; i++)
    if (is_about (g_ptr_array_index (entry->chosen, i), filter))
      g_ptr_array_add (kept->chosen, g_ptr_array_index (entry->chosen, i));
  return kept;
}

/* Adds or removes what git reaches from the state of a line at a moment. */
static void
mark_reached (PowRepository *repository, const char *line, const char *moment, gboolean add, GHashTable *revisions)
{
  g_autofree char *tip = pow_repository_resolve (repository, moment, line, NULL);
  g_autofree char *found = tip != NULL ? fixture_run (pow_repository_get_path (repository), "git", "rev-list", tip, NULL) : g_strdup ("");
  g_auto (GStrv) rows = g_strsplit (found, "\n", -1);

  for (char **row = rows; *row != NULL; row++)
    if (add)
      g_hash_table_add (revisions, g_strdup (*row));
    else
      g_hash_table_remove (revisions, *row);
}

/* What git reaches from one state and not from another. Not `rev-list A ^B`, which goes by the clock. */
static GHashTable *
list_between (PowRepository *repository, const char *line, const char *since, const char *until)
{
  GHashTable *revisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  mark_reached (repository, line, until != NULL ? until : "now", TRUE, revisions);
  if (since != NULL)
    mark_reached (repository, line, since, FALSE, revisions);
  return revisions;
}

static gboolean
is_wanted (PowRepository *repository, const PowHistoryFilter *filter, const PowHistoryEntry *entry, GHashTable *between)
{
  const char *line = entry->commit->line;
  g_autofree char *home = filter->address != NULL ? pow_address_dup_line (filter->address) : NULL;
  GHashTable *revisions = g_hash_table_lookup (between, line);

  if (revisions == NULL && (filter->since != NULL || filter->until != NULL))
    {
      revisions = list_between (repository, line, filter->since, filter->until);
      g_hash_table_insert (between, g_strdup (line), revisions);
    }
  return (revisions == NULL || g_hash_table_contains (revisions, entry->commit->revision))
         && (filter->line == NULL || strcmp (filter->line, line) == 0) && (home == NULL || strcmp (home, line) == 0)
         && (filter->author == NULL || strstr (entry->commit->author, filter->author) != NULL);
}

static void
assert_answer (PowRepository *repository, PowHistory *history, GPtrArray *walked, const PowHistoryFilter *filter)
{
  g_autoptr (GPtrArray) found = list (history, filter);
  g_autoptr (GHashTable) between = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  guint n = 0;

  for (guint i = 0; i < walked->len && (filter->limit < 0 || n < (guint) filter->limit); i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (walked, i);
      PowHistoryEntry *kept;
      g_autofree char *expected = NULL;
      g_autofree char *answer = NULL;

      if (!is_wanted (repository, filter, entry, between))
        continue;
      kept = filter_entry (entry, filter);
      if (kept->changes->len > 0 || (filter->with_chosen && kept->chosen->len > 0))
        {
          g_assert_cmpuint (n, <, found->len);
          expected = history_describe (kept, TRUE);
          answer = history_describe (g_ptr_array_index (found, n++), TRUE);
          g_assert_cmpstr (answer, ==, expected);
        }
      g_ptr_array_unref (kept->changes);
      g_ptr_array_unref (kept->chosen);
      g_free (kept);
    }
  g_assert_cmpuint (n, ==, found->len);
}

/* What a change left at a place; FALSE when it does not tell. */
static gboolean
look_up_after (const PowChange *change, const char *field, const cJSON **value)
{
  if (change->field != NULL && !pow_path_contains (change->field, field))
    return FALSE;
  *value = change->field != NULL && strcmp (change->field, field) == 0
             ? change->after
             : pow_path_look_up (change->after, change->field != NULL ? field + strlen (change->field) + 1 : field);
  return TRUE;
}

/* The newest commit with a change after which the field had this value. */
static const char *
find_blamed (GPtrArray *walked, const char *address, const PowHistoryValue *value)
{
  const PowHistoryFilter filter = { .address = address, .limit = -1 };
  g_autofree char *home = pow_address_dup_line (address);

  for (guint i = 0; i < walked->len; i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (walked, i);

      for (guint j = 0; strcmp (entry->commit->line, home) == 0 && j < entry->changes->len; j++)
        {
          const PowChange *change = g_ptr_array_index (entry->changes, j);
          const cJSON *after;

          if (is_about (change, &filter) && look_up_after (change, value->field, &after) && after != NULL
              && pow_json_equal (after, value->value))
            return entry->commit->revision;
        }
    }
  return NULL;
}

/* Every value that the record shows is told of, once, as it stands; of the values a field had before,
 * the first is the one of now. */
static guint
assert_blame (PowHistory *history, GPtrArray *walked, PowRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = pow_history_blame (history, record, &error);
  const cJSON *tree = pow_record_get_tree (record);
  guint blamed = 0;

  g_assert_no_error (error);
  for (const cJSON *member = tree->child; member != NULL; member = member->next)
    {
      gboolean told = FALSE;

      for (guint i = 0; i < values->len; i++)
        told |= pow_path_contains (member->string, ((PowHistoryValue *) g_ptr_array_index (values, i))->field);
      if (strpbrk (member->string, ".~") == NULL && !cJSON_IsObject (member) && strcmp (member->string, "format") != 0
          && strcmp (member->string, "removed") != 0)
        g_assert_true (told);
    }
  for (guint i = 0; i < values->len; i++)
    {
      const PowHistoryValue *value = g_ptr_array_index (values, i);
      const char *expected = find_blamed (walked, pow_record_get_address (record), value);

      g_assert_true (pow_json_equal (value->value, pow_record_get (record, value->field)));
      g_assert_cmpstr (value->commit != NULL ? value->commit->revision : NULL, ==, expected);
      blamed += expected != NULL ? 1 : 0;
    }
  return blamed;
}

/* The first commit after which the field had @value is that of its first time in the walk; @had keeps those. */
static void
assert_first (PowHistory *history, const PowChange *about, const cJSON *value, GHashTable *had, const PowCommit *commit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pow_json_write_compact (value);
  g_autoptr (PowHistoryValue) first = pow_history_find_first (history, about->address, about->field, value, &error);

  g_assert_no_error (error);
  if (!g_hash_table_contains (had, text))
    g_hash_table_insert (had, g_strdup (text), g_strdup (commit->revision));
  g_assert_cmpstr (first->commit->revision, ==, g_hash_table_lookup (had, text));
}

static void
assert_values (PowHistory *history, GPtrArray *walked, const PowChange *about)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = pow_history_list_values (history, about->address, about->field, &error);
  const PowHistoryFilter filter = { .address = about->address, .field = about->field, .limit = -1 };
  g_autofree char *home = pow_address_dup_line (about->address);
  g_autoptr (GHashTable) had = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const cJSON *last = NULL;
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = walked->len; i > 0; i--)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (walked, i - 1);

      for (guint j = 0; strcmp (entry->commit->line, home) == 0 && j < entry->changes->len; j++)
        {
          const PowChange *change = g_ptr_array_index (entry->changes, j);
          const PowHistoryValue *value;
          const cJSON *after;

          if (!is_about (change, &filter) || !look_up_after (change, about->field, &after)
              || pow_json_equal (after, last) || (after == NULL && last == NULL))
            continue;
          n++;
          g_assert_cmpuint (n, <=, values->len);
          value = g_ptr_array_index (values, values->len - n);
          if (after != NULL)
            assert_first (history, about, after, had, entry->commit);
          g_assert_true (after == NULL ? value->value == NULL : pow_json_equal (value->value, after));
          g_assert_cmpstr (value->commit->revision, ==, entry->commit->revision);
          last = after;
          break;
        }
    }
  g_assert_cmpuint (n, ==, values->len);
}

/* How much the comparisons saw, so that they cannot be about nothing. */
static struct
{
  guint commits, changes, chosen, clock_wrong, silent, sides, blamed, fields;
} seen;

static void
count_what_is_seen (GPtrArray *walked)
{
  for (guint i = 0; i < walked->len; i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (walked, i);

      seen.commits++;
      seen.changes += entry->changes->len;
      seen.chosen += entry->chosen->len;
      seen.clock_wrong += entry->commit->clock_wrong ? 1 : 0;
      seen.silent += entry->changes->len == 0 && entry->commit->parents->len == 1 ? 1 : 0;
    }
}

/* Some commit of the walk, for a question about it. */
static const PowHistoryEntry *
pick_entry (GRand *rand, GPtrArray *walked)
{
  return g_ptr_array_index (walked, g_rand_int_range (rand, 0, (gint32) walked->len));
}

static void
assert_equal (PortfolioFixture *fixture, PowRepository *repository, PowHistory *history, GRand *rand)
{
  g_autoptr (GPtrArray) walked = history_walk_all (repository, fixture->path);
  g_autoptr (PowSnapshot) now = pow_repository_read (repository, NULL, NULL, NULL);
  g_autoptr (GPtrArray) records = pow_snapshot_list (now, POW_KIND_NONE, NULL, TRUE);
  PowHistoryFilter filter = { .limit = -1 };

  count_what_is_seen (walked);
  assert_answer (repository, history, walked, &filter);
  filter.with_chosen = TRUE;
  assert_answer (repository, history, walked, &filter);
  filter.limit = g_rand_int_range (rand, 0, 8);
  assert_answer (repository, history, walked, &filter);
  filter = (PowHistoryFilter){ .line = "region/zeeland", .limit = -1 };
  assert_answer (repository, history, walked, &filter);
  filter = (PowHistoryFilter){ .author = "Óscar", .limit = -1, .with_chosen = TRUE };
  assert_answer (repository, history, walked, &filter);
  for (guint i = 0; i < 3; i++)
    {
      filter = (PowHistoryFilter){ .until = pick_entry (rand, walked)->commit->revision, .limit = -1 };
      assert_answer (repository, history, walked, &filter);
      filter.since = pick_entry (rand, walked)->commit->revision;
      assert_answer (repository, history, walked, &filter);
    }
  for (guint i = 0; i < records->len; i++)
    {
      PowRecord *record = g_ptr_array_index (records, i);

      filter = (PowHistoryFilter){ .address = pow_record_get_address (record), .limit = -1, .with_chosen = TRUE };
      assert_answer (repository, history, walked, &filter);
      seen.blamed += assert_blame (history, walked, record);
    }
  for (guint i = 0; i < 5; i++)
    {
      const PowHistoryEntry *entry = pick_entry (rand, walked);
      const PowChange *change = entry->changes->len > 0 ? g_ptr_array_index (entry->changes, entry->changes->len - 1) : NULL;

      if (change == NULL || change->field == NULL)
        continue;
      filter = (PowHistoryFilter){ .address = change->address, .field = change->field, .limit = -1 };
      assert_answer (repository, history, walked, &filter);
      assert_values (history, walked, change);
      seen.fields++;
    }
}

/* Whatever may have happened to the file since the last time. */
static void
harm_index (PortfolioFixture *fixture, GRand *rand)
{
  g_autofree char *path = get_index_path (fixture->path);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &bytes, &length, NULL) || length < 8192)
    return;
  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      g_unlink (path);
      break;
    case 1:
      g_assert_true (g_file_set_contents (path, bytes, (gssize) (length * 2 / 3), NULL));
      break;
    case 2:
      g_assert_true (g_file_set_contents (path, "This is no database at all, but it is longer than a header has to be. "
                                                "It goes on and on, so that nothing of it can be a page.", -1, NULL));
      break;
    case 3:
      bytes[63]++; /* the version */
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      break;
    default:
      break;
    }
}

static void
kill_an_update (PortfolioFixture *fixture, GRand *rand)
{
  const char *const argv[] = { HISTORY_UPDATER, fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int status;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_usleep ((gulong) g_rand_int_range (rand, 2000, 30000));
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
}

static void
test_equals_a_walk (void)
{
  guint n = g_strcmp0 (g_getenv ("POW_TEST_FULL"), "1") == 0 ? FULL_HISTORIES : HISTORIES;

  memset (&seen, 0, sizeof seen);
  for (guint i = 0; i < n; i++)
    {
      PortfolioFixture fixture = { NULL };
      g_autoptr (HistoryMaker) maker = NULL;

      portfolio_fixture_set_up (&fixture, NULL);
      maker = history_maker_new (&fixture, SEED + i);
      for (guint round = 0; round < 4; round++)
        {
          GRand *rand = history_maker_get_rand (maker);
          g_autoptr (PowRepository) repository = NULL;
          g_autoptr (PowHistory) history = NULL;

          history_maker_go_on (maker, (guint) g_rand_int_range (rand, 3, 22));
          if (g_rand_boolean (rand))
            harm_index (&fixture, rand);
          if (g_rand_int_range (rand, 0, 3) == 0)
            kill_an_update (&fixture, rand);
          repository = fixture_open (&fixture);
          history = open_history (repository);
          update (history);
          assert_equal (&fixture, repository, history, rand);
        }
      if (i % 8 == 0)
        fixture_assert_sound (&fixture);
      portfolio_fixture_tear_down (&fixture, NULL);
    }
  g_test_message ("%u commits, %u changes, %u chosen, %u wrong clocks, %u without a change, %u values blamed, %u fields", seen.commits,
                  seen.changes, seen.chosen, seen.clock_wrong, seen.silent, seen.blamed, seen.fields);
  g_assert_cmpuint (seen.changes, >, n * 50);
  g_assert_cmpuint (seen.chosen, >, n * 10);
  g_assert_cmpuint (seen.clock_wrong, >, n);
  g_assert_cmpuint (seen.silent, >, n);
  g_assert_cmpuint (seen.blamed, >, n * 50);
  g_assert_cmpuint (seen.fields, >, n);
}

static GPid
start_update (PortfolioFixture *fixture)
{
  const char *const argv[] = { HISTORY_UPDATER, fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

/* A build that is cut off again and again, and then done by three at once, is as good as any. */
static void
test_cut_off_and_shared (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (HistoryMaker) maker = history_maker_new (fixture, 7);
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (PowHistory) history = NULL;
  GPid pids[3];
  int status;

  history_maker_go_on (maker, 700);
  for (guint i = 0; i < 12; i++)
    kill_an_update (fixture, history_maker_get_rand (maker));
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    pids[i] = start_update (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      waitpid (pids[i], &status, 0);
      g_assert_cmpint (status, ==, 0);
    }
  repository = fixture_open (fixture);
  history = open_history (repository);
  update (history);
  assert_equal (fixture, repository, history, history_maker_get_rand (maker));
  fixture_assert_sound (fixture);
}

static gboolean
stop_cb (guint64 done, guint64 total, gpointer data)
{
  *(guint64 *) data = total;
  return done == 0;
}

/* What is in after the first step can be asked: the newest commits, in order. */
static void
test_newest_first (PortfolioFixture *fixture, gconstpointer data)
{
  const PowHistoryFilter filter = { .limit = 40, .with_chosen = TRUE };
  g_autoptr (HistoryMaker) maker = history_maker_new (fixture, 8);
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (PowHistory) history = NULL;
  g_autoptr (GPtrArray) walked = NULL;
  g_autoptr (GError) error = NULL;
  guint64 total = 0;

  history_maker_go_on (maker, 900);
  repository = fixture_open (fixture);
  history = open_history (repository);
  g_assert_false (pow_history_update (history, NULL, stop_cb, &total, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  walked = history_walk_all (repository, fixture->path);
  g_assert_cmpuint (total, ==, walked->len);
  g_assert_cmpuint (total, >, 300);
  assert_answer (repository, history, walked, &filter);
}

/* A folder that cannot be written: the same answers, and no file. */
static void
test_no_file (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_index_path (fixture->path);
  g_autoptr (HistoryMaker) maker = history_maker_new (fixture, 9);
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (PowHistory) history = NULL;

  history_maker_go_on (maker, 12);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  repository = fixture_open (fixture);
  history = open_history (repository);
  update (history);
  assert_equal (fixture, repository, history, history_maker_get_rand (maker));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
}

static void
test_file_is_private (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_index_path (fixture->path);
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowHistory) history = open_history (repository);
  GStatBuf about;

  update (history);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
}

/* What each search finds, in this order; the parts found stand in brackets. */
static const struct
{
  const char *text;
  const char *region;
  const char *hits;
} searches[] = {
  { "zeeland", NULL, "zeeland/region:name=[Zeeland] zeeland/plan:title=Actieplan [Zeeland]" },
  { "ZEEL", NULL, "zeeland/region:name=[Zeeland] zeeland/plan:title=Actieplan [Zeeland]" },
  { "actieplan zeeland", NULL, "zeeland/plan:title=[Actieplan] [Zeeland]" },
  { "zeeland", "drenthe", "" },
  { "cafe", NULL, "zeeland/trekkers/een:function=[Café] Coöperatie bij de IJsbaan" },
  { "COOPERATIE", NULL, "zeeland/trekkers/een:function=Café [Coöperatie] bij de IJsbaan" },
  { "ĳsbaan", NULL, "zeeland/trekkers/een:function=Café Coöperatie bij de [IJsbaan]" },
  { "R&D", NULL, "zeeland/trekkers/twee:function=[R]&[D] \"NOT\" werk" },
  { "\"NOT\" -werk*", NULL, "zeeland/trekkers/twee:function=R&D \"[NOT]\" [werk]" },
  { "werk OR cafe", NULL, "" },
  { "verdwenen", NULL, "" },
  { " ?! ", NULL, "" },
  { "", NULL, "" },
};

static char *
describe_hits (GPtrArray *hits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const PowHistoryHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *snippet = g_strdup (hit->snippet);

      for (char *p = snippet; *p != '\0'; p++)
        *p = *p == POW_HISTORY_MARK_START ? '[' : *p == POW_HISTORY_MARK_END ? ']' : *p;
      g_string_append_printf (text, "%s%s:%s=%s", i > 0 ? " " : "", hit->address, hit->field, snippet);
    }
  return g_string_free (text, FALSE);
}

static void
assert_search (PowHistory *history, const char *text, const char *region, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = pow_history_search (history, text, region, -1, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = describe_hits (hits);
  g_assert_cmpstr (found, ==, expected);
}

static void
save_trekker (PowRepository *repository, const char *id, const char *function)
{
  static const PowCommitInfo info = { .author = "Test", .tool = "test" };
  g_autoptr (PowRecord) record = fixture_trekker ("zeeland", id, function);
  g_autoptr (PowSaveResult) result = fixture_save (repository, NULL, record, &info);

  g_assert_cmpuint (result->revisions->len, ==, 1);
}

/* Commits come one by one, so that each is appended; a clock that went ahead or back changes what the ones
 * before it count for. */
static void
test_one_by_one (PortfolioFixture *fixture, gconstpointer data)
{
  static const gint64 days[] = { 1, 2, 2, 900, 3, 4, 901, 5, 6, 7, 902, 903, -5, 8, 904 };
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowHistory) history = open_history (repository);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  update (history);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"format\":1,\"side\":\"public\",\"function\":\"Keer %u\"}\n", i);

      fixture_commit_by_git (fixture, "region/zeeland", "regions/zeeland/trekkers/een.json", text, "Keer",
                             1577990000 + days[i] * 24 * 60 * 60);
      update (history);
      assert_equal (fixture, repository, history, rand);
    }
}

static void
test_search (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowHistory) history = open_history (repository);

  save_trekker (repository, "een", "Café Coöperatie bij de Ĳsbaan");
  save_trekker (repository, "twee", "R&D \\\"NOT\\\" werk");
  fixture_commit_by_git (fixture, "region/zeeland", "regions/zeeland/trekkers/weg.json",
                         "{\"format\":1,\"side\":\"public\",\"function\":\"Verdwenen\",\"removed\":true}", "Weg", 1577990000);
  fixture_commit_by_git (fixture, "region/zeeland", "regions/zeeland/trekkers/stuk.json", "{\"function\":\"Verdwenen", "Stuk",
                         1577990000);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    assert_search (history, searches[i].text, searches[i].region, searches[i].hits);

  /* What changes is found by its new words only. */
  fixture_commit_by_git (fixture, "region/zeeland", "regions/zeeland/trekkers/een.json",
                         "{\"format\":1,\"side\":\"public\",\"function\":\"Loket\"}", "Anders", 1577990001);
  assert_search (history, "cafe", NULL, "");
  assert_search (history, "loket", NULL, "zeeland/trekkers/een:function=[Loket]");
  fixture_commit_by_git (fixture, "region/zeeland", "regions/zeeland/trekkers/een.json", NULL, "Weg", 1577990002);
  assert_search (history, "loket", NULL, "");
}

/* The line of another region is whole when one is damaged. */
static void
test_damaged_line (PortfolioFixture *fixture, gconstpointer data)
{
  const PowHistoryFilter filter = { .line = "region/zeeland", .limit = -1 };
  g_autofree char *tip = NULL;
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (PowHistory) history = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  fixture_commit_by_git (fixture, "region/drenthe", "regions/drenthe/trekkers/een.json",
                         "{\"format\":1,\"side\":\"public\"}", "Een", 1577990000);
  tip = fixture_run (fixture->path, "git", "rev-parse", "region/drenthe", NULL);
  name = g_strdup_printf ("objects/%.2s/%s", tip, tip + 2);
  file = g_build_filename (fixture->path, name, NULL);
  repository = fixture_open (fixture);
  history = open_history (repository);

  g_chmod (file, 0600);
  g_assert_true (g_file_set_contents (file, "nothing", -1, NULL));
  g_assert_false (pow_history_update (history, NULL, NULL, NULL, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED);
  entries = list (history, &filter);
  g_assert_cmpuint (entries->len, ==, 1);
  assert_search (history, "actieplan", NULL, "zeeland/plan:title=[Actieplan] Zeeland");
}

#define ADD(path, function) \
  g_test_add (path, PortfolioFixture, NULL, portfolio_fixture_set_up, function, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/history/search", test_search);
  ADD ("/history/one-by-one", test_one_by_one);
  ADD ("/history/damaged-line", test_damaged_line);
  ADD ("/history/file-is-private", test_file_is_private);
  ADD ("/history/no-file", test_no_file);
  ADD ("/history/newest-first", test_newest_first);
  ADD ("/history/cut-off-and-shared", test_cut_off_and_shared);
  g_test_add_func ("/history/equals-a-walk", test_equals_a_walk);
  return g_test_run ();
}
