/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-change.h"
#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

/* What a screen marks when it shows one snapshot against another (product.md, Waartegen). Pure; any thread. */

/**
 * PowMark:
 * @POW_MARK_SAME: nothing to mark
 * @POW_MARK_NEW: was not visible then
 * @POW_MARK_CHANGED: is visible in both and differs
 * @POW_MARK_GONE: was visible then and is not now
 *
 * How something stands against the other moment.
 */
typedef enum
{
  POW_MARK_SAME,
  POW_MARK_NEW,
  POW_MARK_CHANGED,
  POW_MARK_GONE,
} PowMark;

/**
 * pow_mark_region_is_known:
 * @against: (nullable): the state that is compared with
 * @region: a region, or "programme"
 *
 * A region without a state at that moment is not compared: nothing of it is new, there is just nothing to
 * compare with (data.md, Effective time: *no state*, which is not *empty*).
 *
 * Returns: whether @against holds a state of the region
 */
gboolean pow_mark_region_is_known (PowSnapshot *against, const char *region);

/**
 * pow_mark_record:
 * @against: (nullable): the state that is compared with; %NULL marks nothing
 * @shown: the state on screen
 * @address: a record
 *
 * Returns: how the record stands
 */
PowMark pow_mark_record (PowSnapshot *against, PowSnapshot *shown, const char *address);

/**
 * pow_mark_list_changes:
 * @against: (nullable): the state that is compared with
 * @shown: the state on screen
 * @address: a record
 *
 * Returns: (transfer full) (element-type PowChange): from @against to @shown, in table order
 */
GPtrArray *pow_mark_list_changes (PowSnapshot *against, PowSnapshot *shown, const char *address);

/**
 * pow_mark_list_gone:
 * @against: (nullable): the state that is compared with
 * @shown: the state on screen
 * @kind: a kind, or %POW_KIND_NONE for all
 * @region: (nullable): a region, or %NULL for all
 *
 * Returns: (transfer full) (element-type PowRecord): what was visible then and is not now, as it was then, in the
 *   order of pow_snapshot_list()
 */
GPtrArray *pow_mark_list_gone (PowSnapshot *against, PowSnapshot *shown, PowKind kind, const char *region);

/**
 * pow_mark_count_region:
 * @against: (nullable): the state that is compared with
 * @shown: the state on screen
 * @region: a region
 *
 * Returns: how many of its records are new, changed or gone
 */
guint pow_mark_count_region (PowSnapshot *against, PowSnapshot *shown, const char *region);

/**
 * pow_mark_entry:
 * @then: (nullable): the record as it was
 * @now: (nullable): the record as it is shown
 * @path: of an entry of a map in both
 *
 * Returns: how the entry stands
 */
PowMark pow_mark_entry (PowRecord *then, PowRecord *now, const char *path);

/**
 * pow_mark_list_gone_entries:
 * @then: (nullable): the record as it was
 * @now: (nullable): the record as it is shown
 * @map: path of a map in both
 *
 * Returns: (transfer full) (element-type utf8): keys of the entries that were visible then and are not now
 */
GPtrArray *pow_mark_list_gone_entries (PowRecord *then, PowRecord *now, const char *map);

G_END_DECLS
