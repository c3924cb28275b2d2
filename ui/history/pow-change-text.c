/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-change-text.h"

#include "model/record/pow-address.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

/**
 * pow_change_text_dup_label:
 * @snapshot: where titles of entries and terms are looked up
 * @address: the record
 * @field: (nullable): a field, group or entry of it
 *
 * What the place is called: "Milestones: Start groep 2: Date".
 *
 * Returns: (transfer full): the label; of a record its kind
 */
char *
pow_change_text_dup_label (PowSnapshot *snapshot, const char *address, const char *field)
{
  PowRecord *record = pow_snapshot_lookup (snapshot, address);
  PowRecord *programme = pow_snapshot_get_programme (snapshot);
  const PowKind kind = pow_address_get_kind (address);

  if (field == NULL || kind == POW_KIND_NONE)
    return g_strdup (field != NULL ? field : pow_kind_get_label (kind));
  return pow_schema_dup_path_label (kind, field, record != NULL ? pow_record_get_tree (record) : NULL,
                                    programme != NULL ? pow_record_get_tree (programme) : NULL);
}

/**
 * pow_change_text_dup_value:
 * @snapshot: where what it points at is looked up
 * @address: the record
 * @field: the place of the value
 * @value: (nullable): the value
 *
 * Returns: (transfer full): the value in words; "unknown" for none
 */
char *
pow_change_text_dup_value (PowSnapshot *snapshot, const char *address, const char *field, const cJSON *value)
{
  PowRecord *record = pow_snapshot_lookup (snapshot, address);

  if (value == NULL)
    return g_strdup (_ ("unknown"));
  if (record == NULL || pow_schema_find (pow_record_get_kind (record), field, NULL) == NULL)
    return cJSON_IsString (value) ? g_strdup (value->valuestring) : pow_json_write_compact (value);
  return pow_change_format_side (record, field, value, pow_snapshot_get_programme (snapshot), pow_snapshot_look_up_record, snapshot);
}

static char *
format_time (gint64 time, const char *format)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("?");
}

/* "Thursday, September 24, 2020". Transfer full. */
char *
pow_change_text_dup_day (gint64 time)
{
  g_autofree char *day
      /* Translators: a day with its name, as strftime writes it. */
      = format_time (time, _ ("%A, %B %-e, %Y"));
  g_autofree char *first = g_utf8_substring (day, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (day), NULL);
}

/* "14:02". Transfer full. */
char *
pow_change_text_dup_time (gint64 time)
{
  return format_time (time, "%H:%M");
}

/* "6 Feb 2020 at 14:02". Transfer full. */
char *
pow_change_text_dup_moment (gint64 time)
{
  /* Translators: a moment in short, as strftime writes it. */
  return format_time (time, _ ("%-e %b %Y at %H:%M"));
}
