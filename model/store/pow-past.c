/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-past.h"

/* The last entry of a map whose date has passed; NULL when there is none. Transfer full. */
static char *
find_last (PowRecord *record, const char *map, const char *key, PowDate today, PowDate *date)
{
  g_autoptr (GPtrArray) entries = pow_record_list_entries (record, map);
  char *last = NULL;

  *date = POW_DATE_NONE;
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *entry = pow_path_join (map, g_ptr_array_index (entries, i));
      g_autofree char *path = pow_path_join (entry, key);
      const PowDate passed = pow_record_get_date (record, path);

      if (passed.precision == POW_PRECISION_NONE || pow_date_get_last_day (passed) >= pow_date_get_first_day (today)
          || (last != NULL && pow_date_compare (passed, *date) <= 0))
        continue;
      g_free (last);
      last = g_strdup (g_ptr_array_index (entries, i));
      *date = passed;
    }
  return last;
}

PowDate
pow_past_find_meeting (GPtrArray *bodies, const char *type, PowDate today)
{
  PowDate last = POW_DATE_NONE;

  g_return_val_if_fail (bodies != NULL, last);

  for (guint i = 0; i < bodies->len; i++)
    {
      PowRecord *body = g_ptr_array_index (bodies, i);
      g_autofree char *meeting = NULL;
      PowDate date;

      if (pow_record_is_removed (body) || (type != NULL && g_strcmp0 (pow_record_get_text (body, "type"), type) != 0))
        continue;
      meeting = find_last (body, "meetings", "date", today, &date);
      if (meeting != NULL && (last.precision == POW_PRECISION_NONE || pow_date_compare (date, last) > 0))
        last = date;
    }
  return last;
}

char *
pow_past_dup_round (PowRecord *programme, PowDate today, PowDate *closes)
{
  PowDate date;
  char *round;

  g_return_val_if_fail (POW_IS_RECORD (programme), NULL);

  round = find_last (programme, "rounds", "closes", today, &date);
  if (closes != NULL)
    *closes = date;
  return round;
}

gboolean
pow_past_is_approved (PowRecord *plan)
{
  const PowField *field = pow_schema_find (POW_KIND_PLAN, "status", NULL);
  const char *status;

  g_return_val_if_fail (POW_IS_RECORD (plan), FALSE);

  status = pow_record_get_text (plan, "status");
  return status != NULL
         && pow_field_get_choice_index (field, status) >= pow_field_get_choice_index (field, "approved");
}
