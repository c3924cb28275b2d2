/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/record/pow-money.h"
#include "model/record/pow-order.h"

#include <locale.h>
#include <string.h>

static const struct
{
  const char *text;
  gint64 euros;
} amounts[] = {
  { "0", 0 }, { "1", 1 }, { "40000", 40000 }, { "40.000", 40000 }, { "40,000", 40000 }, { "40 000", 40000 }, { "€ 40.000", 40000 },
  { "€40.000", 40000 }, { "40.000 euro", 40000 }, { "EUR 40.000,-", 40000 }, { "40000 EUR", 40000 }, { "1.000.000", 1000000 },
  { "€ 1.000.000", 1000000 }, { "1.000.000,00", 1000000 }, { "1,000,000.00", 1000000 }, { "1000000,0", 1000000 }, { "1'000'000", 1000000 },
  { "1\xC2\xA0""000\xC2\xA0""000", 1000000 }, { "1 mln", 1000000 }, { "1 mln.", 1000000 }, { "1mln", 1000000 }, { "1,5 mln", 1500000 },
  { "1.5 mln", 1500000 }, { "1,25 miljoen", 1250000 }, { "€ 1,5 miljoen", 1500000 }, { "2 million", 2000000 }, { "250k", 250000 },
  { "250 K", 250000 }, { "12,5 duizend", 12500 }, { "0,5 mln", 500000 }, { "1 mld", 1000000000 }, { "2 miljard", 2000000000 },
  { "500,-", 500 }, { "500.-", 500 }, { "500,", 500 }, { " 500 ", 500 }, { "-500", -500 }, { "- 500", -500 }, { "−500", -500 },
  { "€ -500", -500 }, { "007", 7 }, { "1.234.567", 1234567 }, { "9007199254740991", G_GINT64_CONSTANT (9007199254740991) },
  { "1.500 mln", G_GINT64_CONSTANT (1500000000) }, { "0,000001 mln", 1 },
};

static const char *const refused[] = {
  "abc", "12,50", "12.5", "0,99", "1.2.3", "1,2,3", "1.00.000", "1.0000.000", "1,000.000,0", "10000.000.000,5", "1e5", "0x10", "1/2",
  "een miljoen", "40.000 dollar", "$ 5", "€", "--5", "5-", "1 2", "1 mln 5", "mln", "1,2345678 mln", "9007199254740992", "10.000.000 mld",
  "99999999999999999999999", "٣", "1\n2", "1 mln mln", ".5", ",5", "5 %",
};

static const char *const unknown[] = { "", "  ", "?", "-", "onbekend", "Onbekend", "unknown", "\xC2\xA0" };

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean known;
      gint64 euros = -1;

      if (!pow_money_parse_entry (amounts[i].text, &known, &euros, &error) || !known || euros != amounts[i].euros)
        g_error ("“%s” is read as %" G_GINT64_FORMAT " %s", amounts[i].text, euros, error != NULL ? error->message : "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean known = TRUE;
      gint64 euros = -1;

      if (pow_money_parse_entry (refused[i], &known, &euros, &error))
        g_error ("“%s” is read as %" G_GINT64_FORMAT, refused[i], euros);
      g_assert_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_ENTRY);
      g_assert_false (known);
      g_assert_cmpint (euros, ==, -1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      gboolean known = TRUE;
      gint64 euros = -1;

      g_assert_true (pow_money_parse_entry (unknown[i], &known, &euros, NULL));
      g_assert_false (known);
    }
}

static void
test_format (void)
{
  static const struct
  {
    gint64 euros;
    const char *text;
  } cases[] = {
    { 0, "€ 0" }, { 999, "€ 999" }, { 1000, "€ 1,000" }, { -1000, "€ -1,000" }, { 1234567, "€ 1,234,567" }, { 100000, "€ 100,000" },
  };
  static const struct
  {
    const char *spelling, *text;
  } numbers[] = {
    { "0", "0" }, { "12.50", "12.50" }, { "-12500.75", "-12,500.75" }, { "1e3", "1e3" }, { "0.001", "0.001" }, { "1234567.1234567", "1,234,567.1234567" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pow_money_format (cases[i].euros);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = pow_number_format (numbers[i].spelling);

      g_assert_cmpstr (text, ==, numbers[i].text);
    }
}

/* What is shown can be typed back. */
static void
test_format_and_parse (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 2000; i++)
    {
      gint64 euros = (gint64) (g_rand_double_range (rand, -1, 1) * (double) (G_GINT64_CONSTANT (1) << (i % 53)));
      g_autofree char *text = pow_money_format (euros);
      gboolean known;
      gint64 read = 0;

      g_assert_true (pow_money_parse_entry (text, &known, &read, NULL));
      g_assert_cmpint (read, ==, euros);
    }
}

static void
check_between (const char *before, const char *key, const char *after)
{
  if ((before != NULL && strcmp (before, key) >= 0) || (after != NULL && strcmp (key, after) >= 0))
    g_error ("%s is not between %s and %s", key, before, after);
  g_assert_cmpuint (strspn (key, "0123456789abcdefghijklmnopqrstuvwxyz"), ==, strlen (key));
  g_assert_cmpint (key[strlen (key) - 1], !=, '0');
}

/* A list that grows at random places, and one that grows at one end or in one gap. */
static void
test_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 2000; i++)
    {
      guint place = (guint) g_rand_int_range (rand, 0, (gint32) keys->len + 1);
      const char *before = place > 0 ? g_ptr_array_index (keys, place - 1) : NULL;
      const char *after = place < keys->len ? g_ptr_array_index (keys, place) : NULL;
      char *key = pow_order_between (before, after, rand);

      check_between (before, key, after);
      g_ptr_array_insert (keys, (gint) place, key);
    }

  for (guint round = 0; round < 3; round++)
    {
      g_autofree char *last = pow_order_between (NULL, NULL, rand);
      g_autofree char *wall = pow_order_between (last, NULL, rand);

      for (guint i = 0; i < 200; i++)
        {
          const char *before = round == 0 ? NULL : last;
          const char *after = round == 0 ? last : round == 1 ? NULL : wall;
          char *key = pow_order_between (before, after, rand);

          check_between (before, key, after);
          g_free (last);
          last = key;
        }
      /* At the ends keys grow slowly: some eighteen entries a character. */
      if (round < 2)
        g_assert_cmpuint (strlen (last), <, 24);
    }
}

/* Keys that no writer of ours makes still end. */
static void
test_order_of_strange_keys (void)
{
  static const struct
  {
    const char *before, *after;
  } cases[] = {
    { "a", "a" }, { "b", "a" }, { "a", "a0" }, { "a", "a00" }, { "0", "00" }, { NULL, "0" }, { NULL, "00" }, { "zzzz", NULL }, { "", "1" }, { "é", "ü" },
    { "a", "a01" }, { NULL, "01" }, { NULL, "1" }, { "zz", "zz1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = pow_order_between (cases[i].before, cases[i].after, NULL);

      g_assert_cmpint (key[strlen (key) - 1], !=, '0');
      if (i >= 10)
        check_between (cases[i].before, key, cases[i].after);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/format-and-parse", test_format_and_parse);
  g_test_add_func ("/order/between", test_order);
  g_test_add_func ("/order/strange-keys", test_order_of_strange_keys);

  return g_test_run ();
}
