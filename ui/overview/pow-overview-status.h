/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_OVERVIEW_STATUS (pow_overview_status_get_type ())
G_DECLARE_FINAL_TYPE (PowOverviewStatus, pow_overview_status, POW, OVERVIEW_STATUS, AdwBin)

GtkWidget *pow_overview_status_new (void);
void pow_overview_status_show (PowOverviewStatus *self, GListModel *rows, guint of);
void pow_overview_status_set_narrow (PowOverviewStatus *self, gboolean narrow);

G_END_DECLS
