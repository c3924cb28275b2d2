/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/insight/pow-rule.h"
#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

const cJSON *
pow_indicator_get_measurement (const cJSON *indicator, gint32 today, PowDate *period)
{
  const cJSON *measurements = pow_json_get (indicator, "measurements");
  const cJSON *measurement;
  const cJSON *last = NULL;
  PowDate last_date = POW_DATE_NONE;

  cJSON_ArrayForEach (measurement, measurements)
  {
    PowDate date;
    double value;

    if (cJSON_IsTrue (pow_json_get (measurement, "removed"))
        || !pow_entry_get_number (measurement, "value", &value)
        || !pow_date_parse (measurement->string, &date) || pow_date_get_first_day (date) > today)
      continue;
    if (last == NULL || pow_date_compare (date, last_date) > 0)
      {
        last = measurement;
        last_date = date;
      }
  }
  if (period != NULL)
    *period = last_date;
  return last;
}

gboolean
pow_indicator_is_redefined (const cJSON *indicator, const cJSON *measurement)
{
  gint64 version, measured_by;

  return pow_entry_get_integer (indicator, "version", &version)
         && pow_entry_get_integer (measurement, "definition_version", &measured_by)
         && version != measured_by;
}

/* The line begins where the subproject begins, else where its plan does. */
static PowDate
find_start (PowJudgement *judgement)
{
  PowDate start = pow_record_get_date (judgement->record, "period.start");

  if (start.precision == POW_PRECISION_NONE)
    {
      g_autofree char *region = pow_address_dup_region (pow_record_get_address (judgement->record));
      g_autofree char *address = pow_address_build (POW_KIND_PLAN, region, NULL);
      PowRecord *plan = pow_snapshot_lookup (judgement->snapshot, address);

      if (plan != NULL)
        start = pow_record_get_date (plan, "period.start");
    }
  return start;
}

/* How far the value is on the way that the straight line from baseline (at the start) to target
 * (when due) has gone at the end of the measured period; in percent. */
static void
judge_value (const PowRule *rule,
             PowJudgement *judgement,
             const char *name,
             const double line[2],
             const gint32 days[2],
             double value,
             gint32 at)
{
  double share = at >= days[1] ? 1.0 : (double) (at - days[0]) / (double) (days[1] - days[0]);
  double expected = (line[1] - line[0]) * share;
  double percent;
  double red = (double) pow_judgement_threshold (judgement, "indicator_red");
  double amber = (double) pow_judgement_threshold (judgement, "indicator_amber");

  percent = 100.0 * (value - line[0]) / expected;
  judgement->measured = TRUE;
  if (percent < amber)
    pow_judgement_add (judgement, rule->id, percent < red ? POW_LIGHT_RED : POW_LIGHT_AMBER,
                       g_strdup_printf (_ ("‘%s’ is at %d %% of what was planned by then"), name,
                                        (int) CLAMP (percent, -999.0, 999.0)));
}

static void
judge_indicator (const PowRule *rule, PowJudgement *judgement, const char *key)
{
  const cJSON *indicator = pow_entry_get (judgement->record, "indicators", key);
  const char *name = pow_entry_get_title (indicator, "name", key);
  PowDate start = find_start (judgement);
  PowDate due = pow_entry_get_date (indicator, "due");
  PowDate period;
  const cJSON *measurement;
  const char *missing = NULL;
  double line[2], value = 0;
  gint32 days[2] = { 0 }, at = 0;

  measurement = pow_indicator_get_measurement (indicator, judgement->today, &period);
  if (start.precision != POW_PRECISION_NONE)
    days[0] = pow_date_get_first_day (start);
  if (due.precision != POW_PRECISION_NONE)
    days[1] = pow_date_get_last_day (due);

  if (!pow_entry_get_number (indicator, "target", &line[1]))
    missing = N_ ("The target of ‘%s’ is not known");
  else if (due.precision == POW_PRECISION_NONE)
    missing = N_ ("It is not known when the target of ‘%s’ is due");
  else if (start.precision == POW_PRECISION_NONE)
    missing = N_ ("It is not known when ‘%s’ starts");
  else if (!pow_entry_get_number (indicator, "baseline", &line[0]))
    missing = N_ ("It is not known at what figure ‘%s’ starts");
  else if (line[0] == line[1] || days[0] >= days[1])
    missing = N_ ("‘%s’ has no line to hold a figure against: start and target are the same");
  else if (measurement == NULL)
    {
      if (judgement->today < days[0])
        return;
      missing = N_ ("‘%s’ has not been measured yet");
    }
  else if (pow_indicator_is_redefined (indicator, measurement))
    missing = N_ ("‘%s’ was measured by another definition than its target has");
  else
    {
      pow_entry_get_number (measurement, "value", &value);
      at = MIN (pow_date_get_last_day (period), judgement->today);
      if (judgement->today - at > pow_judgement_threshold (judgement, "measured_stale_days"))
        missing = N_ ("‘%s’ was measured too long ago");
      else if (at <= days[0])
        return; /* nothing was expected yet */
    }

  if (missing != NULL)
    pow_judgement_add (judgement, rule->id, POW_LIGHT_UNKNOWN, g_strdup_printf (_ (missing), name));
  else
    judge_value (rule, judgement, name, line, days, value, at);
}

void
pow_rule_indicator_behind (const PowRule *rule, PowJudgement *judgement)
{
  g_autoptr (GPtrArray) keys = pow_record_list_entries (judgement->record, "indicators");

  for (guint i = 0; i < keys->len; i++)
    judge_indicator (rule, judgement, g_ptr_array_index (keys, i));
}
