/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-diff.h"

#include <string.h>

static GPtrArray *
list_all (PowSnapshot *snapshot)
{
  return snapshot != NULL ? pow_snapshot_list (snapshot, POW_KIND_NONE, NULL, TRUE)
                          : g_ptr_array_new ();
}

static PowRecord *
look_up (PowSnapshot *snapshot, const char *address)
{
  return snapshot != NULL ? pow_snapshot_lookup (snapshot, address) : NULL;
}

static int
compare_addresses_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
pow_diff_snapshots (PowSnapshot *before, PowSnapshot *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify)pow_change_free);
  g_autoptr (GPtrArray) old_records = NULL;
  g_autoptr (GPtrArray) new_records = NULL;
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();

  g_return_val_if_fail (before == NULL || POW_IS_SNAPSHOT (before), changes);
  g_return_val_if_fail (after == NULL || POW_IS_SNAPSHOT (after), changes);

  if (before == after)
    return changes;

  old_records = list_all (before);
  new_records = list_all (after);
  for (guint i = 0; i < new_records->len; i++)
    {
      const char *address = pow_record_get_address (new_records->pdata[i]);

      if (look_up (before, address) != new_records->pdata[i])
        g_ptr_array_add (addresses, (gpointer)address);
    }
  for (guint i = 0; i < old_records->len; i++)
    {
      const char *address = pow_record_get_address (old_records->pdata[i]);

      if (look_up (after, address) == NULL)
        g_ptr_array_add (addresses, (gpointer)address);
    }

  g_ptr_array_sort (addresses, compare_addresses_cb);
  for (guint i = 0; i < addresses->len; i++)
    pow_change_diff_records (look_up (before, addresses->pdata[i]),
                             look_up (after, addresses->pdata[i]), TRUE, changes);
  return changes;
}
