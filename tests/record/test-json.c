/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/record/pow-json.h"
#include "model/schema/pow-schema.h"

#include <string.h>

typedef struct
{
  const char *text;
  gsize length; /* some hold NUL */
} JsonCase;

#define C(text) { text, sizeof text - 1 }

#include "json-accept.h"
#include "json-refuse.h"

static void
test_accept (gconstpointer data)
{
  const JsonCase *json = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON) value = pow_json_read (json->text, json->length, &error);
  g_autoptr (cJSON) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;
  gsize length;

  g_assert_no_error (error);
  g_assert_nonnull (value);

  written = pow_json_write (value, &length);
  g_assert_cmpuint (strlen (written), ==, length);
  again = pow_json_read (written, length, &error);
  g_assert_no_error (error);
  g_assert_true (pow_json_equal (value, again));
  rewritten = pow_json_write (again, NULL);
  g_assert_cmpstr (written, ==, rewritten);
}

static void
test_refuse (gconstpointer data)
{
  const JsonCase *json = data;
  g_autoptr (GError) error = NULL;
  /* A copy without a byte behind it, so that a memory checker sees a read too far. */
  g_autofree char *text = g_memdup2 (json->text, MAX (json->length, 1));
  cJSON *value = pow_json_read (text, json->length, &error);

  g_assert_null (value);
  g_assert_nonnull (error);
  g_assert_true (error->domain == POW_RECORD_ERROR);
  g_assert_true (strstr (error->message, "Line ") == error->message && strstr (error->message, "column ") != NULL);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Every byte alone, in a list, in a text and behind a backslash against the grammar's own words. */
static void
test_bytes (void)
{
  for (int byte = 0; byte < 256; byte++)
    {
      const char alone[] = { (char) byte };
      const char space[] = { (char) byte, '1', (char) byte };
      const char in_list[] = { '[', '1', (char) byte, '2', ']' };
      const char in_text[] = { '"', (char) byte, '"' };
      const char escaped[] = { '"', '\\', (char) byte, '"' };
      struct
      {
        const char *text;
        gsize length;
        gboolean valid;
      } cases[] = {
        { alone, sizeof alone, g_ascii_isdigit (byte) },
        { space, sizeof space, byte != 0 && strchr (" \t\r\n123456789\"", byte) != NULL },
        { in_list, sizeof in_list, byte != 0 && strchr ("0123456789,.eE", byte) != NULL },
        { in_text, sizeof in_text, byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\' },
        { escaped, sizeof escaped, byte != 0 && strchr ("\"\\/bfnrt", byte) != NULL },
      };

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autoptr (cJSON) value = pow_json_read (cases[i].text, cases[i].length, NULL);

          if ((value != NULL) != cases[i].valid)
            g_error ("byte 0x%02x, form %u: %s", (guint) byte, i, value != NULL ? "read" : "refused");
        }
    }
}

static void
test_canonical (void)
{
  static const struct
  {
    const char *text;
    const char *canonical;
  } cases[] = {
    { " 1.50 ", "1.50\n" },
    { "9007199254740993", "9007199254740993\n" },
    { "1e400", "1e400\n" },
    { "-0", "-0\n" },
    { "{}", "{}\n" },
    { "[ ]", "[]\n" },
    { "{\"a\":{},\"b\":[]}", "{\n  \"a\": {},\n  \"b\": []\n}\n" },
    { "[[],[1,[2]]]", "[\n  [],\n  [\n    1,\n    [\n      2\n    ]\n  ]\n]\n" },
    { "{\"b\":1,\"a\":2,\"B\":3,\"\\u00e9\":4,\"\":5,\"aa\":6}",
      "{\n  \"\": 5,\n  \"B\": 3,\n  \"a\": 2,\n  \"aa\": 6,\n  \"b\": 1,\n  \"é\": 4\n}\n" },
    /* By bytes of UTF-8, where a sign beyond 16 bits comes after U+FFFD. */
    { "{\"\\ud83d\\ude00\":1,\"\\ufffd\":2}", "{\n  \"\xEF\xBF\xBD\": 2,\n  \"😀\": 1\n}\n" },
    { "\"\\u0041\\/\\u00e9\\u20ac\\ud83d\\ude00\"", "\"A/é€😀\"\n" },
    { "\"\\\"\\\\\\n\\t\\b\\f\\r\"", "\"\\\"\\\\\\n\\t\\b\\f\\r\"\n" },
    { "\"\\u0001\\u001F\\u007f\\u0080\\u2028\"", "\"\\u0001\\u001f\x7F\xC2\x80\xE2\x80\xA8\"\n" },
    /* Nothing is normalised. */
    { "\"e\\u0301\\r\\n\"", "\"e\xCC\x81\\r\\n\"\n" },
    { "null", "null\n" },
    { "[true,false]", "[\n  true,\n  false\n]\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (cJSON) value = pow_json_read (cases[i].text, strlen (cases[i].text), &error);
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      written = pow_json_write (value, NULL);
      g_assert_cmpstr (written, ==, cases[i].canonical);
    }
}

static void
test_place_of_error (void)
{
  static const struct
  {
    const char *text;
    const char *place;
  } cases[] = {
    { "[1,\n  x]", "Line 2, column 3:" },
    { "{\"é€😀\":?}", "Line 1, column 8:" },
    { "{\n\"a\": 1,\r\n\"a\": 2}", "Line 3, column 1:" },
    { "", "Line 1, column 1:" },
    { "[1]\n\n]", "Line 3, column 1:" },
    { "[\"a\n\"]", "Line 1, column 4:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      cJSON *value = pow_json_read (cases[i].text, strlen (cases[i].text), &error);

      g_assert_null (value);
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
    }
}

static cJSON *
read_repeated (const char *before, const char *unit, gsize n, const char *after, GError **error)
{
  GString *text = g_string_new (before);
  cJSON *value;

  for (gsize i = 0; i < n; i++)
    g_string_append (text, unit);
  g_string_append (text, after);
  value = pow_json_read (text->str, text->len, error);
  g_string_free (text, TRUE);
  return value;
}

static void
test_limits (void)
{
  static const struct
  {
    const char *before, *unit;
    gsize n;
    const char *after;
    gboolean valid;
  } cases[] = {
    { "\"", "a", POW_LIMIT_STRING_BYTES, "\"", TRUE },
    { "\"", "a", POW_LIMIT_STRING_BYTES + 1, "\"", FALSE },
    { "\"", "\\u20ac", POW_LIMIT_STRING_BYTES / 3, "\"", TRUE },
    { "\"", "\\u20ac", POW_LIMIT_STRING_BYTES / 3 + 1, "\"", FALSE },
    { "{\"", "k", POW_LIMIT_STRING_BYTES + 1, "\":1}", FALSE },
    { "[0", ",0", POW_LIMIT_MEMBERS - 1, "]", TRUE },
    { "[0", ",0", POW_LIMIT_MEMBERS, "]", FALSE },
    { "1", " ", POW_LIMIT_RECORD_BYTES - 1, "", TRUE },
    { "1", " ", POW_LIMIT_RECORD_BYTES, "", FALSE },
    { "", "[", 100000, "", FALSE },
    { "", "{\"a\":", 100000, "", FALSE },
    { "", "[{\"\":", 50000, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (cJSON) value = read_repeated (cases[i].before, cases[i].unit, cases[i].n, cases[i].after, &error);

      g_assert_true ((value != NULL) == cases[i].valid);
      if (!cases[i].valid)
        g_assert_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_LIMIT);
    }
}

/* Around the number of keys where the reader changes its way of looking for one it has seen. */
static void
test_duplicates_among_many (void)
{
  for (guint n = 1; n < 60; n++)
    for (guint twice = 0; twice <= n; twice++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GString) text = g_string_new ("{");
        g_autoptr (cJSON) value = NULL;

        for (guint i = 0; i < n; i++)
          g_string_append_printf (text, "\"key%u\":%u,", i, i);
        /* The last one repeats a key, except in the round where it is new. */
        g_string_append_printf (text, "\"key%u\":0}", twice);
        value = pow_json_read (text->str, text->len, &error);
        g_assert_true ((value != NULL) == (twice == n));
      }
}

static void
test_numbers (void)
{
  /* In rising order; what stands in one row is equal. */
  static const char *const rows[][5] = {
    { "-1e99999999999999999999999999" },
    { "-1e99999999999999999999999998", "-10e99999999999999999999999997" },
    { "-9007199254740993" },
    { "-9007199254740992" },
    { "-1.5", "-15e-1", "-0.15E1", "-1.50000" },
    { "-1e-99999999999999999999999999" },
    { "0", "-0", "0.000", "0e99999999999999999999", "-0E-5" },
    { "1e-99999999999999999999999999" },
    { "1e-400", "0.1e-399" },
    { "0.1", "1e-1", "0.10" },
    { "0.30000000000000000001" },
    { "1", "1.0", "1e0", "10e-1", "1E+00000000000000000000000" },
    { "1.5", "15e-1", "0.015e2" },
    { "9.99" },
    { "10", "1e1", "0.1e2" },
    { "100", "1e2", "100.000" },
    { "9007199254740992", "9007199254740992.0" },
    { "9007199254740993" },
    { "1e400", "10e399" },
    { "1.0000000000000000000000001e400" },
    { "1e99999999999999999999999998", "0.01e100000000000000000000000000" },
    { "1e99999999999999999999999999" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
      for (guint k = 0; k < 5 && rows[i][k] != NULL; k++)
        for (guint l = 0; l < 5 && rows[j][l] != NULL; l++)
          {
            int order = pow_json_compare_numbers (rows[i][k], rows[j][l]);

            if ((order > 0) - (order < 0) != (i > j) - (i < j))
              g_error ("%s against %s gives %d", rows[i][k], rows[j][l], order);
          }
}

/* A long row of zeros against an exponent of four digits. */
static void
test_long_numbers (void)
{
  g_autofree char *zeros = g_strnfill (1500, '0');
  g_autofree char *whole = g_strconcat ("1", zeros, NULL);
  g_autofree char *part = g_strconcat ("0.", zeros, "1", NULL);

  g_assert_cmpint (pow_json_compare_numbers (whole, "1e1500"), ==, 0);
  g_assert_cmpint (pow_json_compare_numbers (whole, "1e1499"), >, 0);
  g_assert_cmpint (pow_json_compare_numbers (whole, "1e1501"), <, 0);
  g_assert_cmpint (pow_json_compare_numbers (part, "1e-1501"), ==, 0);
  g_assert_cmpint (pow_json_compare_numbers (part, "1e-1500"), <, 0);
}

static void
test_integers (void)
{
  static const struct
  {
    const char *spelling;
    gboolean whole;
    gint64 value;
  } cases[] = {
    { "0", TRUE, 0 }, { "-0.0", TRUE, 0 }, { "0e999999999999999999999", TRUE, 0 },
    { "100", TRUE, 100 }, { "1e2", TRUE, 100 }, { "1.00e+2", TRUE, 100 }, { "12000e-3", TRUE, 12 },
    { "-5", TRUE, -5 }, { "1.5", FALSE, 0 }, { "15e-1", FALSE, 0 }, { "0.1", FALSE, 0 },
    { "9007199254740993", TRUE, G_GINT64_CONSTANT (9007199254740993) },
    { "9223372036854775807", TRUE, G_MAXINT64 }, { "9223372036854775808", FALSE, 0 },
    { "-9223372036854775808", TRUE, G_MININT64 }, { "-9223372036854775809", FALSE, 0 },
    { "1e18", TRUE, G_GINT64_CONSTANT (1000000000000000000) }, { "1e19", FALSE, 0 },
    { "1e99999999999999999999999999999", FALSE, 0 }, { "1e-99999999999999999999999999999", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (cJSON) number = pow_json_new_number (cases[i].spelling);
      gint64 value = 0;

      if (pow_json_get_int64 (number, &value) != cases[i].whole || value != cases[i].value)
        g_error ("%s is read as %" G_GINT64_FORMAT, cases[i].spelling, value);
    }
}

static void
test_made_numbers (void)
{
  static const gint64 integers[] = { 0, -1, 42, G_MAXINT64, G_MININT64 };
  static const double doubles[] = { 0.1, -2.5, 1e300, 1.0 / 3.0, 9007199254740991.0, 1e16 };

  for (guint i = 0; i < G_N_ELEMENTS (integers); i++)
    {
      g_autoptr (cJSON) number = pow_json_new_integer (integers[i]);
      gint64 value;

      g_assert_true (pow_json_get_int64 (number, &value));
      g_assert_cmpint (value, ==, integers[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      g_autoptr (cJSON) number = cJSON_CreateNumber (doubles[i]);
      g_autofree char *written = pow_json_write (number, NULL);
      g_autoptr (cJSON) again = pow_json_read (written, strlen (written), NULL);

      g_assert_nonnull (again);
      g_assert_cmpfloat (again->valuedouble, ==, doubles[i]);
    }
}

static void
test_equal (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean equal;
  } cases[] = {
    { "{\"a\":1,\"b\":[2]}", "{\"b\":[2.0],\"a\":10e-1}", TRUE },
    { "{\"a\":1}", "{\"A\":1}", FALSE },
    { "{\"a\":1}", "{\"a\":1,\"b\":1}", FALSE },
    { "{\"a\":1,\"c\":1}", "{\"a\":1,\"b\":1}", FALSE },
    { "[1,2]", "[2,1]", FALSE },
    { "[1]", "[1,1]", FALSE },
    { "9007199254740993", "9007199254740992", FALSE },
    { "\"1\"", "1", FALSE },
    { "true", "false", FALSE },
    { "null", "null", TRUE },
    { "[]", "{}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (cJSON) a = pow_json_read (cases[i].a, strlen (cases[i].a), NULL);
      g_autoptr (cJSON) b = pow_json_read (cases[i].b, strlen (cases[i].b), NULL);
      g_autoptr (cJSON) copy = pow_json_copy (a);
      g_autofree char *x = pow_json_write_ordered (a, NULL);
      g_autofree char *y = pow_json_write_ordered (copy, NULL);

      g_assert_true (pow_json_equal (a, b) == cases[i].equal);
      g_assert_true (pow_json_equal (b, a) == cases[i].equal);
      g_assert_cmpstr (x, ==, y);
    }

  g_assert_true (pow_json_equal (NULL, NULL));
}

static void
test_compact (void)
{
  static const char text[] = "{\"b\":[1,\"x\\n\"],\"a\":{}}";
  g_autoptr (cJSON) value = pow_json_read (text, strlen (text), NULL);
  g_autofree char *written = pow_json_write_compact (value);

  g_assert_cmpstr (written, ==, text);
}

/* A name of a test for a case: its text, as far as a path can show it. */
static void
add_cases (const char *folder, const JsonCase *cases, guint n, GTestDataFunc func)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *shown = g_strndup (cases[i].text, MIN (cases[i].length, 40));
      g_autofree char *escaped = g_strescape (shown, NULL);
      g_autofree char *path = NULL;

      g_strdelimit (escaped, "/ #\\", '_');
      path = g_strdup_printf ("/json/%s/%03u-%s", folder, i, escaped);
      g_test_add_data_func (path, &cases[i], func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_cases ("accept", accept_cases, G_N_ELEMENTS (accept_cases), test_accept);
  add_cases ("refuse", refuse_cases, G_N_ELEMENTS (refuse_cases), test_refuse);
  g_test_add_func ("/json/bytes", test_bytes);
  g_test_add_func ("/json/canonical", test_canonical);
  g_test_add_func ("/json/place-of-error", test_place_of_error);
  g_test_add_func ("/json/limits", test_limits);
  g_test_add_func ("/json/duplicates-among-many", test_duplicates_among_many);
  g_test_add_func ("/json/numbers", test_numbers);
  g_test_add_func ("/json/long-numbers", test_long_numbers);
  g_test_add_func ("/json/integers", test_integers);
  g_test_add_func ("/json/made-numbers", test_made_numbers);
  g_test_add_func ("/json/equal", test_equal);
  g_test_add_func ("/json/compact", test_compact);

  return g_test_run ();
}
