/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/insight/insight-fixture.h"

#include "model/record/pow-address.h"

PowSnapshot *
fixture_snapshot (const char *const *texts)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; texts[i] != NULL; i += 2)
    {
      g_autofree char *json = g_strdelimit (g_strdup (texts[i + 1]), "'", '"');
      g_autoptr (GError) error = NULL;
      PowRecord *record = pow_record_read (pow_address_get_kind (texts[i]), texts[i], json,
                                           strlen (json), &error);

      g_assert_no_error (error);
      g_ptr_array_add (records, record);
    }
  return pow_snapshot_new (g_steal_pointer (&records), NULL, NULL);
}

PowRecord *
fixture_lookup (PowSnapshot *snapshot, const char *address)
{
  PowRecord *record = pow_snapshot_lookup (snapshot, address);

  g_assert_nonnull (record);
  return record;
}

PowDate
fixture_day (const char *text)
{
  PowDate date;

  g_assert_true (pow_date_parse (text, &date));
  return date;
}

char *
fixture_reasons (const PowStanding *standing)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < standing->because->len; i++)
    {
      const PowReason *reason = g_ptr_array_index (standing->because, i);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", reason->rule,
                              pow_light_get_name (reason->light));
    }
  return g_string_free (text, FALSE);
}
