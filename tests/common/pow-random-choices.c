/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/common/pow-random-private.h"

#include "model/record/pow-value.h"

#include <string.h>

/* Open choices in random records. */

/* Where an open choice can be: a field of the record or of an entry, or an entry that changes whole. */
typedef struct
{
  char *pointer;
  const PowField *field;
  gboolean entry;
  cJSON *parent;
  char *key;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->pointer);
  g_free (place->key);
  g_free (place);
}

static void
collect_places (const PowField *fields, cJSON *object, const char *prefix, GPtrArray *places)
{
  for (const PowField *field = fields; field->key != NULL; field++)
    {
      g_autofree char *pointer = g_strconcat (prefix, "/", field->key, NULL);
      const cJSON *value = pow_json_get (object, field->key);

      if (field->type == POW_TYPE_SET || field->type == POW_TYPE_ORDER)
        continue;
      if (field->type != POW_TYPE_MAP)
        {
          Place place = { g_steal_pointer (&pointer), field, FALSE, object,
                          g_strdup (field->key) };

          g_ptr_array_add (places, g_memdup2 (&place, sizeof place));
          continue;
        }
      for (cJSON *entry = value != NULL ? value->child : NULL; entry != NULL; entry = entry->next)
        {
          g_autofree char *inner = g_strconcat (pointer, "/", entry->string, NULL);

          /* Of an entry that changes whole, `removed` is a field of its own. */
          if ((field->flags & POW_FIELD_WHOLE) && strlen (entry->string) % 3 == 0)
            {
              const PowField *removed = pow_fields_find (field->members, "removed");
              Place place = { g_strconcat (inner, "/removed", NULL), removed, FALSE, entry,
                              g_strdup ("removed") };

              g_ptr_array_add (places, g_memdup2 (&place, sizeof place));
            }
          else if (field->flags & POW_FIELD_WHOLE)
            {
              Place place = { g_steal_pointer (&inner), field, TRUE, (cJSON *) value,
                              g_strdup (entry->string) };

              g_ptr_array_add (places, g_memdup2 (&place, sizeof place));
            }
          else
            collect_places (field->members, entry, inner, places);
        }
    }
}

static int
compare_candidates_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Place *place = data;

  return pow_value_compare (place->entry ? NULL : place->field, *(cJSON *const *) a,
                            *(cJSON *const *) b);
}

/* Puts two to four different candidates at a place, and the greatest into the field. */
static void
open_choice (GRand *rand, const Place *place, cJSON *choices)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  cJSON *list = cJSON_CreateArray ();
  cJSON *greatest = NULL;
  gboolean required = !place->entry && (place->field->flags & POW_FIELD_REQUIRED) != 0;
  g_autoptr (cJSON) removed = NULL;

  for (guint i = 2 + pow_random_pick (rand, 3); i > 0; i--)
    {
      cJSON *candidate = place->entry ? pow_random_entry (rand, place->field)
                                      : pow_random_value (rand, place->field);

      pow_value_make_canonical (place->field, place->entry, candidate);
      if (place->entry)
        cJSON_DeleteItemFromObjectCaseSensitive (candidate, "removed");
      g_ptr_array_add (candidates, candidate);
    }
  if (!required && pow_random_chance (rand, 40))
    g_ptr_array_add (candidates, pow_value_new_absent_mark ());
  g_ptr_array_sort_with_data (candidates, compare_candidates_cb, (gpointer) place);
  for (guint i = 0; i < candidates->len; i++)
    if (greatest != NULL
        && compare_candidates_cb (&greatest, &candidates->pdata[i], (gpointer) place) == 0)
      cJSON_Delete (candidates->pdata[i]);
    else
      cJSON_AddItemToArray (list, greatest = candidates->pdata[i]);
  if (cJSON_GetArraySize (list) < 2)
    {
      cJSON_Delete (list);
      return;
    }
  if (place->entry)
    removed = pow_json_copy (pow_json_get (pow_json_get (place->parent, place->key), "removed"));
  cJSON_DeleteItemFromObjectCaseSensitive (place->parent, place->key);
  if (strcmp (place->field->key, "removed") != 0)
    cJSON_AddItemToObject (place->parent, place->key, pow_json_copy (greatest));
  if (removed != NULL)
    cJSON_AddItemToObject (cJSON_GetObjectItemCaseSensitive (place->parent, place->key), "removed",
                           g_steal_pointer (&removed));
  cJSON_AddItemToObject (choices, place->pointer, list);
}

void
pow_random_add_choices (GRand *rand, PowKind kind, cJSON *tree)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (place_free);
  cJSON *choices = cJSON_CreateObject ();

  collect_places (pow_schema_get_fields (kind), tree, "", places);
  for (guint i = 1 + pow_random_pick (rand, 3); i > 0 && places->len > 0; i--)
    {
      guint at = pow_random_pick (rand, places->len);

      open_choice (rand, places->pdata[at], choices);
      /* The entry of a replaced value is gone: the places in it with it. */
      g_ptr_array_remove_index (places, at);
    }
  if (choices->child != NULL)
    cJSON_AddItemToObject (tree, "choices", choices);
  else
    cJSON_Delete (choices);
}
