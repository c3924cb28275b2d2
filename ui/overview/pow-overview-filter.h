/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/overview/pow-region-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_OVERVIEW_FILTER (pow_overview_filter_get_type ())
G_DECLARE_FINAL_TYPE (PowOverviewFilter, pow_overview_filter, POW, OVERVIEW_FILTER, AdwBin)

GtkWidget *pow_overview_filter_new (void);
GtkFilter *pow_overview_filter_get_filter (PowOverviewFilter *self);
gboolean pow_overview_filter_is_set (PowOverviewFilter *self);
char *pow_overview_filter_describe (PowOverviewFilter *self);
void pow_overview_filter_clear (PowOverviewFilter *self);
void pow_overview_filter_set_marked (PowOverviewFilter *self, gboolean marked);
void pow_overview_filter_focus (PowOverviewFilter *self);
void pow_overview_filter_set_narrow (PowOverviewFilter *self, gboolean narrow);

G_END_DECLS
