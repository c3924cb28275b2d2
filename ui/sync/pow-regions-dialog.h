/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/sync/pow-sync-control.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_REGIONS_DIALOG (pow_regions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PowRegionsDialog, pow_regions_dialog, POW, REGIONS_DIALOG, AdwWindow)

/**
 * pow_regions_dialog_present:
 * @parent: a widget of the window it belongs to
 * @control: how the portfolio is shared
 *
 * Lets a person choose which regions are exchanged, and tells before it happens what that will do. The own region
 * always stays. Main thread.
 */
void pow_regions_dialog_present (GtkWidget *parent, PowSyncControl *control);

G_END_DECLS
