/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

/**
 * pow_value_dup_text:
 * @snapshot: where references, keys and terms are looked up
 * @record: the record
 * @path: dotted path of one of its fields
 *
 * The value in words, as screens show it: references by the title of what they point at, keys by the
 * title of the entry, terms by their label, sets joined with commas. Never markup.
 *
 * Returns: (transfer full) (nullable): %NULL when the value is unknown
 */
char *pow_value_dup_text (PowSnapshot *snapshot, PowRecord *record, const char *path);

/* The same for a value at hand, a part of @record. */
char *pow_value_dup_text_of (PowSnapshot *snapshot, PowRecord *record, const PowField *field, const cJSON *value);

/* Order of the values of one field in two records or entries: by what they mean (date, amount, place in the choice list), words in
 * the collation of the locale; unknown last. */
int pow_value_text_compare (PowSnapshot *snapshot, PowRecord *a, const char *a_path, PowRecord *b, const char *b_path);

G_END_DECLS
