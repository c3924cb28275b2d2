/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-repository-private.h"

#include "model/record/pow-address.h"
#include "model/store/pow-commit-message.h"
#include "model/store/pow-tree-diff.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * pow_commit_copy:
 * @commit: a commit
 *
 * Returns: (transfer full): a copy
 */
PowCommit *
pow_commit_copy (const PowCommit *commit)
{
  PowCommit *copy = g_memdup2 (commit, sizeof *commit);

  copy->revision = g_strdup (commit->revision);
  copy->line = g_strdup (commit->line);
  copy->author = g_strdup (commit->author);
  copy->mail = g_strdup (commit->mail);
  copy->subject = g_strdup (commit->subject);
  copy->reason = g_strdup (commit->reason);
  copy->body = g_strdup (commit->body);
  copy->change_id = g_strdup (commit->change_id);
  copy->parents = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < commit->parents->len; i++)
    g_ptr_array_add (copy->parents, g_strdup (g_ptr_array_index (commit->parents, i)));
  return copy;
}

/**
 * pow_commit_free:
 * @commit: (transfer full) (nullable): a commit of the history
 *
 * Frees a commit.
 */
void
pow_commit_free (PowCommit *commit)
{
  if (commit == NULL)
    return;
  g_free (commit->revision);
  g_free (commit->line);
  g_free (commit->author);
  g_free (commit->mail);
  g_free (commit->subject);
  g_free (commit->reason);
  g_free (commit->body);
  g_free (commit->change_id);
  g_clear_pointer (&commit->parents, g_ptr_array_unref);
  g_free (commit);
}

/* A revision of a line as a bound: what it reaches. */
typedef struct
{
  gboolean given;
  gssize place;        /* of a commit in the chain: what came in up to there; -1: the ancestors below */
  GHashTable *reached; /* of a commit that a merge brought in: its ancestors and itself */
} PowWalkBound;

/* A line being walked from new to old. */
typedef struct
{
  char *line;
  GArray *history; /* of PowHistoryItem, oldest first */
  gsize left;      /* items still to come */
  PowWalkBound since, until;
} PowLineWalk;

static void
pow_line_walk_free (gpointer data)
{
  PowLineWalk *walk = data;

  g_free (walk->line);
  g_clear_pointer (&walk->history, g_array_unref);
  g_clear_pointer (&walk->since.reached, g_hash_table_unref);
  g_clear_pointer (&walk->until.reached, g_hash_table_unref);
  g_free (walk);
}

static GHashTable *
find_ancestors (PowRepository *self, const git_oid *from, GError **error)
{
  g_autoptr (GHashTable) reached = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, NULL);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (git_oid));

  g_array_append_val (open, *from);
  while (open->len > 0)
    {
      git_oid id = g_array_index (open, git_oid, open->len - 1);
      g_autoptr (PowRawCommit) commit = NULL;

      g_array_set_size (open, open->len - 1);
      if (!g_hash_table_add (reached, pow_oid_copy (&id)))
        continue;
      commit = pow_objects_read_commit (self->objects, &id, TRUE, error);
      if (commit == NULL)
        return NULL;
      g_array_append_vals (open, commit->parents, (guint) commit->n_parents);
    }
  return g_steal_pointer (&reached);
}

/* What the line reaches at @revision. */
static gboolean
set_bound (PowRepository *self, PowWalkBound *bound, const PowLineChain *chain, const char *revision, GError **error)
{
  git_oid id;

  if (revision == NULL)
    return TRUE;
  if (!pow_objects_find_commit (self->objects, revision, &id, error))
    return FALSE;
  bound->given = TRUE;
  bound->place = (gssize) GPOINTER_TO_SIZE (g_hash_table_lookup (chain->owners, &id)) - 1;
  if (bound->place >= 0 && pow_oid_equal (&chain->commits[bound->place].id, &id))
    return TRUE;
  bound->reached = find_ancestors (self, &id, error);
  return bound->reached != NULL;
}

static gboolean
reaches (const PowWalkBound *bound, const PowHistoryItem *item)
{
  return bound->reached != NULL ? g_hash_table_contains (bound->reached, &item->commit.id)
                                : (gssize) item->place <= bound->place;
}

/* The next item of the line between its bounds; NULL at its end. */
static const PowLineCommit *
peek (PowLineWalk *walk)
{
  for (; walk->left > 0; walk->left--)
    {
      const PowHistoryItem *item = &g_array_index (walk->history, PowHistoryItem, walk->left - 1);

      if ((!walk->until.given || reaches (&walk->until, item)) && !(walk->since.given && reaches (&walk->since, item)))
        return &item->commit;
    }
  return NULL;
}

PowCommit *
pow_commit_build_from (const PowRawCommit *raw, const PowLineCommit *item, const char *line)
{
  PowCommit *commit = g_new0 (PowCommit, 1);
  g_autofree char *tool = pow_commit_message_dup_trailer (raw->message, "Tool");

  commit->revision = pow_oid_to_hex (&item->id);
  commit->line = g_strdup (line);
  commit->time = raw->author_time;
  commit->effective_time = item->effective;
  commit->clock_wrong = item->clock_wrong;
  commit->author = g_strdup (raw->author);
  commit->mail = g_strdup (raw->mail);
  commit->subject = pow_commit_message_dup_subject (raw->message);
  commit->change_id = pow_commit_message_dup_trailer (raw->message, "Change-Id");
  commit->reason = pow_commit_message_dup_trailer (raw->message, "Reason");
  commit->body = pow_commit_message_dup_trailer (raw->message, "Body");
  /* A commit that another program made says in its subject why it was made. */
  if (commit->reason == NULL && tool == NULL && commit->change_id == NULL)
    commit->reason = g_strdup (commit->subject);
  commit->parents = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < raw->n_parents; i++)
    g_ptr_array_add (commit->parents, pow_oid_to_hex (&raw->parents[i]));
  return commit;
}

/* Gives the next commit of a line to @func. FALSE: stop, with or without an error. */
static gboolean
step (PowRepository *self, PowLineWalk *walk, PowCommitFunc func, gpointer user_data, GError **error)
{
  const PowLineCommit *item = peek (walk);
  g_autoptr (PowRawCommit) raw = pow_objects_read_commit (self->objects, &item->id, FALSE, error);
  g_autoptr (PowCommit) commit = NULL;

  if (raw == NULL)
    return FALSE;
  commit = pow_commit_build_from (raw, item, walk->line);
  walk->left--;
  return func (commit, user_data);
}

/* NULL without error when the line has no state at @until. */
static PowLineWalk *
start_walk (PowRepository *self, const char *line, const char *since, const char *until, GError **error)
{
  PowLineWalk *walk;
  const PowLineChain *chain;
  GError *failure = NULL;
  g_autofree char *first = until != NULL ? pow_repository_resolve (self, until, line, &failure) : NULL;
  g_autofree char *last = since != NULL && failure == NULL ? pow_repository_resolve (self, since, line, &failure) : NULL;

  if (failure != NULL || (until != NULL && first == NULL))
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return NULL;
    }
  chain = pow_lines_get_history (self->lines, line, error);
  if (chain == NULL)
    return NULL;
  walk = g_new0 (PowLineWalk, 1);
  walk->line = g_strdup (line);
  walk->history = g_array_ref (chain->history);
  walk->left = walk->history->len;
  if (set_bound (self, &walk->until, chain, first, error) && set_bound (self, &walk->since, chain, last, error))
    return walk;
  pow_line_walk_free (walk);
  return NULL;
}

static GPtrArray *
start_walks (PowRepository *self, const char *only, const char *since, const char *until, GError **error)
{
  g_autoptr (GPtrArray) walks = g_ptr_array_new_with_free_func (pow_line_walk_free);
  g_autoptr (GPtrArray) lines = pow_lines_list (self->lines, error);
  gboolean found = only == NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      GError *failure = NULL;
      PowLineWalk *walk;

      if (only != NULL && strcmp (line, only) != 0)
        continue;
      found = TRUE;
      walk = start_walk (self, line, since, until, &failure);
      if (walk != NULL)
        g_ptr_array_add (walks, walk);
      else if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
    }
  if (lines != NULL && !found)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND, _("The portfolio has no line “%s”."), only);
      return NULL;
    }
  return lines != NULL ? g_steal_pointer (&walks) : NULL;
}

gboolean
pow_repository_walk (PowRepository *self, const char *line, const char *since, const char *until, PowCommitFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) walks = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  walks = start_walks (self, line, since, until, error);
  if (walks == NULL)
    return FALSE;
  for (;;)
    {
      PowLineWalk *next = NULL;

      for (guint i = 0; i < walks->len; i++)
        {
          PowLineWalk *walk = g_ptr_array_index (walks, i);

          if (peek (walk) != NULL && (next == NULL || peek (walk)->effective > peek (next)->effective))
            next = walk;
        }
      if (next == NULL)
        return TRUE;
      if (!step (self, next, func, user_data, &failure))
        {
          if (failure == NULL)
            return TRUE;
          g_propagate_error (error, failure);
          return FALSE;
        }
    }
}

