/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_FORM_READING (pow_form_reading_get_type ())
G_DECLARE_FINAL_TYPE (PowFormReading, pow_form_reading, POW, FORM_READING, GtkBox)

/**
 * PowFormReading:
 *
 * A value as people read it: a mark, the words, something dim behind them and a dim second line. Main
 * thread.
 */

/**
 * pow_form_reading_new:
 *
 * Returns: (transfer floating): a value of which nothing is known yet
 */
PowFormReading *pow_form_reading_new (void);

/**
 * pow_form_reading_set_words:
 * @self: a value
 * @words: (nullable): what is known, or %NULL
 * @when_empty: what to say when nothing is
 */
void pow_form_reading_set_words (PowFormReading *self, const char *words, const char *when_empty);

/**
 * pow_form_reading_get_words:
 * @self: a value
 *
 * Returns: (transfer none): the words that are shown
 */
const char *pow_form_reading_get_words (PowFormReading *self);

/**
 * pow_form_reading_set_figure:
 * @self: a value
 *
 * Puts the words at the right, in figures of one width, as amounts and numbers stand.
 */
void pow_form_reading_set_figure (PowFormReading *self);

/**
 * pow_form_reading_set_mark:
 * @self: a value
 * @mark: (nullable) (transfer floating): before the words; %NULL: none
 */
void pow_form_reading_set_mark (PowFormReading *self, GtkWidget *mark);

/**
 * pow_form_reading_set_aside:
 * @self: a value
 * @aside: (nullable): dim, behind the words; %NULL: none
 */
void pow_form_reading_set_aside (PowFormReading *self, const char *aside);

/**
 * pow_form_reading_set_detail:
 * @self: a value
 * @detail: (nullable): a dim second line; %NULL or "": none
 */
void pow_form_reading_set_detail (PowFormReading *self, const char *detail);

/**
 * pow_form_reading_set_was:
 * @self: a value
 * @mark: how it stands against the moment of Against
 * @words: (nullable): what stood there then: struck through, before the words or, when it is long, above them
 */
void pow_form_reading_set_was (PowFormReading *self, PowMark mark, const char *words);

/**
 * pow_form_reading_dup_was:
 * @self: a value
 *
 * Returns: (transfer full) (nullable): the mark and what stood there then, in words; %NULL when nothing is marked
 */
char *pow_form_reading_dup_was (PowFormReading *self);

/**
 * pow_form_reading_set_editing:
 * @self: a value
 * @editing: whether an editor stands in place of mark, words and aside
 */
void pow_form_reading_set_editing (PowFormReading *self, gboolean editing);

G_END_DECLS
