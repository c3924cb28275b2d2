/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-mix-bar.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"

#include <glib/gi18n-lib.h>

/**
 * PowMixBar:
 *
 * The subprojects of a region at a glance: one bar each, countable, whose height says the state, so
 * that it reads without colour. CSS name `mix`.
 */
struct _PowMixBar
{
  PowDrawn parent_instance;

  guint counts[POW_LIGHT_ON_HOLD + 1];
  guint total;
};

G_DEFINE_FINAL_TYPE (PowMixBar, pow_mix_bar, POW_TYPE_DRAWN)

#define BAR 4.0
#define GAP 2.0
#define TALLEST 14.0

/* In the order of drawing: what goes well first, what nobody knows last. */
static const struct
{
  PowLight light;
  double height;
  const char *color; /* name in style.css */
} bars[] = {
  { POW_LIGHT_GREEN, 6, "pow_green" },     { POW_LIGHT_AMBER, 10, "pow_amber" },
  { POW_LIGHT_RED, 14, "pow_red" },        { POW_LIGHT_ON_HOLD, 10, "pow_grey" },
  { POW_LIGHT_UNKNOWN, 4, "pow_grey" },
};

static void
draw_bar (cairo_t *cr, PowLight light, double x, double width, double height)
{
  if (light == POW_LIGHT_ON_HOLD)
    {
      cairo_rectangle (cr, x, TALLEST - height, width, height / 2 - 1);
      cairo_rectangle (cr, x, TALLEST - height / 2 + 1, width, height / 2 - 1);
      cairo_fill (cr);
    }
  else if (light == POW_LIGHT_UNKNOWN)
    {
      cairo_set_line_width (cr, 1);
      cairo_rectangle (cr, x + .5, TALLEST - height + .5, MAX (width - 1, .5), height - 1);
      cairo_stroke (cr);
    }
  else
    {
      cairo_rectangle (cr, x, TALLEST - height, width, height);
      cairo_fill (cr);
    }
}

static void
pow_mix_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PowMixBar *self = POW_MIX_BAR (widget);
  const double scale = pow_text_scale_get (widget);
  const double width = gtk_widget_get_width (widget) / scale;
  double step = BAR + GAP, bar = BAR, x = 0;
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  cairo_t *cr;

  if (self->total == 0)
    return;
  /* Many subprojects: narrower bars, still one each. */
  if (self->total * step - GAP > width)
    {
      step = width / self->total;
      bar = MAX (step * .65, 1);
    }

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0,
                                                       0,
                                                       (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  cairo_translate (cr, 0, (gtk_widget_get_height (widget) - TALLEST * scale) / 2);
  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      GdkRGBA color;

      if (!gtk_style_context_lookup_color (style, bars[i].color, &color))
        gtk_style_context_get_color (style, &color);
      gdk_cairo_set_source_rgba (cr, &color);
      for (guint n = 0; n < self->counts[bars[i].light]; n++, x += step)
        draw_bar (cr, bars[i].light, x, bar, bars[i].height);
    }
  cairo_destroy (cr);
}

static void
pow_mix_bar_get_size (PowDrawn *drawn, GtkOrientation orientation, double *minimum, double *natural)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = TALLEST;
  else
    {
      *minimum = 24;
      *natural = POW_MIX_BAR (drawn)->total * (BAR + GAP) - GAP;
    }
}

static void
pow_mix_bar_class_init (PowMixBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  POW_DRAWN_CLASS (klass)->get_size = pow_mix_bar_get_size;
  widget_class->snapshot = pow_mix_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "mix");
}

static void
pow_mix_bar_init (PowMixBar *self)
{
}

/**
 * pow_mix_bar_new:
 *
 * Returns: (transfer full): a bar without subprojects
 */
GtkWidget *
pow_mix_bar_new (void)
{
  return g_object_new (POW_TYPE_MIX_BAR, NULL);
}

/**
 * pow_mix_bar_describe:
 * @counts: number of subprojects in each state
 *
 * The same in words, for tooltips and screen readers: "6 subprojects: 3 green, 2 amber, 1 unknown".
 *
 * Returns: (transfer full): the sentence
 */
char *
pow_mix_bar_describe (const guint counts[POW_LIGHT_ON_HOLD + 1])
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    total += counts[bars[i].light];
  if (total == 0)
    return g_strdup (_ ("No subprojects"));

  g_string_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "%u subproject: ", "%u subprojects: ", total),
      total);
  for (guint i = 0, shown = 0; i < G_N_ELEMENTS (bars); i++)
    if (counts[bars[i].light] > 0)
      g_string_append_printf (text,
                              "%s%u %s",
                              shown++ > 0 ? ", " : "",
                              counts[bars[i].light],
                              pow_light_get_label (bars[i].light));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pow_mix_bar_set_counts:
 * @self: a bar
 * @counts: number of subprojects in each state, indexed by #PowLight
 */
void
pow_mix_bar_set_counts (PowMixBar *self, const guint counts[POW_LIGHT_ON_HOLD + 1])
{
  g_autofree char *words = NULL;

  g_return_if_fail (POW_IS_MIX_BAR (self));

  self->total = 0;
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    {
      self->counts[i] = counts[i];
      self->total += counts[i];
    }
  words = pow_mix_bar_describe (counts);
  pow_drawn_say (POW_DRAWN (self), words, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
