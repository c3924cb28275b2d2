/* SPDX-License-Identifier: EUPL-1.2 */
#include "form-fixture.h"

#include "model/change/pow-merge.h"
#include "ui/form/pow-form-fold.h"
#include "ui/record/pow-drafts-bar.h"
#include "ui/record/pow-source-link.h"

#include <adwaita.h>
#include <string.h>

#define PLAN "zeeland/plan"

static char *
read_stored (FormFixture *fixture, const char *address, const char *path)
{
  ui_fixture_wait_saved (&fixture->base);
  return ui_fixture_read_stored (&fixture->base, address, path);
}

static void
assert_stored (FormFixture *fixture, const char *path, const char *expected)
{
  g_autofree char *stored = read_stored (fixture, FIXTURE_SUBPROJECT, path);

  g_assert_cmpstr (stored, ==, expected);
}

/* The dialog that a page opened last. */
static GtkWidget *
get_dialog (FormFixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (GTK_WINDOW (window)) == GTK_WINDOW (fixture->window))
        return window;
    }
  return NULL;
}

/* Saves a record as another program would. */
static void
save_outside (FormFixture *fixture, PowRecord *base, PowRecord *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) repository = pow_repository_open (fixture->base.path, &error);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_autoptr (PowSaveResult) saved = NULL;
  PowCommitInfo info = { .author = "K. de Wit", .tool = "test" };

  g_assert_no_error (error);
  pow_repository_set_merge_func (repository, pow_merge_records);
  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  saved = pow_repository_save (repository, edits, &info, &error);
  g_assert_no_error (error);
  pow_repository_close (repository);
}

static gboolean
shows_record (UiFixture *base, gconstpointer wanted)
{
  PowRecord *record = pow_session_lookup (base->session, FIXTURE_SUBPROJECT);

  return record != NULL && pow_record_equal (record, (PowRecord *) wanted);
}

/* Two people filled in the goal at the same time. */
static void
open_choice (FormFixture *fixture)
{
  PowRecord *base = pow_session_lookup (fixture->base.session, FIXTURE_SUBPROJECT);
  g_autoptr (cJSON) sixty = cJSON_CreateString ("Zestig banen");
  g_autoptr (cJSON) ninety = cJSON_CreateString ("Negentig banen");
  g_autoptr (PowRecord) ours = pow_record_with (base, "goal", sixty, NULL);
  g_autoptr (PowRecord) theirs = pow_record_with (base, "goal", ninety, NULL);
  g_autoptr (PowRecord) merged = pow_merge_records (base, ours, theirs);

  g_assert_cmpuint (pow_record_count_choices (merged), ==, 1);
  save_outside (fixture, base, merged);
  ui_fixture_wait (&fixture->base, shows_record, merged);
  ui_fixture_pause (20);
}

/* Both values of an open choice are readable, and filling in the field settles it. */
static void
test_choice (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *goal = get_row (fixture, "goal");

  open_choice (fixture);
  g_assert_nonnull (find (GTK_WIDGET (goal), shows_part, "Zestig banen"));
  g_assert_nonnull (find (GTK_WIDGET (goal), shows_part, "Negentig banen"));

  pow_form_row_activate (goal);
  type (goal, "Vijfenzeventig banen");
  press_enter (goal);
  assert_stored (fixture, "goal", "\"Vijfenzeventig banen\"");
  assert_stored (fixture, "choices", NULL);
  ui_fixture_pause (20);
  g_assert_null (find (GTK_WIDGET (goal), shows_part, "Negentig banen"));
}

/* Enter on the value that is shown chooses it; only looking does not. */
static void
test_choice_kept (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *goal = get_row (fixture, "goal");
  g_autofree char *open = NULL;
  g_autofree char *still = NULL;

  open_choice (fixture);
  open = read_stored (fixture, FIXTURE_SUBPROJECT, "choices");
  pow_form_row_activate (goal);
  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, "title")));
  ui_fixture_pause (AUTOSAVE);
  still = read_stored (fixture, FIXTURE_SUBPROJECT, "choices");
  g_assert_nonnull (open);
  g_assert_cmpstr (still, ==, open);

  pow_form_row_activate (goal);
  press_enter (goal);
  assert_stored (fixture, "choices", NULL);
  assert_stored (fixture, "goal", "\"Zestig banen\"");
}

static gboolean
is_fold (GtkWidget *widget, gconstpointer unused)
{
  return POW_IS_FORM_FOLD (widget) && gtk_widget_get_visible (widget);
}

/* What nobody has filled in is one row that names it; what gets a value comes out of it. */
static void
test_fold (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *approach = get_row (fixture, "approach");
  GtkWidget *fold = find (gtk_widget_get_parent (GTK_WIDGET (approach)), is_fold, NULL);
  GtkWidget *fit;

  g_assert_nonnull (fold);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (approach)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_row (fixture, "goal"))));
  g_assert_nonnull (find (fold, shows_part, pow_form_row_get_label (approach)));

  pow_form_fold_toggle (POW_FORM_FOLD (fold));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (approach)));
  pow_form_fold_toggle (POW_FORM_FOLD (fold));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (approach)));

  fit = find (GTK_WIDGET (get_row (fixture, "uwv_fit")), is_fold, NULL);
  g_assert_nonnull (fit);
  g_assert_nonnull (find (fit, shows_part, "ICT, Procurement"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_row (fixture, "uwv_fit.ict"))));

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "approach", "In drie groepen");
  for (int i = 0; i < 100 && !gtk_widget_get_visible (GTK_WIDGET (approach)); i++)
    ui_fixture_pause (20);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (approach)));
  g_assert_null (find (fold, shows_part, pow_form_row_get_label (approach)));
}

/* Delete on an entry removes it and keeps what it says; undo brings it back. */
static void
test_entry_delete (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *entry = GTK_WIDGET (get_row (fixture, "milestones.start"));

  g_assert_true (gtk_widget_grab_focus (entry));
  g_assert_true (press (entry, GDK_KEY_Delete, 0));
  assert_stored (fixture, "milestones.start.removed", "true");
  assert_stored (fixture, "milestones.start.title", "\"Start groep 2\"");
  g_assert_null (find (GTK_WIDGET (fixture->page), is_row, "milestones.start"));

  pow_session_undo (fixture->base.session);
  assert_stored (fixture, "milestones.start.removed", NULL);
  ui_fixture_pause (20);
  g_assert_nonnull (find (GTK_WIDGET (fixture->page), is_row, "milestones.start"));
}

/* Milestones stand in time whatever their keys are, and the list tells what comes next. */
static void
test_entry_dates (FormFixture *fixture, gconstpointer unused)
{
  g_autoptr (PowForm) form = pow_form_new (fixture->base.session, FIXTURE_SUBPROJECT);
  GtkListBox *list;

  pow_form_set (form, "milestones.aa", "{\"title\":\"Balans\",\"date\":\"2020-Q3\"}");
  pow_form_set (form, "milestones.zz",
                "{\"title\":\"Besluit\",\"date\":\"2020-01\",\"done\":\"2020-01-20\"}");
  pow_form_set (form, "milestones.bb", "{\"title\":\"Ooit\"}");
  ui_fixture_wait_saved (&fixture->base);
  ui_fixture_pause (20);
  list = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (get_row (fixture, "milestones.start"))));
  {
    static const char *const expected[] = { "zz", "start", "aa", "bb" };

    for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
      {
        g_autofree char *path = pow_path_join ("milestones", expected[i]);

        g_assert_cmpstr (pow_form_row_get_path (
                             POW_FORM_ROW (gtk_list_box_get_row_at_index (list, (int) i))),
                         ==, path);
      }
  }
  g_assert_nonnull (find (GTK_WIDGET (get_row (fixture, "milestones")), shows_part,
                          "Next: Start groep 2"));
}

static void
assert_lines (FormFixture *fixture, const char *expected)
{
  PowRecord *record;
  g_autoptr (GPtrArray) keys = NULL;
  g_autofree char *order = NULL;

  ui_fixture_wait_saved (&fixture->base);
  record = pow_session_lookup (fixture->base.session, PLAN);
  keys = pow_record_list_entries (record, "lines");
  g_ptr_array_add (keys, NULL);
  order = g_strjoinv (" ", (char **) keys->pdata);
  g_assert_cmpstr (order, ==, expected);
}

/* Ctrl+Up and Ctrl+Down move an entry among its neighbours, and not over the edge. */
static void
test_entry_move (FormFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *path;
    guint key;
    const char *expected;
  } moves[] = {
    { "lines.banen", GDK_KEY_Down, "kansen banen taal" },
    { "lines.taal", GDK_KEY_Up, "kansen taal banen" },
    { "lines.kansen", GDK_KEY_Up, "kansen taal banen" },
    { "lines.banen", GDK_KEY_Down, "kansen taal banen" },
    { "lines.banen", GDK_KEY_Up, "kansen banen taal" },
  };
  static const char *const lines[] = { "banen", "kansen", "taal" };
  g_autoptr (PowForm) form = pow_form_new (fixture->base.session, PLAN);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *path = pow_path_join ("lines", lines[i]);
      g_autofree char *value = g_strdup_printf ("{\"title\":\"%s\"}", lines[i]);

      pow_form_set (form, path, value);
    }
  assert_lines (fixture, "banen kansen taal");
  form_fixture_show (fixture, PLAN);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      GtkWidget *entry = GTK_WIDGET (get_row (fixture, moves[i].path));

      g_test_message ("%s", moves[i].path);
      ui_fixture_pause (20);
      g_assert_true (gtk_widget_grab_focus (entry));
      g_assert_true (press (entry, moves[i].key, GDK_CONTROL_MASK));
      assert_lines (fixture, moves[i].expected);
    }
}

/* What another program writes into an entry shows beside the field that is being typed in. */
static void
test_entry_outside (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *title;
  g_autofree char *typed = NULL;

  pow_form_row_activate (get_row (fixture, "milestones.start"));
  title = get_row (fixture, "milestones.start.title");
  pow_form_row_activate (title);
  type (title, "Start groep 3");
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "milestones.start.date", "2021-05");
  for (int i = 0; i < 100; i++)
    ui_fixture_pause (2);
  typed = dup_typed (title);
  g_assert_cmpstr (typed, ==, "Start groep 3");
  ui_fixture_pause (AUTOSAVE);
  assert_stored (fixture, "milestones.start.title", "\"Start groep 3\"");
  assert_stored (fixture, "milestones.start.date", "\"2021-05\"");
}

/* The record goes while somebody types: nothing is lost, and after putting it back it is saved. */
static void
test_removed_meanwhile (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *goal = get_row (fixture, "goal");
  PowRecord *base = pow_session_lookup (fixture->base.session, FIXTURE_SUBPROJECT);
  g_autoptr (PowRecord) removed = pow_record_with_removed (base, NULL, TRUE, NULL);
  g_autofree char *typed = NULL;

  pow_form_row_activate (goal);
  /* First, because on a slow machine it takes longer than typing rests. */
  save_outside (fixture, base, removed);
  type (goal, "Nog niet weg");
  ui_fixture_wait (&fixture->base, shows_record, removed);
  ui_fixture_pause (AUTOSAVE);
  g_assert_true (pow_form_row_has_error (goal));
  typed = dup_typed (goal);
  g_assert_cmpstr (typed, ==, "Nog niet weg");
  g_assert_cmpstr (pow_drafts_lookup (pow_session_get_drafts (fixture->base.session),
                                      FIXTURE_SUBPROJECT, "goal"),
                   ==, "Nog niet weg");
  assert_stored (fixture, "goal", "\"Honderd plaatsingen\"");

  pow_session_put_back (fixture->base.session, FIXTURE_SUBPROJECT, NULL);
  ui_fixture_wait_saved (&fixture->base);
  press_enter (goal);
  assert_stored (fixture, "goal", "\"Nog niet weg\"");
  assert_stored (fixture, "removed", NULL);
}

static void
message_cb (PowSession *session, const char *text, gboolean can_undo, char **told)
{
  g_free (*told);
  *told = g_strdup (text);
}

/* Removed and put back with the page's own button; while it is removed nothing can be typed. */
static void
test_remove (FormFixture *fixture, gconstpointer unused)
{
  PowFormRow *goal = get_row (fixture, "goal");
  GtkWidget *remove = find (GTK_WIDGET (fixture->page), is_button_called, "Remove");
  g_autofree char *told = NULL;

  g_signal_connect (fixture->base.session, "message", G_CALLBACK (message_cb), &told);
  g_assert_nonnull (remove);
  g_signal_emit_by_name (remove, "clicked");
  assert_stored (fixture, "removed", "true");
  assert_stored (fixture, "goal", "\"Honderd plaatsingen\"");
  pow_page_refresh (fixture->page);
  g_clear_pointer (&told, g_free);
  pow_form_row_activate (goal);
  g_assert_false (pow_form_row_is_editing (goal));
  g_assert_nonnull (told);

  remove = find (GTK_WIDGET (fixture->page), is_button_called, "Put back");
  g_assert_nonnull (remove);
  g_signal_emit_by_name (remove, "clicked");
  assert_stored (fixture, "removed", NULL);
  pow_form_row_activate (goal);
  g_assert_true (pow_form_row_is_editing (goal));
  g_signal_handlers_disconnect_by_data (fixture->base.session, &told);
}

/* Only pages of the web open, and only after a question that shows the whole address. */
static void
test_source (FormFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *source;
    const char *host;
  } cases[] = {
    { "https://www.aandeslaginzeeland.nl/plan?a=1&b=2", "aandeslaginzeeland.nl" },
    { "http://example.org", "example.org" },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "https:", NULL },
    { "Actieplan, bladzijde 3", NULL },
  };
  GtkWidget *link;
  GtkWidget *dialog;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = pow_source_dup_host (cases[i].source);
      GtkWidget *made = g_object_ref_sink (pow_source_link_new (cases[i].source));

      g_assert_cmpstr (host, ==, cases[i].host);
      g_assert_true (GTK_IS_BUTTON (made) == (cases[i].host != NULL));
      g_object_unref (made);
    }

  link = pow_source_link_new (cases[0].source);
  adw_window_set_content (ADW_WINDOW (fixture->window), link);
  g_signal_emit_by_name (link, "clicked");
  ui_fixture_pause (50);
  dialog = get_dialog (fixture);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (dialog));
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==, cases[0].source);
  g_assert_false (adw_message_dialog_get_body_use_markup (ADW_MESSAGE_DIALOG (dialog)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_fixture_pause (20);
}

static void
opened_cb (PowSession *session, const char *address, char **opened)
{
  *opened = g_strdup (address);
}

static gboolean
is_menu_button (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_MENU_BUTTON (widget);
}

/* Text of an earlier run that was never saved: told once, with a way to it, until it is saved. */
static void
test_drafts_bar (FormFixture *fixture, gconstpointer unused)
{
  PowDrafts *drafts = pow_session_get_drafts (fixture->base.session);
  GtkWidget *nothing = g_object_ref_sink (pow_drafts_bar_new (fixture->base.session));
  g_autofree char *opened = NULL;
  GtkWidget *bar;
  GtkWidget *way;

  for (int i = 0; i < 100 && !pow_drafts_is_loaded (drafts); i++)
    ui_fixture_pause (20);
  g_assert_false (gtk_widget_get_visible (nothing));
  g_object_unref (nothing);

  pow_drafts_keep (drafts, FIXTURE_SUBPROJECT, "goal", "Van voor de storing");
  bar = pow_drafts_bar_new (fixture->base.session);
  adw_window_set_content (ADW_WINDOW (fixture->window), bar);
  g_assert_true (gtk_widget_get_visible (bar));
  g_signal_connect (fixture->base.session, "open-address", G_CALLBACK (opened_cb), &opened);
  gtk_menu_button_popup (GTK_MENU_BUTTON (find (bar, is_menu_button, NULL)));
  way = find (bar, is_button_called, "Jobhub Logistiek");
  g_assert_nonnull (way);
  g_signal_emit_by_name (way, "clicked");
  g_assert_cmpstr (opened, ==, FIXTURE_SUBPROJECT);
  g_signal_handlers_disconnect_by_data (fixture->base.session, &opened);

  pow_drafts_drop (drafts, FIXTURE_SUBPROJECT, "goal");
  g_signal_emit_by_name (fixture->base.session, "save-state-changed");
  g_assert_false (gtk_widget_get_visible (bar));
  ui_fixture_pause (20);
}

#define ADD(name, func)                                                                              \
  g_test_add ("/record-page/" name, FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, func,      \
              form_fixture_tear_down)

int
main (int argc, char **argv)
{
  if (!form_fixture_start (&argc, &argv))
    return 0;

  ADD ("choice", test_choice);
  ADD ("choice-kept", test_choice_kept);
  ADD ("fold", test_fold);
  ADD ("entry-delete", test_entry_delete);
  ADD ("entry-dates", test_entry_dates);
  ADD ("entry-move", test_entry_move);
  ADD ("entry-outside", test_entry_outside);
  ADD ("removed-meanwhile", test_removed_meanwhile);
  ADD ("remove", test_remove);
  ADD ("source", test_source);
  ADD ("drafts-bar", test_drafts_bar);

  return g_test_run ();
}
