/* SPDX-License-Identifier: EUPL-1.2 */
/* Each rule of folding on its own: an autosave replaces the tip only when all of them hold. */
#include "tests/store/portfolio-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW 1578000000

static const PowCommitInfo autosave = { .author = "Anna Bakker", .mail = "anna@example.org", .tool = "test", .fold = TRUE, .now = NOW };

static guint
count_revisions (PortfolioFixture *fixture)
{
  g_autofree char *count = fixture_run (fixture->path, "git", "rev-list", "--count", "region/zeeland", NULL);

  return (guint) g_ascii_strtoull (count, NULL, 10);
}

typedef struct
{
  const char *name;
  gboolean folds;
  /* What is done between two autosaves of zeeland/trekkers/jan; may change the second one. */
  void (*between) (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip);
} Case;

static void
nothing (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
}

static void
just_in_time (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  info->now = NOW + 119;
}

static void
too_late (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  info->now = NOW + 120;
}

static void
other_author (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  info->author = "Bram de Wit";
}

static void
other_mail (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  info->mail = "anders@example.org";
}

static void
command_line (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  info->fold = FALSE;
}

static void
other_run (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  g_clear_object (repository);
  *repository = fixture_open (fixture);
}

static void
named (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  g_free (fixture_run (fixture->path, "git", "tag", "moment/zeeland/hier", tip, NULL));
}

static void
named_annotated (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  g_free (fixture_run (fixture->path, "git", "-c", "user.name=T", "-c", "user.email=t@t", "tag", "-a", "-m", "x", "moment/zeeland/hier", tip, NULL));
}

static void
reached (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  g_autofree char *tree = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland^{tree}", NULL);
  g_autofree char *child = fixture_run (fixture->path, "git", "-c", "user.name=T", "-c", "user.email=t@t", "commit-tree", tree, "-p", tip, "-m", "x", NULL);

  g_free (fixture_run (fixture->path, "git", "update-ref", "refs/remotes/origin/region/zeeland", child, NULL));
}

static void
published_before (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  g_autofree char *parent = g_strconcat (tip, "^", NULL);

  g_free (fixture_run (fixture->path, "git", "update-ref", "refs/remotes/origin/region/zeeland", parent, NULL));
}

static void
publishing (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  g_autofree char *folder = g_build_filename (fixture->path, "perspectief", "publishing", "region", NULL);
  g_autofree char *mark = g_build_filename (folder, "zeeland", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (mark, "", 0, NULL));
}

static void
other_record (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  g_autoptr (PowRecord) other = fixture_trekker ("zeeland", "piet", "Directeur");
  g_autoptr (PowSaveResult) saved = fixture_save (*repository, NULL, other, &autosave);
}

static void
other_line (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  g_autoptr (PowRecord) other = fixture_trekker ("drenthe", "piet", "Directeur");
  g_autoptr (PowSaveResult) saved = fixture_save (*repository, NULL, other, &autosave);
}

static void
other_program (PortfolioFixture *fixture, PowRepository **repository, PowCommitInfo *info, const char *tip)
{
  fixture_commit_by_git (fixture, "region/zeeland", "regions/zeeland/trekkers/git.json", "{\"side\":\"uwv\"}", "git", NOW);
}

static const Case cases[] = {
  { "at-once", TRUE, nothing },
  { "just-in-time", TRUE, just_in_time },
  { "published-before", TRUE, published_before },
  { "other-line", TRUE, other_line },
  { "too-late", FALSE, too_late },
  { "other-author", FALSE, other_author },
  { "other-mail", FALSE, other_mail },
  { "command-line", FALSE, command_line },
  { "other-run", FALSE, other_run },
  { "named", FALSE, named },
  { "named-annotated", FALSE, named_annotated },
  { "reached", FALSE, reached },
  { "publishing", FALSE, publishing },
  { "other-record", FALSE, other_record },
  { "other-program", FALSE, other_program },
};

static void
test_case (PortfolioFixture *fixture, gconstpointer data)
{
  const Case *given = data;
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowRecord) first = fixture_trekker ("zeeland", "jan", "W");
  g_autoptr (PowRecord) second = fixture_trekker ("zeeland", "jan", "Wethouder");
  g_autoptr (PowSaveResult) one = fixture_save (repository, NULL, first, &autosave);
  g_autoptr (PowSaveResult) two = NULL;
  g_autofree char *parent = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland^", NULL);
  g_autofree char *parent_after = NULL;
  PowCommitInfo info = autosave;
  guint before;

  info.now = NOW + 5;
  given->between (fixture, &repository, &info, g_ptr_array_index (one->revisions, 0));
  before = count_revisions (fixture);
  two = fixture_save (repository, first, second, &info);
  g_assert_cmpuint (count_revisions (fixture), ==, given->folds ? before : before + 1);
  parent_after = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland^", NULL);
  g_assert_cmpint (strcmp (parent, parent_after) == 0, ==, given->folds);
  g_assert_cmpint (strcmp (one->change_id, two->change_id) == 0, ==, given->folds);
  fixture_assert_sound (fixture);
}

/* The two minutes count from the first save that is in the tip, not from the last. */
static void
test_first_save_counts (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowRecord) last = NULL;
  PowCommitInfo info = autosave;
  guint start = count_revisions (fixture);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *function = g_strdup_printf ("functie %u", i);
      g_autoptr (PowRecord) record = fixture_trekker ("zeeland", "jan", function);
      g_autoptr (PowSaveResult) saved = NULL;

      info.now = NOW + 50 * (gint64) i; /* 0, 50, 100: one revision; 150: another */
      saved = fixture_save (repository, last, record, &info);
      g_set_object (&last, record);
    }
  g_assert_cmpuint (count_revisions (fixture), ==, start + 2);
}

/* Typing something and taking it back within two minutes leaves two revisions, none that changes nothing. */
static void
test_taken_back (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowRecord) first = fixture_trekker ("zeeland", "jan", "een");
  g_autoptr (PowRecord) second = fixture_trekker ("zeeland", "jan", "twee");
  PowCommitInfo plain = autosave;
  g_autoptr (PowSaveResult) one = NULL;
  g_autoptr (PowSaveResult) two = NULL;
  g_autoptr (PowSaveResult) three = NULL;
  g_autofree char *empty = NULL;

  plain.fold = FALSE;
  one = fixture_save (repository, NULL, first, &plain);
  two = fixture_save (repository, first, second, &autosave);
  three = fixture_save (repository, second, first, &autosave);
  g_assert_cmpuint (three->revisions->len, ==, 1);
  empty = fixture_run (fixture->path, "git", "log", "--format=%T", "region/zeeland", NULL);
  {
    g_auto (GStrv) trees = g_strsplit (empty, "\n", -1);

    for (guint i = 0; trees[i] != NULL && trees[i + 1] != NULL; i++)
      g_assert_cmpstr (trees[i], !=, trees[i + 1]);
  }
}

/* A reason that is given after the change stands with it, stays when the change goes on, and is refused when
 * it comes too late. */
static void
test_explained (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = fixture_open (fixture);
  g_autoptr (PowRecord) first = fixture_trekker ("zeeland", "jan", "een");
  g_autoptr (PowRecord) second = fixture_trekker ("zeeland", "jan", "twee");
  PowCommitInfo why = autosave;
  g_autoptr (PowSaveResult) one = fixture_save (repository, NULL, first, &autosave);
  g_autoptr (PowSaveResult) two = NULL, three = NULL, four = NULL;
  guint start = count_revisions (fixture);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL, *refused = NULL, *refs = NULL;

  why.reason = "Wachten op de raad";
  why.body = "zeeland/bodies/stuurgroep";
  two = fixture_save (repository, first, first, &why);
  g_assert_cmpuint (two->revisions->len, ==, 1);
  three = fixture_save (repository, first, second, &autosave);
  g_assert_cmpuint (count_revisions (fixture), ==, start);
  message = fixture_run (fixture->path, "git", "log", "-1", "--format=%B", "region/zeeland", NULL);
  g_assert_nonnull (strstr (message, "twee"));
  g_assert_nonnull (strstr (message, "\nReason: Wachten op de raad\n"));
  g_assert_nonnull (strstr (message, "\nBody: zeeland/bodies/stuurgroep\n"));

  refs = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland", NULL);
  why.now = NOW + 200;
  g_ptr_array_add (edits, pow_edit_new (second, second));
  four = pow_repository_save (repository, edits, &why, &error);
  g_assert_null (four);
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID);
  refused = fixture_run (fixture->path, "git", "rev-parse", "region/zeeland", NULL);
  g_assert_cmpstr (refused, ==, refs);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/fold/", cases[i].name, NULL);

      g_test_add (path, PortfolioFixture, &cases[i], portfolio_fixture_set_up, test_case, portfolio_fixture_tear_down);
    }
  g_test_add ("/store/fold/first-save-counts", PortfolioFixture, NULL, portfolio_fixture_set_up, test_first_save_counts, portfolio_fixture_tear_down);
  g_test_add ("/store/fold/taken-back", PortfolioFixture, NULL, portfolio_fixture_set_up, test_taken_back, portfolio_fixture_tear_down);
  g_test_add ("/store/fold/explained", PortfolioFixture, NULL, portfolio_fixture_set_up, test_explained, portfolio_fixture_tear_down);
  return g_test_run ();
}
