/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-record.h"

#include <string.h>

/**
 * pow_record_get:
 * @self: a record
 * @path: the path of a field, group, map or entry
 *
 * Looks a value up.
 *
 * Returns: (transfer none) (nullable): the value; %NULL is *unknown*
 */
const cJSON *
pow_record_get (PowRecord *self, const char *path)
{
  g_return_val_if_fail (POW_IS_RECORD (self), NULL);

  return pow_path_look_up (pow_record_get_tree (self), path);
}

/**
 * pow_record_get_text:
 * @self: a record
 * @path: the path of a field that is stored as text
 *
 * Returns: (transfer none) (nullable): the text as stored; %NULL is *unknown*
 */
const char *
pow_record_get_text (PowRecord *self, const char *path)
{
  const cJSON *value = pow_record_get (self, path);

  return cJSON_IsString (value) ? value->valuestring : NULL;
}

/**
 * pow_record_get_integer:
 * @self: a record
 * @path: the path of a whole number or an amount
 * @value: (out): return location of the number; money is in whole euros
 *
 * Returns: %FALSE when it is unknown, which is not zero
 */
gboolean
pow_record_get_integer (PowRecord *self, const char *path, gint64 *value)
{
  return pow_json_get_int64 (pow_record_get (self, path), value);
}

/**
 * pow_record_get_double:
 * @self: a record
 * @path: the path of a number
 * @value: (out): return location of the nearest double
 *
 * Returns: %FALSE when it is unknown, which is not zero
 */
gboolean
pow_record_get_double (PowRecord *self, const char *path, double *value)
{
  const cJSON *number = pow_record_get (self, path);

  g_return_val_if_fail (value != NULL, FALSE);

  if (!cJSON_IsNumber (number))
    return FALSE;

  *value = number->valuedouble;
  return TRUE;
}

/**
 * pow_record_get_flag:
 * @self: a record
 * @path: the path of a flag
 *
 * Returns: %TRUE only when the flag says so; %FALSE also when it is unknown
 */
gboolean
pow_record_get_flag (PowRecord *self, const char *path)
{
  return cJSON_IsTrue (pow_record_get (self, path));
}

/**
 * pow_record_get_date:
 * @self: a record
 * @path: the path of a date
 *
 * Returns: the date with its precision; %POW_DATE_NONE when it is unknown
 */
PowDate
pow_record_get_date (PowRecord *self, const char *path)
{
  const char *text = pow_record_get_text (self, path);
  PowDate date = POW_DATE_NONE;

  if (text == NULL || !pow_date_parse (text, &date))
    return POW_DATE_NONE;

  return date;
}

/**
 * pow_record_set_contains:
 * @self: a record
 * @path: the path of a set
 * @value: an item
 *
 * Returns: whether the set holds the item
 */
gboolean
pow_record_set_contains (PowRecord *self, const char *path, const char *value)
{
  const cJSON *set = pow_record_get (self, path);

  g_return_val_if_fail (value != NULL, FALSE);

  if (!cJSON_IsArray (set))
    return FALSE;
  for (const cJSON *item = set->child; item != NULL; item = item->next)
    if (cJSON_IsString (item) && strcmp (item->valuestring, value) == 0)
      return TRUE;

  return FALSE;
}

/* Entries with a place before those without, by place, then by key. */
static int
compare_entries_cb (gconstpointer a, gconstpointer b)
{
  const cJSON *x = *(const cJSON *const *) a;
  const cJSON *y = *(const cJSON *const *) b;
  const char *x_order = pow_json_get_string (x, "order");
  const char *y_order = pow_json_get_string (y, "order");
  int order = (x_order == NULL) - (y_order == NULL);

  if (order == 0 && x_order != NULL)
    order = strcmp (x_order, y_order);

  return order != 0 ? order : strcmp (x->string, y->string);
}

/**
 * pow_record_list_entries:
 * @self: a record
 * @path: the path of a map
 *
 * Lists the keys of a map's visible entries: those that were not removed, in their own order
 * where the entries have one, else by key.
 *
 * Returns: (transfer full) (element-type utf8): the keys; empty when there is no map
 */
GPtrArray *
pow_record_list_entries (PowRecord *self, const char *path)
{
  const cJSON *map = pow_record_get (self, path);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_free);

  if (!cJSON_IsObject (map))
    return entries;

  g_ptr_array_set_free_func (entries, NULL);
  for (const cJSON *entry = map->child; entry != NULL; entry = entry->next)
    if (!cJSON_IsTrue (pow_json_get (entry, "removed")))
      g_ptr_array_add (entries, (gpointer) entry);
  g_ptr_array_sort (entries, compare_entries_cb);

  for (guint i = 0; i < entries->len; i++)
    entries->pdata[i] = g_strdup (((const cJSON *) entries->pdata[i])->string);
  g_ptr_array_set_free_func (entries, g_free);
  return entries;
}

/**
 * pow_record_get_choice:
 * @self: a record
 * @path: the path of a field
 *
 * The candidates of an open choice: what two people filled in at the same time, sorted; the field
 * shows the last one. An absent value is the object `{"absent": true}`.
 *
 * Returns: (transfer none) (nullable): the array of candidates; %NULL when the field is settled
 */
const cJSON *
pow_record_get_choice (PowRecord *self, const char *path)
{
  const cJSON *choices = pow_record_get (self, "choices");
  g_autofree char *pointer = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (choices == NULL)
    return NULL;

  pointer = pow_path_to_pointer (path);
  return pow_json_get (choices, pointer);
}

/**
 * pow_record_count_choices:
 * @self: a record
 *
 * Returns: the number of open choices
 */
guint
pow_record_count_choices (PowRecord *self)
{
  const cJSON *choices = pow_record_get (self, "choices");

  return cJSON_IsObject (choices) ? (guint) cJSON_GetArraySize (choices) : 0;
}
