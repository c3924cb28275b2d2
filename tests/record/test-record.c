/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/record/pow-record.h"
#include "model/record/pow-value.h"
#include "tests/common/pow-random-record.h"

#include <locale.h>
#include <string.h>

#define ROUNDS 1500
#define ADDRESS "zeeland/subprojects/jobhub-7f3k"

static PowRecord *
read_subproject (const char *text)
{
  g_autoptr (GError) error = NULL;
  PowRecord *record = pow_record_read (POW_KIND_SUBPROJECT, ADDRESS, text, strlen (text), &error);

  g_assert_no_error (error);
  return record;
}

static void
test_round_trip (gconstpointer data)
{
  const char *locale = data;
  g_autofree char *old = g_strdup (setlocale (LC_ALL, NULL));
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200213);

  if (setlocale (LC_ALL, locale) == NULL)
    {
      g_test_skip_printf ("the locale %s is not installed", locale);
      return;
    }

  for (guint i = 0; i < ROUNDS; i++)
    {
      PowKind kind = (PowKind) (i % POW_N_KINDS);
      PowRandomFlags flags = (i & 1 ? POW_RANDOM_CHOICES : 0) | (i & 2 ? POW_RANDOM_LOOSE : 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (cJSON) tree = pow_random_record (rand, kind, flags);
      gsize length, first_length, second_length;
      g_autofree char *text = pow_json_write_ordered (tree, &length);
      g_autoptr (PowRecord) record = pow_record_read (kind, NULL, text, length, &error);
      g_autoptr (PowRecord) again = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      g_assert_no_error (error);
      first = pow_record_write (record, &first_length);
      again = pow_record_read (kind, NULL, first, first_length, &error);
      g_assert_no_error (error);
      second = pow_record_write (again, &second_length);
      g_assert_cmpmem (first, first_length, second, second_length);
      g_assert_true (pow_record_equal (record, again));

      /* What the random record says in canonical form is kept to the byte. */
      if ((flags & POW_RANDOM_LOOSE) == 0)
        {
          if (!pow_json_equal (tree, pow_record_get_tree (record)))
            g_error ("%s\nbecame\n%s", text, first);
          if ((flags & POW_RANDOM_CHOICES) != 0 && pow_json_get (tree, "choices") != NULL)
            g_assert_cmpuint (pow_record_count_choices (record), >, 0);
        }
    }

  setlocale (LC_ALL, old);
}

/* Unknown keys with numbers that no double holds, empty values, and texts in any form. */
static void
test_verbatim (void)
{
  static const char text[] = "{\n"
                             "  \"format\": 1,\n"
                             "  \"title\": \"x\",\n"
                             "  \"period\": {\n"
                             "    \"start\": \"2020\",\n"
                             "    \"x\": 9007199254740993\n"
                             "  },\n"
                             "  \"milestones\": {\n"
                             "    \"m1\": {\n"
                             "      \"title\": \"t\",\n"
                             "      \"removed\": true,\n"
                             "      \"Title\": []\n"
                             "    }\n"
                             "  },\n"
                             "  \"removed\": true,\n"
                             "  \"Title\": \"e\xCC\x81\\r\\n\",\n"
                             "  \"a\": {\n"
                             "    \"B\": null,\n"
                             "    \"b\": 1.50\n"
                             "  },\n"
                             "  \"z.z\": \"\"\n"
                             "}\n";
  g_autoptr (PowRecord) record = read_subproject (text);
  g_autofree char *written = pow_record_write (record, NULL);
  const cJSON mark = { .type = cJSON_String, .valuestring = (char *) "y" };
  g_autoptr (PowRecord) other = NULL;
  g_autoptr (PowRecord) back = NULL;
  g_autofree char *rewritten = NULL;

  g_assert_cmpstr (written, ==, text);

  other = pow_record_with (record, "goal", &mark, NULL);
  back = pow_record_with (other, "goal", NULL, NULL);
  rewritten = pow_record_write (back, NULL);
  g_assert_cmpstr (rewritten, ==, text);
}

static void
test_canonical (void)
{
  static const struct
  {
    const char *text, *canonical;
  } cases[] = {
    { "{\"title\":\"Cafe\\u0301\",\"format\":1}", "{\"format\":1,\"title\":\"Café\"}" },
    { "{\"x\":1,\"title\":\"a\",\"goal\":\"1\\r\\n2\\n\"}", "{\"format\":1,\"title\":\"a\",\"goal\":\"1\\n2\\n\",\"x\":1}" },
    { "{\"title\":\"a\",\"goal\":\"\",\"period\":{},\"themes\":[],\"milestones\":{},\"phase\":null}",
      "{\"format\":1,\"title\":\"a\"}" },
    { "{\"title\":\"a\",\"period\":{\"start\":null,\"end\":\"\"}}", "{\"format\":1,\"title\":\"a\"}" },
    { "{\"title\":\"a\",\"themes\":[\"c\",\"b\",\"c\",\"a-1\"]}", "{\"format\":1,\"title\":\"a\",\"themes\":[\"a-1\",\"b\",\"c\"]}" },
    { "{\"title\":\"a\",\"period\":{\"end\":\"2021\",\"start\":\"2020\"}}",
      "{\"format\":1,\"title\":\"a\",\"period\":{\"start\":\"2020\",\"end\":\"2021\"}}" },
    { "{\"title\":\"a\",\"team\":{\"b\":{\"role\":\"\",\"trekker\":\"a/trekkers/b\"},\"a\":{\"trekker\":\"a/trekkers/b\"}}}",
      "{\"format\":1,\"title\":\"a\",\"team\":{\"a\":{\"trekker\":\"a/trekkers/b\"},\"b\":{\"trekker\":\"a/trekkers/b\"}}}" },
    /* A kept decomposition: U+0958 has no composed form, U+212B has another one. */
    { "{\"title\":\"\\u0958\\u212b\"}", "{\"format\":1,\"title\":\"\xE0\xA4\x95\xE0\xA4\xBC\xC3\x85\"}" },
    { "{\"title\":\"\\u2000\\u2001\"}", "{\"format\":1,\"title\":\"\xE2\x80\x82\xE2\x80\x83\"}" },
    { "{\"title\":\"“a” – b… € ‘c’\"}", "{\"format\":1,\"title\":\"“a” – b… € ‘c’\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PowRecord) record = read_subproject (cases[i].text);
      g_autofree char *written = pow_json_write_compact (pow_record_get_tree (record));

      g_assert_cmpstr (written, ==, cases[i].canonical);
    }
}

static void
test_choices (void)
{
  static const struct
  {
    const char *members, *expected;
  } cases[] = {
    /* Open: the field shows the greatest; candidates are sorted and stand once. */
    { "\"phase\":\"running\",\"choices\":{\"/phase\":[\"running\",\"idea\",\"running\"]}",
      "\"phase\":\"running\",\"choices\":{\"/phase\":[\"idea\",\"running\"]}" },
    { "\"goal\":\"b\",\"choices\":{\"/goal\":[\"b\",{\"absent\":true}]}",
      "\"goal\":\"b\",\"choices\":{\"/goal\":[{\"absent\":true},\"b\"]}" },
    { "\"budget\":{\"b\":{\"label\":\"x\",\"amounts\":{\"planned\":9}}},\"choices\":{\"/budget/b/amounts\":[{\"planned\":9},{\"planned\":10}]}",
      "\"budget\":{\"b\":{\"label\":\"x\",\"amounts\":{\"planned\":9}}},\"choices\":{\"/budget/b/amounts\":[{\"planned\":10},{\"planned\":9}]}" },
    { "\"indicators\":{\"i\":{\"name\":\"n\",\"target\":10}},\"choices\":{\"/indicators/i/target\":[10,9.5]}",
      "\"indicators\":{\"i\":{\"name\":\"n\",\"target\":10}},\"choices\":{\"/indicators/i/target\":[9.5,10]}" },
    { "\"milestones\":{\"m\":{\"title\":\"t\",\"date\":\"2020\"}},\"choices\":{\"/milestones/m/date\":[\"2020\",\"2020-Q3\",\"2020-06-30\"]}",
      "\"milestones\":{\"m\":{\"title\":\"t\",\"date\":\"2020\"}},\"choices\":{\"/milestones/m/date\":[\"2020-06-30\",\"2020-Q3\",\"2020\"]}" },
    /* Removed against changed: stays visible. */
    { "\"choices\":{\"/removed\":[true,{\"absent\":true}]}", "\"choices\":{\"/removed\":[{\"absent\":true},true]}" },
    /* Settled by hand. */
    { "\"phase\":\"idea\",\"choices\":{\"/phase\":[\"idea\",\"running\"]}", "\"phase\":\"idea\"" },
    { "\"goal\":\"c\",\"choices\":{\"/goal\":[\"a\",\"b\"]}", "\"goal\":\"c\"" },
    { "\"choices\":{\"/goal\":[\"a\",\"b\"]}", "" },
    { "\"goal\":\"a\",\"choices\":{\"/goal\":[\"a\",\"a\"]}", "\"goal\":\"a\"" },
    { "\"removed\":true,\"choices\":{\"/removed\":[{\"absent\":true},true]}", "\"removed\":true" },
    /* One settled, one open. */
    { "\"goal\":\"b\",\"phase\":\"idea\",\"choices\":{\"/phase\":[\"idea\",\"running\"],\"/goal\":[\"a\",\"b\"]}",
      "\"goal\":\"b\",\"phase\":\"idea\",\"choices\":{\"/goal\":[\"a\",\"b\"]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"format\":1,\"title\":\"a\",%s}", cases[i].members);
      g_autofree char *expected = g_strdup_printf ("{\"format\":1,\"title\":\"a\"%s%s}", *cases[i].expected ? "," : "", cases[i].expected);
      g_autoptr (PowRecord) record = read_subproject (text);
      g_autofree char *written = pow_json_write_compact (pow_record_get_tree (record));

      g_assert_cmpstr (written, ==, expected);
    }
}

/* The order of data: each value comes before the next one. */
static void
test_value_order (void)
{
  static const struct
  {
    const char *path;
    const char *values[8];
  } cases[] = {
    { "phase", { "null", "\"idea\"", "\"preparation\"", "\"running\"", "\"stopped\"" } },
    { "hold.since", { "null", "\"2020-01\"", "\"2020-01-31\"", "\"2020-H1\"", "\"2020-06\"", "\"2020-06-30\"", "\"2020\"", "\"2021-01-01\"" } },
    { "indicators.i.target", { "null", "-1e400", "-1.5", "0", "9", "10", "1e400" } },
    { "promising.shared", { "null", "false", "true" } },
    { "title", { "null", "\"10\"", "\"9\"", "\"B\"", "\"a\"", "\"é\"" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PowField *field = pow_schema_find (POW_KIND_SUBPROJECT, cases[i].path, NULL);

      g_assert_nonnull (field);
      for (guint j = 0; j < 8 && cases[i].values[j] != NULL; j++)
        for (guint k = 0; k < 8 && cases[i].values[k] != NULL; k++)
          {
            g_autoptr (cJSON) a = pow_json_read (cases[i].values[j], strlen (cases[i].values[j]), NULL);
            g_autoptr (cJSON) b = pow_json_read (cases[i].values[k], strlen (cases[i].values[k]), NULL);
            g_autoptr (cJSON) absent = pow_value_new_absent_mark ();
            int order = pow_value_compare (field, j == 0 ? absent : a, k == 0 ? NULL : b);

            if ((order > 0) - (order < 0) != (j > k) - (j < k))
              g_error ("%s against %s gives %d", cases[i].values[j], cases[i].values[k], order);
          }
    }
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *text, *field;
    PowRecordError code;
  } cases[] = {
    { "{\"format\":1}", "title", POW_RECORD_ERROR_INVALID },
    { "{\"title\":\"a\",\"period\":{\"start\":\"2020-13\"}}", "period.start", POW_RECORD_ERROR_INVALID },
    { "{\"title\":\"a\",\"milestones\":{\"m1\":{\"date\":\"2020\"}}}", "milestones.m1.title", POW_RECORD_ERROR_INVALID },
    { "{\"title\":\"a\\nb\"}", "title", POW_RECORD_ERROR_INVALID },
    { "{\"title\":\"a\",\"phase\":\"Idea\"}", "phase", POW_RECORD_ERROR_INVALID },
    { "{\"title\":\"a\",\"choices\":{\"/goal\":[\"a\"]}}", "goal", POW_RECORD_ERROR_INVALID },
    { "{\"title\":1}", "title", POW_RECORD_ERROR_INVALID },
    { "[]", NULL, POW_RECORD_ERROR_INVALID },
    { "{\"title\":\"a\",}", NULL, POW_RECORD_ERROR_SYNTAX },
    { "{\"title\":\"a\",\"title\":\"a\"}", NULL, POW_RECORD_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      PowRecord *record = pow_record_read (POW_KIND_SUBPROJECT, ADDRESS, cases[i].text, strlen (cases[i].text), &error);

      g_assert_null (record);
      g_assert_error (error, POW_RECORD_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, ADDRESS));
      if (cases[i].code == POW_RECORD_ERROR_INVALID)
        {
          g_autoptr (GError) copy = g_error_copy (error);

          g_assert_cmpstr (pow_record_error_get_address (copy), ==, ADDRESS);
          g_assert_cmpstr (pow_record_error_get_field (copy), ==, cases[i].field);
        }
    }
}

static void
test_newer (void)
{
  static const char text[] = "{\n  \"format\": 2,\n  \"phase\": \"unheard-of\",\n  \"title\": 7\n}\n";
  g_autoptr (PowRecord) record = read_subproject (text);
  g_autofree char *written = pow_record_write (record, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (pow_record_is_newer (record));
  g_assert_cmpstr (written, ==, text);
  g_assert_null (pow_record_with (record, "goal", NULL, &error));
  g_assert_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_FORMAT);
}

static void
test_with (void)
{
  g_autoptr (PowRecord) record = read_subproject ("{\"title\":\"a\",\"phase\":\"running\",\"choices\":{\"/phase\":[\"idea\",\"running\"]}}");
  const cJSON text = { .type = cJSON_String, .valuestring = (char *) "2020-Q3" };
  const cJSON phase = { .type = cJSON_String, .valuestring = (char *) "running" };
  const char *paths[] = { "milestones.m1.date", "milestones.m1.title" };
  const cJSON *values[] = { &text, &text };
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) settled = NULL;
  g_autoptr (PowRecord) made = NULL;
  g_autoptr (PowRecord) gone = NULL;
  g_autoptr (PowRecord) back = NULL;

  /* Settling on what is shown drops the choice and leaves the original alone. */
  g_assert_cmpuint (pow_record_count_choices (record), ==, 1);
  g_assert_nonnull (pow_record_get_choice (record, "phase"));
  settled = pow_record_with (record, "phase", &phase, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pow_record_count_choices (settled), ==, 0);
  g_assert_cmpuint (pow_record_count_choices (record), ==, 1);

  /* An entry is valid only as a whole. */
  g_assert_null (pow_record_with (record, paths[0], values[0], &error));
  g_assert_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID);
  g_clear_error (&error);
  made = pow_record_with_values (record, paths, values, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pow_record_get_text (made, "milestones.m1.date"), ==, "2020-Q3");
  g_assert_cmpuint (pow_record_count_choices (made), ==, 1);

  gone = pow_record_with_removed (made, "milestones.m1", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (pow_record_get_flag (gone, "milestones.m1.removed"));
  g_assert_cmpstr (pow_record_get_text (gone, "milestones.m1.date"), ==, "2020-Q3");
  back = pow_record_with_removed (gone, "milestones.m1", FALSE, &error);
  g_assert_true (pow_record_equal (back, made));

  g_assert_null (pow_record_with_removed (made, "milestones.m2", TRUE, &error));
  g_assert_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_FIELD);
  g_clear_error (&error);
  g_assert_null (pow_record_with_removed (made, "period", TRUE, &error));
  g_assert_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_FIELD);
  g_clear_error (&error);

  for (guint i = 0; i < 4; i++)
    {
      static const char *const unknown[] = { "goel", "format", "choices", "period.begin" };

      g_assert_null (pow_record_with (record, unknown[i], &text, &error));
      g_assert_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_FIELD);
      g_assert_cmpstr (pow_record_error_get_field (error), ==, unknown[i]);
      g_clear_error (&error);
    }
}

static void
test_get (void)
{
  g_autoptr (PowRecord) record = read_subproject (
    "{\"title\":\"a\",\"themes\":[\"x\",\"y\"],\"fictional\":true,\"hold\":{\"since\":\"2020-H1\"},"
    "\"budget\":{\"b\":{\"label\":\"l\",\"amounts\":{\"planned\":9007199254740991}}},"
    "\"indicators\":{\"c\":{\"name\":\"c\",\"target\":0},\"a\":{\"name\":\"a\",\"order\":\"k\"},"
    "\"b\":{\"name\":\"b\",\"order\":\"b1\"},\"d\":{\"name\":\"d\",\"order\":\"a\",\"removed\":true}}}");
  g_autoptr (GPtrArray) entries = pow_record_list_entries (record, "indicators");
  gint64 integer;
  double number;

  g_assert_cmpstr (pow_record_get_title (record), ==, "a");
  g_assert_cmpstr (pow_record_get_address (record), ==, ADDRESS);
  g_assert_true (pow_record_is_fictional (record));
  g_assert_false (pow_record_is_removed (record));
  g_assert_true (pow_record_set_contains (record, "themes", "y"));
  g_assert_false (pow_record_set_contains (record, "themes", "z"));
  g_assert_true (pow_record_get_integer (record, "budget.b.amounts.planned", &integer));
  g_assert_cmpint (integer, ==, G_GINT64_CONSTANT (9007199254740991));
  /* Unknown is not zero. */
  g_assert_false (pow_record_get_integer (record, "budget.b.amounts.realised", &integer));
  g_assert_true (pow_record_get_double (record, "indicators.c.target", &number));
  g_assert_cmpfloat (number, ==, 0.0);
  g_assert_cmpint (pow_record_get_date (record, "hold.since").precision, ==, POW_PRECISION_HALF);
  g_assert_cmpint (pow_record_get_date (record, "hold.until").precision, ==, POW_PRECISION_NONE);

  /* By place, then those without one; removed entries are out of sight. */
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (entries, 0), ==, "b");
  g_assert_cmpstr (g_ptr_array_index (entries, 1), ==, "a");
  g_assert_cmpstr (g_ptr_array_index (entries, 2), ==, "c");
}

static void
test_paths (void)
{
  static const struct
  {
    const char *path, *pointer;
  } cases[] = {
    { "period.start", "/period/start" },
    { "a~1b.c~0d", "/a.b/c~0d" },
    { "x/y", "/x~1y" },
    { "~01", "/~01" },
  };
  g_autofree char *joined = pow_path_join ("views", "a.b~c");

  g_assert_cmpstr (joined, ==, "views.a~1b~0c");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pointer = pow_path_to_pointer (cases[i].path);
      g_autofree char *path = pow_path_from_pointer (cases[i].pointer);

      g_assert_cmpstr (pointer, ==, cases[i].pointer);
      g_assert_cmpstr (path, ==, cases[i].path);
    }
  g_assert_null (pow_path_from_pointer ("period"));
  g_assert_true (pow_path_contains ("a.b", "a.b.c"));
  g_assert_true (pow_path_contains ("a.b", "a.b"));
  g_assert_false (pow_path_contains ("a.b", "a.bc"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/record/round-trip/C", "C", test_round_trip);
  g_test_add_data_func ("/record/round-trip/nl", "nl_NL.UTF-8", test_round_trip);
  g_test_add_data_func ("/record/round-trip/tr", "tr_TR.UTF-8", test_round_trip);
  g_test_add_func ("/record/verbatim", test_verbatim);
  g_test_add_func ("/record/canonical", test_canonical);
  g_test_add_func ("/record/choices", test_choices);
  g_test_add_func ("/record/value-order", test_value_order);
  g_test_add_func ("/record/refuse", test_refuse);
  g_test_add_func ("/record/newer", test_newer);
  g_test_add_func ("/record/with", test_with);
  g_test_add_func ("/record/get", test_get);
  g_test_add_func ("/record/paths", test_paths);

  return g_test_run ();
}
