/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-json.h"
#include "model/schema/pow-field.h"

G_BEGIN_DECLS

/**
 * PowCandidates:
 *
 * The values that a field may have at once: one while it is settled, more while a choice is
 * open. A sorted array of borrowed values without doubles; NULL in it means *absent*.
 * The last one is what the field shows, except for `removed`, which shows the first: what
 * somebody still works on stays visible.
 *
 * Values compare as follows: absent is least; numbers and money by value; dates by end, then
 * start; choices in table order; false before true; all else by the bytes of the canonical text.
 */

/**
 * pow_value_compare:
 * @field: (nullable): row of the value; NULL for a key no table knows
 * @a: (nullable): a value; NULL is absent
 * @b: (nullable): another
 *
 * A total order on the values of one field. Groups and entries must have their keys in
 * canonical order, as in the tree of a #PowRecord. Any thread.
 *
 * Returns: less than, equal to or more than zero
 */
int pow_value_compare (const PowField *field, const cJSON *a, const cJSON *b);

/**
 * pow_candidates_read:
 * @field: (nullable): row of the field
 * @shows_least: whether the field shows its first candidate (`removed`)
 * @value: (nullable): what the record has at the field
 * @choice: (nullable): the record's `choices` entry of the field
 *
 * The candidates of a field. A choice whose field shows another value than the candidates would
 * was settled by hand and counts no more, as does one that is no list.
 *
 * Returns: (transfer full) (element-type cJSON): at least one candidate
 */
GPtrArray *pow_candidates_read (const PowField *field, gboolean shows_least, const cJSON *value, const cJSON *choice);

/**
 * pow_candidates_merge:
 * @field: (nullable): row of the field
 * @base: candidates of the last common state
 * @ours: candidates of one side
 * @theirs: candidates of the other
 *
 * The three-way rule of fields: what only one side changed stands; else what both kept and what
 * either added, and both sides whole where nothing of them would be left.
 *
 * Returns: (transfer full) (element-type cJSON): values borrowed from the arguments
 */
GPtrArray *pow_candidates_merge (const PowField *field, GPtrArray *base, GPtrArray *ours, GPtrArray *theirs);

gboolean pow_candidates_equal (const PowField *field, GPtrArray *a, GPtrArray *b);
const cJSON *pow_candidates_get_shown (GPtrArray *candidates, gboolean shows_least);

/**
 * pow_candidates_to_json:
 * @candidates: more than one candidate
 *
 * Returns: (transfer full): the list as `choices` keeps it
 */
cJSON *pow_candidates_to_json (GPtrArray *candidates);

/* Whether a member of a `choices` list stands for *absent*. */
gboolean pow_candidate_is_absent (const cJSON *candidate);

G_END_DECLS
