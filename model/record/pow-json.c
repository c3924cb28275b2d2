/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-json.h"

#include <string.h>

/**
 * pow_json_get:
 * @object: (nullable): a value
 * @key: a key, case-sensitive
 *
 * Looks a member up; anything but an object has none.
 *
 * Returns: (transfer none) (nullable): the member's value
 */
const cJSON *
pow_json_get (const cJSON *object, const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  if (!cJSON_IsObject (object))
    return NULL;

  for (const cJSON *member = object->child; member != NULL; member = member->next)
    if (strcmp (member->string, key) == 0)
      return member;

  return NULL;
}

/**
 * pow_json_get_string:
 * @object: (nullable): a value
 * @key: a key, case-sensitive
 *
 * Looks a text up.
 *
 * Returns: (transfer none) (nullable): the text; %NULL when there is none or it is no text
 */
const char *
pow_json_get_string (const cJSON *object, const char *key)
{
  const cJSON *member = pow_json_get (object, key);

  return cJSON_IsString (member) ? member->valuestring : NULL;
}

/**
 * pow_json_copy:
 * @value: (nullable): a value
 *
 * Copies a value with all that is in it. The copy stands alone: it has no key and no neighbours.
 *
 * Returns: (transfer full) (nullable): the copy; %NULL for %NULL
 */
cJSON *
pow_json_copy (const cJSON *value)
{
  cJSON *copy;

  if (value == NULL)
    return NULL;

  copy = cJSON_Duplicate (value, TRUE);
  if (copy == NULL)
    g_error ("No memory to copy a JSON value");

  if (copy->string != NULL)
    {
      if ((copy->type & cJSON_StringIsConst) == 0)
        cJSON_free (copy->string);
      copy->string = NULL;
      copy->type &= ~cJSON_StringIsConst;
    }

  return copy;
}

static gboolean
numbers_equal (const cJSON *a, const cJSON *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (a->valuestring != NULL && b->valuestring != NULL)
    return strcmp (a->valuestring, b->valuestring) == 0
           || pow_json_compare_numbers (a->valuestring, b->valuestring) == 0;

  x = pow_json_dup_spelling (a);
  y = pow_json_dup_spelling (b);
  return pow_json_compare_numbers (x, y) == 0;
}

static gboolean
arrays_equal (const cJSON *a, const cJSON *b)
{
  const cJSON *x = a->child;
  const cJSON *y = b->child;

  for (; x != NULL && y != NULL; x = x->next, y = y->next)
    if (!pow_json_equal (x, y))
      return FALSE;

  return x == NULL && y == NULL;
}

static gboolean
objects_equal (const cJSON *a, const cJSON *b)
{
  const cJSON *member = a->child;
  const cJSON *beside = b->child;

  /* Most pairs stand in the same order. */
  for (; member != NULL && beside != NULL && strcmp (beside->string, member->string) == 0;
       member = member->next, beside = beside->next)
    if (!pow_json_equal (member, beside))
      return FALSE;
  if (member == NULL || beside == NULL)
    return member == NULL && beside == NULL;
  if (cJSON_GetArraySize (a) != cJSON_GetArraySize (b))
    return FALSE;
  for (; member != NULL; member = member->next)
    {
      const cJSON *other = pow_json_get (b, member->string);

      if (other == NULL || !pow_json_equal (member, other))
        return FALSE;
    }
  return TRUE;
}

/**
 * pow_json_equal:
 * @a: (nullable): a value
 * @b: (nullable): another
 *
 * Whether two values are the same: objects whatever the order of their keys, numbers by their
 * exact decimal value. %NULL equals only %NULL.
 *
 * Returns: whether they are equal
 */
gboolean
pow_json_equal (const cJSON *a, const cJSON *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || (a->type & 0xFF) != (b->type & 0xFF))
    return FALSE;

  switch (a->type & 0xFF)
    {
    case cJSON_String:
      return strcmp (a->valuestring, b->valuestring) == 0;
    case cJSON_Number:
      return numbers_equal (a, b);
    case cJSON_Array:
      return arrays_equal (a, b);
    case cJSON_Object:
      return objects_equal (a, b);
    default:
      return TRUE;
    }
}

/**
 * pow_json_compare_keys:
 * @a: (type cJSON**): a member of an object in a #GPtrArray
 * @b: (type cJSON**): another
 *
 * A #GCompareFunc for g_ptr_array_sort(): the bytes of the keys, as data.md orders maps.
 *
 * Returns: less than, equal to or greater than 0
 */
int
pow_json_compare_keys (gconstpointer a, gconstpointer b)
{
  const cJSON *const *x = a;
  const cJSON *const *y = b;

  return strcmp ((*x)->string, (*y)->string);
}
