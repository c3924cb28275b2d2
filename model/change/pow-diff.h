/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-change.h"
#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

/* Changes between two snapshots of visible states, by address, then table order; records that are
 * the same pointer in both are skipped unread. Transfer full (element-type PowChange). */
GPtrArray *pow_diff_snapshots (PowSnapshot *before, PowSnapshot *after);

G_END_DECLS
