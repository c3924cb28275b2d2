/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-json.h"
#include "model/schema/pow-schema.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

/* Up to here a new key is compared with each key before it; above, a hash table is cheaper. */
#define FEW_MEMBERS 24

/* The longest integer that a double holds exactly whatever its digits. */
#define EXACT_DIGITS 15

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END, /* after "[" */
  EXPECT_KEY,
  EXPECT_KEY_OR_END,   /* after "{" */
  EXPECT_COMMA_OR_END,
} Expectation;

/* An object or array that is still open. */
typedef struct
{
  cJSON *container;
  cJSON *last;
  guint n_members;
  GHashTable *keys; /* only when there are many */
} Level;

typedef struct
{
  const char *text;
  const char *cursor;
  const char *end;
  Level levels[POW_LIMIT_NESTING];
  guint depth;
  cJSON *root;
  char *key; /* of the member whose value comes next */
  GError **error;
} Reader;

/* Always returns FALSE, so that a caller can hand it on. */
static gboolean
fail (Reader *reader, const char *at, PowRecordError code, const char *problem)
{
  guint line = 1;
  guint column = 1;

  for (const char *byte = reader->text; byte < at; byte++)
    {
      if (*byte == '\n')
        {
          line++;
          column = 1;
        }
      else if ((*byte & 0xC0) != 0x80)
        {
          column++;
        }
    }

  /* Translators: where a JSON text is wrong, and what is wrong there. */
  g_set_error (reader->error, POW_RECORD_ERROR, (int) code, _("Line %u, column %u: %s"), line, column, problem);
  return FALSE;
}

static cJSON *
new_node (int type)
{
  cJSON *node = cJSON_CreateNull ();

  if (node == NULL)
    g_error ("No memory for a JSON value");

  node->type = type;
  return node;
}

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
read_escape (Reader *reader, const char *at, char **out)
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
      fail (reader, at, POW_RECORD_ERROR_SYNTAX, _("a backslash must be followed by one of \" \\ / b f n r t u"));
      return NULL;
    }

  unit = read_hex4 (at + 2, reader->end);
  if (unit < 0)
    {
      fail (reader, at, POW_RECORD_ERROR_SYNTAX, _("\\u must be followed by four hexadecimal digits"));
      return NULL;
    }
  if (unit == 0)
    {
      fail (reader, at, POW_RECORD_ERROR_SYNTAX, _("a text cannot hold the character U+0000; remove it"));
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
          fail (reader, at - 6, POW_RECORD_ERROR_SYNTAX, _("half of a surrogate pair stands alone; write the character itself"));
          return NULL;
        }
      character = 0x10000 + (((gunichar) unit - 0xD800) << 10) + ((gunichar) low - 0xDC00);
      at += 6;
    }

  *out += g_unichar_to_utf8 (character, *out);
  return at;
}

/* Reads the string that starts at the cursor (its quote). NULL with the error set. */
static char *
read_string (Reader *reader)
{
  const char *start = reader->cursor + 1;
  const char *at = start;
  gboolean has_escapes = FALSE;
  g_autofree char *result = NULL;
  char *out;

  while (at < reader->end && *at != '"')
    {
      if ((guchar) *at < 0x20)
        {
          fail (reader, at, POW_RECORD_ERROR_SYNTAX,
                _("a text cannot hold a control character or line break as it is; write it as \\n, \\t or \\u00xx"));
          return NULL;
        }
      if (*at == '\\')
        {
          has_escapes = TRUE;
          at++;
          if (at == reader->end)
            break;
        }
      at++;
    }
  if (at >= reader->end)
    {
      fail (reader, reader->cursor, POW_RECORD_ERROR_SYNTAX, _("the closing quotation mark of this text is missing"));
      return NULL;
    }

  /* No escape is shorter than what it stands for. */
  result = new_text ((gsize) (at - start));
  out = result;
  if (!has_escapes)
    {
      memcpy (result, start, (gsize) (at - start));
      out += at - start;
    }
  else
    {
      const char *from = start;

      while (from < at)
        {
          if (*from != '\\')
            {
              *out++ = *from++;
              continue;
            }
          from = read_escape (reader, from, &out);
          if (from == NULL)
            return NULL;
        }
    }
  *out = '\0';

  if (out - result > POW_LIMIT_STRING_BYTES)
    {
      fail (reader, reader->cursor, POW_RECORD_ERROR_LIMIT, _("this text is longer than 64 KiB; shorten it"));
      return NULL;
    }

  reader->cursor = at + 1;
  return g_steal_pointer (&result);
}

static const char *
skip_digits (const char *at, const char *end)
{
  while (at < end && g_ascii_isdigit (*at))
    at++;
  return at;
}

static cJSON *
read_number (Reader *reader)
{
  const char *start = reader->cursor;
  const char *digits = *start == '-' ? start + 1 : start;
  const char *at = skip_digits (digits, reader->end);
  gboolean whole = TRUE;
  cJSON *node;
  gsize length;

  if (at == digits)
    {
      fail (reader, start, POW_RECORD_ERROR_SYNTAX, _("a minus sign must be followed by a digit"));
      return NULL;
    }
  if (*digits == '0' && at - digits > 1)
    {
      fail (reader, start, POW_RECORD_ERROR_SYNTAX, _("a number cannot begin with 0; remove the extra zero"));
      return NULL;
    }
  if (at < reader->end && *at == '.')
    {
      const char *fraction = at + 1;

      at = skip_digits (fraction, reader->end);
      whole = FALSE;
      if (at == fraction)
        {
          fail (reader, start, POW_RECORD_ERROR_SYNTAX, _("a decimal point must be followed by a digit"));
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
          fail (reader, start, POW_RECORD_ERROR_SYNTAX, _("the exponent of this number has no digits"));
          return NULL;
        }
    }

  length = (gsize) (at - start);
  node = new_node (cJSON_Number);
  node->valuestring = new_text (length);
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

static cJSON *
read_word (Reader *reader)
{
  static const struct
  {
    const char *word;
    int type;
  } words[] = { { "null", cJSON_NULL }, { "true", cJSON_True }, { "false", cJSON_False } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if ((gsize) (reader->end - reader->cursor) >= length && memcmp (reader->cursor, words[i].word, length) == 0)
        {
          cJSON *node = new_node (words[i].type);

          if (words[i].type == cJSON_True)
            node->valueint = 1;
          reader->cursor += length;
          return node;
        }
    }

  fail (reader, reader->cursor, POW_RECORD_ERROR_SYNTAX,
        _("a value was expected: a text in quotation marks, a number, true, false, null, [ or {"));
  return NULL;
}

/* Puts @node where the next value belongs. */
static gboolean
attach (Reader *reader, cJSON *node, const char *at)
{
  Level *level;

  if (reader->depth == 0)
    {
      reader->root = node;
      return TRUE;
    }

  level = &reader->levels[reader->depth - 1];
  node->string = g_steal_pointer (&reader->key);
  if (level->last == NULL)
    {
      level->container->child = node;
    }
  else
    {
      level->last->next = node;
      node->prev = level->last;
    }
  /* cJSON finds the end of a list in the first node's prev. */
  level->container->child->prev = node;
  level->last = node;
  level->n_members++;

  if (level->n_members > POW_LIMIT_MEMBERS)
    return fail (reader, at, POW_RECORD_ERROR_LIMIT, _("this object or list has more than 10,000 members"));
  return TRUE;
}

static gboolean
is_known_key (Level *level, const char *key)
{
  if (level->n_members < FEW_MEMBERS)
    {
      for (const cJSON *member = level->container->child; member != NULL; member = member->next)
        if (strcmp (member->string, key) == 0)
          return TRUE;
      return FALSE;
    }

  if (level->keys == NULL)
    {
      level->keys = g_hash_table_new (g_str_hash, g_str_equal);
      for (const cJSON *member = level->container->child; member != NULL; member = member->next)
        g_hash_table_add (level->keys, member->string);
    }

  return !g_hash_table_add (level->keys, (char *) key);
}

static gboolean
read_key (Reader *reader)
{
  const char *at = reader->cursor;

  if (at == reader->end || *at != '"')
    return fail (reader, at, POW_RECORD_ERROR_SYNTAX, _("a key in quotation marks was expected"));

  reader->key = read_string (reader);
  if (reader->key == NULL)
    return FALSE;

  if (is_known_key (&reader->levels[reader->depth - 1], reader->key))
    {
      /* Quoted as JSON, so that no control character reaches a terminal. */
      const cJSON shown = { .type = cJSON_String, .valuestring = reader->key };
      g_autofree char *quoted = pow_json_write_compact (&shown);
      g_autofree char *problem = g_strdup_printf (_("the key %s occurs twice; keep one of the two"), quoted);

      return fail (reader, at, POW_RECORD_ERROR_SYNTAX, problem);
    }

  return TRUE;
}

static void
skip_space (Reader *reader)
{
  while (reader->cursor < reader->end
         && (*reader->cursor == ' ' || *reader->cursor == '\n' || *reader->cursor == '\t' || *reader->cursor == '\r'))
    reader->cursor++;
}

/* Reads one value, or opens one object or list. */
static gboolean
read_value (Reader *reader, Expectation *expectation)
{
  const char *at = reader->cursor;
  cJSON *node;

  if (at == reader->end)
    return fail (reader, at, POW_RECORD_ERROR_SYNTAX, _("the text ends where a value was expected"));

  switch (*at)
    {
    case '{':
    case '[':
      if (reader->depth == POW_LIMIT_NESTING)
        return fail (reader, at, POW_RECORD_ERROR_LIMIT, _("objects and lists are nested more than 32 deep"));
      node = new_node (*at == '{' ? cJSON_Object : cJSON_Array);
      if (!attach (reader, node, at))
        return FALSE;
      reader->levels[reader->depth++] = (Level){ .container = node };
      reader->cursor++;
      *expectation = *at == '{' ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
      return TRUE;

    case '"':
      {
        char *string = read_string (reader);

        if (string == NULL)
          return FALSE;
        node = new_node (cJSON_String);
        node->valuestring = string;
      }
      break;

    default:
      node = *at == '-' || g_ascii_isdigit (*at) ? read_number (reader) : read_word (reader);
      break;
    }

  if (node == NULL)
    return FALSE;

  *expectation = EXPECT_COMMA_OR_END;
  return attach (reader, node, at);
}

static void
close_level (Reader *reader)
{
  Level *level = &reader->levels[--reader->depth];

  g_clear_pointer (&level->keys, g_hash_table_unref);
  reader->cursor++;
}

static gboolean
read_step (Reader *reader, Expectation *expectation)
{
  Level *level = reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;
  gboolean in_object = level != NULL && level->container->type == cJSON_Object;
  gboolean at_end = reader->cursor == reader->end;
  char closing = in_object ? '}' : ']';

  switch (*expectation)
    {
    case EXPECT_VALUE_OR_END:
    case EXPECT_KEY_OR_END:
      if (!at_end && *reader->cursor == closing)
        {
          close_level (reader);
          *expectation = EXPECT_COMMA_OR_END;
          return TRUE;
        }
      if (!in_object)
        return read_value (reader, expectation);
      G_GNUC_FALLTHROUGH;

    case EXPECT_KEY:
      if (!read_key (reader))
        return FALSE;
      skip_space (reader);
      if (reader->cursor == reader->end || *reader->cursor != ':')
        return fail (reader, reader->cursor, POW_RECORD_ERROR_SYNTAX, _("a colon was expected after the key"));
      reader->cursor++;
      *expectation = EXPECT_VALUE;
      return TRUE;

    case EXPECT_VALUE:
      return read_value (reader, expectation);

    case EXPECT_COMMA_OR_END:
      if (!at_end && *reader->cursor == closing)
        {
          close_level (reader);
          return TRUE;
        }
      if (at_end || *reader->cursor != ',')
        return fail (reader, reader->cursor, POW_RECORD_ERROR_SYNTAX,
                     in_object ? _("a comma or } was expected") : _("a comma or ] was expected"));
      reader->cursor++;
      *expectation = in_object ? EXPECT_KEY : EXPECT_VALUE;
      return TRUE;

    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_text (Reader *reader)
{
  Expectation expectation = EXPECT_VALUE;
  const char *invalid;

  if (reader->end - reader->text > POW_LIMIT_RECORD_BYTES)
    return fail (reader, reader->text, POW_RECORD_ERROR_LIMIT, _("the text is larger than 1 MiB"));
  if (reader->end - reader->text >= 3 && memcmp (reader->text, "\xEF\xBB\xBF", 3) == 0)
    return fail (reader, reader->text, POW_RECORD_ERROR_SYNTAX,
                 _("the text begins with a byte order mark; save it as UTF-8 without one"));
  if (!g_utf8_validate_len (reader->text, (gsize) (reader->end - reader->text), &invalid))
    return fail (reader, invalid, POW_RECORD_ERROR_SYNTAX, _("this is not valid UTF-8; save the text as UTF-8"));

  do
    {
      skip_space (reader);
      if (!read_step (reader, &expectation))
        return FALSE;
    }
  while (reader->depth > 0 || reader->root == NULL);

  skip_space (reader);
  if (reader->cursor != reader->end)
    return fail (reader, reader->cursor, POW_RECORD_ERROR_SYNTAX, _("something stands after the end of the value; remove it"));

  return TRUE;
}

/**
 * pow_json_read:
 * @text: (array length=length): a JSON text in UTF-8
 * @length: its length in bytes
 * @error: return location of an error
 *
 * Reads any JSON value, strictly: exactly the grammar of RFC 8259, in UTF-8 without a byte order
 * mark. Beyond the grammar it refuses keys that occur twice in one object (compared after
 * unescaping), the character U+0000, lone surrogates, and what passes the limits of a record
 * (1 MiB, 64 KiB a string, 32 deep, 10,000 members).
 *
 * Numbers keep their spelling in `valuestring`, beside an approximation in `valuedouble`.
 *
 * Returns: (transfer full): the value, to be freed with cJSON_Delete(); %NULL with an error of
 *   %POW_RECORD_ERROR_SYNTAX or %POW_RECORD_ERROR_LIMIT that names line and column
 */
cJSON *
pow_json_read (const char *text, gsize length, GError **error)
{
  Reader reader = { 0 };
  gboolean ok;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reader.text = text != NULL ? text : "";
  reader.cursor = reader.text;
  reader.end = reader.text + length;
  reader.error = error;

  ok = read_text (&reader);

  while (reader.depth > 0)
    g_clear_pointer (&reader.levels[--reader.depth].keys, g_hash_table_unref);
  if (reader.key != NULL)
    cJSON_free (reader.key);
  if (!ok)
    g_clear_pointer (&reader.root, cJSON_Delete);

  return reader.root;
}
