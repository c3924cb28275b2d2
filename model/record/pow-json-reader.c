/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-json-reader-private.h"

#include "model/record/pow-known-keys.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Up to here a new key is compared with each key before it; above, a hash table is cheaper. */
#define FEW_MEMBERS 24

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END, /* after "[" */
  EXPECT_KEY,
  EXPECT_KEY_OR_END,   /* after "{" */
  EXPECT_COMMA_OR_END,
} Expectation;

gboolean
pow_json_reader_fail (PowJsonReader *reader, const char *at, PowRecordError code, const char *problem)
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

cJSON *
pow_json_reader_new_node (int type)
{
  cJSON *node = cJSON_CreateNull ();

  if (node == NULL)
    g_error ("No memory for a JSON value");

  node->type = type;
  return node;
}

cJSON *
pow_json_reader_new_text_node (int type, gsize length)
{
  cJSON *node = cJSON_malloc (sizeof *node + length + 1);

  if (node == NULL)
    g_error ("No memory for %" G_GSIZE_FORMAT " bytes of JSON text", length);

  *node = (cJSON){ .type = type | cJSON_IsReference, .valuestring = (char *) (node + 1) };
  return node;
}

static cJSON *
read_word (PowJsonReader *reader)
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
          cJSON *node = pow_json_reader_new_node (words[i].type);

          if (words[i].type == cJSON_True)
            node->valueint = 1;
          reader->cursor += length;
          return node;
        }
    }

  pow_json_reader_fail (reader, reader->cursor, POW_RECORD_ERROR_SYNTAX,
        _("a value was expected: a text in quotation marks, a number, true, false, null, [ or {"));
  return NULL;
}

/* Puts @node where the next value belongs. */
static gboolean
attach (PowJsonReader *reader, cJSON *node, const char *at)
{
  PowJsonLevel *level;

  if (reader->depth == 0)
    {
      reader->root = node;
      return TRUE;
    }

  level = &reader->levels[reader->depth - 1];
  node->string = g_steal_pointer (&reader->key);
  if (reader->key_is_known)
    node->type |= cJSON_StringIsConst;
  reader->key_is_known = FALSE;
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
    return pow_json_reader_fail (reader, at, POW_RECORD_ERROR_LIMIT, _("this object or list has more than 10,000 members"));
  return TRUE;
}

/* Whether the key that was read stands in the object already. */
static gboolean
is_second (PowJsonReader *reader)
{
  PowJsonLevel *level = &reader->levels[reader->depth - 1];
  const char *key = reader->key;

  if (level->n_members < FEW_MEMBERS)
    {
      /* A key of the tables is lent from one place, so that the pointer tells. */
      for (const cJSON *member = level->container->child; member != NULL; member = member->next)
        if (member->string == key || (!reader->key_is_known && strcmp (member->string, key) == 0))
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

/* Lends the key from the tables when it is one of theirs; most are. */
static gboolean
lend_key (PowJsonReader *reader, const char *bytes, gsize length)
{
  const char *known = length <= POW_LIMIT_ID ? pow_known_keys_find (bytes, length) : NULL;

  if (known == NULL)
    return FALSE;

  /* cJSON promises not to change it. */
  reader->key = (char *) known;
  reader->key_is_known = TRUE;
  return TRUE;
}

/* Reads the key at the cursor. NULL in the reader, with the error set, when it is none. */
static void
take_key (PowJsonReader *reader)
{
  const char *start = reader->cursor + 1;
  const char *end = memchr (start, '"', (gsize) (reader->end - start));
  char *key;

  if (end != NULL && lend_key (reader, start, (gsize) (end - start)))
    {
      reader->cursor = end + 1;
      return;
    }

  key = pow_json_reader_read_string (reader);
  /* With escapes it may still be one. */
  if (key != NULL && lend_key (reader, key, strlen (key)))
    cJSON_free (key);
  else
    reader->key = key;
}

static gboolean
read_key (PowJsonReader *reader)
{
  const char *at = reader->cursor;

  if (at == reader->end || *at != '"')
    return pow_json_reader_fail (reader, at, POW_RECORD_ERROR_SYNTAX, _("a key in quotation marks was expected"));

  take_key (reader);
  if (reader->key == NULL)
    return FALSE;

  if (is_second (reader))
    {
      /* Quoted as JSON, so that no control character reaches a terminal. */
      const cJSON shown = { .type = cJSON_String, .valuestring = reader->key };
      g_autofree char *quoted = pow_json_write_compact (&shown);
      g_autofree char *problem = g_strdup_printf (_("the key %s occurs twice; keep one of the two"), quoted);

      return pow_json_reader_fail (reader, at, POW_RECORD_ERROR_SYNTAX, problem);
    }

  return TRUE;
}

static void
skip_space (PowJsonReader *reader)
{
  while (reader->cursor < reader->end
         && (*reader->cursor == ' ' || *reader->cursor == '\n' || *reader->cursor == '\t' || *reader->cursor == '\r'))
    reader->cursor++;
}

/* Reads one value, or opens one object or list. */
static gboolean
read_value (PowJsonReader *reader, Expectation *expectation)
{
  const char *at = reader->cursor;
  cJSON *node;

  if (at == reader->end)
    return pow_json_reader_fail (reader, at, POW_RECORD_ERROR_SYNTAX, _("the text ends where a value was expected"));

  switch (*at)
    {
    case '{':
    case '[':
      if (reader->depth == POW_LIMIT_NESTING)
        return pow_json_reader_fail (reader, at, POW_RECORD_ERROR_LIMIT, _("objects and lists are nested more than 32 deep"));
      node = pow_json_reader_new_node (*at == '{' ? cJSON_Object : cJSON_Array);
      if (!attach (reader, node, at))
        return FALSE;
      reader->levels[reader->depth++] = (PowJsonLevel){ .container = node };
      reader->cursor++;
      *expectation = *at == '{' ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
      return TRUE;

    case '"':
      node = pow_json_reader_read_text (reader);
      break;

    default:
      node = *at == '-' || g_ascii_isdigit (*at) ? pow_json_reader_read_number (reader) : read_word (reader);
      break;
    }

  if (node == NULL)
    return FALSE;

  *expectation = EXPECT_COMMA_OR_END;
  return attach (reader, node, at);
}

static void
close_level (PowJsonReader *reader)
{
  PowJsonLevel *level = &reader->levels[--reader->depth];

  g_clear_pointer (&level->keys, g_hash_table_unref);
  reader->cursor++;
}

static gboolean
read_step (PowJsonReader *reader, Expectation *expectation)
{
  PowJsonLevel *level = reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;
  gboolean in_object = level != NULL && cJSON_IsObject (level->container);
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
        return pow_json_reader_fail (reader, reader->cursor, POW_RECORD_ERROR_SYNTAX, _("a colon was expected after the key"));
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
        return pow_json_reader_fail (reader, reader->cursor, POW_RECORD_ERROR_SYNTAX,
                     in_object ? _("a comma or } was expected") : _("a comma or ] was expected"));
      reader->cursor++;
      *expectation = in_object ? EXPECT_KEY : EXPECT_VALUE;
      return TRUE;

    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_text (PowJsonReader *reader)
{
  Expectation expectation = EXPECT_VALUE;

  if (reader->end - reader->text > POW_LIMIT_RECORD_BYTES)
    return pow_json_reader_fail (reader, reader->text, POW_RECORD_ERROR_LIMIT, _("the text is larger than 1 MiB"));
  if (reader->end - reader->text >= 3 && memcmp (reader->text, "\xEF\xBB\xBF", 3) == 0)
    return pow_json_reader_fail (reader, reader->text, POW_RECORD_ERROR_SYNTAX,
                 _("the text begins with a byte order mark; save it as UTF-8 without one"));

  do
    {
      skip_space (reader);
      if (!read_step (reader, &expectation))
        return FALSE;
    }
  while (reader->depth > 0 || reader->root == NULL);

  skip_space (reader);
  if (reader->cursor != reader->end)
    return pow_json_reader_fail (reader, reader->cursor, POW_RECORD_ERROR_SYNTAX, _("something stands after the end of the value; remove it"));

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
  PowJsonReader reader = { 0 };
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
  if (reader.key != NULL && !reader.key_is_known)
    cJSON_free (reader.key);
  if (!ok)
    g_clear_pointer (&reader.root, cJSON_Delete);

  return reader.root;
}
