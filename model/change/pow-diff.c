/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-diff.h"

#include "model/store/pow-snapshot-private.h"

#include <string.h>

static PowRecord *
look_up (PowSnapshot *snapshot, const char *address)
{
  return snapshot != NULL ? pow_snapshot_lookup (snapshot, address) : NULL;
}

/* Adds the addresses of @snapshot whose record @other does not have, or, with @or_otherwise, has otherwise. In no order:
 * that of lists, by title, costs more than comparing. */
static void
add_addresses (PowSnapshot *snapshot, PowSnapshot *other, gboolean or_otherwise, GPtrArray *addresses)
{
  GHashTableIter iter;
  gpointer address, record;

  if (snapshot == NULL)
    return;
  g_hash_table_iter_init (&iter, snapshot->records);
  while (g_hash_table_iter_next (&iter, &address, &record))
    {
      PowRecord *counterpart = look_up (other, address);

      if (counterpart == NULL || (or_otherwise && counterpart != record))
        g_ptr_array_add (addresses, address);
    }
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
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();

  g_return_val_if_fail (before == NULL || POW_IS_SNAPSHOT (before), changes);
  g_return_val_if_fail (after == NULL || POW_IS_SNAPSHOT (after), changes);

  if (before == after)
    return changes;

  add_addresses (after, before, TRUE, addresses);
  add_addresses (before, after, FALSE, addresses);
  g_ptr_array_sort (addresses, compare_addresses_cb);
  for (guint i = 0; i < addresses->len; i++)
    pow_change_diff_records (look_up (before, addresses->pdata[i]),
                             look_up (after, addresses->pdata[i]), TRUE, changes);
  return changes;
}
