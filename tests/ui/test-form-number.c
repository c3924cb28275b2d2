/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-number.h"

#include <locale.h>

static const struct
{
  const char *typed;
  PowNumberKind kind;
  const char *spelling; /* NULL: refused */
} cases[] = {
  { "240000", POW_NUMBER_EUROS, "240000" },
  { "240.000", POW_NUMBER_EUROS, "240000" },
  { "€ 1.000.000", POW_NUMBER_EUROS, "1000000" },
  { "EUR 40.000,-", POW_NUMBER_EUROS, "40000" },
  { "1,2 mln", POW_NUMBER_EUROS, "1200000" },
  { "1.2 miljoen", POW_NUMBER_EUROS, "1200000" },
  { "40k", POW_NUMBER_EUROS, "40000" },
  { "12,50", POW_NUMBER_EUROS, NULL },
  { "12,00", POW_NUMBER_EUROS, "12" },
  { "-500", POW_NUMBER_EUROS, "-500" },
  { "-0", POW_NUMBER_EUROS, "0" },
  { "007", POW_NUMBER_EUROS, "7" },
  { "veel", POW_NUMBER_EUROS, NULL },
  { "1.2.3", POW_NUMBER_EUROS, NULL },
  { "12 mln euro", POW_NUMBER_EUROS, NULL },
  { "99999999999999999", POW_NUMBER_EUROS, NULL },
  { "12", POW_NUMBER_WHOLE, "12" },
  { "1 250", POW_NUMBER_WHOLE, "1250" },
  { "7,5", POW_NUMBER_WHOLE, NULL },
  { "7,5", POW_NUMBER_ANY, "7.5" },
  { "7.5", POW_NUMBER_ANY, "7.5" },
  { "7,", POW_NUMBER_ANY, NULL },
  { "12 %", POW_NUMBER_ANY, NULL },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *spelling = pow_form_number_parse (cases[i].typed, cases[i].kind, &error);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (spelling, ==, cases[i].spelling);
      g_assert_true ((error != NULL) == (cases[i].spelling == NULL));
      if (error != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].typed));
    }
}

/* What is shown for editing must mean the same when it is read again, in every locale. */
static void
test_round_trip (void)
{
  static const char *const locales[] = { "C", "nl_NL.UTF-8", "tr_TR.UTF-8" };
  static const char *const spellings[] = { "0", "12", "-1234", "1234567", "12.5", "1.234", "0.125" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (setlocale (LC_ALL, locales[i]) == NULL)
        {
          g_test_message ("no locale %s here", locales[i]);
          continue;
        }
      for (guint j = 0; j < G_N_ELEMENTS (spellings); j++)
        {
          gboolean whole = strchr (spellings[j], '.') == NULL;
          g_autofree char *shown = pow_form_number_format (spellings[j], whole);
          g_autofree char *again
              = pow_form_number_parse (shown, whole ? POW_NUMBER_EUROS : POW_NUMBER_ANY, NULL);

          g_test_message ("%s: %s shown as %s", locales[i], spellings[j], shown);
          g_assert_cmpstr (again, ==, spellings[j]);
        }
    }
  setlocale (LC_ALL, "C");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form-number/parse", test_parse);
  g_test_add_func ("/form-number/round-trip", test_round_trip);

  return g_test_run ();
}
