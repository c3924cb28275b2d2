/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/overview/pow-overview-figures.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_REGION_ROW (pow_region_row_get_type ())
G_DECLARE_FINAL_TYPE (PowRegionRow, pow_region_row, POW, REGION_ROW, GObject)

/* How a region stands to the person's own. */
typedef enum
{
  POW_KINSHIP_OTHER,
  POW_KINSHIP_NEIGHBOUR,
  POW_KINSHIP_OWN,
} PowKinship;

PowRegionRow *pow_region_row_new (const char *region);
const char *pow_region_row_get_region (PowRegionRow *self);
const PowOverviewFigures *pow_region_row_get_figures (PowRegionRow *self);
PowKinship pow_region_row_get_kinship (PowRegionRow *self);
void pow_region_row_update (PowRegionRow *self, PowOverviewFigures *figures, PowKinship kinship, guint place);
gboolean pow_region_row_is_neighbour_of (PowRegionRow *self, PowRegionRow *other);
GtkSorter *pow_region_row_sorter_new (void);

G_END_DECLS
