/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/common/pow-random-private.h"

#include <string.h>

/* Random records in other valid forms than the canonical one. */

/* The same members in another order. */
static void
shuffle (GRand *rand, cJSON *container)
{
  for (guint i = 0; i < 3 && container->child != NULL; i++)
    {
      guint count = (guint) cJSON_GetArraySize (container);
      cJSON *child = cJSON_GetArrayItem (container, (int) pow_random_pick (rand, count));

      cJSON_DetachItemViaPointer (container, child);
      /* To the end of the list, key and all. */
      cJSON_AddItemToArray (container, child);
    }
}

static cJSON *
random_empty (GRand *rand)
{
  switch (pow_random_pick (rand, 4))
    {
    case 0:
      return cJSON_CreateString ("");
    case 1:
      return cJSON_CreateArray ();
    case 2:
      return cJSON_CreateObject ();
    default:
      return cJSON_CreateNull ();
    }
}

static void
loosen_text (GRand *rand, const PowField *field, cJSON *value)
{
  g_autofree char *text = g_strdup (value->valuestring);

  if (pow_random_chance (rand, 50))
    {
      g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);

      if (g_utf8_strlen (decomposed, -1) <= POW_LIMIT_TEXT)
        {
          g_free (text);
          text = g_steal_pointer (&decomposed);
        }
    }
  if (field->type == POW_TYPE_PROSE && pow_random_chance (rand, 50))
    {
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      g_free (text);
      text = g_strjoinv ("\r\n", lines);
    }
  cJSON_SetValuestring (value, text);
}

static void
loosen_value (GRand *rand, const PowField *field, cJSON *value)
{
  switch (field->type)
    {
    case POW_TYPE_TEXT:
    case POW_TYPE_PROSE:
      loosen_text (rand, field, value);
      break;
    case POW_TYPE_SET:
      if (pow_random_chance (rand, 30))
        cJSON_AddItemToArray (value, pow_json_copy (value->child));
      shuffle (rand, value);
      break;
    case POW_TYPE_GROUP:
      pow_random_loosen (rand, field->members, value);
      break;
    case POW_TYPE_MAP:
      for (cJSON *entry = value->child; entry != NULL; entry = entry->next)
        pow_random_loosen (rand, field->members, entry);
      if (pow_random_chance (rand, 20) && pow_json_get (value, "Leeg Onderdeel") == NULL)
        cJSON_AddNullToObject (value, "Leeg Onderdeel");
      shuffle (rand, value);
      break;
    default:
      break;
    }
}

void
pow_random_loosen (GRand *rand, const PowField *fields, cJSON *object)
{
  for (const PowField *field = fields; field->key != NULL; field++)
    {
      cJSON *value = cJSON_GetObjectItemCaseSensitive (object, field->key);

      if (value == NULL && pow_random_chance (rand, 10))
        cJSON_AddItemToObject (object, field->key, random_empty (rand));
      else if (value != NULL && pow_random_chance (rand, 30))
        loosen_value (rand, field, value);
    }
  shuffle (rand, object);
}
