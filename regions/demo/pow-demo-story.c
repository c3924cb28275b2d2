/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-story.h"

#include "regions/pow-reference-private.h"

char *
pow_demo_story_new_change_id (GRand *rand)
{
  guint32 a = g_rand_int (rand), b = g_rand_int (rand), c = g_rand_int (rand),
          d = g_rand_int (rand);
  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%04x%08x", a, b >> 16, b & 0xfff,
                          0x8000 | (c >> 18), c & 0xffff, d);
}

PowDemoRegion *
pow_demo_story_get_region (PowDemoStory *self, const char *id)
{
  for (guint i = 0; i < self->regions->len; i++)
    {
      PowDemoRegion *region = g_ptr_array_index (self->regions, i);
      if (g_str_equal (region->id, id))
        return region;
    }
  g_assert_not_reached ();
}

static PowDemoEvent *
add_programme_event (PowDemoStory *self, gint32 day, const char *subject)
{
  PowDemoRegion *any = g_ptr_array_index (self->regions, 0);
  PowDemoEvent *event = pow_demo_event_new (pow_demo_region_pick_time (any, day), POW_DEMO_PINAS,
                                            g_strdup (subject));
  event->place = self->programme->len;
  g_ptr_array_add (self->programme, event);
  return event;
}

/* Two subprojects that national staff put side by side. */
static void
add_pairs (PowDemoStory *self, PowDemoEvent *event)
{
  static const char *const kinds[]
      = { "subproject/jobhub", "subproject/jobcoachpool", "subproject/taal-werkvloer" };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      cJSON *pair = cJSON_CreateObject ();
      cJSON *members = cJSON_AddArrayToObject (pair, "members");
      g_autofree char *path = g_strdup_printf ("pairs.paar-%u", (guint)i + 1);
      for (guint k = 0; k < self->regions->len && cJSON_GetArraySize (members) < 2; k++)
        {
          const char *address
              = pow_demo_region_get_address (g_ptr_array_index (self->regions, k), kinds[i]);
          if (address != NULL)
            cJSON_AddItemToArray (members, cJSON_CreateString (address));
        }
      cJSON_AddStringToObject (pair, "reason", "Zelfde aanpak in twee regio’s");
      pow_demo_event_set (event, "programme", path, pair);
    }
}

static void
add_programme (PowDemoStory *self)
{
  PowDemoEvent *event
      = add_programme_event (self, POW_DEMO_FIRST_DAY, "Perspectief op Werk: begin");
  pow_demo_event_put (event, "programme", pow_reference_load ("perspectief-op-werk"));
  pow_demo_event_set_text (event, "programme", "clock", POW_DEMO_CLOCK_TEXT);
  pow_demo_event_set (event, "programme", "fictional", cJSON_CreateTrue ());
  pow_demo_event_set (event, "programme", "thresholds.stale_days.value", pow_json_new_integer (42));

  event = add_programme_event (self, POW_DEMO_FIRST_DAY + 310, "Drempel verouderde puls: 42 → 35");
  event->reason = g_strdup ("Regio’s geven liever elke maand een puls");
  pow_demo_event_set (event, "programme", "thresholds.stale_days.value", pow_json_new_integer (35));
  event = add_programme_event (self, POW_DEMO_FIRST_DAY + 470, "Paren om te vergelijken");
  add_pairs (self, event);
}

static void
add_regions (PowDemoStory *self)
{
  const cJSON *reference;
  guint index = 0;
  guint moves = POW_DEMO_MOVES * 4 / 5;
  guint n = (guint)cJSON_GetArraySize (self->reference);
  cJSON_ArrayForEach (reference, self->reference)
    {
      PowDemoRegion *region = pow_demo_region_new (reference->string, index, self->seed,
                                                   self->texts, reference, self->plans);
      guint wanted = (moves + n - index - 1) / (n - index);
      region->moves_wanted = wanted;
      g_ptr_array_add (self->regions, region);
      pow_demo_add_cast (region);
      pow_demo_add_plan (region);
      pow_demo_add_subprojects (region);
      pow_demo_add_plan_course (region);
      pow_demo_add_meetings (region);
      moves -= wanted - region->moves_wanted;
      index++;
    }
}

static guint
count_commits (PowDemoStory *self)
{
  guint count = self->programme->len;
  for (guint i = 0; i < self->regions->len; i++)
    count += pow_demo_region_count_commits (g_ptr_array_index (self->regions, i));
  return count;
}

/* Hands out what is left of the revisions, more often to regions where more goes on. */
static void
hand_out_updates (PowDemoStory *self)
{
  guint count = count_commits (self);
  for (guint round = 0; count < POW_DEMO_REVISIONS; round++)
    for (guint i = 0; i < self->regions->len; i++)
      {
        PowDemoRegion *region = g_ptr_array_index (self->regions, i);
        for (guint k = 0; k < region->courses->len && count < POW_DEMO_REVISIONS; k++)
          {
            PowDemoCourse *course = g_ptr_array_index (region->courses, k);
            guint most = (guint)MAX (1, (course->last_pulse - course->born) / 10);
            gboolean due = round < 2 || round % (12 - course->weight) % 4 == 0;
            if (course->n_updates < most && due)
              {
                course->n_updates++;
                count++;
              }
          }
      }
}

PowDemoStory *
pow_demo_story_new (guint32 seed)
{
  PowDemoStory *self = g_new0 (PowDemoStory, 1);
  self->seed = seed;
  self->texts = pow_reference_load ("demo-texts");
  self->reference = pow_reference_load ("regions");
  self->plans = pow_reference_load ("plans");
  self->rand = g_rand_new_with_seed (seed);
  self->regions = g_ptr_array_new_with_free_func ((GDestroyNotify)pow_demo_region_free);
  self->programme = g_ptr_array_new_with_free_func ((GDestroyNotify)pow_demo_event_free);

  add_regions (self);
  add_programme (self);
  pow_demo_add_links (self);
  pow_demo_add_moves (self);
  pow_demo_add_removals (self);
  pow_demo_add_bulk (self);
  pow_demo_add_merges (self);
  pow_demo_add_oddities (self);
  pow_demo_add_drift (self);
  hand_out_updates (self);
  for (guint i = 0; i < self->regions->len; i++)
    pow_demo_add_updates (g_ptr_array_index (self->regions, i));
  pow_demo_set_wrong_clock (self);
  return self;
}

void
pow_demo_story_free (PowDemoStory *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->regions);
  g_ptr_array_unref (self->programme);
  g_rand_free (self->rand);
  cJSON_Delete (self->texts);
  cJSON_Delete (self->reference);
  cJSON_Delete (self->plans);
  g_free (self);
}
