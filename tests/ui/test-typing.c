/* SPDX-License-Identifier: EUPL-1.2 */
#include "form-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* What can go wrong while somebody types: nothing typed is lost, and what was saved stays. */

static void
assert_kept (FormFixture *fixture, PowFormRow *row, const char *text)
{
  g_autofree char *typed = dup_typed (row);

  g_assert_true (pow_form_row_is_editing (row));
  g_assert_true (pow_form_row_has_error (row));
  g_assert_cmpstr (typed, ==, text);
  g_assert_cmpstr (pow_drafts_lookup (pow_session_get_drafts (fixture->base.session),
                                      FIXTURE_SUBPROJECT, pow_form_row_get_path (row)),
                   ==, text);
}

static void
assert_stored (FormFixture *fixture, const char *path, const char *expected)
{
  g_autofree char *stored = NULL;

  ui_fixture_wait_saved (&fixture->base);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, path);
  g_assert_cmpstr (stored, ==, expected);
}

static void
let_save (FormFixture *fixture)
{
  ui_fixture_pause (AUTOSAVE);
  ui_fixture_wait_saved (&fixture->base);
  ui_fixture_pause (20);
}

/* What is refused says why, in words that belong to it. */
static void
test_refused (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *long_title = g_strnfill (301, 'a');
  const struct
  {
    const char *path;
    const char *typed;
    const char *says;
    const char *stays;
  } cases[] = {
    { "period.end", "ooit een keer", "“ooit een keer”", NULL },
    { "title", long_title, "301", "\"Jobhub Logistiek\"" },
    { "goal", "Kandidaat 123456782", "BSN", "\"Honderd plaatsingen\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PowFormRow *row = get_row (fixture, cases[i].path);

      g_test_message ("%s", cases[i].path);
      pow_form_row_activate (row);
      type (row, cases[i].typed);
      let_save (fixture);
      assert_kept (fixture, row, cases[i].typed);
      g_assert_nonnull (find (GTK_WIDGET (row), shows_part, cases[i].says));
      assert_stored (fixture, cases[i].path, cases[i].stays);
    }
}

/* A mail address is no secret number: it is saved, with a warning that stays in sight. */
static void
test_mail (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *row = get_row (fixture, "goal");

  pow_form_row_activate (row);
  type (row, "Vraag k.dewit@example.org");
  g_assert_nonnull (find (GTK_WIDGET (row), shows_part, "mail address"));
  g_assert_false (pow_form_row_has_error (row));
  let_save (fixture);
  assert_stored (fixture, "goal", "\"Vraag k.dewit@example.org\"");
  press_enter (row);
  g_assert_false (pow_form_row_is_editing (row));
  g_assert_nonnull (find (GTK_WIDGET (row), shows_part, "mail address"));
}

static void
set_room (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* No byte more fits on the disk: the text stays where it is and says so, and is saved later. */
static void
test_no_room (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *row = get_row (fixture, "goal");
  g_autofree char *before
      = ui_fixture_git (&fixture->base, "rev-parse", "refs/heads/region/zeeland", NULL);
  g_autofree char *after = NULL;

  pow_form_row_activate (row);
  type (row, "Tachtig plaatsingen");
  set_room (0);
  let_save (fixture);
  set_room (RLIM_INFINITY);
  assert_kept (fixture, row, "Tachtig plaatsingen");
  g_assert_nonnull (find (GTK_WIDGET (row), shows_part, "Not saved"));
  g_assert_cmpint (pow_session_get_save_state (fixture->base.session), ==, POW_SAVE_FAILED);
  after = ui_fixture_git (&fixture->base, "rev-parse", "refs/heads/region/zeeland", NULL);
  g_assert_cmpstr (after, ==, before);

  press_enter (row);
  let_save (fixture);
  assert_stored (fixture, "goal", "\"Tachtig plaatsingen\"");
  g_assert_cmpint (pow_session_get_save_state (fixture->base.session), ==, POW_SAVE_SAVED);
  g_assert_null (pow_drafts_lookup (pow_session_get_drafts (fixture->base.session),
                                    FIXTURE_SUBPROJECT, "goal"));
}

/* Nobody has said who they are: nothing is saved without a name, and nothing is lost. */
static void
test_no_name (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *row = get_row (fixture, "goal");

  pow_session_set_person (fixture->base.session, "", "", POW_ROLE_NATIONAL, NULL);
  pow_form_row_activate (row);
  type (row, "Zonder naam");
  let_save (fixture);
  assert_kept (fixture, row, "Zonder naam");
  g_assert_nonnull (find (GTK_WIDGET (row), shows_part, "name"));
  assert_stored (fixture, "goal", "\"Honderd plaatsingen\"");

  pow_session_set_person (fixture->base.session, "M. Janse", "UWV", POW_ROLE_NATIONAL, NULL);
  press_enter (row);
  assert_stored (fixture, "goal", "\"Zonder naam\"");
}

static gboolean
is_newer (UiFixture *base, gconstpointer unused)
{
  PowRecord *record = pow_session_lookup (base->session, FIXTURE_SUBPROJECT);

  return record != NULL && pow_record_is_newer (record);
}

static void
count_cb (PowSession *session, const char *text, gboolean can_undo, guint *count)
{
  ++*count;
}

/* A record of a newer program can be read and not changed: every way in says so. */
static void
test_newer (FormFixture *fixture, gconstpointer unused)
{
  static const char script[]
      = "cd \"$0\" && export GIT_INDEX_FILE=\"$0/index-of-test\" && git read-tree region/zeeland"
        " && path=$(git ls-files | grep jobhub) && blob=$(git cat-file blob :\"$path\""
        " | sed 's/\"format\": *1/\"format\": 9/' | git hash-object -w --stdin)"
        " && git update-index --cacheinfo 100644,$blob,\"$path\""
        " && commit=$(git -c user.name=K -c user.email=k@example.org commit-tree"
        " -p region/zeeland -m newer $(git write-tree)) && git update-ref refs/heads/region/zeeland $commit"
        " && rm \"$GIT_INDEX_FILE\"";
  char *argv[] = { (char *) "sh", (char *) "-c", (char *) script, fixture->base.path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = NULL;
  guint told = 0;
  int status;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  ui_fixture_wait (&fixture->base, is_newer, NULL);
  form_fixture_show (fixture, FIXTURE_SUBPROJECT);
  g_signal_connect (fixture->base.session, "message", G_CALLBACK (count_cb), &told);

  g_assert_nonnull (find (GTK_WIDGET (fixture->page), shows_part, "newer version"));
  g_assert_nonnull (find (GTK_WIDGET (get_row (fixture, "goal")), shows_words, "Honderd plaatsingen"));
  pow_form_row_activate (get_row (fixture, "goal"));
  g_assert_false (pow_form_row_is_editing (get_row (fixture, "goal")));
  g_assert_cmpuint (told, ==, 1);
  press (GTK_WIDGET (get_row (fixture, "milestones.start")), GDK_KEY_Delete, 0);
  ui_fixture_wait_saved (&fixture->base);
  g_assert_null (find (GTK_WIDGET (fixture->page), is_main_button, NULL));
  stored = ui_fixture_git (&fixture->base, "log", "-1", "--format=%s", "refs/heads/region/zeeland", NULL);
  g_assert_cmpstr (stored, ==, "newer");
  g_signal_handlers_disconnect_by_data (fixture->base.session, &told);
}

#define ADD(name, func)                                                                              \
  g_test_add ("/typing/" name, FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, func,           \
              form_fixture_tear_down)

int
main (int argc, char **argv)
{
  signal (SIGXFSZ, SIG_IGN);
  if (!form_fixture_start (&argc, &argv))
    return 0;

  ADD ("refused", test_refused);
  ADD ("mail", test_mail);
  ADD ("no-room", test_no_room);
  ADD ("no-name", test_no_name);
  ADD ("newer", test_newer);

  return g_test_run ();
}
