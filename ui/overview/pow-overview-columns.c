/* SPDX-License-Identifier: EUPL-1.2 */
/* The columns of the overview, and how each puts the regions in order. What stands in a cell is made in
 * pow-overview-cells.c. */
#include "ui/overview/pow-overview-columns.h"

#include "pow-config.h"
#include "ui/common/pow-mark-shape.h"
#include "ui/common/pow-mix-bar.h"
#include "ui/overview/pow-overview-cells.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
compare_names (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  return strcmp (a->name_key, b->name_key);
}

/* What asks most attention comes last, what nobody knows after that. */
static int
light_place (PowLight light)
{
  static const int places[] = { [POW_LIGHT_GREEN] = 0,
                                [POW_LIGHT_AMBER] = 1,
                                [POW_LIGHT_RED] = 2,
                                [POW_LIGHT_ON_HOLD] = 3,
                                [POW_LIGHT_UNKNOWN] = 4 };

  return places[light];
}

static int
compare_reported (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  return light_place (pow_overview_figures_get_counted_light (a))
         - light_place (pow_overview_figures_get_counted_light (b));
}

static int
compare_computed (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  return light_place (a->computed) - light_place (b->computed);
}

static guint
count_subprojects (const PowOverviewFigures *figures)
{
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (figures->mix); i++)
    total += figures->mix[i];
  return total;
}

static int
compare_mix (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  return (int) count_subprojects (a) - (int) count_subprojects (b);
}

static int
compare_slots (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  return (int) (a->slots[0] + a->slots[1]) - (int) (b->slots[0] + b->slots[1]);
}

static double
free_share (const PowOverviewFigures *figures)
{
  return figures->money.free.known == 0 || figures->money.planned.value <= 0
             ? G_MAXDOUBLE
             : (double) figures->money.free.value / (double) figures->money.planned.value;
}

static int
compare_free (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  const double one = free_share (a), other = free_share (b);

  return (one > other) - (one < other);
}

static int
compare_result (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  const int one = a->result_percent < 0 ? G_MAXINT : a->result_percent;
  const int other = b->result_percent < 0 ? G_MAXINT : b->result_percent;

  return (one > other) - (one < other);
}

static int
compare_age (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  const int one = a->age_days < 0 ? G_MAXINT : a->age_days;
  const int other = b->age_days < 0 ? G_MAXINT : b->age_days;

  return (one > other) - (one < other);
}

/* Widths add up to 756: they fit beside sidebar and detail pane at 1280. */
static const PowOverviewColumn columns[] = {
  { "region", N_ ("Region"), NULL, 208, TRUE, FALSE, pow_name_cell_new, pow_name_cell_fill,
    compare_names },
  { "reported", N_ ("Reported"), N_ ("What a person said in the last pulse"), 99, FALSE, FALSE,
    pow_light_cell_new, pow_light_cell_fill_reported_above, compare_reported },
  { "computed", N_ ("Computed"), N_ ("What the rules say today"), 99, FALSE, FALSE,
    pow_light_cell_new, pow_light_cell_fill_computed_above, compare_computed },
  { "subprojects", N_ ("Subprojects"), N_ ("One bar a subproject; its height says its state"), 94,
    FALSE, FALSE, pow_mix_bar_new, pow_mix_cell_fill, compare_mix },
  { "trekkers", N_ ("Trekkers"), N_ ("Municipality and employers"), 66, FALSE, FALSE, pow_slots_cell_new,
    pow_slots_cell_fill, compare_slots },
  { "free", N_ ("Free"), N_ ("Part of the planned money that is not committed"), 62, FALSE, TRUE,
    pow_number_cell_new, pow_free_cell_fill, compare_free },
  { "result", N_ ("Result"), N_ ("How far the indicators are"), 68, FALSE, TRUE, pow_number_cell_new,
    pow_result_cell_fill, compare_result },
  { "pulse", N_ ("Pulse"), N_ ("Age of the last pulse"), 60, FALSE, TRUE, pow_number_cell_new,
    pow_age_label_fill, compare_age },
};

static void
fill_mark (GtkWidget *cell, PowRegionRow *row)
{
  pow_mark_shape_set (POW_MARK_SHAPE (cell), pow_region_row_get_mark (row));
}

static const PowOverviewColumn mark_column
    = { "mark", "", N_ ("What differs from the moment at Against"), 32, FALSE, FALSE, pow_mark_shape_new, fill_mark, NULL };

/**
 * pow_overview_columns_get_mark:
 *
 * Returns: (transfer none): the first column while something is compared
 */
const PowOverviewColumn *
pow_overview_columns_get_mark (void)
{
  return &mark_column;
}

/**
 * pow_overview_columns_get:
 * @n_columns: (out): how many there are
 *
 * Returns: (transfer none): the columns in their order on screen
 */
const PowOverviewColumn *
pow_overview_columns_get (guint *n_columns)
{
  g_return_val_if_fail (n_columns != NULL, NULL);

  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}
