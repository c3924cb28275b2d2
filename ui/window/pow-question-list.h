/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  POW_QUESTION_WHERE,
  POW_QUESTION_WHEN,
  POW_QUESTION_AGAINST,
  POW_N_QUESTIONS,
} PowQuestion;

const char *pow_question_get_label (PowQuestion question);
/* The menu with the answers to a question; it says "done". Transfer full. */
GtkWidget *pow_question_create_choices (PowQuestion question, PowSession *session);
/* Its answer now. @is_short: for a narrow window; then NULL where it goes without saying. Transfer full. */
char *pow_question_dup_answer (PowQuestion question, PowSession *session, gboolean is_short);

#define POW_TYPE_QUESTION_LIST (pow_question_list_get_type ())
G_DECLARE_FINAL_TYPE (PowQuestionList, pow_question_list, POW, QUESTION_LIST, AdwBin)

GtkWidget *pow_question_list_new (PowSession *session);
/* The question to begin with when it comes on screen next; POW_N_QUESTIONS: all three. */
void pow_question_list_start_with (PowQuestionList *self, PowQuestion question);

G_END_DECLS
