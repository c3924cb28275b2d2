/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/interchange/pow-sheet.h"
#include "ui/common/pow-session.h"
#include "ui/compare/pow-compare-items.h"

G_BEGIN_DECLS

/**
 * PowCompareMode:
 *
 * What is put side by side, in the order of the switch.
 */
typedef enum
{
  POW_COMPARE_MOMENTS,
  POW_COMPARE_REGIONS,
  POW_COMPARE_PRACTICE,
  POW_COMPARE_TEMPLATE,
  POW_COMPARE_FIELD, /* one field or figure of all regions */
  POW_N_COMPARE_MODES,
} PowCompareMode;

/**
 * PowCompareQuestion:
 * @mode: what is asked
 * @regions: (array zero-terminated=1): the regions; of practice none is all of them
 * @moment: (nullable): what is compared with, as pow_repository_read() takes it; %NULL: the answer to Waartegen
 * @moment_name: (nullable): what that moment is called
 * @shown_name: (nullable): what the moment on screen is called
 * @field: (nullable): key of a figure or path of a field, of %POW_COMPARE_FIELD
 * @order: in what order the regions are told, of %POW_COMPARE_FIELD
 *
 * Everything a comparison depends on besides the session. Strings owned.
 */
typedef struct
{
  PowCompareMode mode;
  char **regions;
  char *moment;
  char *moment_name;
  char *shown_name;
  char *field;
  PowRegionOrder order;
} PowCompareQuestion;

void pow_compare_question_free (PowCompareQuestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowCompareQuestion, pow_compare_question_free)

/**
 * PowCompareAnswer:
 * @question: what was asked
 * @lines: what the table shows
 * @comparison: (nullable): what the lines were made of; of two regions or more
 * @sheet: (nullable): the same for other programs; %NULL when there is nothing
 *
 * The answer to a question.
 */
typedef struct
{
  PowCompareQuestion *question;
  PowCompareLines *lines;
  PowComparison *comparison;
  PowSheet *sheet;
} PowCompareAnswer;

void pow_compare_answer_free (PowCompareAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowCompareAnswer, pow_compare_answer_free)

void pow_compare_ask_async (PowSession *session, PowCompareQuestion *question, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
PowCompareAnswer *pow_compare_ask_finish (GAsyncResult *result, GError **error);

G_END_DECLS
