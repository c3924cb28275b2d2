/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_REGION_CHECK (pow_region_check_get_type ())
G_DECLARE_FINAL_TYPE (PowRegionCheck, pow_region_check, POW, REGION_CHECK, AdwActionRow)

/**
 * PowRegionCheck:
 *
 * A row to choose one region with. Main thread.
 *
 * Signal "toggled" (no arguments): it is chosen, or no longer.
 */

GtkWidget *pow_region_check_new (const char *region, const char *title);
const char *pow_region_check_get_region (PowRegionCheck *self);
gboolean pow_region_check_get_active (PowRegionCheck *self);
void pow_region_check_set_active (PowRegionCheck *self, gboolean active);
char **pow_region_check_dup_chosen (GPtrArray *checks);

G_END_DECLS
