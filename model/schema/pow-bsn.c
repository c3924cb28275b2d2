/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-path.h"
#include "model/schema/pow-validate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BSN_DIGITS 9

/* The eleven test of citizen service numbers: weights 9 to 2 and -1. */
static gboolean
passes_eleven_test (const char digits[BSN_DIGITS])
{
  int sum = 0;
  gboolean zero = TRUE;

  for (int i = 0; i < BSN_DIGITS; i++)
    {
      int digit = digits[i] - '0';

      zero = zero && digit == 0;
      sum += digit * (i < BSN_DIGITS - 1 ? BSN_DIGITS - i : -1);
    }
  return !zero && sum % 11 == 0;
}

/* Length in bytes of the space or dot at @text, or 0. */
static gsize
get_separator (const char *text)
{
  static const char *const separators[] = { " ", ".", "\u00a0", "\u2009", "\u202f" };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (text, separators[i]))
      return strlen (separators[i]);
  return 0;
}

/* Reads nine digits at @text in groups of these sizes. Returns where they end, or NULL. */
static const char *
read_grouped (const char *text, const guint *groups, char digits[BSN_DIGITS])
{
  guint count = 0;

  for (guint group = 0; groups[group] != 0; group++)
    {
      gsize separator = group > 0 ? get_separator (text) : 0;

      if (group > 0 && separator == 0)
        return NULL;
      text += separator;
      for (guint i = 0; i < groups[group]; i++)
        {
          if (!g_ascii_isdigit (*text))
            return NULL;
          digits[count++] = *text++;
        }
    }
  return text;
}

/* Whether the digits before @start are a group of the same number: three of them, fewer before a
 * dot ("1.111.222.333"), any after a plus ("+31 612 345 678"). A word's or a year's own digits
 * ("groep 2", "2020") are not. */
static gboolean
has_group_before (const char *text, const char *start)
{
  for (gsize length = 1; length <= 3 && (gsize) (start - text) > length; length++)
    if (get_separator (start - length) == length)
      {
        const char *first = start - length;
        gsize count;

        while (first > text && g_ascii_isdigit (first[-1]))
          first--;
        count = (gsize) (start - length - first);
        return count == 3 || (count > 0 && count < 3 && start[-1] == '.')
               || (count > 0 && first > text && first[-1] == '+');
      }
  return FALSE;
}

/* Whether three more digits follow after a space or dot. */
static gboolean
has_group_after (const char *end)
{
  gsize separator = get_separator (end);

  return separator > 0 && strspn (end + separator, "0123456789") == 3;
}

/* Whether a character can be part of an address on the web. */
static gboolean
is_url_character (char c)
{
  return c != '\0' && !g_ascii_isspace (c) && strchr ("<>\"", c) == NULL;
}

/* Whether @at stands in a word that is a web address. */
static gboolean
is_in_url (const char *text, const char *at)
{
  const char *start = at;
  g_autofree char *word = NULL;
  g_autofree char *lower = NULL;

  while (start > text && is_url_character (start[-1]))
    start--;
  word = g_strndup (start, (gsize) (at - start));
  lower = g_ascii_strdown (word, -1);
  return strstr (lower, "://") != NULL || strstr (lower, "www.") != NULL;
}

/* Whether the word before @at is "RSIN", which says that the number is an organisation's. */
static gboolean
has_rsin_prefix (const char *text, const char *at)
{
  const char *end = at;

  while (end > text && (end[-1] == ' ' || end[-1] == ':'))
    end--;
  return end != at && end - text >= 4 && g_ascii_strncasecmp (end - 4, "RSIN", 4) == 0
         && (end - text == 4 || !g_ascii_isalnum (end[-5]));
}

/* Whether the digits from @start to @end belong to a longer number. */
static gboolean
is_in_longer_run (const char *text, const char *start, const char *end, gboolean grouped)
{
  return (start > text && g_ascii_isdigit (start[-1])) || g_ascii_isdigit (*end)
         || (grouped && (has_group_before (text, start) || has_group_after (end)));
}

/* The next number in @text from @from on. Returns its start, or NULL. */
static const char *
find_bsn (const char *text, const char *from, const char **end)
{
  static const guint forms[][4] = { { 9, 0 }, { 3, 3, 3, 0 }, { 4, 2, 3, 0 } };

  for (const char *at = from; *at != '\0'; at++)
    for (guint form = 0; form < G_N_ELEMENTS (forms); form++)
      {
        char digits[BSN_DIGITS];

        *end = read_grouped (at, forms[form], digits);
        if (*end != NULL && passes_eleven_test (digits) && !is_in_longer_run (text, at, *end, form > 0)
            && !is_in_url (text, at) && !has_rsin_prefix (text, at))
          return at;
      }
  return NULL;
}

/**
 * pow_text_has_bsn:
 * @text: (nullable): a text
 *
 * Whether the text holds what reads as a citizen service number: nine digits, also written 3-3-3
 * or 4-2-3 with spaces or dots, that pass the eleven test, are not part of a longer run of digits
 * and not inside a web address. After the word RSIN such a number is an organisation's.
 *
 * For where text enters; a record that already holds one can still be read.
 */
gboolean
pow_text_has_bsn (const char *text)
{
  const char *end;

  return text != NULL && find_bsn (text, text, &end) != NULL;
}

/**
 * pow_text_mask_bsn:
 * @text: (nullable): a text
 *
 * Returns: (transfer full) (nullable): a copy for screens, with "•••••••••" for every number that
 *   pow_text_has_bsn() speaks of
 */
char *
pow_text_mask_bsn (const char *text)
{
  GString *masked;
  const char *from, *start, *end;

  if (text == NULL)
    return NULL;
  masked = g_string_new (NULL);
  for (from = text; (start = find_bsn (text, from, &end)) != NULL; from = end)
    {
      g_string_append_len (masked, from, start - from);
      g_string_append (masked, "•••••••••");
    }
  g_string_append (masked, from);
  return g_string_free (masked, FALSE);
}

static void
report (const char *path, GPtrArray *problems)
{
  if (problems != NULL)
    g_ptr_array_add (
        problems,
        pow_problem_new (POW_PROBLEM_WARNING, NULL, path,
                         _ ("This text holds nine digits that read as a citizen service number "
                            "(BSN). Such a number may not be kept here: leave it out. For the "
                            "number of an organisation, write RSIN in front of it.")));
}

/* The path of a member, for a message: the number is masked in a key too. */
static char *
dup_member_path (const char *path, const char *key)
{
  g_autofree char *masked = pow_text_mask_bsn (key);

  return pow_path_join (path, masked);
}

static gboolean
walk_texts (const cJSON *value, const char *path, GPtrArray *problems)
{
  gboolean clean = !cJSON_IsString (value) || !pow_text_has_bsn (value->valuestring);

  if (!clean)
    report (path, problems);
  for (const cJSON *child = value != NULL ? value->child : NULL; child != NULL; child = child->next)
    {
      g_autofree char *inner
          = child->string != NULL ? dup_member_path (path, child->string) : g_strdup (path);

      if (child->string != NULL && pow_text_has_bsn (child->string))
        {
          report (inner, problems);
          clean = FALSE;
        }
      clean = walk_texts (child, inner, problems) && clean;
    }
  return clean;
}

/**
 * pow_validate_no_bsn:
 * @tree: (nullable): a record or a value
 * @problems: (element-type PowProblem) (nullable): where warnings are appended that name the field,
 *   never the number
 *
 * Looks through every text of a value, keys included, also under keys that are not in the tables.
 *
 * Returns: %TRUE when pow_text_has_bsn() is %FALSE for all of them
 */
gboolean
pow_validate_no_bsn (const cJSON *tree, GPtrArray *problems)
{
  return walk_texts (tree, NULL, problems);
}
