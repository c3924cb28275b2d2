/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_TILE_MAP (pow_tile_map_get_type ())
G_DECLARE_FINAL_TYPE (PowTileMap, pow_tile_map, POW, TILE_MAP, AdwBin)

GtkWidget *pow_tile_map_new (void);
void pow_tile_map_set_model (PowTileMap *self, GtkSingleSelection *model);
void pow_tile_map_set_stale_days (PowTileMap *self, int days);

G_END_DECLS
