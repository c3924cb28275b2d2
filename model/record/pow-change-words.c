/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-change.h"

#include "model/record/pow-address.h"
#include "model/record/pow-money.h"
#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lengths in characters. */
#define SUBJECT_LENGTH 72
#define TITLE_LENGTH 36
#define VALUE_LENGTH 80
#define CONTEXT_LENGTH 16 /* of what stays the same, before the first difference */

#define ELLIPSIS "…"

/* The text on one line, cut at @longest characters. */
static char *
shorten (const char *text, glong longest)
{
  g_autofree char *line = g_strdup (text);
  g_autofree char *start = NULL;
  char *to = line;

  /* Runs of white space become one space. */
  for (const char *from = line; *from != '\0'; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
    else if (to > line && to[-1] != ' ')
      *to++ = ' ';
  *to = '\0';
  g_strchomp (line);

  if (g_utf8_strlen (line, -1) <= longest)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, longest - 1);
  g_strchomp (start);
  return g_strconcat (start, ELLIPSIS, NULL);
}

static char *
format_term (const PowField *field, const char *id, PowRecord *programme)
{
  const cJSON *terms = programme != NULL && field->vocabulary != NULL ? pow_record_get (programme, field->vocabulary) : NULL;
  const char *label = pow_json_get_string (pow_json_get (terms, id), "label");

  return g_strdup (label != NULL ? label : id);
}

static char *
format_set (const PowField *field, const cJSON *set, PowRecord *programme)
{
  GString *out = g_string_new (NULL);

  for (const cJSON *item = set->child; item != NULL; item = item->next)
    {
      g_autofree char *words = pow_change_format_value (field->item, item, programme);

      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", words);
    }

  return g_string_free (out, FALSE);
}

/* The members of a group or an entry that are filled in, each behind its label. */
static char *
format_members (const PowField *fields, const cJSON *object, PowRecord *programme)
{
  GString *out = g_string_new (NULL);

  for (const PowField *field = fields; field->key != NULL; field++)
    {
      const cJSON *value = pow_json_get (object, field->key);
      g_autofree char *words = NULL;

      if (value == NULL || strcmp (field->key, "removed") == 0)
        continue;
      words = pow_change_format_value (field, value, programme);
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

static char *
format_text (const PowField *field, const cJSON *value, PowRecord *programme)
{
  const char *text = value->valuestring;
  PowDate date;

  switch (field->type)
    {
    case POW_TYPE_CHOICE:
      return g_strdup (pow_field_get_choice_label (field, text));
    case POW_TYPE_TERM:
      return format_term (field, text, programme);
    case POW_TYPE_DATE:
      return pow_date_parse (text, &date) ? pow_date_format (date) : g_strdup (text);
    case POW_TYPE_REF:
      {
        /* The readable part of an address; its title is in another record. */
        g_autofree char *id = pow_address_dup_id (text);

        return g_strdup (id != NULL ? id : text);
      }
    case POW_TYPE_TEXT:
    case POW_TYPE_PROSE:
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
    case POW_TYPE_FLAG:
    case POW_TYPE_REGION:
    case POW_TYPE_KEY:
    case POW_TYPE_ORDER:
    case POW_TYPE_SET:
    case POW_TYPE_GROUP:
    case POW_TYPE_MAP:
    default:
      return g_strdup (text);
    }
}

/**
 * pow_change_format_value:
 * @field: (nullable): the row of the value; the row of the map for a whole entry; %NULL for a key
 *   that is in no table
 * @value: (nullable): a value; %NULL is *unknown*
 * @programme: (nullable): the programme, which has the words of the vocabularies
 *
 * A value in words: labels of choices and terms, dates, amounts, lists. What a person typed is in it
 * as it is: never markup. Any thread.
 *
 * Returns: (transfer full): the words, translated
 */
char *
pow_change_format_value (const PowField *field, const cJSON *value, PowRecord *programme)
{
  gint64 euros;

  if (value == NULL || cJSON_IsNull (value))
    return g_strdup (pow_words_get (N_ ("unknown")));
  if (field == NULL)
    return pow_json_write_compact (value);
  if (cJSON_IsString (value))
    return format_text (field, value, programme);
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
    return format_set (field, value, programme);
  if (field->type == POW_TYPE_GROUP && cJSON_IsObject (value))
    return format_members (field->members, value, programme);
  if (field->type == POW_TYPE_MAP && cJSON_IsObject (value))
    return format_map (value);

  return pow_json_write_compact (value);
}

/* The words of one side of a change on one line. */
static char *
format_side (const PowField *field, gboolean is_entry, const cJSON *value, PowRecord *programme)
{
  if (field != NULL && is_entry && cJSON_IsObject (value))
    return format_members (field->members, value, programme);
  /* Not being removed needs no mark. */
  if (field != NULL && value == NULL && strcmp (field->key, "removed") == 0)
    return g_strdup (pow_words_get (N_ ("no")));

  return pow_change_format_value (field, value, programme);
}

/* Where both texts are to begin so that a long text shows what changed: at a word a little before
 * their first difference. In bytes; what comes before is the same in both. */
static gsize
find_start (const char *before, const char *after)
{
  const char *difference = before;
  const char *start;
  glong n = 0;

  for (const char *other = after; *difference != '\0' && g_utf8_get_char (difference) == g_utf8_get_char (other); n++)
    {
      difference = g_utf8_next_char (difference);
      other = g_utf8_next_char (other);
    }
  if (n <= 2 * CONTEXT_LENGTH)
    return 0;

  start = difference;
  for (int i = 0; i < CONTEXT_LENGTH; i++)
    start = g_utf8_prev_char (start);
  for (const char *at = start; at < difference; at++)
    if (g_ascii_isspace (*at))
      return (gsize) (at + 1 - before);

  return (gsize) (start - before);
}

static char *
format_sides (const char *before, const char *after)
{
  gboolean is_long = g_utf8_strlen (before, -1) > VALUE_LENGTH || g_utf8_strlen (after, -1) > VALUE_LENGTH;
  gsize start = is_long ? find_start (before, after) : 0;
  g_autofree char *old = shorten (before + start, VALUE_LENGTH);
  g_autofree char *new = shorten (after + start, VALUE_LENGTH);
  const char *mark = start > 0 ? ELLIPSIS : "";

  return g_strdup_printf ("%s%s → %s%s", mark, old, mark, new);
}

/* What a change did, without the name of its record. */
static char *
format_change (const PowChange *change, PowRecord *context, PowRecord *programme)
{
  PowKind kind = context != NULL ? pow_record_get_kind (context) : pow_address_get_kind (change->address);
  const PowField *field = NULL;
  gboolean is_entry = FALSE;
  g_autofree char *label = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *sides = NULL;

  if (change->field == NULL)
    return g_strdup (change->type == POW_CHANGE_ADDED     ? pow_words_get (N_ ("added"))
                     : change->type == POW_CHANGE_REMOVED ? pow_words_get (N_ ("removed"))
                                                          : pow_words_get (N_ ("changed")));

  if (kind < POW_N_KINDS)
    {
      g_autofree char *place = pow_schema_dup_path_label (kind, change->field, context != NULL ? pow_record_get_tree (context) : NULL);

      field = pow_schema_find (kind, change->field, &is_entry);
      label = shorten (place, VALUE_LENGTH);
    }
  else
    {
      label = shorten (change->field, VALUE_LENGTH);
    }

  if (change->type == POW_CHANGE_ADDED)
    /* Translators: an entry of a record, such as a milestone. */
    return g_strdup_printf (pow_words_get (N_ ("%s added")), label);
  if (change->type == POW_CHANGE_REMOVED)
    return g_strdup_printf (pow_words_get (N_ ("%s removed")), label);

  before = format_side (field, is_entry, change->before, programme);
  after = format_side (field, is_entry, change->after, programme);
  if (pow_json_equal (change->before, change->after))
    {
      g_autofree char *value = shorten (after, VALUE_LENGTH);

      /* Translators: a field with several candidates, and the one that was chosen. */
      return g_strdup_printf (pow_words_get (N_ ("%s settled: %s")), label, value);
    }

  sides = format_sides (before, after);
  return g_strdup_printf ("%s %s", label, sides);
}

/**
 * pow_change_format:
 * @change: a change
 * @context: (nullable): the record that it is a change of, before or after; titles of its entries
 *   are looked up there
 * @programme: (nullable): the programme, which has the words of the vocabularies
 *
 * A change in words on one line: "End 30 Jun 2020 → 30 Sep 2020". Long texts are cut, and begin a
 * little before their first difference. Never markup. Any thread.
 *
 * Returns: (transfer full): the words, translated
 */
char *
pow_change_format (const PowChange *change, PowRecord *context, PowRecord *programme)
{
  g_return_val_if_fail (change != NULL, NULL);

  return format_change (change, context, programme);
}

/* Whether @context is the record that @change is a change of. */
static PowRecord *
get_own_context (const PowChange *change, PowRecord *context)
{
  return context != NULL && g_strcmp0 (change->address, pow_record_get_address (context)) == 0 ? context : NULL;
}

/* A line of the body: with the name of its record when that is another one than the subject's. */
static char *
format_line (const PowChange *change, PowRecord *context, PowRecord *programme)
{
  PowRecord *own = get_own_context (change, context);
  g_autofree char *words = format_change (change, own, programme);
  g_autofree char *id = NULL;

  if (own != NULL || change->address == NULL)
    return g_steal_pointer (&words);

  id = pow_address_dup_id (change->address);
  return g_strdup_printf ("%s: %s", id != NULL ? id : change->address, words);
}

static char *
format_subject (GPtrArray *changes, PowRecord *context, PowRecord *programme)
{
  const PowChange *first = changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;
  g_autofree char *title = shorten (context != NULL ? pow_record_get_title (context) : first != NULL && first->address != NULL ? first->address : "", TITLE_LENGTH);
  g_autofree char *rest = NULL;
  g_autofree char *words = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *start = NULL;

  words = first != NULL ? format_change (first, get_own_context (first, context), programme)
                        : g_strdup (pow_words_get (N_ ("written anew, no field changed")));
  /* Translators: behind the first change of several: how many are not named. */
  rest = changes->len > 1 ? g_strdup_printf (pow_words_get (N_ ("… and %u more")), changes->len - 1) : g_strdup ("");

  whole = g_strdup_printf ("%s: %s", title, words);
  if (changes->len <= 1)
    return shorten (whole, SUBJECT_LENGTH);

  start = shorten (whole, SUBJECT_LENGTH - g_utf8_strlen (rest, -1) - 1);
  /* One ellipsis is enough. */
  if (g_str_has_suffix (start, ELLIPSIS))
    start[strlen (start) - strlen (ELLIPSIS)] = '\0';
  g_strchomp (start);
  return g_strdup_printf ("%s %s", start, rest);
}

/**
 * pow_change_format_message:
 * @changes: (element-type PowChange): the changes of one revision
 * @context: (nullable): the record of the first change
 * @programme: (nullable): the programme: its language is the language of the history
 *
 * The text of a revision, without its trailers: a subject of at most 72 characters
 * (`<title>: <label> <before> → <after>`, with `… and n more`), an empty line, and a line a change.
 * In the language of the programme, whatever the locale of the process; the words that people typed
 * stay as they are. Any thread.
 *
 * Returns: (transfer full): the message
 */
char *
pow_change_format_message (GPtrArray *changes, PowRecord *context, PowRecord *programme)
{
  const PowField *languages = pow_fields_find (pow_schema_get_fields (POW_KIND_PROGRAMME), "language");
  const char *language = programme != NULL ? pow_record_get_text (programme, "language") : NULL;
  GString *message;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (changes != NULL, NULL);

  /* Only a language of the list: the tag becomes part of a file name. */
  if (language != NULL && pow_field_get_choice_index (languages, language) < 0)
    language = NULL;

  if (language != NULL)
    pow_words_begin (language);

  subject = format_subject (changes, context, programme);
  message = g_string_new (subject);
  if (changes->len > 0)
    g_string_append (message, "\n");
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *line = format_line (g_ptr_array_index (changes, i), context, programme);

      g_string_append_printf (message, "\n%s", line);
    }

  if (language != NULL)
    pow_words_end ();

  return g_string_free (message, FALSE);
}
