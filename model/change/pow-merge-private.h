/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-candidates.h"
#include "model/change/pow-merge.h"

G_BEGIN_DECLS

/* The three states that a merge looks at. */
enum
{
  BASE,
  OURS,
  THEIRS,
  N_SIDES,
};

/* What one state has at one place. */
typedef struct
{
  const cJSON *value;  /* NULL: absent */
  GHashTable *choices; /* JSON pointer → list of candidates, of that state's whole record */
  gboolean deleted;    /* not there any more: stands for the base's content, removed */
} PowMergeView;

/* One merge under way. */
typedef struct
{
  gboolean by_text;   /* text layer: objects by key, else whole */
  gboolean is_record; /* the root may be removed, and has a format */
  GTree *choices;     /* JSON pointer → list of candidates: what is open afterwards */
  GPtrArray *reasons; /* (element-type PowMergeReason) or NULL when nobody asks */
  GPtrArray *values;  /* (element-type cJSON) made on the way */
} PowMerge;

/* Which sides differ from the base in what was merged so far; index by OURS and THEIRS. */
typedef struct
{
  gboolean side[N_SIDES];
} PowMergeChanged;

/* The candidates of each state for the field at @pointer. Transfer container of each. */
void
pow_merge_read_candidates (const PowField *field,
                           gboolean shows_absent,
                           const char *pointer,
                           const PowMergeView views[N_SIDES],
                           GPtrArray *candidates[N_SIDES]);

/* Merges one field by the rule of its type, and notes an open choice. Transfer full; NULL: absent.
 */
cJSON *
pow_merge_field (PowMerge *merge,
                 const PowField *field,
                 const char *pointer,
                 const PowMergeView views[N_SIDES],
                 PowMergeChanged *changed);

/* Merges the `removed` flag of a record or an entry, whose content @changed tells about. */
cJSON *
pow_merge_removed (PowMerge *merge,
                   const char *pointer,
                   const PowMergeView views[N_SIDES],
                   PowMergeChanged *changed);

/* Of two sides that both changed the greater stands, without a choice. */
cJSON *
pow_merge_greater (PowMerge *merge,
                   const PowField *field,
                   const char *pointer,
                   const PowMergeView views[N_SIDES],
                   PowMergeChanged *changed);

/* Merges a whole tree; the rows are NULL in the text layer. NULL: absent. */
cJSON *
pow_merge_tree (PowMerge *merge, const PowField *fields, const PowMergeView views[N_SIDES]);

G_END_DECLS
