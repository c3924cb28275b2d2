/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui-fixture.h"

#include "ui/common/pow-plan-change.h"
#include "ui/record/pow-reason-bar.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  UiFixture base;
  GtkWidget *window;
  GtkWidget *bar;
  char *told;
} ReasonFixture;

static void
message_cb (PowSession *session, const char *text, gboolean can_undo, ReasonFixture *fixture)
{
  g_free (fixture->told);
  fixture->told = g_strdup (text);
}

static void
set_up (ReasonFixture *fixture, gconstpointer unused)
{
  ui_fixture_set_up (&fixture->base, NULL);
  pow_session_set_person (fixture->base.session, "J. Janse", "UWV", POW_ROLE_COORDINATOR, "zeeland");
  g_signal_connect (fixture->base.session, "message", G_CALLBACK (message_cb), fixture);
  fixture->bar = pow_reason_bar_new (fixture->base.session);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->bar);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (ReasonFixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_signal_handlers_disconnect_by_data (fixture->base.session, fixture);
  ui_fixture_pause (20);
  g_free (fixture->told);
  ui_fixture_tear_down (&fixture->base, NULL);
}

/* An autosave of one text field, as a form makes it. */
static void
edit (ReasonFixture *fixture, const char *address, const char *path, const char *text)
{
  PowSession *session = fixture->base.session;
  PowRecord *record = pow_snapshot_lookup (pow_session_get_current (session), address);
  g_autoptr (cJSON) value = cJSON_CreateString (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) wanted = pow_record_with (record, path, value, &error);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_assert_no_error (error);
  g_ptr_array_add (edits, pow_edit_new (record, wanted));
  pow_session_edit_async (session, edits, "Gewijzigd", TRUE, NULL, NULL);
  ui_fixture_wait_saved (&fixture->base);
}

static gboolean
is_told (UiFixture *fixture, gconstpointer text)
{
  return g_strcmp0 (((ReasonFixture *) fixture)->told, text) == 0;
}

static void
test_asked_and_kept (ReasonFixture *fixture, gconstpointer unused)
{
  GtkWidget *entry = ui_fixture_find_type (fixture->bar, GTK_TYPE_ENTRY);
  g_autofree char *message = NULL, *count = NULL, *after = NULL;

  edit (fixture, "zeeland/plan", "status", "running");
  g_assert_false (gtk_widget_get_visible (fixture->bar));
  edit (fixture, FIXTURE_SUBPROJECT, "phase", "running");
  g_assert_false (gtk_widget_get_visible (fixture->bar));
  edit (fixture, FIXTURE_SUBPROJECT, "milestones.start.date", "2020-06");
  g_assert_true (gtk_widget_get_visible (fixture->bar));
  count = ui_fixture_git (&fixture->base, "rev-list", "--count", "region/zeeland", NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Wachten op de raad");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_fixture_find_type (fixture->bar, GTK_TYPE_DROP_DOWN)), 1);
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_wait (&fixture->base, is_told, "The reason is kept with the change");
  g_assert_false (gtk_widget_get_visible (fixture->bar));
  message = ui_fixture_git (&fixture->base, "log", "-1", "--format=%B", "region/zeeland", NULL);
  after = ui_fixture_git (&fixture->base, "rev-list", "--count", "region/zeeland", NULL);
  g_assert_nonnull (strstr (message, "Reason: Wachten op de raad"));
  g_assert_nonnull (strstr (message, "Body: " FIXTURE_BODY));
  g_assert_cmpstr (after, ==, count);
}

/* A plan that nobody approved may change without a question, and a question may stay unanswered. */
static void
test_not_asked (ReasonFixture *fixture, gconstpointer unused)
{
  edit (fixture, FIXTURE_SUBPROJECT, "milestones.start.date", "2020-06");
  g_assert_false (gtk_widget_get_visible (fixture->bar));
  edit (fixture, "zeeland/plan", "status", "approved");
  edit (fixture, FIXTURE_SUBPROJECT, "milestones.start.date", "2020-09");
  g_assert_true (gtk_widget_get_visible (fixture->bar));
  pow_plan_change_leave (pow_plan_change_get (fixture->base.session));
  g_assert_false (gtk_widget_get_visible (fixture->bar));
}

/* Numbers of people do not go into the history either. */
static void
test_bsn (ReasonFixture *fixture, gconstpointer unused)
{
  GtkWidget *entry = ui_fixture_find_type (fixture->bar, GTK_TYPE_ENTRY);
  g_autofree char *message = NULL;

  edit (fixture, "zeeland/plan", "status", "approved");
  edit (fixture, FIXTURE_SUBPROJECT, "milestones.start.date", "2020-09");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Voor 123456782");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (g_str_has_prefix (fixture->told, "This looks like a citizen service number"));
  g_assert_true (gtk_widget_get_visible (fixture->bar));
  message = ui_fixture_git (&fixture->base, "log", "-1", "--format=%B", "region/zeeland", NULL);
  g_assert_null (strstr (message, "123456782"));
}

int
main (int argc, char **argv)
{
  ui_fixture_set_home ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/reason/asked-and-kept", ReasonFixture, NULL, set_up, test_asked_and_kept, tear_down);
  g_test_add ("/reason/not-asked", ReasonFixture, NULL, set_up, test_not_asked, tear_down);
  g_test_add ("/reason/bsn", ReasonFixture, NULL, set_up, test_bsn, tear_down);
  return g_test_run ();
}
