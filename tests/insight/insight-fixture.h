/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"

/* Hand-made portfolios: address and JSON in turn, NULL at the end. In the JSON ' stands for ". */
PowSnapshot *fixture_snapshot (const char *const *records);
PowRecord *fixture_lookup (PowSnapshot *snapshot, const char *address);
PowDate fixture_day (const char *text);
/* "milestone_late:red overspent:amber": the reasons in order. */
char *fixture_reasons (const PowStanding *standing);
