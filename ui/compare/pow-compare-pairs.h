/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/compare/pow-compare-question.h"

G_BEGIN_DECLS

/* Which subprojects of regions belong together is kept in the programme, for everyone. Main thread. */

gboolean pow_compare_pairs_confirm (PowSession *session, const PowComparedSubject *subject);
gboolean pow_compare_pairs_refuse (PowSession *session, const PowComparedSubject *subject);
gboolean pow_compare_pairs_part (PowSession *session, const PowComparedSubject *subject);
gboolean pow_compare_pairs_join (PowSession *session, const PowComparedSubject *subject, const PowComparedSubject *other);
void pow_compare_pairs_choose (PowSession *session, const PowComparison *comparison, const PowComparedSubject *subject, GtkWidget *place);

G_END_DECLS
