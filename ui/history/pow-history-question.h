/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/history/pow-history-bar.h"

G_BEGIN_DECLS

/**
 * PowHistoryQuestion:
 * @filter: what the index is asked
 * @regions: (nullable) (element-type utf8): the regions whose history it is; %NULL: all there is
 * @lines: (nullable): their lines
 *
 * What a window asks of the history: the answers of its bar, to Waar and to Wanneer, put together.
 */
typedef struct
{
  PowOutlineFilter filter;
  GPtrArray *regions;
  char **lines;
} PowHistoryQuestion;

PowHistoryQuestion *pow_history_question_new (PowSession *session, PowHistoryBar *bar, const char *address, const char *field);
void pow_history_question_free (PowHistoryQuestion *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowHistoryQuestion, pow_history_question_free)

G_END_DECLS
