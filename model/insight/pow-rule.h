/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-entry.h"
#include "model/insight/pow-insight.h"

G_BEGIN_DECLS

/**
 * PowJudgement:
 *
 * One plan or subproject while the rules look at it. A rule adds a reason for what is wrong and for
 * what it would need to know; it says `measured` when a milestone, budget or indicator could be
 * held against what was agreed. Appointing a lead is no evidence of progress, so it measures nothing.
 */
typedef struct
{
  PowSnapshot *snapshot;
  PowRecord *record;
  gint32 today; /* julian day */
  PowDate date; /* the same day */
  gboolean on_hold;
  gboolean running; /* in execution: the phase in which an empty slot can turn red */
  gboolean measured;
  GPtrArray *reasons; /* (element-type PowReason) */
} PowJudgement;

typedef struct _PowRule PowRule;

/**
 * PowRule:
 *
 * One rule of the traffic light, in a file of its own, as a row of the table in pow-rules.c.
 */
struct _PowRule
{
  const char *id;
  PowKindMask kinds;      /* what it looks at */
  gboolean while_on_hold; /* whether it also speaks of what is on hold */
  void (*judge) (const PowRule *rule, PowJudgement *judgement);
};

/* Ends in a row with a NULL id. */
extern const PowRule pow_rules[];

/**
 * pow_rule_milestone_late:
 * @rule: its row of the table
 * @judgement: what is looked at
 *
 * Whether a milestone's date has passed by more days than the programme's `late_amber_days` or `late_red_days`.
 */
void pow_rule_milestone_late (const PowRule *rule, PowJudgement *judgement);

/**
 * pow_rule_overspent:
 * @rule: its row of the table
 * @judgement: what is looked at
 *
 * Whether more is committed or realised than is planned; this also speaks of what is on hold.
 */
void pow_rule_overspent (const PowRule *rule, PowJudgement *judgement);

/**
 * pow_rule_indicator_behind:
 * @rule: its row of the table
 * @judgement: what is looked at
 *
 * Whether an indicator is too far below the straight line from its baseline to its target
 * (`indicator_amber`, `indicator_red`, in percent of what that line gives).
 */
void pow_rule_indicator_behind (const PowRule *rule, PowJudgement *judgement);

/**
 * pow_rule_trekker_vacant:
 * @rule: its row of the table
 * @judgement: what is looked at
 *
 * Whether a slot for a lead has been empty for too long.
 */
void pow_rule_trekker_vacant (const PowRule *rule, PowJudgement *judgement);

/**
 * pow_rule_nobody_decides:
 * @rule: its row of the table
 * @judgement: what is looked at
 *
 * Whether bodies have mandates on the topic of the decision that is needed, and none of them decides.
 */
void pow_rule_nobody_decides (const PowRule *rule, PowJudgement *judgement);

/**
 * pow_judgement_add:
 * @judgement: what is looked at
 * @rule: id of the rule that speaks
 * @light: how bad it is
 * @text: (transfer full): translated sentence that says why
 *
 * Adds a reason about the record.
 */
void pow_judgement_add (PowJudgement *judgement, const char *rule, PowLight light, char *text);

/**
 * pow_judgement_threshold:
 * @judgement: what is looked at
 * @name: a threshold, such as `late_red_days`
 *
 * Returns: the programme's value for it, else ours, in the unit that its name tells
 */
gint64 pow_judgement_threshold (PowJudgement *judgement, const char *name);

/**
 * pow_rules_judge:
 * @snapshot: the portfolio that the record is of
 * @record: a plan or a subproject
 * @today: the day it is judged on, its last day when it is vaguer than a day
 * @reasons: (element-type PowReason): where reasons are added
 * @measured: (out) (optional): whether anything could be held against what was agreed
 *
 * Looks at a record with every rule that is for it. Any thread.
 *
 * Returns: RED, AMBER, ON_HOLD when it is on hold and its money gives no reason, UNKNOWN when a rule missed an
 *   input or nothing was measured, else GREEN
 */
PowLight pow_rules_judge (PowSnapshot *snapshot, PowRecord *record, PowDate today, GPtrArray *reasons, gboolean *measured);

/**
 * pow_reason_new:
 * @rule: id of a rule
 * @light: how bad it is
 * @address: (nullable): the record it is about
 * @text: (transfer full): translated sentence that says why
 *
 * Returns: (transfer full): a reason of a light
 */
PowReason *pow_reason_new (const char *rule, PowLight light, const char *address, char *text);

/**
 * pow_reasons_sort:
 * @reasons: (element-type PowReason): reasons, in the order in which they were found
 *
 * Puts the worst first; equal ones keep their order.
 */
void pow_reasons_sort (GPtrArray *reasons);

/**
 * pow_indicator_get_measurement:
 * @indicator: entry of an indicator
 * @today: julian day
 * @period: (out) (optional): the period that was measured
 *
 * Finds the measurement that counts on a day: the latest period that has begun and has a value.
 *
 * Returns: (transfer none) (nullable): it; %NULL when there is none
 */
const cJSON *pow_indicator_get_measurement (const cJSON *indicator, gint32 today, PowDate *period);

/**
 * pow_indicator_is_redefined:
 * @indicator: entry of an indicator
 * @measurement: entry of one of its measurements
 *
 * Returns: whether the measurement was made by another definition than the indicator now has
 */
gboolean pow_indicator_is_redefined (const cJSON *indicator, const cJSON *measurement);

G_END_DECLS
