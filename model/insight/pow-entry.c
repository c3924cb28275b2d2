/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/insight/pow-entry.h"

const cJSON *
pow_entry_get (PowRecord *record, const char *map, const char *key)
{
  g_autofree char *path = pow_path_join (map, key);

  return pow_record_get (record, path);
}

PowDate
pow_entry_get_date (const cJSON *entry, const char *member)
{
  PowDate date = POW_DATE_NONE;
  const char *text = pow_json_get_string (entry, member);

  if (text == NULL || !pow_date_parse (text, &date))
    return POW_DATE_NONE;
  return date;
}

gboolean
pow_entry_get_number (const cJSON *entry, const char *member, double *value)
{
  const cJSON *number = pow_json_get (entry, member);

  if (!cJSON_IsNumber (number))
    return FALSE;
  *value = number->valuedouble;
  return TRUE;
}

gboolean
pow_entry_get_integer (const cJSON *entry, const char *member, gint64 *value)
{
  double number;

  /* Integers of a valid record lie within 2^53, where a double is exact. */
  if (!pow_entry_get_number (entry, member, &number))
    return FALSE;
  *value = (gint64) number;
  return TRUE;
}

const char *
pow_entry_get_title (const cJSON *entry, const char *member, const char *key)
{
  const char *title = pow_json_get_string (entry, member);

  return title != NULL ? title : key;
}
