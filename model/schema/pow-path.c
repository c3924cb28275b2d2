/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-path.h"

#include <string.h>

/* Appends @key with "~" as "~0" and @separator as "~1": the same escape serves paths and JSON
 * pointers. */
static void
append_key (GString *out, const char *key, char separator)
{
  for (const char *at = key; *at != '\0'; at++)
    {
      if (*at == '~')
        g_string_append (out, "~0");
      else if (*at == separator)
        g_string_append (out, "~1");
      else
        g_string_append_c (out, *at);
    }
}

/* Takes the escapes out of a key in place. */
static void
unescape_key (char *key, char separator)
{
  char *to = key;

  for (const char *from = key; *from != '\0'; from++)
    {
      if (from[0] == '~' && (from[1] == '0' || from[1] == '1'))
        *to++ = *++from == '0' ? '~' : separator;
      else
        *to++ = *from;
    }
  *to = '\0';
}

static char *
exchange_separator (const char *text, char from, char to)
{
  const char separator[] = { from, '\0' };
  g_auto (GStrv) keys = g_strsplit (text, separator, -1);
  GString *result = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (result, to);
      unescape_key (keys[i], from);
      append_key (result, keys[i], to);
    }

  return g_string_free (result, FALSE);
}

/**
 * pow_path_join:
 * @path: (nullable): a path; %NULL or empty for the record itself
 * @key: a key as it stands in the JSON
 *
 * Makes the path of a member.
 *
 * Returns: (transfer full): the longer path
 */
char *
pow_path_join (const char *path, const char *key)
{
  GString *joined;

  g_return_val_if_fail (key != NULL, NULL);

  joined = g_string_new (path);
  if (joined->len > 0)
    g_string_append_c (joined, '.');
  append_key (joined, key, '.');
  return g_string_free (joined, FALSE);
}

/**
 * pow_path_split:
 * @path: a path
 *
 * Gives the keys of a path as they stand in the JSON.
 *
 * Returns: (transfer full) (array zero-terminated=1): the keys
 */
char **
pow_path_split (const char *path)
{
  char **keys;

  g_return_val_if_fail (path != NULL, NULL);

  keys = g_strsplit (path, ".", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    unescape_key (keys[i], '.');
  return keys;
}

/**
 * pow_path_from_pointer:
 * @pointer: a JSON pointer (`/milestones/m1/date`), as the keys of `choices` are written
 *
 * Turns a JSON pointer (RFC 6901) into a path.
 *
 * Returns: (transfer full) (nullable): the path; %NULL when @pointer does not begin with a slash
 */
char *
pow_path_from_pointer (const char *pointer)
{
  g_return_val_if_fail (pointer != NULL, NULL);

  return pointer[0] == '/' ? exchange_separator (pointer + 1, '/', '.') : NULL;
}

/**
 * pow_path_to_pointer:
 * @path: a path
 *
 * Turns a path into a JSON pointer (RFC 6901).
 *
 * Returns: (transfer full): the pointer
 */
char *
pow_path_to_pointer (const char *path)
{
  g_autofree char *keys = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  keys = exchange_separator (path, '.', '/');
  return g_strconcat ("/", keys, NULL);
}

/**
 * pow_path_contains:
 * @path: a path
 * @inner: another
 *
 * Whether @inner is @path itself or a place within it.
 *
 * Returns: %TRUE when it is
 */
gboolean
pow_path_contains (const char *path, const char *inner)
{
  gsize length;

  g_return_val_if_fail (path != NULL && inner != NULL, FALSE);

  length = strlen (path);
  return strncmp (path, inner, length) == 0 && (inner[length] == '\0' || inner[length] == '.');
}

/**
 * pow_path_look_up:
 * @tree: (nullable): a tree
 * @path: a path
 *
 * Finds the value at a path.
 *
 * Returns: (transfer none) (nullable): the value, or %NULL when there is none
 */
const cJSON *
pow_path_look_up (const cJSON *tree, const char *path)
{
  g_auto (GStrv) keys = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  /* One key without escapes is by far the most frequent path. */
  if (strpbrk (path, ".~") == NULL)
    return cJSON_GetObjectItemCaseSensitive (tree, path);

  keys = pow_path_split (path);
  for (guint i = 0; keys[i] != NULL && tree != NULL; i++)
    tree = cJSON_GetObjectItemCaseSensitive (tree, keys[i]);
  return tree;
}
