/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/record/pow-address.h"
#include "regions/pow-templates.h"

static PowRecord *
find (GPtrArray *records, const char *address)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (pow_record_get_address (g_ptr_array_index (records, i)), address) == 0)
      return g_ptr_array_index (records, i);
  return NULL;
}

static void
test_regions (void)
{
  g_autoptr (GPtrArray) regions = pow_regions_list ();
  g_autoptr (GHashTable) tiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint municipalities = 0;

  g_assert_cmpuint (regions->len, ==, 35);
  for (guint i = 0; i < regions->len; i++)
    {
      PowRecord *region = g_ptr_array_index (regions, i);
      g_autofree char *id = pow_address_dup_region (pow_record_get_address (region));
      const cJSON *neighbour;
      gint64 column, row;

      g_assert_true (pow_record_set_contains (region, "municipalities",
                                              pow_record_get_text (region, "centre_municipality")));
      municipalities += (guint)cJSON_GetArraySize (pow_record_get (region, "municipalities"));
      cJSON_ArrayForEach (neighbour, pow_record_get (region, "neighbours"))
        {
          g_autofree char *address
              = pow_address_build (POW_KIND_REGION, neighbour->valuestring, NULL);
          PowRecord *other = find (regions, address);
          g_assert_nonnull (other);
          g_assert_true (pow_record_set_contains (other, "neighbours", id));
        }
      g_assert_true (pow_record_get_integer (region, "tile.column", &column));
      g_assert_true (pow_record_get_integer (region, "tile.row", &row));
      g_assert_true (column >= 0 && column < 6 && row >= 0 && row < 9);
      g_assert_true (g_hash_table_add (tiles, g_strdup_printf ("%d/%d", (int)column, (int)row)));
      g_assert_cmpstr (pow_record_get_text (region, "municipalities_as_of"), ==, "2021-01-01");
      g_assert_nonnull (pow_record_get (region, "source"));
    }
  g_assert_cmpuint (municipalities, ==, 352);
}

static void
test_templates (void)
{
  const char *const *names = pow_template_list_names ();
  g_assert_cmpuint (g_strv_length ((char **)names), ==, 3);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = pow_template_build_records (names[i], NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (records->len, ==, 1 + 35 * 2);
      g_assert_nonnull (find (records, "programme"));
      g_assert_cmpstr (pow_record_get_text (find (records, "zeeland/plan"), "status"), ==, "draft");
    }
}

static void
test_some_regions (void)
{
  static const char *const chosen[] = { "zeeland", "midden-holland", "zeeland", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = pow_template_build_records ("perspectief-op-werk", chosen, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 5);
  g_assert_nonnull (find (records, "midden-holland/region"));
}

static void
test_thresholds (void)
{
  static const struct
  {
    const char *path;
    gint64 value;
  } expected[] = {
    { "thresholds.late_red_days.value", 30 },     { "thresholds.late_amber_days.value", 1 },
    { "thresholds.stale_days.value", 35 },        { "thresholds.indicator_red.value", 60 },
    { "thresholds.indicator_amber.value", 85 },   { "thresholds.spent_amber.value", 90 },
    { "thresholds.vacant_amber_days.value", 30 }, { "thresholds.vacant_red_days.value", 60 },
    { "tranches.2019.amount", 1000000 },          { "tranches.2020.amount", 1000000 },
  };
  g_autoptr (GPtrArray) records = pow_template_build_records ("perspectief-op-werk", NULL, NULL);
  PowRecord *programme = find (records, "programme");
  g_autoptr (GPtrArray) questions = pow_record_list_entries (programme, "questions");

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gint64 value = 0;
      g_assert_true (pow_record_get_integer (programme, expected[i].path, &value));
      g_assert_cmpint (value, ==, expected[i].value);
    }
  g_assert_cmpuint (questions->len, ==, 10);
}

static void
test_refusals (void)
{
  static const char *const unknown[] = { "atlantis", NULL };
  g_autoptr (GError) error = NULL;
  g_assert_null (pow_template_build_records ("nieuw", NULL, &error));
  g_assert_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "meerjarenagenda"));
  g_clear_error (&error);
  g_assert_null (pow_template_build_records ("empty", unknown, &error));
  g_assert_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "atlantis"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/regions/reference", test_regions);
  g_test_add_func ("/regions/templates", test_templates);
  g_test_add_func ("/regions/chosen", test_some_regions);
  g_test_add_func ("/regions/programme", test_thresholds);
  g_test_add_func ("/regions/refusals", test_refusals);
  return g_test_run ();
}
