/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/* The merge function of data.md: total, symmetric, never fails, valid in, valid out. NULL is *no
 * record* (a deleted file: read as removed with the base's content). NULL only when all are NULL.
 * Any thread. Transfer full. */
PowRecord *pow_merge_records (PowRecord *base, PowRecord *ours, PowRecord *theirs);

/* Why a field stands after a merge, for "merged without a question: 41 fields". */
typedef enum
{
  POW_MERGE_SAME,
  POW_MERGE_OURS,
  POW_MERGE_THEIRS,
  POW_MERGE_BOTH,   /* united: sets, prose, maps */
  POW_MERGE_CHOICE, /* open choice */
} PowMergeVerdict;

typedef struct
{
  char *field;
  PowMergeVerdict verdict;
} PowMergeReason;

void pow_merge_reason_free (PowMergeReason *reason);
/* As pow_merge_records(), and appends PowMergeReason for every field that differed on a side. */
PowRecord *pow_merge_records_explained (PowRecord *base, PowRecord *ours, PowRecord *theirs, GPtrArray *reasons);

/* The text-layer rules on any JSON (objects by key, anything else whole); clashes under root
 * `choices`. NULL is *nothing*. Transfer full. */
cJSON *pow_merge_json (const cJSON *base, const cJSON *ours, const cJSON *theirs);

/* Line then word diff3. Returns the merged text, or NULL when the edits overlap or touch. */
char *pow_merge_text (const char *base, const char *ours, const char *theirs);

G_END_DECLS
