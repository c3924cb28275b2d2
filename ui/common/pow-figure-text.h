/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"

G_BEGIN_DECLS

/* Figures in words, the same on every screen. All transfer full, main thread. */
char *pow_figure_sum (const PowSum *sum);
char *pow_figure_free_share (const PowMoneySums *money);
char *pow_figure_percent (int percent);
char *pow_figure_age (int days);
const char *pow_figure_reported (const PowReported *reported);

G_END_DECLS
