/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-effective-time.h"

#define DAY (24 * 60 * 60)

void
pow_effective_times (const gint64 *times, gsize n, gint64 *effective, gboolean *clock_wrong)
{
  g_autofree gsize *tails = NULL;    /* tails[l]: index of the smallest last time of a run of length l + 1 */
  g_autofree gsize *previous = NULL; /* the run before each commit; its own index at the start of a run */
  gsize length = 0;

  g_return_if_fail (times != NULL && effective != NULL && clock_wrong != NULL);
  g_return_if_fail (n > 0);

  tails = g_new (gsize, n);
  previous = g_new (gsize, n);
  for (gsize i = 0; i < n; i++)
    clock_wrong[i] = i > 0;

  for (gsize i = 1; i < n; i++)
    {
      gsize first = 0;
      gsize after = length;

      if (times[i] < times[0])
        continue;
      while (first < after)
        {
          gsize middle = first + (after - first) / 2;

          if (times[tails[middle]] > times[i])
            after = middle;
          else
            first = middle + 1;
        }
      previous[i] = first > 0 ? tails[first - 1] : i;
      tails[first] = i;
      length = MAX (length, first + 1);
    }

  if (length > 0)
    for (gsize i = tails[length - 1];; i = previous[i])
      {
        clock_wrong[i] = FALSE;
        if (previous[i] == i)
          break;
      }
  for (gsize i = 0; i < n; i++)
    effective[i] = clock_wrong[i] ? effective[i - 1] : times[i];
}

gint64
pow_commit_time_for (gint64 now, gint64 parent_time)
{
  return parent_time > now && parent_time - now <= DAY ? parent_time : now;
}
