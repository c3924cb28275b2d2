/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-page.h"

G_BEGIN_DECLS

gboolean pow_overview_press_key (PowPage *page, const char *region, guint keyval);

G_END_DECLS
