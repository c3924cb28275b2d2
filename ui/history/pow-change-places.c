/* SPDX-License-Identifier: EUPL-1.2 */
/* Days, and under them what is one change or one go of one person. Main thread. */
#include "ui/history/pow-change-places.h"

/* What one person does in one go: no longer than this between two changes. */
#define PAUSE_S (10 * 60)
#define FEWEST_FOLDED 4

/* The first second of the local day of a time; one such sum a day, not a row. */
static gint64
find_day (gint64 time)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) midnight = NULL;

  if (at == NULL)
    return time;
  midnight = g_date_time_new_local (g_date_time_get_year (at), g_date_time_get_month (at), g_date_time_get_day_of_month (at), 0, 0, 0);
  return midnight != NULL ? g_date_time_to_unix (midnight) : time;
}

/* How many rows from @first are one go: of one change, or of one person in one region without a pause. */
static guint
count_fold (const PowOutlineRow *rows, guint first, guint end)
{
  guint n = 1, same = 1;

  while (first + same < end && rows[first + same].change == rows[first].change)
    same++;
  if (same > 1)
    return same;
  while (first + n < end && rows[first + n].line == rows[first].line && rows[first + n].author == rows[first].author
         && rows[first + n - 1].time - rows[first + n].time <= PAUSE_S)
    n++;
  return n >= FEWEST_FOLDED ? n : 1;
}

static void
add_place (GArray *places, PowChangeRowType type, guint first, guint n)
{
  PowChangePlace place = { type, first, n };

  g_array_append_val (places, place);
}

static void
add_day (GArray *places, const PowOutlineRow *rows, guint first, guint end, gboolean folds, GHashTable *open)
{
  add_place (places, POW_CHANGE_ROW_DAY, first, end - first);
  for (guint i = first; i < end;)
    {
      guint n = folds ? count_fold (rows, i, end) : 1;

      add_place (places, n > 1 ? POW_CHANGE_ROW_FOLD : POW_CHANGE_ROW_SINGLE, i, n);
      for (guint j = 0; n > 1 && j < n && g_hash_table_contains (open, &rows[i].id); j++)
        add_place (places, POW_CHANGE_ROW_MEMBER, i + j, 1);
      i += n;
    }
}

/**
 * pow_change_places_new:
 * @outline: a history in small
 * @folds: whether what belongs together is one row
 * @open: (element-type gint64): the first commits of the folds whose changes have rows too
 *
 * Returns: (transfer full) (element-type PowChangePlace): the rows, newest day first
 */
GArray *
pow_change_places_new (const PowHistoryOutline *outline, gboolean folds, GHashTable *open)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (PowChangePlace));
  const PowOutlineRow *rows = (const PowOutlineRow *) (gpointer) outline->rows->data;
  guint n = outline->rows->len, first = 0;

  while (first < n)
    {
      gint64 day = find_day (rows[first].time);
      guint end = first + 1;

      while (end < n && rows[end].time >= day)
        end++;
      add_day (places, rows, first, end, folds, open);
      first = end;
    }
  return places;
}

static gboolean
is_same (const GArray *a, guint i, const PowHistoryOutline *a_outline, const GArray *b, guint j, const PowHistoryOutline *b_outline)
{
  const PowChangePlace *one = &g_array_index (a, PowChangePlace, i), *other = &g_array_index (b, PowChangePlace, j);

  return one->type == other->type && one->n == other->n
         && g_array_index (a_outline->rows, PowOutlineRow, one->first).id
              == g_array_index (b_outline->rows, PowOutlineRow, other->first).id;
}

/**
 * pow_change_places_compare:
 * @old: (element-type PowChangePlace): places
 * @old_outline: (nullable): of what they are; %NULL when there are none
 * @new: (element-type PowChangePlace): other places
 * @new_outline: of what those are
 *
 * Returns: the shortest span outside which both are the same
 */
PowChangeSpan
pow_change_places_compare (const GArray *old, const PowHistoryOutline *old_outline, const GArray *new, const PowHistoryOutline *new_outline)
{
  const guint shortest = MIN (old->len, new->len);
  guint start = 0, end = 0;

  while (start < shortest && is_same (old, start, old_outline, new, start, new_outline))
    start++;
  while (end < shortest - start && is_same (old, old->len - 1 - end, old_outline, new, new->len - 1 - end, new_outline))
    end++;
  return (PowChangeSpan){ start, old->len - end - start, new->len - end - start };
}
