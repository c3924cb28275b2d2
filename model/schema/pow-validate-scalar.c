/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-validate-private.h"

#include "model/schema/pow-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EXCERPT_LENGTH 40
#define LARGEST_INTEGER G_GINT64_CONSTANT (9007199254740991)

char *
pow_walk_dup_excerpt (const char *text)
{
  g_autofree char *masked = pow_text_mask_bsn (text);
  g_autofree char *start = NULL;

  g_strdelimit (masked, "\r\n\t", ' ');
  if (g_utf8_strlen (masked, -1) <= EXCERPT_LENGTH)
    return g_steal_pointer (&masked);
  start = g_utf8_substring (masked, 0, EXCERPT_LENGTH);
  return g_strconcat (start, "…", NULL);
}

/* Characters as they will be stored: composed, line ends as one character. */
static glong
count_characters (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  glong returns = 0;

  g_assert (composed != NULL); /* the reader lets only UTF-8 through */
  for (const char *c = composed; *c != '\0'; c++)
    returns += c[0] == '\r' && c[1] == '\n';
  return g_utf8_strlen (composed, -1) - returns;
}

/* The length of the run of printable ASCII that @text begins with, of @length bytes; in whole words. */
static gsize
skip_plain (const char *text, gsize length)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  gsize done = 0;
  guint64 word, deletes;

  for (; length - done >= sizeof word; done += sizeof word)
    {
      memcpy (&word, text + done, sizeof word);
      deletes = word ^ (ones * 0x7F);
      if (((word | ((word - ones * 0x20) & ~word) | ((deletes - ones) & ~deletes)) & (ones * 0x80)) != 0)
        break;
    }
  return done;
}

static gboolean
has_bad_character (const char *text, gsize length, gboolean lines)
{
  const char *end = text + length;

  for (const char *c = text; c < end; c = g_utf8_next_char (c))
    {
      gunichar character;

      c += skip_plain (c, (gsize) (end - c));
      if (c == end)
        break;
      if ((guchar) *c >= 0x20 && (guchar) *c < 0x7F)
        continue;
      character = g_utf8_get_char (c);
      if (lines && (character == '\n' || character == '\t' || (c[0] == '\r' && c[1] == '\n')))
        continue;
      if (g_unichar_iscntrl (character))
        return TRUE;
      if (!lines && (character == 0x2028 || character == 0x2029))
        return TRUE;
    }
  return FALSE;
}

static void
walk_text (PowWalk *walk, const char *text, gboolean lines)
{
  glong limit = lines ? POW_LIMIT_PROSE : POW_LIMIT_TEXT;
  gsize bytes = strlen (text);
  /* No text has more characters than bytes, composed or not; few need the count. */
  glong length = (glong) bytes > limit ? count_characters (text) : 0;

  if (length > limit)
    pow_walk_report (walk,
                     _ ("This text has %ld characters, and at most %ld fit here. Make it shorter."),
                     length, limit);
  if (has_bad_character (text, bytes, lines))
    pow_walk_report (walk, "%s",
                     lines ? _ ("This text holds a control character. Remove it.")
                           : _ ("This text must be one line without control characters."));
}

/* The whole parts of an address, between slashes: "zeeland/subprojects/jobhub-7f3k". */
static gboolean
is_reference (PowKindMask targets, const char *text)
{
  char part[POW_LIMIT_ID + 1];
  PowKind kind = POW_KIND_NONE;

  for (int i = 0; i < 3; i++)
    {
      gsize length = strcspn (text, "/");

      if (length > POW_LIMIT_ID || (text[length] == '/') != (i < 2))
        return FALSE;
      memcpy (part, text, length);
      part[length] = '\0';
      if (i == 1)
        kind = pow_kind_from_folder (part);
      else if (!pow_id_is_valid (part))
        return FALSE;
      text += length + 1;
    }

  return kind != POW_KIND_NONE && (targets & POW_KIND_MASK (kind)) != 0;
}

/* Whether the exact decimal value of a JSON number is a whole number that every program can hold. */
static gboolean
is_safe_integer (const char *spelling)
{
  g_autoptr (GString) digits = NULL;
  const char *c = spelling;
  gint64 exponent = 0;
  gsize length = strspn (spelling, "0123456789");

  /* As nearly all of them are spelled. */
  if (length < 16 && spelling[length] == '\0')
    return TRUE;

  digits = g_string_new (NULL);
  if (*c == '-')
    c++;
  for (; g_ascii_isdigit (*c); c++)
    g_string_append_c (digits, *c);
  if (*c == '.')
    for (c++; g_ascii_isdigit (*c); c++)
      {
        g_string_append_c (digits, *c);
        exponent--;
      }
  if (*c == 'e' || *c == 'E')
    exponent += CLAMP (g_ascii_strtoll (c + 1, NULL, 10), -G_MAXINT32, G_MAXINT32);
  while (digits->len > 0 && digits->str[digits->len - 1] == '0')
    {
      g_string_truncate (digits, digits->len - 1);
      exponent++;
    }
  while (digits->str[0] == '0')
    g_string_erase (digits, 0, 1);
  if (digits->len == 0)
    return TRUE;
  if (exponent < 0 || (gint64) digits->len + exponent > 16)
    return FALSE;
  for (; exponent > 0; exponent--)
    g_string_append_c (digits, '0');
  return g_ascii_strtoll (digits->str, NULL, 10) <= LARGEST_INTEGER;
}

static void
walk_number (PowWalk *walk, const PowField *field, const cJSON *value)
{
  char spelling[G_ASCII_DTOSTR_BUF_SIZE];
  const char *text = value->valuestring;

  if (!cJSON_IsNumber (value))
    {
      pow_walk_report (walk, _ ("A number is expected here."));
      return;
    }
  if (field->type == POW_TYPE_NUMBER)
    return;
  if (text == NULL)
    text = g_ascii_dtostr (spelling, sizeof spelling, value->valuedouble);
  if (!is_safe_integer (text))
    pow_walk_report (walk, "%s",
                     field->type == POW_TYPE_MONEY
                         ? _ ("Amounts are whole euros, at most 9007199254740991.")
                         : _ ("A whole number of at most 9007199254740991 is expected here."));
}

static void
report_choice (PowWalk *walk, const PowField *field, const char *text)
{
  g_autofree char *shown = pow_walk_dup_excerpt (text);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (const PowChoice *choice = field->choices; choice->id != NULL; choice++)
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", choice->id);
  pow_walk_report (walk, _ ("“%s” is not in the list. Choose from: %s."), shown, ids->str);
}

static gboolean
is_order (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= POW_LIMIT_TEXT && text[length - 1] != '0'
         && strspn (text, "0123456789abcdefghijklmnopqrstuvwxyz") == length;
}

/* Whether a string that is no free text has the form of its type. */
static gboolean
has_form (const PowField *field, const char *text)
{
  PowDate date;

  switch (field->type)
    {
    case POW_TYPE_CHOICE:
      return pow_field_get_choice_index (field, text) >= 0;
    case POW_TYPE_TERM:
    case POW_TYPE_REGION:
      return pow_id_is_valid (text);
    case POW_TYPE_DATE:
      return pow_date_parse (text, &date);
    case POW_TYPE_REF:
      return is_reference (field->targets, text);
    case POW_TYPE_ORDER:
      return is_order (text);
    case POW_TYPE_TEXT:
    case POW_TYPE_KEY:
    case POW_TYPE_PROSE:
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
    case POW_TYPE_FLAG:
    case POW_TYPE_SET:
    case POW_TYPE_GROUP:
    case POW_TYPE_MAP:
    default:
      g_assert_not_reached ();
    }
}

static void
report_form (PowWalk *walk, const PowField *field, const char *text)
{
  g_autofree char *shown = pow_walk_dup_excerpt (text);

  if (field->type == POW_TYPE_CHOICE)
    report_choice (walk, field, text);
  else if (field->type == POW_TYPE_DATE)
    pow_walk_report (walk,
                     _ ("“%s” is not a date as it is stored. Use for example 2020-02-06 or "
                        "2020-Q3."),
                     shown);
  else if (field->type == POW_TYPE_REF)
    pow_walk_report (walk,
                     _ ("“%s” is not the address of a record that fits here. An address looks "
                        "like zeeland/subprojects/jobhub-7f3k."),
                     shown);
  else if (field->type == POW_TYPE_ORDER)
    pow_walk_report (walk, _ ("“%s” cannot be a place in an order: lower-case letters and "
                              "digits, not ending in 0."),
                     shown);
  else
    pow_walk_report (walk, _ ("“%s” cannot be an id: lower-case letters, digits and single "
                              "hyphens, at most %d characters."),
                     shown, POW_LIMIT_ID);
}

/* A field whose JSON type is a string. */
static void
walk_string (PowWalk *walk, const PowField *field, const char *text)
{
  if (field->type == POW_TYPE_TEXT || field->type == POW_TYPE_KEY || field->type == POW_TYPE_PROSE)
    walk_text (walk, text, field->type == POW_TYPE_PROSE);
  else if (!has_form (field, text))
    report_form (walk, field, text);
}

void
pow_walk_scalar (PowWalk *walk, const PowField *field, const cJSON *value)
{
  switch (field->type)
    {
    case POW_TYPE_FLAG:
      if (!cJSON_IsBool (value))
        pow_walk_report (walk, _ ("Yes or no (true or false) is expected here."));
      break;
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
      walk_number (walk, field, value);
      break;
    case POW_TYPE_TEXT:
    case POW_TYPE_PROSE:
    case POW_TYPE_CHOICE:
    case POW_TYPE_TERM:
    case POW_TYPE_DATE:
    case POW_TYPE_REF:
    case POW_TYPE_REGION:
    case POW_TYPE_KEY:
    case POW_TYPE_ORDER:
    case POW_TYPE_SET:
    case POW_TYPE_GROUP:
    case POW_TYPE_MAP:
    default:
      if (!cJSON_IsString (value))
        pow_walk_report (walk, _ ("A text is expected here."));
      else if (value->valuestring[0] == '\0')
        pow_walk_report (walk, _ ("An empty text cannot stand here."));
      else
        walk_string (walk, field, value->valuestring);
      break;
    }
}
