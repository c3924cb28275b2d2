/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-merge.h"
#include "model/store/pow-repository.h"

G_BEGIN_DECLS

/**
 * PowMergedField:
 * @address: the record
 * @field: dotted path; %NULL for the whole record, which came in new or went
 * @type: what happened to it
 * @verdict: why it is what it is
 * @before: (nullable): what stood there before the two sides parted
 * @ours: (nullable): what our side made of it
 * @theirs: (nullable): what the other side made of it
 * @after: (nullable): what stands
 * @our_commit: (nullable): who filled in @ours, and when; %NULL when not changed there or not known
 * @their_commit: (nullable): the same of @theirs
 *
 * One field that a merge had a say in. A plain value: it may cross threads.
 */
typedef struct
{
  char *address;
  char *field;
  PowChangeType type;
  PowMergeVerdict verdict;
  cJSON *before;
  cJSON *ours;
  cJSON *theirs;
  cJSON *after;
  PowCommit *our_commit;
  PowCommit *their_commit;
} PowMergedField;

void pow_merged_field_free (PowMergedField *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowMergedField, pow_merged_field_free)

gboolean pow_merged_field_is_asked (const PowMergedField *self);
const char *pow_merge_verdict_get_name (PowMergeVerdict verdict); /* "choice" */
char *pow_merged_field_dup_reason (const PowMergedField *self, const char *me);

G_END_DECLS
