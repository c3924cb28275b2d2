/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui-fixture.h"

#include "ui/common/pow-settings.h"
#include "ui/common/pow-table-columns.h"
#include "ui/lists/pow-list-bar.h"
#include "ui/lists/pow-record-list.h"

#include <string.h>

static const PowListColumn columns[] = {
  { .path = "name", .width = 200, .expand = TRUE },
  { .path = "centre_municipality", .width = 150 },
  { NULL },
};

typedef struct
{
  UiFixture base;
  GtkWidget *window;
  PowRecordList *list;
} ListFixture;

static GtkColumnView *
get_view (ListFixture *fixture)
{
  return GTK_COLUMN_VIEW (ui_fixture_find_type (GTK_WIDGET (fixture->list), GTK_TYPE_COLUMN_VIEW));
}

/* The names in their order on screen, joined. */
static void
assert_rows (ListFixture *fixture, const char *expected)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (get_view (fixture)));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PowRecordItem) item = g_list_model_get_item (model, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", pow_record_get_title (pow_record_item_get_record (item)));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
open_list (ListFixture *fixture)
{
  fixture->list = POW_RECORD_LIST (pow_record_list_new (fixture->base.session, POW_KIND_REGION, NULL, NULL, columns));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->list));
}

static void
set_up (ListFixture *fixture, gconstpointer unused)
{
  if (pow_settings_get () != NULL)
    g_settings_reset (pow_settings_get (), "tables");
  ui_fixture_set_up (&fixture->base, NULL);
  pow_session_set_scope (fixture->base.session, POW_SCOPE_ALL, NULL);
  fixture->window = gtk_window_new ();
  open_list (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (ListFixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_pause (20);
  ui_fixture_tear_down (&fixture->base, NULL);
}

static void
type (ListFixture *fixture, const char *text)
{
  GtkWidget *entry = ui_fixture_find_type (GTK_WIDGET (fixture->list), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

/* Each text after the one before: stricter, looser and other, as hints to the model must be true. */
static void
test_filter (ListFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *text;
    const char *rows;
  } cases[] = {
    { "", "Achterhoek West-Brabant Zeeland" },
    { "e", "Achterhoek West-Brabant Zeeland" },
    { "ee", "Zeeland" },
    { "e", "Achterhoek West-Brabant Zeeland" },
    { "bre", "West-Brabant" },
    { "BREDA", "West-Brabant" },
    { "eda", "West-Brabant" },
    { "zzz", "" },
    { "ac", "Achterhoek" },
    { "", "Achterhoek West-Brabant Zeeland" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      type (fixture, cases[i].text);
      assert_rows (fixture, cases[i].rows);
    }
}

/* What hides everything can be undone from where the rows were. */
static void
test_clear (ListFixture *fixture, gconstpointer unused)
{
  type (fixture, "zzz");
  assert_rows (fixture, "");
  pow_list_bar_clear (POW_LIST_BAR (ui_fixture_find_type (GTK_WIDGET (fixture->list), POW_TYPE_LIST_BAR)));
  assert_rows (fixture, "Achterhoek West-Brabant Zeeland");
}

static void
choose (ListFixture *fixture, const char *action, GVariant *target)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (get_view (fixture)), action, target));
}

static gboolean
is_shown (ListFixture *fixture, guint i)
{
  g_autoptr (GtkColumnViewColumn) column
      = g_list_model_get_item (gtk_column_view_get_columns (get_view (fixture)), i);

  return gtk_column_view_column_get_visible (column);
}

/* Order and columns stay as they were chosen when the list is opened anew; a third click on a heading
 * and the menu both lead back to the usual order. */
static void
test_remembered (ListFixture *fixture, gconstpointer unused)
{
  gboolean descending;
  guint n;

  if (pow_settings_get () == NULL)
    {
      g_test_skip ("the settings are not installed");
      return;
    }
  n = g_list_model_get_n_items (gtk_column_view_get_columns (get_view (fixture)));

  choose (fixture, "table.sort", g_variant_new_string ("centre_municipality"));
  assert_rows (fixture, "West-Brabant Achterhoek Zeeland");
  choose (fixture, "table.descending", NULL);
  assert_rows (fixture, "Zeeland Achterhoek West-Brabant");
  choose (fixture, "table.show-2", NULL);
  g_assert_false (is_shown (fixture, 2));

  open_list (fixture);
  assert_rows (fixture, "Zeeland Achterhoek West-Brabant");
  g_assert_cmpstr (pow_table_get_sort (get_view (fixture), &descending), ==, "centre_municipality");
  g_assert_true (descending);
  for (guint i = 0; i < n; i++)
    g_assert_true (is_shown (fixture, i) == (i != 2));

  choose (fixture, "table.show-2", NULL);
  choose (fixture, "table.sort", g_variant_new_string (""));
  open_list (fixture);
  assert_rows (fixture, "Achterhoek West-Brabant Zeeland");
  g_assert_true (is_shown (fixture, 2));
}

static gboolean
shows (UiFixture *base, gconstpointer words)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, ((ListFixture *) base)->list);
  while (open->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (open, open->len - 1);

      if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
        return TRUE;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (open, child);
    }
  return FALSE;
}

/* A page would refresh its lists. */
static gboolean
shows_by_now (UiFixture *base, gconstpointer words)
{
  pow_record_list_refresh (((ListFixture *) base)->list);
  return shows (base, words);
}

/* In a narrow window a row keeps its two lines: the old value stands before the new one, behind a title. */
static void
test_narrow_was (ListFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = ui_fixture_git (&fixture->base, "rev-parse", "region/west-brabant", NULL);

  pow_record_list_set_width (fixture->list, 400);
  ui_fixture_wait (&fixture->base, shows, "Breda");
  ui_fixture_change_outside (&fixture->base, "west-brabant/region", "centre_municipality", "Bergen");
  ui_fixture_change_outside (&fixture->base, "west-brabant/region", "name", "Brabant");
  pow_session_set_against (fixture->base.session, before);
  ui_fixture_wait (&fixture->base, shows_by_now, "Breda Bergen");
  ui_fixture_wait (&fixture->base, shows_by_now, "Brabant West-Brabant");
  g_assert_true (shows (&fixture->base, "Zeeland"));
}

int
main (int argc, char **argv)
{
  ui_fixture_set_home ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define TEST(name, function) g_test_add ("/record-list/" name, ListFixture, NULL, set_up, function, tear_down)
  TEST ("filter", test_filter);
  TEST ("clear", test_clear);
  TEST ("remembered", test_remembered);
  TEST ("narrow-was", test_narrow_was);
  return g_test_run ();
}
