/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-merge-text.h"
#include "model/change/pow-token-diff.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *base, *ours, *theirs;
  const char *expected; /* NULL: the edits meet */
} Example;

static const Example examples[] = {
  { "nobody", "a", "a", "a", "a" },
  { "one side", "a\nb", "a\nb", "a\nc", "a\nc" },
  { "both the same", "a\nb\nc", "a\nx\nc", "a\nx\nc", "a\nx\nc" },
  { "lines apart", "a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC" },
  { "a line put in, one taken out", "a\nb\nc\nd", "a\nb\nc\nd\ne", "b\nc\nd", "b\nc\nd\ne" },
  { "the same line", "one two three", "one two THREE", "one two four", NULL },
  { "words apart", "one two three", "ONE two three", "one two THREE", "ONE two THREE" },
  { "adjacent words", "one two three", "ONE two three", "one TWO three", NULL },
  { "words of adjacent lines", "one two three\nfour five six", "one TWO three\nfour five six",
    "one two three\nfour FIVE six", "one TWO three\nfour FIVE six" },
  { "last word of a line, first of the next", "one two\nthree four", "one TWO\nthree four",
    "one two\nTHREE four", NULL },
  { "paragraphs", "one\n\ntwo", "ONE\n\ntwo", "one\n\nTWO", "ONE\n\nTWO" },
  { "an edit inside a deletion", "one two three four", "one four", "one two THREE four", NULL },
  { "put in at the same place", "one two", "one and two", "one or two", NULL },
  { "put in at both ends", "one two three", "zero one two three", "one two three four",
    "zero one two three four" },
  { "nothing to start from", "", "a", "b", NULL },
  { "an edit both made keeps others apart", "one two three four", "one TWO three four",
    "one TWO THREE four", "one TWO THREE four" },
  { "also from the other side", "one two three four", "ONE TWO three four", "one TWO three four",
    "ONE TWO three four" },
  { "a line end put in", "one two", "one\ntwo", "one two three", "one\ntwo three" },
  { "lines both deleted", "a\nb\nc\nd\ne", "a\nd\ne", "a\nd\nE", "a\nd\nE" },
  { "letters beyond ASCII", "één café twee", "ÉÉN café twee", "één café twéé", "ÉÉN café twéé" },
};

static void
test_example (gconstpointer data)
{
  const Example *example = data;
  g_autofree char *merged = pow_merge_text (example->base, example->ours, example->theirs);
  g_autofree char *mirrored = pow_merge_text (example->base, example->theirs, example->ours);

  g_assert_cmpstr (merged, ==, example->expected);
  g_assert_cmpstr (mirrored, ==, example->expected);
}

/* A text of few words, so that repeats make the diff ambiguous. */
static char *
make_text (GRand *rand, guint n_words, guint n_kinds)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%sw%d",
                            i == 0                               ? ""
                            : g_rand_int_range (rand, 0, 7) == 0 ? "\n"
                                                                 : " ",
                            g_rand_int_range (rand, 0, (gint32)n_kinds));
  return g_string_free (text, FALSE);
}

static char *
edit_text (GRand *rand, const char *text, guint n_edits)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n_words = g_strv_length (words);

  for (guint i = 0; i < n_edits && n_words > 0; i++)
    {
      guint at = (guint)g_rand_int_range (rand, 0, (gint32)n_words);
      g_autofree char *old = words[at];

      words[at] = g_rand_boolean (rand)   ? g_strconcat (old, " new", NULL)
                  : g_rand_boolean (rand) ? g_strdup ("")
                                          : g_strdup_printf ("e%d", g_rand_int_range (rand, 0, 3));
    }
  return g_strjoinv (" ", words);
}

static void
test_laws (void)
{
  for (guint32 seed = 0; seed < 3000; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint n_words = (guint)g_rand_int_range (rand, 0, 60);
      g_autofree char *base = make_text (rand, n_words, 12);
      g_autofree char *ours = edit_text (rand, base, (guint)g_rand_int_range (rand, 0, 4));
      g_autofree char *theirs = edit_text (rand, base, (guint)g_rand_int_range (rand, 0, 4));
      g_autofree char *merged = pow_merge_text (base, ours, theirs);
      g_autofree char *mirrored = pow_merge_text (base, theirs, ours);
      g_autofree char *one_sided = pow_merge_text (base, base, theirs);
      g_autofree char *agreed = pow_merge_text (base, ours, ours);

      g_assert_cmpstr (merged, ==, mirrored);
      g_assert_cmpstr (one_sided, ==, theirs);
      g_assert_cmpstr (agreed, ==, ours);
      if (merged != NULL)
        g_assert_true (g_utf8_validate (merged, -1, NULL));
    }
}

static guint
count_common (GArray *hunks, guint n_before)
{
  guint common = n_before;

  for (guint i = 0; i < hunks->len; i++)
    {
      PowHunk hunk = g_array_index (hunks, PowHunk, i);

      common -= hunk.old_end - hunk.old_start;
    }
  return common;
}

/* The longest common subsequence, by the plain quadratic table. */
static guint
measure_common (const guint *before, guint n_before, const guint *after, guint n_after)
{
  g_autofree guint *row = g_new0 (guint, n_after + 1);

  for (guint i = 0; i < n_before; i++)
    for (guint j = 0, diagonal = 0; j < n_after; j++)
      {
        guint above = row[j + 1];

        row[j + 1] = before[i] == after[j] ? diagonal + 1 : MAX (above, row[j]);
        diagonal = above;
      }
  return row[n_after];
}

static void
test_diff_is_shortest (void)
{
  for (guint32 seed = 0; seed < 3000; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint before[40], after[40];
      guint n_before = (guint)g_rand_int_range (rand, 0, 40);
      guint n_after = (guint)g_rand_int_range (rand, 0, 40);
      g_autoptr (GArray) hunks = NULL;
      guint old_place = 0, new_place = 0;

      for (guint i = 0; i < G_N_ELEMENTS (before); i++)
        {
          before[i] = (guint)g_rand_int_range (rand, 1, 6);
          after[i] = (guint)g_rand_int_range (rand, 1, 6);
        }
      hunks = pow_token_diff (before, n_before, after, n_after);
      g_assert_cmpuint (count_common (hunks, n_before), ==,
                        measure_common (before, n_before, after, n_after));

      /* What lies between the hunks is the same on both sides. */
      for (guint i = 0; i <= hunks->len; i++)
        {
          PowHunk hunk = { n_before, n_before, n_after, n_after };

          if (i < hunks->len)
            hunk = g_array_index (hunks, PowHunk, i);
          g_assert_cmpuint (hunk.old_start - old_place, ==, hunk.new_start - new_place);
          g_assert_cmpmem (before + old_place, sizeof (guint) * (hunk.old_start - old_place),
                           after + new_place, sizeof (guint) * (hunk.new_start - new_place));
          g_assert_true (i == 0 || i == hunks->len || hunk.old_start > old_place);
          old_place = hunk.old_end;
          new_place = hunk.new_end;
        }
    }
}

/* Prose of the greatest length that has nothing in common but shuffled words: the search gives
 * up in time, and what it gives is still a difference. */
static void
test_worst_case (void)
{
  enum
  {
    N = 20000
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree guint *before = g_new (guint, N);
  g_autofree guint *after = g_new (guint, N);

  for (guint n_kinds = 2; n_kinds <= N; n_kinds *= 10)
    {
      g_autoptr (GArray) hunks = NULL;
      guint common;

      for (guint i = 0; i < N; i++)
        {
          before[i] = (guint)g_rand_int_range (rand, 1, (gint32)n_kinds + 1);
          after[i] = (guint)g_rand_int_range (rand, 1, (gint32)n_kinds + 1);
        }
      hunks = pow_token_diff (before, N, after, N);
      common = count_common (hunks, N);
      g_test_message ("%u kinds: %u hunks, %u common", n_kinds, hunks->len, common);
      g_assert_cmpuint (common, <, N);
    }
}

/* A long text edited at both ends by two people, and rewritten by one. */
static void
test_long_prose (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autofree char *base = make_text (rand, 5000, 400);
  g_autofree char *ours = g_strconcat ("begin ", base, NULL);
  g_autofree char *theirs = g_strconcat (base, " end", NULL);
  g_autofree char *both = g_strconcat ("begin ", base, " end", NULL);
  g_autofree char *other = make_text (rand, 5000, 400);
  g_autofree char *merged = pow_merge_text (base, ours, theirs);
  g_autofree char *one_sided = pow_merge_text (base, other, base);

  g_assert_cmpstr (merged, ==, both);
  g_assert_cmpstr (one_sided, ==, other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/merge-text/examples/", examples[i].name, NULL);

      g_test_add_data_func (path, &examples[i], test_example);
    }
  g_test_add_func ("/merge-text/laws", test_laws);
  g_test_add_func ("/merge-text/long-prose", test_long_prose);
  g_test_add_func ("/token-diff/shortest", test_diff_is_shortest);
  g_test_add_func ("/token-diff/worst-case", test_worst_case);
  return g_test_run ();
}
