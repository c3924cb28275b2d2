/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-restore-private.h"

/* The part at @field of a change of what the field stands in. */
static PowChange *
narrow (const PowChange *change, PowRecord *from, PowRecord *to, const char *field)
{
  const cJSON *before = pow_path_look_up (pow_record_get_tree (from), field);
  const cJSON *after = pow_path_look_up (pow_record_get_tree (to), field);
  gboolean is_entry = FALSE;

  if (pow_json_equal (before, after))
    return NULL;
  if (after == NULL && pow_schema_find (pow_record_get_kind (from), field, &is_entry) != NULL && is_entry)
    return pow_change_new (POW_CHANGE_REMOVED, change->address, field, before, NULL);
  return pow_change_new (POW_CHANGE_CHANGED, change->address, field, before, after);
}

GPtrArray *
pow_restore_list_changes (PowRecord *from, PowRecord *to, const char *field)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);

  pow_change_diff_records (from, to, FALSE, all);
  for (guint i = 0; i < all->len; i++)
    {
      const PowChange *change = g_ptr_array_index (all, i);
      g_autofree char *place = pow_change_dup_place (change);
      PowChange *part = NULL;

      if (field == NULL || (place != NULL && pow_path_contains (field, place)))
        part = pow_change_copy (change);
      else if (!pow_change_is_choice (change) && (place == NULL || pow_path_contains (place, field)))
        part = narrow (change, from, to, field);
      if (part != NULL)
        g_ptr_array_add (changes, part);
    }
  return changes;
}

PowRecord *
pow_restore_record (PowRecord *now, PowRecord *then, const char *field, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (POW_IS_RECORD (now) && POW_IS_RECORD (then), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  changes = pow_restore_list_changes (now, then, field);
  return changes->len > 0 ? pow_change_apply (now, changes, error) : g_object_ref (now);
}
