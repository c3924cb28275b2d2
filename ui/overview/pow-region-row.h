/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-mark.h"
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
/* How it stands against the moment of Against; before pow_region_row_update(), which tells. @was: (nullable) (transfer
 * none): its figures then; NULL when nothing is marked, or it had no state then. */
void pow_region_row_set_was (PowRegionRow *self, PowOverviewFigures *was, guint n_changes);
const PowOverviewFigures *pow_region_row_get_was (PowRegionRow *self);
PowMark pow_region_row_get_mark (PowRegionRow *self);
guint pow_region_row_count_changes (PowRegionRow *self); /* records that are new, changed or gone */
gboolean pow_region_row_is_neighbour_of (PowRegionRow *self, PowRegionRow *other);
GtkSorter *pow_region_row_sorter_new (void);

G_END_DECLS
