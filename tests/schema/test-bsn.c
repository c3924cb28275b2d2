/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/record/pow-json.h"
#include "model/schema/pow-validate.h"

#include <locale.h>
#include <string.h>

/* 111222333 and 123456782 pass the eleven test; so does 012345672. 111222334 does not. */
static const struct
{
  const char *text;
  const char *masked; /* NULL: no number in it */
} cases[] = {
  { "111222333", "•••••••••" },
  { "012345672", "•••••••••" },
  { "BSN: 111222333.", "BSN: •••••••••." },
  { "kandidaat 111.222.333 belt", "kandidaat ••••••••• belt" },
  { "kandidaat 111 222 333 belt", "kandidaat ••••••••• belt" },
  { "kandidaat 1112.22.333 belt", "kandidaat ••••••••• belt" },
  { "kandidaat 1112 22 333 belt", "kandidaat ••••••••• belt" },
  { "111 222.333", "•••••••••" },
  { "111\u00a0222\u00a0333", "•••••••••" },
  { "x111222333y", "x•••••••••y" },
  { "111222333 en 123456782", "••••••••• en •••••••••" },
  { "111222333,123456782", "•••••••••,•••••••••" },
  { "in 2020 111222333", "in 2020 •••••••••" },
  { "in 2020 111 222 333", "in 2020 •••••••••" },
  { "groep 2 111 222 333", "groep 2 •••••••••" },
  { "12 111222333 34", "12 ••••••••• 34" },
  { "é111222333é", "é•••••••••é" },
  { "RSIN 123456782 en 111222333", "RSIN 123456782 en •••••••••" },
  { "KVKRSIN 123456782", "KVKRSIN •••••••••" },
  { "RSIN-nummer 123456782", "RSIN-nummer •••••••••" },
  { "RSIN123456782", "RSIN•••••••••" },
  { "zie https://voorbeeld.nl/a 111222333", "zie https://voorbeeld.nl/a •••••••••" },
  { "111222333 https://voorbeeld.nl/", "••••••••• https://voorbeeld.nl/" },

  { "", NULL },
  { "geen nummer", NULL },
  { "111222334", NULL },
  { "111 222 334", NULL },
  { "000000000", NULL },
  { "11122233", NULL },
  { "1112223330", NULL },
  { "0111222333", NULL },
  { "9111222333111222333", NULL },
  { "111-222-333", NULL },
  { "11 122 2333", NULL },
  { "111  222  333", NULL },
  { "€ 1.111.222.333", NULL },
  { "111 222 333 444", NULL },
  { "444 111 222 333", NULL },
  { "111.222.333.444", NULL },
  { "+31 111 222 333", NULL },
  { "https://voorbeeld.nl/dossier/111222333", NULL },
  { "(HTTPS://voorbeeld.nl/?id=111222333&x)", NULL },
  { "www.voorbeeld.nl/111.222.333/x", NULL },
  { "RSIN 123456782", NULL },
  { "rsin: 123456782", NULL },
  { "(RSIN 123.456.782)", NULL },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = pow_text_mask_bsn (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (masked, ==, cases[i].masked != NULL ? cases[i].masked : cases[i].text);
      g_assert_true (pow_text_has_bsn (cases[i].text) == (cases[i].masked != NULL));
    }
  g_assert_false (pow_text_has_bsn (NULL));
  g_assert_null (pow_text_mask_bsn (NULL));
}

/* Of all numbers of nine digits one in eleven passes; what is masked has none left. */
static void
test_share (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  guint found = 0;
  const guint rounds = 22000;

  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *text = g_strdup_printf ("%09d", g_rand_int_range (rand, 1, 1000000000));
      g_autofree char *masked = pow_text_mask_bsn (text);

      found += pow_text_has_bsn (text);
      g_assert_false (pow_text_has_bsn (masked));
    }
  g_assert_cmpuint (found, >, rounds / 11 - 200);
  g_assert_cmpuint (found, <, rounds / 11 + 200);
}

static void
test_tree (void)
{
  static const char text[]
      = "{\"title\":\"goed\",\"milestones\":{\"a.b\":{\"title\":\"bel 111222333\"}},"
        "\"source\":[\"ook 123.456.782\"],\"later\":{\"x\":[[\"111222333\"]]},\"n-111222333\":1,"
        "\"url\":\"https://a.nl/111222333\",\"number\":111222333}";
  static const char *const fields[]
      = { "milestones.a~1b.title", "source", "later.x", "n-•••••••••" };
  g_autoptr (cJSON) tree = pow_json_read (text, strlen (text), NULL);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);

  g_assert_false (pow_validate_no_bsn (tree, NULL));
  g_assert_false (pow_validate_no_bsn (tree, problems));
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (fields));
  for (guint i = 0; i < problems->len; i++)
    {
      PowProblem *problem = problems->pdata[i];

      g_assert_cmpstr (problem->field, ==, fields[i]);
      g_assert_cmpint (problem->level, ==, POW_PROBLEM_WARNING);
      g_assert_null (strstr (problem->problem, "111222333"));
    }
  g_assert_true (pow_validate_no_bsn (NULL, problems));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/bsn/texts", test_texts);
  g_test_add_func ("/schema/bsn/share", test_share);
  g_test_add_func ("/schema/bsn/tree", test_tree);
  return g_test_run ();
}
