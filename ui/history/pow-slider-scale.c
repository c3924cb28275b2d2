/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-slider-scale.h"

#define DAY_S (24 * 60 * 60)

static void
clear_mark (gpointer mark)
{
  g_free (((PowScaleMark *) mark)->caption);
  g_free (((PowScaleMark *) mark)->moment);
}

/**
 * pow_slider_scale_new:
 *
 * Returns: (transfer full): a scale without changes or marks
 */
PowSliderScale *
pow_slider_scale_new (void)
{
  PowSliderScale *self = g_new0 (PowSliderScale, 1);

  self->marks = g_array_new (FALSE, FALSE, sizeof (PowScaleMark));
  g_array_set_clear_func (self->marks, clear_mark);
  return self;
}

/**
 * pow_slider_scale_free:
 * @self: (transfer full): a scale
 *
 * Frees a scale.
 */
void
pow_slider_scale_free (PowSliderScale *self)
{
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * pow_slider_scale_set_rows:
 * @self: a scale
 * @rows: (element-type PowOutlineRow): the changes, newest first; read now, not kept
 * @now: the end of the scale, in Unix seconds; a change of later makes it longer
 *
 * Tells how much changed when. The scale spans at least a day, so that it can be read with one change on it.
 */
void
pow_slider_scale_set_rows (PowSliderScale *self, const GArray *rows, gint64 now)
{
  self->now = now;
  self->first = now - DAY_S;
  self->greatest = 0;
  for (guint i = 0; i < POW_SCALE_N_BARS; i++)
    self->counts[i] = 0;
  if (rows->len > 0)
    {
      self->first = MIN (self->first, g_array_index (rows, PowOutlineRow, rows->len - 1).time);
      self->now = MAX (now, g_array_index (rows, PowOutlineRow, 0).time);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      double share = (double) (g_array_index (rows, PowOutlineRow, i).time - self->first) / (double) (self->now - self->first);
      guint bar = MIN ((guint) (MAX (share, 0) * POW_SCALE_N_BARS), POW_SCALE_N_BARS - 1);

      self->greatest = MAX (self->greatest, ++self->counts[bar]);
    }
}

/**
 * pow_slider_scale_add_mark:
 * @self: a scale
 * @mark: what it stands for
 * @time: where, in Unix seconds; off the scale it is kept, and shows when the scale grows
 * @caption: what it is called, translated; copied
 * @moment: (nullable): how a session calls this moment; %NULL: the day of @time; copied
 *
 * Adds a mark at its place in time.
 */
void
pow_slider_scale_add_mark (PowSliderScale *self, PowSliderMark mark, gint64 time, const char *caption, const char *moment)
{
  PowScaleMark new = { mark, time, g_strdup (caption), g_strdup (moment) };
  guint i = 0;

  while (i < self->marks->len && g_array_index (self->marks, PowScaleMark, i).time <= time)
    i++;
  g_array_insert_val (self->marks, i, new);
}

/**
 * pow_slider_scale_has:
 * @self: a scale
 * @time: Unix seconds
 *
 * Returns: whether it has a place on it: what lies before the first change has none
 */
gboolean
pow_slider_scale_has (const PowSliderScale *self, gint64 time)
{
  return time >= self->first && time <= self->now;
}

/**
 * pow_slider_scale_get_share:
 * @self: a scale
 * @time: Unix seconds; 0: *now*
 *
 * Returns: how much of the scale lies before it, 0 to 1
 */
double
pow_slider_scale_get_share (const PowSliderScale *self, gint64 time)
{
  if (time == 0 || self->now <= self->first)
    return 1;
  return CLAMP ((double) (time - self->first) / (double) (self->now - self->first), 0, 1);
}

/**
 * pow_slider_scale_get_time:
 * @self: a scale
 * @share: how much of it lies before the place, 0 to 1
 *
 * Returns: the time there, in Unix seconds; 0, which is *now*, at the end
 */
gint64
pow_slider_scale_get_time (const PowSliderScale *self, double share)
{
  return share >= 1 ? 0 : self->first + (gint64) (MAX (share, 0) * (double) (self->now - self->first));
}

/**
 * pow_slider_scale_step:
 * @self: a scale
 * @time: where one stands; 0: *now*
 * @step: below 0 to the mark before it, above 0 to the next one
 *
 * Before the first mark lies the first change, behind the last one lies *now*.
 *
 * Returns: where one stands then; 0: *now*
 */
gint64
pow_slider_scale_step (const PowSliderScale *self, gint64 time, int step)
{
  gint64 found = 0;

  if (time == 0)
    time = self->now + 1;
  for (guint i = 0; i < self->marks->len; i++)
    {
      gint64 mark = g_array_index (self->marks, PowScaleMark, i).time;

      if (!pow_slider_scale_has (self, mark))
        continue;
      if (step < 0 && mark < time)
        found = mark;
      else if (step > 0 && mark > time)
        return mark;
    }
  return found != 0 || step > 0 ? found : self->first;
}

/**
 * pow_slider_scale_get_moment:
 * @self: a scale
 * @time: Unix seconds
 *
 * Returns: (transfer none) (nullable): how a session calls the mark at exactly that time; valid until marks change
 */
const char *
pow_slider_scale_get_moment (const PowSliderScale *self, gint64 time)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const PowScaleMark *mark = &g_array_index (self->marks, PowScaleMark, i);

      if (mark->time == time && mark->moment != NULL)
        return mark->moment;
    }
  return NULL;
}
