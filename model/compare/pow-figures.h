/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"

G_BEGIN_DECLS

/**
 * PowFigure:
 *
 * What is computed of a region, in the order in which it is shown. A row of pow_figures says how.
 */
typedef enum
{
  POW_FIGURE_REPORTED,
  POW_FIGURE_COMPUTED,
  POW_FIGURE_SUBPROJECTS,
  POW_FIGURE_PLANNED,
  POW_FIGURE_COMMITTED,
  POW_FIGURE_REALISED,
  POW_FIGURE_FREE,
  POW_FIGURE_RESULTS,
  POW_N_FIGURES,
} PowFigure;

/**
 * PowFigureValue:
 * @value: (nullable): the value, as a field of the row's type would store it; %NULL is *unknown*
 * @words: (nullable): the same in words
 * @known: how many of its parts are known
 * @of: how many parts it has
 *
 * A figure of one region.
 */
typedef struct
{
  cJSON *value;
  char *words;
  guint known;
  guint of;
} PowFigureValue;

/* A row a figure, as in the table of a kind: key, type, label, group, choices. Ends as those do. */
extern const PowField pow_figures[POW_N_FIGURES + 1];

void pow_figures_compute (PowSnapshot *snapshot, const char *region, PowDate today, PowFigureValue values[POW_N_FIGURES]);
void pow_figures_clear (PowFigureValue values[POW_N_FIGURES]);

G_END_DECLS
