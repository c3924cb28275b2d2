/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history-outline.h"

G_BEGIN_DECLS

typedef enum
{
  POW_SLIDER_MEETING,  /* diamond */
  POW_SLIDER_ROUND,    /* circle */
  POW_SLIDER_APPROVAL, /* square */
  POW_SLIDER_NAMED,    /* flag */
} PowSliderMark;

/**
 * PowScaleMark:
 * @mark: what it stands for
 * @time: where, in Unix seconds
 * @caption: what it is called
 * @moment: (nullable): how a session calls it; %NULL: the day of @time
 *
 * A moment on a scale.
 */
typedef struct
{
  PowSliderMark mark;
  gint64 time;
  char *caption;
  char *moment;
} PowScaleMark;

#define POW_SCALE_N_BARS 56

/**
 * PowSliderScale:
 * @first: where it begins, in Unix seconds
 * @now: where it ends
 * @counts: how many changes are in each part of it
 * @greatest: the greatest of @counts
 * @marks: (element-type PowScaleMark): by time; those off the scale too
 *
 * The time that a history spans: how much changed when, and what people remember of it. 0 is *now* wherever a
 * time is asked or answered. Main thread.
 */
typedef struct
{
  gint64 first;
  gint64 now;
  guint counts[POW_SCALE_N_BARS];
  guint greatest;
  GArray *marks;
} PowSliderScale;

PowSliderScale *pow_slider_scale_new (void);
void pow_slider_scale_free (PowSliderScale *self);
void pow_slider_scale_set_rows (PowSliderScale *self, const GArray *rows, gint64 now);
void pow_slider_scale_add_mark (PowSliderScale *self, PowSliderMark mark, gint64 time, const char *caption, const char *moment);
gboolean pow_slider_scale_has (const PowSliderScale *self, gint64 time);
double pow_slider_scale_get_share (const PowSliderScale *self, gint64 time);
gint64 pow_slider_scale_get_time (const PowSliderScale *self, double share);
gint64 pow_slider_scale_step (const PowSliderScale *self, gint64 time, int step);
const char *pow_slider_scale_get_moment (const PowSliderScale *self, gint64 time);

G_END_DECLS
