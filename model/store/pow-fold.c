/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-fold.h"

#include <string.h>

#define FOLD_SECONDS 120
/* Refs that appeared since the tip was made are followed this far; beyond it nothing is folded. */
#define REACH_MAX 1000

static GHashTable *
list_refs (PowRepository *self)
{
  GHashTable *refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  git_reference_iterator *iterator = NULL;
  git_reference *reference = NULL;

  if (git_reference_iterator_new (&iterator, self->git) < 0)
    return refs;
  while (git_reference_next (&reference, iterator) == 0)
    {
      const git_oid *target = git_reference_target (reference);

      if (target != NULL)
        g_hash_table_insert (refs, g_strdup (git_reference_name (reference)), pow_oid_copy (target));
      git_reference_free (reference);
    }
  git_reference_iterator_free (iterator);
  return refs;
}

/* Whether @from (a commit or a tag) reaches @wanted; TRUE too when that cannot be told cheaply. */
static gboolean
reaches (PowRepository *self, const git_oid *from, const git_oid *wanted)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, NULL);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (git_oid));

  g_array_append_val (open, *from);
  while (open->len > 0)
    {
      git_oid id = g_array_index (open, git_oid, open->len - 1);
      g_autoptr (PowRawCommit) commit = NULL;

      g_array_set_size (open, open->len - 1);
      if (pow_oid_equal (&id, wanted))
        return TRUE;
      if (!g_hash_table_add (seen, pow_oid_copy (&id)))
        continue;
      commit = pow_objects_read_commit (self->objects, &id, TRUE, NULL);
      if (commit == NULL || g_hash_table_size (seen) > REACH_MAX)
        return TRUE; /* a tag object, or a long history: leave the tip alone */
      g_array_append_vals (open, commit->parents, (guint) commit->n_parents);
    }
  return FALSE;
}

static gboolean
other_ref_reaches (PowRepository *self, const char *line, const PowFoldable *foldable)
{
  g_autoptr (GHashTable) refs = list_refs (self);
  g_autofree char *own = pow_line_to_ref (line);
  GHashTableIter iter;
  gpointer name;
  gpointer id;

  g_hash_table_iter_init (&iter, refs);
  while (g_hash_table_iter_next (&iter, &name, &id))
    {
      const git_oid *before = g_hash_table_lookup (foldable->refs, name);

      if (strcmp (name, own) == 0 || (before != NULL && pow_oid_equal (before, id)))
        continue;
      if (reaches (self, id, &foldable->tip))
        return TRUE;
    }
  return FALSE;
}

/* A publish marks its line here, under the lock, before it reads the tip. */
static gboolean
is_publishing (PowRepository *self, const char *line)
{
  g_autofree char *mark = g_build_filename (self->path, "perspectief", "publishing", line, NULL);

  return g_file_test (mark, G_FILE_TEST_EXISTS);
}

PowRawCommit *
pow_fold_find (PowRepository *self,
               const char *line,
               const git_oid *tip,
               PowRecord *after,
               const git_oid *tree,
               const char *author,
               const char *mail,
               gint64 now,
               PowRecord **before)
{
  const PowFoldable *foldable = g_hash_table_lookup (self->foldable, line);
  g_autoptr (PowRawCommit) commit = NULL;
  g_autoptr (PowRawCommit) parent = NULL;

  if (foldable == NULL || !pow_oid_equal (&foldable->tip, tip)
      || strcmp (foldable->address, pow_record_get_address (after)) != 0 || strcmp (foldable->author, author) != 0
      || strcmp (foldable->mail, mail) != 0 || now < foldable->first_saved
      || now - foldable->first_saved >= FOLD_SECONDS || is_publishing (self, line)
      || other_ref_reaches (self, line, foldable))
    return NULL;

  commit = pow_objects_read_commit (self->objects, tip, FALSE, NULL);
  if (commit == NULL || commit->n_parents != 1)
    return NULL;
  parent = pow_objects_read_commit (self->objects, &commit->parents[0], TRUE, NULL);
  /* Folding a change and its opposite would leave a revision that changes nothing. */
  if (parent == NULL || pow_oid_equal (&parent->tree, tree))
    return NULL;
  *before = pow_repository_load_record (self, &parent->tree, pow_record_get_address (after), NULL, NULL);
  return g_steal_pointer (&commit);
}

void
pow_fold_remember (PowRepository *self,
                   const char *line,
                   const git_oid *tip,
                   PowRecord *record,
                   const PowCommitInfo *info,
                   const char *change_id,
                   gboolean folded)
{
  const PowFoldable *replaced = folded ? g_hash_table_lookup (self->foldable, line) : NULL;
  PowFoldable *foldable = g_new0 (PowFoldable, 1);

  foldable->tip = *tip;
  foldable->address = g_strdup (pow_record_get_address (record));
  foldable->author = g_strdup (info->author);
  foldable->mail = pow_repository_compose_mail (info, line);
  foldable->change_id = g_strdup (change_id);
  foldable->first_saved = replaced != NULL ? replaced->first_saved
                          : info->now != 0 ? info->now
                                           : g_get_real_time () / G_USEC_PER_SEC;
  foldable->refs = list_refs (self);
  g_hash_table_replace (self->foldable, g_strdup (line), foldable);
}
