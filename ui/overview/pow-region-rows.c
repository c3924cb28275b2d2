/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-region-rows.h"

/**
 * PowRegionRows:
 *
 * The regions of the session's scope as a list of #PowRegionRow. Figures are computed on a thread of
 * their own from an immutable snapshot; the list is filled in one splice, and only when other regions
 * came or went.
 *
 * Signal "refreshed" (no arguments): the rows show the newest figures.
 */
struct _PowRegionRows
{
  GObject parent_instance;

  GListStore *store;
  GCancellable *cancellable; /* of the computation under way; a newer one replaces it */
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (PowRegionRows, pow_region_rows, G_TYPE_OBJECT)

static guint refreshed_signal;

/* What a computation needs, taken on the main thread. */
typedef struct
{
  PowSnapshot *snapshot;
  PowSnapshot *against; /* NULL: nothing is marked */
  GPtrArray *regions; /* in default order */
  GArray *kinships;   /* of PowKinship, beside regions */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->snapshot);
  g_clear_object (&request->against);
  g_ptr_array_unref (request->regions);
  g_array_unref (request->kinships);
  g_free (request);
}

static Request *
request_new (PowSession *session)
{
  Request *request = g_new0 (Request, 1);

  request->snapshot = g_object_ref (pow_session_get_snapshot (session));
  g_set_object (&request->against, pow_session_get_against_snapshot (session));
  request->regions = pow_session_list_regions (session);
  request->kinships = g_array_new (FALSE, FALSE, sizeof (PowKinship));
  for (guint i = 0; i < request->regions->len; i++)
    {
      const char *region = g_ptr_array_index (request->regions, i);
      PowKinship kinship = POW_KINSHIP_OTHER;

      if (pow_session_is_own (session, region))
        kinship = POW_KINSHIP_OWN;
      else if (pow_session_is_neighbour (session, region))
        kinship = POW_KINSHIP_NEIGHBOUR;
      g_array_append_val (request->kinships, kinship);
    }
  return request;
}

/* What one computation found of a region. */
typedef struct
{
  PowOverviewFigures *figures;
  PowOverviewFigures *was; /* NULL: not compared */
  guint n_changes;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  pow_overview_figures_unref (found->figures);
  g_clear_pointer (&found->was, pow_overview_figures_unref);
  g_free (found);
}

static Found *
find (const Request *request, const char *region)
{
  Found *found = g_new0 (Found, 1);

  found->figures = pow_overview_figures_new (request->snapshot, region, pow_snapshot_get_region_today (request->snapshot, region));
  if (request->against == NULL || !pow_mark_region_is_known (request->against, region))
    return found;
  found->was = pow_overview_figures_new (request->against, region, pow_snapshot_get_region_today (request->against, region));
  found->n_changes = pow_mark_count_region (request->against, request->snapshot, region);
  return found;
}

static void
compute_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (found_free);

  for (guint i = 0; i < request->regions->len; i++)
    {
      if (g_task_return_error_if_cancelled (task))
        return;
      g_ptr_array_add (all, find (request, g_ptr_array_index (request->regions, i)));
    }
  g_task_return_pointer (task, g_steal_pointer (&all), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
same_regions (GListModel *model, GHashTable *wanted)
{
  if (g_list_model_get_n_items (model) != g_hash_table_size (wanted))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PowRegionRow) row = g_list_model_get_item (model, i);

      if (!g_hash_table_contains (wanted, pow_region_row_get_region (row)))
        return FALSE;
    }
  return TRUE;
}

/* Rows are kept by region, so that what is selected stays selected. */
static GHashTable *
index_rows (GListModel *model)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      PowRegionRow *row = g_list_model_get_item (model, i);

      g_hash_table_insert (index, (gpointer) pow_region_row_get_region (row), row);
    }
  return index;
}

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PowRegionRows *self = POW_REGION_ROWS (source);
  const Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) all = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  /* Cancelled: newer figures are on their way. */
  if (all == NULL)
    return;

  known = index_rows (G_LIST_MODEL (self->store));
  for (guint i = 0; i < all->len; i++)
    {
      const Found *found = g_ptr_array_index (all, i);
      PowOverviewFigures *figures = found->figures;
      PowRegionRow *row = g_hash_table_lookup (known, figures->region);

      row = row != NULL ? g_object_ref (row) : pow_region_row_new (figures->region);
      pow_region_row_set_was (row, found->was, found->n_changes);
      pow_region_row_update (row, figures, g_array_index (request->kinships, PowKinship, i), i);
      g_ptr_array_add (rows, row);
      g_hash_table_add (wanted, figures->region);
    }
  if (!same_regions (G_LIST_MODEL (self->store), wanted))
    g_list_store_splice (self->store,
                         0,
                         g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                         rows->pdata,
                         rows->len);
  self->ready = TRUE;
  g_signal_emit (self, refreshed_signal, 0);
}

static void
pow_region_rows_dispose (GObject *object)
{
  PowRegionRows *self = POW_REGION_ROWS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pow_region_rows_parent_class)->dispose (object);
}

static void
pow_region_rows_class_init (PowRegionRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_region_rows_dispose;
  refreshed_signal = g_signal_new ("refreshed",
                                   POW_TYPE_REGION_ROWS,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
pow_region_rows_init (PowRegionRows *self)
{
  self->store = g_list_store_new (POW_TYPE_REGION_ROW);
}

/**
 * pow_region_rows_new:
 *
 * Returns: (transfer full): an empty list
 */
PowRegionRows *
pow_region_rows_new (void)
{
  return g_object_new (POW_TYPE_REGION_ROWS, NULL);
}

/**
 * pow_region_rows_get_model:
 * @self: the rows
 *
 * Returns: (transfer none): of #PowRegionRow, in no order of its own: sort by place
 */
GListModel *
pow_region_rows_get_model (PowRegionRows *self)
{
  g_return_val_if_fail (POW_IS_REGION_ROWS (self), NULL);
  return G_LIST_MODEL (self->store);
}

/**
 * pow_region_rows_is_ready:
 * @self: the rows
 *
 * Returns: whether figures have been computed at least once
 */
gboolean
pow_region_rows_is_ready (PowRegionRows *self)
{
  g_return_val_if_fail (POW_IS_REGION_ROWS (self), FALSE);
  return self->ready;
}

/**
 * pow_region_rows_refresh:
 * @self: the rows
 * @session: whose snapshot, scope and today to show
 *
 * Computes the figures anew, in the background; "refreshed" tells. Main thread.
 */
void
pow_region_rows_refresh (PowRegionRows *self, PowSession *session)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (POW_IS_REGION_ROWS (self));
  g_return_if_fail (POW_IS_SESSION (session));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_task_data (task, request_new (session), request_free);
  g_task_run_in_thread (task, compute_thread);
}
