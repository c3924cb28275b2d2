/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-json-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Up to so many digits, a double holds an integer exactly whatever they are. */
#define EXACT_DIGITS 15

static char *
new_text (gsize length)
{
  char *text = cJSON_malloc (length + 1);

  if (text == NULL)
    g_error ("No memory for %" G_GSIZE_FORMAT " bytes of JSON text", length);

  return text;
}

/* Reads four hexadecimal digits; -1 when they are not. */
static int
read_hex4 (const char *at, const char *end)
{
  int value = 0;

  if (end - at < 4)
    return -1;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

/* Decodes the escape that @at points at (its backslash) into @out; returns what follows it, or
 * NULL with the error set. */
static const char *
read_escape (PowJsonReader *reader, const char *at, char **out)
{
  static const char plain[] = "\"\\/bfnrt";
  static const char meaning[] = "\"\\/\b\f\n\r\t";
  const char *found;
  int unit;
  gunichar character;

  found = at[1] != '\0' ? strchr (plain, at[1]) : NULL;
  if (found != NULL)
    {
      *(*out)++ = meaning[found - plain];
      return at + 2;
    }

  if (at[1] != 'u')
    {
      pow_json_reader_fail (reader, at, POW_RECORD_ERROR_SYNTAX, _("a backslash must be followed by one of \" \\ / b f n r t u"));
      return NULL;
    }

  unit = read_hex4 (at + 2, reader->end);
  if (unit < 0)
    {
      pow_json_reader_fail (reader, at, POW_RECORD_ERROR_SYNTAX, _("\\u must be followed by four hexadecimal digits"));
      return NULL;
    }
  if (unit == 0)
    {
      pow_json_reader_fail (reader, at, POW_RECORD_ERROR_SYNTAX, _("a text cannot hold the character U+0000; remove it"));
      return NULL;
    }

  character = (gunichar) unit;
  at += 6;
  if (unit >= 0xD800 && unit <= 0xDFFF)
    {
      int low = -1;

      if (unit < 0xDC00 && reader->end - at >= 6 && at[0] == '\\' && at[1] == 'u')
        low = read_hex4 (at + 2, reader->end);
      if (low < 0xDC00 || low > 0xDFFF)
        {
          pow_json_reader_fail (reader, at - 6, POW_RECORD_ERROR_SYNTAX, _("half of a surrogate pair stands alone; write the character itself"));
          return NULL;
        }
      character = 0x10000 + (((gunichar) unit - 0xD800) << 10) + ((gunichar) low - 0xDC00);
      at += 6;
    }

  *out += g_unichar_to_utf8 (character, *out);
  return at;
}

/* Whether a byte of this word ends a run of plain ASCII text: a quote, a backslash, a control
 * character or a byte of a longer character. */
static inline gboolean
has_special_byte (guint64 word)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 high = ones * 0x80;
  guint64 quotes = word ^ (ones * '"');
  guint64 backslashes = word ^ (ones * '\\');

  return ((word | ((word - ones * 0x20) & ~word) | ((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes))
          & high) != 0;
}

/* Finds the end of the string that starts at the cursor (its closing quote) and learns what is in
 * it. NULL with the error set. */
static const char *
scan_string (PowJsonReader *reader, gboolean *has_escapes)
{
  const char *at = reader->cursor + 1;
  gboolean is_ascii = TRUE;
  const char *invalid;

  for (;;)
    {
      guint64 word;

      while (reader->end - at >= (gssize) sizeof word)
        {
          memcpy (&word, at, sizeof word);
          if (has_special_byte (word))
            break;
          at += sizeof word;
        }
      if (at >= reader->end || *at == '"')
        break;
      if ((guchar) *at < 0x20)
        {
          pow_json_reader_fail (reader, at, POW_RECORD_ERROR_SYNTAX,
                _("a text cannot hold a control character or line break as it is; write it as \\n, \\t or \\u00xx"));
          return NULL;
        }
      if (*at == '\\')
        {
          *has_escapes = TRUE;
          at++;
        }
      else if ((guchar) *at >= 0x80)
        {
          is_ascii = FALSE;
        }
      at++;
    }

  if (at >= reader->end)
    {
      pow_json_reader_fail (reader, reader->cursor, POW_RECORD_ERROR_SYNTAX, _("the closing quotation mark of this text is missing"));
      return NULL;
    }
  /* Outside texts the grammar lets no such byte through. */
  if (!is_ascii && !g_utf8_validate_len (reader->cursor, (gsize) (at - reader->cursor), &invalid))
    {
      pow_json_reader_fail (reader, invalid, POW_RECORD_ERROR_SYNTAX, _("this is not valid UTF-8; save the text as UTF-8"));
      return NULL;
    }

  return at;
}

/* Writes what the string between @from and @end says to @out, which no escape makes longer; its length, or -1 with the
 * error set. */
static gssize
unescape (PowJsonReader *reader, const char *from, const char *end, gboolean has_escapes, char *result)
{
  char *out = result;

  if (!has_escapes)
    {
      memcpy (result, from, (gsize) (end - from));
      out += end - from;
    }
  else
    {
      while (from < end)
        {
          if (*from != '\\')
            {
              *out++ = *from++;
              continue;
            }
          from = read_escape (reader, from, &out);
          if (from == NULL)
            return -1;
        }
    }
  *out = '\0';

  if (out - result > POW_LIMIT_STRING_BYTES)
    {
      pow_json_reader_fail (reader, reader->cursor, POW_RECORD_ERROR_LIMIT, _("this text is longer than 64 KiB; shorten it"));
      return -1;
    }

  reader->cursor = end + 1;
  return out - result;
}

/* Reads the string that starts at the cursor. NULL with the error set. */
char *
pow_json_reader_read_string (PowJsonReader *reader)
{
  const char *start = reader->cursor + 1;
  gboolean has_escapes = FALSE;
  const char *end = scan_string (reader, &has_escapes);
  g_autofree char *result = end != NULL ? new_text ((gsize) (end - start)) : NULL;

  if (result == NULL || unescape (reader, start, end, has_escapes, result) < 0)
    return NULL;
  return g_steal_pointer (&result);
}

/* The same as a value. */
cJSON *
pow_json_reader_read_text (PowJsonReader *reader)
{
  const char *start = reader->cursor + 1;
  gboolean has_escapes = FALSE;
  const char *end = scan_string (reader, &has_escapes);
  g_autoptr (cJSON) node = end != NULL ? pow_json_reader_new_text_node (cJSON_String, (gsize) (end - start)) : NULL;

  if (node == NULL || unescape (reader, start, end, has_escapes, node->valuestring) < 0)
    return NULL;
  return g_steal_pointer (&node);
}

static const char *
skip_digits (const char *at, const char *end)
{
  while (at < end && g_ascii_isdigit (*at))
    at++;
  return at;
}

cJSON *
pow_json_reader_read_number (PowJsonReader *reader)
{
  const char *start = reader->cursor;
  const char *digits = *start == '-' ? start + 1 : start;
  const char *at = skip_digits (digits, reader->end);
  gboolean whole = TRUE;
  cJSON *node;
  gsize length;

  if (at == digits)
    {
      pow_json_reader_fail (reader, start, POW_RECORD_ERROR_SYNTAX, _("a minus sign must be followed by a digit"));
      return NULL;
    }
  if (*digits == '0' && at - digits > 1)
    {
      pow_json_reader_fail (reader, start, POW_RECORD_ERROR_SYNTAX, _("a number cannot begin with 0; remove the extra zero"));
      return NULL;
    }
  if (at < reader->end && *at == '.')
    {
      const char *fraction = at + 1;

      at = skip_digits (fraction, reader->end);
      whole = FALSE;
      if (at == fraction)
        {
          pow_json_reader_fail (reader, start, POW_RECORD_ERROR_SYNTAX, _("a decimal point must be followed by a digit"));
          return NULL;
        }
    }
  if (at < reader->end && (*at == 'e' || *at == 'E'))
    {
      const char *exponent = at + 1;

      if (exponent < reader->end && (*exponent == '+' || *exponent == '-'))
        exponent++;
      at = skip_digits (exponent, reader->end);
      whole = FALSE;
      if (at == exponent)
        {
          pow_json_reader_fail (reader, start, POW_RECORD_ERROR_SYNTAX, _("the exponent of this number has no digits"));
          return NULL;
        }
    }

  length = (gsize) (at - start);
  node = pow_json_reader_new_text_node (cJSON_Number, length);
  memcpy (node->valuestring, start, length);
  node->valuestring[length] = '\0';
  if (whole && at - digits <= EXACT_DIGITS)
    node->valuedouble = (double) g_ascii_strtoll (node->valuestring, NULL, 10);
  else
    node->valuedouble = g_ascii_strtod (node->valuestring, NULL);
  node->valueint = (int) CLAMP (node->valuedouble, (double) G_MININT, (double) G_MAXINT);

  reader->cursor = at;
  return node;
}

