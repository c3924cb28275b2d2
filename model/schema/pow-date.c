/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-date.h"

#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads exactly @count digits. */
static gboolean
read_digits (const char *text, guint count, guint *value)
{
  *value = 0;
  for (guint i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (guint) (text[i] - '0');
    }
  return TRUE;
}

/**
 * pow_date_parse:
 * @text: (nullable): a text
 * @date: (out): the date; untouched when @text is none
 *
 * Reads the form in which dates are stored: `2020`, `2020-H1`, `2020-Q3`, `2020-02`,
 * `2020-02-06`; years 0001 to 9999 and days that the calendar has.
 *
 * Returns: whether @text is such a date
 */
gboolean
pow_date_parse (const char *text, PowDate *date)
{
  gsize length = text != NULL ? strlen (text) : 0;
  guint year, part = 0, day = 0;
  PowPrecision precision;

  g_return_val_if_fail (date != NULL, FALSE);

  if (length < 4 || !read_digits (text, 4, &year) || year == 0)
    return FALSE;
  if (length == 4)
    precision = POW_PRECISION_YEAR;
  else if (length == 7 && text[4] == '-' && (text[5] == 'H' || text[5] == 'Q'))
    {
      precision = text[5] == 'H' ? POW_PRECISION_HALF : POW_PRECISION_QUARTER;
      if (!read_digits (text + 6, 1, &part) || part < 1 || part > (text[5] == 'H' ? 2 : 4))
        return FALSE;
    }
  else if ((length == 7 || length == 10) && text[4] == '-')
    {
      precision = length == 7 ? POW_PRECISION_MONTH : POW_PRECISION_DAY;
      if (!read_digits (text + 5, 2, &part) || part < 1 || part > 12)
        return FALSE;
      if (length == 10
          && (text[7] != '-' || !read_digits (text + 8, 2, &day)
              || !g_date_valid_dmy ((GDateDay) day, part, (GDateYear) year)))
        return FALSE;
    }
  else
    return FALSE;
  *date = (PowDate){ precision, (gint16) year, (guint8) part, (guint8) day };
  return TRUE;
}

/**
 * pow_date_to_string:
 * @date: a date
 *
 * Returns: (transfer full) (nullable): the form in which it is stored, %NULL for an unknown date
 */
char *
pow_date_to_string (PowDate date)
{
  switch (date.precision)
    {
    case POW_PRECISION_YEAR:
      return g_strdup_printf ("%04d", date.year);
    case POW_PRECISION_HALF:
      return g_strdup_printf ("%04d-H%u", date.year, date.part);
    case POW_PRECISION_QUARTER:
      return g_strdup_printf ("%04d-Q%u", date.year, date.part);
    case POW_PRECISION_MONTH:
      return g_strdup_printf ("%04d-%02u", date.year, date.part);
    case POW_PRECISION_DAY:
      return g_strdup_printf ("%04d-%02u-%02u", date.year, date.part, date.day);
    case POW_PRECISION_NONE:
    default:
      return NULL;
    }
}

/* Translators: a day in short form: day, abbreviated month, year. */
#define DAY_FORMAT pow_words_get_in ("date", NC_ ("date", "%d %s %d"))
/* Translators: a month: its full name, year. */
#define MONTH_FORMAT pow_words_get_in ("date", NC_ ("date", "%s %d"))

static const char *const short_months[12] = {
  NC_ ("month, abbreviated", "Jan"), NC_ ("month, abbreviated", "Feb"),
  NC_ ("month, abbreviated", "Mar"), NC_ ("month, abbreviated", "Apr"),
  NC_ ("month, abbreviated", "May"), NC_ ("month, abbreviated", "Jun"),
  NC_ ("month, abbreviated", "Jul"), NC_ ("month, abbreviated", "Aug"),
  NC_ ("month, abbreviated", "Sep"), NC_ ("month, abbreviated", "Oct"),
  NC_ ("month, abbreviated", "Nov"), NC_ ("month, abbreviated", "Dec"),
};

static const char *const months[12] = {
  NC_ ("month", "January"),   NC_ ("month", "February"), NC_ ("month", "March"),
  NC_ ("month", "April"),     NC_ ("month", "May"),      NC_ ("month", "June"),
  NC_ ("month", "July"),      NC_ ("month", "August"),   NC_ ("month", "September"),
  NC_ ("month", "October"),   NC_ ("month", "November"), NC_ ("month", "December"),
};

static const char *const quarters[4] = {
  N_ ("1st quarter of %d"),
  N_ ("2nd quarter of %d"),
  N_ ("3rd quarter of %d"),
  N_ ("4th quarter of %d"),
};

static const char *const halves[2] = {
  N_ ("1st half of %d"),
  N_ ("2nd half of %d"),
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
/**
 * pow_date_format:
 * @date: a date
 *
 * The date in words, exactly as precise as it was given: "6 Feb 2020", "February 2020",
 * "1st quarter of 2014", "2nd half of 2016", "2020".
 *
 * Returns: (transfer full): the words, translated; "unknown" for an unknown date
 */
char *
pow_date_format (PowDate date)
{
  switch (date.precision)
    {
    case POW_PRECISION_YEAR:
      return g_strdup_printf ("%d", date.year);
    case POW_PRECISION_HALF:
      return g_strdup_printf (pow_words_get (halves[date.part - 1]), date.year);
    case POW_PRECISION_QUARTER:
      return g_strdup_printf (pow_words_get (quarters[date.part - 1]), date.year);
    case POW_PRECISION_MONTH:
      return g_strdup_printf (MONTH_FORMAT,
                              pow_words_get_in ("month", months[date.part - 1]),
                              date.year);
    case POW_PRECISION_DAY:
      return g_strdup_printf (
          DAY_FORMAT, date.day,
          pow_words_get_in ("month, abbreviated", short_months[date.part - 1]),
          date.year);
    case POW_PRECISION_NONE:
    default:
      return g_strdup (pow_words_get (N_ ("unknown")));
    }
}
#pragma GCC diagnostic pop

/**
 * pow_date_from_days:
 * @julian: a day as #GDate counts them
 *
 * Returns: that day, or %POW_DATE_NONE outside the years 1 to 9999
 */
PowDate
pow_date_from_days (gint32 julian)
{
  GDate day;

  if (julian < 1)
    return POW_DATE_NONE;
  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) julian);
  if (g_date_get_year (&day) > 9999)
    return POW_DATE_NONE;
  return (PowDate){ POW_PRECISION_DAY, (gint16) g_date_get_year (&day),
                    (guint8) g_date_get_month (&day), g_date_get_day (&day) };
}

static gint32
count_days (guint year, guint month, guint day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);
  return (gint32) g_date_get_julian (&date);
}

/* First and last month of the interval. */
static void
get_months (PowDate date, guint *first, guint *last)
{
  guint length = 1;

  switch (date.precision)
    {
    case POW_PRECISION_HALF:
      length = 6;
      break;
    case POW_PRECISION_QUARTER:
      length = 3;
      break;
    case POW_PRECISION_MONTH:
    case POW_PRECISION_DAY:
      break;
    case POW_PRECISION_YEAR:
    case POW_PRECISION_NONE:
    default:
      *first = 1;
      *last = 12;
      return;
    }
  *last = date.part * length;
  *first = *last - length + 1;
}

/**
 * pow_date_get_first_day:
 * @date: a date
 *
 * Returns: the first day of the interval as #GDate counts days, or 0 for an unknown date
 */
gint32
pow_date_get_first_day (PowDate date)
{
  guint first, last;

  if (date.precision == POW_PRECISION_NONE)
    return 0;
  get_months (date, &first, &last);
  return count_days ((guint) date.year, first, date.precision == POW_PRECISION_DAY ? date.day : 1);
}

/**
 * pow_date_get_last_day:
 * @date: a date
 *
 * Returns: the last day of the interval as #GDate counts days, or 0 for an unknown date
 */
gint32
pow_date_get_last_day (PowDate date)
{
  guint first, last;

  if (date.precision == POW_PRECISION_NONE)
    return 0;
  if (date.precision == POW_PRECISION_DAY)
    return count_days ((guint) date.year, date.part, date.day);
  get_months (date, &first, &last);
  return count_days ((guint) date.year, last,
                     g_date_get_days_in_month (last, (GDateYear) date.year));
}

/**
 * pow_date_compare:
 * @a: a date
 * @b: another
 *
 * Orders by the end of the interval, then by its start; an unknown date comes last.
 *
 * Returns: below, equal to or above zero
 */
int
pow_date_compare (PowDate a, PowDate b)
{
  gint32 first, second;

  if (a.precision == POW_PRECISION_NONE || b.precision == POW_PRECISION_NONE)
    return (a.precision == POW_PRECISION_NONE) - (b.precision == POW_PRECISION_NONE);
  first = pow_date_get_last_day (a);
  second = pow_date_get_last_day (b);
  if (first == second)
    {
      first = pow_date_get_first_day (a);
      second = pow_date_get_first_day (b);
    }
  return (first > second) - (first < second);
}

/**
 * pow_date_today:
 *
 * Returns: the local day. Rules take today as an argument; this is only for who asks them.
 */
PowDate
pow_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return (PowDate){ POW_PRECISION_DAY, (gint16) g_date_time_get_year (now),
                    (guint8) g_date_time_get_month (now),
                    (guint8) g_date_time_get_day_of_month (now) };
}

#define SECONDS_A_DAY 86400
#define EPOCH_JULIAN 719163 /* 1 January 1970 */

/* The last Sunday of a month: when summer time begins (March) and ends (October). */
static gint32
get_last_sunday (guint year, guint month)
{
  gint32 last = count_days (year, month, 31);

  return last - last % 7; /* day 0 of the count would be a Sunday */
}

/**
 * pow_date_get_end_time:
 * @date: a date that is known
 *
 * The last second of the interval in Europe/Amsterdam. By the European rule of summer time (since
 * 1996: last Sunday of March to last Sunday of October), not by the zone files of the machine, so
 * that a date means the same moment everywhere.
 *
 * Returns: Unix seconds
 */
gint64
pow_date_get_end_time (PowDate date)
{
  gint32 next;
  guint year;
  gboolean summer;
  PowDate day;

  g_return_val_if_fail (date.precision != POW_PRECISION_NONE, 0);

  /* Midnight after the interval: on a day the clock changes, it does so hours later. */
  next = pow_date_get_last_day (date) + 1;
  day = pow_date_from_days (next);
  year = day.precision == POW_PRECISION_NONE ? 9999 : (guint) day.year;
  summer = next > get_last_sunday (year, 3) && next <= get_last_sunday (year, 10);
  return ((gint64) next - EPOCH_JULIAN) * SECONDS_A_DAY - (summer ? 7200 : 3600) - 1;
}

/**
 * pow_date_from_time:
 * @time: Unix seconds
 *
 * The inverse of pow_date_get_end_time(), for days.
 *
 * Returns: the day in Europe/Amsterdam that holds @time; NONE outside the years 1 to 9999
 */
PowDate
pow_date_from_time (gint64 time)
{
  gint64 julian = (time - (((time % SECONDS_A_DAY) + SECONDS_A_DAY) % SECONDS_A_DAY)) / SECONDS_A_DAY + EPOCH_JULIAN;
  PowDate day = POW_DATE_NONE;

  if (julian < 1 || julian > count_days (9999, 12, 31))
    return day;
  day = pow_date_from_days ((gint32) julian);
  /* In the last hours of a day in Greenwich the next one has begun here. */
  return time <= pow_date_get_end_time (day) ? day : pow_date_from_days ((gint32) julian + 1);
}
