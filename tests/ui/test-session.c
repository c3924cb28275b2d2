/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui-fixture.h"

static void
set_text (UiFixture *fixture, const char *path, const char *text, gboolean fold)
{
  PowRecord *base = pow_session_lookup (fixture->session, FIXTURE_SUBPROJECT);
  g_autoptr (cJSON) value = text != NULL ? cJSON_CreateString (text) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) wanted = pow_record_with (base, path, value, &error);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_assert_no_error (error);
  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  pow_session_edit_async (fixture->session, edits, path, fold, NULL, NULL);
}

static const char *
get_text (UiFixture *fixture, const char *path)
{
  return pow_record_get_text (pow_session_lookup (fixture->session, FIXTURE_SUBPROJECT), path);
}

static void
test_edit (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *author = NULL;
  g_autofree char *stored = NULL;

  set_text (fixture, "phase", "running", FALSE);
  /* At once in the local copy, before any disk. */
  g_assert_cmpstr (get_text (fixture, "phase"), ==, "running");
  g_assert_cmpint (pow_session_get_save_state (fixture->session), ==, POW_SAVE_SAVING);
  ui_fixture_wait_saved (fixture);
  g_assert_cmpint (pow_session_get_save_state (fixture->session), ==, POW_SAVE_SAVED);
  g_assert_cmpstr (get_text (fixture, "phase"), ==, "running");
  stored = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "phase");
  g_assert_cmpstr (stored, ==, "\"running\"");
  author = ui_fixture_git (fixture, "log", "-1", "--format=%an", "refs/heads/region/zeeland", NULL);
  g_assert_cmpstr (author, ==, "M. Janse");
}

/* Several edits on their way at once each start from the one before. */
static void
test_queue (UiFixture *fixture, gconstpointer unused)
{
  static const char *const phases[] = { "preparation", "running", "completing", "anchored" };
  g_autofree char *phase = NULL;
  g_autofree char *goal = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    set_text (fixture, "phase", phases[i], FALSE);
  set_text (fixture, "goal", "Tweehonderd plaatsingen", FALSE);
  g_assert_cmpstr (get_text (fixture, "phase"), ==, "anchored");
  ui_fixture_wait_saved (fixture);
  phase = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "phase");
  goal = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (phase, ==, "\"anchored\"");
  g_assert_cmpstr (goal, ==, "\"Tweehonderd plaatsingen\"");
}

static void
test_undo_levels (UiFixture *fixture, gconstpointer unused)
{
  static const char *const phases[] = { "idea", "preparation", "running", "completing", "stopped" };
  const int last = G_N_ELEMENTS (phases) - 1;
  g_autofree char *stored = NULL;

  for (int i = 1; i <= last; i++)
    set_text (fixture, "phase", phases[i], FALSE);
  for (int i = last - 1; i >= 0; i--)
    {
      g_assert_true (pow_session_can_undo (fixture->session));
      pow_session_undo (fixture->session);
      g_assert_cmpstr (get_text (fixture, "phase"), ==, phases[i]);
    }
  g_assert_false (pow_session_can_undo (fixture->session));
  for (int i = 1; i <= last; i++)
    {
      g_assert_true (pow_session_can_redo (fixture->session));
      pow_session_redo (fixture->session);
      g_assert_cmpstr (get_text (fixture, "phase"), ==, phases[i]);
    }
  g_assert_false (pow_session_can_redo (fixture->session));

  /* A new edit forgets what could be redone. */
  pow_session_undo (fixture->session);
  set_text (fixture, "goal", "Anders", FALSE);
  g_assert_false (pow_session_can_redo (fixture->session));
  ui_fixture_wait_saved (fixture);
  stored = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "phase");
  g_assert_cmpstr (stored, ==, "\"completing\"");
}

/* One field being typed in is one step; the next field is another. */
static void
test_undo_typing (UiFixture *fixture, gconstpointer unused)
{
  set_text (fixture, "goal", "Drie", TRUE);
  set_text (fixture, "goal", "Driehonderd", TRUE);
  set_text (fixture, "approach", "Samen", TRUE);
  pow_session_undo (fixture->session);
  g_assert_null (get_text (fixture, "approach"));
  g_assert_cmpstr (get_text (fixture, "goal"), ==, "Driehonderd");
  pow_session_undo (fixture->session);
  g_assert_cmpstr (get_text (fixture, "goal"), ==, "Honderd plaatsingen");
}

static gboolean
shows_title (UiFixture *fixture, gconstpointer title)
{
  return g_strcmp0 (get_text (fixture, "title"), title) == 0;
}

/* Undo reverses what this person did, not what others did since. */
static void
test_undo_keeps_others (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *phase = NULL;
  g_autofree char *title = NULL;

  set_text (fixture, "phase", "running", FALSE);
  ui_fixture_wait_saved (fixture);
  ui_fixture_change_outside (fixture, FIXTURE_SUBPROJECT, "title", "Jobhub Zeeland");
  ui_fixture_wait (fixture, shows_title, "Jobhub Zeeland");
  pow_session_undo (fixture->session);
  ui_fixture_wait_saved (fixture);
  phase = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "phase");
  title = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "title");
  g_assert_cmpstr (phase, ==, "\"idea\"");
  g_assert_cmpstr (title, ==, "\"Jobhub Zeeland\"");
}

static void
test_remove (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *removed = NULL;
  g_autofree char *title = NULL;

  pow_session_remove (fixture->session, FIXTURE_SUBPROJECT, NULL);
  ui_fixture_wait_saved (fixture);
  removed = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "removed");
  title = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "title");
  g_assert_cmpstr (removed, ==, "true");
  g_assert_cmpstr (title, ==, "\"Jobhub Logistiek\"");
  pow_session_undo (fixture->session);
  g_assert_false (
      pow_record_is_removed (pow_session_lookup (fixture->session, FIXTURE_SUBPROJECT)));
  pow_session_remove (fixture->session, FIXTURE_SUBPROJECT, "milestones.start");
  g_assert_true (pow_record_get_flag (pow_session_lookup (fixture->session, FIXTURE_SUBPROJECT),
                                      "milestones.start.removed"));
  pow_session_put_back (fixture->session, FIXTURE_SUBPROJECT, "milestones.start");
  g_assert_false (pow_record_get_flag (pow_session_lookup (fixture->session, FIXTURE_SUBPROJECT),
                                       "milestones.start.removed"));
}

static void
test_failure (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *told = NULL;
  g_autofree char *stored = NULL;

  /* Nobody to name as author: the store refuses. */
  pow_session_set_person (fixture->session, "", "", POW_ROLE_COORDINATOR, "zeeland");
  set_text (fixture, "phase", "running", FALSE);
  ui_fixture_wait_saved (fixture);
  g_assert_cmpint (pow_session_get_save_state (fixture->session), ==, POW_SAVE_FAILED);
  told = pow_session_dup_save_text (fixture->session);
  g_assert_cmpuint (strlen (told), >, 20);
  g_assert_cmpstr (get_text (fixture, "phase"), ==, "idea");
  g_assert_false (pow_session_can_undo (fixture->session));
  stored = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "phase");
  g_assert_cmpstr (stored, ==, "\"idea\"");

  pow_session_set_person (fixture->session, "M. Janse", "", POW_ROLE_COORDINATOR, "zeeland");
  set_text (fixture, "phase", "running", FALSE);
  ui_fixture_wait_saved (fixture);
  g_assert_cmpint (pow_session_get_save_state (fixture->session), ==, POW_SAVE_SAVED);
}

static void
count_cb (PowSession *session, guint *count)
{
  *count += 1;
}

static void
test_person_needed (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL, *author = NULL;
  guint asked = 0;

  pow_session_set_person (fixture->session, "", "", POW_ROLE_COORDINATOR, "zeeland");
  g_signal_connect (fixture->session, "person-needed", G_CALLBACK (count_cb), &asked);
  set_text (fixture, "phase", "running", FALSE);
  set_text (fixture, "title", "Jobhub Zeeland", FALSE);
  ui_fixture_pause (100);
  g_assert_cmpuint (asked, ==, 2);
  g_assert_cmpstr (get_text (fixture, "phase"), ==, "running");
  before = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "phase");
  g_assert_cmpstr (before, ==, "\"idea\"");

  /* Nobody answers: it was never changed, and cannot be undone. */
  pow_session_answer_person_needed (fixture->session);
  g_assert_cmpint (pow_session_get_save_state (fixture->session), ==, POW_SAVE_FAILED);
  g_assert_cmpstr (get_text (fixture, "phase"), ==, "idea");
  g_assert_false (pow_session_can_undo (fixture->session));

  set_text (fixture, "phase", "running", FALSE);
  set_text (fixture, "title", "Jobhub Zeeland", FALSE);
  pow_session_set_person (fixture->session, "K. de Wit", "", POW_ROLE_LEAD, "zeeland");
  pow_session_answer_person_needed (fixture->session);
  ui_fixture_wait_saved (fixture);
  g_assert_cmpint (pow_session_get_save_state (fixture->session), ==, POW_SAVE_SAVED);
  after = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "title");
  g_assert_cmpstr (after, ==, "\"Jobhub Zeeland\"");
  author = ui_fixture_git (fixture, "log", "-1", "--format=%an", "region/zeeland", NULL);
  g_assert_cmpstr (author, ==, "K. de Wit");
  g_assert_cmpuint (asked, ==, 4);
}

static void
test_regions (UiFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) scoped = pow_session_list_regions (fixture->session);

  /* A coordinator starts with the own region and its neighbours. */
  g_assert_cmpuint (scoped->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (scoped, 0), ==, "zeeland");
  g_assert_cmpstr (g_ptr_array_index (scoped, 1), ==, "west-brabant");
  g_assert_false (pow_session_in_scope (fixture->session, "achterhoek"));
  pow_session_set_scope (fixture->session, POW_SCOPE_ALL, NULL);
  all = pow_session_list_regions (fixture->session);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (all, 0), ==, "zeeland");
  g_assert_cmpstr (g_ptr_array_index (all, 1), ==, "west-brabant");
  g_assert_cmpstr (g_ptr_array_index (all, 2), ==, "achterhoek");
}

static gboolean
has_index (UiFixture *fixture, gconstpointer path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* Nobody asked about the past: the next start shall find the index all the same. */
static void
test_keeps_index (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->path, "perspectief", "history.sqlite", NULL);

  g_assert_false (has_index (fixture, path));
  ui_fixture_wait (fixture, has_index, path);
}

#define ADD(name, func)                                                                              \
  g_test_add ("/session/" name, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_fixture_set_home ();

  ADD ("edit", test_edit);
  ADD ("queue", test_queue);
  ADD ("undo-levels", test_undo_levels);
  ADD ("undo-typing", test_undo_typing);
  ADD ("undo-keeps-others", test_undo_keeps_others);
  ADD ("remove", test_remove);
  ADD ("failure", test_failure);
  ADD ("person-needed", test_person_needed);
  ADD ("regions", test_regions);
  ADD ("keeps-index", test_keeps_index);

  return g_test_run ();
}
