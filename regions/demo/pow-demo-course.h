/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regions/demo/pow-demo-region.h"

G_BEGIN_DECLS

/* What is the matter with a subproject at the end of the story. */
typedef enum
{
  POW_DEMO_FINE,
  POW_DEMO_LATE_AMBER,
  POW_DEMO_LATE_RED,
  POW_DEMO_BEHIND_AMBER,
  POW_DEMO_BEHIND_RED,
  POW_DEMO_SPENT_AMBER,
  POW_DEMO_OVERSPENT,
  POW_DEMO_NOBODY,
  POW_DEMO_VACANT,
  POW_DEMO_UNKNOWN,
  POW_DEMO_HOLD,
} PowDemoTrouble;

#define POW_DEMO_MAX_MILESTONES 6
#define POW_DEMO_DAYS_TO_REPORT 9 /* figures of a quarter come this long after its end */

typedef struct
{
  char *key;
  const char *title;
  gint32 date;    /* as it stands at the end */
  gint32 first;   /* as it was planned at first: earlier when it was moved */
  gint32 done;    /* 0: not done */
  gboolean vague; /* known by its quarter only */
  gboolean moved;
} PowDemoMilestone;

/**
 * PowDemoCourse:
 *
 * How a subproject, or the plan itself, goes from its start to the programme's clock: what is
 * true on which day. Its updates bring the record to what is true by then.
 */
struct _PowDemoCourse
{
  char *address;
  char *title;
  const cJSON *archetype; /* what kind of subproject this is; NULL: published, or the plan */
  const char *kind;       /* of pulse texts; NULL: the plan's */
  PowDemoTrouble trouble;
  const char *light; /* the last one reported; NULL: never */
  const char *final_phase;
  gint32 born;
  gint32 start;
  gint32 due;
  gint32 last_pulse;
  guint n_updates;
  guint weight;
  guint text_place;
  guint author;
  PowDemoMilestone milestones[POW_DEMO_MAX_MILESTONES];
  guint n_milestones;
  char *indicator;
  double baseline;
  double target;
  double factor;    /* of the straight line */
  gint32 redefined; /* the day on which the indicator's definition changed; 0: never */
  char *budget;
  char *budget_label;
  const char *budget_funder; /* NULL: stands already */
  const char *budget_tranche;
  gint64 planned;
  gint32 replanned_on; /* the day from which @planned holds; 0: always */
  gint64 planned_before;
  double spent; /* share of what is planned that is committed at the end */
  gboolean money_known;
  gboolean running_noted;
  gboolean taken; /* something else happens to it already: shared, let go, an open choice */
  gint32 done_to; /* what is true up to this day stands in the record */
};

PowDemoCourse *
pow_demo_course_new (const char *address, const char *title);
void
pow_demo_course_free (PowDemoCourse *self);

/* When a course that has begun ends: as usual, or later in a region that takes more time. */
gint32
pow_demo_course_get_end (PowDemoRegion *region, PowDemoCourse *self, gint32 usual);
/* Decides about the dates and figures of a course. */
void
pow_demo_course_plan (PowDemoRegion *region, PowDemoCourse *self);

/* Sets what the record lacks on @day of what is true by then. */
void
pow_demo_course_advance (PowDemoRegion *region,
                         PowDemoCourse *self,
                         PowDemoEvent *event,
                         gint32 day);

/* Makes one milestone a moved one: planned earlier at first, put off by an event. FALSE: none fits.
 */
gboolean
pow_demo_course_move_milestone (PowDemoRegion *region, PowDemoCourse *self);

/* The indicator as it was first written down. Transfer full. */
cJSON *
pow_demo_course_new_indicator (PowDemoRegion *region, PowDemoCourse *self);
cJSON *
pow_demo_course_new_milestones (PowDemoCourse *self);
cJSON *
pow_demo_course_new_budget (PowDemoCourse *self);

/* Makes the region's subprojects: published ones first, then as many of the usual kinds as it
 * takes. */
void
pow_demo_add_subprojects (PowDemoRegion *region);
/* The plan's own course: pulses, money and result of the whole. */
void
pow_demo_add_plan_course (PowDemoRegion *region);
/* Adds the updates of every course, as many as its `n_updates` says. */
void
pow_demo_add_updates (PowDemoRegion *region);

G_END_DECLS
