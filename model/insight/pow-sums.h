/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"

G_BEGIN_DECLS

/* Whether the record has visible budget lines at all. */
gboolean pow_sums_has_budget (PowRecord *record);
/* Totals over the record's visible budget lines; a record without any is one unknown part. */
PowMoneySums pow_sums_of_record (PowRecord *record);
/* Adds a record as one part to totals of a region: it counts as known where all its lines are. */
void pow_sums_add_part (PowMoneySums *total, const PowMoneySums *part);

/* How far indicators are: collected over records, then averaged. */
typedef struct
{
  double percents; /* sum of those known, none above 100 or below 0 */
  guint known;
  guint of;
} PowResults;

void pow_results_add (PowResults *results, PowRecord *record, PowDate today);
int pow_results_get_percent (const PowResults *results); /* -1: unknown */

G_END_DECLS
