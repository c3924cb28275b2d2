/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/insight/pow-entry.h"
#include "model/insight/pow-insight.h"

/* Keys of the pulses that a visible pulse says it corrects. */
static GHashTable *
collect_corrected (PowRecord *record, GPtrArray *keys)
{
  GHashTable *corrected = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < keys->len; i++)
    {
      const cJSON *pulse = pow_entry_get (record, "pulses", g_ptr_array_index (keys, i));
      const char *corrects = pow_json_get_string (pulse, "corrects");

      if (corrects != NULL)
        g_hash_table_add (corrected, (gpointer) corrects);
    }
  return corrected;
}

PowReported
pow_insight_reported (PowSnapshot *snapshot, PowRecord *record, PowDate today)
{
  PowReported reported = { POW_LIGHT_UNKNOWN, POW_DATE_NONE, -1, FALSE, NULL };
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GHashTable) corrected = NULL;
  const cJSON *last = NULL;
  const char *last_key = NULL;
  gint32 day;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot), reported);
  g_return_val_if_fail (record == NULL || POW_IS_RECORD (record), reported);

  if (record == NULL)
    return reported;

  day = pow_date_get_last_day (today);
  keys = pow_record_list_entries (record, "pulses");
  corrected = collect_corrected (record, keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const cJSON *pulse = pow_entry_get (record, "pulses", key);
      PowDate date = pow_entry_get_date (pulse, "date");
      int order;

      if (date.precision == POW_PRECISION_NONE || pow_date_get_first_day (date) > day
          || g_hash_table_contains (corrected, key))
        continue;
      order = last == NULL ? 1 : pow_date_compare (date, reported.on);
      if (order > 0 || (order == 0 && strcmp (key, last_key) > 0))
        {
          last = pulse;
          last_key = key;
          reported.on = date;
        }
    }

  if (last != NULL)
    {
      reported.light = pow_light_from_name (pow_json_get_string (last, "light"));
      reported.text = pow_json_get_string (last, "text");
      reported.age_days = MAX (0, day - pow_date_get_last_day (reported.on));
      reported.stale = reported.age_days > pow_insight_get_threshold (snapshot, "stale_days");
    }
  return reported;
}
