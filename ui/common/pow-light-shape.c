/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-light-shape.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * PowLightShape:
 *
 * The drawn shape of a light, CSS name `light`, on a grid of 16 units in its CSS colour: circle is
 * green, triangle amber, square red, two bars on hold, a ring of dots unknown. Filled is reported by
 * a person, outline is computed by rules, hatched is an old report. It never stands alone: the word
 * is beside it.
 */
struct _PowLightShape
{
  PowDrawn parent_instance;

  PowLight light;
  gboolean computed;
  gboolean stale;
  int units;
};

G_DEFINE_FINAL_TYPE (PowLightShape, pow_light_shape, POW_TYPE_DRAWN)

#define GRID 16.0
#define OUTLINE 1.9
#define HATCH_PITCH 3.6
#define HATCH_WIDTH 1.5

static const char *const css_classes[] = {
  [POW_LIGHT_UNKNOWN] = "unknown",
  [POW_LIGHT_GREEN] = "green",
  [POW_LIGHT_AMBER] = "amber",
  [POW_LIGHT_RED] = "red",
  [POW_LIGHT_ON_HOLD] = "hold",
};

/**
 * pow_light_get_css_class:
 * @light: a light
 *
 * Returns: (transfer none): the style class that gives this light its colour
 */
const char *
pow_light_get_css_class (PowLight light)
{
  g_return_val_if_fail ((guint) light < G_N_ELEMENTS (css_classes), css_classes[0]);
  return css_classes[light];
}

static void
rounded_square (cairo_t *cr, double x, double y, double size, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + size - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + size - radius, y + size - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + size - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Outlines are drawn inside the filled shape's edge, so that both have one size. */
static void
shape_path (cairo_t *cr, PowLight light, gboolean outline)
{
  const double inset = outline ? OUTLINE / 2 : 0;

  switch (light)
    {
    case POW_LIGHT_GREEN:
      cairo_new_sub_path (cr);
      cairo_arc (cr, 8, 8, 6.75 - inset, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    case POW_LIGHT_AMBER:
      {
        /* A triangle's corners move further than its sides when it shrinks. */
        const double top = 1.6 + inset * 2, low = 13.8 - inset, side = 1.2 + inset * 1.65;

        cairo_move_to (cr, 8, top);
        cairo_line_to (cr, GRID - side, low);
        cairo_line_to (cr, side, low);
        cairo_close_path (cr);
        break;
      }
    case POW_LIGHT_RED:
      rounded_square (cr, 2 + inset, 2 + inset, 12 - 2 * inset, 2 - inset / 2);
      break;
    case POW_LIGHT_ON_HOLD:
      cairo_rectangle (cr, 2.6 + inset, 2 + inset, 3.8 - 2 * inset, 12 - 2 * inset);
      cairo_rectangle (cr, 9.6 + inset, 2 + inset, 3.8 - 2 * inset, 12 - 2 * inset);
      break;
    case POW_LIGHT_UNKNOWN:
      for (int dot = 0; dot < 9; dot++)
        {
          const double angle = dot * 2 * G_PI / 9 - G_PI_2;

          cairo_new_sub_path (cr);
          cairo_arc (cr, 8 + 5.9 * cos (angle), 8 + 5.9 * sin (angle), 1.15, 0, 2 * G_PI);
        }
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
hatch (cairo_t *cr)
{
  cairo_set_line_width (cr, HATCH_WIDTH);
  for (double offset = -GRID; offset < GRID; offset += HATCH_PITCH)
    {
      cairo_move_to (cr, offset, GRID);
      cairo_line_to (cr, offset + GRID, 0);
    }
  cairo_stroke (cr);
}

static void
draw_light (cairo_t *cr, PowLight light, gboolean computed, gboolean stale)
{
  const gboolean dots = light == POW_LIGHT_UNKNOWN;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (stale && !dots)
    {
      cairo_save (cr);
      shape_path (cr, light, FALSE);
      cairo_clip (cr);
      hatch (cr);
      cairo_restore (cr);
      cairo_set_line_width (cr, 1.2);
      shape_path (cr, light, TRUE);
      cairo_stroke (cr);
    }
  else if (computed && !dots)
    {
      cairo_set_line_width (cr, light == POW_LIGHT_ON_HOLD ? 1.3 : OUTLINE);
      shape_path (cr, light, TRUE);
      cairo_stroke (cr);
    }
  else
    {
      shape_path (cr, light, FALSE);
      cairo_fill (cr);
    }
}

static void
pow_light_shape_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PowLightShape *self = POW_LIGHT_SHAPE (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const double size = MIN (MIN (width, height), pow_text_scale_px (widget, self->units));
  GdkRGBA color;
  cairo_t *cr;

  if (size < 1)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_translate (cr, (width - size) / 2, (height - size) / 2);
  cairo_scale (cr, size / GRID, size / GRID);
  draw_light (cr, self->light, self->computed, self->stale);
  cairo_destroy (cr);
}

static void
pow_light_shape_get_size (PowDrawn *drawn, GtkOrientation orientation, double *minimum, double *natural)
{
  *minimum = *natural = POW_LIGHT_SHAPE (drawn)->units;
}

static void
update_label (PowLightShape *self)
{
  g_autofree char *label = NULL;

  if (self->stale)
    label = g_strdup_printf (_ ("%s, out of date"), pow_light_get_label (self->light));
  else
    label = g_strdup_printf (self->computed ? _ ("computed: %s") : _ ("reported: %s"),
                             pow_light_get_label (self->light));
  pow_drawn_say (POW_DRAWN (self), label, FALSE);
}

static void
pow_light_shape_class_init (PowLightShapeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  POW_DRAWN_CLASS (klass)->get_size = pow_light_shape_get_size;
  widget_class->snapshot = pow_light_shape_snapshot;
  gtk_widget_class_set_css_name (widget_class, "light");
}

static void
pow_light_shape_init (PowLightShape *self)
{
  self->units = 14;
  gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[self->light]);
  update_label (self);
}

/**
 * pow_light_shape_new:
 *
 * Returns: (transfer full): an unknown light of row size
 */
GtkWidget *
pow_light_shape_new (void)
{
  return g_object_new (POW_TYPE_LIGHT_SHAPE, NULL);
}

/**
 * pow_light_shape_set:
 * @self: a light
 * @light: its state
 * @computed: TRUE for the outline of the rules, FALSE for the filled shape of a report
 * @stale: the report is too old to count
 */
void
pow_light_shape_set (PowLightShape *self, PowLight light, gboolean computed, gboolean stale)
{
  g_return_if_fail (POW_IS_LIGHT_SHAPE (self));
  g_return_if_fail ((guint) light < G_N_ELEMENTS (css_classes));

  gtk_widget_remove_css_class (GTK_WIDGET (self), css_classes[self->light]);
  gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[light]);
  self->light = light;
  self->computed = !!computed;
  self->stale = !!stale;
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pow_light_shape_set_size:
 * @self: a light
 * @units: pixels at 100 % text: 12 in counts, 14 in rows, 20 in heroes
 */
void
pow_light_shape_set_size (PowLightShape *self, int units)
{
  g_return_if_fail (POW_IS_LIGHT_SHAPE (self));
  g_return_if_fail (units > 0);

  self->units = units;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
