/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"

#include "model/store/pow-line-save.h"
#include "model/store/pow-ref-batch.h"

#include "pow-config.h"

static gboolean
move_head (PowExchange *x, PowLineSync *line, gboolean *again, GError **error)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new ();
  PowLineSave save = { .line = line->line, .ref = line->ref, .is_new = !line->has_head, .changed = TRUE, .commit = line->offered };
  PowMoveOutcome outcome;

  if (line->has_head)
    save.tip = line->head;
  g_ptr_array_add (saves, &save);
  if (!pow_guard_lock (x->repository->guard, error))
    return FALSE;
  outcome = pow_repository_move_lines (x->repository, saves, error);
  pow_guard_unlock (x->repository->guard);
  *again = outcome == POW_MOVE_AGAIN;
  return outcome != POW_MOVE_FAILED;
}

gboolean
pow_line_sync_take_over (PowExchange *x, PowLineSync *line, const git_oid *server, gboolean *again, GError **error)
{
  g_autofree char *known = pow_exchange_name_known (x, line->line);
  gboolean moves = !line->has_head || !pow_oid_equal (&line->head, &line->offered);

  *again = FALSE;
  if (x->imagined == NULL && moves && !move_head (x, line, again, error))
    return FALSE;
  /* What the server has is in here now, or in what was sent; so it is known, wherever the line went. */
  if (server != NULL && !(*again && !line->was_sent) && !pow_exchange_set_ref (x, known, server, error))
    return FALSE;
  if (!*again && moves)
    pow_arrivals_count (x, line, line->has_head ? &line->head : NULL, &line->offered);
  return TRUE;
}

/* What came with a merge that stands. */
static void
tell_merge (PowLineSync *line)
{
  if (line->merge == NULL)
    return;
  line->told->merged += line->merge->merged;
  for (guint i = 0; i < line->merge->asked->len; i++)
    if (!g_ptr_array_find_with_equal_func (line->told->asked, g_ptr_array_index (line->merge->asked, i), g_str_equal, NULL))
      g_ptr_array_add (line->told->asked, g_strdup (g_ptr_array_index (line->merge->asked, i)));
  if (line->merge->reports->len > 0)
    pow_sync_line_tell (line->told, line->told->state, g_strdup (g_ptr_array_index (line->merge->reports, 0)), NULL);
  g_clear_pointer (&line->merge, pow_line_merge_free);
}

gboolean
pow_line_sync_settle (PowExchange *x, PowLineSync *line, GError **error)
{
  gboolean again = FALSE;

  if (!pow_line_sync_take_over (x, line, line->has_server ? &line->server : NULL, &again, error))
    return FALSE;
  line->is_settled = !again;
  if (!again)
    tell_merge (line);
  return TRUE;
}

/* What the server has of a line, and that it was taken over: two refs of one line. */
typedef struct
{
  PowRefMove head;
  PowRefMove known;
} PowComing;

static void
clear_coming (gpointer data)
{
  g_free (((PowComing *) data)->known.ref);
}

/* Lines that only move on, with those moves; the others are settled one by one. */
static void
list_coming (PowExchange *x, GPtrArray *lines, GArray *coming)
{
  static const git_oid none = { { 0 } };

  for (guint i = 0; i < x->lines->len; i++)
    {
      PowLineSync *line = g_ptr_array_index (x->lines, i);
      PowComing pair = { { line->ref, line->head, line->offered }, { NULL, line->has_known ? line->known : none, line->server } };

      if (line->is_settled || !line->is_coming || x->imagined != NULL || !line->has_head || pow_oid_equal (&line->head, &line->offered))
        continue;
      pair.known.ref = pow_exchange_name_known (x, line->line);
      g_ptr_array_add (lines, line);
      g_array_append_val (coming, pair);
    }
}

/* Heads first: what is known may lag behind what stands here. Leaves in @moved which lines stand. */
static void
move_together (PowExchange *x, GArray *coming, gboolean *moved)
{
  g_autofree PowRefMove *moves = g_new (PowRefMove, 2 * coming->len);

  for (guint i = 0; i < coming->len; i++)
    {
      moves[i] = g_array_index (coming, PowComing, i).head;
      moves[coming->len + i] = g_array_index (coming, PowComing, i).known;
      moved[i] = TRUE;
    }
  pow_ref_batch_move (x->repository->git, moves, coming->len, moved);
  pow_ref_batch_move (x->repository->git, moves + coming->len, coming->len, moved);
}

void
pow_line_sync_settle_together (PowExchange *x)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GArray) coming = g_array_new (FALSE, FALSE, sizeof (PowComing));
  g_autofree gboolean *moved = NULL;

  g_array_set_clear_func (coming, clear_coming);
  list_coming (x, lines, coming);
  if (coming->len == 0 || !pow_guard_lock (x->repository->guard, NULL))
    return;
  moved = g_new (gboolean, coming->len);
  move_together (x, coming, moved);
  pow_guard_unlock (x->repository->guard);
  for (guint i = 0; i < lines->len; i++)
    {
      PowLineSync *line = g_ptr_array_index (lines, i);

      if (!moved[i])
        continue;
      line->is_settled = TRUE;
      pow_arrivals_count (x, line, &line->head, &line->offered);
      tell_merge (line);
    }
}

gboolean
pow_line_sync_settle_coming (PowExchange *x, PowLineSync *line, GError **error)
{
  return !line->is_coming || pow_line_sync_settle (x, line, error);
}
