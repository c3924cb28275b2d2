/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/interchange/pow-sheet.h"

#include <glib.h>
#include <string.h>

#define RUNS 2000

static void
add_json (PowSheet *sheet, PowFieldType type, const char *json, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON) value = json != NULL ? pow_json_read (json, strlen (json), &error) : NULL;

  g_assert_no_error (error);
  pow_sheet_add_value (sheet, type, value, words);
}

static char *
write_csv (PowSheet *sheet, const char *remark, gboolean only_differences)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pow_sheet_write (sheet, POW_SHEET_CSV, remark, only_differences, &error);
  gsize length;
  const char *contents;

  g_assert_no_error (error);
  contents = g_bytes_get_data (bytes, &length);
  return g_strndup (contents, length);
}

/* One cell of each type, and how it stands in the text. */
static const struct
{
  PowFieldType type;
  const char *json, *words, *csv;
} cells[] = {
  { POW_TYPE_TEXT, "\"x\"", "Zeeland", "\"Zeeland\"" },
  { POW_TYPE_TEXT, NULL, "unknown", "\"unknown\"" },
  { POW_TYPE_TEXT, "\"x\"", "a;b\"c\nd", "\"a;b\"\"c\nd\"" },
  { POW_TYPE_TEXT, "\"x\"", "=1+1", "\"'=1+1\"" },
  { POW_TYPE_TEXT, "\"x\"", "+31 118", "\"'+31 118\"" },
  { POW_TYPE_TEXT, "\"x\"", "-2", "\"'-2\"" },
  { POW_TYPE_TEXT, "\"x\"", "@SUM(A1)", "\"'@SUM(A1)\"" },
  { POW_TYPE_TEXT, "\"x\"", "\t=1", "\"'\t=1\"" },
  { POW_TYPE_TEXT, "\"x\"", "a=1", "\"a=1\"" },
  { POW_TYPE_MONEY, "712500", "€ 712.500", "712500" },
  { POW_TYPE_MONEY, "-5", "€ -5", "-5" },
  { POW_TYPE_MONEY, "9007199254740991", "much", "9007199254740991" },
  { POW_TYPE_NUMBER, "12.50", "12,5", "12,50" },
  { POW_TYPE_NUMBER, NULL, "unknown", "\"unknown\"" },
  { POW_TYPE_INTEGER, "7", "7", "7" },
  { POW_TYPE_DATE, "\"2020-06-30\"", "30 jun 2020", "2020-06-30" },
  { POW_TYPE_DATE, "\"2020-Q3\"", "3e kwartaal 2020", "\"3e kwartaal 2020\"" },
  { POW_TYPE_DATE, "\"1899-12-31\"", "31 dec 1899", "\"31 dec 1899\"" },
  { POW_TYPE_CHOICE, "\"running\"", "In uitvoering", "\"In uitvoering\"" },
};

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (PowSheet) sheet = pow_sheet_new ("Sheet", 0);
      g_autofree char *expected = g_strdup_printf ("\357\273\277\"Value\"\r\n%s\r\n", cells[i].csv);
      g_autofree char *csv = NULL;

      pow_sheet_add_column (sheet, "Value");
      pow_sheet_begin_row (sheet, TRUE);
      add_json (sheet, cells[i].type, cells[i].json, cells[i].words);
      csv = write_csv (sheet, NULL, FALSE);
      g_assert_cmpstr (csv, ==, expected);
    }
}

/* A sum of which parts are unknown says so, and a remark stands above the headings. */
static void
test_rows (void)
{
  g_autoptr (PowSheet) sheet = pow_sheet_new ("Sheet", 1);
  g_autofree char *all = NULL, *only = NULL;

  pow_sheet_add_column (sheet, "Region");
  pow_sheet_add_column (sheet, "=Sum");
  pow_sheet_begin_row (sheet, FALSE);
  pow_sheet_add_words (sheet, "A");
  pow_sheet_add_money (sheet, 10, FALSE, "€ 10");
  pow_sheet_begin_row (sheet, TRUE);
  pow_sheet_add_words (sheet, "B");
  pow_sheet_add_money (sheet, 20, TRUE, "≥ € 20");
  pow_sheet_begin_row (sheet, TRUE);
  pow_sheet_add_words (sheet, "C");
  pow_sheet_begin_row (sheet, TRUE);
  pow_sheet_add_words (sheet, "D");
  pow_sheet_add_percent (sheet, 60);
  all = write_csv (sheet, "P, 2 of 3 known", FALSE);
  only = write_csv (sheet, NULL, TRUE);
  g_assert_cmpstr (all, ==, "\357\273\277\"P, 2 of 3 known\"\r\n\"Region\";\"'=Sum\"\r\n\"A\";10\r\n\"B\";\"≥ € 20\"\r\n\"C\";\r\n\"D\";60%\r\n");
  g_assert_cmpstr (only, ==, "\357\273\277\"Region\";\"'=Sum\"\r\n\"B\";\"≥ € 20\"\r\n\"C\";\r\n\"D\";60%\r\n");
}

/* Whatever people typed: no cell begins like a formula, and without the mark it is what they typed. */
static void
test_any_words (void)
{
  static const char *const parts[] = { "=", "+", "-", "@", "\t", "\"", ";", "\n", "'", "a", "é", " ", "\r", "1" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint run = 0; run < RUNS; run++)
    {
      g_autoptr (PowSheet) sheet = pow_sheet_new ("Sheet", 0);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (GString) read = g_string_new (NULL);
      g_autofree char *csv = NULL;
      const char *cell;

      for (guint n = g_rand_int_range (rand, 1, 9); n > 0; n--)
        g_string_append (words, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      pow_sheet_add_column (sheet, "V");
      pow_sheet_begin_row (sheet, TRUE);
      pow_sheet_add_words (sheet, words->str);
      csv = write_csv (sheet, NULL, FALSE);
      cell = csv + strlen ("\357\273\277\"V\"\r\n");
      g_assert_cmpint (*cell, ==, '"');
      for (cell++; cell[0] != '"' || cell[1] == '"'; cell += cell[0] == '"' ? 2 : 1)
        g_string_append_c (read, cell[0]);
      g_assert_cmpstr (cell, ==, "\"\r\n");
      g_assert_null (strchr ("=+-@\t\r", read->str[0]));
      g_assert_cmpstr (strchr ("=+-@\t\r", words->str[0]) != NULL ? read->str + 1 : read->str, ==, words->str);
    }
}

/* Text has one table a file: what belongs to it is written by itself. */
static void
test_next (void)
{
  g_autoptr (PowSheet) sheet = pow_sheet_new ("Numbers", 1);
  PowSheet *next = pow_sheet_new ("Changes", 1), *last = pow_sheet_new ("More", 1);
  g_autofree char *first = NULL, *second = NULL;

  pow_sheet_add_column (sheet, "N");
  pow_sheet_add_column (next, "Day");
  pow_sheet_begin_row (next, TRUE);
  pow_sheet_add_day (next, (PowDate){ .precision = POW_PRECISION_DAY, .year = 2020, .part = 2, .day = 6 }, "6 feb 2020");
  g_assert_null (pow_sheet_get_next (sheet));
  pow_sheet_add_sheet (sheet, next);
  pow_sheet_add_sheet (sheet, last);
  g_assert_true (pow_sheet_get_next (sheet) == next && pow_sheet_get_next (next) == last);
  first = write_csv (sheet, NULL, FALSE);
  second = write_csv (pow_sheet_get_next (sheet), NULL, FALSE);
  g_assert_cmpstr (first, ==, "\357\273\277\"N\"\r\n");
  g_assert_cmpstr (second, ==, "\357\273\277\"Day\"\r\n2020-02-06\r\n");
}

static void
test_formats (void)
{
  static const struct { const char *name; int format; } names[] = {
    { "a.csv", POW_SHEET_CSV }, { "a.XLSX", POW_SHEET_XLSX }, { "a.b.xlsx", POW_SHEET_XLSX },
    { "a.ods", -1 }, { "xlsx", -1 }, { ".csv", -1 }, { "csv.", -1 }, { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      PowSheetFormat format = POW_N_SHEET_FORMATS;

      g_test_message ("%s", names[i].name);
      g_assert_cmpint (pow_sheet_find_format (names[i].name, &format), ==, names[i].format >= 0);
      g_assert_cmpint (format, ==, names[i].format >= 0 ? names[i].format : POW_N_SHEET_FORMATS);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/cells", test_cells);
  g_test_add_func ("/sheet/rows", test_rows);
  g_test_add_func ("/sheet/any-words", test_any_words);
  g_test_add_func ("/sheet/next", test_next);
  g_test_add_func ("/sheet/formats", test_formats);
  return g_test_run ();
}
