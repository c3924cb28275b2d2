/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_MERGED_DIALOG (pow_merged_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PowMergedDialog, pow_merged_dialog, POW, MERGED_DIALOG, AdwWindow)

/**
 * PowMergedDialog:
 *
 * Fields that others changed or that were merged: what stood there, what stands, and in a sentence why.
 * Main thread.
 */

/* What an exchange brought (element-type PowArrival). */
void pow_merged_dialog_present_arrivals (GtkWidget *parent, PowSession *session, GPtrArray *arrivals);
/* What was merged without a question in the last time. */
void pow_merged_dialog_present_recent (GtkWidget *parent, PowSession *session);

G_END_DECLS
