/* SPDX-License-Identifier: EUPL-1.2 */
#include "compare-fixture.h"

#include "ui/common/pow-compare-choice.h"
#include "ui/common/pow-sheet-export.h"
#include "ui/compare/pow-compare-field-bar.h"
#include "ui/compare/pow-compare-items.h"
#include "ui/compare/pow-compare-status.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

/* The own region and a neighbour to begin with; what one has alone says so. */
static void
test_regions (CompareFixture *fixture, gconstpointer unused)
{
  PowCompareItem *line = compare_fixture_find_line (fixture, "Centre municipality");

  g_assert_cmpstr (pow_page_get_subtitle (fixture->page), ==, "Zeeland, West-Brabant");
  g_assert_cmpstr (pow_compare_item_get_cell (line, 0), ==, "Goes");
  g_assert_cmpstr (pow_compare_item_get_cell (line, 1), ==, "Breda");
  line = compare_fixture_find_line (fixture, "Jobhub Logistiek");
  g_assert_nonnull (line);
  g_assert_cmpstr (pow_compare_item_get_difference (line), ==, "only in Zeeland");
  g_assert_cmpstr (pow_compare_item_get_button (line), ==, "Pair…");
}

/* Another choice of regions, made anywhere, is another comparison. */
static void
test_choice (CompareFixture *fixture, gconstpointer unused)
{
  PowCompareChoice *choice = pow_compare_choice_get (fixture->base.session);

  g_assert_true (pow_compare_choice_toggle (choice, "achterhoek"));
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Centre municipality");
  while (g_strcmp0 (pow_page_get_subtitle (fixture->page), "Zeeland, West-Brabant, Achterhoek") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (pow_compare_choice_count (choice), ==, 3);
  g_assert_true (pow_compare_choice_toggle (choice, "achterhoek"));
  g_assert_cmpuint (pow_compare_choice_count (choice), ==, 2);
}

static void
test_only_differences (CompareFixture *fixture, gconstpointer unused)
{
  GtkWidget *check = ui_fixture_find_type (GTK_WIDGET (fixture->bar), GTK_TYPE_CHECK_BUTTON);

  g_assert_nonnull (compare_fixture_find_line (fixture, "Subprojects"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_nonnull (compare_fixture_find_line (fixture, "Centre municipality"));
  for (guint i = 0; i < g_list_model_get_n_items (pow_compare_table_get_shown (fixture->table)); i++)
    {
      g_autoptr (PowCompareItem) item = g_list_model_get_item (pow_compare_table_get_shown (fixture->table), i);

      g_assert_true (pow_compare_item_differs (item));
    }
}

/* J and K stop at every line that differs, and at no other. */
static void
test_next_difference (CompareFixture *fixture, gconstpointer unused)
{
  guint forward = 0, back = 0;

  while (pow_compare_table_go (fixture->table, TRUE))
    {
      g_assert_cmpint (pow_compare_item_get_mark (pow_compare_table_get_chosen (fixture->table)), !=, POW_COMPARED_SAME);
      forward++;
    }
  while (pow_compare_table_go (fixture->table, FALSE))
    back++;
  g_assert_cmpuint (forward, >, 1);
  g_assert_cmpuint (back + 1, ==, forward);
}

/* A moment with itself: nothing differs, and the page says so. */
static void
test_moments (CompareFixture *fixture, gconstpointer unused)
{
  pow_session_set_against (fixture->base.session, "now");
  while (pow_session_get_against_snapshot (fixture->base.session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  pow_compare_bar_set_mode (fixture->bar, POW_COMPARE_MOMENTS);
  ui_fixture_wait (&fixture->base, compare_fixture_has_no_line, "Centre municipality");
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (ui_fixture_find_type (GTK_WIDGET (fixture->page), ADW_TYPE_STATUS_PAGE))), ==,
                   "Nothing differs");
}

/* The phase becomes another, and now stands beside @revision. */
static void
compare_with (CompareFixture *fixture, const char *revision)
{
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "phase", "running");
  pow_session_set_against (fixture->base.session, revision);
  while (pow_session_get_against_snapshot (fixture->base.session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  pow_compare_bar_set_mode (fixture->bar, POW_COMPARE_MOMENTS);
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Phase");
}

static gboolean
is_idea_again (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *phase = ui_fixture_read_stored (fixture, FIXTURE_SUBPROJECT, "phase");

  return g_strcmp0 (phase, "\"idea\"") == 0;
}

/* What stood there at the other moment is put back, and says from when it came. */
static void
test_put_back (CompareFixture *fixture, gconstpointer unused)
{
  g_autofree char *revision = ui_fixture_git (&fixture->base, "rev-parse", "region/zeeland", NULL);
  g_autofree char *message = NULL;

  compare_with (fixture, revision);
  while (g_strcmp0 (pow_compare_item_get_title (pow_compare_table_get_chosen (fixture->table)), "Phase") != 0)
    g_assert_true (pow_compare_table_go (fixture->table, TRUE));
  g_assert_cmpstr (pow_compare_item_get_cell (pow_compare_table_get_chosen (fixture->table), 0), ==, "Idea");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "compare.restore", NULL);
  ui_fixture_wait (&fixture->base, is_idea_again, NULL);
  message = ui_fixture_git (&fixture->base, "log", "-1", "--format=%B", "region/zeeland", NULL);
  g_assert_nonnull (strstr (message, "Reason: As it was: "));
}

/* What the programme offers and no subproject of the region takes up. */
static void
test_template (CompareFixture *fixture, gconstpointer unused)
{
  pow_compare_bar_set_mode (fixture->bar, POW_COMPARE_TEMPLATE);
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Taal");
  g_assert_cmpstr (pow_compare_item_get_difference (compare_fixture_find_line (fixture, "Taal")), ==, "only in the template");
}

static GMenuModel *
get_export_menu (CompareFixture *fixture)
{
  GtkWidget *status = ui_fixture_find_type (GTK_WIDGET (fixture->page), POW_TYPE_COMPARE_STATUS);

  return gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (ui_fixture_find_type (status, GTK_TYPE_MENU_BUTTON)));
}

static gboolean
has_chooser (UiFixture *fixture, gconstpointer unused)
{
  return ui_fixture_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL;
}

/* What an export is called until a person says otherwise. */
static void
assert_offers (CompareFixture *fixture, const char *format, const char *name)
{
  g_autofree char *offered = NULL;
  GtkWidget *chooser;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "compare.export", "s", format);
  ui_fixture_wait (&fixture->base, has_chooser, NULL);
  chooser = ui_fixture_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  offered = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
  g_assert_cmpstr (offered, ==, name);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  ui_fixture_pause (20);
}

/* Figures can be exported with what is behind them, and nothing else can. */
static void
test_practice (CompareFixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (g_menu_model_get_n_items (get_export_menu (fixture)), ==, POW_N_SHEET_FORMATS);
  pow_compare_bar_set_mode (fixture->bar, POW_COMPARE_PRACTICE);
  pow_compare_bar_set_region (fixture->bar, NULL);
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "West-Brabant");
  g_assert_cmpstr (pow_page_get_subtitle (fixture->page), ==, "All regions");
  g_assert_cmpint (g_menu_model_get_n_items (get_export_menu (fixture)), ==, POW_N_SHEET_FORMATS + 1);
  assert_offers (fixture, ".csv", "comparison.csv");
  assert_offers (fixture, POW_SHEET_EXPORT_NEXT, "changes.csv");
}

/* Each number opens what is behind it, and nothing else; the same number closes it again. */
static void
test_behind_numbers (CompareFixture *fixture, gconstpointer unused)
{
  static const struct { guint measures; const char *author; } made[] = {
    { 1u << POW_DRIFT_DATES, "Dates" }, { 1u << POW_DRIFT_MONEY, "Money" }, { 1u << POW_DRIFT_DROPPED, "Scope" },
  };
  static const char *const shown[POW_COMPARE_CELLS] = { "Dates", "Dates", "Money", "Scope", "DatesMoneyScope" };
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  PowCommit commits[G_N_ELEMENTS (made)] = { { NULL } };
  PowDriftStep steps[G_N_ELEMENTS (made)] = { { NULL } };
  PowDriftRow row = { .address = (char *) FIXTURE_SUBPROJECT, .title = (char *) "Jobhub Logistiek", .steps = g_ptr_array_new () };
  PowDriftRow total = { .title = (char *) "Zeeland", .steps = row.steps };
  PowDrift drift = { .region = (char *) "zeeland", .has_plan = TRUE, .total = &total, .rows = g_ptr_array_new () };
  g_autoptr (PowCompareLines) lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      commits[i].author = (char *) made[i].author;
      steps[i] = (PowDriftStep){ &commits[i], changes, made[i].measures };
      g_ptr_array_add (row.steps, &steps[i]);
    }
  g_ptr_array_add (drift.rows, &row);
  lines = pow_compare_lines_new_drift (&drift, pow_session_get_snapshot (fixture->base.session));
  pow_compare_table_show (fixture->table, &lines->columns, lines->items, FALSE, NULL);
  for (guint cell = 0; cell < POW_COMPARE_CELLS; cell++)
    {
      g_autoptr (GString) told = g_string_new (NULL);
      GListModel *model = pow_compare_table_get_shown (fixture->table);
      const guint closed = g_list_model_get_n_items (model);

      pow_compare_table_toggle_cell (fixture->table, cell, lines->items->pdata[0]);
      for (guint i = 0; i < g_list_model_get_n_items (model); i++)
        {
          g_autoptr (PowCompareItem) item = g_list_model_get_item (model, i);

          if (pow_compare_item_get_level (item) == POW_COMPARE_NOTE)
            g_string_append (told, strstr (pow_compare_item_get_title (item), ", ") + 2);
        }
      g_assert_cmpstr (told->str, ==, shown[cell]);
      pow_compare_table_toggle_cell (fixture->table, cell, lines->items->pdata[0]);
      g_assert_cmpuint (g_list_model_get_n_items (model), ==, closed);
    }
  g_ptr_array_unref (row.steps);
  g_ptr_array_unref (drift.rows);
}

static int
find_place (CompareFixture *fixture, const char *title)
{
  GListModel *shown = pow_compare_table_get_shown (fixture->table);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (PowCompareItem) item = g_list_model_get_item (shown, i);

      if (g_strcmp0 (pow_compare_item_get_title (item), title) == 0)
        return (int) i;
    }
  return -1;
}

/* Goes, of Zeeland, comes after Breda, of West-Brabant. */
static gboolean
is_goes_first (UiFixture *fixture, gconstpointer unused)
{
  CompareFixture *self = (CompareFixture *) fixture;

  return find_place (self, "Zeeland") >= 0 && find_place (self, "Zeeland") < find_place (self, "West-Brabant");
}

static gboolean
is_told (UiFixture *fixture, gconstpointer subtitle)
{
  return g_strcmp0 (pow_page_get_subtitle (((CompareFixture *) fixture)->page), subtitle) == 0;
}

/* The thing and the order are chosen in menus, and a button leads back to the regions side by side. */
static void
test_field_of_all_regions (CompareFixture *fixture, gconstpointer unused)
{
  PowCompareFieldBar *field = POW_COMPARE_FIELD_BAR (ui_fixture_find_type (GTK_WIDGET (fixture->bar), POW_TYPE_COMPARE_FIELD_BAR));
  GtkWidget *fields = gtk_widget_get_next_sibling (ui_fixture_find_type (GTK_WIDGET (field), GTK_TYPE_BUTTON));
  GtkWidget *orders = gtk_widget_get_next_sibling (fields);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (field)));
  pow_compare_bar_set_field (fixture->bar, "centre_municipality");
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Achterhoek");
  g_assert_cmpstr (pow_compare_item_get_cell (compare_fixture_find_line (fixture, "Zeeland"), 0), ==, "Goes");
  g_assert_cmpstr (pow_compare_field_bar_get_field (field), ==, "centre_municipality");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (field)));

  g_assert_cmpint (find_place (fixture, "Zeeland"), >, find_place (fixture, "West-Brabant"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (orders), POW_REGION_ORDER_HIGHEST);
  ui_fixture_wait (&fixture->base, is_goes_first, NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (fields), POW_FIGURE_SUBPROJECTS);
  ui_fixture_wait (&fixture->base, is_told, "Subprojects");
  g_signal_emit_by_name (ui_fixture_find_type (GTK_WIDGET (field), GTK_TYPE_BUTTON), "clicked");
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Centre municipality");
  g_assert_cmpint (pow_compare_bar_get_mode (fixture->bar), ==, POW_COMPARE_REGIONS);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (field)));
}

static gboolean
differs_twice (UiFixture *fixture, gconstpointer unused)
{
  PowCompareItem *line = compare_fixture_find_line ((CompareFixture *) fixture, "Jobhub Logistiek");

  return line != NULL && g_strcmp0 (pow_compare_item_get_difference (line), "2 differences") == 0;
}

static gboolean
is_chosen (CompareFixture *fixture, const char *title)
{
  return g_strcmp0 (pow_compare_item_get_title (pow_compare_table_get_chosen (fixture->table)), title) == 0;
}

/* Another answer to the same question leaves closed what a person closed, and the chosen line chosen. */
static void
test_place (CompareFixture *fixture, gconstpointer unused)
{
  g_autofree char *revision = ui_fixture_git (&fixture->base, "rev-parse", "region/zeeland", NULL);

  compare_with (fixture, revision);
  while (!is_chosen (fixture, "Jobhub Logistiek"))
    g_assert_true (pow_compare_table_go (fixture->table, TRUE));
  pow_compare_table_toggle (fixture->table, compare_fixture_find_line (fixture, "Jobhub Logistiek"));
  ui_fixture_wait (&fixture->base, compare_fixture_has_no_line, "Phase");
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Meer mensen");
  ui_fixture_wait (&fixture->base, differs_twice, NULL);
  g_assert_null (compare_fixture_find_line (fixture, "Phase"));
  g_assert_true (is_chosen (fixture, "Jobhub Logistiek"));
}

/* From one thing of all regions one comes back to the line where it was asked. */
static void
test_place_after_field (CompareFixture *fixture, gconstpointer unused)
{
  while (!is_chosen (fixture, "Centre municipality"))
    g_assert_true (pow_compare_table_go (fixture->table, TRUE));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "compare.all-regions", NULL);
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Achterhoek");
  pow_compare_bar_leave_field (fixture->bar);
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Centre municipality");
  g_assert_true (is_chosen (fixture, "Centre municipality"));
}

static gboolean
has_told (UiFixture *fixture, gconstpointer told)
{
  return *(char *const *) told != NULL;
}

static void
message_cb (PowSession *session, const char *text, gboolean can_undo, char **told)
{
  g_free (*told);
  *told = g_strdup (text);
}

/* The menu offers each format, and what is written is what the comparison says; a failure is told. */
static void
test_export (CompareFixture *fixture, gconstpointer unused)
{
  g_autoptr (GMenuModel) menu = pow_sheet_export_dup_menu ("compare.export", NULL);
  g_autoptr (GMenuModel) longer = pow_sheet_export_dup_menu ("compare.export", "Changes");
  g_autofree char *target = NULL;
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_autofree char *told = NULL;
  const gulong handler = g_signal_connect (fixture->base.session, "message", G_CALLBACK (message_cb), &told);
  g_autoptr (PowSheet) sheet = pow_sheet_new ("Comparison", 1);

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, POW_N_SHEET_FORMATS);
  g_assert_cmpint (g_menu_model_get_n_items (longer), ==, POW_N_SHEET_FORMATS + 1);
  g_assert_true (g_menu_model_get_item_attribute (longer, POW_N_SHEET_FORMATS, G_MENU_ATTRIBUTE_TARGET, "s", &target));
  g_assert_cmpstr (target, ==, POW_SHEET_EXPORT_NEXT);
  pow_sheet_add_column (sheet, "Region");
  pow_sheet_begin_row (sheet, TRUE);
  pow_sheet_add_words (sheet, "Zeeland");
  for (guint i = 0; i < POW_N_SHEET_FORMATS; i++)
    {
      g_autofree char *name = g_strconcat ("table", pow_sheet_format_get_ending (i), NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *wanted = g_strdup_printf ("Exported to %s", name);
      g_autofree char *contents = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (path);
      gsize length = 0;

      g_clear_pointer (&told, g_free);
      pow_sheet_export_write (fixture->base.session, sheet, "Remark", FALSE, i, file);
      ui_fixture_wait (&fixture->base, has_told, &told);
      g_assert_cmpstr (told, ==, wanted);
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_true (i == POW_SHEET_XLSX ? memcmp (contents, "PK", 2) == 0 : strstr (contents, "\"Zeeland\"") != NULL);
      g_assert_true (g_file_delete (file, NULL, NULL));
    }
  {
    g_autofree char *path = g_build_filename (folder, "none", "table.csv", NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);

    g_clear_pointer (&told, g_free);
    pow_sheet_export_write (fixture->base.session, sheet, NULL, FALSE, POW_SHEET_CSV, file);
    ui_fixture_wait (&fixture->base, has_told, &told);
    g_assert_nonnull (strstr (told, "table.csv could not be written: "));
  }
  g_signal_handler_disconnect (fixture->base.session, handler);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (CompareFixture *, gconstpointer); } tests[] = {
    { "/compare/regions", test_regions },
    { "/compare/choice", test_choice },
    { "/compare/only-differences", test_only_differences },
    { "/compare/next-difference", test_next_difference },
    { "/compare/moments", test_moments },
    { "/compare/put-back", test_put_back },
    { "/compare/template", test_template },
    { "/compare/practice", test_practice },
    { "/compare/behind-numbers", test_behind_numbers },
    { "/compare/field-of-all-regions", test_field_of_all_regions },
    { "/compare/place", test_place },
    { "/compare/place-after-field", test_place_after_field },
    { "/compare/export", test_export },
  };

  ui_fixture_set_home ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CompareFixture, NULL, compare_fixture_set_up, tests[i].test, compare_fixture_tear_down);
  return g_test_run ();
}
