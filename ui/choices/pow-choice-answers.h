/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-open-choice.h"
#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_CHOICE_ANSWERS (pow_choice_answers_get_type ())
G_DECLARE_FINAL_TYPE (PowChoiceAnswers, pow_choice_answers, POW, CHOICE_ANSWERS, AdwBin)

/**
 * PowChoiceAnswers:
 *
 * The answers to one open choice, below what stood there before: each candidate with who gave it and
 * when, both where that has a meaning, and a value of one's own with the editor of the field. One is
 * selected, as by round buttons. Main thread.
 *
 * Signals: "selected" (no arguments) when another is; "taken" (no arguments) when Enter takes it.
 */

GtkWidget *pow_choice_answers_new (PowSession *session);

/* What is shown. Transfer none. */
const PowOpenChoice *pow_choice_answers_get_choice (PowChoiceAnswers *self);

/**
 * pow_choice_answers_show:
 * @self: the answers
 * @choice: (transfer full): what is to be chosen
 *
 * While the candidates are the same, what was selected or typed stays, and what the history told.
 */
void pow_choice_answers_show (PowChoiceAnswers *self, PowOpenChoice *choice);

/* What a button says that takes the selected answer. Transfer full. */
char *pow_choice_answers_dup_take (PowChoiceAnswers *self);

/**
 * pow_choice_answers_settle:
 * @self: the answers
 * @now: the choice as it stands in @record
 * @record: the record as it stands now
 * @words: (out) (transfer full): the chosen value in words
 * @error: why it cannot be chosen
 *
 * Returns: (transfer full) (nullable): the record with the selected answer; %NULL with an error, or without
 *   one when the row of the typed value tells what is wrong
 */
PowRecord *pow_choice_answers_settle (PowChoiceAnswers *self, PowOpenChoice *now, PowRecord *record, char **words,
                                      GError **error);

/* Puts the keyboard at the selected answer. */
void pow_choice_answers_focus (PowChoiceAnswers *self);

G_END_DECLS
