/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-list-rows.h"

struct _PowListRows
{
  GObject parent_instance;

  GListModel *items;
  GtkFilter *filter;
  GtkSortListModel *all;
  GtkSliceListModel *first;
  guint source;
};

G_DEFINE_FINAL_TYPE (PowListRows, pow_list_rows, G_TYPE_OBJECT)

#define UNBOUNDED G_MAXUINT
#define AT_ONCE 40  /* more than a window of 1000 px shows */
#define REST_MS 400 /* of typing, before the others follow */
#define A_STEP 16
#define A_VIEW 210  /* beyond these a view makes no more */

static gboolean
show_more_cb (gpointer data)
{
  PowListRows *self = data;
  guint size = gtk_slice_list_model_get_size (self->first) + A_STEP;

  if (size < MIN (A_VIEW, g_list_model_get_n_items (G_LIST_MODEL (self->all))))
    {
      gtk_slice_list_model_set_size (self->first, size);
      return G_SOURCE_CONTINUE;
    }
  gtk_slice_list_model_set_size (self->first, UNBOUNDED);
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* How many rows come or go. What only becomes stricter or looser changes as many as it counts fewer or
 * more; else there is no telling. */
static guint
count_changes (PowListRows *self, GtkFilterChange change)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->all));
  guint after = 0;

  if (change == GTK_FILTER_CHANGE_DIFFERENT)
    return G_MAXUINT;
  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->items, i);

      after += gtk_filter_match (self->filter, item) ? 1 : 0;
    }
  return MAX (before, after) - MIN (before, after);
}

static gboolean
rested_cb (gpointer data)
{
  PowListRows *self = data;

  self->source = g_idle_add_full (G_PRIORITY_LOW, show_more_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
filter_changed_cb (PowListRows *self, GtkFilterChange change)
{
  if (self->source == 0 && count_changes (self, change) <= A_STEP)
    return;
  gtk_slice_list_model_set_size (self->first, AT_ONCE);
  /* Rows that follow between two keys would only be thrown away at the next. */
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (REST_MS, rested_cb, self);
}

static void
pow_list_rows_dispose (GObject *object)
{
  PowListRows *self = POW_LIST_ROWS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->first);
  g_clear_object (&self->all);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (pow_list_rows_parent_class)->dispose (object);
}

static void
pow_list_rows_class_init (PowListRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_list_rows_dispose;
}

static void
pow_list_rows_init (PowListRows *self)
{
}

PowListRows *
pow_list_rows_new (GListModel *items, GtkFilter *filter, GtkSorter *sorter)
{
  PowListRows *self;
  GtkFilterListModel *filtered;

  g_return_val_if_fail (G_IS_LIST_MODEL (items), NULL);
  g_return_val_if_fail (GTK_IS_FILTER (filter), NULL);
  g_return_val_if_fail (GTK_IS_SORTER (sorter), NULL);

  self = g_object_new (POW_TYPE_LIST_ROWS, NULL);
  self->items = g_object_ref (items);
  self->filter = g_object_ref (filter);
  /* Before the model that filters hears of it. */
  g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  filtered = gtk_filter_list_model_new (g_object_ref (items), g_object_ref (filter));
  self->all = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (sorter));
  self->first = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->all)), 0, UNBOUNDED);
  return self;
}

GListModel *
pow_list_rows_get_all (PowListRows *self)
{
  g_return_val_if_fail (POW_IS_LIST_ROWS (self), NULL);

  return G_LIST_MODEL (self->all);
}

GListModel *
pow_list_rows_get_model (PowListRows *self)
{
  g_return_val_if_fail (POW_IS_LIST_ROWS (self), NULL);

  return G_LIST_MODEL (self->first);
}
