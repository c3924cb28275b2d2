/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/compare/pow-comparison.h"

G_BEGIN_DECLS

/* A comparison without subjects yet. */
PowComparison *pow_comparison_new (const PowComparedColumn *columns, guint n_columns, gboolean same_records);
/* The record at an address when it is visible. Borrowed. */
PowRecord *pow_comparison_look_up (PowSnapshot *snapshot, const char *address);
/* A subject with the records of its columns, NULL where there is none; fills in its rows. */
PowComparedSubject *pow_compared_subject_new (const PowComparison *comparison, PowRecord *const *records);
void pow_compared_row_free (PowComparedRow *row);
/* Added, removed, or SAME when every column has it. */
PowComparedMark pow_comparison_mark_presence (guint n_columns, const void *const *there);
/* Whose are in which columns: "only in Zeeland". Transfer full. */
char *pow_comparison_tell_presence (const PowComparison *self, const void *const *there);

/* Fills in pow_compared_subject.rows (pow-compared-rows.c). */
void pow_comparison_fill_rows (const PowComparison *self, PowComparedSubject *subject);

/* The subprojects of the regions in groups of at most one a column: confirmed pairs first, then
 * suggestions that nobody refused, then those without (pow-pairing.c). Transfer full (element-type PowComparedSubject). */
void pow_comparison_pair_subprojects (PowComparison *self);

G_END_DECLS
