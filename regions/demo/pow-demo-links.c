/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-story.h"

/* What regions learn from each other, and what people ask and set aside. */

static PowDemoCourse *
find_of_kind (PowDemoRegion *region, const cJSON *archetype)
{
  for (guint i = 0; i < region->courses->len; i++)
    {
      PowDemoCourse *course = g_ptr_array_index (region->courses, i);
      if (course->archetype == archetype && course->trouble == POW_DEMO_FINE
          && g_strcmp0 (course->final_phase, "idea") != 0)
        return course;
    }
  return NULL;
}

static void
share (PowDemoRegion *region, PowDemoCourse *course)
{
  cJSON *promising = pow_json_copy (pow_json_get (course->archetype, "promising"));
  PowDemoEvent *event = pow_demo_region_add_event (
      region, POW_DEMO_CLOCK - pow_demo_random (region, 70, 110), region->coordinator,
      g_strdup_printf ("%s: kansrijk", course->title));
  course->taken = TRUE;
  cJSON_AddTrueToObject (promising, "shared");
  pow_demo_event_set (event, course->address, "promising", promising);
}

static void
adopt (PowDemoRegion *region, PowDemoCourse *course, PowDemoCourse *origin, guint n)
{
  static const struct
  {
    const char *stage;
    const char *note;
  } stages[] = {
    { "trial", "Proef met één groep" },
    { "in_use", "Werkt hier ook, met kleinere groepen" },
    { "seen", NULL },
    { "anchored", "Onderdeel van het gewone werk" },
    { "stopped", "Te weinig werkgevers in deze sector" },
  };
  cJSON *adopted = cJSON_CreateObject ();
  guint stage = n % G_N_ELEMENTS (stages);
  PowDemoEvent *event = pow_demo_region_add_event (
      region, POW_DEMO_CLOCK - pow_demo_random (region, 20, 60), region->coordinator,
      g_strdup_printf ("%s: overgenomen", course->title));
  course->taken = TRUE;
  cJSON_AddStringToObject (adopted, "ref", origin->address);
  cJSON_AddStringToObject (adopted, "stage", stages[stage].stage);
  if (stages[stage].note != NULL)
    cJSON_AddStringToObject (adopted, "note", stages[stage].note);
  pow_demo_event_set (event, course->address, "adopted_from", adopted);
}

static void
spread (PowDemoStory *self, const cJSON *archetype, guint *adopted)
{
  PowDemoCourse *origin = NULL;
  guint followers = 0;
  for (guint i = 0; i < self->regions->len; i++)
    {
      PowDemoRegion *region
          = g_ptr_array_index (self->regions, (i + *adopted) % self->regions->len);
      PowDemoCourse *course = find_of_kind (region, archetype);
      if (course == NULL || !region->reports)
        continue;
      if (origin == NULL)
        share (region, course);
      else if (followers++ < 2)
        adopt (region, course, origin, (*adopted)++);
      origin = origin != NULL ? origin : course;
    }
}

/* One waits for another in the same region. */
static void
add_dependency (PowDemoRegion *region)
{
  PowDemoCourse *one = NULL;
  for (guint i = 0; i < region->courses->len; i++)
    {
      PowDemoCourse *two = g_ptr_array_index (region->courses, i);
      if (two->archetype == NULL || g_strcmp0 (two->final_phase, "running") != 0)
        continue;
      if (one != NULL)
        {
          gint32 day = MAX (one->born, two->born) + 3;
          cJSON *set = cJSON_CreateArray ();
          PowDemoEvent *event = pow_demo_region_add_event (
              region, day, region->coordinator,
              g_strdup_printf ("%s: hangt af van %s", two->title, one->title));
          cJSON_AddItemToArray (set, cJSON_CreateString (one->address));
          pow_demo_event_set (event, two->address, "depends_on", set);
          return;
        }
      one = two;
    }
}

/* Rules set aside with a reason, and questions put to somebody. */
static void
add_questions (PowDemoRegion *region)
{
  PowDemoCourse *course = g_ptr_array_index (region->courses, region->courses->len - 1);
  gint32 day = POW_DEMO_CLOCK - pow_demo_random (region, 10, 24);
  PowDemoEvent *event;
  cJSON *entry = cJSON_CreateObject ();
  if (course->archetype == NULL || course->taken)
    {
      cJSON_Delete (entry);
      return;
    }
  event = pow_demo_region_add_event (region, day, region->lead,
                                     g_strdup_printf ("%s: vraag gesteld", course->title));
  cJSON_AddStringToObject (entry, "field", "budget");
  cJSON_AddStringToObject (entry, "to", "UWV");
  cJSON_AddItemToObject (entry, "on", pow_demo_date (day));
  pow_demo_event_set (event, course->address, "asked.geld", entry);
  if (region->index % 2 == 0)
    {
      entry = cJSON_CreateObject ();
      cJSON_AddItemToObject (entry, "until", pow_demo_date (POW_DEMO_CLOCK + 40));
      cJSON_AddStringToObject (entry, "reason", "Afgesproken in de stuurgroep");
      pow_demo_event_set (event, course->address, "dismissed.trekker_vacant", entry);
    }
}

void
pow_demo_add_links (PowDemoStory *self)
{
  const cJSON *archetype;
  guint adopted = 0;
  cJSON_ArrayForEach (archetype, pow_json_get (self->texts, "archetypes"))
    if (pow_json_get (archetype, "promising") != NULL)
      spread (self, archetype, &adopted);
  for (guint i = 0; i < self->regions->len; i += 2)
    add_dependency (g_ptr_array_index (self->regions, i));
  for (guint i = 3; i < self->regions->len; i += 9)
    add_questions (g_ptr_array_index (self->regions, i));
}
