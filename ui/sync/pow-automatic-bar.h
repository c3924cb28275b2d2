/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/sync/pow-sync-control.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_AUTOMATIC_BAR (pow_automatic_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowAutomaticBar, pow_automatic_bar, POW, AUTOMATIC_BAR, AdwBin)

/**
 * pow_automatic_bar_new:
 * @control: how the portfolio is shared
 *
 * Asks once, after somebody shared a portfolio for the first time, whether it is shared by itself from now
 * on. Not visible otherwise. Main thread.
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *pow_automatic_bar_new (PowSyncControl *control);

G_END_DECLS
