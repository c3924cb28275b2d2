/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/sync/pow-sync-control.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_SYNC_BUTTON (pow_sync_button_get_type ())
G_DECLARE_FINAL_TYPE (PowSyncButton, pow_sync_button, POW, SYNC_BUTTON, AdwBin)

/**
 * pow_sync_button_new:
 * @control: how the portfolio is shared
 *
 * The button in the header: how sharing stands, in words; pressing it shares, or asks with whom. Its menu
 * leads to the choices and to how it is shared. Main thread.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *pow_sync_button_new (PowSyncControl *control);

/* In a narrow window only the icon stays. */
void pow_sync_button_set_narrow (PowSyncButton *self, gboolean narrow);

G_END_DECLS
