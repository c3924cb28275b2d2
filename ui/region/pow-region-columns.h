/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-record-list.h"

G_BEGIN_DECLS

/* The columns in which each kind is listed; each ends in an empty row. */
extern const PowListColumn pow_columns_subproject[];
extern const PowListColumn pow_columns_trekker[];
extern const PowListColumn pow_columns_stakeholder[];
extern const PowListColumn pow_columns_body[];
extern const PowListColumn pow_columns_agreement[];
extern const PowListColumn pow_columns_report[];

/* Columns of map entries. */
extern const PowListColumn pow_columns_budget[];
extern const PowListColumn pow_columns_indicators[];

G_END_DECLS
