/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"

G_BEGIN_DECLS

/**
 * pow_sums_has_budget:
 * @record: a plan or a subproject
 *
 * Returns: whether it has visible budget lines at all
 */
gboolean pow_sums_has_budget (PowRecord *record);

/**
 * pow_sums_of_record:
 * @record: a plan or a subproject
 *
 * Adds up its visible budget lines. A record without any counts as one unknown part.
 *
 * Returns: totals in whole euros, and how many of how many parts are known
 */
PowMoneySums pow_sums_of_record (PowRecord *record);

/**
 * pow_sums_add_part:
 * @total: totals of a region
 * @part: totals of one record
 *
 * Adds a record as one part: it counts as known where all its lines are.
 */
void pow_sums_add_part (PowMoneySums *total, const PowMoneySums *part);

/* How far indicators are: collected over records, then averaged. */
typedef struct
{
  double percents; /* sum of those known, none above 100 or below 0 */
  guint known;
  guint of;
} PowResults;

/**
 * pow_results_add:
 * @results: what was collected so far
 * @record: a record with indicators
 * @today: the day on which the measurements count
 *
 * Adds how far each of its indicators is on the way from baseline to target.
 */
void pow_results_add (PowResults *results, PowRecord *record, PowDate today);

/**
 * pow_results_get_percent:
 * @results: what was collected
 *
 * Returns: the average in whole percents, 0 to 100; -1 when none is known
 */
int pow_results_get_percent (const PowResults *results);

G_END_DECLS
