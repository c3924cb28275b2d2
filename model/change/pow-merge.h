/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-merge-text.h"
#include "model/record/pow-record.h"

G_BEGIN_DECLS

/**
 * pow_merge_records:
 * @base: (nullable): the last state both sides had
 * @ours: (nullable): one side
 * @theirs: (nullable): the other
 *
 * Merges two states of one record field by field. What only one side changed stands; sets unite;
 * prose unites by line, then by word; of two orders the greater stands; any other clash becomes
 * an open choice that keeps every value, as does *removed* against *changed*.
 *
 * %NULL is *no record*: where there was a base, its file was deleted, which counts as the base
 * with `removed` set. An entry missing from a map counts likewise. A record of a newer format is
 * merged by key, without knowing its fields; pow_record_is_newer() tells that of the result.
 *
 * Total, symmetric, and valid records give a valid record. All records are of one kind. Any thread.
 *
 * Returns: (transfer full) (nullable): %NULL only when all three are
 */
PowRecord *pow_merge_records (PowRecord *base, PowRecord *ours, PowRecord *theirs);

/**
 * PowMergeVerdict:
 * @POW_MERGE_SAME: both sides made the same change
 * @POW_MERGE_OURS: our change stands
 * @POW_MERGE_THEIRS: their change stands
 * @POW_MERGE_BOTH: both changes stand, united (sets, prose)
 * @POW_MERGE_CHOICE: both values stand, as an open choice
 *
 * Why a field is what it is after a merge.
 */
typedef enum
{
  POW_MERGE_SAME,
  POW_MERGE_OURS,
  POW_MERGE_THEIRS,
  POW_MERGE_BOTH,
  POW_MERGE_CHOICE,
} PowMergeVerdict;

/* One field that differed from the base on a side; @field is its dotted path. */
typedef struct
{
  char *field;
  PowMergeVerdict verdict;
} PowMergeReason;

void pow_merge_reason_free (PowMergeReason *reason);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowMergeReason, pow_merge_reason_free)

/**
 * pow_merge_records_explained:
 * @base: (nullable): the last state both sides had
 * @ours: (nullable): one side
 * @theirs: (nullable): the other
 * @reasons: (element-type PowMergeReason) (nullable): where the reasons are appended
 *
 * As pow_merge_records(), and tells of every field that differed on a side why it stands as it
 * does. Any thread.
 *
 * Returns: (transfer full) (nullable): %NULL only when all three are
 */
PowRecord *pow_merge_records_explained (PowRecord *base, PowRecord *ours, PowRecord *theirs, GPtrArray *reasons);

/**
 * pow_merge_json:
 * @base: (nullable): the last state both sides had; %NULL is *nothing*
 * @ours: (nullable): one side
 * @theirs: (nullable): the other
 *
 * Merges any JSON without knowing its fields: objects by key, anything else whole. Clashes are
 * open choices in the root's `choices`; where the root is no object, the greater value stands.
 * Any thread.
 *
 * Returns: (transfer full) (nullable): %NULL when nothing stands
 */
cJSON *pow_merge_json (const cJSON *base, const cJSON *ours, const cJSON *theirs);

G_END_DECLS
