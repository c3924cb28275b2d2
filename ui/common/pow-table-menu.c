/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-table-menu.h"

#include "pow-config.h"
#include "ui/common/pow-settings.h"
#include "ui/common/pow-table-columns.h"

#include <glib/gi18n-lib.h>

/* One table's menu; lives as long as its view. */
typedef struct
{
  GtkColumnView *view; /* whose data this is */
  char *name;
  GSimpleAction *sort;
  GSimpleAction *descending;
  gboolean sorting;
} TableMenu;

#define MENU "pow-table-menu"
#define SETTING "tables" /* a{s(sbas)}: sorted by, descending, hidden columns */

static void
table_menu_free (gpointer data)
{
  TableMenu *self = data;

  g_clear_object (&self->sort);
  g_clear_object (&self->descending);
  g_free (self->name);
  g_free (self);
}

static TableMenu *
get_menu (GtkColumnView *view)
{
  return g_object_get_data (G_OBJECT (view), MENU);
}

static void
save_cb (GtkColumnView *view)
{
  TableMenu *self = get_menu (view);
  GSettings *settings = pow_settings_get ();
  GListModel *columns = gtk_column_view_get_columns (self->view);
  gboolean descending = FALSE;
  const char *sort = pow_table_get_sort (self->view, &descending);
  g_autoptr (GVariant) before = NULL;
  GVariantBuilder hidden, kept;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (settings == NULL || gtk_widget_in_destruction (GTK_WIDGET (view)))
    return;
  g_variant_builder_init (&hidden, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (!gtk_column_view_column_get_visible (column))
        g_variant_builder_add (&hidden, "s", pow_table_column_get_id (column));
    }
  before = g_settings_get_value (settings, SETTING);
  g_variant_builder_init (&kept, G_VARIANT_TYPE ("a{s(sbas)}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_loop (&iter, "{&s@(sbas)}", &name, &value))
    if (!g_str_equal (name, self->name))
      g_variant_builder_add (&kept, "{s@(sbas)}", name, value);
  g_variant_builder_add (&kept, "{s(sb@as)}", self->name, sort != NULL ? sort : "", descending,
                         g_variant_builder_end (&hidden));
  g_settings_set_value (settings, SETTING, g_variant_builder_end (&kept));
}

static void
restore (TableMenu *self)
{
  GSettings *settings = pow_settings_get ();
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, SETTING) : NULL;
  g_autoptr (GVariant) value = all != NULL ? g_variant_lookup_value (all, self->name, G_VARIANT_TYPE ("(sbas)")) : NULL;
  g_autofree const char **hidden = NULL;
  const char *sort;
  gboolean descending;

  if (value == NULL)
    return;
  g_variant_get (value, "(&sb^a&s)", &sort, &descending, &hidden);
  for (guint i = 1; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_visible (column, !g_strv_contains (hidden, pow_table_column_get_id (column)));
    }
  pow_table_set_sort (self->view, sort, descending);
}

static void
show_sort (TableMenu *self)
{
  gboolean descending = FALSE;
  const char *sort = pow_table_get_sort (self->view, &descending);

  g_simple_action_set_state (self->sort, g_variant_new_string (sort != NULL ? sort : ""));
  g_simple_action_set_state (self->descending, g_variant_new_boolean (descending));
  g_simple_action_set_enabled (self->descending, sort != NULL);
}

static void
sort_changed_cb (GtkColumnView *view)
{
  TableMenu *self = get_menu (view);

  /* Turning an order round takes two steps; only where it ends is a choice. A view that goes away
   * drops its order too. */
  if (self->sorting || gtk_widget_in_destruction (GTK_WIDGET (view)))
    return;
  show_sort (self);
  save_cb (view);
}

static void
sort_by (TableMenu *self, const char *id, gboolean descending)
{
  self->sorting = TRUE;
  pow_table_set_sort (self->view, id, descending);
  self->sorting = FALSE;
  sort_changed_cb (self->view);
}

static void
sort_cb (GtkColumnView *view, GVariant *wanted)
{
  sort_by (get_menu (view), g_variant_get_string (wanted, NULL), FALSE);
}

static void
descending_cb (GtkColumnView *view, GVariant *wanted)
{
  gboolean before;

  sort_by (get_menu (view), pow_table_get_sort (view, &before), g_variant_get_boolean (wanted));
}

static GMenuModel *
build_menu (TableMenu *self, GActionMap *actions)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GMenu) menu = g_menu_new (), orders = g_menu_new (), direction = g_menu_new (), shown = g_menu_new ();

  g_menu_append (orders, _ ("Usual order"), "table.sort('')");
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *title = gtk_column_view_column_get_title (column);
      g_autofree char *name = g_strdup_printf ("show-%u", i);
      g_autofree char *detailed = g_strdup_printf ("table.%s", name);
      g_autoptr (GPropertyAction) show = NULL;

      if (gtk_column_view_column_get_sorter (column) != NULL)
        {
          g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

          g_menu_item_set_action_and_target (item, "table.sort", "s", pow_table_column_get_id (column));
          g_menu_append_item (orders, item);
        }
      if (i == 0)
        continue;
      show = g_property_action_new (name, column, "visible");
      g_action_map_add_action (actions, G_ACTION (show));
      g_menu_append (shown, title, detailed);
    }
  g_menu_append (direction, _ ("Backwards"), "table.descending");
  g_menu_append_section (menu, _ ("Order by"), G_MENU_MODEL (orders));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (shown));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GtkWidget *
build_button (GMenuModel *menu, GActionGroup *actions)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_insert_action_group (button, "table", actions);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Order and columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Order and columns"), -1);
  return button;
}

GtkWidget *
pow_table_menu_button_new (GtkColumnView *view, const char *name)
{
  g_autoptr (GSimpleActionGroup) actions = NULL;
  g_autoptr (GMenuModel) menu = NULL;
  GListModel *columns;
  TableMenu *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (TableMenu, 1);
  self->view = view;
  self->name = g_strdup (name);
  self->sort = g_simple_action_new_stateful ("sort", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  self->descending = g_simple_action_new_stateful ("descending", NULL, g_variant_new_boolean (FALSE));
  g_object_set_data_full (G_OBJECT (view), MENU, self, table_menu_free);
  restore (self);

  actions = g_simple_action_group_new ();
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->sort));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->descending));
  menu = build_menu (self, G_ACTION_MAP (actions));
  gtk_widget_insert_action_group (GTK_WIDGET (view), "table", G_ACTION_GROUP (actions));
  show_sort (self);

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_header_menu (column, menu);
      g_signal_connect_object (column, "notify::visible", G_CALLBACK (save_cb), view, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sort_changed_cb), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sort, "change-state", G_CALLBACK (sort_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->descending, "change-state", G_CALLBACK (descending_cb), view, G_CONNECT_SWAPPED);
  return build_button (menu, G_ACTION_GROUP (actions));
}
