/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-effective-time.h"

#include <string.h>

#define N_MAX 9

typedef struct
{
  const char *name;
  gsize n;
  gint64 times[N_MAX];
  gint64 effective[N_MAX];
} Case;

static const Case cases[] = {
  { "one", 1, { 10 }, { 10 } },
  { "in-order", 4, { 10, 20, 20, 30 }, { 10, 20, 20, 30 } },
  { "future-date", 5, { 10, 20, 999, 30, 40 }, { 10, 20, 20, 30, 40 } },
  { "future-tip-is-trusted-until-contradicted", 3, { 10, 20, 999 }, { 10, 20, 999 } },
  { "future-then-one", 4, { 10, 20, 999, 30 }, { 10, 20, 20, 30 } },
  { "two-future-dates", 6, { 10, 20, 998, 999, 30, 40 }, { 10, 20, 20, 20, 30, 40 } },
  { "reset-clock", 5, { 10, 20, 1, 30, 40 }, { 10, 20, 20, 30, 40 } },
  { "reset-clock-at-the-end", 4, { 10, 20, 30, 1 }, { 10, 20, 30, 30 } },
  { "clock-somewhat-behind", 5, { 10, 20, 30, 25, 40 }, { 10, 20, 20, 25, 40 } },
  { "before-the-root", 4, { 50, 10, 20, 60 }, { 50, 50, 50, 60 } },
  { "nothing-after-the-root", 3, { 50, 10, 20 }, { 50, 50, 50 } },
};

static void
test_case (gconstpointer data)
{
  const Case *given = data;
  gint64 effective[N_MAX];
  gboolean wrong[N_MAX];

  pow_effective_times (given->times, given->n, effective, wrong);
  for (gsize i = 0; i < given->n; i++)
    {
      g_assert_cmpint (effective[i], ==, given->effective[i]);
      g_assert_cmpint (wrong[i], ==, given->times[i] != given->effective[i]);
    }
}

/* The rule itself, by trying every choice: what the fast function must equal. */
static void
find_best_run (const gint64 *times, gsize n, int *best_length, gint64 *best_last)
{
  *best_length = 0;
  *best_last = 0;
  for (guint chosen = 1; chosen < 1u << (n - 1); chosen++)
    {
      gint64 last = times[0];
      int length = 0;
      gboolean run = TRUE;

      for (gsize i = 1; i < n && run; i++)
        if (chosen & 1u << (i - 1))
          {
            run = times[i] >= last;
            last = times[i];
            length++;
          }
      if (run && (length > *best_length || (length == *best_length && last < *best_last)))
        {
          *best_length = length;
          *best_last = last;
        }
    }
}

static void
test_rule (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 3000; round++)
    {
      gsize n = (gsize) g_rand_int_range (rand, 1, N_MAX + 1);
      gint64 times[N_MAX];
      gint64 effective[N_MAX];
      gboolean wrong[N_MAX];
      int best_length;
      gint64 best_last;
      int length = 0;
      gint64 last = 0;

      for (gsize i = 0; i < n; i++)
        times[i] = g_rand_int_range (rand, 0, 12);
      pow_effective_times (times, n, effective, wrong);
      find_best_run (times, n, &best_length, &best_last);

      g_assert_false (wrong[0]);
      for (gsize i = 1; i < n; i++)
        {
          g_assert_cmpint (effective[i], >=, effective[i - 1]); /* time never runs back */
          g_assert_cmpint (effective[i], ==, wrong[i] ? effective[i - 1] : times[i]);
          if (!wrong[i])
            {
              length++;
              last = times[i];
            }
        }
      g_assert_cmpint (length, ==, best_length);
      if (length > 0)
        g_assert_cmpint (last, ==, best_last);
    }
}

static void
test_commit_time (void)
{
  gint64 day = 24 * 60 * 60;

  g_assert_cmpint (pow_commit_time_for (1000000, 900000), ==, 1000000);
  g_assert_cmpint (pow_commit_time_for (1000000, 1000500), ==, 1000500);
  g_assert_cmpint (pow_commit_time_for (1000000, 1000000 + day), ==, 1000000 + day);
  g_assert_cmpint (pow_commit_time_for (1000000, 1000001 + day), ==, 1000000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/effective-time/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/store/effective-time/rule", test_rule);
  g_test_add_func ("/store/effective-time/commit-time", test_commit_time);
  return g_test_run ();
}
