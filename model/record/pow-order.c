/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-order.h"

#include <string.h>

/* Keys are read as fractions in base 36, and there is always one between two others. */
#define BASE 36

static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static int
get_value (char digit)
{
  const char *found = digit != '\0' ? strchr (digits, digit) : NULL;

  return found != NULL ? (int) (found - digits) : 0;
}

/* The digit of @key at @place; a key goes on in zeros. */
static int
get_digit (const char *key, gsize place)
{
  return key != NULL && place < strlen (key) ? get_value (key[place]) : 0;
}

/* Appends a digit between @low and @high. At an open end it stays close to the neighbour, so that
 * keys of a list that grows at one end stay short. */
static void
append_between (GString *key, int low, int high, gboolean open_low, gboolean open_high)
{
  int digit = low + (high - low) / 2;

  if (open_high && !open_low)
    digit = low + 1;
  else if (open_low && !open_high)
    digit = high - 1;

  g_string_append_c (key, digits[digit]);
}

/**
 * pow_order_between:
 * @before: (nullable): the key to come after; %NULL at the beginning
 * @after: (nullable): the key to come before; %NULL at the end
 * @rand: (nullable): a source of chance; %NULL for the global one
 *
 * Makes a key for a place between two neighbours, to be compared by bytes. Two characters of chance
 * at its end keep two people apart who add at the same place at the same time. When the neighbours
 * have equal keys (their ids decide then), the new key comes after both.
 *
 * Returns: (transfer full): the key; it never ends in `0`
 */
char *
pow_order_between (const char *before, const char *after, GRand *rand)
{
  GString *key = g_string_new (NULL);
  gboolean bounded = after != NULL && (before == NULL || strcmp (before, after) < 0);
  gboolean open_low = before == NULL;
  gboolean open_high = !bounded;

  for (gsize place = 0;; place++)
    {
      int low = get_digit (before, place);
      int high = bounded ? get_digit (after, place) : BASE;

      if (high - low > 1)
        {
          append_between (key, low, high, open_low, open_high);
          break;
        }
      g_string_append_c (key, digits[low]);
      /* Below a digit that is one less than its neighbour's everything is free; so it is behind
       * both keys, when they differ by zeros at the end only, which no key of ours has. */
      if (high > low || (bounded && place >= strlen (after)))
        bounded = FALSE;
    }

  for (int i = 0; i < 2; i++)
    {
      gint32 lowest = i == 0 ? 0 : 1;
      gint32 value = rand != NULL ? g_rand_int_range (rand, lowest, BASE) : g_random_int_range (lowest, BASE);

      g_string_append_c (key, digits[value]);
    }

  return g_string_free (key, FALSE);
}
