/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-record-private.h"

#include <glib/gi18n-lib.h>

/* Finds or makes the object @key in @object. */
static cJSON *
ensure_object (cJSON *object, const char *key)
{
  cJSON *member = (cJSON *) pow_json_get (object, key);

  if (cJSON_IsObject (member))
    return member;

  if (member != NULL)
    cJSON_Delete (cJSON_DetachItemViaPointer (object, member));
  member = cJSON_AddObjectToObject (object, key);
  if (member == NULL)
    g_error ("No memory for a JSON value");
  return member;
}

void
pow_record_tree_put (cJSON *tree, const char *path, const cJSON *value)
{
  g_auto (GStrv) keys = pow_path_split (path);
  cJSON *object = tree;
  guint last = g_strv_length (keys) - 1;
  cJSON *old;

  for (guint i = 0; i < last; i++)
    {
      /* What is not there needs no unsetting. */
      if (value == NULL && pow_json_get (object, keys[i]) == NULL)
        return;
      object = ensure_object (object, keys[i]);
    }

  old = (cJSON *) pow_json_get (object, keys[last]);
  if (old != NULL)
    cJSON_Delete (cJSON_DetachItemViaPointer (object, old));
  if (value != NULL)
    cJSON_AddItemToObject (object, keys[last], pow_json_copy (value));
}

gboolean
pow_record_check_writable (PowRecord *self, GError **error)
{
  if (!pow_record_is_newer (self))
    return TRUE;

  g_propagate_error (error,
                     pow_record_error_new (POW_RECORD_ERROR_FORMAT, pow_record_get_address (self), NULL,
                                           _("a newer version of Perspectief wrote this; install that version to change it")));
  return FALSE;
}

/**
 * pow_record_with_values:
 * @self: a record
 * @paths: (array length=n_values): paths of fields
 * @values: (array length=n_values) (nullable): the value of each; %NULL is *unknown*
 * @n_values: how many
 * @error: return location of an error
 *
 * Makes a new record with these values, written in this order and checked once at the end, so that
 * an entry can be made field by field. Entries that do not exist are made. The open choices of the
 * fields are settled by it.
 *
 * Returns: (transfer full): the new record; %NULL with %POW_RECORD_ERROR_FIELD for an unknown field,
 *   %POW_RECORD_ERROR_FORMAT for a read-only record, %POW_RECORD_ERROR_INVALID for a wrong value
 */
PowRecord *
pow_record_with_values (PowRecord *self,
                        const char *const *paths,
                        const cJSON *const *values,
                        gsize n_values,
                        GError **error)
{
  g_autoptr (cJSON) tree = NULL;
  PowKind kind;
  const char *address;

  g_return_val_if_fail (POW_IS_RECORD (self), NULL);
  g_return_val_if_fail ((paths != NULL && values != NULL) || n_values == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!pow_record_check_writable (self, error))
    return NULL;

  kind = pow_record_get_kind (self);
  address = pow_record_get_address (self);
  tree = pow_json_copy (pow_record_get_tree (self));
  for (gsize i = 0; i < n_values; i++)
    {
      if (pow_schema_find (kind, paths[i], NULL) == NULL)
        {
          g_propagate_error (error,
                             pow_record_error_new (POW_RECORD_ERROR_FIELD, address, paths[i],
                                                   _("there is no such field; look its name up in the list of fields")));
          return NULL;
        }
      pow_record_tree_drop_choices_at (tree, paths[i]);
      pow_record_tree_put (tree, paths[i], values[i]);
    }

  return pow_record_new (kind, address, g_steal_pointer (&tree), error);
}

/**
 * pow_record_with:
 * @self: a record
 * @path: the path of a field, group, map or entry
 * @value: (nullable): its value; %NULL is *unknown*
 * @error: return location of an error
 *
 * Makes a new record with one value set: pow_record_with_values() of one.
 *
 * Returns: (transfer full): the new record; %NULL with an error
 */
PowRecord *
pow_record_with (PowRecord *self, const char *path, const cJSON *value, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return pow_record_with_values (self, &path, &value, 1, error);
}

/**
 * pow_record_with_removed:
 * @self: a record
 * @entry_path: (nullable): the path of a map's entry; %NULL for the record itself
 * @removed: whether it is to be removed or put back
 * @error: return location of an error
 *
 * Makes a new record that is removed or put back, or of which an entry is. The content stays.
 *
 * Returns: (transfer full): the new record; %NULL with %POW_RECORD_ERROR_FIELD when there is no
 *   such entry
 */
PowRecord *
pow_record_with_removed (PowRecord *self, const char *entry_path, gboolean removed, GError **error)
{
  const cJSON mark = { .type = cJSON_True };
  g_autofree char *path = NULL;
  gboolean is_entry = FALSE;

  g_return_val_if_fail (POW_IS_RECORD (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (entry_path != NULL
      && (pow_schema_find (pow_record_get_kind (self), entry_path, &is_entry) == NULL || !is_entry
          || pow_record_get (self, entry_path) == NULL))
    {
      g_propagate_error (error,
                         pow_record_error_new (POW_RECORD_ERROR_FIELD, pow_record_get_address (self), entry_path,
                                               _("there is no such entry; look its name up in the record")));
      return NULL;
    }

  /* The entry's path has its escapes already. */
  path = entry_path != NULL ? g_strconcat (entry_path, ".removed", NULL) : g_strdup ("removed");
  return pow_record_with (self, path, removed ? &mark : NULL, error);
}
