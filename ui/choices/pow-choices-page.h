/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-page.h"

G_BEGIN_DECLS

#define POW_TYPE_CHOICES_PAGE (pow_choices_page_get_type ())
G_DECLARE_FINAL_TYPE (PowChoicesPage, pow_choices_page, POW, CHOICES_PAGE, PowPage)

/**
 * pow_choices_page_new:
 * @session: the open portfolio
 *
 * The open choices in the regions of Waar, one below the other; one at a time is unfolded.
 *
 * Returns: (transfer floating): the page
 */
PowPage *pow_choices_page_new (PowSession *session);

/**
 * pow_choices_page_new_at:
 * @session: the open portfolio
 * @place: "zeeland/plan:goal": the choice to begin with
 *
 * Returns: (transfer floating): the page
 */
PowPage *pow_choices_page_new_at (PowSession *session, const char *place);

G_END_DECLS
