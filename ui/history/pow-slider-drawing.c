/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-slider-drawing.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels at 100 % text. */
#define HEIGHT 82
#define MARGIN 20
#define END_ROOM 40 /* for the word at the end */
#define TRACK_Y 40
#define TRACK 4
#define HANDLE 9
#define MARK_Y 55
#define MARK 4.5
#define CAPTION_Y 62
#define BAR_HIGHEST 24
#define BAR_WIDTH 5
#define CATCH 9 /* a mark catches the handle from here */

static double
px (GtkWidget *widget, double pixels)
{
  return pixels * pow_text_scale_get (widget);
}

static double
get_length (GtkWidget *widget)
{
  return MAX (1, gtk_widget_get_width (widget) - px (widget, MARGIN + END_ROOM));
}

static double
find_x (GtkWidget *widget, const PowSliderScale *scale, gint64 time)
{
  return px (widget, MARGIN) + pow_slider_scale_get_share (scale, time) * get_length (widget);
}

/**
 * pow_slider_drawing_get_height:
 * @widget: what shows a scale
 *
 * Returns: how high it is, in pixels, at the size that text has
 */
int
pow_slider_drawing_get_height (GtkWidget *widget)
{
  return pow_text_scale_px (widget, HEIGHT);
}

/**
 * pow_slider_drawing_find_mark:
 * @widget: what shows it
 * @scale: a scale
 * @x: a place in @widget, in pixels
 *
 * Returns: (transfer none) (nullable): the nearest of the marks that catch that place; valid until marks change
 */
const PowScaleMark *
pow_slider_drawing_find_mark (GtkWidget *widget, const PowSliderScale *scale, double x)
{
  const PowScaleMark *nearest = NULL;
  double distance = px (widget, CATCH);

  for (guint i = 0; i < scale->marks->len; i++)
    {
      const PowScaleMark *mark = &g_array_index (scale->marks, PowScaleMark, i);
      const double away = fabs (find_x (widget, scale, mark->time) - x);

      if (!pow_slider_scale_has (scale, mark->time) || away >= distance)
        continue;
      nearest = mark;
      distance = away;
    }
  return nearest;
}

/**
 * pow_slider_drawing_find_time:
 * @widget: what shows it
 * @scale: a scale
 * @x: a place in @widget, in pixels
 *
 * Returns: the time of that place, or of the mark that catches it, in Unix seconds; 0: *now*
 */
gint64
pow_slider_drawing_find_time (GtkWidget *widget, const PowSliderScale *scale, double x)
{
  const PowScaleMark *mark = pow_slider_drawing_find_mark (widget, scale, x);

  return mark != NULL ? mark->time : pow_slider_scale_get_time (scale, (x - px (widget, MARGIN)) / get_length (widget));
}

static void
get_color (GtkWidget *widget, const char *name, float alpha, GdkRGBA *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (style, name, color))
    gtk_style_context_get_color (style, color);
  color->alpha *= alpha;
}

static void
append_box (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height, double radius)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height), (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_bars (GtkWidget *widget, const PowSliderScale *scale, GtkSnapshot *snapshot, double handle)
{
  GdkRGBA past, later;

  get_color (widget, "accent_bg_color", .38f, &past);
  get_color (widget, "window_fg_color", .18f, &later);
  for (guint i = 0; i < POW_SCALE_N_BARS && scale->greatest > 0; i++)
    {
      double x = px (widget, MARGIN) + (i + .5) / POW_SCALE_N_BARS * get_length (widget);
      /* The root: a busy month does not flatten the others. */
      double height = sqrt ((double) scale->counts[i] / scale->greatest) * px (widget, BAR_HIGHEST);

      if (scale->counts[i] > 0)
        append_box (snapshot, x <= handle ? &past : &later, x - px (widget, BAR_WIDTH) / 2, px (widget, TRACK_Y - 8) - height,
                    px (widget, BAR_WIDTH), MAX (height, 2), 1);
    }
}

static void
draw_track (GtkWidget *widget, GtkSnapshot *snapshot, double handle)
{
  double y = px (widget, TRACK_Y) - px (widget, TRACK) / 2, radius = px (widget, HANDLE);
  GdkRGBA past, later, edge, knob;

  get_color (widget, "accent_bg_color", 1, &past);
  get_color (widget, "window_fg_color", .15f, &later);
  get_color (widget, "window_fg_color", .3f, &edge);
  get_color (widget, "pow_card", 1, &knob);
  append_box (snapshot, &later, px (widget, MARGIN), y, get_length (widget), px (widget, TRACK), px (widget, TRACK) / 2);
  append_box (snapshot, &past, px (widget, MARGIN), y, handle - px (widget, MARGIN), px (widget, TRACK), px (widget, TRACK) / 2);
  append_box (snapshot, &edge, handle - radius - 1, px (widget, TRACK_Y) - radius - 1, 2 * radius + 2, 2 * radius + 2, radius + 1);
  append_box (snapshot, &knob, handle - radius, px (widget, TRACK_Y) - radius, 2 * radius, 2 * radius, radius);
  if (gtk_widget_has_visible_focus (widget))
    append_box (snapshot, &past, handle - radius / 2, px (widget, TRACK_Y) - radius / 2, radius, radius, radius / 2);
}

static void
draw_mark (GtkWidget *widget, GtkSnapshot *snapshot, PowSliderMark mark, double x)
{
  double y = px (widget, MARK_Y), size = px (widget, MARK);
  GdkRGBA color, inside;

  get_color (widget, "window_fg_color", .72f, &color);
  get_color (widget, "window_bg_color", 1, &inside);
  switch (mark)
    {
    case POW_SLIDER_APPROVAL:
      append_box (snapshot, &color, x - size, y - size, 2 * size, 2 * size, 1);
      break;
    case POW_SLIDER_ROUND:
      append_box (snapshot, &color, x - size, y - size, 2 * size, 2 * size, size);
      append_box (snapshot, &inside, x - size + 1.5, y - size + 1.5, 2 * size - 3, 2 * size - 3, size);
      break;
    case POW_SLIDER_NAMED:
      append_box (snapshot, &color, x - .3 * size, y - size, .6 * size, 2 * size, 0);
      append_box (snapshot, &color, x - .3 * size, y - size, 2 * size, 1.1 * size, .5);
      break;
    case POW_SLIDER_MEETING:
    default:
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
      gtk_snapshot_rotate (snapshot, 45);
      append_box (snapshot, &color, -.8 * size, -.8 * size, 1.6 * size, 1.6 * size, .5);
      gtk_snapshot_restore (snapshot);
      break;
    }
}

/* Returns where the text ends, or @from when there is no room. */
static double
draw_caption (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, double centre, double y, double from, gboolean bold)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  double x, end = gtk_widget_get_width (widget);
  GdkRGBA color;
  int width;

  pango_attr_list_insert (attributes, pango_attr_scale_new (.84));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  x = CLAMP (centre - width / 2., 2, MAX (2, end - width - 2));
  if (x < from)
    return from;
  get_color (widget, bold ? "window_fg_color" : "pow_dim", 1, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
  return x + width + px (widget, 10);
}

/**
 * pow_slider_drawing_snapshot:
 * @widget: what shows it
 * @scale: a scale
 * @time: where the handle stands, in Unix seconds; 0: *now*
 * @snapshot: where it is drawn
 *
 * Draws a scale, with the words of marks as far as there is room for them.
 */
void
pow_slider_drawing_snapshot (GtkWidget *widget, const PowSliderScale *scale, gint64 time, GtkSnapshot *snapshot)
{
  double handle = find_x (widget, scale, time), free_from = 0;

  draw_bars (widget, scale, snapshot, handle);
  draw_track (widget, snapshot, handle);
  for (guint i = 0; i < scale->marks->len; i++)
    {
      const PowScaleMark *mark = &g_array_index (scale->marks, PowScaleMark, i);
      const double x = find_x (widget, scale, mark->time);

      if (!pow_slider_scale_has (scale, mark->time))
        continue;
      draw_mark (widget, snapshot, mark->mark, x);
      free_from = draw_caption (widget, snapshot, mark->caption, x, px (widget, CAPTION_Y), free_from, time == mark->time);
    }
  draw_caption (widget, snapshot, _ ("now"), px (widget, MARGIN) + get_length (widget) + px (widget, 24), px (widget, TRACK_Y - 8), 0,
                time == 0);
}
