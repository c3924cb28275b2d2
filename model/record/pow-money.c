/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-money.h"

#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What JSON programs agree on as a whole number. */
#define LARGEST_AMOUNT G_GINT64_CONSTANT (9007199254740991)

/* Appends digits in groups of three. The separators go with the language of the words around them,
 * so that a commit message reads the same whoever writes it. */
static void
append_grouped (GString *out, const char *digits, gsize length)
{
  /* Translators: what stands between the thousands in 1,000,000. */
  const char *separator = pow_words_get_in ("thousands separator", NC_ ("thousands separator", ","));

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (out, separator);
      g_string_append_c (out, digits[i]);
    }
}

/**
 * pow_money_format:
 * @euros: an amount in whole euros
 *
 * Writes an amount for people: "€ 1,000,000". Any thread.
 *
 * Returns: (transfer full): the text, translated
 */
char *
pow_money_format (gint64 euros)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, euros);
  const char *first = euros < 0 ? digits + 1 : digits;
  GString *out = g_string_new (euros < 0 ? "€ -" : "€ ");

  append_grouped (out, first, strlen (first));
  return g_string_free (out, FALSE);
}

/**
 * pow_number_format:
 * @spelling: a number as JSON spells it
 *
 * Writes a number for people with all its digits: "12,500.75". One with an exponent stays as it is
 * spelled. Any thread.
 *
 * Returns: (transfer full): the text, translated
 */
char *
pow_number_format (const char *spelling)
{
  const char *first;
  gsize whole;
  GString *out;

  g_return_val_if_fail (spelling != NULL, NULL);

  if (strpbrk (spelling, "eE") != NULL)
    return g_strdup (spelling);

  out = g_string_new (spelling[0] == '-' ? "-" : "");
  first = spelling[0] == '-' ? spelling + 1 : spelling;
  whole = strcspn (first, ".");
  append_grouped (out, first, whole);
  if (first[whole] == '.')
    {
      /* Translators: what stands before the decimals in 12.5. */
      g_string_append (out, pow_words_get_in ("decimal separator", NC_ ("decimal separator", ".")));
      g_string_append (out, first + whole + 1);
    }
  return g_string_free (out, FALSE);
}

/* The words that a person may put behind an amount, in both languages whatever the locale. */
static const struct
{
  const char *word;
  int zeros;
} multiples[] = {
  { "k", 3 }, { "d", 3 }, { "duizend", 3 }, { "thousand", 3 },
  { "m", 6 }, { "mln", 6 }, { "mln.", 6 }, { "mio", 6 }, { "miljoen", 6 }, { "million", 6 },
  { "mld", 9 }, { "mrd", 9 }, { "miljard", 9 }, { "billion", 9 },
};

static const char *const unknown_words[] = { "", "?", "-", "onbekend", "unknown" };

/* What is typed, taken apart: digits of the whole part, decimals, number of zeros of the word. */
typedef struct
{
  gboolean negative;
  GString *whole;
  GString *decimals;
  int zeros;
} Entry;

/* Whether the separator at @at sets thousands apart: three digits follow, and no fourth. */
static gboolean
separates_thousands (const char *at)
{
  return g_ascii_isdigit (at[1]) && g_ascii_isdigit (at[2]) && g_ascii_isdigit (at[3]) && !g_ascii_isdigit (at[4]);
}

/* Reads digits with their separators; leaves @at behind them. FALSE when they make no amount. */
static gboolean
read_digits (const char **at, Entry *entry)
{
  char grouping = '\0';

  if (!g_ascii_isdigit (**at))
    return FALSE;

  for (; **at != '\0'; (*at)++)
    {
      char c = **at;

      if (g_ascii_isdigit (c))
        {
          g_string_append_c (entry->whole, c);
          continue;
        }
      if (c != '.' && c != ',' && c != '\'' && c != ' ')
        return TRUE;
      if (entry->whole->len <= 3 && grouping == '\0' && separates_thousands (*at))
        grouping = c;
      else if (c == grouping && separates_thousands (*at))
        continue;
      else if (c == ' ')
        return TRUE;
      else if (c == grouping || c == '\'')
        return FALSE;
      else
        break;
    }
  if (**at == '\0')
    return TRUE;

  for ((*at)++; g_ascii_isdigit (**at); (*at)++)
    g_string_append_c (entry->decimals, **at);
  /* "500,-" is how round amounts are written on paper. */
  if (entry->decimals->len == 0 && **at == '-')
    (*at)++;

  return TRUE;
}

static gboolean
read_multiple (const char *word, Entry *entry)
{
  if (*word == '\0')
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (multiples); i++)
    if (g_ascii_strcasecmp (word, multiples[i].word) == 0)
      {
        entry->zeros = multiples[i].zeros;
        return TRUE;
      }

  return FALSE;
}

/* Removes "€", "EUR" and "euro" at either end. */
static void
strip_currency (char *text)
{
  static const char *const names[] = { "€", "euros", "euro", "eur" };

  g_strstrip (text);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if (g_ascii_strncasecmp (text, names[i], length) == 0)
        memmove (text, text + length, strlen (text + length) + 1);
      g_strstrip (text);
      if (strlen (text) > length && g_ascii_strcasecmp (text + strlen (text) - length, names[i]) == 0)
        text[strlen (text) - length] = '\0';
      g_strstrip (text);
    }
}

/* Spaces of every width become plain ones, so that what was copied from a document is read. */
static char *
dup_plain (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character))
        g_string_append_c (plain, ' ');
      else if (character == 0x2212) /* minus sign */
        g_string_append_c (plain, '-');
      else
        g_string_append_unichar (plain, character);
    }

  return g_string_free (plain, FALSE);
}

static gboolean
add_up (const Entry *entry, gint64 *euros)
{
  gint64 total = 0;

  for (gsize i = 0; i < entry->whole->len; i++)
    if (__builtin_mul_overflow (total, 10, &total) || __builtin_add_overflow (total, entry->whole->str[i] - '0', &total))
      return FALSE;
  for (int i = 0; i < entry->zeros; i++)
    {
      gint64 digit = (gsize) i < entry->decimals->len ? entry->decimals->str[i] - '0' : 0;

      if (__builtin_mul_overflow (total, 10, &total) || __builtin_add_overflow (total, digit, &total))
        return FALSE;
    }

  if (total > LARGEST_AMOUNT)
    return FALSE;

  *euros = entry->negative ? -total : total;
  return TRUE;
}

/* Whether what remains behind the whole euros is nothing: "40.000,00" is, "12,50" is not. */
static gboolean
is_whole (const Entry *entry)
{
  for (gsize i = (gsize) entry->zeros; i < entry->decimals->len; i++)
    if (entry->decimals->str[i] != '0')
      return FALSE;

  return TRUE;
}

static gboolean
parse (char *text, Entry *entry)
{
  const char *at;

  strip_currency (text);
  at = text;
  if (*at == '-')
    {
      entry->negative = TRUE;
      at++;
      while (*at == ' ')
        at++;
    }
  if (!read_digits (&at, entry))
    return FALSE;
  while (*at == ' ')
    at++;

  return read_multiple (at, entry);
}

/**
 * pow_money_parse_entry:
 * @text: what a person typed
 * @known: (out): return location: %FALSE for an empty text, "?" and "unknown"
 * @euros: (out): return location of the amount in whole euros, when @known
 * @error: return location of an error
 *
 * Reads an amount as people type it, the same in every locale: "40.000", "€ 1.000.000",
 * "1.000.000,00", "1,000,000", "1 mln", "1,5 miljoen", "250k", "500,-". A separator before exactly
 * three digits sets thousands apart. Unknown is not zero. Any thread.
 *
 * Returns: %FALSE with %POW_RECORD_ERROR_ENTRY for anything else, and for cents
 */
gboolean
pow_money_parse_entry (const char *text, gboolean *known, gint64 *euros, GError **error)
{
  g_autofree char *plain = NULL;
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GString) decimals = g_string_new (NULL);
  Entry entry = { FALSE, whole, decimals, 0 };
  const char *problem = NULL;

  g_return_val_if_fail (text != NULL && known != NULL && euros != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *known = FALSE;
  if (!g_utf8_validate (text, -1, NULL))
    {
      problem = N_ ("this is not text in UTF-8; type the amount again");
    }
  else
    {
      plain = g_strstrip (dup_plain (text));
      for (gsize i = 0; i < G_N_ELEMENTS (unknown_words); i++)
        if (g_ascii_strcasecmp (plain, unknown_words[i]) == 0)
          return TRUE;

      if (!parse (plain, &entry))
        problem = N_ ("this is not an amount; type for example 40.000 or 1,5 mln");
      else if (!is_whole (&entry))
        problem = N_ ("amounts are whole euros; leave the cents out");
      else if (!add_up (&entry, euros))
        problem = N_ ("this amount is too large; check the number of zeros");
    }

  if (problem != NULL)
    {
      g_propagate_error (error, pow_record_error_new (POW_RECORD_ERROR_ENTRY, NULL, NULL, _(problem)));
      return FALSE;
    }

  *known = TRUE;
  return TRUE;
}
