/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

/* The states of a light. The order is severity for sums, not a ranking of regions. */
typedef enum
{
  POW_LIGHT_UNKNOWN, /* never reported, stale, or not enough data to compute */
  POW_LIGHT_GREEN,
  POW_LIGHT_AMBER,
  POW_LIGHT_RED,
  POW_LIGHT_ON_HOLD,
} PowLight;

const char *pow_light_get_name (PowLight light);  /* "green": JSON */
const char *pow_light_get_label (PowLight light); /* "green" in words, translated */

/* What a person said in the last pulse. */
typedef struct
{
  PowLight light; /* UNKNOWN: never reported; a stale one keeps its light and sets stale */
  PowDate on;
  int age_days;   /* -1: never */
  gboolean stale; /* older than threshold stale_days: counts as unknown */
  const char *text; /* borrowed from the record */
} PowReported;

/* One rule that spoke. */
typedef struct
{
  char *rule;    /* "milestone_late" */
  PowLight light;
  char *address; /* of the record it speaks of */
  char *text;    /* translated sentence: "Milestone ‘Start group 2’ is 12 days late" */
} PowReason;

void pow_reason_free (PowReason *reason);

/* A sum that says how many of its parts are known (product.md, 2). */
typedef struct
{
  gint64 value;
  guint known;
  guint of;
} PowSum;

typedef struct
{
  PowSum planned, committed, realised, free;
} PowMoneySums;

/* Everything a row of the overview or the head of a dossier needs; computed, never stored. */
typedef struct
{
  PowReported reported;
  PowLight computed;
  GPtrArray *because; /* (element-type PowReason) */
  PowMoneySums money;
  int result_percent; /* -1: unknown */
  guint result_known, result_of;
} PowStanding;

void pow_standing_free (PowStanding *standing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowStanding, pow_standing_free)

typedef enum
{
  POW_SLOT_NONE,      /* nothing known */
  POW_SLOT_VACANT,
  POW_SLOT_CANDIDATE,
  POW_SLOT_APPOINTED,
} PowSlotState;

/* One of the two trekker slots of a plan or subproject. */
typedef struct
{
  PowSlotState state;
  PowRecord *trekker; /* borrowed from the snapshot; may be NULL */
  PowDate since;
} PowSlot;

PowStanding *pow_insight_subproject (PowSnapshot *snapshot, PowRecord *subproject, PowDate today);
PowStanding *pow_insight_region (PowSnapshot *snapshot, const char *region, PowDate today); /* plan + subprojects */
PowSlot pow_insight_slot (PowSnapshot *snapshot, PowRecord *plan_or_subproject, gboolean private_side);
gint64 pow_insight_get_threshold (PowSnapshot *snapshot, const char *name); /* programme file, else the default */
/* Count of subprojects per phase: array of the phase choices' length. */
void pow_insight_count_phases (PowSnapshot *snapshot, const char *region, guint *counts, guint n_counts);

G_END_DECLS
