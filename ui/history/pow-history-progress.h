/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-lookback.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_HISTORY_PROGRESS (pow_history_progress_get_type ())
G_DECLARE_FINAL_TYPE (PowHistoryProgress, pow_history_progress, POW, HISTORY_PROGRESS, AdwBin)

/**
 * PowHistoryProgress:
 *
 * A line that shows while the history is being read for the first time: how far it is, and that the newest changes
 * are there already. A few changes more are in before anybody could read it: those show nothing.
 */
GtkWidget *pow_history_progress_new (PowLookback *lookback);
/* Whether older changes are still to come. */
gboolean pow_history_progress_is_reading (PowHistoryProgress *self);

G_END_DECLS
