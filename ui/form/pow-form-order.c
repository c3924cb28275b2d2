/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-private.h"

#include <string.h>

/* An order key strictly between two others (either may be NULL), ending in two random characters, so
 * that two people who insert at one place rarely pick the same (data.md, order). */
static char *
pow_form_build_order_between (const char *before, const char *after)
{
  static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  GString *key = g_string_new (NULL);
  const char *low = before != NULL ? before : "";
  const char *high = after;

  while (TRUE)
    {
      const char *found = *low != '\0' ? strchr (digits, *low) : digits;
      int left = (int) ((found != NULL ? found : digits) - digits);
      int right = 36;

      if (high != NULL && *high != '\0' && (found = strchr (digits, *high)) != NULL)
        right = (int) (found - digits);
      if (right - left > 1)
        {
          g_string_append_c (key, digits[(left + right) / 2]);
          break;
        }
      g_string_append_c (key, digits[left]);
      if (right > left)
        high = NULL; /* already below the upper neighbour */
      else if (high != NULL && *high != '\0')
        high++;
      if (*low != '\0')
        low++;
    }
  g_string_append_c (key, digits[g_random_int_range (0, 36)]);
  g_string_append_c (key, digits[g_random_int_range (1, 36)]);
  return g_string_free (key, FALSE);
}

static const PowField *
pow_form_find_order (const PowField *map)
{
  for (const PowField *row = map->members; row->key != NULL; row++)
    if (row->type == POW_TYPE_ORDER)
      return row;
  return NULL;
}

static char *
pow_form_build_order_path (const char *map_path, GPtrArray *keys, guint index, const PowField *order)
{
  g_autofree char *entry = pow_path_join (map_path, g_ptr_array_index (keys, index));

  return pow_path_join (entry, order->key);
}

static const char *
pow_form_get_order (PowRecord *record, const char *map_path, GPtrArray *keys, int index,
                    const PowField *order)
{
  g_autofree char *path = NULL;

  if (index < 0 || (guint) index >= keys->len)
    return NULL;
  path = pow_form_build_order_path (map_path, keys, (guint) index, order);
  return pow_record_get_text (record, path);
}

/* The record with an order key for every entry of @keys, as they stand. */
static PowRecord *
pow_form_with_orders (PowRecord *record, const char *map_path, GPtrArray *keys, const PowField *order)
{
  g_autoptr (PowRecord) ordered = g_object_ref (record);
  g_autofree char *before = NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *path = pow_form_build_order_path (map_path, keys, i, order);
      g_autofree char *key = pow_form_build_order_between (before, NULL);
      g_autoptr (cJSON) value = cJSON_CreateString (key);
      PowRecord *next = pow_record_with (ordered, path, value, NULL);

      if (next == NULL)
        return NULL;
      g_object_unref (ordered);
      ordered = next;
      g_free (before);
      before = g_steal_pointer (&key);
    }
  return g_steal_pointer (&ordered);
}

void
pow_form_move_entry (PowForm *self, const char *map_path, const char *key, int by)
{
  PowRecord *record;
  const PowField *map;
  const PowField *order;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (PowRecord) wanted = NULL;
  g_autofree char *description = NULL;
  gboolean complete = TRUE;
  guint place;
  int other;

  g_return_if_fail (POW_IS_FORM (self));
  g_return_if_fail (by == 1 || by == -1);

  record = pow_form_get_record (self);
  map = pow_schema_find (self->kind, map_path, NULL);
  g_return_if_fail (map != NULL && map->type == POW_TYPE_MAP);
  order = pow_form_find_order (map);
  keys = pow_form_list_entries (self, map_path);
  if (order == NULL || record == NULL || pow_form_get_read_only_reason (self) != NULL
      || !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, &place))
    return;
  other = (int) place + by;
  if (other < 0 || (guint) other >= keys->len)
    return;

  for (guint i = 0; i < keys->len; i++)
    complete = complete && pow_form_get_order (record, map_path, keys, (int) i, order) != NULL;
  if (complete)
    {
      const char *before
          = pow_form_get_order (record, map_path, keys, by < 0 ? other - 1 : other, order);
      const char *after
          = pow_form_get_order (record, map_path, keys, by < 0 ? other : other + 1, order);
      g_autofree char *path = pow_form_build_order_path (map_path, keys, place, order);
      g_autofree char *between = pow_form_build_order_between (before, after);
      g_autoptr (cJSON) value = cJSON_CreateString (between);

      wanted = pow_record_with (record, path, value, NULL);
    }
  else
    {
      /* Entries without an order stand by their key: the first move gives each its place. */
      gpointer moved = keys->pdata[place];

      keys->pdata[place] = keys->pdata[other];
      keys->pdata[other] = moved;
      wanted = pow_form_with_orders (record, map_path, keys, order);
    }
  if (wanted == NULL)
    return;
  description = pow_form_describe (self, map_path);
  pow_form_save (self, record, wanted, description);
}
