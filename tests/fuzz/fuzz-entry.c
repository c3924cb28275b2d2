/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/fuzz/fuzz.h"

#include "model/record/pow-money.h"
#include "model/record/pow-order.h"
#include "model/schema/pow-date.h"
#include "model/schema/pow-validate.h"

/* What a person types: a date, an amount, a text that may hold a citizen service number. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const PowDate today = { POW_PRECISION_DAY, 2020, 2, 13 };
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) date_error = NULL;
  g_autoptr (GError) money_error = NULL;
  PowDate date;
  gboolean known;
  gint64 euros;

  if (pow_date_parse (text, &date))
    {
      g_autofree char *back = pow_date_to_string (date);

      g_assert_cmpstr (back, ==, text);
      g_assert_cmpint (pow_date_get_first_day (date), <=, pow_date_get_last_day (date));
    }
  if (!g_utf8_validate (text, -1, NULL))
    return 0;

  if (pow_date_parse_entry (text, &today, &date, &date_error))
    {
      g_autofree char *stored = pow_date_to_string (date);
      g_autofree char *words = pow_date_format (date);
      PowDate again;

      g_assert_true (g_utf8_validate (words, -1, NULL));
      if (date.precision != POW_PRECISION_NONE)
        {
          g_assert_true (pow_date_parse (stored, &again));
          g_assert_cmpint (pow_date_compare (date, again), ==, 0);
        }
    }
  else
    {
      g_assert_nonnull (date_error);
    }

  if (pow_money_parse_entry (text, &known, &euros, &money_error) && known)
    {
      g_autofree char *words = pow_money_format (euros);
      gint64 again;

      g_assert_true (pow_money_parse_entry (words, &known, &again, NULL));
      g_assert_cmpint (euros, ==, again);
    }

  if (pow_text_has_bsn (text))
    {
      g_autofree char *masked = pow_text_mask_bsn (text);

      g_assert_cmpstr (masked, !=, text);
      g_assert_true (g_utf8_validate (masked, -1, NULL));
    }
  return 0;
}
