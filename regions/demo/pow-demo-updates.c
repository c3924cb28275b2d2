/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-course.h"

/* What people call the lights in the line that describes their change. */
static const struct
{
  const char *light;
  const char *word;
} words[] = {
  { "green", "groen" },
  { "amber", "oranje" },
  { "red", "rood" },
  { "on_hold", "on hold" },
};

static const char *
get_word (const char *light)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].light, light))
      return words[i].word;
  g_assert_not_reached ();
}

static const cJSON *
get_texts (PowDemoRegion *region, PowDemoCourse *course, const char *light)
{
  const cJSON *texts;
  if (course->kind == NULL)
    return pow_json_get (pow_demo_texts (region, "plan_pulses"), light);
  texts = pow_json_get (pow_demo_texts (region, "pulses"), light);
  return cJSON_IsArray (texts) ? texts : pow_json_get (texts, course->kind);
}

static const char *
pick_light_on_the_way (PowDemoRegion *region, PowDemoCourse *course, gboolean near_end)
{
  int chance = pow_demo_random (region, 0, 100);
  if (near_end && chance < 60 && !g_str_equal (course->light, "on_hold"))
    return course->light;
  return chance < 82 ? "green" : chance < 96 ? "amber" : "red";
}

/* Some pulses end with a second sentence, the same one for the same key. */
static char *
dup_pulse_text (
    PowDemoRegion *region, PowDemoCourse *course, const char *light, const char *template, const char *key)
{
  const cJSON *tails = pow_json_get (pow_demo_texts (region, "pulse_tails"), light);
  g_autofree char *text = pow_demo_fill (region, template, course->title);
  guint hash = g_str_hash (key);
  if (hash % 5 > 2)
    return g_steal_pointer (&text);
  const cJSON *tail
      = cJSON_GetArrayItem (tails, (int)(hash / 5 % (guint)cJSON_GetArraySize (tails)));
  return g_strdup_printf ("%s %s", text, tail->valuestring);
}

static void
add_pulse (PowDemoRegion *region,
           PowDemoCourse *course,
           PowDemoEvent *event,
           gint32 day,
           const char *light)
{
  const cJSON *texts = get_texts (region, course, light);
  const char *template
      = cJSON_GetArrayItem (texts, (int)(course->text_place++ % (guint)cJSON_GetArraySize (texts)))
            ->valuestring;
  g_autofree char *key = pow_id_new ("puls", region->rand);
  g_autofree char *text = dup_pulse_text (region, course, light, template, key);
  g_autofree char *path = g_strconcat ("pulses.", key, NULL);
  cJSON *pulse = cJSON_CreateObject ();
  cJSON_AddItemToObject (pulse, "date", pow_demo_date (day));
  cJSON_AddStringToObject (pulse, "light", light);
  cJSON_AddStringToObject (pulse, "text", text);
  pow_demo_event_set (event, course->address, path, pulse);
  g_free (event->subject);
  event->subject = g_strdup_printf ("%s: puls %s", course->title, get_word (light));
}

static void
set_group (
    PowDemoEvent *event, PowDemoCourse *course, const char *path, gint32 since, const char *reason)
{
  cJSON *group = cJSON_CreateObject ();
  cJSON_AddItemToObject (group, "since", pow_demo_date (since));
  cJSON_AddStringToObject (group, "reason", reason);
  pow_demo_event_set (event, course->address, path, group);
}

static void
set_recovery (PowDemoRegion *region, PowDemoCourse *course, PowDemoEvent *event)
{
  const cJSON *all = pow_demo_texts (region, "recoveries");
  cJSON *recovery = pow_json_copy (cJSON_GetArrayItem (
      all, course->trouble == POW_DEMO_OVERSPENT ? 2 : pow_demo_random (region, 0, 2)));
  cJSON_AddStringToObject (recovery, "body", pow_demo_region_get_address (region, "stuurgroep"));
  cJSON_AddItemToObject (recovery, "due",
                         pow_demo_date (POW_DEMO_CLOCK + pow_demo_random (region, 20, 70)));
  pow_demo_event_set (event, course->address, "recovery", recovery);
}

/* What the last update of a course brings besides figures. */
static void
settle (PowDemoRegion *region, PowDemoCourse *course, PowDemoEvent *event, gint32 day)
{
  static const char *const last[] = { "completing", "anchored", "stopped", NULL };
  if (course->final_phase != NULL && g_strv_contains (last, course->final_phase))
    pow_demo_event_set_text (event, course->address, "phase", course->final_phase);
  if (g_strcmp0 (course->final_phase, "stopped") == 0)
    pow_demo_event_set_text (event, course->address, "phase_reason",
                             pow_demo_pick (region, pow_demo_texts (region, "stop_reasons")));
  if (course->trouble == POW_DEMO_HOLD)
    set_group (event, course, "hold", day - 9,
               pow_demo_pick (region, pow_demo_texts (region, "hold_reasons")));
  if (course->trouble == POW_DEMO_BEHIND_RED || course->trouble == POW_DEMO_OVERSPENT)
    set_recovery (region, course, event);
}

static void
add_update (PowDemoRegion *region, PowDemoCourse *course, guint place, gint32 day)
{
  gboolean is_last = place + 1 == course->n_updates;
  PowDemoEvent *event = pow_demo_region_add_event (
      region, day, course->author, g_strdup_printf ("%s: bijgewerkt", course->title));
  if (course->light != NULL && (is_last || pow_demo_chance (region, 94)))
    add_pulse (region, course, event, day,
               is_last ? course->light
                       : pick_light_on_the_way (region, course, place + 3 >= course->n_updates));
  pow_demo_course_advance (region, course, event, day);
  if (is_last)
    settle (region, course, event, day);
  if (event->edits->len == 0
      || (course->kind != NULL && course->archetype != NULL && pow_demo_chance (region, 5)))
    /* What is published keeps the notes of its source. */
    pow_demo_note (region, event, course->address,
                   course->archetype != NULL ? "notes" : "internal_notes");
  if (course->archetype != NULL && pow_demo_chance (region, 2))
    pow_demo_note (region, event, course->address, "internal_notes");
}

void
pow_demo_add_updates (PowDemoRegion *region)
{
  for (guint i = 0; i < region->courses->len; i++)
    {
      PowDemoCourse *course = g_ptr_array_index (region->courses, i);
      gint32 first = course->born + 8;
      gint32 span = course->last_pulse - first;
      guint n = course->n_updates;
      g_assert (span > (gint32)n);
      for (guint k = 0; k < n; k++)
        {
          gint32 day = k + 1 == n ? course->last_pulse : first + span * (gint32)k / (gint32)(n - 1);
          /* Nobody reports to the day: a little earlier, never before the one before. */
          if (k > 0 && k + 1 < n)
            day -= pow_demo_random (region, 0, span / (gint32)(2 * n));
          add_update (region, course, k, pow_demo_work_day (day));
        }
    }
}

static void
put_plan_indicator (PowDemoRegion *region, PowDemoCourse *course, PowDemoEvent *event)
{
  g_autofree char *path = g_strconcat ("indicators.", course->indicator, NULL);
  g_autofree char *order = pow_demo_order (region, 0);
  cJSON *entry = cJSON_CreateObject ();
  cJSON_AddStringToObject (entry, "name", "Plaatsingen");
  cJSON_AddStringToObject (
      entry, "definition",
      "Mensen die via het actieplan ten minste drie maanden betaald werk kregen.");
  pow_demo_add_integer (entry, "version", 1);
  cJSON_AddStringToObject (entry, "unit", "mensen");
  cJSON_AddTrueToObject (entry, "counts_people");
  pow_demo_add_integer (entry, "baseline", 0);
  pow_demo_add_integer (entry, "target", (gint64)course->target);
  cJSON_AddItemToObject (entry, "due", pow_demo_date (course->due));
  cJSON_AddStringToObject (entry, "order", order);
  pow_demo_event_set (event, course->address, path, entry);
}

/* A target that is published is measured as it is; a plan that is published without one stays
 * without. Only elsewhere the story says what the plan aims at, and for whom. */
static void
give_plan_aims (PowDemoRegion *region, PowDemoCourse *course)
{
  const cJSON *plan = pow_json_get (region->published, "plan");
  const cJSON *published = pow_json_get (pow_json_get (plan, "record"), "indicators");
  if (published != NULL)
    {
      course->indicator = g_strdup (published->child->string);
      course->target = cJSON_GetNumberValue (pow_json_get (published->child, "target"));
    }
  if (plan != NULL)
    return;

  PowDemoEvent *event = pow_demo_region_add_event (region, course->born, region->lead,
                                                   g_strdup ("Actieplan: doelen"));
  pow_demo_event_set (event, region->plan, "target_groups",
                      pow_demo_terms (pow_demo_texts (region, "plan_target_groups")));
  if (region->reports)
    {
      course->indicator = pow_id_new ("plaatsingen", region->rand);
      course->target = pow_demo_random (region, 12, 32) * 10;
      put_plan_indicator (region, course, event);
    }
}

static void
give_plan_money (PowDemoRegion *region, PowDemoCourse *course)
{
  const cJSON *plan = pow_json_get (pow_json_get (region->published, "plan"), "record");
  const cJSON *budget = pow_json_get (plan, "budget");
  if (budget == NULL || !region->reports)
    return;
  course->budget = g_strdup (budget->child->string);
  course->planned = (gint64)cJSON_GetNumberValue (
      pow_json_get (pow_json_get (budget->child, "amounts"), "planned"));
}

/* As published, as vague as that is; else when the story's plans begin. */
static gint32
get_plan_start (PowDemoRegion *region)
{
  const cJSON *plan = pow_json_get (pow_json_get (region->published, "plan"), "record");
  const char *start = pow_json_get_string (pow_json_get (plan, "period"), "start");
  PowDate date;
  return start != NULL && pow_date_parse (start, &date) ? pow_date_get_first_day (date)
                                                        : POW_DEMO_FIRST_DAY + 322;
}

void
pow_demo_add_plan_course (PowDemoRegion *region)
{
  PowDemoCourse *course = pow_demo_course_new (region->plan, "Actieplan");
  const char *reported = pow_demo_profile (region, "reported");
  const char *computed = pow_demo_profile (region, "computed");
  gboolean stale = g_str_equal (reported, "stale");
  course->trouble = g_str_equal (computed, "red") ? POW_DEMO_LATE_RED : POW_DEMO_FINE;
  course->born = POW_DEMO_FIRST_DAY + 300;
  course->start = get_plan_start (region);
  course->due = pow_demo_course_get_end (region, course, POW_DEMO_FIRST_DAY + 870);
  course->light = !region->reports ? NULL : stale ? "amber" : reported;
  course->last_pulse
      = pow_demo_work_day (POW_DEMO_CLOCK - (stale ? 63 : pow_demo_random (region, 2, 27)));
  course->author = region->lead;
  course->weight = 4 + (guint)pow_json_get (region->profile, "weight")->valueint;
  course->done_to = course->born;
  give_plan_aims (region, course);
  give_plan_money (region, course);
  pow_demo_course_plan (region, course);
  g_ptr_array_add (region->courses, course);
}
