/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_REGION_SUMMARY (pow_region_summary_get_type ())
G_DECLARE_FINAL_TYPE (PowRegionSummary, pow_region_summary, POW, REGION_SUMMARY, AdwBin)

/**
 * pow_region_summary_new:
 *
 * The first tab of a dossier: how the region stands and why, what is to be decided, the lines of the
 * plan, trekkers, money and results, each as a card.
 */
GtkWidget *pow_region_summary_new (PowSession *session, const char *region);
void pow_region_summary_refresh (PowRegionSummary *self);
void pow_region_summary_set_width (PowRegionSummary *self, int width);

G_END_DECLS
