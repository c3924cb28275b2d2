/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/overview/pow-region-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the columns of the overview and the rows of its narrow list show of a region. */

GtkWidget *pow_light_cell_new (void);
/* @with_was: also what it was at the moment of Against, on the same line. */
void pow_light_cell_fill_reported (GtkWidget *cell, PowRegionRow *row, gboolean with_was);
void pow_light_cell_fill_computed (GtkWidget *cell, PowRegionRow *row, gboolean with_was);
void pow_light_cell_fill_reported_above (GtkWidget *cell, PowRegionRow *row);
void pow_light_cell_fill_computed_above (GtkWidget *cell, PowRegionRow *row);
GtkWidget *pow_name_cell_new (void);
void pow_name_cell_fill (GtkWidget *cell, PowRegionRow *row);
void pow_mix_cell_fill (GtkWidget *cell, PowRegionRow *row);
GtkWidget *pow_slots_cell_new (void);
void pow_slots_cell_fill (GtkWidget *cell, PowRegionRow *row);
GtkWidget *pow_number_cell_new (void);
void pow_free_cell_fill (GtkWidget *cell, PowRegionRow *row);
void pow_result_cell_fill (GtkWidget *cell, PowRegionRow *row);
void pow_age_label_fill (GtkWidget *label, PowRegionRow *row);

char *pow_region_row_describe (PowRegionRow *row);

G_END_DECLS
