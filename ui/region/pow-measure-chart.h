/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_MEASURE_CHART (pow_measure_chart_get_type ())
G_DECLARE_FINAL_TYPE (PowMeasureChart, pow_measure_chart, POW, MEASURE_CHART, GtkWidget)

/**
 * pow_measure_chart_new:
 * @record: a plan or subproject
 * @key: key of one of its indicators
 *
 * The measurements of an indicator as bars, one a period, with its target as a last, hollow bar. The
 * figures stand above the bars; the same in words is the accessible label.
 */
GtkWidget *pow_measure_chart_new (PowRecord *record, const char *key);

G_END_DECLS
