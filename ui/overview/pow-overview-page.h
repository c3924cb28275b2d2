/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-page.h"

G_BEGIN_DECLS

#define POW_TYPE_OVERVIEW_PAGE (pow_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (PowOverviewPage, pow_overview_page, POW, OVERVIEW_PAGE, PowPage)

PowPage *pow_overview_page_new (PowSession *session);

G_END_DECLS
