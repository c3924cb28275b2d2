/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

GPtrArray *pow_move_plan (PowSnapshot *snapshot, PowRecord *subproject, const char *region, GError **error);

G_END_DECLS
