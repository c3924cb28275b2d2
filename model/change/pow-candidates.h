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
 * The last one is what the field shows; only `removed` shows *absent* while a choice is open,
 * because what somebody still works on stays visible.
 * They stand in the order of pow_value_compare(); numbers that are only spelled differently are
 * one candidate.
 */

/**
 * pow_candidates_read:
 * @field: (nullable): row of the field
 * @shows_absent: whether the field shows nothing while a choice is open (`removed`)
 * @value: (nullable): what the record has at the field
 * @choice: (nullable): the record's `choices` entry of the field
 *
 * The candidates of a field. A choice whose field shows another value than the candidates would
 * was settled by hand and counts no more, as does one that is no list.
 *
 * Returns: (transfer full) (element-type cJSON): at least one candidate
 */
GPtrArray *
pow_candidates_read (const PowField *field,
                     gboolean shows_absent,
                     const cJSON *value,
                     const cJSON *choice);

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
GPtrArray *
pow_candidates_merge (const PowField *field, GPtrArray *base, GPtrArray *ours, GPtrArray *theirs);

/**
 * pow_candidates_equal:
 * @a: (element-type cJSON): candidates of a field
 * @b: (element-type cJSON): others of the same field
 *
 * Returns: whether they are the same values; numbers that are only spelled differently are
 */
gboolean
pow_candidates_equal (GPtrArray *a, GPtrArray *b);

/**
 * pow_candidates_get_shown:
 * @candidates: (element-type cJSON): at least one
 * @shows_absent: as in pow_candidates_read()
 *
 * Returns: (transfer none) (nullable): the value that the field shows; %NULL: none
 */
const cJSON *
pow_candidates_get_shown (GPtrArray *candidates, gboolean shows_absent);

/**
 * pow_candidates_to_json:
 * @candidates: more than one candidate
 *
 * Returns: (transfer full): the list as `choices` keeps it
 */
cJSON *
pow_candidates_to_json (GPtrArray *candidates);

G_END_DECLS
