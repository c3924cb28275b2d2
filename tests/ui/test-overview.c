/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui-fixture.h"

#include "ui/overview/pow-overview-filter.h"
#include "ui/overview/pow-overview-page.h"
#include "ui/common/pow-table-columns.h"
#include "ui/overview/pow-overview-table.h"
#include "ui/overview/pow-region-row.h"
#include "ui/overview/pow-tile-map.h"
#include "ui/overview/pow-tile.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  UiFixture base;
  GtkWidget *window;
  PowPage *page;
  char *opened;
} OverviewFixture;

static GtkSingleSelection *
get_model (OverviewFixture *fixture)
{
  GtkWidget *view = ui_fixture_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_COLUMN_VIEW);

  g_assert_nonnull (view);
  /* NULL until the table shows its first rows. */
  return (GtkSingleSelection *) gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
}

/* The ids of the rows in their order on screen, joined. */
static char *
dup_rows (OverviewFixture *fixture)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  GtkSingleSelection *selection = get_model (fixture);
  GListModel *model = selection != NULL ? G_LIST_MODEL (selection) : NULL;

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PowRegionRow) row = g_list_model_get_item (model, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", pow_region_row_get_region (row));
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_rows (OverviewFixture *fixture, const char *expected)
{
  g_autofree char *rows = dup_rows (fixture);

  g_assert_cmpstr (rows, ==, expected);
}

static const char *
get_view (OverviewFixture *fixture)
{
  GtkWidget *table = ui_fixture_find_type (GTK_WIDGET (fixture->page), POW_TYPE_OVERVIEW_TABLE);

  return gtk_stack_get_visible_child_name (
      GTK_STACK (gtk_widget_get_ancestor (table, GTK_TYPE_STACK)));
}

static gboolean
has_rows (UiFixture *fixture, gconstpointer wanted)
{
  g_autofree char *rows = dup_rows ((OverviewFixture *) fixture);

  return g_strcmp0 (rows, wanted) == 0;
}

static void
open_address_cb (PowSession *session, const char *address, OverviewFixture *fixture)
{
  g_free (fixture->opened);
  fixture->opened = g_strdup (address);
}

static void
set_up (OverviewFixture *fixture, gconstpointer unused)
{
  ui_fixture_set_up (&fixture->base, NULL);
  pow_session_set_person (fixture->base.session, "J. Janse", "UWV", POW_ROLE_NATIONAL, "zeeland");
  pow_session_set_scope (fixture->base.session, POW_SCOPE_ALL, NULL);
  g_signal_connect (fixture->base.session, "open-address", G_CALLBACK (open_address_cb), fixture);
  fixture->page = pow_overview_page_new (fixture->base.session);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  pow_page_set_width (fixture->page, 1280);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_fixture_wait (&fixture->base, has_rows, "zeeland west-brabant achterhoek");
}

static void
tear_down (OverviewFixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_signal_handlers_disconnect_by_data (fixture->base.session, fixture);
  ui_fixture_pause (20);
  g_free (fixture->opened);
  ui_fixture_tear_down (&fixture->base, NULL);
}

/* Own region, its neighbours, then by name: no ranking by accident. */
static void
test_default_order (OverviewFixture *fixture, gconstpointer unused)
{
  assert_rows (fixture, "zeeland west-brabant achterhoek");
  pow_session_set_person (fixture->base.session, "J. Janse", "SZW", POW_ROLE_NATIONAL, NULL);
  ui_fixture_wait (&fixture->base, has_rows, "achterhoek west-brabant zeeland");
}

static void
test_sort (OverviewFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *column;
    gboolean descending;
    const char *rows;
  } cases[] = {
    { "region", FALSE, "achterhoek west-brabant zeeland" },
    { "region", TRUE, "zeeland west-brabant achterhoek" },
    /* Only Zeeland has a subproject; equal ones keep the default order. */
    { "subprojects", FALSE, "west-brabant achterhoek zeeland" },
    { "subprojects", TRUE, "zeeland west-brabant achterhoek" },
  };
  GtkWidget *table = ui_fixture_find_type (GTK_WIDGET (fixture->page), POW_TYPE_OVERVIEW_TABLE);
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_fixture_find_type (table, GTK_TYPE_COLUMN_VIEW));
  gboolean descending;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      pow_table_set_sort (view, cases[i].column, cases[i].descending);
      assert_rows (fixture, cases[i].rows);
      g_assert_cmpstr (pow_table_get_sort (view, &descending), ==, cases[i].column);
      g_assert_cmpint (descending, ==, cases[i].descending);
    }
  pow_table_set_sort (view, NULL, FALSE);
  g_assert_null (pow_table_get_sort (view, &descending));
  assert_rows (fixture, "zeeland west-brabant achterhoek");
}

static gboolean
is_visible (UiFixture *base, gconstpointer widget)
{
  return gtk_widget_get_visible ((GtkWidget *) widget);
}

static void
test_filter (OverviewFixture *fixture, gconstpointer unused)
{
  GtkWidget *search = ui_fixture_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), "BRABANT");
  ui_fixture_wait (&fixture->base, has_rows, "west-brabant");
  g_assert_cmpstr (get_view (fixture), ==, "table");
  gtk_editable_set_text (GTK_EDITABLE (search), "nowhere");
  ui_fixture_wait (&fixture->base, has_rows, "");
  g_assert_cmpstr (get_view (fixture), ==, "empty");
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->page), "overview.clear-filter", NULL));
  ui_fixture_wait (&fixture->base, has_rows, "zeeland west-brabant achterhoek");
  g_assert_cmpstr (get_view (fixture), ==, "table");
}

/* Only what has changed, which can be asked for only while something is compared with. */
static void
test_only_changes (OverviewFixture *fixture, gconstpointer unused)
{
  GtkWidget *filter = ui_fixture_find_type (GTK_WIDGET (fixture->page), POW_TYPE_OVERVIEW_FILTER);
  GtkWidget *only = gtk_widget_get_first_child (gtk_widget_get_first_child (filter));
  g_autofree char *before = ui_fixture_git (&fixture->base, "rev-parse", "region/west-brabant", NULL);

  while (only != NULL && !GTK_IS_TOGGLE_BUTTON (only))
    only = gtk_widget_get_next_sibling (only);
  g_assert_nonnull (only);
  ui_fixture_pause (20);
  g_assert_false (gtk_widget_get_visible (only));
  ui_fixture_change_outside (&fixture->base, "west-brabant/region", "centre_municipality", "Bergen");
  pow_session_set_against (fixture->base.session, before);
  ui_fixture_wait (&fixture->base, is_visible, only);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (only), TRUE);
  ui_fixture_wait (&fixture->base, has_rows, "west-brabant");
  pow_session_set_against (fixture->base.session, NULL);
  ui_fixture_wait (&fixture->base, has_rows, "zeeland west-brabant achterhoek");
  g_assert_false (gtk_widget_get_visible (only));
}

static gboolean
has_goal (UiFixture *base, gconstpointer name)
{
  GListModel *model = G_LIST_MODEL (get_model ((OverviewFixture *) base));
  g_autoptr (PowRegionRow) row = g_list_model_get_item (model, 1);

  return g_strcmp0 (pow_region_row_get_figures (row)->centre_municipality, name) == 0;
}

/* Another program writes: the figures change, the chosen row stays the same object. */
static void
test_refresh_keeps_selection (OverviewFixture *fixture, gconstpointer unused)
{
  GtkSingleSelection *model = get_model (fixture);
  gpointer chosen;

  gtk_single_selection_set_selected (model, 1);
  chosen = gtk_single_selection_get_selected_item (model);
  ui_fixture_change_outside (&fixture->base, "west-brabant/region", "centre_municipality", "Bergen");
  ui_fixture_wait (&fixture->base, has_goal, "Bergen");
  g_assert_true (gtk_single_selection_get_selected_item (model) == chosen);
  g_assert_cmpuint (gtk_single_selection_get_selected (model), ==, 1);
}

static void
test_folding (OverviewFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    int width;
    const char *view;
    gboolean pane;
  } cases[] = {
    { 1280, "table", TRUE },
    { 1239, "table", FALSE },
    { 600, "table", FALSE },
    { 599, "list", FALSE },
    { 400, "list", FALSE },
  };
  GtkWidget *open = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      pow_page_set_width (fixture->page, cases[i].width);
      g_assert_cmpstr (get_view (fixture), ==, cases[i].view);
      open = ui_fixture_find_type (GTK_WIDGET (fixture->page), g_type_from_name ("PowOverviewDetail"));
      g_assert_nonnull (open);
      g_assert_cmpint (gtk_widget_get_visible (gtk_widget_get_parent (open)), ==, cases[i].pane);
    }
}

static void
test_open (OverviewFixture *fixture, gconstpointer unused)
{
  gtk_single_selection_set_selected (get_model (fixture), 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "overview.open", NULL));
  g_assert_cmpstr (fixture->opened, ==, "achterhoek/region");
}

static void
test_scope (OverviewFixture *fixture, gconstpointer unused)
{
  pow_session_set_scope (fixture->base.session, POW_SCOPE_NEIGHBOURS, NULL);
  ui_fixture_wait (&fixture->base, has_rows, "zeeland west-brabant");
  pow_session_set_scope (fixture->base.session, POW_SCOPE_REGION, "achterhoek");
  ui_fixture_wait (&fixture->base, has_rows, "achterhoek");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "overview.show-all", NULL));
  ui_fixture_wait (&fixture->base, has_rows, "zeeland west-brabant achterhoek");
}

/* A map of four regions, one of which only looks like the neighbour to the right:
 *
 *   a . b
 *   c d .
 */
static PowSnapshot *
build_map (void)
{
  static const struct
  {
    const char *address;
    const char *text;
  } regions[] = {
    { "a/region", "{\"name\":\"A\",\"centre_municipality\":\"A\",\"neighbours\":[\"c\",\"d\"],"
                  "\"tile\":{\"column\":0,\"row\":0}}" },
    { "b/region", "{\"name\":\"B\",\"centre_municipality\":\"B\",\"tile\":{\"column\":2,\"row\":0}}" },
    { "c/region", "{\"name\":\"C\",\"centre_municipality\":\"C\",\"neighbours\":[\"a\",\"d\"],"
                  "\"tile\":{\"column\":0,\"row\":1}}" },
    { "d/region", "{\"name\":\"D\",\"centre_municipality\":\"D\",\"neighbours\":[\"a\",\"c\"],"
                  "\"tile\":{\"column\":1,\"row\":1}}" },
  };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_autoptr (GError) error = NULL;
      cJSON *tree = pow_json_read (regions[i].text, strlen (regions[i].text), &error);

      g_assert_no_error (error);
      g_ptr_array_add (records,
                       pow_record_new (POW_KIND_REGION, regions[i].address, tree, &error));
      g_assert_no_error (error);
    }
  return pow_snapshot_new (g_steal_pointer (&records), NULL, NULL);
}

static void
press (GtkWidget *map, guint key)
{
  GtkWidget *grid = ui_fixture_find_type (map, GTK_TYPE_GRID);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (grid);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  g_assert_true (handled);
}

static void
activated_cb (PowTileMap *map, guint position, guint *opened)
{
  *opened = position;
}

static void
test_map_keys (void)
{
  static const struct
  {
    guint key;
    const char *region;
  } steps[] = {
    { GDK_KEY_Right, "d" }, /* the real neighbour, not the tile in the same row */
    { GDK_KEY_Left, "c" },
    { GDK_KEY_Up, "a" },
    { GDK_KEY_Down, "c" },
    { GDK_KEY_Down, "c" }, /* nothing lies there: the focus stays */
  };
  g_autoptr (PowSnapshot) snapshot = build_map ();
  g_autoptr (GPtrArray) regions = pow_snapshot_list_regions (snapshot);
  GListStore *store = g_list_store_new (POW_TYPE_REGION_ROW);
  g_autoptr (GtkSingleSelection) model = NULL;
  GtkWidget *window = gtk_window_new (), *map = pow_tile_map_new ();
  guint opened = G_MAXUINT;

  for (guint i = 0; i < regions->len; i++)
    {
      const char *region = g_ptr_array_index (regions, i);
      g_autoptr (PowRegionRow) row = pow_region_row_new (region);
      g_autoptr (PowOverviewFigures) figures
          = pow_overview_figures_new (snapshot, region, pow_snapshot_get_today (snapshot));

      pow_region_row_update (row, figures, POW_KINSHIP_OTHER, i);
      g_list_store_append (store, row);
    }
  model = gtk_single_selection_new (G_LIST_MODEL (store));
  pow_tile_map_set_model (POW_TILE_MAP (map), model);
  g_signal_connect (map, "activated", G_CALLBACK (activated_cb), &opened);
  gtk_window_set_child (GTK_WINDOW (window), map);
  gtk_window_present (GTK_WINDOW (window));
  ui_fixture_pause (50);
  gtk_widget_grab_focus (ui_fixture_find_type (map, POW_TYPE_TILE));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *focus;

      press (map, steps[i].key);
      focus = gtk_root_get_focus (GTK_ROOT (window));
      g_assert_true (POW_IS_TILE (focus));
      g_assert_cmpstr (pow_region_row_get_region (pow_tile_get_row (POW_TILE (focus))),
                       ==,
                       steps[i].region);
    }
  press (map, GDK_KEY_Return);
  g_assert_cmpuint (opened, ==, 2);
  g_assert_cmpuint (gtk_single_selection_get_selected (model), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, func)                                                                              \
  g_test_add ("/overview/" name, OverviewFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_fixture_set_home ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();

  ADD ("default-order", test_default_order);
  ADD ("sort", test_sort);
  ADD ("filter", test_filter);
  ADD ("only-changes", test_only_changes);
  ADD ("refresh-keeps-selection", test_refresh_keeps_selection);
  ADD ("folding", test_folding);
  ADD ("open", test_open);
  ADD ("scope", test_scope);
  g_test_add_func ("/overview/map-keys", test_map_keys);

  return g_test_run ();
}
