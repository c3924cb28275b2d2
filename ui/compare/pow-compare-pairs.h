/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/compare/pow-compare-question.h"

G_BEGIN_DECLS

/* Which subprojects of regions belong together, and which do not, is kept in the programme, for everyone. Main thread. */

void pow_compare_pairs_add_members (GPtrArray *members, const PowComparedSubject *subject);
gboolean pow_compare_pairs_confirm (PowSession *session, const PowComparedSubject *subject);
gboolean pow_compare_pairs_join (PowSession *session, GPtrArray *members, const char *reason);
gboolean pow_compare_pairs_refuse (PowSession *session, GPtrArray *members, const char *member, const char *reason);
gboolean pow_compare_pairs_part (PowSession *session, const PowComparedSubject *subject);

G_END_DECLS
