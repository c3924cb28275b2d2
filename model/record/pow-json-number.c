/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-json.h"

#include <string.h>

/* Exponents further apart than this differ whatever their digits: no text is that long. */
#define FAR (G_GINT64_CONSTANT (10000000000000000))

/* A JSON number taken apart where it stands: 0.<digits> times ten to the power
 * (exponent + point). Nothing is computed, so no exponent is too large. */
typedef struct
{
  gboolean negative;
  const char *first;      /* first digit that is not zero; NULL: the number is zero */
  const char *last;       /* last digit that is not zero; a point may stand between */
  gint64 point;           /* digits before the point, counted from the first one */
  gboolean low;           /* sign of the exponent */
  const char *exponent;   /* its digits, without leading zeros */
  gsize exponent_length;
} Decimal;

static Decimal
take_apart (const char *spelling)
{
  Decimal decimal = { 0 };
  gboolean seen_point = FALSE;
  const char *at = spelling;

  if (*at == '-')
    {
      decimal.negative = TRUE;
      at++;
    }

  for (; g_ascii_isdigit (*at) || *at == '.'; at++)
    {
      if (*at == '.')
        {
          seen_point = TRUE;
          continue;
        }
      if (*at != '0')
        {
          if (decimal.first == NULL)
            decimal.first = at;
          decimal.last = at;
        }
      if (!seen_point && decimal.first != NULL)
        decimal.point++;
      else if (seen_point && decimal.first == NULL)
        decimal.point--;
    }

  if (*at == 'e' || *at == 'E')
    {
      at++;
      if (*at == '+' || *at == '-')
        decimal.low = *at++ == '-';
      while (*at == '0')
        at++;
      decimal.exponent = at;
      while (g_ascii_isdigit (*at))
        at++;
      decimal.exponent_length = (gsize) (at - decimal.exponent);
    }

  return decimal;
}

/* The digit of the exponent that counts 10^@place, with the exponent's sign. */
static int
get_exponent_digit (const Decimal *decimal, gsize place)
{
  int digit;

  if (place >= decimal->exponent_length)
    return 0;

  digit = decimal->exponent[decimal->exponent_length - 1 - place] - '0';
  return decimal->low ? -digit : digit;
}

/* The difference of the exponents, exact unless it passes FAR. */
static gint64
subtract_exponents (const Decimal *a, const Decimal *b)
{
  gint64 difference = 0;

  for (gsize place = MAX (a->exponent_length, b->exponent_length); place > 0; place--)
    {
      difference = difference * 10 + get_exponent_digit (a, place - 1) - get_exponent_digit (b, place - 1);
      /* From three on the rest of the digits cannot turn the sign or make it small again. */
      if (ABS (difference) > FAR)
        break;
    }

  return CLAMP (difference, -FAR, FAR);
}

/* Compares numbers that are not zero without their signs. */
static int
compare_sizes (const Decimal *a, const Decimal *b)
{
  gint64 difference = subtract_exponents (a, b) + a->point - b->point;
  const char *x = a->first;
  const char *y = b->first;

  if (difference != 0)
    return difference < 0 ? -1 : 1;

  while (x <= a->last && y <= b->last)
    {
      if (*x == '.')
        x++;
      else if (*y == '.')
        y++;
      else if (*x != *y)
        return *x < *y ? -1 : 1;
      else
        x++, y++;
    }

  return (x <= a->last) - (y <= b->last);
}

/**
 * pow_json_compare_numbers:
 * @a: the spelling of a JSON number
 * @b: the spelling of another
 *
 * Compares two numbers by their exact decimal value: 1.50 equals 15e-1, -0 equals 0, and
 * 9007199254740993 is more than 9007199254740992. Takes time in the length of the spelling only,
 * whatever the exponent.
 *
 * Returns: less than, equal to or greater than 0
 */
int
pow_json_compare_numbers (const char *a, const char *b)
{
  Decimal x, y;
  int sign_x, sign_y, sizes;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  x = take_apart (a);
  y = take_apart (b);
  sign_x = x.first == NULL ? 0 : x.negative ? -1 : 1;
  sign_y = y.first == NULL ? 0 : y.negative ? -1 : 1;
  if (sign_x != sign_y || sign_x == 0)
    return (sign_x > sign_y) - (sign_x < sign_y);

  sizes = compare_sizes (&x, &y);
  return sign_x < 0 ? -sizes : sizes;
}

/**
 * pow_json_get_int64:
 * @number: (nullable): a value
 * @value: (out): return location of the number
 *
 * Reads a whole number by its exact value, however it is spelled (`100`, `100.0`, `1e2`).
 *
 * Returns: whether @number is a whole number that fits
 */
gboolean
pow_json_get_int64 (const cJSON *number, gint64 *value)
{
  g_autofree char *spelling = NULL;
  Decimal decimal;
  gint64 power = 0;
  gint64 total = 0;
  gint64 used = 0;

  g_return_val_if_fail (value != NULL, FALSE);

  if (!cJSON_IsNumber (number))
    return FALSE;

  spelling = pow_json_dup_spelling (number);
  decimal = take_apart (spelling);
  if (decimal.first == NULL)
    {
      *value = 0;
      return TRUE;
    }

  for (gsize place = decimal.exponent_length; place > 0 && ABS (power) < FAR; place--)
    power = power * 10 + get_exponent_digit (&decimal, place - 1);
  power += decimal.point;
  if (power < 1 || power > 19)
    return FALSE;

  for (const char *at = decimal.first; at <= decimal.last; at++)
    {
      if (*at == '.')
        continue;
      /* Summed below zero, where there is room for one more. */
      if (used++ == power || __builtin_mul_overflow (total, 10, &total)
          || __builtin_sub_overflow (total, (gint64) (*at - '0'), &total))
        return FALSE;
    }
  for (; used < power; used++)
    if (__builtin_mul_overflow (total, 10, &total))
      return FALSE;

  if (!decimal.negative && __builtin_sub_overflow (0, total, &total))
    return FALSE;

  *value = total;
  return TRUE;
}

/**
 * pow_json_get_spelling:
 * @number: a number
 *
 * Gives the digits as they were written, where the number remembers them: all numbers of
 * pow_json_read() and pow_json_new_number() do.
 *
 * Returns: (nullable): the spelling, owned by @number
 */
const char *
pow_json_get_spelling (const cJSON *number)
{
  return cJSON_IsNumber (number) ? number->valuestring : NULL;
}

/**
 * pow_json_dup_spelling:
 * @number: a number
 *
 * Gives the digits of a number, also of one that was made without a spelling (by cJSON itself):
 * then the shortest that read back as the same double.
 *
 * Returns: (transfer full): the spelling
 */
char *
pow_json_dup_spelling (const cJSON *number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (cJSON_IsNumber (number), g_strdup ("0"));

  if (number->valuestring != NULL)
    return g_strdup (number->valuestring);

  if (number->valuedouble >= -9007199254740991.0 && number->valuedouble <= 9007199254740991.0
      && number->valuedouble == (double) (gint64) number->valuedouble)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number->valuedouble);

  for (int precision = 15; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (digits, sizeof digits, format, number->valuedouble);
      if (g_ascii_strtod (digits, NULL) == number->valuedouble)
        break;
    }

  return g_strdup (digits);
}

/**
 * pow_json_new_number:
 * @spelling: a number as JSON spells it
 *
 * Makes a number that keeps its spelling.
 *
 * Returns: (transfer full): the number
 */
cJSON *
pow_json_new_number (const char *spelling)
{
  cJSON *number;

  g_return_val_if_fail (spelling != NULL, NULL);

  number = pow_json_read (spelling, strlen (spelling), NULL);
  if (!cJSON_IsNumber (number))
    {
      g_critical ("“%s” is no JSON number", spelling);
      g_clear_pointer (&number, cJSON_Delete);
    }

  return number;
}

/**
 * pow_json_new_integer:
 * @value: a whole number
 *
 * Makes a number, exact over the whole range.
 *
 * Returns: (transfer full): the number
 */
cJSON *
pow_json_new_integer (gint64 value)
{
  char spelling[24];

  g_snprintf (spelling, sizeof spelling, "%" G_GINT64_FORMAT, value);
  return pow_json_new_number (spelling);
}
