/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/choices/pow-merged-list.h"

#include "model/record/pow-address.h"

#define MOST_MERGES 200
#define DAY (24 * 60 * 60)

void
pow_merged_list_async (PowSession *session, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  const gint64 since = pow_date_get_end_time (pow_session_get_today (session)) - POW_MERGED_DAYS * DAY;
  g_autoptr (GPtrArray) regions = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (POW_IS_SESSION (session));

  if (pow_session_get_scope (session, NULL) != POW_SCOPE_ALL)
    {
      regions = pow_session_list_regions (session);
      lines = pow_address_list_lines (regions);
    }
  pow_lookback_list_recent_merges_async (pow_session_get_lookback (session), (const char *const *) lines, since, MOST_MERGES,
                                         cancellable, callback, user_data);
}

void
pow_merged_list_drop_asked (GPtrArray *fields)
{
  for (guint i = fields->len; i > 0; i--)
    if (pow_merged_field_is_asked (g_ptr_array_index (fields, i - 1)))
      g_ptr_array_remove_index (fields, i - 1);
}

PowChange *
pow_merged_list_dup_change (const PowMergedField *field)
{
  return pow_change_new (field->type, field->address, field->field, field->before, field->after);
}
