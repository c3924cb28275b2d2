/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-history-slider.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"
#include "ui/history/pow-change-text.h"
#include "ui/history/pow-slider-drawing.h"

#include <glib/gi18n-lib.h>

/* Pixels at 100 % text. */
#define NATURAL_WIDTH 200

struct _PowHistorySlider
{
  GtkWidget parent_instance;

  PowSliderScale *scale;
  gint64 time; /* 0: now */
  double drag_x;
};

G_DEFINE_FINAL_TYPE (PowHistorySlider, pow_history_slider, GTK_TYPE_WIDGET)

static guint moved_signal;

static void
pow_history_slider_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PowHistorySlider *self = POW_HISTORY_SLIDER (widget);

  pow_slider_drawing_snapshot (widget, self->scale, self->time, snapshot);
}

static void
pow_history_slider_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? pow_slider_drawing_get_height (widget)
                                                                : pow_text_scale_px (widget, NATURAL_WIDTH);
  *minimum_baseline = *natural_baseline = -1;
}

static void
update_words (PowHistorySlider *self)
{
  g_autofree char *words = self->time == 0 ? g_strdup (_ ("now")) : pow_change_text_dup_moment (self->time);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double) self->scale->first,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->scale->now, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) (self->time != 0 ? self->time : self->scale->now), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Marks that stand close have no room for their words. */
static gboolean
tooltip_cb (PowHistorySlider *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const PowScaleMark *mark = by_keyboard ? NULL : pow_slider_drawing_find_mark (GTK_WIDGET (self), self->scale, x);
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
  pow_history_slider_set_time (self, pow_slider_drawing_find_time (GTK_WIDGET (self), self->scale, x));
}

static void
drag_update_cb (PowHistorySlider *self, double x, double y)
{
  pow_history_slider_set_time (self, pow_slider_drawing_find_time (GTK_WIDGET (self), self->scale, self->drag_x + x));
}

static void
drag_end_cb (PowHistorySlider *self, double x, double y)
{
  move (self, pow_slider_drawing_find_time (GTK_WIDGET (self), self->scale, self->drag_x + x));
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
      move (self, key == GDK_KEY_Home ? self->scale->first : 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
pow_history_slider_finalize (GObject *object)
{
  pow_slider_scale_free (POW_HISTORY_SLIDER (object)->scale);

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

  self->scale = pow_slider_scale_new ();
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

  pow_slider_scale_set_rows (self->scale, rows, now);
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
  g_array_set_size (self->scale->marks, 0);
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
  g_return_if_fail (POW_IS_HISTORY_SLIDER (self));

  pow_slider_scale_add_mark (self->scale, mark, time, caption, moment);
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
  g_return_if_fail (POW_IS_HISTORY_SLIDER (self));

  move (self, pow_slider_scale_step (self->scale, self->time, step));
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

  return pow_slider_scale_get_moment (self->scale, time);
}
