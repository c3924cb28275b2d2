/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-repository-private.h"

#include "model/record/pow-address.h"
#include "model/store/pow-commit-message.h"
#include "model/store/pow-tree-diff.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  g_free (commit->change_id);
  g_clear_pointer (&commit->parents, g_ptr_array_unref);
  g_free (commit);
}

/* A line being walked: what is still to come, the next one last. */
typedef struct
{
  char *line;
  const PowLineChain *chain;
  gsize left;   /* chain commits still to come */
  GArray *side; /* of PowLineCommit: what the merge just given brought in */
} PowLineWalk;

static void
pow_line_walk_free (gpointer data)
{
  PowLineWalk *walk = data;

  g_free (walk->line);
  g_array_unref (walk->side);
  g_free (walk);
}

/* Commits that chain commit @place brought in through its other parents, in an order in which
 * parents come before their children; appended to walk->side, so that taking from its end gives
 * children first. */
static gboolean
add_side (PowRepository *self, PowLineWalk *walk, gsize place, const PowRawCommit *merge, GError **error)
{
  const PowLineCommit *owner = &walk->chain->commits[place];
  g_autoptr (GHashTable) done = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, NULL);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (git_oid));

  if (merge->n_parents < 2)
    return TRUE;
  if (pow_lines_find_commit (self->lines, walk->line, &owner->id, error) < 0)
    return FALSE;
  g_array_append_vals (open, merge->parents + 1, (guint) (merge->n_parents - 1));
  while (open->len > 0)
    {
      git_oid id = g_array_index (open, git_oid, open->len - 1);
      g_autoptr (PowRawCommit) commit = NULL;
      gboolean waiting = FALSE;

      if (GPOINTER_TO_SIZE (g_hash_table_lookup (walk->chain->owners, &id)) != place + 1
          || g_hash_table_contains (done, &id))
        {
          g_array_set_size (open, open->len - 1);
          continue;
        }
      commit = pow_objects_read_commit (self->objects, &id, TRUE, error);
      if (commit == NULL)
        return FALSE;
      for (gsize i = 0; i < commit->n_parents; i++)
        if (GPOINTER_TO_SIZE (g_hash_table_lookup (walk->chain->owners, &commit->parents[i])) == place + 1
            && !g_hash_table_contains (done, &commit->parents[i]))
          {
            g_array_append_val (open, commit->parents[i]);
            waiting = TRUE;
          }
      if (!waiting)
        {
          PowLineCommit item = { id, commit->time, MIN (commit->time, owner->effective), commit->time > owner->effective };

          g_array_append_val (walk->side, item);
          g_hash_table_add (done, pow_oid_copy (&id));
          g_array_set_size (open, open->len - 1);
        }
    }
  return TRUE;
}

static const PowLineCommit *
peek (const PowLineWalk *walk)
{
  if (walk->side->len > 0)
    return &g_array_index (walk->side, PowLineCommit, walk->side->len - 1);
  return walk->left > 0 ? &walk->chain->commits[walk->left - 1] : NULL;
}

static PowCommit *
build_commit (const PowRawCommit *raw, const PowLineCommit *item, const char *line)
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
  PowLineCommit item = *peek (walk);
  gboolean in_chain = walk->side->len == 0;
  g_autoptr (PowRawCommit) raw = pow_objects_read_commit (self->objects, &item.id, FALSE, error);
  g_autoptr (PowCommit) commit = NULL;

  if (raw == NULL)
    return FALSE;
  if (in_chain)
    {
      walk->left--;
      if (!add_side (self, walk, walk->left, raw, error))
        return FALSE;
    }
  else
    g_array_set_size (walk->side, walk->side->len - 1);
  commit = build_commit (raw, &item, walk->line);
  return func (commit, user_data);
}

static GPtrArray *
start_walks (PowRepository *self, const char *only, GError **error)
{
  g_autoptr (GPtrArray) walks = g_ptr_array_new_with_free_func (pow_line_walk_free);
  g_autoptr (GPtrArray) lines = pow_lines_list (self->lines, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      const PowLineChain *chain;
      PowLineWalk *walk;
      git_oid tip;

      if (only != NULL && strcmp (line, only) != 0)
        continue;
      if (!pow_lines_get_tip (self->lines, line, &tip, error))
        return NULL;
      chain = pow_lines_get_chain (self->lines, line, &tip, error);
      if (chain == NULL)
        return NULL;
      walk = g_new0 (PowLineWalk, 1);
      walk->line = g_strdup (line);
      walk->chain = chain;
      walk->left = chain->n;
      walk->side = g_array_new (FALSE, FALSE, sizeof (PowLineCommit));
      g_ptr_array_add (walks, walk);
    }
  if (lines != NULL && only != NULL && walks->len == 0)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND, _("The portfolio has no line “%s”."), only);
      return NULL;
    }
  return lines != NULL ? g_steal_pointer (&walks) : NULL;
}

gboolean
pow_repository_walk (PowRepository *self, const char *line, PowCommitFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) walks = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  walks = start_walks (self, line, error);
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

static PowRecord *
read_side (PowRepository *self, const char *address, gboolean present, const git_oid *blob)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  gsize length;

  if (!present)
    return NULL;
  /* What cannot be read is listed among the problems of its snapshot; in a history it is no record. */
  bytes = pow_objects_read (self->objects, blob, POW_OBJECT_BLOB, POW_LIMIT_RECORD_BYTES, NULL);
  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  return pow_record_read (pow_address_get_kind (address), address, text != NULL ? text : "", length, NULL);
}

static GPtrArray *
diff_trees (PowRepository *self, const git_oid *before, const git_oid *after, GError **error)
{
  g_autoptr (GPtrArray) files = pow_tree_diff (self->objects, before, after, error);
  GPtrArray *changes;

  if (files == NULL)
    return NULL;
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  for (guint i = 0; i < files->len; i++)
    {
      const PowFileDifference *file = g_ptr_array_index (files, i);
      g_autoptr (PowRecord) old = read_side (self, file->address, file->has_before, &file->before);
      g_autoptr (PowRecord) new = read_side (self, file->address, file->has_after, &file->after);

      if (old != NULL || new != NULL)
        pow_change_diff_records (old, new, TRUE, changes);
    }
  return changes;
}

static gboolean
has_same_place (GPtrArray *changes, const PowChange *wanted)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (changes, i);

      if (strcmp (change->address, wanted->address) == 0 && g_strcmp0 (change->field, wanted->field) == 0)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
pow_repository_get_changes (PowRepository *self, const char *revision, GError **error)
{
  g_autoptr (PowRawCommit) commit = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  git_oid id;

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), NULL);
  g_return_val_if_fail (revision != NULL, NULL);

  if (!pow_objects_find_commit (self->objects, revision, &id, error))
    return NULL;
  commit = pow_objects_read_commit (self->objects, &id, TRUE, error);
  if (commit == NULL)
    return NULL;
  if (commit->n_parents == 0)
    return diff_trees (self, NULL, &commit->tree, error);

  for (gsize i = 0; i < commit->n_parents; i++)
    {
      g_autoptr (PowRawCommit) parent = pow_objects_read_commit (self->objects, &commit->parents[i], TRUE, error);
      g_autoptr (GPtrArray) against = parent != NULL ? diff_trees (self, &parent->tree, &commit->tree, error) : NULL;

      if (against == NULL)
        return NULL;
      if (changes == NULL)
        changes = g_steal_pointer (&against);
      else
        for (guint j = changes->len; j > 0; j--)
          if (!has_same_place (against, g_ptr_array_index (changes, j - 1)))
            g_ptr_array_remove_index (changes, j - 1);
    }
  return g_steal_pointer (&changes);
}
