/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/sync/pow-sync-control.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_SYNC_DIALOG (pow_sync_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PowSyncDialog, pow_sync_dialog, POW, SYNC_DIALOG, AdwWindow)

/**
 * pow_sync_dialog_new:
 * @parent: the window
 * @control: how the portfolio is shared
 *
 * With which server, by itself or not, what the last exchange did or what the next would do, and what may
 * not be written. Main thread.
 *
 * Returns: (transfer full): the dialog
 */
GtkWidget *pow_sync_dialog_new (GtkWindow *parent, PowSyncControl *control);

G_END_DECLS
