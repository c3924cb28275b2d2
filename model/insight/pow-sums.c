/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/insight/pow-sums.h"

#include "model/insight/pow-rule.h"

static void
add_known (PowSum *sum, gboolean known, gint64 value)
{
  sum->of++;
  if (known)
    {
      sum->known++;
      sum->value += value;
    }
}

gboolean
pow_sums_has_budget (PowRecord *record)
{
  g_autoptr (GPtrArray) keys = pow_record_list_entries (record, "budget");

  return keys->len > 0;
}

static void
add_line (PowMoneySums *sums, const cJSON *line)
{
  const cJSON *amounts = pow_json_get (line, "amounts");
  gint64 planned = 0, committed = 0, realised = 0;
  gboolean has_planned = pow_entry_get_integer (amounts, "planned", &planned);
  gboolean has_committed = pow_entry_get_integer (amounts, "committed", &committed);
  gboolean has_realised = pow_entry_get_integer (amounts, "realised", &realised);

  add_known (&sums->planned, has_planned, planned);
  add_known (&sums->committed, has_committed, committed);
  add_known (&sums->realised, has_realised, realised);
  add_known (&sums->free, has_planned && has_committed, planned - committed);
}

PowMoneySums
pow_sums_of_record (PowRecord *record)
{
  PowMoneySums sums = { { 0 } };
  g_autoptr (GPtrArray) keys = pow_record_list_entries (record, "budget");

  for (guint i = 0; i < MAX (keys->len, 1); i++)
    add_line (&sums,
              keys->len > 0 ? pow_entry_get (record, "budget", g_ptr_array_index (keys, i)) : NULL);
  return sums;
}

static void
add_tranche (PowMoneySums *sums, PowRecord *record, const char *tranche)
{
  g_autoptr (GPtrArray) keys = pow_record_list_entries (record, "budget");

  for (guint i = 0; i < keys->len; i++)
    {
      const cJSON *line = pow_entry_get (record, "budget", g_ptr_array_index (keys, i));

      if (g_strcmp0 (pow_json_get_string (line, "tranche"), tranche) == 0)
        add_line (sums, line);
    }
}

PowMoneySums
pow_insight_money (PowSnapshot *snapshot, const char *region, const char *tranche)
{
  PowMoneySums sums = { { 0 } };
  const PowKind kinds[] = { POW_KIND_PLAN, POW_KIND_SUBPROJECT };

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot), sums);
  g_return_val_if_fail (region != NULL, sums);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) records = pow_snapshot_list (snapshot, kinds[k], region, FALSE);

      for (guint i = 0; i < records->len; i++)
        add_tranche (&sums, g_ptr_array_index (records, i), tranche);
    }
  return sums;
}

static void
add_part (PowSum *total, const PowSum *part)
{
  total->of++;
  total->value += part->value;
  if (part->known == part->of)
    total->known++;
}

void
pow_sums_add_part (PowMoneySums *total, const PowMoneySums *part)
{
  add_part (&total->planned, &part->planned);
  add_part (&total->committed, &part->committed);
  add_part (&total->realised, &part->realised);
  add_part (&total->free, &part->free);
}

/* The share of the way from baseline to target; without a baseline the share of the target itself,
 * as people say it: "74 of 100". */
static gboolean
measure_share (const cJSON *indicator, gint32 today, double *percent)
{
  const cJSON *measurement = pow_indicator_get_measurement (indicator, today, NULL);
  double baseline = 0, target, value;

  if (measurement == NULL || pow_indicator_is_redefined (indicator, measurement)
      || !pow_entry_get_number (measurement, "value", &value)
      || !pow_entry_get_number (indicator, "target", &target))
    return FALSE;
  pow_entry_get_number (indicator, "baseline", &baseline);
  if (target == baseline)
    return FALSE;
  *percent = CLAMP (100.0 * (value - baseline) / (target - baseline), 0.0, 100.0);
  return TRUE;
}

void
pow_results_add (PowResults *results, PowRecord *record, PowDate today)
{
  g_autoptr (GPtrArray) keys = pow_record_list_entries (record, "indicators");

  for (guint i = 0; i < keys->len; i++)
    {
      const cJSON *indicator = pow_entry_get (record, "indicators", g_ptr_array_index (keys, i));
      double percent;

      results->of++;
      if (measure_share (indicator, pow_date_get_last_day (today), &percent))
        {
          results->known++;
          results->percents += percent;
        }
    }
}

int
pow_results_get_percent (const PowResults *results)
{
  return results->known > 0 ? (int) (results->percents / results->known + 0.5) : -1;
}
