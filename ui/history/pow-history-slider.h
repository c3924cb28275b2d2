/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/history/pow-slider-scale.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_HISTORY_SLIDER (pow_history_slider_get_type ())
G_DECLARE_FINAL_TYPE (PowHistorySlider, pow_history_slider, POW, HISTORY_SLIDER, GtkWidget)

/**
 * PowHistorySlider:
 *
 * The time that a history spans: how much changed when, marks of meetings, rounds, approved plans and named
 * moments, and a handle. Left and Right go from mark to mark, Home and End to the ends; a click near a mark is
 * on it. CSS name `historyslider`.
 *
 * Signal "moved" (gint64 time): the person moved the handle; 0 is *now*.
 */
GtkWidget *pow_history_slider_new (void);
void pow_history_slider_set_rows (PowHistorySlider *self, const GArray *rows, gint64 now); /* PowOutlineRow, newest first */
void pow_history_slider_clear_marks (PowHistorySlider *self);
/* @moment: (nullable): how a session calls it; NULL: the day of @time. */
void pow_history_slider_add_mark (PowHistorySlider *self, PowSliderMark mark, gint64 time, const char *caption, const char *moment);
/* (transfer none) (nullable): how a session calls the mark at a time. */
const char *pow_history_slider_get_moment (PowHistorySlider *self, gint64 time);
void pow_history_slider_set_time (PowHistorySlider *self, gint64 time); /* 0: now */
gint64 pow_history_slider_get_time (PowHistorySlider *self);
void pow_history_slider_step (PowHistorySlider *self, int step); /* to the next mark, or the one before */

G_END_DECLS
