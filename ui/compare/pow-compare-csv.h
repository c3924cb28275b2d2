/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/compare/pow-compare-row.h"

#include <gio/gio.h>

G_BEGIN_DECLS

char *pow_compare_csv_build (const PowCompareColumns *columns, GListModel *items, const char *remark);

G_END_DECLS
