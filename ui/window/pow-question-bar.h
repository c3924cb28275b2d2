/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/window/pow-question-list.h"

G_BEGIN_DECLS

#define POW_TYPE_QUESTION_BAR (pow_question_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowQuestionBar, pow_question_bar, POW, QUESTION_BAR, AdwBin)

GtkWidget *pow_question_bar_new (PowSession *session);
void pow_question_bar_popup (PowQuestionBar *self, PowQuestion question);
void pow_question_bar_set_narrow (PowQuestionBar *self, gboolean narrow);

G_END_DECLS
