/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regions/demo/pow-demo-course.h"

G_BEGIN_DECLS

#define POW_DEMO_REVISIONS 2500
#define POW_DEMO_MOVES 60
#define POW_DEMO_REMOVALS 25
#define POW_DEMO_RESTORATIONS 5
#define POW_DEMO_MERGES 40
#define POW_DEMO_CHOICES 12
#define POW_DEMO_FORMATTING 10
#define POW_DEMO_FOREIGN 10
#define POW_DEMO_BULK 8

/* Everything that happens, before any of it is written. */
typedef struct
{
  guint32 seed;
  cJSON *texts;
  cJSON *reference;
  cJSON *plans;
  GPtrArray *regions;   /* (element-type PowDemoRegion) */
  GPtrArray *programme; /* (element-type PowDemoEvent) events of the programme's line */
  GRand *rand;
} PowDemoStory;

PowDemoStory *
pow_demo_story_new (guint32 seed);
void
pow_demo_story_free (PowDemoStory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowDemoStory, pow_demo_story_free)

PowDemoRegion *
pow_demo_story_get_region (PowDemoStory *self, const char *id);
char *
pow_demo_story_new_change_id (GRand *rand);

/* Parts of the story that go across regions; each adds events. */
void
pow_demo_add_links (PowDemoStory *self); /* promising, adopted, dismissed, asked */
void
pow_demo_add_moves (PowDemoStory *self); /* agreements put off; reasons for half of all moves */
void
pow_demo_add_drift (PowDemoStory *self); /* practice that leaves the approved plan */
void
pow_demo_add_removals (PowDemoStory *self);
void
pow_demo_add_bulk (PowDemoStory *self);
void
pow_demo_add_merges (PowDemoStory *self); /* two people at once, with and without open choices */
void
pow_demo_add_oddities (PowDemoStory *self); /* editors and plain git */
void
pow_demo_set_wrong_clock (PowDemoStory *self); /* on one of the events there are */
/* The record as it was first written, or NULL. */
const cJSON *
pow_demo_find_first (PowDemoRegion *region, const char *address);

G_END_DECLS
