/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/compare/pow-compare-question.h"

G_BEGIN_DECLS

/* What a person is asked about pairs, in a popover; the answer is kept by pow-compare-pairs. Main thread. */

GtkPopover *pow_compare_pair_offers_new (GtkWidget *parent);
void pow_compare_pair_offers_join (GtkPopover *popover, PowSession *session, const PowComparison *comparison,
                                   const PowComparedSubject *subject, GtkWidget *place);
void pow_compare_pair_offers_refuse (GtkPopover *popover, PowSession *session, const PowComparison *comparison,
                                     const PowComparedSubject *subject, GtkWidget *place);

G_END_DECLS
