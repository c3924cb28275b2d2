/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-page.h"

G_BEGIN_DECLS

#define POW_TYPE_COMPARE_PAGE (pow_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (PowComparePage, pow_compare_page, POW, COMPARE_PAGE, PowPage)

PowPage *pow_compare_page_new (PowSession *session);

G_END_DECLS
