/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync-fixture.h"

#include "ui/form/pow-form.h"
#include "ui/sync/pow-sync-words.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* Sharing the open portfolio with real git repositories, and with servers that are not there. */

/* What the server has, as plain git tells it. */
static char *
read_server (SyncFixture *fixture)
{
  g_autofree char *git_dir = g_strconcat ("--git-dir=", fixture->server, NULL);

  return ui_fixture_git (&fixture->base, git_dir, "cat-file", "blob",
                         "refs/heads/region/zeeland:regions/zeeland/subprojects/jobhub-7f3k.json", NULL);
}

static void
assert_words (SyncFixture *fixture, const char *expected)
{
  g_autofree char *words = pow_sync_words_dup_short (fixture->control);

  if (!g_str_has_prefix (words, expected))
    g_error ("The button says “%s”, not “%s”", words, expected);
}

/* An empty server is filled only when the person allows it; then each state has its words. */
static void
test_fill_and_share (SyncFixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  g_assert_cmpint (pow_sync_control_get_standing (fixture->control), ==, POW_SYNC_ALONE);
  assert_words (fixture, "Share…");
  sync_fixture_set_address (fixture, fixture->server);
  g_assert_no_error (fixture->failure);
  sync_fixture_wait_standing (fixture, POW_SYNC_WAITING);
  sync_fixture_share (fixture, 0);
  assert_words (fixture, "Sharing…");
  ui_fixture_wait (&fixture->base, sync_fixture_has_failed, NULL);
  g_assert_error (fixture->failure, POW_SYNC_ERROR, POW_SYNC_ERROR_EMPTY_SERVER);
  sync_fixture_share (fixture, POW_SYNC_MAY_FILL);
  ui_fixture_wait (&fixture->base, sync_fixture_is_done, NULL);
  sync_fixture_wait_standing (fixture, POW_SYNC_SHARED);
  assert_words (fixture, "Up to date ");
  sync_fixture_change_goal (fixture, "Tweehonderd plaatsingen");
  sync_fixture_wait_standing (fixture, POW_SYNC_WAITING);
  assert_words (fixture, "1 to share");
  sync_fixture_share (fixture, 0);
  sync_fixture_wait_standing (fixture, POW_SYNC_SHARED);
  text = read_server (fixture);
  g_assert_nonnull (strstr (text, "Tweehonderd plaatsingen"));
}

/* K. de Wit writes and shares with git alone. */
static void
change_elsewhere (SyncFixture *fixture, const char *goal, const char *phase)
{
  g_autofree char *other = g_build_filename (fixture->base.home, "other", NULL);
  g_autofree char *file = g_build_filename (other, "regions/zeeland/subprojects/jobhub-7f3k.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_free (ui_fixture_git (&fixture->base, "clone", "--quiet", "--branch", "region/zeeland", fixture->server, other, NULL));
  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "Honderd", goal, 1), ==, 1);
  g_assert_cmpuint (g_string_replace (changed, "\"idea\"", phase, 1), ==, 1);
  g_file_set_contents (file, changed->str, -1, &error);
  g_assert_no_error (error);
  g_free (ui_fixture_git (&fixture->base, "-C", other, "-c", "user.name=K. de Wit", "-c", "user.email=k@example.org", "commit",
                          "--quiet", "--all", "--message", "Goal", NULL));
  g_free (ui_fixture_git (&fixture->base, "-C", other, "push", "--quiet", NULL));
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) data = pow_lookback_ask_finish (POW_LOOKBACK (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_told (UiFixture *base, gconstpointer fields)
{
  return *(GPtrArray *const *) fields != NULL;
}

/* Why a field is what it is, as the person at the screen reads it. */
static char *
dup_reason (SyncFixture *fixture, GPtrArray *fields, const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((const PowMergedField *) g_ptr_array_index (fields, i))->field, name))
      return pow_merged_field_dup_reason (g_ptr_array_index (fields, i), pow_session_get_person (fixture->base.session));
  return NULL;
}

/* Somebody else shares through the same server: what came in is told with how many people, what it was,
 * and why each value stands. */
static void
test_arrival_and_choice (SyncFixture *fixture, gconstpointer unused)
{
  g_autofree char *words = NULL;
  g_autofree char *goal = NULL;
  g_autofree char *phase = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  sync_fixture_share_all (fixture);
  change_elsewhere (fixture, "Vijftig", "\"running\"");
  sync_fixture_change_goal (fixture, "Tweehonderd plaatsingen");
  sync_fixture_share (fixture, 0);
  ui_fixture_wait (&fixture->base, sync_fixture_is_done, NULL);
  words = pow_sync_words_dup_arrival (fixture->done);
  g_assert_cmpstr (words, ==, "2 changes of 1 person merged");
  sync_fixture_wait_standing (fixture, POW_SYNC_CHOICES);
  assert_words (fixture, "1 choice");
  pow_lookback_list_arrivals_async (pow_session_get_lookback (fixture->base.session), fixture->done->arrivals, NULL, told_cb, &fields);
  ui_fixture_wait (&fixture->base, is_told, &fields);
  g_assert_cmpuint (fields->len, ==, 2);
  goal = dup_reason (fixture, fields, "goal");
  g_assert_cmpstr (goal, ==, "K. de Wit and you filled in different values. Both are kept until somebody chooses.");
  phase = dup_reason (fixture, fields, "phase");
  g_assert_cmpstr (phase, ==, "Only K. de Wit changed this, so it stands.");
}

static void
rehearsed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SyncFixture *fixture = data;

  fixture->done = pow_sync_control_rehearse_finish (POW_SYNC_CONTROL (source), result, &fixture->failure);
}

/* A rehearsal tells, and leaves the server as it was. */
static void
test_rehearse (SyncFixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  sync_fixture_share_all (fixture);
  sync_fixture_change_goal (fixture, "Tweehonderd plaatsingen");
  sync_fixture_wait_standing (fixture, POW_SYNC_WAITING);
  g_clear_pointer (&fixture->done, pow_sync_result_unref);
  pow_sync_control_rehearse_async (fixture->control, rehearsed_cb, fixture);
  ui_fixture_wait (&fixture->base, sync_fixture_is_done, NULL);
  g_assert_no_error (fixture->failure);
  g_assert_cmpuint (fixture->done->published, ==, 1);
  text = read_server (fixture);
  g_assert_null (strstr (text, "Tweehonderd plaatsingen"));
  sync_fixture_wait_standing (fixture, POW_SYNC_WAITING);
}

/* A look at the server tells what others have; it comes in only with an exchange. */
static void
test_news (SyncFixture *fixture, gconstpointer unused)
{
  g_autofree char *stored = NULL;

  sync_fixture_share_all (fixture);
  change_elsewhere (fixture, "Vijftig", "\"running\"");
  g_clear_pointer (&fixture->done, pow_sync_result_unref);
  pow_sync_control_rehearse_async (fixture->control, rehearsed_cb, fixture);
  sync_fixture_wait_standing (fixture, POW_SYNC_NEWS);
  assert_words (fixture, "2 new");
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "phase");
  g_assert_cmpstr (stored, ==, "\"idea\"");
  sync_fixture_change_goal (fixture, "Honderd plaatsingen en meer");
  sync_fixture_wait_standing (fixture, POW_SYNC_WAITING);
  assert_words (fixture, "1 to share, 2 new");
  sync_fixture_share (fixture, 0);
  sync_fixture_wait_standing (fixture, POW_SYNC_SHARED);
  assert_words (fixture, "Up to date ");
}

/* A server that is gone: told truthfully, nothing is lost, and the next time works. */
static void
test_server_gone (SyncFixture *fixture, gconstpointer unused)
{
  g_autofree char *away = g_strconcat (fixture->server, ".away", NULL);
  g_autofree char *sentence = NULL;

  sync_fixture_share_all (fixture);
  sync_fixture_change_goal (fixture, "Tweehonderd plaatsingen");
  g_assert_cmpint (g_rename (fixture->server, away), ==, 0);
  sync_fixture_share (fixture, 0);
  ui_fixture_wait (&fixture->base, sync_fixture_has_failed, NULL);
  ui_fixture_wait (&fixture->base, sync_fixture_is_calm, NULL);
  sentence = pow_sync_words_dup_sentence (fixture->control);
  g_assert_cmpstr (sentence, ==, fixture->failure->message);
  g_assert_cmpint (pow_sync_control_get_standing (fixture->control), !=, POW_SYNC_SHARED);
  g_assert_cmpint (g_rename (away, fixture->server), ==, 0);
  sync_fixture_share (fixture, 0);
  sync_fixture_wait_standing (fixture, POW_SYNC_SHARED);
}

/* Saving goes on while a server never answers, and stopping ends it at once. */
static void
test_hanging_server (SyncFixture *fixture, gconstpointer unused)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;
  const guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_autofree char *address = g_strdup_printf ("https://127.0.0.1:%u/portfolio.git", port);
  g_autofree char *stored = NULL;

  g_assert_no_error (error);
  sync_fixture_set_address (fixture, address);
  g_assert_no_error (fixture->failure);
  sync_fixture_share (fixture, 0);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *goal = g_strdup_printf ("Plaatsingen: %u", i);

      sync_fixture_change_goal (fixture, goal);
      g_assert_cmpint (pow_session_get_save_state (fixture->base.session), ==, POW_SAVE_SAVED);
      g_assert_cmpint (pow_sync_control_get_standing (fixture->control), ==, POW_SYNC_BUSY);
    }
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (stored, ==, "\"Plaatsingen: 4\"");
  pow_sync_control_cancel (fixture->control);
  ui_fixture_wait (&fixture->base, sync_fixture_is_calm, NULL);
  g_assert_no_error (fixture->failure);
  g_assert_cmpint (pow_sync_control_get_standing (fixture->control), !=, POW_SYNC_SHARED);
}

static void
answer_update (SyncFixture *fixture, const char *script)
{
  g_autofree char *hook = g_build_filename (fixture->server, "hooks", "update", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (hook, script, -1, G_FILE_SET_CONTENTS_NONE, 0755, &error);
  g_assert_no_error (error);
}

/* A region that the server does not let us write: its forms say so and only read; asking again may help. */
static void
test_refused_region (SyncFixture *fixture, gconstpointer unused)
{
  g_autoptr (PowForm) form = pow_form_new (fixture->base.session, FIXTURE_SUBPROJECT);
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;

  sync_fixture_share_all (fixture);
  answer_update (fixture, "#!/bin/sh\n[ \"$1\" != refs/heads/region/zeeland ] || { echo geen toestemming >&2; exit 1; }\n");
  sync_fixture_change_goal (fixture, "Tweehonderd plaatsingen");
  g_assert_null (pow_form_get_read_only_reason (form));
  sync_fixture_share (fixture, 0);
  sync_fixture_wait_standing (fixture, POW_SYNC_STOPPED);
  ui_fixture_wait (&fixture->base, sync_fixture_is_calm, NULL);
  g_assert_true (pow_session_is_refused (fixture->base.session, "zeeland"));
  g_assert_false (pow_session_is_refused (fixture->base.session, "achterhoek"));
  g_assert_nonnull (pow_form_get_read_only_reason (form));
  answer_update (fixture, "#!/bin/sh\nexit 0\n");
  /* Not tried again unasked. */
  sync_fixture_share (fixture, 0);
  ui_fixture_wait (&fixture->base, sync_fixture_is_done, NULL);
  ui_fixture_wait (&fixture->base, sync_fixture_is_calm, NULL);
  g_assert_true (pow_session_is_refused (fixture->base.session, "zeeland"));
  before = read_server (fixture);
  g_assert_null (strstr (before, "Tweehonderd plaatsingen"));
  sync_fixture_share (fixture, POW_SYNC_MAY_TRY_AGAIN);
  sync_fixture_wait_standing (fixture, POW_SYNC_SHARED);
  g_assert_false (pow_session_is_refused (fixture->base.session, "zeeland"));
  g_assert_null (pow_form_get_read_only_reason (form));
  text = read_server (fixture);
  g_assert_nonnull (strstr (text, "Tweehonderd plaatsingen"));
}

/* An address that cannot be used is refused with the reason, and the old one stays. */
static void
test_wrong_address (SyncFixture *fixture, gconstpointer unused)
{
  static const char *const wrong[] = { "http://git.example.nl/p.git", "git://git.example.nl/p.git", "-oProxyCommand=x" };

  sync_fixture_share_all (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      sync_fixture_set_address (fixture, wrong[i]);
      g_assert_error (fixture->failure, POW_SYNC_ERROR, POW_SYNC_ERROR_ADDRESS);
      ui_fixture_pause (20);
      g_assert_cmpstr (pow_sync_control_get_address (fixture->control), ==, fixture->server);
    }
}

#define ADD(name, func) g_test_add ("/sync/" name, SyncFixture, NULL, sync_fixture_set_up, func, sync_fixture_tear_down)

int
main (int argc, char **argv)
{
  pow_sync_answer_for_git (argc, argv);
  g_test_init (&argc, &argv, NULL);
  ui_fixture_set_home ();

  ADD ("fill-and-share", test_fill_and_share);
  ADD ("arrival-and-choice", test_arrival_and_choice);
  ADD ("rehearse", test_rehearse);
  ADD ("news", test_news);
  ADD ("server-gone", test_server_gone);
  ADD ("hanging-server", test_hanging_server);
  ADD ("refused-region", test_refused_region);
  ADD ("wrong-address", test_wrong_address);

  return g_test_run ();
}
