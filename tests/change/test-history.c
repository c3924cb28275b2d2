/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/change/history-fixture.h"

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

  memset (&history_seen, 0, sizeof history_seen);
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
          history_assert_equal (fixture.path, repository, history, rand);
        }
      if (i % 8 == 0)
        fixture_assert_sound (&fixture);
      portfolio_fixture_tear_down (&fixture, NULL);
    }
  g_test_message ("%u commits, %u changes, %u chosen, %u wrong clocks, %u without a change, %u values blamed, %u fields", history_seen.commits,
                  history_seen.changes, history_seen.chosen, history_seen.clock_wrong, history_seen.silent, history_seen.blamed, history_seen.fields);
  g_assert_cmpuint (history_seen.changes, >, n * 50);
  g_assert_cmpuint (history_seen.chosen, >, n * 10);
  g_assert_cmpuint (history_seen.clock_wrong, >, n);
  g_assert_cmpuint (history_seen.silent, >, n);
  g_assert_cmpuint (history_seen.blamed, >, n * 50);
  g_assert_cmpuint (history_seen.fields, >, n);
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
  history_assert_equal (fixture->path, repository, history, history_maker_get_rand (maker));
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
  history_assert_answer (repository, history, walked, &filter);
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
  history_assert_equal (fixture->path, repository, history, history_maker_get_rand (maker));
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
      history_assert_equal (fixture->path, repository, history, rand);
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
