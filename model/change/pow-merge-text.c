/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-merge-text.h"

#include "model/change/pow-token-diff.h"

#include <string.h>

/* Text cut into tokens: pieces (borrowed stretches of the text) and their numbers, equal for
 * equal pieces across the three texts of one merge. */
typedef struct
{
  const char *start;
  gsize length;
  gboolean blank; /* white space: does not keep two edits apart */
} Piece;

typedef struct
{
  GArray *pieces;  /* (element-type Piece) */
  GArray *numbers; /* (element-type guint) */
} Tokens;

/* How a level cuts, and what it puts between the pieces again. */
typedef struct
{
  void (*cut) (const char *text, gsize length, GArray *pieces);
  const char *separator;
  gboolean refine; /* edits that meet here are tried again by words */
} Level;

static void
add_piece (GArray *pieces, const char *start, const char *end, gboolean blank)
{
  Piece piece = { start, (gsize)(end - start), blank };

  g_array_append_val (pieces, piece);
}

/* The line ends belong to no piece, so that a last line without one is a line like the others.
 * An empty line does keep edits apart: it stands between paragraphs. */
static void
cut_lines (const char *text, gsize length, GArray *pieces)
{
  const char *end = text + length;

  for (;;)
    {
      const char *line_end = memchr (text, '\n', (gsize)(end - text));

      add_piece (pieces, text, line_end != NULL ? line_end : end, FALSE);
      if (line_end == NULL)
        return;
      text = line_end + 1;
    }
}

static void
cut_words (const char *text, gsize length, GArray *pieces)
{
  const char *end = text + length;

  while (text < end)
    {
      gboolean blank = g_unichar_isspace (g_utf8_get_char (text));
      gboolean line_end = *text == '\n';
      const char *next = g_utf8_next_char (text);

      while (next < end && !line_end && *next != '\n'
             && g_unichar_isspace (g_utf8_get_char (next)) == blank)
        next = g_utf8_next_char (next);
      add_piece (pieces, text, next, blank);
      text = next;
    }
}

static const Level by_word = { cut_words, "", FALSE };
static const Level by_line = { cut_lines, "\n", TRUE };

static void
tokens_clear (Tokens *tokens)
{
  g_clear_pointer (&tokens->pieces, g_array_unref);
  g_clear_pointer (&tokens->numbers, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tokens, tokens_clear)

static void
tokens_init (
    Tokens *tokens, const Level *level, const char *text, gsize length, GHashTable *numbers)
{
  tokens->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  tokens->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  level->cut (text, length, tokens->pieces);

  for (guint i = 0; i < tokens->pieces->len; i++)
    {
      Piece piece = g_array_index (tokens->pieces, Piece, i);
      g_autofree char *key = g_strndup (piece.start, piece.length);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));

      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
        }
      g_array_append_val (tokens->numbers, number);
    }
}

static GArray *
diff_tokens (const Tokens *base, const Tokens *side)
{
  return pow_token_diff ((const guint *)base->numbers->data, base->numbers->len,
                         (const guint *)side->numbers->data, side->numbers->len);
}

/* One side's walk along its hunks. */
typedef struct
{
  const Tokens *tokens;
  GArray *hunks;
  guint next;       /* hunk */
  gint64 offset;    /* place in the side minus place in the base, after the hunks passed */
  guint start, end; /* what the side has for the stretch taken last */
  gboolean edited;
} Side;

/* The first base token from @end on that keeps edits apart. */
static guint
reach (const Tokens *base, guint end)
{
  while (end < base->pieces->len && g_array_index (base->pieces, Piece, end).blank)
    end++;
  return end;
}

static const PowHunk *
side_get_hunk (const Side *side, guint index)
{
  return index < side->hunks->len ? &g_array_index (side->hunks, PowHunk, index) : NULL;
}

/* Whether two hunks are the same edit. */
static gboolean
hunks_agree (const Side *ours,
             const PowHunk *our_hunk,
             const Side *theirs,
             const PowHunk *their_hunk)
{
  if (our_hunk == NULL || their_hunk == NULL || our_hunk->old_start != their_hunk->old_start
      || our_hunk->old_end != their_hunk->old_end
      || our_hunk->new_end - our_hunk->new_start != their_hunk->new_end - their_hunk->new_start)
    return FALSE;
  return memcmp (&g_array_index (ours->tokens->numbers, guint, our_hunk->new_start),
                 &g_array_index (theirs->tokens->numbers, guint, their_hunk->new_start),
                 sizeof (guint) * (our_hunk->new_end - our_hunk->new_start))
         == 0;
}

/* Moves a side to the end of a base stretch, and notes what it has there. */
static void
side_take (Side *side, guint base_start, guint base_end)
{
  const PowHunk *hunk;

  side->edited = FALSE;
  side->start = (guint)(base_start + side->offset);
  while ((hunk = side_get_hunk (side, side->next)) != NULL && hunk->old_start <= base_end
         && hunk->old_end <= base_end)
    {
      side->edited = TRUE;
      side->offset = (gint64)hunk->new_end - hunk->old_end;
      side->next++;
    }
  side->end = (guint)(base_end + side->offset);
}

/* The end of the base stretch that starts with the next hunk: it grows while a hunk of either
 * side overlaps or touches it. An edit that both made is no longer a difference: it is a stretch
 * of its own, and keeps others apart. */
static guint
find_stretch_end (const Tokens *base, const Side *ours, const Side *theirs)
{
  guint our_next = ours->next, their_next = theirs->next;
  guint end = 0;

  for (gboolean first = TRUE;; first = FALSE)
    {
      const PowHunk *our_hunk = side_get_hunk (ours, our_next);
      const PowHunk *their_hunk = side_get_hunk (theirs, their_next);
      const PowHunk *hunk;

      if (our_hunk == NULL && their_hunk == NULL)
        return end;
      hunk
          = their_hunk == NULL || (our_hunk != NULL && our_hunk->old_start <= their_hunk->old_start)
                ? our_hunk
                : their_hunk;
      if ((first || hunk->old_start > end) && hunks_agree (ours, our_hunk, theirs, their_hunk))
        return first ? hunk->old_end : end;
      if (!first && hunk->old_start > reach (base, end))
        return end;
      end = MAX (end, hunk->old_end);
      if (hunk == our_hunk)
        our_next++;
      else
        their_next++;
    }
}

static void
append_pieces (GString *merged,
               const Level *level,
               const Tokens *tokens,
               guint start,
               guint end,
               gboolean *first)
{
  for (guint i = start; i < end; i++)
    {
      Piece piece = g_array_index (tokens->pieces, Piece, i);

      if (!*first)
        g_string_append (merged, level->separator);
      g_string_append_len (merged, piece.start, (gssize)piece.length);
      *first = FALSE;
    }
}

/* The text from piece @start up to @end, with the separators between. */
static const char *
get_stretch (const Tokens *tokens, guint start, guint end, gsize *length)
{
  const Piece *first = &g_array_index (tokens->pieces, Piece, start);
  const Piece *last = &g_array_index (tokens->pieces, Piece, end - 1);

  *length = (gsize)(last->start + last->length - first->start);
  return first->start;
}

static char *
merge_at_level (const Level *level,
                const char *base,
                gsize base_length,
                const char *ours,
                gsize ours_length,
                const char *theirs,
                gsize theirs_length);

/* Lines that both sides edited, by words. NULL when those meet too. */
static char *
refine (const Tokens *base, guint start, guint end, const Side *ours, const Side *theirs)
{
  gsize base_length, ours_length, theirs_length;
  const char *base_text, *ours_text, *theirs_text;

  if (start == end || ours->start == ours->end || theirs->start == theirs->end)
    return NULL;
  base_text = get_stretch (base, start, end, &base_length);
  ours_text = get_stretch (ours->tokens, ours->start, ours->end, &ours_length);
  theirs_text = get_stretch (theirs->tokens, theirs->start, theirs->end, &theirs_length);
  return merge_at_level (&by_word, base_text, base_length, ours_text, ours_length, theirs_text,
                         theirs_length);
}

static gboolean
stretches_equal (const Side *ours, const Side *theirs)
{
  guint length = ours->end - ours->start;

  return length == theirs->end - theirs->start
         && memcmp (&g_array_index (ours->tokens->numbers, guint, ours->start),
                    &g_array_index (theirs->tokens->numbers, guint, theirs->start),
                    sizeof (guint) * length)
                == 0;
}

static char *
merge_at_level (const Level *level,
                const char *base_text,
                gsize base_length,
                const char *ours_text,
                gsize ours_length,
                const char *theirs_text,
                gsize theirs_length)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (Tokens) base = { NULL }, our_tokens = { NULL }, their_tokens = { NULL };
  g_autoptr (GArray) our_hunks = NULL, their_hunks = NULL;
  g_autoptr (GString) merged = g_string_sized_new (MAX (ours_length, theirs_length));
  Side ours, theirs;
  gboolean first = TRUE;
  guint place = 0;

  tokens_init (&base, level, base_text, base_length, numbers);
  tokens_init (&our_tokens, level, ours_text, ours_length, numbers);
  tokens_init (&their_tokens, level, theirs_text, theirs_length, numbers);
  our_hunks = diff_tokens (&base, &our_tokens);
  their_hunks = diff_tokens (&base, &their_tokens);
  ours = (Side){ .tokens = &our_tokens, .hunks = our_hunks };
  theirs = (Side){ .tokens = &their_tokens, .hunks = their_hunks };

  while (ours.next < our_hunks->len || theirs.next < their_hunks->len)
    {
      const PowHunk *our_hunk = side_get_hunk (&ours, ours.next);
      const PowHunk *their_hunk = side_get_hunk (&theirs, theirs.next);
      guint start = MIN (our_hunk != NULL ? our_hunk->old_start : G_MAXUINT,
                         their_hunk != NULL ? their_hunk->old_start : G_MAXUINT);
      guint end = find_stretch_end (&base, &ours, &theirs);
      g_autofree char *refined = NULL;

      append_pieces (merged, level, &base, place, start, &first);
      side_take (&ours, start, end);
      side_take (&theirs, start, end);
      place = end;

      if (!theirs.edited || (ours.edited && stretches_equal (&ours, &theirs)))
        append_pieces (merged, level, &our_tokens, ours.start, ours.end, &first);
      else if (!ours.edited)
        append_pieces (merged, level, &their_tokens, theirs.start, theirs.end, &first);
      else if (level->refine && (refined = refine (&base, start, end, &ours, &theirs)) != NULL)
        {
          if (!first)
            g_string_append (merged, level->separator);
          g_string_append (merged, refined);
          first = FALSE;
        }
      else
        return NULL;
    }
  append_pieces (merged, level, &base, place, base.pieces->len, &first);
  return g_string_free (g_steal_pointer (&merged), FALSE);
}

char *
pow_merge_text (const char *base, const char *ours, const char *theirs)
{
  g_return_val_if_fail (base != NULL && ours != NULL && theirs != NULL, NULL);

  return merge_at_level (&by_line, base, strlen (base), ours, strlen (ours), theirs,
                         strlen (theirs));
}
