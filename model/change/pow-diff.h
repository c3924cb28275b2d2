/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-change.h"
#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

/**
 * pow_diff_snapshots:
 * @before: (nullable): the earlier state; %NULL is an empty one
 * @after: (nullable): the later state; %NULL is an empty one
 *
 * What changed for people who look: visible states are compared, so a record or entry that was
 * removed is gone, and one that was put back is new. Records that two snapshots share are skipped
 * unread. Any thread.
 *
 * Returns: (transfer full) (element-type PowChange): by address in byte order, then table order
 */
GPtrArray *pow_diff_snapshots (PowSnapshot *before, PowSnapshot *after);

G_END_DECLS
