/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

/**
 * PowLight:
 *
 * The states of a light. The same five for what a person reported and for what the rules computed;
 * which of the two is meant is told by where it stands (#PowStanding).
 */
typedef enum
{
  POW_LIGHT_UNKNOWN, /* never reported, or not enough data to compute */
  POW_LIGHT_GREEN,
  POW_LIGHT_AMBER,
  POW_LIGHT_RED,
  POW_LIGHT_ON_HOLD,
} PowLight;

/**
 * pow_light_get_name:
 *
 * The word of commands and JSON: "unknown", "green", "amber", "red", "on_hold".
 */
const char *pow_light_get_name (PowLight light);

/**
 * pow_light_get_label:
 *
 * The word for people, translated, in lower case.
 */
const char *pow_light_get_label (PowLight light);

/**
 * pow_light_from_name:
 * @name: (nullable): a choice of a pulse's light
 *
 * The light of that name; UNKNOWN for anything else.
 */
PowLight pow_light_from_name (const char *name);

/**
 * PowReported:
 *
 * What a person said in the last pulse that was known on the day asked for.
 */
typedef struct
{
  PowLight light;   /* UNKNOWN: never reported; a stale one keeps its light and sets stale */
  PowDate on;       /* NONE: never */
  int age_days;     /* from the end of the pulse's date; -1: never */
  gboolean stale;   /* older than threshold stale_days: counts as unknown */
  const char *text; /* borrowed from the record; NULL: none */
} PowReported;

/**
 * PowReason:
 *
 * One rule that spoke: what it found, in a sentence, and which record it speaks of.
 */
typedef struct
{
  char *rule;     /* "milestone_late" */
  PowLight light; /* AMBER, RED, ON_HOLD; UNKNOWN: an input is missing */
  char *address;  /* of the record it speaks of */
  char *text;     /* translated sentence: "Milestone ‘Start group 2’ is 12 days late" */
} PowReason;

void pow_reason_free (PowReason *reason);

/**
 * pow_reason_format:
 * @snapshot: where the title of the record is looked up
 *
 * The sentence as a region shows it: what a rule found in a subproject names that subproject.
 *
 * Returns: (transfer full):
 */
char *pow_reason_format (const PowReason *reason, PowSnapshot *snapshot);

/**
 * PowSum:
 *
 * A sum that says how many of its parts are known. With @known 0 the value is unknown, not zero.
 */
typedef struct
{
  gint64 value; /* whole euros */
  guint known;
  guint of;
} PowSum;

/**
 * PowMoneySums:
 *
 * Totals of a record (its parts are budget lines; none is one unknown part) or of a region (its
 * parts are the plan, when it has budget lines, and the subprojects). `free` = planned − committed,
 * over the parts that know both.
 */
typedef struct
{
  PowSum planned, committed, realised, free;
} PowMoneySums;

/**
 * PowStanding:
 *
 * Everything a row of the overview or the head of a dossier needs; computed, never stored.
 */
typedef struct
{
  PowReported reported;
  PowLight computed;  /* UNKNOWN: insufficient data, or not judged (idea, anchored, stopped) */
  GPtrArray *because; /* (element-type PowReason), worst first, then in the order of the rules */
  PowMoneySums money;
  int result_percent; /* -1: unknown. How far the indicators are, on average; none counts above 100 */
  guint result_known, result_of; /* indicators */
} PowStanding;

void pow_standing_free (PowStanding *standing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowStanding, pow_standing_free)

typedef enum
{
  POW_SLOT_NONE, /* nothing known */
  POW_SLOT_VACANT,
  POW_SLOT_CANDIDATE,
  POW_SLOT_APPOINTED,
} PowSlotState;

/**
 * PowSlot:
 *
 * One of the two trekker slots of a plan or subproject.
 */
typedef struct
{
  PowSlotState state;
  PowRecord *trekker; /* borrowed from the snapshot; NULL: none named, or named but not found */
  PowDate since;      /* of the state; NONE: unknown */
} PowSlot;

/**
 * pow_slot_state_get_name:
 *
 * The word of commands and JSON: "none", "vacant", "candidate", "appointed".
 */
const char *pow_slot_state_get_name (PowSlotState state);

/**
 * pow_slot_state_get_label:
 *
 * The word for people, translated.
 */
const char *pow_slot_state_get_label (PowSlotState state);

/**
 * pow_insight_subproject:
 * @snapshot: the portfolio it belongs to
 * @subproject: a subproject; its address names its region
 * @today: the day to judge on
 *
 * Judges one subproject by every rule. Green needs evidence: at least one milestone, budget or
 * indicator that could be measured, and no rule that misses an input. Ideas, anchored and stopped
 * subprojects are not judged; one on hold is judged on its money only.
 *
 * Any thread. Returns: (transfer full)
 */
PowStanding *pow_insight_subproject (PowSnapshot *snapshot, PowRecord *subproject, PowDate today);

/**
 * pow_insight_region:
 * @snapshot: the portfolio
 * @region: a region id; one without a plan has an unknown standing
 * @today: the day to judge on
 *
 * Reported is the plan's last pulse; computed is the worst that the rules find over the plan's own
 * figures and its active subprojects; unknown when nothing is amber or red but something is not
 * known. Sums take in every visible subproject with figures, also finished ones: spent is spent.
 *
 * Any thread. Returns: (transfer full)
 */
PowStanding *pow_insight_region (PowSnapshot *snapshot, const char *region, PowDate today);

/**
 * pow_insight_reported:
 * @snapshot: for the threshold stale_days
 * @record: (nullable): a plan or subproject
 * @today: later pulses are not known yet
 *
 * The last pulse: greatest date, of equal dates the greater key, without those that another pulse
 * corrects.
 */
PowReported pow_insight_reported (PowSnapshot *snapshot, PowRecord *record, PowDate today);

/**
 * pow_insight_is_active:
 * @subproject: a subproject
 *
 * Whether the rules judge it: not removed, and in preparation, running, completing, or in a phase
 * that nobody has filled in.
 */
gboolean pow_insight_is_active (PowRecord *subproject);

/**
 * pow_insight_has_ended:
 * @region: a region
 * @today: the day asked for
 *
 * Whether a region has wholly ended by that day: it leaves the lists, not the history.
 */
gboolean pow_insight_has_ended (PowRecord *region, PowDate today);

/**
 * pow_insight_slot:
 * @snapshot: the portfolio
 * @plan_or_subproject: whose slot
 * @private_side: the employers' side; else the municipality's
 * @today: a trekker whose `until` has wholly passed leaves a vacancy
 *
 * Who leads on one side. A trekker who left makes the slot vacant since the day of leaving.
 */
PowSlot pow_insight_slot (PowSnapshot *snapshot, PowRecord *plan_or_subproject, gboolean private_side, PowDate today);

/**
 * pow_insight_get_threshold:
 * @snapshot: the portfolio
 * @name: `late_red_days`, `late_amber_days`, `stale_days`, `indicator_red`, `indicator_amber`,
 *   `spent_amber`, `vacant_amber_days`, `vacant_red_days` or `measured_stale_days`
 *
 * The programme's own threshold, else the default.
 */
gint64 pow_insight_get_threshold (PowSnapshot *snapshot, const char *name);

/**
 * pow_insight_count_phases:
 * @counts: (out caller-allocates): a number for each choice of the field `phase`, in table order
 *
 * Visible subprojects of a region per phase; one without a phase counts in none.
 */
void pow_insight_count_phases (PowSnapshot *snapshot, const char *region, guint *counts, guint n_counts);

/**
 * pow_insight_next_meeting:
 * @body: a decision body
 * @today: the day of the rules
 *
 * Returns: the date of the first meeting that has not passed; NONE when there is none
 */
PowDate pow_insight_next_meeting (PowRecord *body, PowDate today);

/**
 * pow_insight_money:
 * @region: a region id
 * @tranche: (nullable): key of a tranche of the programme; %NULL: budget lines that name none
 *
 * Totals over the budget lines of a region's plan and subprojects in one tranche; each line is a part.
 */
PowMoneySums pow_insight_money (PowSnapshot *snapshot, const char *region, const char *tranche);

G_END_DECLS
