/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-search-text.h"

char *
pow_search_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);

  if (decomposed == NULL)
    return g_strdup ("");
  folded = g_utf8_casefold (decomposed, -1);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (plain, c);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
append_strings (GString *words, const cJSON *value)
{
  const cJSON *item;

  if (cJSON_IsString (value))
    g_string_append_printf (words, "%s\n", value->valuestring);
  cJSON_ArrayForEach (item, value)
    append_strings (words, item);
}

/**
 * pow_search_text_of_value:
 * @value: a value of a record
 *
 * Every word that stands in a value, at any depth, to search in. Any thread.
 *
 * Returns: (transfer full): the words as pow_search_fold() sees them
 */
char *
pow_search_text_of_value (const cJSON *value)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_strings (words, value);
  return pow_search_fold (words->str);
}
