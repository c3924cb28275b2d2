/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history.h"
#include "model/insight/pow-insight.h"

G_BEGIN_DECLS

/**
 * PowDriftMeasure:
 * @POW_DRIFT_DATES: planned dates that moved
 * @POW_DRIFT_MONEY: planned money
 * @POW_DRIFT_ADDED: scope that came
 * @POW_DRIFT_DROPPED: scope that went
 *
 * In what a subproject can leave the approved plan (screens.md, Only here 5).
 */
typedef enum
{
  POW_DRIFT_DATES,
  POW_DRIFT_MONEY,
  POW_DRIFT_ADDED,
  POW_DRIFT_DROPPED,
  POW_N_DRIFT,
} PowDriftMeasure;

/**
 * PowDriftStep:
 * @commit: who, when and why; borrowed from the history that the drift was made of
 * @changes: (element-type PowChange): what of it is behind the numbers; borrowed likewise
 * @measures: a bit for each #PowDriftMeasure that it is behind
 *
 * One change of the history that is behind the numbers of a subproject.
 */
typedef struct
{
  const PowCommit *commit;
  GPtrArray *changes;
  guint measures;
} PowDriftStep;

/**
 * PowDriftRow:
 * @address: a subproject; %NULL: the whole region
 * @title: what it is called
 * @is_new: it was not in the approved plan
 * @is_gone: it was, and is no longer there
 * @days_known: whether it has an end date in both
 * @days: by how many days it ends later than planned; of a region the mean over those known
 * @n_days: of a region: of how many subprojects the days are known
 * @replannings: how often planned dates were moved; changes in one step count once
 * @money: how much planned money moved, up or down, over the budget lines
 * @added: parts that came: target groups, themes, sectors, instruments, milestones, indicators
 * @dropped: parts that went
 * @n_new: of a region: subprojects that came
 * @n_gone: of a region: subprojects that went
 * @with_reason: how many of @steps have a reason
 * @green_while_moved: it is reported green while its end moved
 * @steps: (element-type PowDriftStep): the changes behind the numbers, newest first
 *
 * The drift of one subproject, or of all of a region.
 */
typedef struct
{
  char *address;
  char *title;
  gboolean is_new;
  gboolean is_gone;
  gboolean days_known;
  int days;
  guint n_days;
  guint replannings;
  PowSum money;
  guint added;
  guint dropped;
  guint n_new;
  guint n_gone;
  guint with_reason;
  gboolean green_while_moved;
  GPtrArray *steps;
} PowDriftRow;

/**
 * PowDrift:
 * @region: a region id
 * @has_plan: whether the region had a state at the moment that counts from; else there are no rows
 * @since: that moment, Unix seconds
 * @total: the whole region
 * @rows: (element-type PowDriftRow): its subprojects, in the order of the plan
 *
 * Paper and practice: how far a region's subprojects have left the approved plan. A plain value.
 */
typedef struct
{
  char *region;
  gboolean has_plan;
  gint64 since;
  PowDriftRow *total;
  GPtrArray *rows;
  GPtrArray *entries; /* what the steps borrow from */
} PowDrift;

const char *pow_drift_measure_get_name (PowDriftMeasure measure);
guint pow_drift_measure_change (const PowChange *change);
gboolean pow_drift_leaves_plan (PowSnapshot *snapshot, PowRecord *before, PowRecord *after);

PowDrift *pow_drift_new (PowSnapshot *planned, PowSnapshot *actual, const char *region, GPtrArray *entries);
void pow_drift_free (PowDrift *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowDrift, pow_drift_free)

guint pow_drift_row_count_steps (const PowDriftRow *row, PowDriftMeasure measure);

G_END_DECLS
