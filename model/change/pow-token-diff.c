/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-token-diff.h"

#include <string.h>

/* Beyond this many edits in one stretch the search for the shortest answer stops: it costs the
 * square of the edits, in time and in memory. */
#define MOST_EDITS 512
/* How often a stretch may be cut at unique tokens before what is left counts as replaced. */
#define MOST_CUTS 12

/* Part of the two sequences, and where the pairing goes. */
typedef struct
{
  const guint *before;
  const guint *after;
  gint64 *pairs; /* for each token of before: its place in after, or -1 */
} Sequences;

typedef struct
{
  guint old_start, old_end;
  guint new_start, new_end;
} Range;

/* Follows the furthest points back from the end and pairs the tokens on the way. */
static void
trace_back (const Sequences *sequences, Range range, GPtrArray *trace)
{
  gint64 x = (gint64)range.old_end - range.old_start;
  gint64 y = (gint64)range.new_end - range.new_start;

  for (gint64 edits = (gint64)trace->len; edits >= 0; edits--)
    {
      gint64 previous_x = 0, previous_y = 0;

      if (edits > 0)
        {
          const gint64 *furthest = (const gint64 *)trace->pdata[edits - 1] + edits;
          gint64 diagonal = x - y;
          gboolean down = diagonal == -edits
                          || (diagonal != edits && furthest[diagonal - 1] < furthest[diagonal + 1]);

          previous_x = furthest[down ? diagonal + 1 : diagonal - 1];
          previous_y = previous_x - (down ? diagonal + 1 : diagonal - 1);
        }
      while (x > previous_x && y > previous_y)
        {
          x--;
          y--;
          sequences->pairs[range.old_start + x] = range.new_start + y;
        }
      x = previous_x;
      y = previous_y;
    }
}

/* E. W. Myers, An O(ND) difference algorithm and its variations (1986), the greedy form.
 * FALSE when more than MOST_EDITS edits are needed; nothing is paired then. */
static gboolean
diff_greedily (const Sequences *sequences, Range range)
{
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  const guint *before = sequences->before + range.old_start;
  const guint *after = sequences->after + range.new_start;
  gint64 n = (gint64)range.old_end - range.old_start;
  gint64 m = (gint64)range.new_end - range.new_start;
  gint64 most = MIN (n + m, MOST_EDITS);
  g_autofree gint64 *points = g_new0 (gint64, 2 * most + 3);
  gint64 *furthest = points + most + 1;

  for (gint64 edits = 0; edits <= most; edits++)
    {
      for (gint64 diagonal = -edits; diagonal <= edits; diagonal += 2)
        {
          gboolean down = diagonal == -edits
                          || (diagonal != edits && furthest[diagonal - 1] < furthest[diagonal + 1]);
          gint64 x = edits == 0 ? 0 : down ? furthest[diagonal + 1] : furthest[diagonal - 1] + 1;
          gint64 y = x - diagonal;

          while (x < n && y < m && before[x] == after[y])
            {
              x++;
              y++;
            }
          furthest[diagonal] = x;
          if (x >= n && y >= m)
            {
              trace_back (sequences, range, trace);
              return TRUE;
            }
        }
      /* Diagonals -edits-1 … edits+1 as they stood after this many edits. */
      g_ptr_array_add (trace,
                       g_memdup2 (furthest - edits - 1, sizeof (gint64) * (2 * (gsize)edits + 3)));
    }
  return FALSE;
}

typedef struct
{
  guint n_old, n_new;
  guint old_place, new_place;
} Occurrence;

typedef struct
{
  guint old_place, new_place;
  guint before_it; /* index + 1 of the anchor before it in the longest run; 0: none */
} Anchor;

static Occurrence *
note_token (GHashTable *occurrences, guint token)
{
  Occurrence *occurrence = g_hash_table_lookup (occurrences, GUINT_TO_POINTER (token));

  if (occurrence == NULL)
    {
      occurrence = g_new0 (Occurrence, 1);
      g_hash_table_insert (occurrences, GUINT_TO_POINTER (token), occurrence);
    }
  return occurrence;
}

/* Tokens that occur once on each side, the longest run of them in the same order on both. */
static GArray *
find_anchors (const Sequences *sequences, Range range)
{
  g_autoptr (GHashTable) occurrences = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) unique = g_array_new (FALSE, FALSE, sizeof (Anchor));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint)); /* per length: best last */
  GArray *run = g_array_new (FALSE, FALSE, sizeof (Anchor));

  for (guint i = range.old_start; i < range.old_end; i++)
    {
      Occurrence *occurrence = note_token (occurrences, sequences->before[i]);

      occurrence->n_old++;
      occurrence->old_place = i;
    }
  for (guint i = range.new_start; i < range.new_end; i++)
    {
      Occurrence *occurrence = note_token (occurrences, sequences->after[i]);

      occurrence->n_new++;
      occurrence->new_place = i;
    }
  for (guint i = range.old_start; i < range.old_end; i++)
    {
      Occurrence *occurrence = note_token (occurrences, sequences->before[i]);
      Anchor anchor = { i, occurrence->new_place, 0 };
      guint low = 0, high = ends->len, place = unique->len;

      if (occurrence->n_old != 1 || occurrence->n_new != 1)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;
          guint last = g_array_index (ends, guint, middle);

          if (g_array_index (unique, Anchor, last).new_place < anchor.new_place)
            low = middle + 1;
          else
            high = middle;
        }
      if (low > 0)
        anchor.before_it = g_array_index (ends, guint, low - 1) + 1;
      if (low == ends->len)
        g_array_append_val (ends, place);
      else
        g_array_index (ends, guint, low) = place;
      g_array_append_val (unique, anchor);
    }

  if (ends->len > 0)
    {
      guint next = g_array_index (ends, guint, ends->len - 1) + 1;

      g_array_set_size (run, ends->len);
      for (guint i = ends->len; i > 0; i--)
        {
          g_array_index (run, Anchor, i - 1) = g_array_index (unique, Anchor, next - 1);
          next = g_array_index (unique, Anchor, next - 1).before_it;
        }
    }
  return run;
}

static void
diff_range (const Sequences *sequences, Range range, guint n_cuts)
{
  const guint *before = sequences->before;
  const guint *after = sequences->after;
  g_autoptr (GArray) anchors = NULL;
  Range gap;

  while (range.old_start < range.old_end && range.new_start < range.new_end
         && before[range.old_start] == after[range.new_start])
    sequences->pairs[range.old_start++] = range.new_start++;
  while (range.old_start < range.old_end && range.new_start < range.new_end
         && before[range.old_end - 1] == after[range.new_end - 1])
    sequences->pairs[--range.old_end] = --range.new_end;

  if (range.old_start == range.old_end || range.new_start == range.new_end)
    return;
  if (diff_greedily (sequences, range) || n_cuts == MOST_CUTS)
    return;

  anchors = find_anchors (sequences, range);
  gap = range;
  for (guint i = 0; i < anchors->len; i++)
    {
      Anchor anchor = g_array_index (anchors, Anchor, i);

      gap.old_end = anchor.old_place;
      gap.new_end = anchor.new_place;
      diff_range (sequences, gap, n_cuts + 1);
      sequences->pairs[anchor.old_place] = anchor.new_place;
      gap.old_start = anchor.old_place + 1;
      gap.new_start = anchor.new_place + 1;
    }
  if (anchors->len > 0)
    {
      gap.old_end = range.old_end;
      gap.new_end = range.new_end;
      diff_range (sequences, gap, n_cuts + 1);
    }
}

GArray *
pow_token_diff (const guint *before, guint n_before, const guint *after, guint n_after)
{
  g_autofree gint64 *pairs = g_new (gint64, (gsize)n_before + 1);
  Sequences sequences = { before, after, pairs };
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (PowHunk));
  guint old_place = 0, new_place = 0;

  for (guint i = 0; i < n_before; i++)
    pairs[i] = -1;
  diff_range (&sequences, (Range){ 0, n_before, 0, n_after }, 0);
  pairs[n_before] = n_after; /* so that the last stretch is closed like the others */

  for (guint i = 0; i <= n_before; i++)
    {
      if (pairs[i] < 0)
        continue;
      if (i > old_place || (guint)pairs[i] > new_place)
        {
          PowHunk hunk = { old_place, i, new_place, (guint)pairs[i] };

          g_array_append_val (hunks, hunk);
        }
      old_place = i + 1;
      new_place = (guint)pairs[i] + 1;
    }
  return hunks;
}
