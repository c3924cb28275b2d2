/* SPDX-License-Identifier: EUPL-1.2 */
#include "form-fixture.h"

#include "ui/form/pow-new-dialog.h"
#include "ui/form/pow-picker.h"

static gboolean
is_picker (GtkWidget *widget, gconstpointer unused)
{
  return POW_IS_PICKER (widget);
}

/* What is typed is in git a moment later, with the person as author. */
static void
test_type (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *row = get_row (fixture, "goal");
  g_autofree char *stored = NULL;
  g_autofree char *log = NULL;

  pow_form_row_activate (row);
  type (row, "Tweehonderd plaatsingen bij R&D");
  ui_fixture_pause (AUTOSAVE);
  ui_fixture_wait_saved (&fixture->base);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (stored, ==, "\"Tweehonderd plaatsingen bij R&D\"");
  log = ui_fixture_git (&fixture->base, "log", "-1", "--format=%an|%s", "refs/heads/region/zeeland", NULL);
  g_assert_true (g_str_has_prefix (log, "M. Janse|Jobhub Logistiek"));

  /* Two saves of one record within two minutes are one revision. */
  type (row, "Tweehonderd plaatsingen bij R&D en meer");
  ui_fixture_pause (AUTOSAVE);
  ui_fixture_wait_saved (&fixture->base);
  g_free (log);
  log = ui_fixture_git (&fixture->base, "rev-list", "--count", "refs/heads/region/zeeland", NULL);
  g_assert_cmpstr (log, ==, "2");
  g_assert_null (pow_drafts_lookup (pow_session_get_drafts (fixture->base.session),
                                    FIXTURE_SUBPROJECT, "goal"));
}

static void
test_refused (FormFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *path;
    const char *typed;
    const char *stays; /* stored value; NULL: unknown */
  } cases[] = {
    { "period.start", "32 februari", NULL },
    { "goal", "Bel 123456782 even", "\"Honderd plaatsingen\"" },
    { "title", "", "\"Jobhub Logistiek\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PowFormRow *row = get_row (fixture, cases[i].path);
      PowDrafts *drafts = pow_session_get_drafts (fixture->base.session);
      g_autofree char *stored = NULL;

      g_test_message ("%s: %s", cases[i].path, cases[i].typed);
      pow_form_row_activate (row);
      type (row, cases[i].typed);
      ui_fixture_pause (AUTOSAVE);
      ui_fixture_wait_saved (&fixture->base);
      g_assert_true (pow_form_row_has_error (row));
      g_assert_true (pow_form_row_is_editing (row));
      stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, cases[i].path);
      g_assert_cmpstr (stored, ==, cases[i].stays);
      g_assert_cmpstr (pow_drafts_lookup (drafts, FIXTURE_SUBPROJECT, cases[i].path), ==,
                       cases[i].typed);
    }
}

/* A vague date is kept as vague as it was given, and read back while it is typed. */
static void
test_date (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *row = get_row (fixture, "period.start");
  g_autofree char *stored = NULL;

  pow_form_row_activate (row);
  type (row, "K1 2021");
  g_assert_false (pow_form_row_has_error (row));
  ui_fixture_pause (AUTOSAVE);
  ui_fixture_wait_saved (&fixture->base);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "period.start");
  g_assert_cmpstr (stored, ==, "\"2021-Q1\"");
}

static gboolean
knows_change (UiFixture *base, gconstpointer phase)
{
  PowRecord *record = pow_session_lookup (base->session, FIXTURE_SUBPROJECT);

  return g_strcmp0 (pow_record_get_text (record, "phase"), phase) == 0;
}

static gboolean
shows_running (UiFixture *base, gconstpointer row)
{
  const char *label = pow_field_get_choice_label (pow_form_row_get_field (POW_FORM_ROW ((gpointer) row)), "running");

  return find (GTK_WIDGET ((gpointer) row), shows_words, label) != NULL;
}

/* What another program writes shows at once, but never in the row that is being typed in. */
static void
test_outside (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *goal = get_row (fixture, "goal");
  GtkWidget *phase = GTK_WIDGET (get_row (fixture, "phase"));
  g_autofree char *typed = NULL;
  g_autofree char *stored_goal = NULL;
  g_autofree char *stored_phase = NULL;

  pow_form_row_activate (goal);
  type (goal, "Nog aan het typen");
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "phase", "running");
  ui_fixture_wait (&fixture->base, knows_change, "running");
  ui_fixture_wait (&fixture->base, shows_running, phase);
  typed = dup_typed (goal);
  g_assert_cmpstr (typed, ==, "Nog aan het typen");
  ui_fixture_pause (AUTOSAVE);
  ui_fixture_wait_saved (&fixture->base);
  stored_goal = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  stored_phase = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "phase");
  g_assert_cmpstr (stored_goal, ==, "\"Nog aan het typen\"");
  g_assert_cmpstr (stored_phase, ==, "\"running\"");
}

static void
test_pick (FormFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *path;
    const char *id;
    const char *stored;
  } picks[] = {
    { "phase", "stopped", "\"stopped\"" },
    { "themes", "taal", "[\"taal\"]" },
    { "themes", "logistiek", "[\"logistiek\",\"taal\"]" },
    { "themes", "taal", "[\"logistiek\"]" },
    { "decision.body", FIXTURE_BODY, "\"" FIXTURE_BODY "\"" },
    { "phase", NULL, NULL },
  };

  pow_form_row_activate (get_row (fixture, "decision"));
  for (guint i = 0; i < G_N_ELEMENTS (picks); i++)
    {
      PowFormRow *row = get_row (fixture, picks[i].path);
      GtkWidget *picker;
      g_autofree char *stored = NULL;

      pow_form_row_activate (row);
      picker = find (GTK_WIDGET (row), is_picker, NULL);
      g_assert_nonnull (picker);
      g_signal_emit_by_name (picker, "picked", picks[i].id);
      gtk_popover_popdown (GTK_POPOVER (picker));
      ui_fixture_wait_saved (&fixture->base);
      stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, picks[i].path);
      g_assert_cmpstr (stored, ==, picks[i].stored);
    }
}

/* A draft of an earlier run is offered, and gone once it is saved. */
static void
test_draft_offered (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *row = get_row (fixture, "goal");
  PowDrafts *drafts = pow_session_get_drafts (fixture->base.session);
  g_autofree char *stored = NULL;

  pow_drafts_keep (drafts, FIXTURE_SUBPROJECT, "goal", "Van voor de storing");
  pow_form_row_activate (row);
  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, "title")));
  ui_fixture_pause (50);
  ui_fixture_wait_saved (&fixture->base);
  ui_fixture_pause (20);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (stored, ==, "\"Van voor de storing\"");
  g_assert_null (pow_drafts_lookup (drafts, FIXTURE_SUBPROJECT, "goal"));
}

static void
created_cb (PowNewDialog *dialog, const char *made, char **address)
{
  *address = g_strdup (made);
}

static void
test_new (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *dialog = pow_new_dialog_new (fixture->base.session, POW_KIND_BODY, "zeeland");
  g_autofree char *address = NULL;
  g_autofree char *stored = NULL;

  g_signal_connect (dialog, "created", G_CALLBACK (created_cb), &address);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (dialog));
  ui_fixture_pause (100);

  /* Nothing filled in: told in the row, nothing made. */
  g_signal_emit_by_name (find (dialog, is_main_button, NULL), "clicked");
  g_assert_null (address);
  g_assert_true (pow_form_row_has_error (POW_FORM_ROW (find (dialog, is_row, "name"))));

  type (POW_FORM_ROW (find (dialog, is_row, "name")), "Raad van Goes");
  g_signal_emit_by_name (find (dialog, is_main_button, NULL), "clicked");
  ui_fixture_wait_saved (&fixture->base);
  g_assert_nonnull (address);
  g_assert_true (g_str_has_prefix (address, "zeeland/bodies/raad-van-goes-"));
  stored = ui_fixture_read_stored (&fixture->base, address, "name");
  g_assert_cmpstr (stored, ==, "\"Raad van Goes\"");
  ui_fixture_pause (20);
}

/* Every visible value is plain text: nothing in it is markup. */
static void
test_no_markup (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *row = get_row (fixture, "title");

  pow_form_row_activate (row);
  type (row, "<b>R&D</b> <i>");
  ui_fixture_pause (AUTOSAVE);
  ui_fixture_wait_saved (&fixture->base);
  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, "goal")));
  ui_fixture_pause (50);
  g_assert_nonnull (find (GTK_WIDGET (row), shows_words, "<b>R&D</b> <i>"));
  pow_page_refresh (fixture->page);
}

#define ADD(name, func)                                                                              \
  g_test_add ("/form/" name, FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, func,                    \
              form_fixture_tear_down)

int
main (int argc, char **argv)
{
  if (!form_fixture_start (&argc, &argv))
    return 0;

  ADD ("type", test_type);
  ADD ("refused", test_refused);
  ADD ("date", test_date);
  ADD ("outside", test_outside);
  ADD ("pick", test_pick);
  ADD ("draft-offered", test_draft_offered);
  ADD ("new", test_new);
  ADD ("no-markup", test_no_markup);

  return g_test_run ();
}
