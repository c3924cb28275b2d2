/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-change-words-private.h"

#include "model/record/pow-address.h"
#include "model/record/pow-value.h"
#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lengths in characters. */
#define SUBJECT_LENGTH 72
#define TITLE_LENGTH 36
#define VALUE_LENGTH 80
#define CANDIDATE_LENGTH 40
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

/* The words of one side of a change on one line. */
static char *
format_side (const PowSpeech *speech, const PowField *field, gboolean is_entry, const cJSON *value)
{
  if (field != NULL && is_entry && cJSON_IsObject (value))
    return pow_speech_format_members (speech, field->members, value);
  /* Not being removed needs no mark. */
  if (field != NULL && value == NULL && strcmp (field->key, "removed") == 0)
    return g_strdup (pow_words_get (N_ ("no")));

  return pow_speech_format_value (speech, field, value);
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

static char *
format_candidate (const PowSpeech *speech, const PowField *field, gboolean is_entry, const cJSON *candidate)
{
  g_autofree char *words = format_side (speech, field, is_entry, pow_value_is_absent_mark (candidate) ? NULL : candidate);

  return shorten (words, CANDIDATE_LENGTH);
}

/* An open choice that came, or that was settled on what the field showed already: the last of its
 * candidates, but of `removed` the first, since what one side changed stays visible. */
static char *
format_choice (const PowSpeech *speech, const PowField *field, gboolean is_entry, const char *label, const PowChange *change)
{
  const cJSON *candidates = change->after != NULL ? change->after : change->before;
  int n = cJSON_GetArraySize (candidates);
  GString *all;
  g_autofree char *values = NULL;

  if (n == 0)
    return g_strdup (label);
  if (change->after == NULL)
    {
      gboolean is_removal = field != NULL && strcmp (field->key, "removed") == 0;
      g_autofree char *shown = format_candidate (speech, field, is_entry, cJSON_GetArrayItem (candidates, is_removal ? 0 : n - 1));

      /* Translators: a field with several values, and the one that was kept. */
      return g_strdup_printf (pow_words_get (N_ ("%s: choice settled: %s")), label, shown);
    }

  all = g_string_new (NULL);
  for (const cJSON *candidate = candidates->child; candidate != NULL; candidate = candidate->next)
    {
      g_autofree char *words = format_candidate (speech, field, is_entry, candidate);

      g_string_append_printf (all, "%s%s", all->len > 0 ? " / " : "", words);
    }
  values = g_string_free (all, FALSE);
  if (n == 2)
    /* Translators: a field that got two values at once; somebody is to choose. */
    return g_strdup_printf (pow_words_get (N_ ("%s: two values: %s")), label, values);
  return g_strdup_printf (pow_words_get (N_ ("%s: %d values: %s")), label, n, values);
}

/* What a change did, without the name of its record. */
static char *
format_change (const PowSpeech *speech, const PowChange *change)
{
  PowRecord *context = speech->record;
  PowKind kind = context != NULL ? pow_record_get_kind (context) : pow_address_get_kind (change->address);
  const PowField *field = NULL;
  gboolean is_entry = FALSE;
  g_autofree char *path = NULL;
  g_autofree char *label = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *sides = NULL;

  if (change->field == NULL)
    return g_strdup (change->type == POW_CHANGE_ADDED     ? pow_words_get (N_ ("added"))
                     : change->type == POW_CHANGE_REMOVED ? pow_words_get (N_ ("removed"))
                                                          : pow_words_get (N_ ("changed")));

  path = pow_change_dup_place (change);
  if (kind < POW_N_KINDS)
    {
      g_autofree char *place = pow_schema_dup_path_label (kind, path, context != NULL ? pow_record_get_tree (context) : NULL,
                                                          speech->programme != NULL ? pow_record_get_tree (speech->programme) : NULL);

      field = pow_schema_find (kind, path, &is_entry);
      label = shorten (place, VALUE_LENGTH);
    }
  else
    {
      label = shorten (path, VALUE_LENGTH);
    }

  if (pow_change_is_choice (change))
    return format_choice (speech, field, is_entry, label, change);
  if (change->type == POW_CHANGE_ADDED)
    /* Translators: an entry of a record, such as a milestone. */
    return g_strdup_printf (pow_words_get (N_ ("%s added")), label);
  if (change->type == POW_CHANGE_REMOVED)
    return g_strdup_printf (pow_words_get (N_ ("%s removed")), label);

  before = format_side (speech, field, is_entry, change->before);
  after = format_side (speech, field, is_entry, change->after);
  sides = format_sides (before, after);
  return g_strdup_printf ("%s %s", label, sides);
}

/**
 * pow_change_format:
 * @change: a change
 * @context: (nullable): the record that it is a change of, before or after; titles of its entries
 *   are looked up there
 * @programme: (nullable): the programme, which has the words of the vocabularies
 * @look_up: (nullable) (scope call): lends the records of the portfolio, for the titles of what the
 *   values point at; without it they are shown by their readable ids
 * @data: what @look_up is called with
 *
 * A change in words on one line: "End 30 Jun 2020 → 30 Sep 2020". Long texts are cut, and begin a
 * little before their first difference. Never markup. Any thread that @look_up may run on.
 *
 * Returns: (transfer full): the words, translated
 */
char *
pow_change_format (const PowChange *change, PowRecord *context, PowRecord *programme, PowRecordLookup look_up, gpointer data)
{
  const PowSpeech speech = { programme, context, look_up, data };

  g_return_val_if_fail (change != NULL, NULL);

  return format_change (&speech, change);
}

/**
 * pow_change_format_side:
 * @record: the record that the value is of, or could be of
 * @path: dotted path of a field, group or entry
 * @value: (nullable): the value; %NULL is *unknown*
 * @programme: (nullable): the programme, which has the words of the vocabularies
 * @look_up: (nullable) (scope call): lends the records of the portfolio
 * @data: what @look_up is called with
 *
 * One side of a change in words, whole: also of an entry, and with the titles of what it points at.
 * What a person typed is in it as it is, with its lines: never markup. Any thread.
 *
 * Returns: (transfer full): the words, translated
 */
char *
pow_change_format_side (PowRecord *record, const char *path, const cJSON *value, PowRecord *programme, PowRecordLookup look_up, gpointer data)
{
  const PowSpeech speech = { programme, record, look_up, data };
  gboolean is_entry = FALSE;
  const PowField *field;

  g_return_val_if_fail (POW_IS_RECORD (record) && path != NULL, NULL);

  field = pow_schema_find (pow_record_get_kind (record), path, &is_entry);
  return format_side (&speech, field, is_entry, value);
}

/* The record that @change is a change of: the one at hand, or one that is looked up. */
static PowRecord *
find_own (const PowSpeech *speech, const PowChange *change)
{
  if (speech->record != NULL && g_strcmp0 (change->address, pow_record_get_address (speech->record)) == 0)
    return speech->record;

  return speech->look_up != NULL && change->address != NULL ? speech->look_up (speech->data, change->address) : NULL;
}

/* What a change did, told with its own record as context. */
static char *
format_own (const PowSpeech *speech, const PowChange *change)
{
  const PowSpeech own = { speech->programme, find_own (speech, change), speech->look_up, speech->data };

  return format_change (&own, change);
}

/* What a record is called: its title, or its id when it is not at hand. */
static char *
dup_record_name (const PowSpeech *speech, const PowChange *change)
{
  PowRecord *own = find_own (speech, change);
  char *id;

  if (own != NULL)
    return g_strdup (pow_record_get_title (own));
  id = pow_address_dup_id (change->address);
  return id != NULL ? id : g_strdup (change->address);
}

/* A line of the body: with the name of its record when that is another one than the subject's. */
static char *
format_line (const PowSpeech *speech, const PowChange *change, const char *subject)
{
  g_autofree char *words = format_own (speech, change);
  g_autofree char *name = NULL;

  if (change->address == NULL || g_strcmp0 (change->address, subject) == 0)
    return g_steal_pointer (&words);

  name = dup_record_name (speech, change);
  return g_strdup_printf ("%s: %s", name, words);
}

static char *
format_subject (const PowSpeech *speech, GPtrArray *changes)
{
  const PowChange *first = changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *words = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *start = NULL;

  if (first != NULL && first->address != NULL)
    name = dup_record_name (speech, first);
  else
    name = g_strdup (speech->record != NULL ? pow_record_get_title (speech->record) : "");
  title = shorten (name, TITLE_LENGTH);
  words = first != NULL ? format_own (speech, first) : g_strdup (pow_words_get (N_ ("written anew, no field changed")));
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
 * @context: (nullable): the record that was changed, when it is at hand
 * @programme: (nullable): the programme: its language is the language of the history
 * @look_up: (nullable) (scope call): lends the records of the portfolio, for their titles
 * @data: what @look_up is called with
 *
 * The text of a revision, without its trailers: a subject of at most 72 characters
 * (`<title>: <label> <before> → <after>`, with `… and n more`), an empty line, and a line a change.
 * In the language of the programme, whatever the locale of the process; the words that people typed
 * stay as they are. Any thread that @look_up may run on.
 *
 * Returns: (transfer full): the message
 */
char *
pow_change_format_message (GPtrArray *changes, PowRecord *context, PowRecord *programme, PowRecordLookup look_up, gpointer data)
{
  const PowSpeech speech = { programme, context, look_up, data };
  const PowField *languages = pow_fields_find (pow_schema_get_fields (POW_KIND_PROGRAMME), "language");
  const PowChange *first;
  const char *language = programme != NULL ? pow_record_get_text (programme, "language") : NULL;
  GString *message;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (changes != NULL, NULL);

  /* Only a language of the list: the tag becomes part of a file name. */
  if (language != NULL && pow_field_get_choice_index (languages, language) < 0)
    language = NULL;

  if (language != NULL)
    pow_words_begin (language);

  first = changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;
  subject = format_subject (&speech, changes);
  message = g_string_new (subject);
  if (changes->len > 0)
    g_string_append (message, "\n");
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *line = format_line (&speech, g_ptr_array_index (changes, i), first->address);

      g_string_append_printf (message, "\n%s", line);
    }

  if (language != NULL)
    pow_words_end ();

  return g_string_free (message, FALSE);
}
