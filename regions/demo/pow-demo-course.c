/* SPDX-License-Identifier: EUPL-1.2 */
#include "regions/demo/pow-demo-course.h"

#include <math.h>

#include "model/schema/pow-path.h"

PowDemoCourse *
pow_demo_course_new (const char *address, const char *title)
{
  PowDemoCourse *self = g_new0 (PowDemoCourse, 1);
  self->address = g_strdup (address);
  self->title = g_strdup (title);
  self->money_known = TRUE;
  return self;
}

void
pow_demo_course_free (PowDemoCourse *self)
{
  for (guint i = 0; i < self->n_milestones; i++)
    g_free (self->milestones[i].key);
  g_free (self->address);
  g_free (self->title);
  g_free (self->indicator);
  g_free (self->budget);
  g_free (self->budget_label);
  g_free (self);
}

/* Below this share of the line a course counts as behind its plan. */
#define BEHIND_BELOW 0.88

/* How far the figures are from plan in each kind of trouble: share of the line, share of money. */
static const struct
{
  double factor;
  double factor_spread;
  double spent;
  double spent_spread;
} outcomes[] = {
  [POW_DEMO_FINE] = { 0.95, 0.22, 0.45, 0.38 },
  [POW_DEMO_LATE_AMBER] = { 0.92, 0.15, 0.40, 0.30 },
  [POW_DEMO_LATE_RED] = { 0.90, 0.10, 0.30, 0.30 },
  [POW_DEMO_BEHIND_AMBER] = { 0.66, 0.12, 0.45, 0.30 },
  [POW_DEMO_BEHIND_RED] = { 0.34, 0.18, 0.50, 0.30 },
  [POW_DEMO_SPENT_AMBER] = { 0.92, 0.10, 0.93, 0.04 },
  [POW_DEMO_OVERSPENT] = { 0.90, 0.10, 1.04, 0.10 },
  [POW_DEMO_NOBODY] = { 0.95, 0.15, 0.45, 0.30 },
  [POW_DEMO_VACANT] = { 0.92, 0.15, 0.40, 0.30 },
  [POW_DEMO_UNKNOWN] = { 0.95, 0.10, 0.40, 0.20 },
  [POW_DEMO_HOLD] = { 0.90, 0.10, 0.35, 0.20 },
};

static void
plan_milestones (PowDemoRegion *region, PowDemoCourse *self)
{
  gint32 step = (self->due - self->start) / (gint32)(self->n_milestones + 1);
  guint late = G_MAXUINT;
  for (guint i = 0; i < self->n_milestones; i++)
    {
      PowDemoMilestone *milestone = &self->milestones[i];
      milestone->date = self->start + step * (gint32)(i + 1) + pow_demo_random (region, -9, 10);
      /* What is reached after the last update would look late: it comes after the clock. */
      if (milestone->date > self->last_pulse && milestone->date <= POW_DEMO_CLOCK)
        milestone->date = POW_DEMO_CLOCK + pow_demo_random (region, 4, 26);
      if (milestone->date <= POW_DEMO_CLOCK)
        late = i;
    }
  /* The last one that should have been reached is the one that is late. */
  if (self->trouble == POW_DEMO_LATE_AMBER || self->trouble == POW_DEMO_LATE_RED)
    {
      late = late == G_MAXUINT ? 0 : late;
      self->milestones[late].date
          = POW_DEMO_CLOCK
            - (self->trouble == POW_DEMO_LATE_AMBER ? pow_demo_random (region, 6, 28)
                                                    : pow_demo_random (region, 34, 75));
    }
  else
    late = G_MAXUINT;
  for (guint i = 0; i < self->n_milestones; i++)
    {
      PowDemoMilestone *milestone = &self->milestones[i];
      milestone->date = pow_demo_work_day (milestone->date);
      milestone->first = milestone->date;
      if (i != late && milestone->date <= POW_DEMO_CLOCK)
        milestone->done = pow_demo_work_day (milestone->date - pow_demo_random (region, 0, 7));
      milestone->vague = milestone->date > POW_DEMO_CLOCK + 60 && pow_demo_chance (region, 45);
    }
}

/* How fast a region gets results: 100 is what most plans count on. */
static double
get_pace (PowDemoRegion *region)
{
  return pow_json_get (region->profile, "pace")->valueint / 100.0;
}

gint32
pow_demo_course_get_end (PowDemoRegion *region, PowDemoCourse *self, gint32 usual)
{
  return self->start + (gint32)((usual - self->start) / MIN (get_pace (region), 1.0));
}

void
pow_demo_course_plan (PowDemoRegion *region, PowDemoCourse *self)
{
  self->factor = outcomes[self->trouble].factor
                 + outcomes[self->trouble].factor_spread * pow_demo_random (region, 0, 101) / 100.0;
  /* Who is behind stays behind; elsewhere a fast region runs ahead of its plan. */
  if (self->factor >= BEHIND_BELOW)
    self->factor *= MAX (get_pace (region), 1.0);
  self->spent = outcomes[self->trouble].spent
                + outcomes[self->trouble].spent_spread * pow_demo_random (region, 0, 101) / 100.0;
  self->text_place = (guint)pow_demo_random (region, 0, 60);
  plan_milestones (region, self);
}

gboolean
pow_demo_course_move_milestone (PowDemoRegion *region, PowDemoCourse *self)
{
  for (guint i = 0; i < self->n_milestones; i++)
    {
      PowDemoMilestone *milestone = &self->milestones[i];
      gint32 first = pow_demo_work_day (milestone->date - pow_demo_random (region, 21, 60));
      gint32 day = MIN (first - pow_demo_random (region, 2, 10), POW_DEMO_CLOCK - 4);
      gboolean dated = self->trouble != POW_DEMO_UNKNOWN || i + 1 < self->n_milestones;
      if (milestone->moved || milestone->vague || !dated || day <= self->born + 2
          || (milestone->done != 0 && milestone->done <= day))
        continue;

      g_autofree char *before = pow_demo_day_in_words (first);
      g_autofree char *after = pow_demo_day_in_words (milestone->date);
      g_autofree char *path = g_strdup_printf ("milestones.%s.date", milestone->key);
      PowDemoEvent *event = pow_demo_region_add_event (
          region, day, self->author,
          g_strdup_printf ("%s: %s %s → %s", self->title, milestone->title, before, after));
      pow_demo_event_set (event, self->address, path, pow_demo_date (milestone->date));
      event->is_move = TRUE;
      milestone->first = first;
      milestone->moved = TRUE;
      return TRUE;
    }
  return FALSE;
}

static cJSON *
new_milestone_date (const PowDemoMilestone *milestone, gint32 date)
{
  PowDate day = pow_date_from_days (date);
  g_autofree char *quarter = g_strdup_printf ("%04d-Q%d", day.year, (day.part - 1) / 3 + 1);
  return milestone->vague ? cJSON_CreateString (quarter) : pow_demo_date (date);
}

cJSON *
pow_demo_course_new_milestones (PowDemoCourse *self)
{
  cJSON *map = cJSON_CreateObject ();
  for (guint i = 0; i < self->n_milestones; i++)
    {
      PowDemoMilestone *milestone = &self->milestones[i];
      cJSON *entry = cJSON_AddObjectToObject (map, milestone->key);
      cJSON_AddStringToObject (entry, "title", milestone->title);
      /* What nobody has fixed a date for has none. */
      if (self->trouble != POW_DEMO_UNKNOWN || i + 1 < self->n_milestones)
        cJSON_AddItemToObject (entry, "date", new_milestone_date (milestone, milestone->first));
      if (milestone->done != 0 && milestone->done <= self->born)
        cJSON_AddItemToObject (entry, "done", pow_demo_date (milestone->done));
    }
  return map;
}

cJSON *
pow_demo_course_new_indicator (PowDemoRegion *region, PowDemoCourse *self)
{
  const cJSON *kind = pow_json_get (self->archetype, "indicator");
  const char *unit = pow_json_get_string (kind, "unit");
  g_autofree char *order = pow_demo_order (region, 0);
  cJSON *map = cJSON_CreateObject ();
  cJSON *entry = cJSON_AddObjectToObject (map, self->indicator);
  cJSON_AddStringToObject (entry, "name", pow_json_get_string (kind, "name"));
  cJSON_AddStringToObject (entry, "definition", pow_json_get_string (kind, "definition"));
  pow_demo_add_integer (entry, "version", 1);
  cJSON_AddStringToObject (entry, "unit", unit);
  cJSON_AddBoolToObject (entry, "counts_people", g_strcmp0 (unit, "mensen") == 0);
  pow_demo_add_integer (entry, "baseline", (gint64)self->baseline);
  pow_demo_add_integer (entry, "target", (gint64)self->target);
  if (self->trouble != POW_DEMO_UNKNOWN)
    cJSON_AddItemToObject (entry, "due", pow_demo_date (self->due));
  cJSON_AddStringToObject (entry, "order", order);
  return map;
}

cJSON *
pow_demo_course_new_budget (PowDemoCourse *self)
{
  cJSON *map = cJSON_CreateObject ();
  cJSON *entry = cJSON_AddObjectToObject (map, self->budget);
  cJSON *amounts;
  cJSON_AddStringToObject (entry, "label", self->budget_label);
  cJSON_AddStringToObject (entry, "tranche", self->budget_tranche);
  cJSON_AddStringToObject (entry, "funder", self->budget_funder);
  amounts = cJSON_AddObjectToObject (entry, "amounts");
  pow_demo_add_integer (amounts, "planned", self->planned);
  if (self->money_known)
    {
      pow_demo_add_integer (amounts, "committed", 0);
      pow_demo_add_integer (amounts, "realised", 0);
    }
  cJSON_AddItemToObject (amounts, "as_of", pow_demo_date (self->born));
  return map;
}

static double
get_share (PowDemoCourse *self, gint32 day)
{
  return CLAMP ((double)(day - self->start) / (double)(self->due - self->start), 0.0, 1.0);
}

static void
note_measurement (PowDemoCourse *self, PowDemoEvent *event, gint32 end)
{
  PowDate day = pow_date_from_days (end);
  g_autofree char *period = g_strdup_printf ("%04d-Q%d", day.year, day.part / 3);
  g_autofree char *path
      = g_strdup_printf ("indicators.%s.measurements.%s", self->indicator, period);
  double line = (self->target - self->baseline) * get_share (self, end) * self->factor;
  gint64 value = (gint64)(self->factor < BEHIND_BELOW ? round (self->baseline + line)
                                              : ceil (self->baseline + line));
  gboolean redefined = self->redefined != 0 && end >= self->redefined;
  cJSON *measurement = cJSON_CreateObject ();
  pow_demo_add_integer (measurement, "value", value);
  pow_demo_add_integer (measurement, "definition_version", redefined ? 2 : 1);
  pow_demo_event_set (event, self->address, path, measurement);
  if (redefined)
    {
      g_autofree char *version = g_strdup_printf ("indicators.%s.version", self->indicator);
      g_autofree char *definition = g_strdup_printf ("indicators.%s.definition", self->indicator);
      pow_demo_event_set (event, self->address, version, pow_json_new_integer (2));
      pow_demo_event_set_text (event, self->address, definition,
                               "Betaald werk van ten minste drie maanden. Uitstroom omdat een "
                               "recht eindigt telt niet mee.");
    }
}

/* Quarters whose figures come in after @from, up to @to. */
static void
note_measurements (PowDemoCourse *self, PowDemoEvent *event, gint32 from, gint32 to)
{
  for (int year = 2019; year <= 2020; year++)
    for (int quarter = 1; quarter <= 4; quarter++)
      {
        PowDate period = { POW_PRECISION_QUARTER, (gint16)year, (guint8)quarter, 0 };
        gint32 end = pow_date_get_last_day (period);
        if (end > self->start + 30 && end + POW_DEMO_DAYS_TO_REPORT > from
            && end + POW_DEMO_DAYS_TO_REPORT <= to)
          note_measurement (self, event, end);
      }
}

static void
note_money (PowDemoCourse *self, PowDemoEvent *event, gint32 day)
{
  double progress = CLAMP (
      (double)(day - self->start) / (double)MAX (1, self->last_pulse - self->start), 0.0, 1.0);
  gint64 planned = day < self->replanned_on ? self->planned_before : self->planned;
  gint64 committed = (gint64)((double)planned * self->spent * progress / 100.0) * 100;
  g_autofree char *path = g_strdup_printf ("budget.%s.amounts", self->budget);
  cJSON *amounts = cJSON_CreateObject ();
  pow_demo_add_integer (amounts, "planned", planned);
  if (self->money_known)
    {
      pow_demo_add_integer (amounts, "committed", committed);
      pow_demo_add_integer (amounts, "realised", (gint64)((double)committed * 0.72 / 50.0) * 50);
    }
  cJSON_AddItemToObject (amounts, "as_of", pow_demo_date (day));
  pow_demo_event_set (event, self->address, path, amounts);
}

void
pow_demo_course_advance (PowDemoRegion *region,
                         PowDemoCourse *self,
                         PowDemoEvent *event,
                         gint32 day)
{
  gint32 from = self->done_to;
  for (guint i = 0; i < self->n_milestones; i++)
    {
      PowDemoMilestone *milestone = &self->milestones[i];
      if (milestone->done > MAX (from, self->born) && milestone->done <= day)
        {
          g_autofree char *path = g_strdup_printf ("milestones.%s.done", milestone->key);
          pow_demo_event_set (event, self->address, path, pow_demo_date (milestone->done));
        }
    }
  if (self->indicator != NULL && self->trouble != POW_DEMO_UNKNOWN)
    note_measurements (self, event, from, day);
  if (self->budget != NULL && day > self->start
      && (day == POW_DEMO_CLOCK || day - from > 40 || day >= self->last_pulse))
    note_money (self, event, day);
  if (self->final_phase != NULL && !self->running_noted && day >= self->start
      && !g_str_equal (self->final_phase, "idea")
      && !g_str_equal (self->final_phase, "preparation"))
    {
      pow_demo_event_set_text (event, self->address, "phase", "running");
      self->running_noted = TRUE;
    }
  self->done_to = day;
}
