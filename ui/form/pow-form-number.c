/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-number.h"

#include "model/record/pow-json.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

static const struct
{
  const char *word;
  int zeros;
} scales[] = {
  { "miljoen", 6 }, { "million", 6 }, { "mln", 6 },  { "mio", 6 },
  { "duizend", 3 }, { "thousand", 3 }, { "dzd", 3 }, { "k", 3 },
};

static gboolean
pow_form_number_refuse (const char *text, PowNumberKind kind, GError **error)
{
  const char *format = kind == POW_NUMBER_EUROS
                           ? _ ("“%s” is no amount in whole euros. Type for instance 240.000 or 1,2 mln.")
                       : kind == POW_NUMBER_WHOLE
                           ? _ ("“%s” is no whole number. Type for instance 12 or 1.250.")
                           : _ ("“%s” is no number. Type for instance 12 or 7,5.");

  g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID, format, text);
  return FALSE;
}

/* Takes away what stands around the figures of an amount; the power of ten that was said in words. */
static int
pow_form_number_strip_words (char *text)
{
  int zeros = 0;
  gsize length;

  g_strstrip (text);
  if (g_str_has_prefix (text, "€"))
    memmove (text, text + strlen ("€"), strlen (text + strlen ("€")) + 1);
  else if (g_ascii_strncasecmp (text, "eur ", 4) == 0)
    memmove (text, text + 4, strlen (text + 4) + 1);
  g_strstrip (text);
  if (g_str_has_suffix (text, ",-"))
    text[strlen (text) - 2] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (scales) && zeros == 0; i++)
    {
      length = strlen (text);
      if (length > strlen (scales[i].word)
          && g_ascii_strcasecmp (text + length - strlen (scales[i].word), scales[i].word) == 0)
        {
          text[length - strlen (scales[i].word)] = '\0';
          zeros = scales[i].zeros;
        }
    }
  g_strchomp (text);
  return zeros;
}

/* Digits and decimals of "-1.234,5"; FALSE when it is written in no known way. */
static gboolean
pow_form_number_split (const char *text, PowNumberKind kind, gboolean *negative, GString *whole,
                       GString *decimals)
{
  const char *point = localeconv ()->decimal_point;
  const char *cursor = text;
  gboolean after = FALSE;

  *negative = *cursor == '-';
  if (*cursor == '-' || *cursor == '+')
    cursor++;
  if (!g_ascii_isdigit (*cursor))
    return FALSE;
  for (; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar c = g_utf8_get_char (cursor);

      if (g_ascii_isdigit ((char) c) && c < 128)
        {
          g_string_append_c (after ? decimals : whole, (char) c);
          continue;
        }
      if (after)
        return FALSE;
      if (c == '.' || c == ',' || c == '\'' || g_unichar_isspace (c))
        {
          const char *digits = g_utf8_next_char (cursor);
          gsize count = strspn (digits, "0123456789");
          /* Where decimals may stand, the decimal sign of the locale never groups. */
          gboolean groups = count == 3 && !g_str_equal (whole->str, "0")
                            && (kind != POW_NUMBER_ANY || *cursor != *point);

          if (count == 0)
            return FALSE;
          if (groups)
            continue;
          if (c != '.' && c != ',')
            return FALSE;
          after = TRUE;
          continue;
        }
      return FALSE;
    }
  return whole->len > 0;
}

/**
 * pow_form_number_parse:
 * @text: a number as people type it: "1.000.000", "1 000", "12,5", "12.5", "€ 40.000,-"
 * @kind: what kind of number may stand there
 * @error: that it is none, with two examples: %POW_RECORD_ERROR
 *
 * A point or comma before exactly three digits groups thousands, any other is the decimal sign; where decimals may stand,
 * the decimal sign of the locale is never taken for a group.
 *
 * Returns: (transfer full) (nullable): its JSON spelling
 */
char *
pow_form_number_parse (const char *text, PowNumberKind kind, GError **error)
{
  g_autofree char *plain = NULL;
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GString) decimals = g_string_new (NULL);
  g_autoptr (GString) spelling = g_string_new (NULL);
  gboolean negative;
  int zeros = 0;
  gsize lead;

  g_return_val_if_fail (text != NULL, NULL);

  plain = g_strdup (text);
  g_strstrip (plain);
  if (kind == POW_NUMBER_EUROS)
    zeros = pow_form_number_strip_words (plain);
  if (!pow_form_number_split (plain, kind, &negative, whole, decimals))
    {
      pow_form_number_refuse (text, kind, error);
      return NULL;
    }
  for (; zeros > 0; zeros--)
    {
      g_string_append_c (whole, decimals->len > 0 ? decimals->str[0] : '0');
      if (decimals->len > 0)
        g_string_erase (decimals, 0, 1);
    }
  if (kind != POW_NUMBER_ANY)
    {
      gboolean round = strspn (decimals->str, "0") == decimals->len;

      if (!round || whole->len > 15)
        {
          pow_form_number_refuse (text, kind, error);
          return NULL;
        }
      g_string_truncate (decimals, 0);
    }
  lead = strspn (whole->str, "0");
  g_string_erase (whole, 0, (gssize) MIN (lead, whole->len - 1));
  if (negative && !(g_str_equal (whole->str, "0") && decimals->len == 0))
    g_string_append_c (spelling, '-');
  g_string_append (spelling, whole->str);
  if (decimals->len > 0)
    g_string_append_printf (spelling, ".%s", decimals->str);
  return g_strdup (spelling->str);
}

/**
 * pow_form_number_format:
 * @spelling: a JSON spelling
 * @grouped: whether thousands are parted
 *
 * A spelling with an exponent stays as it is.
 *
 * Returns: (transfer full): the number for people, with the decimal sign of the locale
 */
char *
pow_form_number_format (const char *spelling, gboolean grouped)
{
  const struct lconv *locale = localeconv ();
  const char *point = *locale->decimal_point != '\0' ? locale->decimal_point : ".";
  const char *group = grouped ? locale->thousands_sep : "";
  GString *text;
  const char *digits;
  gsize count;

  g_return_val_if_fail (spelling != NULL, NULL);

  if (strpbrk (spelling, "eE") != NULL)
    return g_strdup (spelling);
  text = g_string_new (NULL);
  digits = spelling;
  if (*digits == '-')
    g_string_append_c (text, *digits++);
  count = strcspn (digits, ".");
  for (gsize i = 0; i < count; i++)
    {
      if (i > 0 && (count - i) % 3 == 0)
        g_string_append (text, group);
      g_string_append_c (text, digits[i]);
    }
  if (digits[count] == '.')
    g_string_append_printf (text, "%s%s", point, digits + count + 1);
  return g_string_free (text, FALSE);
}
