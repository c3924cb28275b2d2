/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/lists/pow-list-stack.h"

G_BEGIN_DECLS

/* What is listed together, and in which columns; each array ends in an empty row. */
extern const PowListTab pow_tabs_subprojects[];
extern const PowListTab pow_tabs_people[];
extern const PowListTab pow_tabs_money[];
extern const PowListTab pow_tabs_agreements[];

G_END_DECLS
