/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/compare/pow-difference.h"

#include "model/record/pow-json.h"
#include "model/record/pow-money.h"
#include "model/schema/pow-date.h"
#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MINUS "\342\210\222"

/* "+ 92 days"; between regions "92 days later in Zeeland", where @more is the one that has more. */
static char *
format_signed (gboolean positive, const char *amount, const char *between, const char *more)
{
  if (more == NULL)
    return g_strdup_printf ("%s %s", positive ? "+" : MINUS, amount);
  /* Translators: an amount, and the region that has it: "€ 1.000 more in Zeeland". */
  return g_strdup_printf (between, amount, more);
}

static gboolean
is_within (PowDate outer, PowDate inner)
{
  return pow_date_get_first_day (inner) >= pow_date_get_first_day (outer)
         && pow_date_get_last_day (inner) <= pow_date_get_last_day (outer);
}

/**
 * pow_difference_count_days:
 * @before: a date
 * @after: another date
 *
 * By how many days a date moved: from end to end, else from start to start. A date within the other one is
 * no other date, only a more or less exact one. Any thread.
 *
 * Returns: the days; negative: @after is earlier; 0: it did not move
 */
int
pow_difference_count_days (PowDate before, PowDate after)
{
  int days;

  if (is_within (before, after) || is_within (after, before))
    return 0;
  days = pow_date_get_last_day (after) - pow_date_get_last_day (before);
  return days != 0 ? days : pow_date_get_first_day (after) - pow_date_get_first_day (before);
}

static char *
format_dates (const cJSON *a, const cJSON *b, const char *a_name, const char *b_name)
{
  PowDate before, after;
  int days;
  g_autofree char *amount = NULL;

  if (!pow_date_parse (a->valuestring, &before) || !pow_date_parse (b->valuestring, &after))
    return NULL;
  if (is_within (before, after))
    return g_strdup (a_name == NULL ? pow_words_get (N_ ("more exact")) : pow_words_get (N_ ("not equally exact")));
  if (is_within (after, before))
    return g_strdup (a_name == NULL ? pow_words_get (N_ ("less exact")) : pow_words_get (N_ ("not equally exact")));

  days = pow_difference_count_days (before, after);
  amount = g_strdup_printf (pow_words_get_plural ("%d day", "%d days", (gulong) ABS (days)), ABS (days));
  return format_signed (days > 0, amount, pow_words_get (N_ ("%s later in %s")), days > 0 ? b_name : a_name);
}

static char *
format_numbers (const PowField *field, const cJSON *a, const cJSON *b, const char *a_name, const char *b_name)
{
  double difference = g_ascii_strtod (pow_json_get_spelling (b), NULL) - g_ascii_strtod (pow_json_get_spelling (a), NULL);
  char spelling[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *amount = NULL;

  /* Written so that 0.3 less 0.1 is 0.2. */
  g_ascii_formatd (spelling, sizeof spelling, "%.12g", fabs (difference));
  amount = field->type == POW_TYPE_MONEY ? pow_money_format ((gint64) fabs (difference)) : pow_number_format (spelling);
  return format_signed (difference > 0, amount, pow_words_get (N_ ("%s more in %s")), difference > 0 ? b_name : a_name);
}

static gboolean
contains (const cJSON *set, const cJSON *wanted)
{
  for (const cJSON *item = set->child; item != NULL; item = item->next)
    if (pow_json_equal (item, wanted))
      return TRUE;
  return FALSE;
}

static guint
count_missing (const cJSON *from, const cJSON *in)
{
  guint n = 0;

  for (const cJSON *item = from->child; item != NULL; item = item->next)
    n += contains (in, item) ? 0 : 1;
  return n;
}

static char *
format_sets (const cJSON *a, const cJSON *b, const char *a_name, const char *b_name)
{
  const guint gone = count_missing (a, b), added = count_missing (b, a);
  g_autofree char *plus = a_name != NULL ? g_strdup_printf (pow_words_get (N_ ("%u only in %s")), added, b_name)
                                         : g_strdup_printf ("+ %u", added);
  g_autofree char *minus = a_name != NULL ? g_strdup_printf (pow_words_get (N_ ("%u only in %s")), gone, a_name)
                                          : g_strdup_printf (MINUS " %u", gone);

  if (gone == 0 || added == 0)
    return g_strdup (gone == 0 ? plus : minus);
  return g_strdup_printf ("%s, %s", plus, minus);
}

/**
 * pow_difference_format:
 * @field: the row of the value
 * @a: (nullable): a value; %NULL is *unknown*
 * @b: (nullable): another value; not both unknown, and not equal
 * @a_name: (nullable): what the place of @a is called; %NULL: @a and @b are the same place, earlier and later
 * @b_name: (nullable): what the place of @b is called
 *
 * What tells two values apart, in a few words: "+ 92 days", "€ 107,500 more in West-Brabant", "+ 1".
 * Nothing is subtracted from what is unknown. Any thread.
 *
 * Returns: (transfer full): the words, translated
 */
char *
pow_difference_format (const PowField *field, const cJSON *a, const cJSON *b, const char *a_name, const char *b_name)
{
  char *words = NULL;

  g_return_val_if_fail (a != NULL || b != NULL, NULL);

  if (a == NULL && a_name == NULL)
    return g_strdup (pow_words_get (N_ ("was unknown")));
  if (b == NULL && a_name == NULL)
    return g_strdup (pow_words_get (N_ ("now unknown")));
  if (a == NULL || b == NULL)
    return g_strdup_printf (pow_words_get (N_ ("unknown in %s")), a == NULL ? a_name : b_name);

  if (field != NULL && field->type == POW_TYPE_DATE && cJSON_IsString (a) && cJSON_IsString (b))
    words = format_dates (a, b, a_name, b_name);
  else if (field != NULL && cJSON_IsNumber (a) && cJSON_IsNumber (b))
    words = format_numbers (field, a, b, a_name, b_name);
  else if (field != NULL && field->type == POW_TYPE_SET && cJSON_IsArray (a) && cJSON_IsArray (b))
    words = format_sets (a, b, a_name, b_name);
  if (words != NULL)
    return words;
  return g_strdup (a_name == NULL ? pow_words_get (N_ ("changed")) : pow_words_get (N_ ("different")));
}

static gboolean
is_same (const cJSON *a, const cJSON *b)
{
  return (a == NULL && b == NULL) || (a != NULL && b != NULL && pow_json_equal (a, b));
}

/**
 * pow_difference_explain_unlike:
 * @a: an indicator
 * @a_version: (nullable): version of the definition that the figure of @a was made by; %NULL: that of @a
 * @b: another indicator, or the same one at another moment
 * @b_version: (nullable): likewise
 * @same_record: whether both are the same indicator: then its version tells whether the definition is
 *   another one; between two regions, where each counts its own versions, the definition itself does too
 *
 * Whether figures of two indicators must not be compared: another unit, version or definition
 * (product.md: unlike definitions are never compared silently). Any thread.
 *
 * Returns: (transfer full) (nullable): why not, translated; %NULL when they may be
 */
char *
pow_difference_explain_unlike (const cJSON *a, const cJSON *a_version, const cJSON *b, const cJSON *b_version, gboolean same_record)
{
  if (a_version == NULL)
    a_version = pow_json_get (a, "version");
  if (b_version == NULL)
    b_version = pow_json_get (b, "version");
  if (!is_same (pow_json_get (a, "unit"), pow_json_get (b, "unit")))
    return g_strdup (pow_words_get (N_ ("Not comparable: another unit")));
  if (!is_same (a_version, b_version)
      || (!same_record && !is_same (pow_json_get (a, "definition"), pow_json_get (b, "definition"))))
    return g_strdup (pow_words_get (N_ ("Not comparable: another definition")));
  return NULL;
}
