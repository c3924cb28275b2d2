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

void pow_rule_milestone_late (const PowRule *rule, PowJudgement *judgement);
void pow_rule_overspent (const PowRule *rule, PowJudgement *judgement);
void pow_rule_indicator_behind (const PowRule *rule, PowJudgement *judgement);
void pow_rule_trekker_vacant (const PowRule *rule, PowJudgement *judgement);
void pow_rule_nobody_decides (const PowRule *rule, PowJudgement *judgement);

/* Takes @text. */
void pow_judgement_add (PowJudgement *judgement, const char *rule, PowLight light, char *text);
gint64 pow_judgement_threshold (PowJudgement *judgement, const char *name);

/* Looks at @record with every rule that is for it. RED, AMBER, else UNKNOWN when a rule missed an
 * input or nothing was measured, else GREEN; ON_HOLD when it is on hold and its money gives no
 * reason. Appends to @reasons. @measured (out, may be NULL). */
PowLight pow_rules_judge (PowSnapshot *snapshot, PowRecord *record, PowDate today, GPtrArray *reasons, gboolean *measured);

PowReason *pow_reason_new (const char *rule, PowLight light, const char *address, char *text);
/* Worst first; of equal lights in the order in which they were found. */
void pow_reasons_sort (GPtrArray *reasons);

/* The measurement that counts on a day: the latest period that has begun and has a value.
 * NULL: none. @period (out, may be NULL). */
const cJSON *pow_indicator_get_measurement (const cJSON *indicator, gint32 today, PowDate *period);
/* TRUE when the measurement was made by another definition than the indicator now has. */
gboolean pow_indicator_is_redefined (const cJSON *indicator, const cJSON *measurement);

G_END_DECLS
