/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-sync-status.h"

#include "model/record/pow-change.h"
#include "model/store/pow-line-save.h"
#include "model/store/pow-tree-diff.h"
#include "model/sync/pow-exchange-private.h"
#include "model/sync/pow-read-only.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The home remote, as far as it is known here. */
static PowExchange
begin (PowRepository *repository, PowRemote *home)
{
  return (PowExchange){ .repository = repository, .remote = home };
}

static void
free_line (gpointer data)
{
  PowSyncStatusLine *line = data;

  g_free (line->line);
  g_free (line->refusal);
  g_ptr_array_unref (line->rescued);
  g_free (line);
}

static GPtrArray *
list_rescued (PowRepository *repository, const char *line)
{
  GPtrArray *rescued = g_ptr_array_new_with_free_func (g_free);
  const char *scope = g_str_has_prefix (line, POW_LINE_REGION_PREFIX) ? line + strlen (POW_LINE_REGION_PREFIX) : line;
  g_autofree char *pattern = g_strdup_printf ("refs/rescue/%s/*", scope);
  git_reference_iterator *iterator = NULL;
  git_reference *reference;

  if (git_reference_iterator_glob_new (&iterator, repository->git, pattern) == 0)
    while (git_reference_next (&reference, iterator) == 0)
      {
        if (git_reference_target (reference) != NULL)
          g_ptr_array_add (rescued, pow_oid_to_hex (git_reference_target (reference)));
        git_reference_free (reference);
      }
  git_reference_iterator_free (iterator);
  return rescued;
}

GPtrArray *
pow_sync_status_list (PowRepository *repository, GError **error)
{
  g_autoptr (PowRemote) home = pow_remote_new (POW_REMOTE_HOME, "");
  PowExchange x = begin (repository, home);
  g_autoptr (GPtrArray) names = NULL;
  GPtrArray *lines;

  g_return_val_if_fail (pow_repository_is_usable (repository), NULL);

  names = pow_lines_list (repository->lines, error);
  if (names == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func (free_line);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *known_name = pow_exchange_name_known (&x, name);
      PowSyncStatusLine *line = g_new0 (PowSyncStatusLine, 1);
      git_oid tip;
      git_oid known;

      line->line = g_strdup (name);
      line->refusal = pow_read_only_dup_refusal (repository, name);
      line->read_only = line->refusal != NULL;
      line->rescued = list_rescued (repository, name);
      if (pow_lines_get_tip (repository->lines, name, &tip, NULL))
        line->unsent = pow_exchange_count (&x, &tip, pow_exchange_find_ref (&x, known_name, &known) ? &known : NULL, NULL);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/* Where a line stands here and where the home remote had it; FALSE with an error otherwise. */
static gboolean
find_both (PowExchange *x, const char *line, git_oid *tip, git_oid *known, GError **error)
{
  g_autofree char *known_name = pow_exchange_name_known (x, line);

  if (pow_lines_get_tip (x->repository->lines, line, tip, error) && pow_exchange_find_ref (x, known_name, known))
    return TRUE;
  if (error == NULL || *error == NULL)
    g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_NO_REMOTE, _("The line “%s” was never shared with the server."), line);
  return FALSE;
}

GPtrArray *
pow_sync_status_list_stranded (PowRepository *repository, const char *line, GError **error)
{
  g_autoptr (PowRemote) home = pow_remote_new (POW_REMOTE_HOME, "");
  PowExchange x = begin (repository, home);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  g_autoptr (GPtrArray) files = NULL;
  git_oid tip;
  git_oid known;
  git_oid before;
  git_oid after;

  g_return_val_if_fail (pow_repository_is_usable (repository), NULL);

  if (!find_both (&x, line, &tip, &known, error) || !pow_exchange_read_tree (&x, &known, &before, error)
      || !pow_exchange_read_tree (&x, &tip, &after, error))
    return NULL;
  files = pow_tree_diff (repository->objects, &before, &after, error);
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const PowFileDifference *file = g_ptr_array_index (files, i);
      g_autoptr (PowRecord) old = file->has_before ? pow_repository_load_record (repository, &before, file->address, NULL, NULL) : NULL;
      g_autoptr (PowRecord) new = file->has_after ? pow_repository_load_record (repository, &after, file->address, NULL, NULL) : NULL;

      if (old != NULL || new != NULL)
        pow_change_diff_records (old, new, TRUE, changes);
    }
  return files != NULL ? g_steal_pointer (&changes) : NULL;
}

gboolean
pow_sync_status_withdraw (PowRepository *repository, const char *line, GError **error)
{
  g_autoptr (PowRemote) home = pow_remote_new (POW_REMOTE_HOME, "");
  PowExchange x = begin (repository, home);
  g_autofree char *ref = pow_line_to_ref (line);
  g_autoptr (GPtrArray) saves = g_ptr_array_new ();
  PowLineSave save = { .line = (char *) line, .ref = ref, .changed = TRUE };
  PowMoveOutcome outcome;

  g_return_val_if_fail (pow_repository_is_usable (repository), FALSE);

  if (!find_both (&x, line, &save.tip, &save.commit, error))
    return FALSE;
  if (pow_oid_equal (&save.tip, &save.commit))
    return TRUE;
  if (!pow_rescue_keep (&x, line, &save.tip, error) || !pow_guard_lock (repository->guard, error))
    return FALSE;
  g_ptr_array_add (saves, &save);
  outcome = pow_repository_move_lines (repository, saves, error);
  pow_guard_unlock (repository->guard);
  if (outcome == POW_MOVE_AGAIN)
    g_set_error_literal (error, POW_STORE_ERROR, POW_STORE_ERROR_BUSY, _("The line has just changed. Look at it and try again."));
  return outcome == POW_MOVED;
}
