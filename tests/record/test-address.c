/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/record/pow-address.h"
#include "model/schema/pow-schema.h"

#include <locale.h>
#include <string.h>

static const struct
{
  const char *address;
  PowKind kind;
  const char *region, *id, *line, *path;
} good[] = {
  { "programme", POW_KIND_PROGRAMME, NULL, "programme", "programme", "programme.json" },
  { "zeeland/region", POW_KIND_REGION, "zeeland", "region", "region/zeeland", "regions/zeeland/region.json" },
  { "zeeland/plan", POW_KIND_PLAN, "zeeland", "plan", "region/zeeland", "regions/zeeland/plan.json" },
  { "midden-holland/subprojects/jobhub-7f3k", POW_KIND_SUBPROJECT, "midden-holland", "jobhub-7f3k", "region/midden-holland",
    "regions/midden-holland/subprojects/jobhub-7f3k.json" },
  { "a/trekkers/b", POW_KIND_TREKKER, "a", "b", "region/a", "regions/a/trekkers/b.json" },
  { "a/stakeholders/b", POW_KIND_STAKEHOLDER, "a", "b", "region/a", "regions/a/stakeholders/b.json" },
  { "a/bodies/b", POW_KIND_BODY, "a", "b", "region/a", "regions/a/bodies/b.json" },
  { "a/agreements/b", POW_KIND_AGREEMENT, "a", "b", "region/a", "regions/a/agreements/b.json" },
  { "a/reports/2020-k1", POW_KIND_REPORT, "a", "2020-k1", "region/a", "regions/a/reports/2020-k1.json" },
  { "programme/plan", POW_KIND_PLAN, "programme", "plan", "region/programme", "regions/programme/plan.json" },
};

static const char *const bad[] = {
  "", "/", "programme/", "/programme", "Programme", "zeeland", "zeeland/", "zeeland//plan", "zeeland/plan/", "zeeland/Plan",
  "zeeland/programme", "zeeland/subproject", "zeeland/subprojects", "zeeland/subprojects/", "zeeland/subproject/a", "zeeland/plan/a",
  "zeeland/region/a", "zeeland/subprojects/a/b", "zeeland/subprojects/A", "zeeland/subprojects/a_b", "zeeland/subprojects/-a",
  "zeeland/subprojects/a-", "zeeland/subprojects/a--b", "zeeland/subprojects/..", "../plan", "zeeland/subprojects/a.json",
  "zeeland/subprojects/é", "zee land/plan", " programme", "programme\n", "zeeland\\plan",
  "zeeland/subprojects/aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbc",
  "aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbc/plan",
};

static const char *const foreign[] = {
  "", "README.md", "plan.json", "zeeland/plan.json", "regions/programme.json", "regions/zeeland.json", "regions/zeeland/plan",
  "regions/zeeland/plan.json.json", "regions/zeeland/plan.JSON", "regions//plan.json", "regions/zeeland/subprojects/.json",
  "regions/zeeland/subprojects/a/b.json", "regions/regions/zeeland/plan.json", "Regions/zeeland/plan.json", ".json", "programme",
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *region = pow_address_dup_region (good[i].address);
      g_autofree char *id = pow_address_dup_id (good[i].address);
      g_autofree char *line = pow_address_dup_line (good[i].address);
      g_autofree char *path = pow_address_to_path (good[i].address);
      g_autofree char *back = pow_address_from_path (good[i].path);
      g_autofree char *built = pow_address_build (good[i].kind, good[i].region, good[i].id);

      g_assert_true (pow_address_is_valid (good[i].address));
      g_assert_cmpint (pow_address_get_kind (good[i].address), ==, good[i].kind);
      g_assert_cmpstr (region, ==, good[i].region);
      g_assert_cmpstr (id, ==, good[i].id);
      g_assert_cmpstr (line, ==, good[i].line);
      g_assert_cmpstr (path, ==, good[i].path);
      g_assert_cmpstr (back, ==, good[i].address);
      g_assert_cmpstr (built, ==, good[i].address);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *address = NULL;
      g_autofree char *field = NULL;

      if (pow_address_is_valid (bad[i]))
        g_error ("“%s” is taken for an address", bad[i]);
      g_assert_cmpint (pow_address_get_kind (bad[i]), ==, POW_KIND_NONE);
      g_assert_null (pow_address_dup_region (bad[i]));
      g_assert_null (pow_address_dup_id (bad[i]));
      g_assert_null (pow_address_dup_line (bad[i]));
      g_assert_null (pow_address_to_path (bad[i]));
      g_assert_false (pow_address_split_field (bad[i], &address, &field));
    }
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    g_assert_null (pow_address_from_path (foreign[i]));

  g_assert_false (pow_address_is_valid (NULL));
  g_assert_null (pow_address_build (POW_KIND_PLAN, NULL, NULL));
  g_assert_null (pow_address_build (POW_KIND_SUBPROJECT, "zeeland", "A"));
  g_assert_null (pow_address_build (POW_KIND_SUBPROJECT, "zeeland", NULL));
}

static void
test_split_field (void)
{
  g_autofree char *address = NULL;
  g_autofree char *field = NULL;

  g_assert_true (pow_address_split_field ("zeeland/plan:lines.l1.title", &address, &field));
  g_assert_cmpstr (address, ==, "zeeland/plan");
  g_assert_cmpstr (field, ==, "lines.l1.title");
  g_clear_pointer (&address, g_free);
  g_clear_pointer (&field, g_free);

  g_assert_true (pow_address_split_field ("programme", &address, &field));
  g_assert_cmpstr (address, ==, "programme");
  g_assert_null (field);
  g_clear_pointer (&address, g_free);

  g_assert_false (pow_address_split_field ("programme:", &address, &field));
  g_assert_false (pow_address_split_field (":name", &address, &field));
  g_assert_null (address);
}

static void
test_slug (void)
{
  static const struct
  {
    const char *text, *slug;
  } cases[] = {
    { "Jobhub Logistiek", "jobhub-logistiek" }, { "'s-Hertogenbosch", "s-hertogenbosch" }, { "’s-Gravenhage", "s-gravenhage" },
    { "Súdwest-Fryslân", "sudwest-fryslan" }, { "Één loket, één plan!", "een-loket-een-plan" }, { "R&D / ICT", "r-d-ict" },
    { "IŞIK İstanbul ıI", "isik-istanbul-ii" }, { "  --  ", "" }, { "Straße", "strasse" }, { "2020-K1", "2020-k1" },
    { "İİİ III iii", "iii-iii-iii" },
    { "een heel lange naam die verder gaat dan tachtig tekens want er is altijd iemand die dat doet",
      "een-heel-lange-naam-die-verder-gaat-dan-tachtig-tekens-want-er-is-altijd-iemand" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = pow_slug (cases[i].text);

      g_assert_cmpstr (slug, ==, cases[i].slug);
    }
}

static void
test_slug_in_turkish (void)
{
  g_autofree char *old = g_strdup (setlocale (LC_ALL, NULL));

  if (setlocale (LC_ALL, "tr_TR.UTF-8") == NULL)
    {
      g_test_skip ("the locale tr_TR.UTF-8 is not installed");
      return;
    }
  test_slug ();
  setlocale (LC_ALL, old);
}

static void
test_new_id (void)
{
  static const char *const titles[] = { "Jobhub Logistiek", "", "中文", "a", "Een titel die lang is en nog veel langer wordt, want dat mag gewoon hier" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GRand) same = g_rand_new_with_seed (1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 500; i++)
    {
      char *id = pow_id_new (titles[i % G_N_ELEMENTS (titles)], rand);
      g_autofree char *again = pow_id_new (titles[i % G_N_ELEMENTS (titles)], same);

      g_assert_true (pow_id_is_valid (id));
      g_assert_cmpstr (id, ==, again);
      g_hash_table_add (seen, id);
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 490);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address/good", test_good);
  g_test_add_func ("/address/bad", test_bad);
  g_test_add_func ("/address/split-field", test_split_field);
  g_test_add_func ("/address/slug", test_slug);
  g_test_add_func ("/address/slug-in-turkish", test_slug_in_turkish);
  g_test_add_func ("/address/new-id", test_new_id);

  return g_test_run ();
}
