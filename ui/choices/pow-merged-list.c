/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/choices/pow-merged-list.h"

#include "model/record/pow-address.h"

#define MOST_MERGES 200
#define DAY (24 * 60 * 60)

/**
 * pow_merged_list_async:
 * @session: the open portfolio; its answer to Waar says which regions
 * @cancellable: (nullable): ends the question
 * @callback: called when the answer is there; it calls pow_lookback_ask_finish()
 * @user_data: for @callback
 *
 * Asks the history, beside the main thread, what the merges of the last %POW_MERGED_DAYS days did. The answer is an array of
 * PowMergedField; of very many merges the newest 200. Main thread.
 */
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

/**
 * pow_merged_list_drop_asked:
 * @fields: (element-type PowMergedField): what merges did; loses some
 *
 * Leaves out what became a question: that stands under Keuzes itself. Any thread.
 */
void
pow_merged_list_drop_asked (GPtrArray *fields)
{
  for (guint i = fields->len; i > 0; i--)
    if (pow_merged_field_is_asked (g_ptr_array_index (fields, i - 1)))
      g_ptr_array_remove_index (fields, i - 1);
}

/**
 * pow_merged_list_dup_change:
 * @field: what a merge did to a field
 *
 * Any thread.
 *
 * Returns: (transfer full): the same as a change, from what stood there to what stands
 */
PowChange *
pow_merged_list_dup_change (const PowMergedField *field)
{
  return pow_change_new (field->type, field->address, field->field, field->before, field->after);
}
