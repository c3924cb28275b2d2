/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-change-words-private.h"

#include "model/record/pow-address.h"
#include "model/record/pow-money.h"
#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
format_term (const PowField *field, const char *id, PowRecord *programme)
{
  const cJSON *terms = programme != NULL && field->vocabulary != NULL ? pow_record_get (programme, field->vocabulary) : NULL;
  const char *label = pow_json_get_string (pow_json_get (terms, id), "label");

  return g_strdup (label != NULL ? label : id);
}

static char *
format_set (const PowSpeech *speech, const PowField *field, const cJSON *set)
{
  GString *out = g_string_new (NULL);

  for (const cJSON *item = set->child; item != NULL; item = item->next)
    {
      g_autofree char *words = pow_speech_format_value (speech, field->item, item);

      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", words);
    }

  return g_string_free (out, FALSE);
}

/* The members of a group or an entry that are filled in, each behind its label. */
char *
pow_speech_format_members (const PowSpeech *speech, const PowField *fields, const cJSON *object)
{
  GString *out = g_string_new (NULL);

  for (const PowField *field = fields; field->key != NULL; field++)
    {
      const cJSON *value = pow_json_get (object, field->key);
      g_autofree char *words = NULL;

      if (value == NULL || strcmp (field->key, "removed") == 0)
        continue;
      words = pow_speech_format_value (speech, field, value);
      g_string_append_printf (out, "%s%s %s", out->len > 0 ? ", " : "", pow_words_get (field->label), words);
    }

  return g_string_free (out, FALSE);
}

static char *
format_map (const cJSON *map)
{
  int n = cJSON_GetArraySize (map);

  return g_strdup_printf (pow_words_get_plural ("%d entry", "%d entries", (gulong) n), n);
}

static PowRecord *
find_record (const PowSpeech *speech, const char *address)
{
  return speech->look_up != NULL && address != NULL ? speech->look_up (speech->data, address) : NULL;
}

/* The title of the record that is pointed at; without one the readable part of its address. */
static char *
format_reference (const PowSpeech *speech, const char *address)
{
  PowRecord *target = find_record (speech, address);
  g_autofree char *id = NULL;

  if (target != NULL)
    return g_strdup (pow_record_get_title (target));
  id = pow_address_dup_id (address);
  return g_strdup (id != NULL ? id : address);
}

static char *
format_region (const PowSpeech *speech, const char *region)
{
  g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);

  return address != NULL ? format_reference (speech, address) : g_strdup (region);
}

static char *
format_text (const PowSpeech *speech, const PowField *field, const cJSON *value)
{
  const char *text = value->valuestring;
  PowDate date;

  switch (field->type)
    {
    case POW_TYPE_CHOICE:
      return g_strdup (pow_field_get_choice_label (field, text));
    case POW_TYPE_TERM:
      return format_term (field, text, speech->programme);
    case POW_TYPE_DATE:
      return pow_date_parse (text, &date) ? pow_date_format (date) : g_strdup (text);
    case POW_TYPE_REF:
      return format_reference (speech, text);
    case POW_TYPE_REGION:
      return format_region (speech, text);
    case POW_TYPE_KEY:
      return pow_change_format_key (field, text, speech->record, speech->look_up, speech->data);
    case POW_TYPE_TEXT:
    case POW_TYPE_PROSE:
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
    case POW_TYPE_FLAG:
    case POW_TYPE_ORDER:
    case POW_TYPE_SET:
    case POW_TYPE_GROUP:
    case POW_TYPE_MAP:
    default:
      return g_strdup (text);
    }
}

/**
 * pow_change_format_key:
 * @field: a row of type %POW_TYPE_KEY
 * @key: the value: the key of an entry
 * @record: (nullable): the record that the field is in
 * @look_up: (nullable) (scope call): lends the records of the portfolio
 * @data: what @look_up is called with
 *
 * The title of the entry that a key names: "plan.lines" stand in the plan of the record's region,
 * "programme.tranches" in the programme, anything else in the record itself. Any thread.
 *
 * Returns: (transfer full): the title; @key itself when there is no such entry or it has none
 */
char *
pow_change_format_key (const PowField *field, const char *key, PowRecord *record, PowRecordLookup look_up, gpointer data)
{
  const char *dot, *map;
  PowRecord *holder = record;
  const PowField *map_field, *title;
  const char *text;
  g_autofree char *path = NULL;

  g_return_val_if_fail (field != NULL && field->key_of != NULL, g_strdup (key));
  g_return_val_if_fail (key != NULL, NULL);

  dot = strchr (field->key_of, '.');
  map = dot != NULL ? dot + 1 : field->key_of;
  if (dot != NULL)
    {
      g_autofree char *name = g_strndup (field->key_of, (gsize) (dot - field->key_of));
      PowKind kind = pow_kind_from_name (name);
      g_autofree char *region = record != NULL ? pow_address_dup_region (pow_record_get_address (record)) : NULL;
      g_autofree char *address = kind == POW_KIND_PROGRAMME || region != NULL ? pow_address_build (kind, region, NULL) : NULL;

      holder = look_up != NULL && address != NULL ? look_up (data, address) : NULL;
    }
  if (holder == NULL)
    return g_strdup (key);

  map_field = pow_fields_find (pow_schema_get_fields (pow_record_get_kind (holder)), map);
  title = map_field != NULL && map_field->members != NULL ? pow_fields_get_title (map_field->members) : NULL;
  if (title == NULL)
    return g_strdup (key);
  path = g_strdup_printf ("%s.%s.%s", map, key, title->key);
  text = pow_record_get_text (holder, path);
  return g_strdup (text != NULL ? text : key);
}

char *
pow_speech_format_value (const PowSpeech *speech, const PowField *field, const cJSON *value)
{
  gint64 euros;

  if (value == NULL || cJSON_IsNull (value))
    return g_strdup (pow_words_get (N_ ("unknown")));
  if (field == NULL)
    return pow_json_write_compact (value);
  if (cJSON_IsString (value))
    return format_text (speech, field, value);
  if (cJSON_IsBool (value))
    return g_strdup (cJSON_IsTrue (value) ? pow_words_get (N_ ("yes")) : pow_words_get (N_ ("no")));
  if (cJSON_IsNumber (value))
    {
      g_autofree char *spelling = pow_json_dup_spelling (value);

      if (field->type == POW_TYPE_MONEY && pow_json_get_int64 (value, &euros))
        return pow_money_format (euros);
      return pow_number_format (spelling);
    }
  if (field->type == POW_TYPE_SET && cJSON_IsArray (value))
    return format_set (speech, field, value);
  if (field->type == POW_TYPE_GROUP && cJSON_IsObject (value))
    return pow_speech_format_members (speech, field->members, value);
  if (field->type == POW_TYPE_MAP && cJSON_IsObject (value))
    return format_map (value);

  return pow_json_write_compact (value);
}

/**
 * pow_change_format_value:
 * @field: (nullable): the row of the value; the row of the map for a whole entry; %NULL for a key
 *   that is in no table
 * @value: (nullable): a value; %NULL is *unknown*
 * @programme: (nullable): the programme, which has the words of the vocabularies
 *
 * A value in words: labels of choices and terms, dates, amounts, lists. What points at a record or at
 * an entry of another one is shown by its readable id. What a person typed is in it as it is: never
 * markup. Any thread.
 *
 * Returns: (transfer full): the words, translated
 */
char *
pow_change_format_value (const PowField *field, const cJSON *value, PowRecord *programme)
{
  const PowSpeech speech = { .programme = programme };

  return pow_speech_format_value (&speech, field, value);
}
