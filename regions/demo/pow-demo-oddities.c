/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-story.h"

/* What other programs and other people's computers leave in a history. */

#define WRONG_CLOCK (8 * 365 * (gint64)86400) /* a computer that thinks it is years later */

static PowDemoCourse *
get_course (PowDemoRegion *region, guint nth)
{
  for (guint i = 0; i < region->courses->len; i++)
    {
      PowDemoCourse *course = g_ptr_array_index (region->courses, i);
      if (course->archetype != NULL && !course->taken && nth-- == 0)
        return course;
    }
  g_assert_not_reached ();
}

/* Somebody opened the file in an editor and saved it: other bytes, the same record. */
static void
add_formatting (PowDemoStory *self, guint n)
{
  PowDemoRegion *region = g_ptr_array_index (self->regions, n * 3 % self->regions->len);
  PowDemoCourse *course = get_course (region, 2);
  const cJSON *subjects = pow_json_get (self->texts, "formatting_subjects");
  PowDemoEvent *event = pow_demo_region_add_event (region, course->born + 30, region->lead,
                                                   g_strdup (pow_demo_pick (region, subjects)));
  event->layout = POW_DEMO_INDENTED;
  event->foreign = TRUE;
  pow_demo_event_put (event, course->address, NULL);
}

/* A value changed with plain git, in a file laid out by another program. */
static void
add_foreign (PowDemoStory *self, guint n)
{
  PowDemoRegion *region = g_ptr_array_index (self->regions, (n * 3 + 1) % self->regions->len);
  PowDemoCourse *course = get_course (region, 3);
  const cJSON *subjects = pow_json_get (self->texts, "foreign_subjects");
  PowDemoEvent *event = pow_demo_region_add_event (
      region, POW_DEMO_CLOCK - pow_demo_random (region, 15, 100), region->lead,
      g_strdup (cJSON_GetArrayItem (subjects, (int)n)->valuestring));
  event->layout = n % 2 == 0 ? POW_DEMO_COMPACT : POW_DEMO_INDENTED;
  event->foreign = TRUE;
  pow_demo_event_set_text (event, course->address, "approach",
                           "Na overleg aangepast: kleinere groepen, een vaste begeleider en elke "
                           "maand een gesprek met de werkgever.");
}

static void
set_wrong_clock (PowDemoRegion *region)
{
  for (guint i = 0; i < region->events->len; i++)
    {
      PowDemoEvent *event = g_ptr_array_index (region->events, i);
      if (event->other == NULL && event->moment == NULL && !event->foreign
          && event->change_id == NULL
          && event->time > pow_demo_region_pick_time (region, POW_DEMO_CLOCK - 95))
        {
          event->clock = event->time + WRONG_CLOCK;
          return;
        }
    }
  g_assert_not_reached ();
}

void
pow_demo_add_oddities (PowDemoStory *self)
{
  for (guint n = 0; n < POW_DEMO_FORMATTING; n++)
    add_formatting (self, n);
  for (guint n = 0; n < POW_DEMO_FOREIGN; n++)
    add_foreign (self, n);
}

void
pow_demo_set_wrong_clock (PowDemoStory *self)
{
  set_wrong_clock (pow_demo_story_get_region (self, "rijnmond"));
}
