/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-region-row.h"

/**
 * PowRegionRow:
 *
 * One region in the lists of the overview. The object stays while its figures change, so selection
 * and scrolling survive; cells listen to "changed".
 */
struct _PowRegionRow
{
  GObject parent_instance;

  char *region;
  PowOverviewFigures *figures;
  PowOverviewFigures *was; /* NULL: not compared */
  guint n_changes;
  PowKinship kinship;
  guint place; /* in the default order: own region, neighbours, name */
};

G_DEFINE_FINAL_TYPE (PowRegionRow, pow_region_row, G_TYPE_OBJECT)

static guint changed_signal;

static void
pow_region_row_finalize (GObject *object)
{
  PowRegionRow *self = POW_REGION_ROW (object);

  g_free (self->region);
  g_clear_pointer (&self->figures, pow_overview_figures_unref);
  g_clear_pointer (&self->was, pow_overview_figures_unref);
  G_OBJECT_CLASS (pow_region_row_parent_class)->finalize (object);
}

static void
pow_region_row_class_init (PowRegionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_region_row_finalize;
  changed_signal = g_signal_new ("changed",
                                 POW_TYPE_REGION_ROW,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 0);
}

static void
pow_region_row_init (PowRegionRow *self)
{
}

/**
 * pow_region_row_new:
 * @region: a region id
 *
 * Returns: (transfer full): a row without figures; give them with pow_region_row_update()
 */
PowRegionRow *
pow_region_row_new (const char *region)
{
  PowRegionRow *self = g_object_new (POW_TYPE_REGION_ROW, NULL);

  self->region = g_strdup (region);
  return self;
}

/**
 * pow_region_row_get_region:
 * @self: a row
 *
 * Returns: (transfer none): the id of the region
 */
const char *
pow_region_row_get_region (PowRegionRow *self)
{
  g_return_val_if_fail (POW_IS_REGION_ROW (self), NULL);
  return self->region;
}

/**
 * pow_region_row_get_figures:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what the row shows; %NULL before the first update
 */
const PowOverviewFigures *
pow_region_row_get_figures (PowRegionRow *self)
{
  g_return_val_if_fail (POW_IS_REGION_ROW (self), NULL);
  return self->figures;
}

/**
 * pow_region_row_get_kinship:
 * @self: a row
 *
 * Returns: how the region stands to the person's own
 */
PowKinship
pow_region_row_get_kinship (PowRegionRow *self)
{
  g_return_val_if_fail (POW_IS_REGION_ROW (self), POW_KINSHIP_OTHER);
  return self->kinship;
}

/**
 * pow_region_row_get_was:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its figures at the moment of Against
 */
const PowOverviewFigures *
pow_region_row_get_was (PowRegionRow *self)
{
  g_return_val_if_fail (POW_IS_REGION_ROW (self), NULL);
  return self->was;
}

/**
 * pow_region_row_get_mark:
 * @self: a row
 *
 * Returns: whether something in the region changed since the moment of Against
 */
PowMark
pow_region_row_get_mark (PowRegionRow *self)
{
  g_return_val_if_fail (POW_IS_REGION_ROW (self), POW_MARK_SAME);
  return self->n_changes > 0 ? POW_MARK_CHANGED : POW_MARK_SAME;
}

/**
 * pow_region_row_count_changes:
 * @self: a row
 *
 * Returns: how many of its records are new, changed or gone since the moment of Against
 */
guint
pow_region_row_count_changes (PowRegionRow *self)
{
  g_return_val_if_fail (POW_IS_REGION_ROW (self), 0);
  return self->n_changes;
}

/**
 * pow_region_row_set_was:
 * @self: a row
 * @was: (nullable): its figures at the moment of Against; %NULL: nothing is marked, or it had no state then
 * @n_changes: how many of its records are new, changed or gone since
 *
 * Without a signal: pow_region_row_update(), which comes after it, tells.
 */
void
pow_region_row_set_was (PowRegionRow *self, PowOverviewFigures *was, guint n_changes)
{
  g_return_if_fail (POW_IS_REGION_ROW (self));

  if (was != NULL)
    pow_overview_figures_ref (was);
  g_clear_pointer (&self->was, pow_overview_figures_unref);
  self->was = was;
  self->n_changes = n_changes;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer unused)
{
  const guint one = ((PowRegionRow *) a)->place;
  const guint other = ((PowRegionRow *) b)->place;

  return (one > other) - (one < other);
}

/**
 * pow_region_row_sorter_new:
 *
 * Returns: (transfer full): the usual order of rows: own region, its neighbours, then by name
 */
GtkSorter *
pow_region_row_sorter_new (void)
{
  return GTK_SORTER (gtk_custom_sorter_new (compare_places, NULL, NULL));
}

/**
 * pow_region_row_update:
 * @self: a row
 * @figures: (transfer none): what it shows from now on
 * @kinship: how it stands to the own region
 * @place: its place in the default order
 */
void
pow_region_row_update (PowRegionRow *self,
                       PowOverviewFigures *figures,
                       PowKinship kinship,
                       guint place)
{
  g_return_if_fail (POW_IS_REGION_ROW (self));
  g_return_if_fail (figures != NULL);

  pow_overview_figures_ref (figures);
  g_clear_pointer (&self->figures, pow_overview_figures_unref);
  self->figures = figures;
  self->kinship = kinship;
  self->place = place;
  g_signal_emit (self, changed_signal, 0);
}

/**
 * pow_region_row_is_neighbour_of:
 * @self: a row
 * @other: another row
 *
 * Returns: whether the two regions share a border
 */
gboolean
pow_region_row_is_neighbour_of (PowRegionRow *self, PowRegionRow *other)
{
  g_return_val_if_fail (POW_IS_REGION_ROW (self), FALSE);
  g_return_val_if_fail (POW_IS_REGION_ROW (other), FALSE);

  return self->figures != NULL
         && g_strv_contains ((const char *const *) self->figures->neighbours, other->region);
}
