/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-tile-map.h"

#include "pow-config.h"
#include "ui/common/pow-light-shape.h"
#include "ui/overview/pow-tile.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * PowTileMap:
 *
 * The regions as equal tiles, laid out roughly like the country. Arrow keys go to the real neighbour
 * in that direction, Space chooses, Enter opens.
 *
 * Signal "activated" (guint position): Enter or a double click on a tile.
 */
struct _PowTileMap
{
  AdwBin parent_instance;

  GtkGrid *grid;
  GtkWidget *legend;
  GtkWidget *stale_key;
  GtkSingleSelection *model;
};

G_DEFINE_FINAL_TYPE (PowTileMap, pow_tile_map, ADW_TYPE_BIN)

static guint activated_signal;

#define COLUMNS 6
#define ROWS 9
#define GAP 7

static PowTile *
next_tile (GtkWidget *after)
{
  while (after != NULL && !POW_IS_TILE (after))
    after = gtk_widget_get_next_sibling (after);
  return after != NULL ? POW_TILE (after) : NULL;
}

static PowTile *
first_tile (PowTileMap *self)
{
  return next_tile (gtk_widget_get_first_child (GTK_WIDGET (self->grid)));
}

static PowTile *
following_tile (PowTile *tile)
{
  return next_tile (gtk_widget_get_next_sibling (GTK_WIDGET (tile)));
}

static guint
find_position (PowTileMap *self, PowRegionRow *row)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (PowRegionRow) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (item == row)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
mark_chosen (PowTileMap *self)
{
  PowRegionRow *chosen = gtk_single_selection_get_selected_item (self->model);

  for (PowTile *tile = first_tile (self); tile != NULL; tile = following_tile (tile))
    {
      PowRegionRow *row = pow_tile_get_row (tile);
      PowTileState state = POW_TILE_PLAIN;

      if (row == chosen)
        state = POW_TILE_CHOSEN;
      else if (chosen != NULL && pow_region_row_is_neighbour_of (chosen, row))
        state = POW_TILE_NEIGHBOUR;
      pow_tile_set_state (tile, state);
    }
}

static void
choose (PowTileMap *self, PowTile *tile)
{
  gtk_single_selection_set_selected (self->model, find_position (self, pow_tile_get_row (tile)));
}

static void
tile_clicked_cb (GtkButton *button, PowTileMap *self)
{
  choose (self, POW_TILE (button));
}

static void
open_tile (PowTileMap *self, PowTile *tile)
{
  choose (self, tile);
  g_signal_emit (self, activated_signal, 0, gtk_single_selection_get_selected (self->model));
}

static void
tile_pressed_cb (GtkGestureClick *gesture, int presses, double x, double y, PowTileMap *self)
{
  if (presses == 2)
    open_tile (self,
               POW_TILE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture))));
}

/* How well a tile answers an arrow key: how far it is and how far off the line; a real neighbour wins
 * from a tile that only stands beside it. Negative: not in that direction. */
static double
score (PowTile *from, PowTile *to, int dx, int dy)
{
  const PowOverviewFigures *a = pow_region_row_get_figures (pow_tile_get_row (from));
  const PowOverviewFigures *b = pow_region_row_get_figures (pow_tile_get_row (to));
  const int along = (b->column - a->column) * dx + (b->row - a->row) * dy;
  const int aside = abs ((b->column - a->column) * dy) + abs ((b->row - a->row) * dx);
  const gboolean neighbour
      = pow_region_row_is_neighbour_of (pow_tile_get_row (from), pow_tile_get_row (to));

  if (along <= 0 || aside > along)
    return -1;
  return along + 2 * aside + (neighbour ? 0 : 4);
}

static gboolean
move_focus (PowTileMap *self, PowTile *from, int dx, int dy)
{
  PowTile *best = NULL;
  double least = HUGE_VAL;

  for (PowTile *tile = first_tile (self); tile != NULL; tile = following_tile (tile))
    {
      const double points = tile == from ? -1 : score (from, tile, dx, dy);

      if (points >= 0 && points < least)
        {
          least = points;
          best = tile;
        }
    }
  if (best != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (best));
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                PowTileMap *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!POW_IS_TILE (focus) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_focus (self, POW_TILE (focus), -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_focus (self, POW_TILE (focus), 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_focus (self, POW_TILE (focus), 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_focus (self, POW_TILE (focus), 0, 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      open_tile (self, POW_TILE (focus));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_tile (PowTileMap *self, PowRegionRow *row, gboolean focus)
{
  const PowOverviewFigures *figures = pow_region_row_get_figures (row);
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkWidget *tile;

  /* A region without a place on the map is in the table only. */
  if (figures->column < 0 || figures->column >= COLUMNS || figures->row < 0 || figures->row >= ROWS)
    {
      g_object_unref (gesture);
      return;
    }
  tile = pow_tile_new (row);
  g_signal_connect (tile, "clicked", G_CALLBACK (tile_clicked_cb), self);
  g_signal_connect (gesture, "pressed", G_CALLBACK (tile_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (tile, GTK_EVENT_CONTROLLER (gesture));
  gtk_grid_attach (self->grid, tile, figures->column, figures->row, 1, 1);
  if (focus)
    gtk_widget_grab_focus (tile);
}

static void
add_spacer (PowTileMap *self, int column, int row)
{
  GtkWidget *spacer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_can_target (spacer, FALSE);
  gtk_grid_attach (self->grid, spacer, column, row, 1, 1);
}

/* The map keeps its form when a row or column has no region. */
static void
add_spacers (PowTileMap *self)
{
  for (int row = 0; row < ROWS; row++)
    add_spacer (self, 0, row);
  for (int column = 1; column < COLUMNS; column++)
    add_spacer (self, column, 0);
}

static void
rebuild (PowTileMap *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (PowRegionRow) focused = NULL;
  PowTile *tile;

  if (POW_IS_TILE (focus))
    focused = g_object_ref (pow_tile_get_row (POW_TILE (focus)));
  while ((tile = first_tile (self)) != NULL)
    gtk_grid_remove (self->grid, GTK_WIDGET (tile));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (PowRegionRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      add_tile (self, row, row == focused);
    }
  mark_chosen (self);
}

static void
append_key (GtkWidget *line, GtkWidget *shape, GtkWidget *words)
{
  GtkWidget *key = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (words, "secondary");
  gtk_widget_set_valign (shape, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (key), shape);
  gtk_box_append (GTK_BOX (key), words);
  gtk_box_append (GTK_BOX (line), key);
}

static GtkWidget *
key_light (PowLight light, gboolean computed, gboolean stale)
{
  GtkWidget *shape = pow_light_shape_new ();

  pow_light_shape_set_size (POW_LIGHT_SHAPE (shape), 12);
  pow_light_shape_set (POW_LIGHT_SHAPE (shape), light, computed, stale);
  return shape;
}

static GtkWidget *
build_legend (PowTileMap *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *neighbour = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (neighbour, "neighbour-key");
  self->stale_key = gtk_label_new (NULL);
  append_key (first,
              key_light (POW_LIGHT_GREEN, FALSE, FALSE),
              gtk_label_new (_ ("filled: reported")));
  append_key (first,
              key_light (POW_LIGHT_RED, TRUE, FALSE),
              gtk_label_new (_ ("outline: computed, where it differs")));
  append_key (second, key_light (POW_LIGHT_AMBER, FALSE, TRUE), self->stale_key);
  append_key (second, neighbour, gtk_label_new (_ ("grey edge: neighbour of the chosen region")));
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 22);
  gtk_widget_set_margin_top (box, 16);
  gtk_widget_set_can_target (box, FALSE);
  return box;
}

static void
pow_tile_map_dispose (GObject *object)
{
  PowTileMap *self = POW_TILE_MAP (object);

  g_clear_object (&self->model);
  G_OBJECT_CLASS (pow_tile_map_parent_class)->dispose (object);
}

static void
pow_tile_map_class_init (PowTileMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_tile_map_dispose;
  activated_signal = g_signal_new ("activated",
                                   POW_TYPE_TILE_MAP,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_UINT);
}

static void
pow_tile_map_init (PowTileMap *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *overlay = gtk_overlay_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_row_homogeneous (self->grid, TRUE);
  gtk_grid_set_column_spacing (self->grid, GAP);
  gtk_grid_set_row_spacing (self->grid, GAP);
  gtk_widget_set_margin_start (GTK_WIDGET (self->grid), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (self->grid), 18);
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 14);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), 14);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map of the regions"),
                                  -1);
  add_spacers (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);

  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->grid));
  self->legend = build_legend (self);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->legend);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), overlay);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * pow_tile_map_new:
 *
 * Returns: (transfer full): a map without tiles
 */
GtkWidget *
pow_tile_map_new (void)
{
  return g_object_new (POW_TYPE_TILE_MAP, NULL);
}

/**
 * pow_tile_map_set_model:
 * @self: the map
 * @model: (transfer none): of #PowRegionRow; its selection is the chosen tile
 */
void
pow_tile_map_set_model (PowTileMap *self, GtkSingleSelection *model)
{
  g_return_if_fail (POW_IS_TILE_MAP (self));
  g_return_if_fail (GTK_IS_SINGLE_SELECTION (model));
  g_return_if_fail (self->model == NULL || self->model == model);

  if (self->model != NULL)
    return;
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model,
                           "notify::selected-item",
                           G_CALLBACK (mark_chosen),
                           self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
}

/**
 * pow_tile_map_set_stale_days:
 * @self: the map
 * @days: the programme's age from which a report no longer counts, for the legend
 */
void
pow_tile_map_set_stale_days (PowTileMap *self, int days)
{
  g_autofree char *words = NULL;

  g_return_if_fail (POW_IS_TILE_MAP (self));

  words = g_strdup_printf (_ ("hatched: older than %d days"), days);
  gtk_label_set_label (GTK_LABEL (self->stale_key), words);
}
