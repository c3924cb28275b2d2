/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/history/pow-change-row.h"

G_BEGIN_DECLS

/**
 * PowChangePlace:
 * @type: what the row is
 * @first: the first row of the outline that it stands for
 * @n: how many
 *
 * One row of Historie, as rows of an outline.
 */
typedef struct
{
  PowChangeRowType type;
  guint first;
  guint n;
} PowChangePlace;

/**
 * PowChangeSpan:
 * @start: the first place that differs
 * @n_old: how many places went there
 * @n_new: how many came
 *
 * Where two lists of places differ.
 */
typedef struct
{
  guint start;
  guint n_old;
  guint n_new;
} PowChangeSpan;

GArray *pow_change_places_new (const PowHistoryOutline *outline, gboolean folds, GHashTable *open);
PowChangeSpan pow_change_places_compare (const GArray *old, const PowHistoryOutline *old_outline, const GArray *new,
                                         const PowHistoryOutline *new_outline);

G_END_DECLS
