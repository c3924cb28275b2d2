/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_REGION_CHOOSER (pow_region_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PowRegionChooser, pow_region_chooser, POW, REGION_CHOOSER, AdwBin)

GtkWidget *pow_region_chooser_new (void);
void pow_region_chooser_clear (PowRegionChooser *self);
void pow_region_chooser_add (PowRegionChooser *self, const char *region, const char *name, const char *also);
void pow_region_chooser_start (PowRegionChooser *self);

G_END_DECLS
