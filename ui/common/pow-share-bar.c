/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-share-bar.h"


/**
 * PowShareBar:
 *
 * A whole with two parts in it: what is done (strong) inside what is promised (light). Used for
 * money: realised within committed within planned. CSS name `share`.
 */
struct _PowShareBar
{
  PowDrawn parent_instance;

  double done;
  double promised;
};

G_DEFINE_FINAL_TYPE (PowShareBar, pow_share_bar, POW_TYPE_DRAWN)

#define HEIGHT 8
#define WIDTH 40 /* at least */

static void
append_part (GtkSnapshot *snapshot, const GdkRGBA *color, float alpha, float width, float height)
{
  GdkRGBA part = *color;

  part.alpha *= alpha;
  if (width > 0)
    gtk_snapshot_append_color (snapshot, &part, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static void
pow_share_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PowShareBar *self = POW_SHARE_BAR (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) gtk_widget_get_height (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA text, accent;
  GskRoundedRect whole;

  gtk_style_context_get_color (style, &text);
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &accent))
    accent = text;
  gsk_rounded_rect_init_from_rect (&whole, &GRAPHENE_RECT_INIT (0, 0, width, height), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &whole);
  append_part (snapshot, &text, .12f, width, height);
  append_part (snapshot, &accent, .5f, (float) (width * MAX (self->promised, self->done)), height);
  append_part (snapshot, &accent, 1.f, (float) (width * self->done), height);
  gtk_snapshot_pop (snapshot);
}

static void
pow_share_bar_get_size (PowDrawn *drawn, GtkOrientation orientation, double *minimum, double *natural)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : WIDTH;
}

static void
pow_share_bar_class_init (PowShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  POW_DRAWN_CLASS (klass)->get_size = pow_share_bar_get_size;
  widget_class->snapshot = pow_share_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "share");
}

static void
pow_share_bar_init (PowShareBar *self)
{
}

/**
 * pow_share_bar_new:
 *
 * Returns: (transfer full): an empty bar
 */
GtkWidget *
pow_share_bar_new (void)
{
  return g_object_new (POW_TYPE_SHARE_BAR, NULL);
}

/**
 * pow_share_bar_set:
 * @self: a bar
 * @done: part that is done, of 1; values outside are drawn at the edge
 * @promised: part that is promised, including what is done, of 1
 * @words: what the bar says, for tooltips and screen readers
 */
void
pow_share_bar_set (PowShareBar *self, double done, double promised, const char *words)
{
  g_return_if_fail (POW_IS_SHARE_BAR (self));

  self->done = CLAMP (done, 0, 1);
  self->promised = CLAMP (promised, 0, 1);
  pow_drawn_say (POW_DRAWN (self), words, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
