/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/overview/pow-region-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_TILE (pow_tile_get_type ())
G_DECLARE_FINAL_TYPE (PowTile, pow_tile, POW, TILE, GtkButton)

/* How a tile stands to the chosen one. */
typedef enum
{
  POW_TILE_PLAIN,
  POW_TILE_NEIGHBOUR,
  POW_TILE_CHOSEN,
} PowTileState;

GtkWidget *pow_tile_new (PowRegionRow *row);
PowRegionRow *pow_tile_get_row (PowTile *self);
void pow_tile_set_state (PowTile *self, PowTileState state);

G_END_DECLS
