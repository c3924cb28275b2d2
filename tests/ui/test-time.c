/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui-fixture.h"

#include "ui/common/pow-settings.h"

/* Wanneer and Waartegen of a session, and what marks come of them. */

static gboolean
is_at (UiFixture *fixture, gconstpointer moment)
{
  return g_strcmp0 (pow_session_get_at (fixture->session), moment) == 0;
}

static gboolean
is_against (UiFixture *fixture, gconstpointer moment)
{
  return g_strcmp0 (pow_session_get_against (fixture->session), moment) == 0;
}

static gboolean
is_told (UiFixture *fixture, gconstpointer told)
{
  return *(const guint *) told > 0;
}

static void
count_cb (PowSession *session, const char *text, gboolean can_undo, guint *told)
{
  (*told)++;
}

static void
edit (UiFixture *fixture, const char *address, const char *path, const char *text)
{
  PowRecord *base = pow_snapshot_lookup (pow_session_get_current (fixture->session), address);
  g_autoptr (cJSON) value = cJSON_CreateString (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) wanted = pow_record_with (base, path, value, &error);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_assert_no_error (error);
  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  pow_session_change (fixture->session, edits, path, NULL);
  ui_fixture_wait_saved (fixture);
}

/* The revision before the next change: a moment that tests can name without waiting for a clock. */
static char *
get_tip (UiFixture *fixture)
{
  return ui_fixture_git (fixture, "rev-parse", "region/zeeland", NULL);
}

static void
wait_at (UiFixture *fixture, const char *moment)
{
  pow_session_set_at (fixture->session, moment);
  ui_fixture_wait (fixture, is_at, moment);
}

static void
wait_against (UiFixture *fixture, const char *moment)
{
  pow_session_set_against (fixture->session, moment);
  ui_fixture_wait (fixture, is_against, moment);
}

static const char *
get_shown (UiFixture *fixture, const char *path)
{
  return pow_record_get_text (pow_session_lookup (fixture->session, FIXTURE_SUBPROJECT), path);
}

static void
refused_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *refused = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_false (pow_session_edit_finish (POW_SESSION (source), result, &error));
  g_assert_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID);
  (*refused)++;
}

/* As it was then: shown, read-only, and left again. */
static void
test_at (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = get_tip (fixture);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_autoptr (cJSON) value = cJSON_CreateString ("Anders");
  g_autoptr (PowRecord) wanted = NULL;
  PowRecord *then;
  guint refused = 0;
  g_autofree char *tip = NULL;
  g_autofree char *still = NULL;

  edit (fixture, FIXTURE_SUBPROJECT, "phase", "running");
  g_assert_true (pow_session_can_undo (fixture->session));
  wait_at (fixture, before);
  g_assert_cmpstr (get_shown (fixture, "phase"), ==, "idea");
  g_assert_true (pow_session_is_read_only (fixture->session));
  g_assert_true (pow_snapshot_is_past (pow_session_get_snapshot (fixture->session)));
  g_assert_false (pow_session_can_undo (fixture->session));
  g_assert_cmpstr (pow_record_get_text (pow_snapshot_lookup (pow_session_get_current (fixture->session), FIXTURE_SUBPROJECT), "phase"),
                   ==, "running");

  tip = get_tip (fixture);
  then = pow_session_lookup (fixture->session, FIXTURE_SUBPROJECT);
  wanted = pow_record_with (then, "goal", value, NULL);
  g_ptr_array_add (edits, pow_edit_new (then, wanted));
  pow_session_edit_async (fixture->session, edits, "goal", FALSE, refused_cb, &refused);
  ui_fixture_wait (fixture, is_told, &refused);
  pow_session_undo (fixture->session);
  ui_fixture_wait_saved (fixture);
  still = get_tip (fixture);
  g_assert_cmpstr (still, ==, tip);

  wait_at (fixture, NULL);
  g_assert_cmpstr (get_shown (fixture, "phase"), ==, "running");
  g_assert_false (pow_session_is_read_only (fixture->session));
  g_assert_true (pow_session_can_undo (fixture->session));
}

/* Waartegen marks and never changes what is shown. */
static void
test_against (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = get_tip (fixture);
  PowSnapshot *shown;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) gone = NULL;

  edit (fixture, FIXTURE_SUBPROJECT, "phase", "running");
  pow_session_remove (fixture->session, FIXTURE_BODY, NULL);
  ui_fixture_wait_saved (fixture);
  shown = pow_session_get_snapshot (fixture->session);
  g_assert_cmpint (pow_session_get_mark (fixture->session, FIXTURE_SUBPROJECT), ==, POW_MARK_SAME);
  wait_against (fixture, before);
  g_assert_true (pow_session_get_snapshot (fixture->session) == shown);
  g_assert_false (pow_session_is_read_only (fixture->session));
  g_assert_cmpint (pow_session_get_mark (fixture->session, FIXTURE_SUBPROJECT), ==, POW_MARK_CHANGED);
  g_assert_cmpint (pow_session_get_mark (fixture->session, FIXTURE_BODY), ==, POW_MARK_GONE);
  g_assert_cmpint (pow_session_get_mark (fixture->session, "zeeland/plan"), ==, POW_MARK_SAME);
  changes = pow_mark_list_changes (pow_session_get_against_snapshot (fixture->session), shown, FIXTURE_SUBPROJECT);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (((PowChange *) g_ptr_array_index (changes, 0))->field, ==, "phase");
  gone = pow_mark_list_gone (pow_session_get_against_snapshot (fixture->session), shown, POW_KIND_BODY, "zeeland");
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_cmpuint (pow_mark_count_region (pow_session_get_against_snapshot (fixture->session), shown, "zeeland"), ==, 2);
  g_assert_cmpuint (pow_mark_count_region (pow_session_get_against_snapshot (fixture->session), shown, "achterhoek"), ==, 0);

  /* Marks follow what is typed, and go with the answer. */
  edit (fixture, FIXTURE_SUBPROJECT, "phase", "idea");
  g_assert_cmpint (pow_session_get_mark (fixture->session, FIXTURE_SUBPROJECT), ==, POW_MARK_SAME);
  pow_session_put_back (fixture->session, FIXTURE_BODY, NULL);
  ui_fixture_wait_saved (fixture);
  g_assert_cmpint (pow_session_get_mark (fixture->session, FIXTURE_BODY), ==, POW_MARK_SAME);
  wait_against (fixture, NULL);
  g_assert_null (pow_session_get_against_snapshot (fixture->session));
}

/* What had no state then is not new: there is nothing to compare with. */
static void
test_no_state (UiFixture *fixture, gconstpointer unused)
{
  PowSnapshot *against;

  wait_against (fixture, "2001");
  against = pow_session_get_against_snapshot (fixture->session);
  g_assert_false (pow_mark_region_is_known (against, "zeeland"));
  g_assert_cmpint (pow_session_get_mark (fixture->session, FIXTURE_SUBPROJECT), ==, POW_MARK_SAME);
  g_assert_cmpuint (pow_mark_count_region (against, pow_session_get_snapshot (fixture->session), "zeeland"), ==, 0);
  wait_at (fixture, "2001");
  g_assert_null (pow_session_lookup (fixture->session, FIXTURE_SUBPROJECT));
  g_assert_true (pow_session_is_neighbour (fixture->session, "west-brabant"));
}

/* A moment that means nothing is told, and what was on screen stays. */
static void
test_unknown (UiFixture *fixture, gconstpointer unused)
{
  guint told = 0;

  wait_against (fixture, "2001");
  g_signal_connect (fixture->session, "message", G_CALLBACK (count_cb), &told);
  pow_session_set_at (fixture->session, "gisteren");
  ui_fixture_wait (fixture, is_told, &told);
  g_assert_null (pow_session_get_at (fixture->session));
  g_assert_cmpstr (pow_session_get_against (fixture->session), ==, "2001");
  g_assert_false (pow_session_is_read_only (fixture->session));
}

/* The last round of an earlier Wanneer is the round before that day. */
static void
test_against_follows_at (UiFixture *fixture, gconstpointer unused)
{
  const PowSnapshotLine *line;

  edit (fixture, "zeeland/plan", "status", "draft");
  {
    PowRecord *base = pow_snapshot_get_programme (pow_session_get_current (fixture->session));
    g_autoptr (GError) error = NULL;
    g_autoptr (cJSON) rounds = cJSON_Parse ("{\"a\":{\"label\":\"A\",\"closes\":\"2019-06\"},\"b\":{\"label\":\"B\",\"closes\":\"2020-01\"}}");
    g_autoptr (PowRecord) wanted = pow_record_with (base, "rounds", rounds, &error);
    g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

    g_assert_no_error (error);
    g_ptr_array_add (edits, pow_edit_new (base, wanted));
    pow_session_change (fixture->session, edits, "rounds", NULL);
    ui_fixture_wait_saved (fixture);
  }
  wait_against (fixture, POW_MOMENT_ROUND);
  line = pow_snapshot_get_line (pow_session_get_against_snapshot (fixture->session), "region/zeeland");
  g_assert_cmpint (line->moment, ==, 1580511599); /* the end of January 2020 */
  wait_at (fixture, "2019-12");
  line = pow_snapshot_get_line (pow_session_get_against_snapshot (fixture->session), "region/zeeland");
  g_assert_cmpint (line->moment, ==, 1561931999); /* the end of June 2019 */
}

/* The next time counts from when this one ended. */
static void
test_visit (UiFixture *fixture, gconstpointer unused)
{
  wait_against (fixture, POW_MOMENT_VISIT);
  g_assert_false (pow_mark_region_is_known (pow_session_get_against_snapshot (fixture->session), "zeeland"));
  pow_session_leave (fixture->session);
  wait_against (fixture, NULL);
  wait_against (fixture, POW_MOMENT_VISIT);
  g_assert_true (pow_mark_region_is_known (pow_session_get_against_snapshot (fixture->session), "zeeland"));
}

/* A visit that never ended counts from when somebody was last seen looking; the one under way keeps what it had. */
static void
test_visit_unended (UiFixture *fixture, gconstpointer unused)
{
  PowSession *next;

  pow_session_note_visit (fixture->session);
  wait_against (fixture, POW_MOMENT_VISIT);
  g_assert_false (pow_mark_region_is_known (pow_session_get_against_snapshot (fixture->session), "zeeland"));

  next = pow_session_new (fixture->store);
  g_object_unref (fixture->session);
  fixture->session = next;
  wait_against (fixture, NULL);
  wait_against (fixture, POW_MOMENT_VISIT);
  g_assert_true (pow_mark_region_is_known (pow_session_get_against_snapshot (fixture->session), "zeeland"));
}

static void
add_round (UiFixture *fixture)
{
  PowRecord *base = pow_snapshot_get_programme (pow_session_get_current (fixture->session));
  g_autoptr (cJSON) rounds = cJSON_Parse ("{\"a\":{\"label\":\"A\",\"closes\":\"2019-06\"}}");
  g_autoptr (PowRecord) wanted = pow_record_with (base, "rounds", rounds, NULL);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  pow_session_change (fixture->session, edits, "rounds", NULL);
  ui_fixture_wait_saved (fixture);
}

static void
open_again (UiFixture *fixture)
{
  pow_session_leave (fixture->session);
  g_object_unref (fixture->session);
  fixture->session = pow_session_new (fixture->store);
}

/* Each role looks back at its own moment, where there is one; what somebody chose is kept for the next start. */
static void
test_first_against (UiFixture *fixture, gconstpointer unused)
{
  PowSession *session = fixture->session;
  GSettings *settings = pow_settings_get ();

  add_round (fixture);
  pow_session_set_person (session, "M. Janse", "UWV", POW_ROLE_NATIONAL, "zeeland");
  ui_fixture_wait (fixture, is_against, POW_MOMENT_ROUND);
  /* A region that never met has nothing to look back at; nor has a coordinator who never looked before. */
  pow_session_set_person (session, "M. Janse", "UWV", POW_ROLE_LEAD, "zeeland");
  ui_fixture_wait (fixture, is_against, NULL);
  pow_session_set_person (session, "M. Janse", "UWV", POW_ROLE_NATIONAL, "zeeland");
  ui_fixture_wait (fixture, is_against, POW_MOMENT_ROUND);
  pow_session_set_person (session, "M. Janse", "UWV", POW_ROLE_COORDINATOR, "zeeland");
  ui_fixture_wait (fixture, is_against, NULL);
  open_again (fixture);
  if (settings == NULL)
    {
      g_test_skip ("the settings are not installed");
      return;
    }
  ui_fixture_wait (fixture, is_against, POW_MOMENT_VISIT);

  wait_against (fixture, "2019-11");
  open_again (fixture);
  ui_fixture_wait (fixture, is_against, "2019-11");
  wait_against (fixture, NULL);
  open_again (fixture);
  wait_against (fixture, "2019-12");
  /* Of another portfolio: what the role looks back at. */
  g_settings_set_string (settings, "against", "drenthe/plan-v2");
  open_again (fixture);
  ui_fixture_wait (fixture, is_against, POW_MOMENT_VISIT);
  /* Another role starts afresh. */
  wait_against (fixture, "2019-11");
  pow_session_set_person (fixture->session, "M. Janse", "UWV", POW_ROLE_NATIONAL, "zeeland");
  ui_fixture_wait (fixture, is_against, POW_MOMENT_ROUND);
}

#define ADD(name, function) \
  g_test_add ("/ui/time/" name, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)

int
main (int argc, char **argv)
{
  ui_fixture_set_home ();
  g_test_init (&argc, &argv, NULL);
  ADD ("at", test_at);
  ADD ("against", test_against);
  ADD ("no-state", test_no_state);
  ADD ("unknown", test_unknown);
  ADD ("against-follows-at", test_against_follows_at);
  ADD ("visit", test_visit);
  ADD ("visit-unended", test_visit_unended);
  ADD ("first-against", test_first_against);
  return g_test_run ();
}
