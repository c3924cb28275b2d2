/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-course.h"

#include "model/record/pow-address.h"

#define FIRST_MEETING (POW_DEMO_FIRST_DAY + 213) /* a Thursday, and so are all others */
#define BETWEEN_MEETINGS 56
#define CHRISTMAS (POW_DEMO_FIRST_DAY + 492)

static cJSON *
new_attendance (PowDemoRegion *self)
{
  static const char *const present[]
      = { "gemeente", "uwv", "werkgevers", "vakbeweging", "onderwijs" };
  cJSON *set = cJSON_CreateArray ();
  for (gsize i = 0; i < G_N_ELEMENTS (present); i++)
    if (i < 2 || pow_demo_chance (self, 75))
      cJSON_AddItemToArray (set,
                            cJSON_CreateString (pow_demo_region_get_address (self, present[i])));
  return set;
}

static char *
new_meeting_path (PowDemoRegion *self, const char *day)
{
  g_autofree char *title = g_strconcat ("vergadering-", day, NULL);
  g_autofree char *key = pow_id_new (title, self->rand);
  return g_strconcat ("meetings.", key, NULL);
}

static void
plan_next_meeting (PowDemoRegion *self, PowDemoEvent *event, const char *body, gint32 day)
{
  g_autofree char *text = pow_demo_day (day);
  g_autofree char *path = new_meeting_path (self, text);
  cJSON *meeting = cJSON_CreateObject ();
  cJSON_AddItemToObject (meeting, "date", pow_demo_date (day));
  cJSON_AddStringToObject (meeting, "label", "Stuurgroep");
  pow_demo_event_set (event, body, path, meeting);
  g_hash_table_replace (self->addresses, g_strdup ("next-meeting"), g_strdup (path));
}

static PowDemoCourse *
pick_course (PowDemoRegion *self, gint32 day)
{
  for (guint tries = 0; tries < 20; tries++)
    {
      PowDemoCourse *course
          = g_ptr_array_index (self->courses, pow_demo_random (self, 0, (int)self->courses->len));
      if (course->archetype != NULL && course->born < day)
        return course;
    }
  return NULL;
}

static void
set_route (PowDemoRegion *self, cJSON *tree, gint32 day)
{
  static const char *const steps[] = { "werkgroep", "stuurgroep", "college", "raad" };
  static const char *const powers[] = { "advises", "advises", "consulted", "decides" };
  cJSON *route = cJSON_AddObjectToObject (tree, "route");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *key = pow_id_new (steps[i], self->rand);
      g_autofree char *order = pow_demo_order (self, i);
      gint32 due = day + 21 * (gint32)(i + 1);
      cJSON *step = cJSON_AddObjectToObject (route, key);
      cJSON_AddStringToObject (step, "body", pow_demo_region_get_address (self, steps[i]));
      cJSON_AddStringToObject (step, "power", powers[i]);
      cJSON_AddItemToObject (step, "due", pow_demo_date (due));
      if (i < 2 && due < POW_DEMO_CLOCK)
        cJSON_AddItemToObject (step, "done", pow_demo_date (due - 2));
      cJSON_AddStringToObject (step, "order", order);
    }
}

/* How agreements end: mostly open or met; some are let go, some only half kept. */
static const struct
{
  const char *state;
  int until; /* of 100 */
} endings[] = {
  { "open", 48 }, { "met", 80 }, { "partly", 89 }, { "withdrawn", 94 }, { "expired", 100 },
};

static void
set_state (PowDemoRegion *self, cJSON *tree, const char **state)
{
  int chance = pow_demo_random (self, 0, 100);
  gsize i = 0;
  while (chance >= endings[i].until)
    i++;
  *state = endings[i].state;
  cJSON_AddStringToObject (tree, "state", "open");
}

static const char *
add_agreement (PowDemoRegion *self, PowDemoEvent *event, gint32 day, gboolean decision)
{
  static const char *const parties[] = { "werkgevers", "uwv", "gemeente", "onderwijs" };
  const cJSON *all
      = pow_json_get (pow_demo_texts (self, "agreements"), decision ? "decision" : "commitment");
  PowDemoCourse *course = pick_course (self, day);
  const char *title = course != NULL ? course->title : "het actieplan";
  g_autofree char *wording = pow_demo_fill (self, pow_demo_pick (self, all), title);
  g_autofree char *name = g_strdup_printf ("agreement/%u", self->n_agreements++);
  g_autofree char *settled = g_strconcat (name, "/state", NULL);
  const char *address = pow_demo_region_new_address (self, POW_KIND_AGREEMENT, name, wording);
  const char *state;
  guint party = (guint)pow_demo_random (self, 0, G_N_ELEMENTS (parties));
  cJSON *tree = cJSON_CreateObject ();
  cJSON_AddStringToObject (tree, "type", decision ? "decision" : "commitment");
  cJSON_AddStringToObject (tree, "wording", wording);
  if (!decision)
    {
      cJSON_AddStringToObject (tree, "by", pow_demo_region_get_address (self, parties[party]));
      cJSON_AddStringToObject (tree, "to",
                               pow_demo_region_get_address (self, parties[(party + 2) % 4]));
    }
  cJSON_AddStringToObject (tree, "body", pow_demo_region_get_address (self, "stuurgroep"));
  cJSON_AddItemToObject (tree, "made_on", pow_demo_date (day));
  /* A promise without a date is allowed, and counted. */
  if (pow_demo_chance (self, 72))
    cJSON_AddItemToObject (
        tree, "due", pow_demo_date (pow_demo_work_day (day + pow_demo_random (self, 40, 200))));
  set_state (self, tree, &state);
  if (course != NULL)
    cJSON_AddStringToObject (tree, "subproject", course->address);
  if (decision && pow_demo_chance (self, 35))
    set_route (self, tree, day);
  pow_demo_add_source (tree, NULL);
  pow_demo_event_put (event, address, tree);
  g_hash_table_replace (self->addresses, g_steal_pointer (&settled), g_strdup (state));
  return address;
}

/* Promises made in earlier meetings are ticked off when the group meets. */
static void
settle_agreements (PowDemoRegion *self, PowDemoEvent *event, guint below)
{
  for (guint i = 0; i < below; i++)
    {
      g_autofree char *name = g_strdup_printf ("agreement/%u", i);
      g_autofree char *settled = g_strconcat (name, "/state", NULL);
      const char *state = pow_demo_region_get_address (self, settled);
      const char *address = pow_demo_region_get_address (self, name);
      if (state == NULL || g_str_equal (state, "open") || !pow_demo_chance (self, 55))
        continue;
      pow_demo_event_set_text (event, address, "state", state);
      pow_demo_event_set_text (
          event, address, "reason",
          pow_json_get_string (pow_demo_texts (self, "agreement_reasons"), state));
      g_hash_table_replace (self->addresses, g_steal_pointer (&settled), g_strdup ("open"));
    }
}

static void
name_meeting (PowDemoEvent *event, const char *body, gint32 day)
{
  g_autofree char *text = pow_demo_day (day);
  g_autofree char *words = pow_demo_day_in_words (day);
  event->moment = g_new0 (PowDemoMoment, 1);
  event->moment->slug = g_strconcat ("stuurgroep-", text, NULL);
  event->moment->label = g_strconcat ("Stuurgroep ", words, NULL);
  event->moment->kind = "meeting";
  event->moment->body = g_strdup (body);
}

static void
add_steering_meetings (PowDemoRegion *self)
{
  const char *body = pow_demo_region_get_address (self, "stuurgroep");
  gint32 day = FIRST_MEETING + 7 * pow_demo_random (self, 0, 5);
  gint32 last = day;
  PowDemoEvent *event = NULL;
  for (; day <= POW_DEMO_CLOCK - 6; day += BETWEEN_MEETINGS)
    {
      g_autofree char *text = pow_demo_day (day);
      g_autofree char *words = pow_demo_day_in_words (day);
      g_autofree char *path = new_meeting_path (self, text);
      guint before = self->n_agreements;
      cJSON *meeting = cJSON_CreateObject ();
      event = pow_demo_region_add_event (self, day + 1, self->lead,
                                         g_strdup_printf ("Stuurgroep %s: verslag", words));
      cJSON_AddItemToObject (meeting, "date", pow_demo_date (day));
      cJSON_AddStringToObject (meeting, "label", "Stuurgroep");
      cJSON_AddItemToObject (meeting, "attendance", new_attendance (self));
      cJSON_AddStringToObject (meeting, "summary",
                               pow_demo_pick (self, pow_demo_texts (self, "meeting_summaries")));
      pow_demo_event_set (event, body, path, meeting);
      settle_agreements (self, event, before);
      if (day > POW_DEMO_FIRST_DAY + 330)
        {
          add_agreement (self, event, day, pow_demo_chance (self, 50));
          if (pow_demo_chance (self, 60))
            add_agreement (self, event, day, FALSE);
        }
      last = day;
      /* Not between Christmas and Epiphany. */
      if (day + BETWEEN_MEETINGS >= CHRISTMAS && day + BETWEEN_MEETINGS <= CHRISTMAS + 18)
        day += 21;
    }
  g_assert (event != NULL);
  name_meeting (event, body, last);
  /* In a few regions nobody has planned the next one. */
  if (self->index % 8 != 5)
    plan_next_meeting (self, event, body, day);
}

static void
add_report (PowDemoRegion *self, const char *round, gint32 closes, guint place)
{
  static const char *const lights[] = { "green", "amber", "red", "on_hold" };
  const char *reported = pow_demo_profile (self, "reported");
  g_autofree char *address = pow_address_build (POW_KIND_REPORT, self->id, round);
  gint32 day = pow_demo_work_day (closes - pow_demo_random (self, -3, 14));
  PowDemoEvent *event = pow_demo_region_add_event (
      self, day, self->coordinator, g_strdup_printf ("Rapportage %s ontvangen", round));
  const cJSON *question;
  cJSON *tree = cJSON_CreateObject ();
  cJSON *answers, *unchanged;
  cJSON_AddItemToObject (tree, "received_on", pow_demo_date (day));
  answers = cJSON_AddObjectToObject (tree, "answers");
  cJSON_ArrayForEach (question, pow_demo_texts (self, "answers"))
    {
      cJSON *answer = cJSON_AddObjectToObject (answers, question->string);
      cJSON_AddStringToObject (answer, "text", pow_demo_pick (self, question));
    }
  unchanged = cJSON_AddArrayToObject (tree, "unchanged");
  for (guint i = 0; i < self->courses->len; i++)
    {
      PowDemoCourse *course = g_ptr_array_index (self->courses, i);
      if (course->archetype != NULL && course->born < day && pow_demo_chance (self, 20))
        cJSON_AddItemToArray (unchanged, cJSON_CreateString (course->address));
    }
  cJSON_AddStringToObject (
      tree, "light",
      place == 2
              && g_strv_contains ((const char *const[]){ "green", "amber", "red", "on_hold", NULL },
                                  reported)
          ? reported
          : lights[pow_demo_chance (self, 75) ? 0 : 1]);
  pow_demo_add_source (tree, NULL);
  pow_demo_event_put (event, address, tree);
  if (place == 2)
    {
      event->moment = g_new0 (PowDemoMoment, 1);
      event->moment->slug = g_strconcat ("ronde-", round, NULL);
      event->moment->label = g_strdup ("Ronde 4e kwartaal 2019");
      event->moment->kind = "round";
    }
}

static void
add_reports (PowDemoRegion *self)
{
  static const struct
  {
    const char *round;
    gint32 closes;
    int share; /* of the regions, in percent */
  } rounds[] = {
    { "2019-k2", POW_DEMO_FIRST_DAY + 340, 70 },
    { "2019-k3", POW_DEMO_FIRST_DAY + 431, 85 },
    { "2019-k4", POW_DEMO_FIRST_DAY + 536, 92 },
  };
  for (guint i = 0; self->reports && i < G_N_ELEMENTS (rounds); i++)
    if (pow_demo_chance (self, rounds[i].share))
      add_report (self, rounds[i].round, rounds[i].closes, i);
}

void
pow_demo_add_meetings (PowDemoRegion *self)
{
  add_steering_meetings (self);
  add_reports (self);
}
