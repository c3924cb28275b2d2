/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/compare/pow-compare-question.h"

G_BEGIN_DECLS

/* What is said of an answer, with what only the session knows. Main thread. */

gboolean pow_compare_history_is_whole (PowSession *session);
void pow_compare_answer_complete (PowCompareAnswer *self, PowSession *session);
char *pow_compare_answer_dup_subtitle (const PowCompareAnswer *self, PowSession *session);
char *pow_compare_answer_dup_remark (const PowCompareAnswer *self, PowSession *session);

G_END_DECLS
