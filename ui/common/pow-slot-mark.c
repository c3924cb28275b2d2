/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-slot-mark.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"

#include <glib/gi18n-lib.h>

/**
 * PowSlotMark:
 *
 * One of the two trekker slots as a letter: plain when somebody is appointed, in a circle for a
 * candidate, in a dashed amber square when the place is vacant, a question mark when nothing is
 * known. CSS name `slot`.
 */
struct _PowSlotMark
{
  PowDrawn parent_instance;

  PowSlotState state;
  gboolean private_side;
};

G_DEFINE_FINAL_TYPE (PowSlotMark, pow_slot_mark, POW_TYPE_DRAWN)

#define SIZE 18.0

static const struct
{
  const char *css_class;
  const char *words[2]; /* municipality's side, employers' side */
} states[] = {
  [POW_SLOT_NONE] = { "none",
                      { N_ ("Trekker of the municipality unknown"),
                        N_ ("Trekker of the employers unknown") } },
  [POW_SLOT_VACANT] = { "vacant",
                        { N_ ("No trekker of the municipality"),
                          N_ ("No trekker of the employers") } },
  [POW_SLOT_CANDIDATE] = { "candidate",
                           { N_ ("Candidate trekker of the municipality"),
                             N_ ("Candidate trekker of the employers") } },
  [POW_SLOT_APPOINTED] = { "appointed",
                           { N_ ("Trekker of the municipality appointed"),
                             N_ ("Trekker of the employers appointed") } },
};

static void
pow_slot_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PowSlotMark *self = POW_SLOT_MARK (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) gtk_widget_get_height (widget);
  const double scale = pow_text_scale_get (widget);
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle ink;
  GdkRGBA color;
  cairo_t *cr;
  const char *letter;

  if (self->state == POW_SLOT_NONE)
    letter = "?";
  else if (self->private_side)
    letter = C_ ("letter for the employers", "E");
  else
    letter = C_ ("letter for the municipality", "M");

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_cairo_set_source_rgba (cr, &color);

  layout = gtk_widget_create_pango_layout (widget, letter);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  cairo_move_to (cr, (width - ink.width) / 2.0 - ink.x, (height - ink.height) / 2.0 - ink.y);
  pango_cairo_show_layout (cr, layout);

  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_scale (cr, scale, scale);
  cairo_new_path (cr);
  if (self->state == POW_SLOT_CANDIDATE)
    {
      cairo_set_line_width (cr, 1.2);
      cairo_arc (cr, 0, 0, 8.3, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  else if (self->state == POW_SLOT_VACANT)
    {
      const double dashes[] = { 3.6, 2.2 };

      cairo_set_line_width (cr, 1.6);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 1.8);
      for (int corner = 0; corner < 4; corner++)
        cairo_arc (cr,
                   corner == 0 || corner == 3 ? 5.7 : -5.7,
                   corner < 2 ? 5.7 : -5.7,
                   2.3,
                   corner * G_PI_2,
                   (corner + 1) * G_PI_2);
      cairo_close_path (cr);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
pow_slot_mark_get_size (PowDrawn *drawn, GtkOrientation orientation, double *minimum, double *natural)
{
  *minimum = *natural = SIZE;
}

static void
pow_slot_mark_class_init (PowSlotMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  POW_DRAWN_CLASS (klass)->get_size = pow_slot_mark_get_size;
  widget_class->snapshot = pow_slot_mark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "slot");
}

static void
pow_slot_mark_init (PowSlotMark *self)
{
  pow_slot_mark_set (self, POW_SLOT_NONE, FALSE);
}

/**
 * pow_slot_mark_new:
 *
 * Returns: (transfer full): a mark of which nothing is known
 */
GtkWidget *
pow_slot_mark_new (void)
{
  return g_object_new (POW_TYPE_SLOT_MARK, NULL);
}

/**
 * pow_slot_mark_describe:
 * @state: the slot's state
 * @private_side: the employers' slot, else the municipality's
 *
 * Returns: (transfer full): the slot in words
 */
char *
pow_slot_mark_describe (PowSlotState state, gboolean private_side)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);
  return g_strdup (_ (states[state].words[private_side ? 1 : 0]));
}

/**
 * pow_slot_mark_set:
 * @self: a mark
 * @state: the slot's state
 * @private_side: the employers' slot, else the municipality's
 */
void
pow_slot_mark_set (PowSlotMark *self, PowSlotState state, gboolean private_side)
{
  g_autofree char *words = NULL;

  g_return_if_fail (POW_IS_SLOT_MARK (self));
  g_return_if_fail ((guint) state < G_N_ELEMENTS (states));

  gtk_widget_remove_css_class (GTK_WIDGET (self), states[self->state].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), states[state].css_class);
  self->state = state;
  self->private_side = !!private_side;
  words = pow_slot_mark_describe (state, private_side);
  pow_drawn_say (POW_DRAWN (self), words, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
