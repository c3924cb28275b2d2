/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-page.h"

G_BEGIN_DECLS

#define POW_TYPE_HISTORY_PAGE (pow_history_page_get_type ())
G_DECLARE_FINAL_TYPE (PowHistoryPage, pow_history_page, POW, HISTORY_PAGE, PowPage)

PowPage *pow_history_page_new (PowSession *session);
PowPage *pow_history_page_new_for (PowSession *session, const char *address, const char *field);

G_END_DECLS
