/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-history-slider.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"
#include "ui/history/pow-change-text.h"

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
#define N_BARS 56
#define CATCH 9 /* a mark catches the handle from here */

#define DAY_S (24 * 60 * 60)

typedef struct
{
  PowSliderMark mark;
  gint64 time;
  char *caption;
  char *moment; /* NULL: the day of @time */
} Mark;

struct _PowHistorySlider
{
  GtkWidget parent_instance;

  gint64 first;
  gint64 now;
  gint64 time; /* 0: now */
  guint counts[N_BARS];
  guint greatest;
  GArray *marks; /* by time */
  double drag_x;
};

G_DEFINE_FINAL_TYPE (PowHistorySlider, pow_history_slider, GTK_TYPE_WIDGET)

static guint moved_signal;

static double
px (PowHistorySlider *self, double pixels)
{
  return pixels * pow_text_scale_get (GTK_WIDGET (self));
}

static double
get_length (PowHistorySlider *self)
{
  return MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - px (self, MARGIN + END_ROOM));
}

/* What lies before the first change has no place on it. */
static gboolean
is_on_it (PowHistorySlider *self, gint64 time)
{
  return time >= self->first && time <= self->now;
}

static double
find_x (PowHistorySlider *self, gint64 time)
{
  double share = self->now > self->first ? (double) (time - self->first) / (double) (self->now - self->first) : 1;

  return px (self, MARGIN) + CLAMP (share, 0, 1) * get_length (self);
}

/* The mark that a place is nearest to, of those that catch it. */
static const Mark *
find_mark (PowHistorySlider *self, double x)
{
  const Mark *nearest = NULL;
  double distance = px (self, CATCH);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (!is_on_it (self, mark->time) || fabs (find_x (self, mark->time) - x) >= distance)
        continue;
      nearest = mark;
      distance = fabs (find_x (self, mark->time) - x);
    }
  return nearest;
}

static gint64
find_time (PowHistorySlider *self, double x)
{
  double share = CLAMP ((x - px (self, MARGIN)) / get_length (self), 0, 1);
  const Mark *mark = find_mark (self, x);

  if (mark != NULL)
    return mark->time;
  return share >= 1 ? 0 : self->first + (gint64) (share * (double) (self->now - self->first));
}

static void
get_color (PowHistorySlider *self, const char *name, float alpha, GdkRGBA *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

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
draw_bars (PowHistorySlider *self, GtkSnapshot *snapshot, double handle)
{
  GdkRGBA past, later;

  get_color (self, "accent_bg_color", .38f, &past);
  get_color (self, "window_fg_color", .18f, &later);
  for (guint i = 0; i < N_BARS && self->greatest > 0; i++)
    {
      double x = px (self, MARGIN) + (i + .5) / N_BARS * get_length (self);
      /* The root: a busy month does not flatten the others. */
      double height = sqrt ((double) self->counts[i] / self->greatest) * px (self, BAR_HIGHEST);

      if (self->counts[i] > 0)
        append_box (snapshot, x <= handle ? &past : &later, x - px (self, BAR_WIDTH) / 2, px (self, TRACK_Y - 8) - height,
                    px (self, BAR_WIDTH), MAX (height, 2), 1);
    }
}

static void
draw_track (PowHistorySlider *self, GtkSnapshot *snapshot, double handle)
{
  double y = px (self, TRACK_Y) - px (self, TRACK) / 2, radius = px (self, HANDLE);
  GdkRGBA past, later, edge, knob;

  get_color (self, "accent_bg_color", 1, &past);
  get_color (self, "window_fg_color", .15f, &later);
  get_color (self, "window_fg_color", .3f, &edge);
  get_color (self, "pow_card", 1, &knob);
  append_box (snapshot, &later, px (self, MARGIN), y, get_length (self), px (self, TRACK), px (self, TRACK) / 2);
  append_box (snapshot, &past, px (self, MARGIN), y, handle - px (self, MARGIN), px (self, TRACK), px (self, TRACK) / 2);
  append_box (snapshot, &edge, handle - radius - 1, px (self, TRACK_Y) - radius - 1, 2 * radius + 2, 2 * radius + 2, radius + 1);
  append_box (snapshot, &knob, handle - radius, px (self, TRACK_Y) - radius, 2 * radius, 2 * radius, radius);
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    append_box (snapshot, &past, handle - radius / 2, px (self, TRACK_Y) - radius / 2, radius, radius, radius / 2);
}

static void
draw_mark (PowHistorySlider *self, GtkSnapshot *snapshot, const Mark *mark)
{
  double x = find_x (self, mark->time), y = px (self, MARK_Y), size = px (self, MARK);
  GdkRGBA color, inside;

  get_color (self, "window_fg_color", .72f, &color);
  get_color (self, "window_bg_color", 1, &inside);
  switch (mark->mark)
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
draw_caption (PowHistorySlider *self, GtkSnapshot *snapshot, const char *text, double centre, double y, double from, gboolean bold)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  double x, end = gtk_widget_get_width (GTK_WIDGET (self));
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
  get_color (self, bold ? "window_fg_color" : "pow_dim", 1, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
  return x + width + px (self, 10);
}

static void
pow_history_slider_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PowHistorySlider *self = POW_HISTORY_SLIDER (widget);
  double handle = find_x (self, self->time != 0 ? self->time : self->now), free_from = 0;

  draw_bars (self, snapshot, handle);
  draw_track (self, snapshot, handle);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (!is_on_it (self, mark->time))
        continue;
      draw_mark (self, snapshot, mark);
      free_from = draw_caption (self, snapshot, mark->caption, find_x (self, mark->time), px (self, CAPTION_Y), free_from,
                                self->time == mark->time);
    }
  draw_caption (self, snapshot, _ ("now"), px (self, MARGIN) + get_length (self) + px (self, 24), px (self, TRACK_Y - 8), 0,
                self->time == 0);
}

static void
pow_history_slider_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = pow_text_scale_px (widget, orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 200);
  *minimum_baseline = *natural_baseline = -1;
}

static void
update_words (PowHistorySlider *self)
{
  g_autofree char *words = self->time == 0 ? g_strdup (_ ("now")) : pow_change_text_dup_moment (self->time);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double) self->first,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->now, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) (self->time != 0 ? self->time : self->now), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Marks that stand close have no room for their words. */
static gboolean
tooltip_cb (PowHistorySlider *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const Mark *mark = by_keyboard ? NULL : find_mark (self, x);
  const gint64 time = mark != NULL ? mark->time : self->time;
  g_autofree char *when = time == 0 ? g_strdup (_ ("now")) : pow_change_text_dup_moment (time);
  g_autofree char *words = mark != NULL ? g_strdup_printf ("%s (%s)", mark->caption, when) : NULL;

  gtk_tooltip_set_text (tooltip, words != NULL ? words : when);
  return TRUE;
}

static void
move (PowHistorySlider *self, gint64 time)
{
  pow_history_slider_set_time (self, time);
  g_signal_emit (self, moved_signal, 0, time);
}

static void
drag_begin_cb (PowHistorySlider *self, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_x = x;
  pow_history_slider_set_time (self, find_time (self, x));
}

static void
drag_update_cb (PowHistorySlider *self, double x, double y)
{
  pow_history_slider_set_time (self, find_time (self, self->drag_x + x));
}

static void
drag_end_cb (PowHistorySlider *self, double x, double y)
{
  move (self, find_time (self, self->drag_x + x));
}

static gboolean
key_pressed_cb (PowHistorySlider *self, guint key, guint code, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      pow_history_slider_step (self, key == GDK_KEY_Left ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_End:
      move (self, key == GDK_KEY_Home ? self->first : 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
clear_mark (gpointer mark)
{
  g_free (((Mark *) mark)->caption);
  g_free (((Mark *) mark)->moment);
}

static void
pow_history_slider_finalize (GObject *object)
{
  g_array_unref (POW_HISTORY_SLIDER (object)->marks);

  G_OBJECT_CLASS (pow_history_slider_parent_class)->finalize (object);
}

static void
pow_history_slider_class_init (PowHistorySliderClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = pow_history_slider_finalize;
  widget_class->snapshot = pow_history_slider_snapshot;
  widget_class->measure = pow_history_slider_measure;
  gtk_widget_class_set_css_name (widget_class, "historyslider");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  moved_signal = g_signal_new ("moved", POW_TYPE_HISTORY_SLIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
pow_history_slider_init (PowHistorySlider *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (self->marks, clear_mark);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Changes up to"), -1);
  pow_text_scale_watch (GTK_WIDGET (self));
}

/**
 * pow_history_slider_new:
 *
 * Main thread, as everything of it.
 *
 * Returns: (transfer floating): a slider without changes or marks, its handle at *now*
 */
GtkWidget *
pow_history_slider_new (void)
{
  return g_object_new (POW_TYPE_HISTORY_SLIDER, NULL);
}

/**
 * pow_history_slider_set_rows:
 * @self: the slider
 * @rows: (element-type PowOutlineRow): the changes, newest first; read now, not kept
 * @now: the end of the scale, in Unix seconds; a change of later makes it longer
 *
 * Tells how much changed when. The scale spans at least a day, so that it can be read with one change on it.
 */
void
pow_history_slider_set_rows (PowHistorySlider *self, const GArray *rows, gint64 now)
{
  g_return_if_fail (POW_IS_HISTORY_SLIDER (self));
  g_return_if_fail (rows != NULL);

  self->now = now;
  self->first = now - DAY_S;
  self->greatest = 0;
  for (guint i = 0; i < N_BARS; i++)
    self->counts[i] = 0;
  if (rows->len > 0)
    {
      self->first = MIN (self->first, g_array_index (rows, PowOutlineRow, rows->len - 1).time);
      self->now = MAX (now, g_array_index (rows, PowOutlineRow, 0).time);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      double share = (double) (g_array_index (rows, PowOutlineRow, i).time - self->first) / (double) (self->now - self->first);
      guint bar = MIN ((guint) (MAX (share, 0) * N_BARS), N_BARS - 1);

      self->greatest = MAX (self->greatest, ++self->counts[bar]);
    }
  update_words (self);
}

/**
 * pow_history_slider_clear_marks:
 * @self: the slider
 *
 * Takes all marks away.
 */
void
pow_history_slider_clear_marks (PowHistorySlider *self)
{
  g_return_if_fail (POW_IS_HISTORY_SLIDER (self));
  g_array_set_size (self->marks, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pow_history_slider_add_mark:
 * @self: the slider
 * @mark: what it stands for, which decides its shape
 * @time: where, in Unix seconds; outside the scale it is kept and not drawn
 * @caption: what it is called, translated; copied
 * @moment: (nullable): how a session calls this moment; %NULL: the day of @time; copied
 *
 * Adds a mark at its place in time.
 */
void
pow_history_slider_add_mark (PowHistorySlider *self, PowSliderMark mark, gint64 time, const char *caption, const char *moment)
{
  Mark new = { mark, time, g_strdup (caption), g_strdup (moment) };
  guint i = 0;

  g_return_if_fail (POW_IS_HISTORY_SLIDER (self));

  while (i < self->marks->len && g_array_index (self->marks, Mark, i).time <= time)
    i++;
  g_array_insert_val (self->marks, i, new);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pow_history_slider_set_time:
 * @self: the slider
 * @time: where the handle stands, in Unix seconds; 0: *now*
 *
 * Moves the handle without the signal "moved", which is for people only.
 */
void
pow_history_slider_set_time (PowHistorySlider *self, gint64 time)
{
  g_return_if_fail (POW_IS_HISTORY_SLIDER (self));
  self->time = time;
  update_words (self);
}

/**
 * pow_history_slider_get_time:
 * @self: the slider
 *
 * Returns: where the handle stands, in Unix seconds; 0: *now*
 */
gint64
pow_history_slider_get_time (PowHistorySlider *self)
{
  g_return_val_if_fail (POW_IS_HISTORY_SLIDER (self), 0);
  return self->time;
}

/**
 * pow_history_slider_step:
 * @self: the slider
 * @step: below 0 to the mark before the handle, above 0 to the next one
 *
 * Moves the handle as the arrow keys do, with "moved". Before the first mark lies the first change, behind the last
 * one *now*.
 */
void
pow_history_slider_step (PowHistorySlider *self, int step)
{
  gint64 time, found = 0;

  g_return_if_fail (POW_IS_HISTORY_SLIDER (self));

  time = self->time != 0 ? self->time : self->now + 1;
  for (guint i = 0; i < self->marks->len; i++)
    {
      gint64 mark = g_array_index (self->marks, Mark, i).time;

      if (!is_on_it (self, mark))
        continue;
      if (step < 0 && mark < time)
        found = mark;
      else if (step > 0 && mark > time)
        {
          found = mark;
          break;
        }
    }
  /* Before the first mark lies the first change, behind the last one lies now. */
  move (self, found != 0 || step > 0 ? found : self->first);
}

/**
 * pow_history_slider_get_moment:
 * @self: the slider
 * @time: Unix seconds
 *
 * Returns: (transfer none) (nullable): how a session calls the mark at exactly that time; valid until marks change
 */
const char *
pow_history_slider_get_moment (PowHistorySlider *self, gint64 time)
{
  g_return_val_if_fail (POW_IS_HISTORY_SLIDER (self), NULL);

  for (guint i = 0; i < self->marks->len; i++)
    if (g_array_index (self->marks, Mark, i).time == time && g_array_index (self->marks, Mark, i).moment != NULL)
      return g_array_index (self->marks, Mark, i).moment;
  return NULL;
}
