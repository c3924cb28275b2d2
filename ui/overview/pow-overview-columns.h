/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/overview/pow-region-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One column of the overview: how its cell is made and filled, and how its rows are put in order. The
 * table loops over these. */
typedef struct
{
  const char *id;
  const char *title; /* N_() */
  const char *hint;  /* N_() what the heading means, or NULL */
  int width;         /* pixels at 100 % text */
  gboolean expand;
  gboolean right;    /* figures: heading and cell at the right */
  GtkWidget *(*create) (void);
  void (*fill) (GtkWidget *cell, PowRegionRow *row);
  int (*compare) (const PowOverviewFigures *a, const PowOverviewFigures *b);
} PowOverviewColumn;

const PowOverviewColumn *pow_overview_columns_get (guint *n_columns);
/* The first column while something is compared. */
const PowOverviewColumn *pow_overview_columns_get_mark (void);

G_END_DECLS
