/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_QUESTION_BUTTON (pow_question_button_get_type ())
G_DECLARE_FINAL_TYPE (PowQuestionButton, pow_question_button, POW, QUESTION_BUTTON, AdwBin)

/* @question: (nullable): NULL where the answer says it all. @content: takes the focus when it opens, and closes the
 * menu with a signal "done". */
GtkWidget *pow_question_button_new (const char *question, const char *tooltip, GtkWidget *content);
/* @is_set: the answer makes the window read-only, and has the accent colour. */
void pow_question_button_set_answer (PowQuestionButton *self, const char *answer, gboolean is_set);
void pow_question_button_popup (PowQuestionButton *self);

G_END_DECLS
