/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-page.h"

G_BEGIN_DECLS

#define POW_TYPE_REGION_PAGE (pow_region_page_get_type ())
G_DECLARE_FINAL_TYPE (PowRegionPage, pow_region_page, POW, REGION_PAGE, PowPage)

/**
 * pow_region_page_new:
 *
 * The dossier of a region: five tabs over one plan, its subprojects, people, money and agreements.
 */
PowPage *pow_region_page_new (PowSession *session, const char *region);

G_END_DECLS
