/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-table-columns.h"

#define ID "pow-id"
#define RIGHT "pow-right"
#define HINT "pow-hint"

/* What compares the rows of one column. */
typedef struct
{
  const char *id;
  GCompareDataFunc compare;
  gpointer data;
  GDestroyNotify destroy;
} Order;

/* The toolkit of our oldest platform does not tell by which column a view is sorted. So we ask the
 * view's sorter to compare two rows and see which column answers first, and how its answer comes out. */
static struct
{
  gboolean active;
  const char *asked;
} probe;

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  Order *order = data;

  if (!probe.active)
    return order->compare (a, b, order->data);
  if (probe.asked == NULL)
    probe.asked = order->id;
  return 1;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  if (order->destroy != NULL)
    order->destroy (order->data);
  g_free (order);
}

void
pow_table_column_set_id (GtkColumnViewColumn *column, const char *id, gboolean right, const char *hint)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));
  g_return_if_fail (id != NULL);

  g_object_set_data (G_OBJECT (column), ID, (gpointer) id);
  g_object_set_data (G_OBJECT (column), RIGHT, GINT_TO_POINTER (right));
  g_object_set_data_full (G_OBJECT (column), HINT, g_strdup (hint), g_free);
}

const char *
pow_table_column_get_id (GtkColumnViewColumn *column)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column), NULL);

  return g_object_get_data (G_OBJECT (column), ID);
}

void
pow_table_column_set_order (GtkColumnViewColumn *column, GCompareDataFunc compare, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GtkSorter) sorter = NULL;
  Order *order;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));
  g_return_if_fail (compare != NULL);

  order = g_new (Order, 1);
  *order = (Order){ pow_table_column_get_id (column), compare, data, destroy };
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, order, order_free));
  gtk_column_view_column_set_sorter (column, sorter);
}

/* No API aligns a heading or gives it a tooltip: its button is the column's place in the header. */
void
pow_table_dress_headings (GtkColumnView *view)
{
  GListModel *columns;
  GtkWidget *heading;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  columns = gtk_column_view_get_columns (view);
  heading = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));
  for (guint i = 0; i < g_list_model_get_n_items (columns) && heading != NULL;
       i++, heading = gtk_widget_get_next_sibling (heading))
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkWidget *content = gtk_widget_get_first_child (heading);
      const char *hint = g_object_get_data (G_OBJECT (column), HINT);

      if (g_object_get_data (G_OBJECT (column), RIGHT) != NULL && content != NULL)
        gtk_widget_set_halign (content, GTK_ALIGN_END);
      if (hint != NULL)
        gtk_widget_set_tooltip_text (heading, hint);
      gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_column_view_column_get_title (column), -1);
    }
}

const char *
pow_table_get_sort (GtkColumnView *view, gboolean *descending)
{
  g_autoptr (GObject) one = NULL, other = NULL;
  GtkOrdering ordering;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (descending != NULL, NULL);

  /* Two: a sorter takes an object to be equal to itself without asking. */
  one = g_object_new (G_TYPE_OBJECT, NULL);
  other = g_object_new (G_TYPE_OBJECT, NULL);
  probe.active = TRUE;
  probe.asked = NULL;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, other);
  probe.active = FALSE;
  *descending = ordering == GTK_ORDERING_SMALLER;
  return probe.asked;
}

void
pow_table_set_sort (GtkColumnView *view, const char *id, gboolean descending)
{
  GListModel *columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  /* An order that is there already would be turned round. */
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (pow_table_column_get_id (column), id) == 0)
        gtk_column_view_sort_by_column (view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}
