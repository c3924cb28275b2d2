/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/schema/pow-date.h"

#include <locale.h>
#include <string.h>

static PowDate
random_date (GRand *rand)
{
  static const guint8 parts[] = { 0, 0, 2, 4, 12, 12 };
  PowDate date = POW_DATE_NONE;

  date.precision = (PowPrecision) g_rand_int_range (rand, POW_PRECISION_YEAR, POW_PRECISION_DAY + 1);
  date.year = (gint16) g_rand_int_range (rand, 1000, 10000);
  if (date.precision != POW_PRECISION_YEAR)
    date.part = (guint8) g_rand_int_range (rand, 1, parts[date.precision] + 1);
  if (date.precision == POW_PRECISION_DAY)
    date.day = (guint8) g_rand_int_range (
        rand, 1, g_date_get_days_in_month (date.part, (GDateYear) date.year) + 1);
  return date;
}

static void
assert_same (PowDate a, PowDate b)
{
  g_autofree char *first = pow_date_to_string (a);
  g_autofree char *second = pow_date_to_string (b);

  g_assert_cmpstr (first, ==, second);
}

static PowDate
read_stored (const char *text)
{
  PowDate date = POW_DATE_NONE;

  g_assert_true (pow_date_parse (text, &date));
  return date;
}

static gint32
count_days (guint year, guint month, guint day)
{
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) day, month, (GDateYear) year);

  return (gint32) g_date_get_julian (date);
}

static void
test_storage (void)
{
  static const char *const wrong[] = {
    "",          "0000",        "202",        "20200",      "2020-",      "2020-0",     "2020-H0",
    "2020-H3",   "2020-Q0",     "2020-Q5",    "2020-q1",    "2020-00",    "2020-13",    "2020-1",
    "2020-1-1",  "2020-02-30",  "2019-02-29", "1900-02-29", "2020-04-31", "2020-01-00", "2020-01-32",
    " 2020",     "2020 ",       "2020\n",     "+2020",      "-2020",      "2020-02-06Z", "2020/02/06",
    "2020-02-6", "2020--02-06", "٢٠٢٠",       "02020",      "2020-H1-01", "2020-W01",   "2020-020",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  PowDate date = { POW_PRECISION_YEAR, 1, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (pow_date_parse (wrong[i], &date));
  g_assert_false (pow_date_parse (NULL, &date));
  assert_same (date, (PowDate){ POW_PRECISION_YEAR, 1, 0, 0 });
  g_assert_null (pow_date_to_string (POW_DATE_NONE));
  read_stored ("2000-02-29");
  read_stored ("0001");

  for (guint i = 0; i < 10000; i++)
    {
      PowDate written = random_date (rand);
      g_autofree char *text = pow_date_to_string (written);

      assert_same (read_stored (text), written);
    }
}

static void
test_interval (void)
{
  static const struct
  {
    const char *text;
    guint first[3];
    guint last[3];
  } intervals[] = {
    { "2020", { 2020, 1, 1 }, { 2020, 12, 31 } },   { "2020-H1", { 2020, 1, 1 }, { 2020, 6, 30 } },
    { "2020-H2", { 2020, 7, 1 }, { 2020, 12, 31 } }, { "2020-Q1", { 2020, 1, 1 }, { 2020, 3, 31 } },
    { "2020-Q4", { 2020, 10, 1 }, { 2020, 12, 31 } }, { "2020-02", { 2020, 2, 1 }, { 2020, 2, 29 } },
    { "2019-02", { 2019, 2, 1 }, { 2019, 2, 28 } },  { "2020-02-06", { 2020, 2, 6 }, { 2020, 2, 6 } },
    { "9999-Q3", { 9999, 7, 1 }, { 9999, 9, 30 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      PowDate date = read_stored (intervals[i].text);
      const guint *first = intervals[i].first;
      const guint *last = intervals[i].last;

      g_assert_cmpint (pow_date_get_first_day (date), ==, count_days (first[0], first[1], first[2]));
      g_assert_cmpint (pow_date_get_last_day (date), ==, count_days (last[0], last[1], last[2]));
    }
  assert_same (pow_date_from_days (count_days (2020, 2, 6)), read_stored ("2020-02-06"));
  g_assert_cmpint (pow_date_from_days (0).precision, ==, POW_PRECISION_NONE);
  g_assert_cmpint (pow_date_from_days (count_days (9999, 12, 31) + 1).precision, ==, POW_PRECISION_NONE);
}

/* By end, then start, unknown last: the written order of these is the sorted one. */
static void
test_compare (void)
{
  static const char *const sorted[] = {
    "2019",    "2020-01",    "2020-01-31", "2020-Q1", "2020-03", "2020-03-31", "2020-H1",
    "2020-Q2", "2020-06",    "2020-06-30", "2020-07-01", "2020", "2020-H2",    "2020-Q4",
    "2020-12", "2020-12-31", "2021-01-01",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    {
      PowDate a = read_stored (sorted[i]);

      for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
        {
          int order = pow_date_compare (a, read_stored (sorted[j]));

          g_assert_cmpint (order > 0 ? 1 : order < 0 ? -1 : 0, ==, i > j ? 1 : i < j ? -1 : 0);
        }
      g_assert_cmpint (pow_date_compare (a, POW_DATE_NONE), <, 0);
      g_assert_cmpint (pow_date_compare (POW_DATE_NONE, a), >, 0);
    }
  g_assert_cmpint (pow_date_compare (POW_DATE_NONE, POW_DATE_NONE), ==, 0);

  for (guint i = 0; i < 10000; i++)
    {
      PowDate a = random_date (rand), b = random_date (rand), c = random_date (rand);

      /* Near each other, so that ends coincide; 2028 and 2032 have a 29 February. */
      a.year = b.year = c.year = i % 2 == 0 ? 2028 : 2032;
      g_assert_cmpint (pow_date_compare (a, b), ==, -pow_date_compare (b, a));
      if (pow_date_compare (a, b) <= 0 && pow_date_compare (b, c) <= 0)
        g_assert_cmpint (pow_date_compare (a, c), <=, 0);
    }
}

static const struct
{
  const char *text;
  const char *stored; /* "-": unknown; NULL: refused */
} entries[] = {
  { "2020", "2020" },
  { "2020-H1", "2020-H1" },
  { "2020-q3", "2020-Q3" },
  { "2020-02-06", "2020-02-06" },
  { "  2020-02  ", "2020-02" },

  { "begin 2020", "2020-Q1" },
  { "Begin van 2020", "2020-Q1" },
  { "medio 2020", "2020-Q2" },
  { "eind 2020", "2020-Q4" },
  { "EIND VAN 2020", "2020-Q4" },
  { "voorjaar 2020", "2020-H1" },
  { "het voorjaar van 2020", "2020-H1" },
  { "eerste helft 2020", "2020-H1" },
  { "1e helft 2020", "2020-H1" },
  { "vóór de zomer 2020", "2020-H1" },
  { "voor de zomer van 2020", "2020-H1" },
  { "vo\xcc\x81o\xcc\x81r de zomer 2020", "2020-H1" },
  { "na de zomer 2020", "2020-H2" },
  { "na de zomer van 2020", "2020-H2" },
  { "najaar 2020", "2020-H2" },
  { "tweede helft 2020", "2020-H2" },
  { "2e helft van 2016", "2016-H2" },
  { "K3 2020", "2020-Q3" },
  { "k3-2020", "2020-Q3" },
  { "2020 K3", "2020-Q3" },
  { "2020-K3", "2020-Q3" },
  { "3e kwartaal 2020", "2020-Q3" },
  { "eerste kwartaal van 2014", "2014-Q1" },
  { "feb 2020", "2020-02" },
  { "feb. 2020", "2020-02" },
  { "maart 2020", "2020-03" },
  { "mrt 2020", "2020-03" },
  { "mei 2020", "2020-05" },
  { "in september 2020", "2020-09" },
  { "6 feb 2020", "2020-02-06" },
  { "6 feb. 2020", "2020-02-06" },
  { "6 februari 2020", "2020-02-06" },
  { "6 FEB 2020", "2020-02-06" },
  { "6 feb '20", "2020-02-06" },
  { "06-02-2020", "2020-02-06" },
  { "6-2-2020", "2020-02-06" },
  { "6-2-20", "2020-02-06" },
  { "6/2/2020", "2020-02-06" },
  { "6.2.2020", "2020-02-06" },
  { "1-1-75", "1975-01-01" },
  { "1-1-69", "2069-01-01" },
  { "1-1-70", "2070-01-01" },
  { "1-1-71", "1971-01-01" },
  { "29 feb 2020", "2020-02-29" },
  { "12 mrt", "2020-03-12" },
  { "vóór 1 jan 2018", "2017-12-31" },
  { "voor 1-1-2018", "2017-12-31" },
  { "vóór maart 2020", "2020-02-29" },
  { "vóór K3 2020", "2020-06-30" },
  { "vóór 2020", "2019-12-31" },
  { "vóór eind 2020", "2020-09-30" },
  { "onbekend", "-" },
  { " Onbekend ", "-" },
  { "", "-" },

  { "early 2020", "2020-Q1" },
  { "beginning of 2020", "2020-Q1" },
  { "start of 2020", "2020-Q1" },
  { "mid 2020", "2020-Q2" },
  { "mid-2020", "2020-Q2" },
  { "end of 2020", "2020-Q4" },
  { "the end of 2020", "2020-Q4" },
  { "late 2020", "2020-Q4" },
  { "spring 2020", "2020-H1" },
  { "first half of 2020", "2020-H1" },
  { "1st half 2020", "2020-H1" },
  { "before the summer of 2020", "2020-H1" },
  { "before summer 2020", "2020-H1" },
  { "after the summer of 2020", "2020-H2" },
  { "autumn 2020", "2020-H2" },
  { "fall 2020", "2020-H2" },
  { "second half of 2016", "2016-H2" },
  { "Q3 2020", "2020-Q3" },
  { "H2 2020", "2020-H2" },
  { "3rd quarter of 2020", "2020-Q3" },
  { "February 2020", "2020-02" },
  { "6 Feb 2020", "2020-02-06" },
  { "Feb 6, 2020", "2020-02-06" },
  { "before 1 Jan 2018", "2017-12-31" },
  { "unknown", "-" },

  { "morgen", NULL },
  { "zomer 2020", NULL },
  { "voorjaar", NULL },
  { "begin feb 2020", NULL },
  { "31 feb 2020", NULL },
  { "30-02-2020", NULL },
  { "2-13-2020", NULL },
  { "0-1-2020", NULL },
  { "29 feb 2019", NULL },
  { "K5 2020", NULL },
  { "K0 2020", NULL },
  { "H3 2020", NULL },
  { "derde helft 2020", NULL },
  { "5e kwartaal 2020", NULL },
  { "20200206", NULL },
  { "20", NULL },
  { "6 feb 020", NULL },
  { "2020 2021", NULL },
  { "vóór", NULL },
  { "vóór onbekend", NULL },
  { "vóór 0001", NULL },
  { "na 1 jan 2020", NULL },
  { "6 feb 2020 of later", NULL },
  { "feb", NULL },
  { "K3", NULL },
  { "0000", NULL },
  { "٦ feb 2020", NULL },
  { "\xff", NULL },
  { "2020-02-06T10:00", NULL },
};

static void
test_entry (void)
{
  static const char *const locales[] = { "C.UTF-8", "nl_NL.UTF-8", "tr_TR.UTF-8" };
  const PowDate today = { POW_PRECISION_DAY, 2020, 2, 13 };

  for (guint locale = 0; locale < G_N_ELEMENTS (locales); locale++)
    {
      if (setlocale (LC_ALL, locales[locale]) == NULL)
        g_test_message ("no locale %s here", locales[locale]);
      for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
        {
          PowDate date = { POW_PRECISION_YEAR, 1, 0, 0 };
          g_autoptr (GError) error = NULL;
          g_autofree char *stored = NULL;

          g_autofree char *shown = g_utf8_make_valid (entries[i].text, -1);

          g_test_message ("%s: %s", locales[locale], shown);
          if (entries[i].stored == NULL)
            {
              g_assert_false (pow_date_parse_entry (entries[i].text, &today, &date, &error));
              g_assert_error (error, POW_DATE_ERROR, POW_DATE_ERROR_UNREADABLE);
              g_assert_true (g_utf8_validate (error->message, -1, NULL));
              g_assert_nonnull (strstr (error->message, "2020"));
              g_assert_cmpint (date.year, ==, 1);
              continue;
            }
          g_assert_true (pow_date_parse_entry (entries[i].text, &today, &date, &error));
          g_assert_no_error (error);
          stored = pow_date_to_string (date);
          g_assert_cmpstr (stored != NULL ? stored : "-", ==, entries[i].stored);
        }
    }
  setlocale (LC_ALL, "C.UTF-8");
}

/* A year is completed from today, and only where there is one. */
static void
test_entry_today (void)
{
  const PowDate later = { POW_PRECISION_DAY, 2096, 5, 1 };
  PowDate date;

  g_assert_true (pow_date_parse_entry ("1-1-04", &later, &date, NULL));
  assert_same (date, read_stored ("2104-01-01"));
  g_assert_true (pow_date_parse_entry ("12 mrt", &later, &date, NULL));
  assert_same (date, read_stored ("2096-03-12"));
  g_assert_false (pow_date_parse_entry ("12 mrt", NULL, &date, NULL));
  g_assert_true (pow_date_parse_entry ("1-1-19", NULL, &date, NULL));
  assert_same (date, read_stored ("2019-01-01"));
}

/* What is shown can be typed. */
static void
test_format (void)
{
  static const struct
  {
    const char *stored;
    const char *shown;
  } shown[] = {
    { "2020", "2020" },
    { "2016-H2", "2nd half of 2016" },
    { "2014-Q1", "1st quarter of 2014" },
    { "2020-02", "February 2020" },
    { "2020-02-06", "6 Feb 2020" },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  g_autofree char *unknown = pow_date_format (POW_DATE_NONE);

  g_assert_cmpstr (unknown, ==, "unknown");
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *text = pow_date_format (read_stored (shown[i].stored));

      g_assert_cmpstr (text, ==, shown[i].shown);
    }
  for (guint i = 0; i < 5000; i++)
    {
      PowDate date = random_date (rand), read = POW_DATE_NONE;
      g_autofree char *text = pow_date_format (date);
      g_autoptr (GError) error = NULL;

      g_assert_true (pow_date_parse_entry (text, NULL, &read, &error));
      g_assert_no_error (error);
      assert_same (read, date);
    }
}

/* Our rule of summer time against the zone files, where the machine has them. */
static void
test_end_time (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);

  g_assert_cmpint (pow_date_get_end_time (read_stored ("2020-02-13")), ==, 1581634799);
  g_assert_cmpint (pow_date_get_end_time (read_stored ("2020-07")), ==, 1596232799);
  g_assert_cmpint (pow_date_get_end_time (read_stored ("2020-03-28")), ==, 1585436399);
  g_assert_cmpint (pow_date_get_end_time (read_stored ("2020-03-29")), ==, 1585519199);
  g_assert_cmpint (pow_date_get_end_time (read_stored ("2020-10-24")), ==, 1603576799);
  g_assert_cmpint (pow_date_get_end_time (read_stored ("2020-10-25")), ==, 1603666799);
  g_assert_cmpint (pow_date_get_end_time (read_stored ("9999")), ==, G_GINT64_CONSTANT (253402297199));
  if (zone == NULL)
    {
      g_test_message ("no zone files here");
      return;
    }
  for (gint32 day = count_days (1996, 1, 1); day < count_days (2037, 1, 1); day++)
    {
      PowDate date = pow_date_from_days (day);
      g_autoptr (GDateTime) end
          = g_date_time_new (zone, date.year, date.part, date.day, 23, 59, 59);

      g_assert_cmpint (pow_date_get_end_time (date), ==, g_date_time_to_unix (end));
    }
  for (guint i = 0; i < 1000; i++)
    {
      PowDate date = random_date (rand);

      g_assert_cmpint (pow_date_get_end_time (date), ==,
                       pow_date_get_end_time (pow_date_from_days (pow_date_get_last_day (date))));
    }
}

/* From a time back to its day, also in the hour that Greenwich is still in the day before. */
static void
test_from_time (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (15);

  assert_same (pow_date_from_time (1581634799), read_stored ("2020-02-13"));
  assert_same (pow_date_from_time (1581634800), read_stored ("2020-02-14"));
  assert_same (pow_date_from_time (-1), read_stored ("1970-01-01"));
  for (guint i = 0; i < 1000; i++)
    {
      PowDate day = pow_date_from_days (g_rand_int_range (rand, count_days (1, 1, 2), count_days (9999, 12, 30)));
      gint64 end = pow_date_get_end_time (day);

      assert_same (pow_date_from_time (end), day);
      assert_same (pow_date_from_time (end - g_rand_int_range (rand, 0, 23 * 60 * 60)), day);
      g_assert_cmpint (pow_date_compare (pow_date_from_time (end + 1), day), >, 0);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/date/storage", test_storage);
  g_test_add_func ("/schema/date/interval", test_interval);
  g_test_add_func ("/schema/date/compare", test_compare);
  g_test_add_func ("/schema/date/entry", test_entry);
  g_test_add_func ("/schema/date/entry-today", test_entry_today);
  g_test_add_func ("/schema/date/format", test_format);
  g_test_add_func ("/schema/date/end-time", test_end_time);
  g_test_add_func ("/schema/date/from-time", test_from_time);
  return g_test_run ();
}
