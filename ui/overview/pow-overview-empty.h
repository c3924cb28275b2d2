/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_OVERVIEW_EMPTY (pow_overview_empty_get_type ())
G_DECLARE_FINAL_TYPE (PowOverviewEmpty, pow_overview_empty, POW, OVERVIEW_EMPTY, AdwBin)

/**
 * PowOverviewEmpty:
 *
 * What stands where no region is left: why, and one button that brings them back. Main thread.
 */

/**
 * pow_overview_empty_explain:
 * @self: the page
 * @session: what is looked at
 * @hidden: how many regions the filter hides; 0: the answers to Where and When hold none
 * @filter: (nullable): the filter in words
 */
void pow_overview_empty_explain (PowOverviewEmpty *self, PowSession *session, guint hidden, const char *filter);

G_END_DECLS
