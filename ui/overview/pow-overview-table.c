/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-overview-table.h"

#include "pow-config.h"
#include "ui/common/pow-table-columns.h"
#include "ui/common/pow-table-menu.h"
#include "ui/common/pow-text-scale.h"
#include "ui/overview/pow-overview-columns.h"

#include <glib/gi18n-lib.h>

/**
 * PowOverviewTable:
 *
 * The regions as a table. Columns come from pow_overview_columns_get(); a click on a heading sorts,
 * a third click goes back to the default order.
 *
 * Signal "activated" (guint position): Enter or a double click on a row.
 */
struct _PowOverviewTable
{
  AdwBin parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkColumnViewColumn *marks; /* NULL: nothing is compared */
  GtkSelectionModel *model;
};

G_DEFINE_FINAL_TYPE (PowOverviewTable, pow_overview_table, ADW_TYPE_BIN)

static guint activated_signal;

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const PowOverviewColumn *column = data;
  const PowOverviewFigures *one = pow_region_row_get_figures ((PowRegionRow *) a);
  const PowOverviewFigures *other = pow_region_row_get_figures ((PowRegionRow *) b);

  return one != NULL && other != NULL ? column->compare (one, other) : 0;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const PowOverviewColumn *column)
{
  gtk_list_item_set_child (item, column->create ());
}

static void
fill_cell (GtkListItem *item)
{
  const PowOverviewColumn *column = g_object_get_data (G_OBJECT (item), "pow-column");
  PowRegionRow *row = gtk_list_item_get_item (item);

  if (row != NULL && pow_region_row_get_figures (row) != NULL)
    column->fill (gtk_list_item_get_child (item), row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const PowOverviewColumn *column)
{
  g_object_set_data (G_OBJECT (item), "pow-column", (gpointer) column);
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (fill_cell), item);
  fill_cell (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const PowOverviewColumn *column)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static GtkColumnViewColumn *
build_column (const PowOverviewColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column
      = gtk_column_view_column_new (column->title[0] != '\0' ? _ (column->title) : "", factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) column);
  pow_table_column_set_id (view_column, column->id, column->right, column->hint != NULL ? _ (column->hint) : NULL);
  if (column->compare != NULL)
    pow_table_column_set_order (view_column, compare_rows, (gpointer) column, NULL);
  gtk_column_view_column_set_expand (view_column, column->expand);
  return view_column;
}

static void
add_column (PowOverviewTable *self, const PowOverviewColumn *column)
{
  g_autoptr (GtkColumnViewColumn) view_column = build_column (column);

  gtk_column_view_append_column (self->view, view_column);
}

static void
scale_columns (PowOverviewTable *self)
{
  guint n_columns;
  const PowOverviewColumn *columns = pow_overview_columns_get (&n_columns);
  GListModel *view_columns = gtk_column_view_get_columns (self->view);
  const guint first = self->marks != NULL ? 1 : 0;

  if (self->marks != NULL)
    gtk_column_view_column_set_fixed_width (
        self->marks, pow_text_scale_px (GTK_WIDGET (self), pow_overview_columns_get_mark ()->width));
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (view_columns, i + first);

      gtk_column_view_column_set_fixed_width (
          column,
          pow_text_scale_px (GTK_WIDGET (self), columns[i].width));
    }
}

static void
activate_cb (GtkColumnView *view, guint position, PowOverviewTable *self)
{
  g_signal_emit (self, activated_signal, 0, position);
}

static void
pow_overview_table_dispose (GObject *object)
{
  PowOverviewTable *self = POW_OVERVIEW_TABLE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->marks);
  G_OBJECT_CLASS (pow_overview_table_parent_class)->dispose (object);
}

static void
pow_overview_table_class_init (PowOverviewTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_overview_table_dispose;
  activated_signal = g_signal_new ("activated",
                                   POW_TYPE_OVERVIEW_TABLE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_UINT);
}

static void
pow_overview_table_init (PowOverviewTable *self)
{
  guint n_columns;
  const PowOverviewColumn *columns = pow_overview_columns_get (&n_columns);

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Regions"),
                                  -1);
  for (guint i = 0; i < n_columns; i++)
    add_column (self, &columns[i]);
  pow_table_dress_headings (self->view);
  scale_columns (self);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), self->scroller);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)),
                           "notify::gtk-xft-dpi",
                           G_CALLBACK (scale_columns),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * pow_overview_table_new:
 *
 * Returns: (transfer full): a table without rows
 */
GtkWidget *
pow_overview_table_new (void)
{
  return g_object_new (POW_TYPE_OVERVIEW_TABLE, NULL);
}

/**
 * pow_overview_table_get_sorter:
 * @self: the table
 *
 * Returns: (transfer none): the order that the headings ask for; it says "equal" when none does
 */
GtkSorter *
pow_overview_table_get_sorter (PowOverviewTable *self)
{
  g_return_val_if_fail (POW_IS_OVERVIEW_TABLE (self), NULL);
  return gtk_column_view_get_sorter (self->view);
}

/**
 * pow_overview_table_set_model:
 * @self: the table
 * @model: (transfer none): of #PowRegionRow, sorted with pow_overview_table_get_sorter()
 */
void
pow_overview_table_set_model (PowOverviewTable *self, GtkSelectionModel *model)
{
  g_return_if_fail (POW_IS_OVERVIEW_TABLE (self));

  g_set_object (&self->model, model);
  gtk_column_view_set_model (self->view, model);
}

/**
 * pow_overview_table_set_marked:
 * @self: the table
 * @marked: whether its rows stand against another moment
 *
 * Gives the marks a column of their own, and the old values room above the new.
 */
void
pow_overview_table_set_marked (PowOverviewTable *self, gboolean marked)
{
  g_return_if_fail (POW_IS_OVERVIEW_TABLE (self));

  if (marked == (self->marks != NULL))
    return;
  if (marked)
    {
      self->marks = build_column (pow_overview_columns_get_mark ());
      gtk_column_view_insert_column (self->view, 0, self->marks);
      gtk_widget_add_css_class (GTK_WIDGET (self->view), "with-old");
    }
  else
    {
      gtk_column_view_remove_column (self->view, self->marks);
      g_clear_object (&self->marks);
      gtk_widget_remove_css_class (GTK_WIDGET (self->view), "with-old");
    }
  pow_table_dress_headings (self->view);
  scale_columns (self);
}

/**
 * pow_overview_table_menu_button_new:
 * @self: the table
 *
 * Returns: (transfer floating): a button that offers order and columns, to stand anywhere
 */
GtkWidget *
pow_overview_table_menu_button_new (PowOverviewTable *self)
{
  g_return_val_if_fail (POW_IS_OVERVIEW_TABLE (self), NULL);
  return pow_table_menu_button_new (self->view, "overview");
}

/**
 * pow_overview_table_scroll_to:
 * @self: the table
 * @position: a row in the model
 *
 * Brings a row into view.
 */
void
pow_overview_table_scroll_to (PowOverviewTable *self, guint position)
{
  GtkWidget *list;

  g_return_if_fail (POW_IS_OVERVIEW_TABLE (self));

  /* The action belongs to the list inside the view. */
  list = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}
