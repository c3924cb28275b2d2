/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"

G_BEGIN_DECLS

#define POW_COMPARISON_COLUMNS 4

/**
 * PowComparedMark:
 * @POW_COMPARED_SAME: the same in every column
 * @POW_COMPARED_CHANGED: different, or unknown in some
 * @POW_COMPARED_ADDED: not in the first column
 * @POW_COMPARED_REMOVED: only in the first column
 * @POW_COMPARED_REFUSED: known, but made by unlike definitions
 *
 * How the columns of a row differ. Seen the other way round, added is removed and the rest stays.
 */
typedef enum
{
  POW_COMPARED_SAME,
  POW_COMPARED_CHANGED,
  POW_COMPARED_ADDED,
  POW_COMPARED_REMOVED,
  POW_COMPARED_REFUSED,
  POW_N_COMPARED,
} PowComparedMark;

/**
 * PowComparedColumn:
 * @name: what stands above it
 * @region: (nullable): a region id; %NULL: every region
 * @snapshot: the portfolio at the moment of the column
 * @today: the day to judge on; NONE: that of @snapshot
 *
 * One of the sides of a comparison.
 */
typedef struct
{
  char *name;
  char *region;
  PowSnapshot *snapshot;
  PowDate today;
} PowComparedColumn;

/**
 * PowComparedRow:
 * @paths: place of the field in the record of each column; %NULL where it has no such place
 * @label: the field, translated
 * @group: group of the field in the form, translated
 * @values: the value of each column, borrowed from its record; %NULL is unknown or not there
 * @words: (nullable): the same in words
 * @mark: how they differ
 * @difference: (nullable): what tells them apart; of a refused row why it cannot be told
 * @internal: whether the field is left out of every export
 * @figure: (nullable): a row of pow_figures: the values are computed, not written
 * @partial: of a figure, a bit for each column of which some parts are unknown
 *
 * One field, or one entry that not every column has.
 */
typedef struct
{
  char *paths[POW_COMPARISON_COLUMNS];
  char *label;
  const char *group;
  const cJSON *values[POW_COMPARISON_COLUMNS];
  char *words[POW_COMPARISON_COLUMNS];
  PowComparedMark mark;
  char *difference;
  gboolean internal;
  const PowField *figure;
  guint partial;
} PowComparedRow;

/**
 * PowComparedSubject:
 * @kind: kind of its records
 * @records: the record of each column; %NULL where there is none
 * @title: what it is called
 * @mark: whether every column has it
 * @pair_reason: (nullable): of subprojects of different regions: why they stand side by side
 * @pair_key: (nullable): the entry of the programme's `pairs` in which a person confirmed it; %NULL: a
 *   suggestion, or no pair
 * @rows: (element-type PowComparedRow): its fields, in table order
 *
 * What is compared: a record at several moments, or records of several regions that belong together.
 */
typedef struct
{
  PowKind kind;
  PowRecord *records[POW_COMPARISON_COLUMNS];
  char *title;
  PowComparedMark mark;
  char *pair_reason;
  char *pair_key;
  GPtrArray *rows;
} PowComparedSubject;

/**
 * PowComparison:
 * @columns: the sides
 * @n_columns: two to %POW_COMPARISON_COLUMNS
 * @same_records: whether the columns are the same records at several moments
 * @subjects: (element-type PowComparedSubject): by region, kind and the order of the plan
 * @kept: (element-type cJSON): values of rows that stand in no record
 *
 * Two moments, or two to four regions, side by side. A plain value that any thread may read.
 */
typedef struct
{
  PowComparedColumn columns[POW_COMPARISON_COLUMNS];
  guint n_columns;
  gboolean same_records;
  GPtrArray *subjects;
  GPtrArray *kept;
} PowComparison;

PowComparison *pow_comparison_new_moments (PowSnapshot *a, const char *a_name, PowSnapshot *b, const char *b_name, const char *region);
PowComparison *pow_comparison_new_template (PowSnapshot *snapshot, const char *region);
PowComparison *pow_comparison_new_regions (const PowComparedColumn *columns, guint n_columns);
void pow_comparison_free (PowComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowComparison, pow_comparison_free)

void pow_comparison_count (PowComparison *self, guint counts[POW_N_COMPARED]);
const char *pow_compared_mark_get_name (PowComparedMark mark);
const char *pow_compared_row_get_words (const PowComparedRow *row, guint column);
gboolean pow_compared_row_is_about (const PowComparedRow *row, char **fields);
char *pow_compared_subject_dup_words (const PowComparison *self, const PowComparedSubject *subject);

G_END_DECLS
