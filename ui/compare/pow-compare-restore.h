/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/compare/pow-compare-question.h"

G_BEGIN_DECLS

gboolean pow_compare_restore_is_possible (PowSession *session, const PowCompareAnswer *answer, PowCompareItem *item);
void pow_compare_restore (PowSession *session, const PowCompareAnswer *answer, PowCompareItem *item);

G_END_DECLS
