/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-course.h"

#include "model/record/pow-address.h"
#include "model/schema/pow-path.h"

#define FIRST_IMPORT (POW_DEMO_FIRST_DAY + 285) /* the lines are there by then */

static gint64
round_to (gint64 value, gint64 unit)
{
  return (value + unit / 2) / unit * unit;
}

static void
give_milestones (PowDemoRegion *region, PowDemoCourse *course, const cJSON *titles)
{
  const cJSON *title;
  cJSON_ArrayForEach (title, titles)
    if (course->n_milestones < POW_DEMO_MAX_MILESTONES)
      {
        PowDemoMilestone *milestone = &course->milestones[course->n_milestones++];
        milestone->key = pow_id_new (title->valuestring, region->rand);
        milestone->title = title->valuestring;
      }
}

static void
give_money (PowDemoRegion *region, PowDemoCourse *course, guint place)
{
  static const char *const others[]
      = { "gemeenten", "esf", "provincie", "uwv", "werkgevers", "onderwijs", "oo-fonds" };
  gboolean own = !region->plan_money;
  /* A published total stands in the plan itself; what a subproject has there is extra. */
  if (!own && place % 4 != 0)
    return;
  course->budget = pow_id_new (own ? "uitvoering" : "bijdrage", region->rand);
  course->budget_label = g_strdup (own ? "Uitvoering" : "Extra bijdrage");
  course->budget_funder
      = own && place % 5 != 4 ? "szw" : others[(region->index + place) % G_N_ELEMENTS (others)];
  course->budget_tranche = place % 3 == 2 ? "2020" : "2019";
  course->planned = round_to (pow_demo_random (region, own ? 60 : 15, own ? 260 : 60) * 1000, 5000);
  course->money_known = g_strcmp0 (pow_demo_profile (region, "computed"), "green") == 0
                        || pow_demo_chance (region, 80);
}

static void
give_figures (PowDemoRegion *region, PowDemoCourse *course)
{
  const cJSON *kind = pow_json_get (course->archetype, "indicator");
  const char *unit = pow_json_get_string (kind, "unit");
  gboolean percent = unit != NULL && g_str_has_prefix (unit, "%");
  double usual = cJSON_GetNumberValue (pow_json_get (kind, "target"));
  course->indicator = pow_id_new (pow_json_get_string (kind, "name"), region->rand);
  course->baseline = percent ? 50 : 0;
  course->target
      = percent ? usual : MAX (8, (int)(usual * pow_demo_random (region, 60, 150) / 100.0));
  if (g_strcmp0 (pow_json_get_string (kind, "name"), "Plaatsingen") == 0 && region->index % 3 == 0)
    course->redefined = POW_DEMO_FIRST_DAY + 480;
}

static void
set_terms (cJSON *tree, const cJSON *archetype)
{
  static const char *const sets[] = { "target_groups", "themes", "sectors", "instruments" };
  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    cJSON_AddItemToObject (tree, sets[i], pow_demo_terms (pow_json_get (archetype, sets[i])));
}

static void
set_risks (PowDemoRegion *region, PowDemoCourse *course, cJSON *tree)
{
  static const char *const severities[] = { "low", "middle", "high" };
  static const char *const states[] = { "open", "watched", "closed" };
  const cJSON *all = pow_demo_texts (region, "risks");
  cJSON *map = cJSON_AddObjectToObject (tree, "risks");
  int n = pow_demo_random (region, 0, 3);
  int place = pow_demo_random (region, 0, cJSON_GetArraySize (all));
  for (int i = 0; i < n; i++)
    {
      cJSON *risk
          = pow_json_copy (cJSON_GetArrayItem (all, (place + i) % cJSON_GetArraySize (all)));
      g_autofree char *key = pow_id_new (pow_json_get_string (risk, "title"), region->rand);
      gboolean bad = course->trouble != POW_DEMO_FINE;
      cJSON_AddStringToObject (risk, "severity",
                               severities[pow_demo_random (region, bad, bad ? 3 : 2)]);
      cJSON_AddStringToObject (
          risk, "owner", pow_demo_region_get_address (region, i == 0 ? "lead-public" : "lead-uwv"));
      cJSON_AddStringToObject (risk, "state", states[pow_demo_random (region, 0, bad ? 2 : 3)]);
      cJSON_AddItemToObject (map, key, risk);
    }
}

static void
set_fit (PowDemoRegion *region, const cJSON *archetype, cJSON *tree)
{
  const cJSON *known = pow_json_get (archetype, "fit");
  cJSON *fit = known != NULL ? pow_json_copy (known) : cJSON_CreateObject ();
  cJSON *one;
  cJSON_ArrayForEach (one, fit)
    if (g_strcmp0 (pow_json_get_string (one, "note"), "") == 0)
      cJSON_DeleteItemFromObjectCaseSensitive (one, "note");
  if (known != NULL && pow_json_get (known, "recruitment") == NULL && pow_demo_chance (region, 30))
    {
      cJSON *unseen = cJSON_AddObjectToObject (fit, "recruitment");
      cJSON_AddStringToObject (unseen, "verdict", "not_assessed");
      cJSON_AddStringToObject (unseen, "note",
                               cJSON_GetStringValue (pow_demo_texts (region, "fit_missing")));
    }
  cJSON_AddItemToObject (tree, "uwv_fit", fit);
}

static void
set_team (PowDemoRegion *region, cJSON *tree, guint place)
{
  static const struct
  {
    const char *lead;
    const char *role;
  } members[] = {
    { "lead-uwv", "Denkt mee" },
    { "lead-education", "Verzorgt de opleiding" },
    { "lead-union", "Let op de inschaling" },
    { "lead-other", "Adviseert over leren en werken" },
  };
  cJSON *team = cJSON_AddObjectToObject (tree, "team");
  for (guint i = 0; i < 1 + place % 2; i++)
    {
      guint n = (place + i) % G_N_ELEMENTS (members);
      g_autofree char *key = pow_id_new (members[n].role, region->rand);
      cJSON *entry = cJSON_AddObjectToObject (team, key);
      cJSON_AddStringToObject (entry, "trekker",
                               pow_demo_region_get_address (region, members[n].lead));
      cJSON_AddStringToObject (entry, "role", members[n].role);
    }
}

static void
set_slots (PowDemoRegion *region, PowDemoCourse *course, cJSON *tree, guint place)
{
  const char *private_lead = place % 3 == 0   ? "lead-private-2"
                             : place % 3 == 1 ? "lead-private"
                                              : NULL;
  if (course->trouble == POW_DEMO_VACANT)
    private_lead = "lead-vacant";
  else if (g_str_has_prefix (pow_demo_profile (region, "private"), "vacant") && place % 3 == 1)
    private_lead = NULL;
  cJSON_AddStringToObject (
      tree, "public_trekker",
      pow_demo_region_get_address (region, place % 2 == 0 ? "lead-public" : "lead-public-2"));
  if (private_lead != NULL)
    cJSON_AddStringToObject (tree, "private_trekker",
                             pow_demo_region_get_address (region, private_lead));
}

static void
set_decision (PowDemoRegion *region, PowDemoCourse *course, cJSON *tree)
{
  const char *topic = course->trouble == POW_DEMO_NOBODY
                          ? "inkoop-jobcoach"
                          : pow_json_get_string (course->archetype, "topic");
  cJSON *decision;
  /* In a muddled region job coaches are nobody's to decide on: only one subproject runs into it. */
  if (g_strcmp0 (topic, "inkoop-jobcoach") == 0 && course->trouble != POW_DEMO_NOBODY
      && g_strcmp0 (pow_demo_profile (region, "cause"), "nobody") == 0)
    topic = "uitgave-klein";
  decision = cJSON_AddObjectToObject (tree, "decision");
  cJSON_AddStringToObject (decision, "body", pow_demo_region_get_address (region, "stuurgroep"));
  cJSON_AddStringToObject (decision, "topic", topic);
}

static cJSON *
new_subproject (PowDemoRegion *region, PowDemoCourse *course, guint place)
{
  static const char *const partners[]
      = { "uwv", "onderwijs", "werkbedrijf", "bureau", "zelfhulp", "zorg", "werkgever" };
  g_autofree char *line_name
      = g_strconcat ("line/", pow_json_get_string (course->archetype, "programme_line"), NULL);
  const char *line = pow_demo_region_get_address (region, line_name);
  g_autofree char *order = pow_demo_order (region, place);
  cJSON *tree = cJSON_CreateObject ();
  cJSON *set;
  cJSON_AddStringToObject (tree, "title", course->title);
  cJSON_AddStringToObject (tree, "goal", pow_json_get_string (course->archetype, "goal"));
  cJSON_AddStringToObject (tree, "approach", pow_json_get_string (course->archetype, "approach"));
  if (line != NULL)
    cJSON_AddStringToObject (tree, "line", line);
  cJSON_AddStringToObject (tree, "order", order);
  cJSON_AddStringToObject (tree, "phase",
                           g_strcmp0 (course->final_phase, "idea") == 0 ? "idea" : "preparation");
  set_terms (tree, course->archetype);
  set_slots (region, course, tree, place);
  cJSON_AddStringToObject (tree, "uwv_role", pow_json_get_string (course->archetype, "uwv_role"));
  set = cJSON_AddArrayToObject (tree, "partners");
  for (guint i = 0; i < 2; i++)
    cJSON_AddItemToArray (set, cJSON_CreateString (pow_demo_region_get_address (
                                   region, partners[(place * 2 + i) % G_N_ELEMENTS (partners)])));
  set_team (region, tree, place);
  set_decision (region, course, tree);
  if (g_strcmp0 (course->final_phase, "idea") != 0)
    {
      cJSON_AddItemToObject (tree, "period", pow_demo_period (course->start, course->due));
      if (course->budget != NULL)
        cJSON_AddItemToObject (tree, "budget", pow_demo_course_new_budget (course));
      cJSON_AddItemToObject (tree, "indicators", pow_demo_course_new_indicator (region, course));
      cJSON_AddItemToObject (tree, "milestones", pow_demo_course_new_milestones (course));
    }
  set_risks (region, course, tree);
  set_fit (region, course->archetype, tree);
  pow_demo_add_source (tree, NULL);
  return tree;
}

static cJSON *
new_published_subproject (PowDemoRegion *region,
                          PowDemoCourse *course,
                          PowDemoEvent *event,
                          const cJSON *published)
{
  cJSON *tree = pow_json_copy (pow_json_get (published, "record"));
  const cJSON *source = pow_json_get (tree, "source");
  const char *public_lead = pow_demo_published_lead (
      region, event, pow_json_get_string (published, "public_trekker"), "public", NULL, source);
  const char *private_lead = pow_demo_published_lead (
      region, event, pow_json_get_string (published, "private_trekker"), "private", NULL, source);
  const char *completed = cJSON_GetStringValue (pow_demo_texts (region, "completed_note"));
  const char *notes = pow_json_get_string (tree, "notes");
  g_autofree char *all
      = notes != NULL ? g_strdup_printf ("%s\n%s", notes, completed) : g_strdup (completed);
  const cJSON *organisation;
  cJSON *partners = cJSON_AddArrayToObject (tree, "partners");

  cJSON_ArrayForEach (organisation, pow_json_get (published, "partners"))
    cJSON_AddItemToArray (partners, cJSON_CreateString (pow_demo_region_get_address (
                                        region, organisation->valuestring)));
  cJSON_ArrayForEach (organisation, pow_json_get (published, "team"))
    {
      g_autofree char *key = pow_id_new (organisation->valuestring, region->rand);
      g_autofree char *path = pow_path_join ("team", key);
      cJSON *team = cJSON_GetObjectItemCaseSensitive (tree, "team");
      cJSON *entry = cJSON_AddObjectToObject (
          team != NULL ? team : cJSON_AddObjectToObject (tree, "team"), key);
      cJSON_AddStringToObject (
          entry, "trekker",
          pow_demo_published_lead (region, event, organisation->valuestring, NULL, NULL, source));
      cJSON_AddStringToObject (entry, "role", "trekker");
    }
  if (course == NULL)
    {
      if (public_lead != NULL)
        cJSON_AddStringToObject (tree, "public_trekker", public_lead);
      if (private_lead != NULL)
        cJSON_AddStringToObject (tree, "private_trekker", private_lead);
      return tree;
    }
  cJSON_AddStringToObject (
      tree, "public_trekker",
      public_lead != NULL ? public_lead : pow_demo_region_get_address (region, "lead-public"));
  if (private_lead != NULL)
    cJSON_AddStringToObject (tree, "private_trekker", private_lead);
  cJSON_DeleteItemFromObjectCaseSensitive (tree, "phase");
  cJSON_AddStringToObject (tree, "phase",
                           g_str_equal (course->final_phase, "idea") ? "idea" : "preparation");
  if (course->n_milestones > 0)
    cJSON_AddItemToObject (tree, "milestones", pow_demo_course_new_milestones (course));
  cJSON_DeleteItemFromObjectCaseSensitive (tree, "notes");
  cJSON_AddStringToObject (tree, "notes", all);
  cJSON_AddTrueToObject (tree, "fictional");
  return tree;
}

/* The last quarter whose figures are in by the course's last update. */
static gint32
get_last_quarter_end (PowDemoCourse *course)
{
  PowDate quarter = { POW_PRECISION_QUARTER, 2019, 4, 0 };
  if (course->last_pulse < pow_date_get_last_day (quarter) + POW_DEMO_DAYS_TO_REPORT)
    quarter.part = 3;
  return pow_date_get_last_day (quarter);
}

/* Start and end: as soon as the preparation is done, for a year or so. What runs has been measured.
 */
static void
give_dates (PowDemoRegion *region, PowDemoCourse *course, gint32 born)
{
  course->born = born;
  course->done_to = born;
  course->start = MIN (born + pow_demo_random (region, 12, 60), get_last_quarter_end (course) - 32);
  course->due
      = pow_demo_course_get_end (region, course, POW_DEMO_CLOCK + pow_demo_random (region, 30, 220));
  if (g_strcmp0 (course->final_phase, "preparation") == 0)
    {
      course->start = POW_DEMO_CLOCK + pow_demo_random (region, 20, 80);
      course->due = course->start + pow_demo_random (region, 250, 380);
    }
}

static const char *
pick_light (PowDemoRegion *region, PowDemoTrouble trouble)
{
  switch (trouble)
    {
    case POW_DEMO_FINE:
    case POW_DEMO_UNKNOWN:
      return pow_demo_chance (region, 93) ? "green" : "amber";
    case POW_DEMO_HOLD:
      return "on_hold";
    case POW_DEMO_LATE_RED:
    case POW_DEMO_BEHIND_RED:
    case POW_DEMO_OVERSPENT:
      return pow_demo_chance (region, 45)   ? "red"
             : pow_demo_chance (region, 60) ? "amber"
                                            : "green";
    default:
      return pow_demo_chance (region, 65) ? "amber" : "green";
    }
}

static void
give_reporting (PowDemoRegion *region, PowDemoCourse *course)
{
  gboolean stale = g_strcmp0 (pow_demo_profile (region, "reported"), "stale") == 0
                   || pow_demo_chance (region, 9);
  course->light = region->reports ? pick_light (region, course->trouble) : NULL;
  course->last_pulse = pow_demo_work_day (
      POW_DEMO_CLOCK
      - (stale ? pow_demo_random (region, 40, 90) : pow_demo_random (region, 1, 30)));
  course->author = pow_demo_chance (region, 15)   ? POW_DEMO_HOEKSTRA
                   : pow_demo_chance (region, 45) ? region->lead
                                                  : region->coordinator;
  course->weight = (guint)pow_json_get (region->profile, "weight")->valueint;
}

static PowDemoEvent *
add_import (PowDemoRegion *region, gint32 day, const char *what)
{
  return pow_demo_region_add_event (region, day, day % 2 == 0 ? region->coordinator : region->lead,
                                    g_strdup_printf ("Deelprojecten %s: %s", region->name, what));
}

static void
add_published (PowDemoRegion *region, PowDemoEvent *event, gint32 day)
{
  const cJSON *one;
  cJSON_ArrayForEach (one, pow_json_get (region->published, "subprojects"))
    {
      g_autofree char *address
          = pow_address_build (POW_KIND_SUBPROJECT, region->id, pow_json_get_string (one, "id"));
      const char *phase = pow_json_get_string (one, "course");
      PowDemoCourse *course = NULL;
      if (phase != NULL)
        {
          g_autoptr (cJSON) titles = cJSON_CreateArray ();
          course = pow_demo_course_new (
              address, pow_json_get_string (pow_json_get (one, "record"), "title"));
          course->kind = "coach";
          course->final_phase = phase;
          course->trouble = POW_DEMO_FINE;
          give_reporting (region, course);
          give_dates (region, course, day);
          if (!g_str_equal (phase, "idea"))
            give_milestones (region, course, pow_demo_texts (region, "published_milestones"));
          pow_demo_course_plan (region, course);
          g_ptr_array_add (region->courses, course);
        }
      pow_demo_event_put (event, address, new_published_subproject (region, course, event, one));
    }
}

static const struct
{
  const char *name;
  PowDemoTrouble trouble;
} causes[] = {
  { "late_amber", POW_DEMO_LATE_AMBER },
  { "late_red", POW_DEMO_LATE_RED },
  { "behind_amber", POW_DEMO_BEHIND_AMBER },
  { "behind_red", POW_DEMO_BEHIND_RED },
  { "spent_amber", POW_DEMO_SPENT_AMBER },
  { "overspent", POW_DEMO_OVERSPENT },
  { "nobody", POW_DEMO_NOBODY },
};

/* The region's profile says what goes wrong first; what else does, chance decides. */
static PowDemoTrouble
pick_trouble (PowDemoRegion *region, guint place)
{
  const char *cause = pow_demo_profile (region, "cause");
  const char *computed = pow_demo_profile (region, "computed");
  static const PowDemoTrouble second[]
      = { POW_DEMO_LATE_AMBER, POW_DEMO_BEHIND_AMBER, POW_DEMO_VACANT, POW_DEMO_UNKNOWN };
  for (gsize i = 0; place == 0 && cause != NULL && i < G_N_ELEMENTS (causes); i++)
    if (g_str_equal (causes[i].name, cause))
      return causes[i].trouble;
  if (place == 2 && cause != NULL)
    return second[region->index % G_N_ELEMENTS (second)];
  if (place == 4 && g_strcmp0 (computed, "red") == 0)
    return second[(region->index + 1) % G_N_ELEMENTS (second)];
  if (g_strcmp0 (computed, "unknown") == 0 && place % 2 == 1)
    return POW_DEMO_UNKNOWN;
  if (place == 5 && region->index % 3 == 0)
    return POW_DEMO_HOLD;
  return POW_DEMO_FINE;
}

static const char *
pick_phase (PowDemoRegion *region, PowDemoTrouble trouble, guint place)
{
  if (trouble != POW_DEMO_FINE || place < 3)
    return "running";
  if (place == 3 && region->index % 3 == 1)
    return "idea";
  if (place == 6)
    return region->index % 4 == 0 ? "anchored" : region->index % 4 == 1 ? "stopped" : "running";
  if (place == 4)
    return region->index % 2 == 0 ? "completing" : "running";
  if (place == 7)
    return region->index % 2 == 0 ? "preparation" : "running";
  return "running";
}

static void
add_usual (
    PowDemoRegion *region, PowDemoEvent *event, gint32 day, guint place, const cJSON *archetype)
{
  const char *title = pow_json_get_string (archetype, "title");
  g_autofree char *name = g_strconcat ("subproject/", pow_json_get_string (archetype, "key"), NULL);
  PowDemoCourse *course = pow_demo_course_new (
      pow_demo_region_new_address (region, POW_KIND_SUBPROJECT, name, title), title);
  course->archetype = archetype;
  course->kind = pow_json_get_string (archetype, "kind");
  course->trouble = pick_trouble (region, place);
  course->final_phase = pick_phase (region, course->trouble, place);
  give_reporting (region, course);
  give_dates (region, course, day);
  if (!g_str_equal (course->final_phase, "idea"))
    {
      give_milestones (region, course, pow_json_get (archetype, "milestones"));
      give_money (region, course, place);
      give_figures (region, course);
    }
  if (course->trouble == POW_DEMO_SPENT_AMBER || course->trouble == POW_DEMO_OVERSPENT)
    course->money_known = TRUE;
  pow_demo_course_plan (region, course);
  if (region->moves_wanted > 0 && course->final_phase != NULL
      && !g_str_equal (course->final_phase, "idea")
      && pow_demo_course_move_milestone (region, course))
    region->moves_wanted--;
  g_ptr_array_add (region->courses, course);
  pow_demo_event_put (event, course->address, new_subproject (region, course, place));
}

void
pow_demo_add_subprojects (PowDemoRegion *region)
{
  const cJSON *archetypes = pow_demo_texts (region, "archetypes");
  int n_archetypes = cJSON_GetArraySize (archetypes);
  int published = cJSON_GetArraySize (pow_json_get (region->published, "subprojects"));
  guint wanted = (guint)(7 + pow_json_get (region->profile, "weight")->valueint / 3
                         + pow_demo_random (region, 0, 2));
  gint32 day = FIRST_IMPORT + pow_demo_random (region, 0, 25);
  PowDemoEvent *event = add_import (region, day, "actieplan ingelezen");
  guint usual = MAX (wanted, (guint)published + 4) - (guint)published;
  add_published (region, event, day);
  for (guint i = 0; i < usual; i++)
    {
      /* Steps that share no factor with the number of kinds: no kind twice in a region. */
      int kind = ((int)region->index * 7 + (int)i * 5) % n_archetypes;
      if (i == (usual + 1) / 2)
        {
          day += pow_demo_random (region, 30, 70);
          event = add_import (region, day, "aangevuld");
        }
      add_usual (region, event, day, i, cJSON_GetArrayItem (archetypes, kind));
    }
}
