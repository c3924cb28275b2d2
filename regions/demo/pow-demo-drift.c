/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-course.h"
#include "regions/demo/pow-demo-story.h"

#include "model/record/pow-address.h"

/* Practice that leaves the approved plan: ends that are put off, money that moves, scope that comes and goes. */

static gboolean
may_drift (PowDemoRegion *region, const PowDemoCourse *course)
{
  const cJSON *first = pow_demo_find_first (region, course->address);
  const char *end = pow_json_get_string (pow_json_get (first, "period"), "end");

  return region->reports && course->archetype != NULL && !course->taken && course->trouble != POW_DEMO_UNKNOWN
         && course->trouble != POW_DEMO_HOLD && end != NULL && course->due > POW_DEMO_CLOCK + 30;
}

static PowDemoEvent *
add_event (PowDemoRegion *region, const PowDemoCourse *course, gint32 day, const char *what, guint place)
{
  const cJSON *reasons = pow_demo_texts (region, "move_reasons");
  PowDemoEvent *event = pow_demo_region_add_event (region, pow_demo_work_day (day), course->author,
                                                   g_strdup_printf ("%s: %s", course->title, what));

  /* Two of three say why. */
  if (place % 3 != 2)
    event->reason = g_strdup (cJSON_GetArrayItem (reasons, (int) place % cJSON_GetArraySize (reasons))->valuestring);
  return event;
}

static void
put_off (PowDemoRegion *region, PowDemoCourse *course, guint place)
{
  gint32 day = POW_DEMO_CLOCK - 25 - (gint32) (place * 7 % 80);
  PowDemoEvent *event = add_event (region, course, day, "einddatum verschoven", place);

  pow_demo_event_set (event, course->address, "period.end",
                      pow_demo_date (pow_demo_work_day (course->due + 30 + (gint32) (place * 13 % 70))));
}

/* The amounts that later updates write follow. */
static void
move_money (PowDemoRegion *region, PowDemoCourse *course, guint place)
{
  g_autofree char *path = NULL;

  if (course->budget == NULL || !course->money_known || course->trouble == POW_DEMO_OVERSPENT
      || course->trouble == POW_DEMO_SPENT_AMBER)
    return;
  course->replanned_on = pow_demo_work_day (POW_DEMO_CLOCK - 20 - (gint32) (place * 11 % 70));
  course->planned_before = course->planned;
  course->planned += 5000 + (gint64) (place % 4) * 5000;
  path = g_strdup_printf ("budget.%s.amounts.planned", course->budget);
  pow_demo_event_set (add_event (region, course, course->replanned_on, "begroting bijgesteld", place + 1), course->address,
                      path, pow_json_new_integer (course->planned));
}

static void
change_scope (PowDemoRegion *region, PowDemoCourse *course, guint place)
{
  const cJSON *groups = pow_json_get (pow_demo_find_first (region, course->address), "target_groups");
  gint32 day = POW_DEMO_CLOCK - 30 - (gint32) (place * 5 % 60);
  PowDemoEvent *event = add_event (region, course, day, "omvang aangepast", place + 2);
  cJSON *milestone = cJSON_CreateObject ();

  cJSON_AddStringToObject (milestone, "title", "Extra groep");
  cJSON_AddItemToObject (milestone, "date", pow_demo_date (pow_demo_work_day (course->due - 14)));
  pow_demo_event_set (event, course->address, "milestones.extra-groep", milestone);
  if (groups != NULL && cJSON_GetArraySize (groups) > 1)
    {
      cJSON *fewer = pow_json_copy (groups);

      cJSON_DeleteItemFromArray (fewer, cJSON_GetArraySize (fewer) - 1);
      pow_demo_event_set (event, course->address, "target_groups", fewer);
    }
}

void
pow_demo_add_drift (PowDemoStory *self)
{
  guint place = 0;

  for (guint i = 0; i < self->regions->len; i++)
    {
      PowDemoRegion *region = g_ptr_array_index (self->regions, i);
      guint wanted = 1 + i % 3;

      for (guint k = 0; k < region->courses->len && wanted > 0; k++)
        {
          PowDemoCourse *course = g_ptr_array_index (region->courses, k);

          if (!may_drift (region, course))
            continue;
          if (place % 4 != 3)
            put_off (region, course, place);
          if (place % 3 == 0)
            move_money (region, course, place);
          if (place % 4 == 3 || place % 5 == 0)
            change_scope (region, course, place);
          place++;
          wanted--;
        }
    }
}
