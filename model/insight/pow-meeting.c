/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/insight/pow-entry.h"
#include "model/insight/pow-insight.h"

PowDate
pow_insight_next_meeting (PowRecord *body, PowDate today)
{
  g_autoptr (GPtrArray) keys = NULL;
  PowDate next = POW_DATE_NONE;

  g_return_val_if_fail (POW_IS_RECORD (body), next);

  keys = pow_record_list_entries (body, "meetings");
  for (guint i = 0; i < keys->len; i++)
    {
      PowDate meeting = pow_entry_get_date (
          pow_entry_get (body, "meetings", g_ptr_array_index (keys, i)), "date");

      if (meeting.precision != POW_PRECISION_NONE
          && pow_date_get_last_day (meeting) >= pow_date_get_last_day (today)
          && (next.precision == POW_PRECISION_NONE || pow_date_compare (meeting, next) < 0))
        next = meeting;
    }
  return next;
}
