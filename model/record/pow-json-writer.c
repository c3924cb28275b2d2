/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-json.h"

#include <string.h>

typedef enum
{
  LAYOUT_CANONICAL, /* a member a line, keys by bytes */
  LAYOUT_ORDERED,   /* a member a line, keys as they stand */
  LAYOUT_COMPACT,   /* one line, keys as they stand */
} Layout;

static void write_value (GString *out, const cJSON *value, Layout layout, guint depth);

static void
write_string (GString *out, const char *text)
{
  const char *from = text;

  g_string_append_c (out, '"');
  for (const char *at = text;; at++)
    {
      guchar byte = (guchar) *at;
      const char *escape = NULL;
      char unicode[8];

      if (byte >= 0x20 && byte != '"' && byte != '\\')
        continue;

      g_string_append_len (out, from, at - from);
      from = at + 1;
      switch (byte)
        {
        case '\0':
          g_string_append_c (out, '"');
          return;
        case '"':
          escape = "\\\"";
          break;
        case '\\':
          escape = "\\\\";
          break;
        case '\n':
          escape = "\\n";
          break;
        case '\t':
          escape = "\\t";
          break;
        case '\b':
          escape = "\\b";
          break;
        case '\f':
          escape = "\\f";
          break;
        case '\r':
          escape = "\\r";
          break;
        default:
          g_snprintf (unicode, sizeof unicode, "\\u%04x", byte);
          escape = unicode;
          break;
        }
      g_string_append (out, escape);
    }
}

static void
write_number (GString *out, const cJSON *number)
{
  g_autofree char *made = NULL;

  if (number->valuestring != NULL)
    {
      g_string_append (out, number->valuestring);
      return;
    }

  made = pow_json_dup_spelling (number);
  g_string_append (out, made);
}

static void
write_line_break (GString *out, Layout layout, guint depth)
{
  gsize old_length = out->len;

  if (layout == LAYOUT_COMPACT)
    return;

  g_string_set_size (out, old_length + 1 + depth * 2);
  out->str[old_length] = '\n';
  memset (out->str + old_length + 1, ' ', depth * 2);
}

static gboolean
is_sorted (const cJSON *container)
{
  for (const cJSON *member = container->child; member != NULL && member->next != NULL; member = member->next)
    if (strcmp (member->string, member->next->string) > 0)
      return FALSE;

  return TRUE;
}

static void
write_member (GString *out, const cJSON *member, gboolean in_object, Layout layout, guint depth)
{
  write_line_break (out, layout, depth);
  if (in_object)
    {
      write_string (out, member->string);
      g_string_append (out, layout == LAYOUT_COMPACT ? ":" : ": ");
    }
  write_value (out, member, layout, depth);
}

static void
write_container (GString *out, const cJSON *container, Layout layout, guint depth)
{
  gboolean in_object = cJSON_IsObject (container);

  g_string_append_c (out, in_object ? '{' : '[');
  if (in_object && layout == LAYOUT_CANONICAL && !is_sorted (container))
    {
      g_autoptr (GPtrArray) members = g_ptr_array_new ();

      for (const cJSON *member = container->child; member != NULL; member = member->next)
        g_ptr_array_add (members, (gpointer) member);
      g_ptr_array_sort (members, pow_json_compare_keys);

      for (guint i = 0; i < members->len; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          write_member (out, g_ptr_array_index (members, i), TRUE, layout, depth + 1);
        }
    }
  else
    {
      for (const cJSON *member = container->child; member != NULL; member = member->next)
        {
          if (member != container->child)
            g_string_append_c (out, ',');
          write_member (out, member, in_object, layout, depth + 1);
        }
    }
  if (container->child != NULL)
    write_line_break (out, layout, depth);
  g_string_append_c (out, in_object ? '}' : ']');
}

static void
write_value (GString *out, const cJSON *value, Layout layout, guint depth)
{
  switch (value->type & 0xFF)
    {
    case cJSON_Object:
    case cJSON_Array:
      write_container (out, value, layout, depth);
      break;
    case cJSON_String:
      write_string (out, value->valuestring);
      break;
    case cJSON_Number:
      write_number (out, value);
      break;
    case cJSON_True:
      g_string_append (out, "true");
      break;
    case cJSON_False:
      g_string_append (out, "false");
      break;
    default:
      g_string_append (out, "null");
      break;
    }
}

static char *
write_text (const cJSON *value, Layout layout, gsize *length)
{
  GString *out = g_string_sized_new (layout == LAYOUT_COMPACT ? 64 : 1024);

  write_value (out, value, layout, 0);
  if (layout != LAYOUT_COMPACT)
    g_string_append_c (out, '\n');
  if (length != NULL)
    *length = out->len;

  return g_string_free (out, FALSE);
}

/**
 * pow_json_write:
 * @value: any value
 * @length: (out) (optional): return location of the length in bytes
 *
 * Writes the canonical text of the text layer: keys sorted by their UTF-8 bytes, one member or
 * element a line, two spaces a level, a final newline; numbers as they were spelled. Equal values
 * with equal spellings give equal bytes.
 *
 * Returns: (transfer full): the text
 */
char *
pow_json_write (const cJSON *value, gsize *length)
{
  g_return_val_if_fail (value != NULL, NULL);

  return write_text (value, LAYOUT_CANONICAL, length);
}

/**
 * pow_json_write_ordered:
 * @value: any value
 * @length: (out) (optional): return location of the length in bytes
 *
 * Writes as pow_json_write() does, but with keys in the order in which they stand: the order that
 * a field table or the documentation of a command sets.
 *
 * Returns: (transfer full): the text
 */
char *
pow_json_write_ordered (const cJSON *value, gsize *length)
{
  g_return_val_if_fail (value != NULL, NULL);

  return write_text (value, LAYOUT_ORDERED, length);
}

/**
 * pow_json_write_compact:
 * @value: any value
 *
 * Writes on one line without a final newline, keys in the order in which they stand: for command
 * output and log lines.
 *
 * Returns: (transfer full): the text
 */
char *
pow_json_write_compact (const cJSON *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  return write_text (value, LAYOUT_COMPACT, NULL);
}
