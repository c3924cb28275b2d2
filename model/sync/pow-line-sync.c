/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"

#include "model/store/pow-files.h"
#include "model/sync/pow-read-only.h"

#include "pow-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

void
pow_line_sync_free (gpointer data)
{
  PowLineSync *line = data;

  g_free (line->line);
  g_free (line->ref);
  g_clear_pointer (&line->merge, pow_line_merge_free);
  g_free (line);
}

void
pow_line_sync_fail (PowLineSync *line, PowSyncState state, GError *error)
{
  pow_sync_line_tell (line->told, state, g_strdup (error->message), NULL);
  line->is_settled = TRUE;
  line->is_sending = FALSE;
  g_error_free (error);
}

static char *
build_mark (PowExchange *x, PowLineSync *line)
{
  return g_build_filename (x->repository->path, "perspectief", "publishing", line->line, NULL);
}

void
pow_line_sync_unmark (PowExchange *x, PowLineSync *line)
{
  g_autofree char *mark = build_mark (x, line);

  if (line->is_marked)
    g_unlink (mark);
  line->is_marked = FALSE;
}

/* A tip that is being sent must not be folded away (data.md, Folding): with the lock held. */
static gboolean
set_mark (PowExchange *x, PowLineSync *line, GError **error)
{
  g_autofree char *mark = build_mark (x, line);
  g_autofree char *folder = g_path_get_dirname (mark);
  int fd;

  if (line->is_marked || x->imagined != NULL)
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0 || (fd = g_open (mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) < 0)
    {
      pow_store_set_errno (error, errno, mark);
      return FALSE;
    }
  close (fd);
  line->is_marked = TRUE;
  return TRUE;
}

/* A merge that the last exchange made and could not publish is dropped when there is a newer state to
 * merge with: at most one merge per publish. */
static void
drop_unseen_merge (PowExchange *x, PowLineSync *line)
{
  g_autoptr (PowRawCommit) head = NULL;

  line->local = line->head;
  if (!x->is_home || !line->has_head || !line->has_known || !line->has_server || pow_oid_equal (&line->server, &line->known))
    return;
  head = pow_objects_read_commit (x->repository->objects, &line->head, TRUE, NULL);
  if (head != NULL && head->n_parents == 2 && pow_oid_equal (&head->parents[0], &line->known)
      && !pow_oid_equal (&line->head, &line->server))
    line->local = head->parents[1];
}

/* Nothing new on either side when the exchange began: such a line needs no lock and no mark. */
static gboolean
is_the_same (PowExchange *x, PowLineSync *line, const char *known, const git_oid *server)
{
  const git_oid *head = g_hash_table_lookup (x->here, line->ref);
  const git_oid *there = g_hash_table_lookup (x->here, known);

  return server != NULL && head != NULL && pow_oid_equal (head, server) && there != NULL && pow_oid_equal (there, server);
}

gboolean
pow_line_sync_read (PowExchange *x, PowLineSync *line, GError **error)
{
  g_autofree char *known = pow_exchange_name_known (x, line->line);
  const git_oid *server = g_hash_table_lookup (x->server, line->ref);
  g_autoptr (GError) failure = NULL;

  line->is_settled = !line->is_marked && is_the_same (x, line, known, server);
  if (line->is_settled)
    return TRUE;
  if (!pow_guard_lock (x->repository->guard, error))
    return FALSE;
  if (set_mark (x, line, &failure))
    line->has_head = pow_lines_get_tip (x->repository->lines, line->line, &line->head, &failure);
  pow_guard_unlock (x->repository->guard);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  line->has_known = pow_exchange_find_ref (x, known, &line->known);
  line->has_server = server != NULL;
  if (server != NULL)
    line->server = *server;
  line->is_sending = FALSE;
  line->is_coming = FALSE;
  return TRUE;
}

static gboolean
merge_with_server (PowExchange *x, PowLineSync *line, GError **error)
{
  git_oid parents[2] = { line->server, line->local };

  /* The home remote's chain is the sequence of shared states; a copy's is only joined in. */
  if (!x->is_home)
    {
      parents[0] = line->local;
      parents[1] = line->server;
    }
  if (x->progress != NULL)
    x->progress (POW_SYNC_PHASE_MERGE, 0, line->line, x->data);
  g_clear_pointer (&line->merge, pow_line_merge_free);
  line->merge = pow_line_merge_commits (x->repository, &x->store, line->line, &line->local, &line->server, error);
  return line->merge != NULL
         && pow_exchange_commit (x, line->line, &line->merge->tree, parents, 2, N_("Joined with what others shared"), &line->offered,
                                 error);
}

/* What stays here for now although it should go out. */
static gboolean
keep_back (PowExchange *x, PowLineSync *line, GError **error)
{
  g_autofree char *refusal = pow_read_only_dup_refusal (x->repository, line->line);

  if (x->is_bundle)
    pow_sync_line_tell (line->told, POW_SYNC_NOT_SENT, g_strdup (_("A file can only be read from. To send, make a new one (powctl bundle FILE).")), NULL);
  else
    {
      line->told->read_only = TRUE;
      pow_sync_line_tell (line->told, POW_SYNC_REFUSED, g_steal_pointer (&refusal), NULL);
    }
  return pow_line_sync_settle (x, line, error);
}

gboolean
pow_line_sync_plan (PowExchange *x, PowLineSync *line, GError **error)
{
  g_autofree char *refusal = x->is_home ? pow_read_only_dup_refusal (x->repository, line->line) : NULL;
  gboolean was_sent = line->was_sent;

  line->was_sent = FALSE;
  if (line->has_known && !pow_exchange_reaches (x, line->has_server ? &line->server : &line->known, &line->known))
    return pow_rescue_meet_rewritten (x, line, error);
  if (line->has_known && !line->has_server)
    return pow_rescue_meet_rewritten (x, line, error);

  drop_unseen_merge (x, line);
  if (line->has_server && (!line->has_head || pow_exchange_reaches (x, &line->server, &line->local)))
    {
      /* What was sent before and not answered has arrived after all. */
      if (was_sent)
        line->told->state = POW_SYNC_SENT;
      line->offered = line->server;
      line->is_coming = TRUE;
      return TRUE;
    }
  if (!line->has_head)
    {
      line->is_settled = TRUE;
      return TRUE;
    }
  if (!line->has_server || pow_exchange_reaches (x, &line->local, &line->server))
    line->offered = line->local;
  else if (!merge_with_server (x, line, error))
    return FALSE;
  if (x->is_bundle || (refusal != NULL && !x->options->again))
    return keep_back (x, line, error);
  line->is_sending = TRUE;
  return TRUE;
}
