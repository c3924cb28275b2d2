/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-date.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* How people write dates. Kept apart from the storage form, which is pow-date.c's. */

G_DEFINE_QUARK (pow-date-error-quark, pow_date_error)

/* The words that stand before a year, without the small words of `fillers`, and what they mean. */
static const struct
{
  const char *words;
  PowPrecision precision;
  guint8 part;
} phrases[] = {
  { "begin", POW_PRECISION_QUARTER, 1 },
  { "beginning", POW_PRECISION_QUARTER, 1 },
  { "start", POW_PRECISION_QUARTER, 1 },
  { "early", POW_PRECISION_QUARTER, 1 },
  { "medio", POW_PRECISION_QUARTER, 2 },
  { "mid", POW_PRECISION_QUARTER, 2 },
  { "middle", POW_PRECISION_QUARTER, 2 },
  { "eind", POW_PRECISION_QUARTER, 4 },
  { "einde", POW_PRECISION_QUARTER, 4 },
  { "end", POW_PRECISION_QUARTER, 4 },
  { "late", POW_PRECISION_QUARTER, 4 },
  { "voorjaar", POW_PRECISION_HALF, 1 },
  { "spring", POW_PRECISION_HALF, 1 },
  { "voor zomer", POW_PRECISION_HALF, 1 },
  { "before summer", POW_PRECISION_HALF, 1 },
  { "na zomer", POW_PRECISION_HALF, 2 },
  { "after summer", POW_PRECISION_HALF, 2 },
  { "najaar", POW_PRECISION_HALF, 2 },
  { "autumn", POW_PRECISION_HALF, 2 },
  { "fall", POW_PRECISION_HALF, 2 },
};

static const char *const fillers[] = { "de", "het", "van", "in", "the", "of", NULL };

/* First to fourth; a half takes the first two. */
static const char *const ordinals[4][6] = {
  { "eerste", "1e", "1ste", "first", "1st", NULL },
  { "tweede", "2e", "2de", "second", "2nd", NULL },
  { "derde", "3e", "3de", "third", "3rd", NULL },
  { "vierde", "4e", "4de", "fourth", "4th", NULL },
};

static const char *const month_words[12][6] = {
  { "jan", "januari", "january", NULL },
  { "feb", "februari", "february", NULL },
  { "mrt", "maart", "mar", "march", NULL },
  { "apr", "april", NULL },
  { "mei", "may", NULL },
  { "jun", "juni", "june", NULL },
  { "jul", "juli", "july", NULL },
  { "aug", "augustus", "august", NULL },
  { "sep", "sept", "september", NULL },
  { "okt", "oktober", "oct", "october", NULL },
  { "nov", "november", NULL },
  { "dec", "december", NULL },
};

/* Lower case without accents ("vóór" is "voor"), by the letters' own rules and not the locale's. */
static char *
simplify (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  GString *simple = g_string_new (NULL);

  for (const char *c = decomposed; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isspace (character))
        g_string_append_c (simple, ' ');
      else if (character == 0x2018 || character == 0x2019)
        g_string_append_c (simple, '\'');
      else if (g_unichar_type (character) != G_UNICODE_NON_SPACING_MARK)
        g_string_append_unichar (simple, character < 128
                                             ? (gunichar) g_ascii_tolower ((char) character)
                                             : character);
    }
  g_strstrip (simple->str);
  return g_string_free (simple, FALSE);
}

static gboolean
read_number (const char *word, guint digits_least, guint digits_most, guint *number)
{
  gsize length = strlen (word);

  if (length < digits_least || length > digits_most || strspn (word, "0123456789") != length)
    return FALSE;
  *number = (guint) atoi (word);
  return TRUE;
}

/* Four digits, or two with or without an apostrophe: then the year nearest to today. */
static gboolean
read_year (const char *word, gboolean may_be_short, const PowDate *today, guint *year)
{
  guint now = today != NULL && today->precision != POW_PRECISION_NONE ? (guint) today->year : 2000;

  if (read_number (word, 4, 4, year))
    return *year > 0;
  if (word[0] == '\'')
    word++;
  else if (!may_be_short)
    return FALSE;
  if (!read_number (word, 2, 2, year))
    return FALSE;
  *year += now - now % 100;
  if (*year > now + 50)
    *year -= 100;
  else if (*year + 50 <= now)
    *year += 100;
  return *year >= 1 && *year <= 9999;
}

static gboolean
make_day (guint year, guint month, guint day, PowDate *date)
{
  if (month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    return FALSE;
  *date = (PowDate){ POW_PRECISION_DAY, (gint16) year, (guint8) month, (guint8) day };
  return TRUE;
}

/* "06-02-2020", "6-2-20", "6/2/2020", "6.2.2020": day first. */
static gboolean
parse_numeric (const char *text, const PowDate *today, PowDate *date)
{
  static const char *const separators[] = { "-", "/", ".", NULL };
  guint day, month, year;

  for (guint i = 0; separators[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, separators[i], -1);

      if (g_strv_length (parts) == 3 && read_number (parts[0], 1, 2, &day)
          && read_number (parts[1], 1, 2, &month) && read_year (parts[2], TRUE, today, &year))
        return make_day (year, month, day, date);
    }
  return FALSE;
}

static guint
find_month (const char *word)
{
  for (guint month = 0; month < G_N_ELEMENTS (month_words); month++)
    if (g_strv_contains (month_words[month], word))
      return month + 1;
  return 0;
}

/* "K3", "Q3", "H1", "3e kwartaal", "second half". */
static gboolean
parse_part (const char *words, PowPrecision *precision, guint8 *part)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  gboolean half;
  guint number = 0;

  if (strlen (words) == 2 && strchr ("kqh", words[0]) != NULL && g_ascii_isdigit (words[1]))
    {
      half = words[0] == 'h';
      number = (guint) (words[1] - '0');
    }
  else if (g_strv_length (parts) == 2)
    {
      half = g_str_equal (parts[1], "helft") || g_str_equal (parts[1], "half");
      if (!half && !g_str_equal (parts[1], "kwartaal") && !g_str_equal (parts[1], "quarter"))
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
        if (g_strv_contains (ordinals[i], parts[0]))
          number = i + 1;
    }
  else
    return FALSE;
  if (number < 1 || number > (half ? 2 : 4))
    return FALSE;
  *precision = half ? POW_PRECISION_HALF : POW_PRECISION_QUARTER;
  *part = (guint8) number;
  return TRUE;
}

/* What stands before the year. */
static gboolean
parse_phrase (const char *words, guint year, PowDate *date)
{
  PowPrecision precision = POW_PRECISION_NONE;
  guint8 part = 0;
  guint month = find_month (words);

  if (words[0] == '\0')
    precision = POW_PRECISION_YEAR;
  else if (month > 0)
    {
      precision = POW_PRECISION_MONTH;
      part = (guint8) month;
    }
  else if (!parse_part (words, &precision, &part))
    for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
      if (g_str_equal (phrases[i].words, words))
        {
          precision = phrases[i].precision;
          part = phrases[i].part;
        }
  if (precision == POW_PRECISION_NONE)
    return FALSE;
  *date = (PowDate){ precision, (gint16) year, part, 0 };
  return TRUE;
}

/* "6 feb 2020", "feb 6 2020", "6 feb": a day and a month, the year of today when it is left out. */
static gboolean
parse_day (GPtrArray *words, const PowDate *today, PowDate *date)
{
  guint day, month, year;

  if (words->len == 2 && today != NULL && today->precision != POW_PRECISION_NONE)
    year = (guint) today->year;
  else if (words->len != 3 || !read_year (words->pdata[2], TRUE, today, &year))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      month = find_month (words->pdata[1 - i]);
      if (month > 0 && read_number (words->pdata[i], 1, 2, &day))
        return make_day (year, month, day, date);
    }
  return FALSE;
}

static char *
join_words (GPtrArray *words, guint from, guint to)
{
  GString *joined = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (joined, "%s%s", i > from ? " " : "", (char *) words->pdata[i]);
  return g_string_free (joined, FALSE);
}

static gboolean
parse_words (GPtrArray *words, const PowDate *today, PowDate *date)
{
  guint year;

  if (words->len == 0)
    return FALSE;
  if (parse_day (words, today, date))
    return TRUE;
  if (read_year (words->pdata[words->len - 1], FALSE, today, &year))
    {
      g_autofree char *before = join_words (words, 0, words->len - 1);

      return parse_phrase (before, year, date);
    }
  if (words->len > 1 && read_year (words->pdata[0], FALSE, today, &year))
    {
      g_autofree char *after = join_words (words, 1, words->len);

      return parse_phrase (after, year, date);
    }
  return FALSE;
}

static gboolean
parse_simple (const char *text, const PowDate *today, PowDate *date)
{
  g_autofree char *stored = g_ascii_strup (text, -1);
  g_autofree char *spaced = g_strdelimit (g_strdup (text), "-,.", ' ');
  g_auto (GStrv) parts = g_strsplit (spaced, " ", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *rest = NULL;

  if (pow_date_parse (stored, date) || parse_numeric (text, today, date))
    return TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0' && !g_strv_contains (fillers, parts[i]))
      g_ptr_array_add (words, parts[i]);
  if (parse_words (words, today, date))
    return TRUE;

  if (g_str_has_prefix (text, "voor "))
    rest = text + strlen ("voor ");
  else if (g_str_has_prefix (text, "before "))
    rest = text + strlen ("before ");
  if (rest == NULL)
    return FALSE;
  while (*rest == ' ')
    rest++;
  if (!parse_simple (rest, today, date))
    return FALSE;
  *date = pow_date_from_days (pow_date_get_first_day (*date) - 1);
  return date->precision != POW_PRECISION_NONE;
}

/**
 * pow_date_parse_entry:
 * @text: a date as people write it, in Dutch or English whatever the locale
 * @today: (nullable): completes a year that is left out ("6 feb") or short ("6-2-20")
 * @date: (out): the date, %POW_DATE_NONE for an empty text and for "onbekend" or "unknown"
 * @error: a #POW_DATE_ERROR
 *
 * Reads every storage form and: `begin 2020` as its first quarter, `medio` as its second, `eind` as
 * its fourth; `voorjaar`, `eerste helft`, `vóór de zomer` as the first half, `na de zomer`,
 * `najaar`, `tweede helft` as the second; `K3 2020` and `3e kwartaal 2020`; `feb 2020`;
 * `6 feb 2020`, `06-02-2020`, `6-2-20`; `vóór` with any of these as the day before it begins; and
 * what these are in English. Anything else is refused with two examples.
 *
 * Returns: whether the text could be read; @date is untouched when not
 */
gboolean
pow_date_parse_entry (const char *text, const PowDate *today, PowDate *date, GError **error)
{
  g_autofree char *simple = NULL;
  PowDate read = POW_DATE_NONE;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  simple = simplify (text);
  if (simple[0] == '\0' || g_str_equal (simple, "onbekend") || g_str_equal (simple, "unknown"))
    *date = POW_DATE_NONE;
  else if (parse_simple (simple, today, &read))
    *date = read;
  else
    {
      g_autofree char *shown = g_utf8_make_valid (text, -1);

      g_set_error (error, POW_DATE_ERROR, POW_DATE_ERROR_UNREADABLE,
                   _ ("“%s” cannot be read as a date. Write for example “6 feb 2020” or "
                      "“Q3 2020”."),
                   shown);
      return FALSE;
    }
  return TRUE;
}
