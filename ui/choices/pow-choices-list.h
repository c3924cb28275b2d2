/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-open-choice.h"
#include "ui/common/pow-session.h"

G_BEGIN_DECLS

/**
 * pow_choices_list:
 * @session: the open portfolio
 *
 * The open choices in the regions of Waar, and those of the programme, which belong to every region.
 *
 * Returns: (transfer full) (element-type PowOpenChoice): in the order of the regions, then by title
 */
GPtrArray *pow_choices_list (PowSession *session);

/* How many there are in the regions of Waar, and @elsewhere in the others. */
guint pow_choices_count (PowSession *session, guint *elsewhere);

/* "zeeland/plan:goal": how a choice is named; transfer full. */
char *pow_choices_dup_place (const PowOpenChoice *choice);
G_END_DECLS
