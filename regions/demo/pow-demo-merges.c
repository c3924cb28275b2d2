/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-story.h"

#include "model/schema/pow-path.h"

/* Two people at work on one line at once: most of it unites by itself, some waits for a choice. */

static PowDemoEvent *
add_pair (PowDemoRegion *region, gint32 day, const char *title)
{
  PowDemoEvent *event = pow_demo_region_add_event (region, day, region->coordinator,
                                                   g_strdup_printf ("%s: bijgewerkt", title));
  event->reason = g_strdup (pow_demo_pick (region, pow_demo_texts (region, "choice_reasons")));
  event->other
      = pow_demo_event_new (event->time, region->lead, g_strdup_printf ("%s: aangevuld", title));
  return event;
}

/* A subproject of the story that is still there at the end, from @nth on. */
static PowDemoCourse *
find_course (PowDemoRegion *region, guint nth)
{
  for (guint i = 0; i < region->courses->len; i++)
    {
      PowDemoCourse *course = g_ptr_array_index (region->courses, i);
      if (course->archetype != NULL && course->indicator != NULL && !course->taken
          && g_strcmp0 (course->final_phase, "running") == 0 && nth-- == 0)
        return course;
    }
  return NULL;
}

static void
add_united (PowDemoRegion *region, guint n)
{
  PowDemoCourse *one = find_course (region, 0);
  PowDemoCourse *two = n % 2 == 0 ? find_course (region, 1) : one;
  gint32 from = MAX (one->born, two != NULL ? two->born : 0) + 5;
  PowDemoEvent *event = add_pair (
      region, from + pow_demo_random (region, 0, POW_DEMO_CLOCK - 30 - from), one->title);
  two = two != NULL ? two : one;
  pow_demo_note (region, event, one->address, "notes");
  pow_demo_note (region, event->other, two->address, "internal_notes");
}

/* Fields of different types that two people filled in differently. {i} and {b} stand for the
 * subproject's indicator and budget line, {l} for a line of the plan, {m} for a coming meeting;
 * a text that begins with "@" names somebody in the region. */
static const struct
{
  const char *region;
  const char *record; /* NULL: the subproject, "plan", or a body's name */
  const char *path;
  const char *ours;
  const char *theirs;
} choices[POW_DEMO_CHOICES] = {
  { "midden-brabant", NULL, "title", "\"{t} Midden-Brabant\"", "\"{t} in de wijk\"" },
  { "zeeland", NULL, "goal",
    "\"Zeeuwse werkzoekenden vinden binnen een half jaar werk dat bij hen past.\"",
    "\"Werkgevers in Zeeland krijgen kandidaten die zij anders niet hadden ontmoet.\"" },
  { "achterhoek", NULL, "uwv_role", "\"executes\"", "\"lead\"" },
  { "rijnmond", "plan", "lines.{l}.programme_line", "\"scholing\"", "\"verbinding\"" },
  { "midden-holland", "stuurgroep", "{m}.date", "\"2020-03-13\"", "\"2020-03-16\"" },
  { "haaglanden", NULL, "budget.{b}.amounts", "{\"planned\":150000,\"committed\":61000}",
    "{\"planned\":165000,\"committed\":61000}" },
  { "flevoland", NULL, "indicators.{i}.target", "72", "80" },
  { "groot-amsterdam", NULL, "indicators.{i}.version", "3", "4" },
  { "stedendriehoek-en-noordwest-veluwe", NULL, "private_trekker", "\"@lead-other\"",
    "\"@lead-union\"" },
  { "zuid-limburg", NULL, "uwv_fit.ict", "{\"verdict\":\"fits\",\"note\":\"Getoetst in januari\"}",
    "{\"verdict\":\"does_not_fit\",\"note\":\"Wijkt af van de eigen inrichting\"}" },
  { "rijk-van-nijmegen", NULL, "removed", NULL, NULL },
  { "regio-zwolle", NULL, "line", "\"@line/duurzaam\"", "\"@line/aanbod\"" },
};

static char *
fill_path (PowDemoRegion *region, PowDemoCourse *course, const char *path)
{
  GString *filled = g_string_new (path);
  const char *meeting = pow_demo_region_get_address (region, "next-meeting");
  const char *line = pow_demo_region_get_address (region, "line/aanbod");
  g_string_replace (filled, "{i}", course->indicator, 0);
  if (course->budget != NULL)
    g_string_replace (filled, "{b}", course->budget, 0);
  if (line != NULL)
    g_string_replace (filled, "{l}", line, 0);
  if (meeting != NULL)
    g_string_replace (filled, "{m}", meeting, 0);
  g_assert (strchr (filled->str, '{') == NULL);
  return g_string_free (filled, FALSE);
}

static cJSON *
fill_value (PowDemoRegion *region, PowDemoCourse *course, const char *json)
{
  g_autofree char *text = pow_demo_fill (region, json, course->title);
  g_autoptr (GError) error = NULL;
  cJSON *value = pow_json_read (text, strlen (text), &error);
  g_assert_no_error (error);
  if (cJSON_IsString (value) && value->valuestring[0] == '@')
    {
      cJSON *address
          = cJSON_CreateString (pow_demo_region_get_address (region, value->valuestring + 1));
      cJSON_Delete (value);
      return address;
    }
  return value;
}

/* A subproject without trouble whose value is neither of the two, so that they clash. */
static gboolean
fits (PowDemoRegion *region, PowDemoCourse *course, guint n)
{
  if (course->trouble != POW_DEMO_FINE || course->last_pulse >= POW_DEMO_CLOCK
      || (strstr (choices[n].path, "{b}") != NULL && course->budget == NULL))
    return FALSE;
  if (choices[n].ours == NULL || choices[n].record != NULL)
    return TRUE;
  g_autofree char *path = fill_path (region, course, choices[n].path);
  g_autoptr (cJSON) ours = fill_value (region, course, choices[n].ours);
  g_autoptr (cJSON) theirs = fill_value (region, course, choices[n].theirs);
  const cJSON *now = pow_path_look_up (pow_demo_find_first (region, course->address), path);
  return !pow_json_equal (now, ours) && !pow_json_equal (now, theirs);
}

static void
add_choice (PowDemoStory *self, guint n)
{
  PowDemoRegion *region = pow_demo_story_get_region (self, choices[n].region);
  PowDemoCourse *course;
  guint nth = 0;
  do
    {
      course = find_course (region, nth++);
      g_assert (course != NULL);
    }
  while (!fits (region, course, n));
  course->taken = TRUE;

  g_autofree char *path = fill_path (region, course, choices[n].path);
  const char *record = choices[n].record;
  const char *address = record == NULL ? course->address
                        : g_str_equal (record, "plan")
                            ? region->plan
                            : pow_demo_region_get_address (region, record);
  PowDemoEvent *event = add_pair (
      region, record == NULL ? course->last_pulse + 1 : POW_DEMO_CLOCK - 2, course->title);
  if (choices[n].ours != NULL)
    {
      pow_demo_event_set (event, address, path, fill_value (region, course, choices[n].ours));
      pow_demo_event_set (event->other, address, path,
                          fill_value (region, course, choices[n].theirs));
      return;
    }
  /* Let go by one, still worked on by the other. */
  pow_demo_note (region, event, address, "notes");
  pow_demo_event_set (event->other, address, path, cJSON_CreateTrue ());
  event->other->reason
      = g_strdup (pow_demo_pick (region, pow_demo_texts (region, "removal_reasons")));
}

void
pow_demo_add_merges (PowDemoStory *self)
{
  for (guint n = 0; n < POW_DEMO_CHOICES; n++)
    add_choice (self, n);
  for (guint n = 0; n < POW_DEMO_MERGES - POW_DEMO_CHOICES; n++)
    add_united (g_ptr_array_index (self->regions, n * 5 % self->regions->len), n);
}
