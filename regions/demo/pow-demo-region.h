/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-address.h"
#include "regions/demo/pow-demo-event.h"

G_BEGIN_DECLS

/* The people who work on the demo, in the order of the texts' `authors`. */
enum
{
  POW_DEMO_JANSE,
  POW_DEMO_DE_WIT,
  POW_DEMO_EL_AMRANI,
  POW_DEMO_HOEKSTRA,
  POW_DEMO_VERMEULEN,
  POW_DEMO_PINAS,
};

/* GDate julian days: where the history begins and where it stands still. */
#define POW_DEMO_FIRST_DAY 736919 /* 13 August 2018 */
#define POW_DEMO_CLOCK 737468     /* 13 February 2020 */
#define POW_DEMO_CLOCK_TEXT "2020-02-13"

typedef struct _PowDemoCourse PowDemoCourse;

/**
 * PowDemoRegion:
 *
 * One region while its history is being made up: who is there, what goes on, and every event so
 * far. All chance comes from its own generator, so regions do not disturb each other.
 */
typedef struct
{
  const char *id;
  guint index;
  const char *name;
  const char *centre;
  const cJSON *reference;     /* the region's record */
  const cJSON *published;     /* what is published about it, or NULL */
  const cJSON *organisations; /* published organisation → type */
  const cJSON *profile;       /* how it fares in the story */
  const cJSON *texts;
  GRand *rand;
  GPtrArray *events;     /* (element-type PowDemoEvent) */
  GPtrArray *courses;    /* (element-type PowDemoCourse) */
  GHashTable *addresses; /* name in the story, or published name → address */
  char *plan;            /* address */
  gboolean reports;      /* FALSE: never reported */
  gboolean plan_money;   /* a published total stands in the plan */
  guint coordinator;
  guint lead;
  guint n_agreements;
  guint moves_wanted; /* milestones still to be put off */
} PowDemoRegion;

PowDemoRegion *
pow_demo_region_new (const char *id,
                     guint index,
                     guint32 seed,
                     const cJSON *texts,
                     const cJSON *reference,
                     const cJSON *plans);
void
pow_demo_region_free (PowDemoRegion *self);

/* An event on a day, in office hours. Takes @subject; the region keeps the event. */
PowDemoEvent *
pow_demo_region_add_event (PowDemoRegion *self, gint32 day, guint author, char *subject);
/* The same, at a later moment of the same day. */
gint64
pow_demo_region_pick_time (PowDemoRegion *self, gint32 day);
guint
pow_demo_region_count_commits (PowDemoRegion *self);

const char *
pow_demo_region_get_address (PowDemoRegion *self, const char *name);
const char *
pow_demo_region_new_address (PowDemoRegion *self,
                             PowKind kind,
                             const char *name,
                             const char *title);

int
pow_demo_random (PowDemoRegion *self, int from, int below);
gboolean
pow_demo_chance (PowDemoRegion *self, int percent);
const char *
pow_demo_pick (PowDemoRegion *self, const cJSON *list);
/* A text with its places filled: {r} region, {p} centre, {n} and {m} small counts, {g} the
 * number of a group, {t} @title. */
char *
pow_demo_fill (PowDemoRegion *self, const char *text, const char *title);
const cJSON *
pow_demo_texts (PowDemoRegion *self, const char *key);
const char *
pow_demo_profile (PowDemoRegion *self, const char *key);

/* Sets `notes` or `internal_notes` to one of the texts, with its day. */
void
pow_demo_note (PowDemoRegion *self, PowDemoEvent *event, const char *address, const char *field);

/* Small makers of values. */
char *
pow_demo_day (gint32 day);
/* "12 mrt 2020" */
char *
pow_demo_day_in_words (gint32 day);
/* That day, or the Friday before it. */
gint32
pow_demo_work_day (gint32 day);
cJSON *
pow_demo_date (gint32 day);
cJSON *
pow_demo_period (gint32 start, gint32 end);
cJSON *
pow_demo_terms (const cJSON *list);
char *
pow_demo_order (PowDemoRegion *self, guint place);
void
pow_demo_add_integer (cJSON *object, const char *key, gint64 value);
void
pow_demo_add_source (cJSON *tree, const cJSON *source);

/* Address of the lead that a source names, made when it is new; NULL for no organisation. @side
 * NULL: what the kind of organisation says. */
const char *
pow_demo_published_lead (PowDemoRegion *self,
                         PowDemoEvent *event,
                         const char *organisation,
                         const char *side,
                         const char *function,
                         const cJSON *source);

/* The parts of the story, each adding its events. */
void
pow_demo_add_cast (PowDemoRegion *self); /* organisations, leads, bodies */
void
pow_demo_add_plan (PowDemoRegion *self); /* the plan and its way to approval */
void
pow_demo_add_meetings (PowDemoRegion *self); /* meetings, decisions, commitments, reports */

G_END_DECLS
