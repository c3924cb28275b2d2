/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PowDate:
 *
 * A date with its precision: an interval of whole days, kept as vague as it was given.
 * Plain value; compare with pow_date_compare(), never by struct.
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

typedef struct
{
  PowPrecision precision; /* NONE: unknown */
  gint16 year;            /* 1..9999 */
  guint8 part;            /* half 1-2, quarter 1-4, month 1-12; 0 for a year */
  guint8 day;             /* 1..31, only with DAY */
} PowDate;

#define POW_DATE_NONE ((PowDate){ POW_PRECISION_NONE, 0, 0, 0 })

#define POW_DATE_ERROR (pow_date_error_quark ())
GQuark pow_date_error_quark (void);

typedef enum
{
  POW_DATE_ERROR_UNREADABLE, /* no date that pow_date_parse_entry() knows */
} PowDateError;

gboolean pow_date_parse (const char *text, PowDate *date);   /* storage form only */
gboolean pow_date_parse_entry (const char *text, const PowDate *today, PowDate *date, GError **error);
                                                              /* Dutch and English phrases; "onbekend" gives NONE */
char *pow_date_to_string (PowDate date);                      /* storage form; NULL for NONE */
char *pow_date_format (PowDate date);                         /* "6 feb 2020", "1e kwartaal 2014": translated */
PowDate pow_date_from_days (gint32 julian);                   /* GDate julian day */
gint32 pow_date_get_first_day (PowDate date);                 /* GDate julian day */
gint32 pow_date_get_last_day (PowDate date);
int pow_date_compare (PowDate a, PowDate b);                  /* by end, then start; NONE last */
PowDate pow_date_today (void);                                /* local day; rules take today as an argument */
gint64 pow_date_get_end_time (PowDate date);                  /* Unix seconds, last second in Europe/Amsterdam */

G_END_DECLS
