/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/compare/pow-drift.h"

G_BEGIN_DECLS

/* Members of a set that another one lacks; NULL is an empty set. */
guint pow_drift_count_missing (const cJSON *from, const cJSON *in);
/* Fills in what two states of a subproject tell: days, money, scope (pow-drift-measure.c). */
void pow_drift_row_measure (PowDriftRow *row, PowRecord *planned, PowRecord *actual);

G_END_DECLS
