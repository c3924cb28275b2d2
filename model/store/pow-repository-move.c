/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-line-save.h"

#include "model/store/pow-files.h"
#include "model/store/pow-pending.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

/* How long another program's lock file is waited for. */
#define LOCK_FILE_WAIT_USEC (5 * G_USEC_PER_SEC)

void
pow_repository_set_busy (PowRepository *self, GError **error)
{
  g_autofree char *lock = pow_guard_find_lock (self->guard);

  g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_BUSY,
               _("Another program keeps this portfolio locked (%s). Close it, or remove that file when no such program runs, and save again."),
               lock != NULL ? lock : self->path);
}

/* Moves one ref; waits for another program's lock file, and clears a dead writer's. */
int
pow_repository_move_ref (PowRepository *self, const PowRefMove *move, GError **error)
{
  gint64 until = g_get_monotonic_time () + LOCK_FILE_WAIT_USEC;
  gboolean cleared = FALSE;
  int code;

  while ((code = pow_ref_move (self->git, move)) == GIT_ELOCKED)
    {
      if (!cleared && pow_guard_has_dead_markers (self->guard))
        {
          pow_guard_remove_stale_locks (self->guard);
          cleared = TRUE;
          continue;
        }
      if (g_get_monotonic_time () > until)
        {
          pow_repository_set_busy (self, error);
          return code;
        }
      g_usleep (20000);
    }
  if (code < 0 && code != GIT_EMODIFIED)
    pow_store_set_git_error (error, code, _("The change could not be written."));
  return code;
}

/* Puts back what has moved, so that a change to several lines that failed leaves no half behind. */
static gboolean
move_back (PowRepository *self, GPtrArray *saves)
{
  gboolean good = TRUE;

  for (guint i = 0; i < saves->len; i++)
    {
      PowLineSave *save = g_ptr_array_index (saves, i);
      PowRefMove move = { save->ref, save->commit, save->tip };

      if (!save->moved)
        continue;
      if (save->is_new || pow_ref_move (self->git, &move) < 0)
        good = FALSE;
      else
        save->moved = FALSE;
    }
  return good;
}

PowMoveOutcome
pow_repository_move_lines (PowRepository *self, GPtrArray *saves, GError **error)
{
  g_autofree PowRefMove *moves = g_new0 (PowRefMove, saves->len);
  gsize n = 0;

  for (guint i = 0; i < saves->len; i++)
    {
      PowLineSave *save = g_ptr_array_index (saves, i);

      if (save->changed && !save->moved)
        moves[n++] = (PowRefMove){ save->ref, save->tip, save->commit };
    }
  if (n > 1 && !pow_pending_write (self->path, moves, n, error))
    return POW_MOVE_FAILED;

  for (guint i = 0; i < saves->len; i++)
    {
      PowLineSave *save = g_ptr_array_index (saves, i);
      PowRefMove move = { save->ref, save->tip, save->commit };
      int code;

      if (!save->changed || save->moved)
        continue;
      code = pow_repository_move_ref (self, &move, error);
      save->moved = code == 0;
      if (code == GIT_EMODIFIED)
        return n > 1 && !pow_pending_remove (self->path, error) ? POW_MOVE_FAILED : POW_MOVE_AGAIN;
      if (code < 0)
        {
          /* When not even that works the pending list stays: whoever comes next finishes the change. */
          if (n > 1 && move_back (self, saves))
            pow_pending_remove (self->path, NULL);
          return POW_MOVE_FAILED;
        }
    }
  if (n > 1 && !pow_pending_remove (self->path, error))
    return POW_MOVE_FAILED;
  return POW_MOVED;
}
