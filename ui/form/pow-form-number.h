/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  POW_NUMBER_ANY,   /* as given, also with decimals */
  POW_NUMBER_WHOLE, /* no decimals */
  POW_NUMBER_EUROS, /* whole euros; "€", "1,2 mln", "40 duizend" are understood */
} PowNumberKind;

/* The JSON spelling of a number as people type it: "1.000.000", "1 000", "12,5", "12.5", "€ 40.000,-".
 * A point or comma before exactly three digits groups thousands, any other is the decimal sign; where
 * decimals may stand, the decimal sign of the locale is never taken for a group. NULL
 * with @error, which names two examples, when it is none. Transfer full. */
char *pow_form_number_parse (const char *text, PowNumberKind kind, GError **error);

/* A JSON spelling for people, with the decimal sign of the locale and, when @grouped, its thousands.
 * A spelling with an exponent stays as it is. Transfer full. */
char *pow_form_number_format (const char *spelling, gboolean grouped);

G_END_DECLS
