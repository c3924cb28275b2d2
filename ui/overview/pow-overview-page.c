/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-overview-page.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-settings.h"
#include "ui/compare/pow-compare-choice-bar.h"
#include "ui/common/pow-share-bar.h"
#include "ui/common/pow-text-scale.h"
#include "ui/overview/pow-overview-empty.h"
#include "ui/overview/pow-overview-filter.h"
#include "ui/overview/pow-overview-keys.h"
#include "ui/overview/pow-overview-list.h"
#include "ui/overview/pow-overview-status.h"
#include "ui/overview/pow-overview-table.h"
#include "ui/overview/pow-overview-detail.h"
#include "ui/overview/pow-region-rows.h"
#include "ui/overview/pow-tile-map.h"

#include <glib/gi18n-lib.h>

/**
 * PowOverviewPage:
 *
 * The regions of the scope side by side: as a table, as tiles, or in a narrow window as a list of
 * two-line rows. All three look at one selection, so switching keeps the chosen region.
 */
struct _PowOverviewPage
{
  PowPage parent_instance;

  GtkRevealer *filter_revealer;
  PowOverviewFilter *filter;
  GtkStack *views;
  PowOverviewTable *table;
  PowTileMap *tiles;
  PowOverviewList *list;
  PowOverviewEmpty *empty;
  GtkWidget *pane;
  PowOverviewDetail *card;
  PowOverviewStatus *status;
  GtkWidget *bar_end;
  GtkToggleButton *filter_button;
  GtkWidget *columns_button;
  GtkWidget *view_buttons;
  GtkToggleButton *table_button;
  GtkToggleButton *tiles_button;

  PowRegionRows *rows;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GtkSorter *place_sorter;
  char *chosen; /* region that was chosen when a filter hid it */
  int width;
  guint focus_source;
  gboolean filled; /* with rows, at least once */
  gboolean pane_closed; /* by the person */
};

G_DEFINE_FINAL_TYPE (PowOverviewPage, pow_overview_page, POW_TYPE_PAGE)

#define PANE_WIDTH 270

static PowRegionRow *
get_chosen (PowOverviewPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* A view gets its rows when it is first seen: making them takes time that the others do not have. */
static void
fill_view (PowOverviewPage *self, const char *view)
{
  if (g_str_equal (view, "table"))
    pow_overview_table_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  else if (g_str_equal (view, "list"))
    pow_overview_list_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  else if (g_str_equal (view, "tiles"))
    pow_tile_map_set_model (self->tiles, self->selection);
}

/* Which of the views fits the window, the person's wish and what there is to show. */
static void
show_view (PowOverviewPage *self)
{
  const guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  const gboolean narrow = self->width > 0 && self->width < POW_WIDTH_NARROW;
  const gboolean room = self->width >= POW_WIDTH_PANE;
  const char *view = "table";

  if (!pow_region_rows_is_ready (self->rows))
    view = "busy";
  else if (shown == 0)
    view = "empty";
  else if (narrow)
    view = "list";
  else if (gtk_toggle_button_get_active (self->tiles_button))
    view = "tiles";
  fill_view (self, view);
  gtk_stack_set_visible_child_name (self->views, view);
  gtk_widget_set_visible (self->view_buttons, !narrow);
  gtk_widget_set_visible (self->columns_button, g_str_equal (view, "table"));
  gtk_widget_set_visible (self->pane,
                          room && !self->pane_closed && shown > 0 && get_chosen (self) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->status), pow_region_rows_is_ready (self->rows));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.open", get_chosen (self) != NULL);
}

static void
show_counts (PowOverviewPage *self)
{
  const guint all = g_list_model_get_n_items (pow_region_rows_get_model (self->rows));

  pow_overview_status_show (self->status, G_LIST_MODEL (self->selection), all);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    {
      g_autofree char *filter = pow_overview_filter_describe (self->filter);

      pow_overview_empty_explain (self->empty, pow_page_get_session (POW_PAGE (self)), all, filter);
    }
  show_view (self);
}

static void
choose_region (PowOverviewPage *self, const char *region)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (PowRegionRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_strcmp0 (pow_region_row_get_region (row), region) == 0)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

static void
chosen_cb (PowOverviewPage *self)
{
  PowRegionRow *row = get_chosen (self);

  if (row != NULL)
    {
      g_free (self->chosen);
      self->chosen = g_strdup (pow_region_row_get_region (row));
      pow_overview_detail_set_row (self->card, row);
    }
  show_view (self);
}

static void
filter_changed_cb (PowOverviewPage *self)
{
  g_autofree char *wanted = g_strdup (self->chosen);

  if (wanted != NULL)
    choose_region (self, wanted);
  show_counts (self);
}

/* When the first rows come, the keyboard is with them unless the person is typing. */
static gboolean
focus_first_rows_cb (gpointer data)
{
  PowOverviewPage *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && !GTK_IS_TEXT (focus))
    gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
  self->focus_source = 0;
  return G_SOURCE_REMOVE;
}

static void
refreshed_cb (PowOverviewPage *self)
{
  g_autofree char *wanted = g_strdup (self->chosen);
  const gboolean marked = pow_session_get_against_snapshot (pow_page_get_session (POW_PAGE (self))) != NULL;

  pow_overview_table_set_marked (self->table, marked);
  pow_overview_filter_set_marked (self->filter, marked);
  gtk_sorter_changed (self->place_sorter, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (pow_overview_filter_get_filter (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (wanted != NULL)
    choose_region (self, wanted);
  chosen_cb (self);
  show_counts (self);
  /* Rows can take the focus once they have been laid out. */
  if (!self->filled)
    self->focus_source = g_idle_add_full (G_PRIORITY_LOW, focus_first_rows_cb, self, NULL);
  self->filled = TRUE;
}

/* Actions */

static void
open_chosen (PowOverviewPage *self)
{
  PowRegionRow *row = get_chosen (self);
  g_autofree char *address = NULL;

  if (row == NULL)
    return;
  address = pow_address_build (POW_KIND_REGION, pow_region_row_get_region (row), NULL);
  pow_session_open_address (pow_page_get_session (POW_PAGE (self)), address);
}

static void
activated_cb (PowOverviewPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  /* Regions that were chosen to be compared are what Enter is for. */
  if (pow_compare_choice_count (pow_compare_choice_get (pow_page_get_session (POW_PAGE (self)))) > 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.screen", "s", "compare");
  else
    open_chosen (self);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_chosen (POW_OVERVIEW_PAGE (widget));
}

static void
toggle_detail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowOverviewPage *self = POW_OVERVIEW_PAGE (widget);

  if (self->width < POW_WIDTH_PANE)
    {
      open_chosen (self);
      return;
    }
  self->pane_closed = !self->pane_closed;
  show_view (self);
}

static void
close_detail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowOverviewPage *self = POW_OVERVIEW_PAGE (widget);

  self->pane_closed = TRUE;
  show_view (self);
  gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

static void
clear_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_overview_filter_clear (POW_OVERVIEW_PAGE (widget)->filter);
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_session_set_scope (pow_page_get_session (POW_PAGE (widget)), POW_SCOPE_ALL, NULL);
}

static void
show_now_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_session_set_at (pow_page_get_session (POW_PAGE (widget)), NULL);
}

/* Settings */

static void
save_view_cb (PowOverviewPage *self)
{
  GSettings *settings = pow_settings_get ();

  if (settings != NULL)
    g_settings_set_string (settings,
                           "overview-view",
                           gtk_toggle_button_get_active (self->tiles_button) ? "tiles" : "table");
  show_view (self);
}

static void
restore_settings (PowOverviewPage *self)
{
  GSettings *settings = pow_settings_get ();
  g_autofree char *view = NULL;

  if (settings == NULL)
    return;
  view = g_settings_get_string (settings, "overview-view");
  gtk_toggle_button_set_active (self->tiles_button, g_str_equal (view, "tiles"));
}

/* Page */

static GtkWidget *
pow_overview_page_get_bar_end (PowPage *page)
{
  return POW_OVERVIEW_PAGE (page)->bar_end;
}

static void
pow_overview_page_refresh (PowPage *page)
{
  PowOverviewPage *self = POW_OVERVIEW_PAGE (page);
  PowSession *session = pow_page_get_session (page);
  PowSnapshot *snapshot = pow_session_get_snapshot (session);
  PowRecord *programme = pow_snapshot_get_programme (snapshot);

  pow_page_set_title (page,
                      _ ("Overview"),
                      programme != NULL ? pow_record_get_title (programme) : NULL);
  pow_tile_map_set_stale_days (self->tiles,
                               (int) pow_insight_get_threshold (snapshot, "stale_days"));
  pow_region_rows_refresh (self->rows, session);
}

static gboolean
pow_overview_page_start_search (PowPage *page)
{
  PowOverviewPage *self = POW_OVERVIEW_PAGE (page);

  gtk_toggle_button_set_active (self->filter_button, TRUE);
  pow_overview_filter_focus (self->filter);
  return TRUE;
}

static void
pow_overview_page_set_width (PowPage *page, int width)
{
  PowOverviewPage *self = POW_OVERVIEW_PAGE (page);
  const gboolean narrow = width < POW_WIDTH_NARROW;

  self->width = width;
  pow_overview_status_set_narrow (self->status, narrow);
  pow_overview_filter_set_narrow (self->filter, narrow);
  show_view (self);
}

static void
scale_pane (PowOverviewPage *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self->card), pow_text_scale_px (GTK_WIDGET (self), PANE_WIDTH), -1);
}

static void
pow_overview_page_dispose (GObject *object)
{
  PowOverviewPage *self = POW_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->rows);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->place_sorter);
  g_clear_object (&self->bar_end);
  G_OBJECT_CLASS (pow_overview_page_parent_class)->dispose (object);
}

static void
pow_overview_page_finalize (GObject *object)
{
  g_free (POW_OVERVIEW_PAGE (object)->chosen);
  G_OBJECT_CLASS (pow_overview_page_parent_class)->finalize (object);
}

static void
pow_overview_page_class_init (PowOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PowPageClass *page_class = POW_PAGE_CLASS (klass);

  object_class->dispose = pow_overview_page_dispose;
  object_class->finalize = pow_overview_page_finalize;
  page_class->get_bar_end = pow_overview_page_get_bar_end;
  page_class->refresh = pow_overview_page_refresh;
  page_class->start_search = pow_overview_page_start_search;
  page_class->set_width = pow_overview_page_set_width;

  g_type_ensure (POW_TYPE_OVERVIEW_EMPTY);
  g_type_ensure (POW_TYPE_OVERVIEW_FILTER);
  g_type_ensure (POW_TYPE_OVERVIEW_LIST);
  g_type_ensure (POW_TYPE_OVERVIEW_STATUS);
  g_type_ensure (POW_TYPE_OVERVIEW_TABLE);
  g_type_ensure (POW_TYPE_OVERVIEW_DETAIL);
  g_type_ensure (POW_TYPE_TILE_MAP);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/nl/perspectief/Perspectief/ui/overview/pow-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, filter_revealer);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, filter);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, views);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, table);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, list);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, empty);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, pane);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, card);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, status);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, bar_end);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, view_buttons);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, PowOverviewPage, tiles_button);

  gtk_widget_class_install_action (widget_class, "overview.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "overview.close-detail", NULL, close_detail_action);
  gtk_widget_class_install_action (widget_class, "overview.toggle-detail", NULL, toggle_detail_action);
  gtk_widget_class_install_action (widget_class, "overview.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_install_action (widget_class, "overview.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "overview.show-now", NULL, show_now_action);
}

/* Keys of a focused list: Space shows or hides the detail pane, others are about the chosen region. */
static gboolean
list_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PowOverviewPage *self)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (keyval == GDK_KEY_space && gtk_stack_get_visible_child (self->views) != GTK_WIDGET (self->tiles))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "overview.toggle-detail", NULL);
      return TRUE;
    }
  return get_chosen (self) != NULL
         && pow_overview_press_key (POW_PAGE (self), pow_region_row_get_region (get_chosen (self)), keyval);
}

static void
build_models (PowOverviewPage *self)
{
  GtkMultiSorter *order = gtk_multi_sorter_new ();
  GtkSortListModel *sorted;

  self->rows = pow_region_rows_new ();
  self->place_sorter = pow_region_row_sorter_new ();
  gtk_multi_sorter_append (order, g_object_ref (pow_overview_table_get_sorter (self->table)));
  gtk_multi_sorter_append (order, g_object_ref (self->place_sorter));
  self->filtered = gtk_filter_list_model_new (
      g_object_ref (pow_region_rows_get_model (self->rows)),
      g_object_ref (pow_overview_filter_get_filter (self->filter)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)), GTK_SORTER (order));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
}

static void
pow_overview_page_init (PowOverviewPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Lives in the window's bar, not in this page. */
  g_object_ref_sink (self->bar_end);
  self->columns_button = pow_overview_table_menu_button_new (self->table);
  gtk_widget_add_css_class (self->columns_button, "bar-button");
  gtk_box_insert_child_after (GTK_BOX (self->bar_end), self->columns_button, GTK_WIDGET (self->filter_button));
  build_models (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (list_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->views), keys);

  g_object_bind_property (self->filter_button, "active", self->filter_revealer, "reveal-child", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (self->rows, "refreshed", G_CALLBACK (refreshed_cb), self);
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->tiles, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (activated_cb), self);
  restore_settings (self);
  g_signal_connect_swapped (self->tiles_button, "toggled", G_CALLBACK (save_view_cb), self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)),
                           "notify::gtk-xft-dpi",
                           G_CALLBACK (scale_pane),
                           self,
                           G_CONNECT_SWAPPED);
  scale_pane (self);
  show_view (self);
}

/**
 * pow_overview_page_new:
 * @session: what to show
 *
 * Returns: (transfer full): the overview
 */
PowPage *
pow_overview_page_new (PowSession *session)
{
  PowOverviewPage *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  self = g_object_new (POW_TYPE_OVERVIEW_PAGE, "session", session, "title", _ ("Overview"), NULL);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->status))), pow_compare_choice_bar_new (session));
  return POW_PAGE (self);
}
