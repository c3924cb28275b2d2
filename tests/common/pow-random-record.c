/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/common/pow-random-private.h"

#include "model/record/pow-value.h"
#include "model/schema/pow-date.h"

#include <string.h>

/* Records made of the field tables alone: a new row is tried by every test that uses these. */

/**
 * pow_random_kind:
 *
 * Returns: any of the nine kinds
 */
PowKind
pow_random_kind (GRand *rand)
{
  return (PowKind) pow_random_pick (rand, POW_N_KINDS);
}

/**
 * pow_random_text:
 * @most: at most so many code points
 * @lines: with line ends and tabs, as prose has
 *
 * Returns: (transfer full): a text that is not empty, composed, and free of control characters;
 *   letters of several scripts, quotes, escapes, marks that no letter takes, signs beyond 16 bits
 */
char *
pow_random_text (GRand *rand, guint most, gboolean lines)
{
  static const char *const pieces[] = {
    "a",  "b",  "e",  "n",  "z",      "A",    "Z",  "0",  "7",  " ",       ".", ",", "/", "~",
    "\"", "\\", "'",  "<b>", "&amp;", "R&D",  "é",  "ï",  "ij", "ş",       "İ", "ı", "ß", "€",
    "–",  "“",  "中", "か",  "😀",    "𝔘",    "ال", "ห",  "x\xcc\x84", "null", "true",
    "plaatsing", "werkgever", "Jobhub", "regio", "2020",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *composed = NULL;
  guint count = 1 + pow_random_pick (rand, most < 12 || pow_random_chance (rand, 90) ? MIN (most, 12) : MIN (most, 200));

  for (guint i = 0; i < count; i++)
    if (lines && pow_random_chance (rand, 15))
      g_string_append (text, pow_random_chance (rand, 80) ? "\n" : "\t");
    else
      g_string_append (text, pieces[pow_random_pick (rand, G_N_ELEMENTS (pieces))]);
  if (g_utf8_strlen (text->str, -1) > (glong) most)
    g_string_truncate (text, (gsize) (g_utf8_offset_to_pointer (text->str, (glong) most) - text->str));
  composed = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
  return g_steal_pointer (&composed);
}

static char *
random_id (GRand *rand)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  GString *id = g_string_new (NULL);
  guint words = 1 + pow_random_pick (rand, 3);

  for (guint word = 0; word < words; word++)
    {
      if (word > 0)
        g_string_append_c (id, '-');
      for (guint i = 1 + pow_random_pick (rand, pow_random_chance (rand, 95) ? 4 : 20); i > 0; i--)
        g_string_append_c (id, letters[pow_random_pick (rand, sizeof letters - 1)]);
    }
  return g_string_free (id, FALSE);
}

static char *
random_date (GRand *rand)
{
  guint year = pow_random_chance (rand, 95) ? 2014 + pow_random_pick (rand, 12) : 1 + pow_random_pick (rand, 9999);
  guint month = 1 + pow_random_pick (rand, 12);

  switch (pow_random_pick (rand, 6))
    {
    case 0:
      return g_strdup_printf ("%04u", year);
    case 1:
      return g_strdup_printf ("%04u-H%u", year, 1 + pow_random_pick (rand, 2));
    case 2:
      return g_strdup_printf ("%04u-Q%u", year, 1 + pow_random_pick (rand, 4));
    case 3:
      return g_strdup_printf ("%04u-%02u", year, month);
    default:
      return g_strdup_printf ("%04u-%02u-%02u", year, month,
                              1 + pow_random_pick (rand, g_date_get_days_in_month (month, (GDateYear) year)));
    }
}

static char *
random_reference (GRand *rand, PowKindMask targets)
{
  g_autofree char *region = random_id (rand);
  g_autofree char *id = random_id (rand);
  PowKind kind;

  do
    kind = pow_random_kind (rand);
  while ((targets & POW_KIND_MASK (kind)) == 0);
  return g_strdup_printf ("%s/%s/%s", region, pow_kind_get_folder (kind), id);
}

static char *
random_order (GRand *rand)
{
  static const char letters[] = "123456789abcdefghijklmnopqrstuvwxyz0";
  GString *order = g_string_new (NULL);

  for (guint i = pow_random_pick (rand, 4); i > 0; i--)
    g_string_append_c (order, letters[pow_random_pick (rand, 36)]);
  g_string_append_c (order, letters[pow_random_pick (rand, 35)]);
  return g_string_free (order, FALSE);
}

static cJSON *
random_integer (GRand *rand)
{
  static const char *const spellings[]
      = { "9007199254740991", "-9007199254740991", "0", "-0", "1.0", "12.50e1", "1e3", "100e-2" };

  if (pow_random_chance (rand, 10))
    return pow_json_new_number (spellings[pow_random_pick (rand, G_N_ELEMENTS (spellings))]);
  return pow_json_new_integer (g_rand_int_range (rand, -100, 2000000));
}

static cJSON *
random_number (GRand *rand)
{
  static const char *const spellings[] = {
    "12.50", "1e400", "-0.0", "3.141592653589793238462643383279", "9007199254740993", "1E+2", "74",
  };
  g_autofree char *spelling = NULL;

  if (pow_random_chance (rand, 30))
    return pow_json_new_number (spellings[pow_random_pick (rand, G_N_ELEMENTS (spellings))]);
  spelling = g_strdup_printf ("%d.%u", g_rand_int_range (rand, -50, 500), pow_random_pick (rand, 100));
  return pow_json_new_number (spelling);
}

static cJSON *
take_string (char *text)
{
  cJSON *value = cJSON_CreateString (text);

  g_free (text);
  return value;
}

/**
 * pow_random_json:
 * @depth: objects and lists nest at most so deep
 *
 * Returns: (transfer full): any JSON value, such as an unknown key holds
 */
cJSON *
pow_random_json (GRand *rand, guint depth)
{
  cJSON *value;

  switch (pow_random_pick (rand, depth > 0 ? 7 : 5))
    {
    case 0:
      return cJSON_CreateNull ();
    case 1:
      return cJSON_CreateBool (pow_random_chance (rand, 50));
    case 2:
      return random_number (rand);
    case 3:
      return take_string (pow_random_text (rand, 20, TRUE));
    case 4:
      return cJSON_CreateString ("");
    case 5:
      value = cJSON_CreateArray ();
      for (guint i = pow_random_pick (rand, 4); i > 0; i--)
        cJSON_AddItemToArray (value, pow_random_json (rand, depth - 1));
      return value;
    default:
      value = cJSON_CreateObject ();
      for (guint i = pow_random_pick (rand, 4); i > 0; i--)
        {
          g_autofree char *key = pow_random_text (rand, 8, FALSE);

          if (pow_json_get (value, key) == NULL)
            cJSON_AddItemToObject (value, key, pow_random_json (rand, depth - 1));
        }
      return value;
    }
}

/**
 * pow_random_key:
 * @map: a row of the type map
 *
 * Returns: (transfer full): a key that this map accepts
 */
char *
pow_random_key (GRand *rand, const PowField *map)
{
  guint count = 0;

  while (map->choices != NULL && map->choices[count].id != NULL)
    count++;
  switch (map->key_type)
    {
    case POW_KEY_YEAR:
      return g_strdup_printf ("%04u", 2015 + pow_random_pick (rand, 10));
    case POW_KEY_PERIOD:
      return random_date (rand);
    case POW_KEY_NAME:
      if (count > 0 && (!(map->flags & POW_FIELD_OPEN) || pow_random_chance (rand, 80)))
        return g_strdup (map->choices[pow_random_pick (rand, count)].id);
      return g_strdelimit (random_id (rand), "-", pow_random_chance (rand, 50) ? '_' : '-');
    case POW_KEY_ID:
    case POW_KEY_TERM:
    default:
      return random_id (rand);
    }
}

static cJSON *random_members (GRand *rand, const PowField *fields, gboolean open);

/**
 * pow_random_entry:
 * @map: a row of the type map
 *
 * Returns: (transfer full): a valid entry of that map
 */
cJSON *
pow_random_entry (GRand *rand, const PowField *map)
{
  return random_members (rand, map->members, TRUE);
}

static cJSON *
random_set (GRand *rand, const PowField *field)
{
  cJSON *set = cJSON_CreateArray ();

  for (guint i = 1 + pow_random_pick (rand, 4); i > 0; i--)
    cJSON_AddItemToArray (set, pow_random_value (rand, field->item));
  pow_value_make_canonical (field, FALSE, set);
  return set;
}

static cJSON *
random_map (GRand *rand, const PowField *field)
{
  cJSON *map = cJSON_CreateObject ();

  for (guint i = 1 + pow_random_pick (rand, 3); i > 0; i--)
    {
      g_autofree char *key = pow_random_key (rand, field);

      if (pow_json_get (map, key) == NULL)
        cJSON_AddItemToObject (map, key, pow_random_entry (rand, field));
    }
  return map;
}

/**
 * pow_random_value:
 * @field: a row
 *
 * Returns: (transfer full): a valid value of that row in canonical form, never an empty one
 */
cJSON *
pow_random_value (GRand *rand, const PowField *field)
{
  guint count = 0;

  switch (field->type)
    {
    case POW_TYPE_TEXT:
    case POW_TYPE_KEY:
      return take_string (pow_random_text (rand, POW_LIMIT_TEXT, FALSE));
    case POW_TYPE_PROSE:
      return take_string (pow_random_text (rand, POW_LIMIT_PROSE, TRUE));
    case POW_TYPE_CHOICE:
      while (field->choices[count].id != NULL)
        count++;
      return cJSON_CreateString (field->choices[pow_random_pick (rand, count)].id);
    case POW_TYPE_TERM:
    case POW_TYPE_REGION:
      return take_string (random_id (rand));
    case POW_TYPE_DATE:
      return take_string (random_date (rand));
    case POW_TYPE_MONEY:
    case POW_TYPE_INTEGER:
      return random_integer (rand);
    case POW_TYPE_NUMBER:
      return random_number (rand);
    case POW_TYPE_FLAG:
      return cJSON_CreateBool (pow_random_chance (rand, 50));
    case POW_TYPE_REF:
      return take_string (random_reference (rand, field->targets));
    case POW_TYPE_ORDER:
      return take_string (random_order (rand));
    case POW_TYPE_SET:
      return random_set (rand, field);
    case POW_TYPE_GROUP:
      {
        cJSON *group = NULL;

        do
          {
            cJSON_Delete (group);
            group = random_members (rand, field->members, FALSE);
          }
        while (group->child == NULL);
        return group;
      }
    case POW_TYPE_MAP:
      return random_map (rand, field);
    default:
      g_assert_not_reached ();
    }
}

/* Adds keys that no table has; their values are kept as they are. */
static void
add_unknown_keys (GRand *rand, const PowField *fields, cJSON *object)
{
  for (guint i = 1 + pow_random_pick (rand, 2); i > 0; i--)
    {
      g_autofree char *key = pow_random_text (rand, 10, FALSE);

      if (pow_fields_find (fields, key) == NULL && pow_json_get (object, key) == NULL
          && strcmp (key, "format") != 0 && strcmp (key, "choices") != 0)
        cJSON_AddItemToObject (object, key, pow_random_json (rand, 3));
    }
}

static cJSON *
random_members (GRand *rand, const PowField *fields, gboolean open)
{
  cJSON *object = cJSON_CreateObject ();
  guint percent = 20 + pow_random_pick (rand, 70);

  for (const PowField *field = fields; field->key != NULL; field++)
    if ((field->flags & POW_FIELD_REQUIRED)
        || pow_random_chance (rand, strcmp (field->key, "removed") == 0 ? 10 : percent))
      cJSON_AddItemToObject (object, field->key, pow_random_value (rand, field));
  if (open && pow_random_chance (rand, 15))
    add_unknown_keys (rand, fields, object);
  return object;
}

/**
 * pow_random_record:
 * @rand: the source of chance: one seed, one record
 * @kind: a kind
 * @flags: what it may hold beside plain values
 *
 * Makes a valid record of the kind's table. Without %POW_RANDOM_LOOSE every value is in canonical
 * form; keys may stand in another order.
 *
 * Returns: (transfer full): its tree
 */
cJSON *
pow_random_record (GRand *rand, PowKind kind, PowRandomFlags flags)
{
  cJSON *tree = random_members (rand, pow_schema_get_fields (kind), TRUE);

  if (!(flags & POW_RANDOM_LOOSE) || pow_random_chance (rand, 80))
    cJSON_AddItemToObject (tree, "format", pow_json_new_integer (POW_FORMAT));
  if ((flags & POW_RANDOM_CHOICES) && pow_random_chance (rand, 50))
    pow_random_add_choices (rand, kind, tree);
  if (flags & POW_RANDOM_LOOSE)
    pow_random_loosen (rand, pow_schema_get_fields (kind), tree);
  return tree;
}
