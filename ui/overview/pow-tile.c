/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-tile.h"

#include "pow-config.h"
#include "ui/common/pow-light-shape.h"
#include "ui/common/pow-mark-shape.h"
#include "ui/common/pow-figure-text.h"
#include "ui/common/pow-tooltip.h"
#include "ui/overview/pow-overview-cells.h"
#include "ui/overview/pow-short-name.h"

#include <glib/gi18n-lib.h>

/**
 * PowTile:
 *
 * One region on the tile map: its name on two lines, the reported light with its word, and the
 * computed outline only where it says something else. All tiles are equally large, so that big
 * regions do not shout.
 */
struct _PowTile
{
  GtkButton parent_instance;

  PowRegionRow *row;
  GtkWidget *name;
  GtkWidget *reported;
  GtkWidget *word;
  GtkWidget *computed;
  GtkWidget *mark;
};

G_DEFINE_FINAL_TYPE (PowTile, pow_tile, GTK_TYPE_BUTTON)

static const char *const state_classes[] = {
  [POW_TILE_PLAIN] = NULL,
  [POW_TILE_NEIGHBOUR] = "neighbour",
  [POW_TILE_CHOSEN] = "chosen",
};

static void
fill (PowTile *self)
{
  const PowOverviewFigures *figures = pow_region_row_get_figures (self->row);
  const PowLight counted = pow_overview_figures_get_counted_light (figures);
  const PowReported reported = { .light = figures->reported, .stale = figures->stale };
  g_autofree char *words = pow_region_row_describe (self->row);

  gtk_label_set_label (GTK_LABEL (self->name), pow_short_name_get (figures->name));
  pow_light_shape_set (POW_LIGHT_SHAPE (self->reported), figures->reported, FALSE, figures->stale);
  gtk_label_set_label (GTK_LABEL (self->word), pow_figure_reported (&reported));
  pow_light_shape_set (POW_LIGHT_SHAPE (self->computed), figures->computed, TRUE, FALSE);
  gtk_widget_set_visible (self->computed,
                          figures->computed != figures->reported
                              && figures->computed != POW_LIGHT_UNKNOWN);
  pow_mark_shape_set (POW_MARK_SHAPE (self->mark), pow_region_row_get_mark (self->row));
  gtk_widget_set_visible (self->mark, pow_region_row_get_mark (self->row) != POW_MARK_SAME);
  for (PowLight light = POW_LIGHT_UNKNOWN; light <= POW_LIGHT_ON_HOLD; light++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), pow_light_get_css_class (light));
  gtk_widget_add_css_class (GTK_WIDGET (self), pow_light_get_css_class (counted));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  pow_tooltip_set (GTK_WIDGET (self), words);
}

static void
pow_tile_dispose (GObject *object)
{
  PowTile *self = POW_TILE (object);

  g_clear_object (&self->row);
  G_OBJECT_CLASS (pow_tile_parent_class)->dispose (object);
}

static void
pow_tile_class_init (PowTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_tile_dispose;
}

static void
pow_tile_init (PowTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->name = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->name), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_yalign (GTK_LABEL (self->name), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->name), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (self->name), 12);
  gtk_widget_set_vexpand (self->name, TRUE);
  gtk_widget_add_css_class (self->name, "name");

  self->reported = pow_light_shape_new ();
  pow_light_shape_set_size (POW_LIGHT_SHAPE (self->reported), 12);
  self->word = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->word), 0);
  gtk_widget_set_hexpand (self->word, TRUE);
  gtk_widget_add_css_class (self->word, "word");
  self->computed = pow_light_shape_new ();
  pow_light_shape_set_size (POW_LIGHT_SHAPE (self->computed), 12);
  gtk_box_append (GTK_BOX (line), self->reported);
  gtk_box_append (GTK_BOX (line), self->word);
  self->mark = pow_mark_shape_new ();
  gtk_box_append (GTK_BOX (line), self->computed);
  gtk_box_append (GTK_BOX (line), self->mark);

  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), line);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tile");
}

/**
 * pow_tile_new:
 * @row: (transfer none): a region with figures
 *
 * Returns: (transfer full): its tile, which follows the row's changes
 */
GtkWidget *
pow_tile_new (PowRegionRow *row)
{
  PowTile *self;

  g_return_val_if_fail (POW_IS_REGION_ROW (row), NULL);

  self = g_object_new (POW_TYPE_TILE, NULL);
  self->row = g_object_ref (row);
  g_signal_connect_object (row, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * pow_tile_get_row:
 * @self: a tile
 *
 * Returns: (transfer none): the region that it shows
 */
PowRegionRow *
pow_tile_get_row (PowTile *self)
{
  g_return_val_if_fail (POW_IS_TILE (self), NULL);
  return self->row;
}

/**
 * pow_tile_set_state:
 * @self: a tile
 * @state: how it stands to the chosen region
 */
void
pow_tile_set_state (PowTile *self, PowTileState state)
{
  g_return_if_fail (POW_IS_TILE (self));

  for (guint i = POW_TILE_NEIGHBOUR; i < G_N_ELEMENTS (state_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), state_classes[i]);
  if (state_classes[state] != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), state_classes[state]);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_PRESSED,
                               state == POW_TILE_CHOSEN ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                        : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}
