/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PowPrecision:
 * @POW_PRECISION_NONE: the date is unknown
 * @POW_PRECISION_YEAR: a year
 * @POW_PRECISION_HALF: a half of a year
 * @POW_PRECISION_QUARTER: a quarter
 * @POW_PRECISION_MONTH: a month
 * @POW_PRECISION_DAY: a day
 */
typedef enum
{
  POW_PRECISION_NONE,
  POW_PRECISION_YEAR,
  POW_PRECISION_HALF,
  POW_PRECISION_QUARTER,
  POW_PRECISION_MONTH,
  POW_PRECISION_DAY,
} PowPrecision;

/**
 * PowDate:
 * @precision: how exact it is
 * @year: 1 to 9999
 * @part: half 1 to 2, quarter 1 to 4 or month 1 to 12; 0 for a year
 * @day: 1 to 31 with %POW_PRECISION_DAY, else 0
 *
 * A date with its precision: an interval of whole days, kept as vague as it was given. A plain
 * value; compare with pow_date_compare().
 */
typedef struct
{
  PowPrecision precision;
  gint16 year;
  guint8 part;
  guint8 day;
} PowDate;

#define POW_DATE_NONE ((PowDate){ POW_PRECISION_NONE, 0, 0, 0 })

#define POW_DATE_ERROR (pow_date_error_quark ())
GQuark pow_date_error_quark (void);

/**
 * PowDateError:
 * @POW_DATE_ERROR_UNREADABLE: not a date that pow_date_parse_entry() knows
 */
typedef enum
{
  POW_DATE_ERROR_UNREADABLE,
} PowDateError;

gboolean pow_date_parse (const char *text, PowDate *date);
gboolean pow_date_parse_entry (const char *text, const PowDate *today, PowDate *date, GError **error);
char *pow_date_to_string (PowDate date);
char *pow_date_format (PowDate date);

PowDate pow_date_from_days (gint32 julian);
gint32 pow_date_get_first_day (PowDate date);
gint32 pow_date_get_last_day (PowDate date);
gint64 pow_date_get_end_time (PowDate date);
PowDate pow_date_from_time (gint64 time);
int pow_date_compare (PowDate a, PowDate b);
PowDate pow_date_today (void);

G_END_DECLS
