/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/common/pow-random-record.h"

#include <string.h>

/* Breaks one rule of the record layer at a time. */

static guint
pick (GRand *rand, guint count)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) count);
}

#define PICK(rand, list) ((list)[pick ((rand), G_N_ELEMENTS (list))])

static cJSON *
take_string (char *text)
{
  cJSON *value = cJSON_CreateString (text);

  g_free (text);
  return value;
}

/* A text with one thing too much in it. */
static cJSON *
spoil_text (GRand *rand, gboolean lines)
{
  static const char *const in_both[] = { "\a", "\x1b", "\x7f", "\xc2\x85", "\r", "\v" };
  static const char *const in_lines[] = { "\n", "\t", "\r\n", "\xe2\x80\xa8", "\xe2\x80\xa9" };
  g_autofree char *before = pow_random_text (rand, 10, lines);
  g_autofree char *after = pow_random_text (rand, 10, lines);
  const char *spoiler = lines || pick (rand, 2) == 0 ? PICK (rand, in_both) : PICK (rand, in_lines);
  guint length = lines ? POW_LIMIT_PROSE : POW_LIMIT_TEXT;

  if (pick (rand, 3) == 0)
    return take_string (g_strnfill (length + 1, 'x'));
  /* CR LF is one line end in prose. */
  return take_string (g_strconcat (before, spoiler, "a", after, NULL));
}

static cJSON *
break_string (GRand *rand, const PowField *field)
{
  static const char *const ids[]
      = { "Zeeland", "-a", "a-", "a--b", "a_b", "a b", "é", "a.b", "a/b", "a\n", " a" };
  static const char *const dates[]
      = { "2020-13", "2020-00", "2020-02-30", "2019-02-29", "1900-02-29", "2020-04-31", "2020-q1",
          "2020-Q5", "2020-Q0", "2020-H3", "20-01-01", "0000", "2020-1-1", "2020-02-06\n",
          "6 feb 2020", "2020-02-06T00:00:00Z", "٢٠٢٠", "+2020", "02020" };
  static const char *const orders[] = { "a0", "0", "A", "a-b", "é", "1 ", "1\n" };
  static const char *const references[]
      = { "zeeland", "zeeland/plan", "zeeland/subprojects/", "zeeland/subprojects/A",
          "/zeeland/subprojects/a", "zeeland/subprojects/a/b", "zeeland/reports/2020-k1",
          "zeeland/onbekend/a", "programme", "zeeland/trekkers/a\n", "zeeland/bodies/a--b",
          "Zeeland/stakeholders/a" };

  switch (field->type)
    {
    case POW_TYPE_CHOICE:
      return cJSON_CreateString (pick (rand, 2) == 0 ? "geen-keuze" : field->choices[0].label);
    case POW_TYPE_TERM:
    case POW_TYPE_REGION:
      return pick (rand, 8) == 0 ? take_string (g_strnfill (POW_LIMIT_ID + 1, 'a'))
                                 : cJSON_CreateString (PICK (rand, ids));
    case POW_TYPE_DATE:
      return cJSON_CreateString (PICK (rand, dates));
    case POW_TYPE_ORDER:
      return cJSON_CreateString (PICK (rand, orders));
    case POW_TYPE_REF:
      return cJSON_CreateString (PICK (rand, references));
    default:
      return spoil_text (rand, field->type == POW_TYPE_PROSE);
    }
}

static cJSON *
break_number (GRand *rand, const PowField *field)
{
  static const char *const spellings[]
      = { "1.5", "9007199254740992", "-9007199254740992", "1e16", "1e400", "-1e-1", "100.25" };

  if (field->type == POW_TYPE_NUMBER)
    return cJSON_CreateString ("12");
  return pow_json_new_number (PICK (rand, spellings));
}

static char *
break_key (GRand *rand, const PowField *map)
{
  static const char *const keys[] = { "A", "a--b", "", "a b", "-a", "a/b", "a.b", "2020-Q9x", "é" };

  /* Too long for an id, and no name, year or period either. */
  return pick (rand, 9) == 0 ? g_strnfill (POW_LIMIT_ID + 1, 'a') : g_strdup (PICK (rand, keys));
}

static const PowField *
pick_field (GRand *rand, const PowField *fields, guint needed_flags)
{
  guint count = 0, chosen;

  for (const PowField *field = fields; field->key != NULL; field++)
    count += (field->flags & needed_flags) == needed_flags;
  if (count == 0)
    return NULL;
  chosen = pick (rand, count);
  for (const PowField *field = fields;; field++)
    if ((field->flags & needed_flags) == needed_flags && chosen-- == 0)
      return field;
}

static void
replace (cJSON *object, const char *key, cJSON *value)
{
  cJSON_DeleteItemFromObjectCaseSensitive (object, key);
  if (value != NULL)
    cJSON_AddItemToObject (object, key, value);
}

static char *break_members (GRand *rand, const PowField *fields, cJSON *object);

/* One bad entry in a map. Returns what is wrong, beginning with the key. */
static char *
break_map (GRand *rand, const PowField *map, cJSON *value)
{
  g_autofree char *key = pow_random_key (rand, map);
  g_autofree char *what = NULL;
  cJSON *entry;

  switch (pick (rand, 3))
    {
    case 0:
      g_free (key);
      key = break_key (rand, map);
      replace (value, key, pow_random_entry (rand, map));
      return g_strdup_printf ("%s: key", key);
    case 1:
      replace (value, key, pick (rand, 2) == 0 ? cJSON_CreateArray () : cJSON_CreateString ("x"));
      return g_strdup_printf ("%s: no object", key);
    default:
      entry = pow_random_entry (rand, map);
      what = break_members (rand, map->members, entry);
      replace (value, key, entry);
      return g_strdup_printf ("%s.%s", key, what);
    }
}

static cJSON *
get_object (cJSON *object, const char *key)
{
  cJSON *value = cJSON_GetObjectItemCaseSensitive (object, key);

  if (cJSON_IsObject (value))
    return value;
  replace (object, key, cJSON_CreateObject ());
  return cJSON_GetObjectItemCaseSensitive (object, key);
}

/* A value of another JSON type that is not empty. */
static cJSON *
make_wrong_type (const PowField *field)
{
  switch (field->type)
    {
    case POW_TYPE_FLAG:
      return cJSON_CreateString ("true");
    case POW_TYPE_SET:
      return cJSON_CreateString ("a");
    case POW_TYPE_GROUP:
    case POW_TYPE_MAP:
      {
        cJSON *list = cJSON_CreateArray ();

        cJSON_AddItemToArray (list, cJSON_CreateString ("a"));
        return list;
      }
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
      return cJSON_CreateString ("1000");
    default:
      return pow_json_new_integer (2020);
    }
}

/* One bad value somewhere among the members of @object. Returns where and what. */
static char *
break_members (GRand *rand, const PowField *fields, cJSON *object)
{
  const PowField *field = pick (rand, 5) == 0 ? pick_field (rand, fields, POW_FIELD_REQUIRED) : NULL;
  g_autofree char *what = NULL;
  cJSON *set;

  if (field != NULL)
    {
      static const guint ways = 3;
      guint way = pick (rand, ways);

      replace (object, field->key,
               way == 0 ? NULL : way == 1 ? cJSON_CreateNull () : cJSON_CreateString (""));
      return g_strdup_printf ("%s: missing", field->key);
    }
  field = pick_field (rand, fields, 0);
  if (field->type == POW_TYPE_FLAG || pick (rand, 6) == 0)
    {
      replace (object, field->key, make_wrong_type (field));
      return g_strdup_printf ("%s: type", field->key);
    }
  switch (field->type)
    {
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
      replace (object, field->key, break_number (rand, field));
      return g_strdup_printf ("%s: number", field->key);
    case POW_TYPE_SET:
      set = pow_random_value (rand, field);
      cJSON_AddItemToArray (set, pick (rand, 4) == 0   ? cJSON_CreateNull ()
                                 : pick (rand, 4) == 0 ? cJSON_CreateString ("")
                                                       : break_string (rand, field->item));
      replace (object, field->key, set);
      return g_strdup_printf ("%s: item", field->key);
    case POW_TYPE_GROUP:
      what = break_members (rand, field->members, get_object (object, field->key));
      return g_strdup_printf ("%s.%s", field->key, what);
    case POW_TYPE_MAP:
      what = break_map (rand, field, get_object (object, field->key));
      return g_strdup_printf ("%s.%s", field->key, what);
    default:
      replace (object, field->key, break_string (rand, field));
      return g_strdup_printf ("%s: value", field->key);
    }
}

static char *
break_choices (GRand *rand, PowKind kind, cJSON *tree)
{
  static const char *const wrong[] = {
    "{\"format\":[1,2]}",
    "{\"choices\":[1,2]}",
    "{\"removed\":[true,{\"absent\":true}]}",
    "{\"\":[1,2]}",
    "{\"/source\":[[\"a\"],[\"b\"]]}",
    "{\"/source/0\":[\"a\",\"b\"]}",
    "{\"/asked\":[{},{}]}",
    "{\"/asked/a\":[{},{}]}",
    "{\"/asked/A/on\":[\"2020\",\"2021\"]}",
    "{\"/asked/a/on\":[\"2020\",\"2020-13\"]}",
    "{\"/asked/a/on/x\":[\"2020\",\"2021\"]}",
    "{\"/asked/a/on\":[\"2020\",\"\"]}",
    "{\"/asked/a/on\":[\"2020\",null]}",
    "{\"/removed\":[true]}",
    "{\"/removed\":[]}",
    "{\"/removed\":true}",
    "{\"/removed\":[true,{\"absent\":false}]}",
    "{\"/removed\":[true,{\"absent\":true,\"x\":1}]}",
    "{\"/removed/x\":[true,false]}",
    "{\"/fictional~2\":[true,false]}",
    "{\"/dismissed/stale_pulse/reason\":[\"a\",{\"absent\":true}]}",
    "{\"/onbekend\":[1]}",
    "[1]",
    "\"x\"",
  };
  const char *text = PICK (rand, wrong);

  replace (tree, "choices", pow_json_read (text, strlen (text), NULL));
  return g_strdup_printf ("choices: %s", text);
}

static char *
break_format (GRand *rand, cJSON *tree)
{
  static const char *const spellings[] = { "0", "-1", "1.5", "2", "1e400", "true", "\"1\"", "[1]" };
  const char *text = PICK (rand, spellings);

  replace (tree, "format", pow_json_read (text, strlen (text), NULL));
  return g_strdup_printf ("format: %s", text);
}

/**
 * pow_random_break:
 * @rand: the source of chance
 * @kind: the kind of the record
 * @tree: a valid record, changed in place
 *
 * Breaks one rule of the record layer, so that @tree is not valid any more.
 *
 * Returns: (transfer full): what was broken, for the message of a failing test
 */
char *
pow_random_break (GRand *rand, PowKind kind, cJSON *tree)
{
  switch (pick (rand, 10))
    {
    case 0:
      return break_format (rand, tree);
    case 1:
      return break_choices (rand, kind, tree);
    default:
      return break_members (rand, pow_schema_get_fields (kind), tree);
    }
}
