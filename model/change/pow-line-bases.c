/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-line-merge.h"

#include "model/store/pow-files.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Histories that cross more often than this are joined with the first ancestor alone. */
#define CROSSINGS_MAX 16

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return memcmp (((const git_oid *) a)->id, ((const git_oid *) b)->id, sizeof ((const git_oid *) a)->id);
}

/* The last common ancestors of @commit and what @heads come to together, by id. */
static GArray *
find_bases (PowRepository *self, const GArray *heads, const git_oid *commit, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (git_oid));
  GArray *bases = g_array_new (FALSE, FALSE, sizeof (git_oid));
  git_oidarray found = { 0 };
  int code;

  g_array_append_val (all, *commit);
  g_array_append_vals (all, heads->data, heads->len);
  code = git_merge_bases_many (&found, self->git, all->len, (const git_oid *) (void *) all->data);
  if (code < 0 && code != GIT_ENOTFOUND)
    {
      pow_store_set_git_error (error, code, _("The histories cannot be compared."));
      g_array_unref (bases);
      return NULL;
    }
  g_array_append_vals (bases, found.ids, (guint) found.count);
  git_oidarray_dispose (&found);
  g_array_sort (bases, compare_ids);
  return bases;
}

static gboolean
read_tree_id (PowRepository *self, const git_oid *commit, git_oid *tree, GError **error)
{
  g_autoptr (PowRawCommit) raw = pow_objects_read_commit (self->objects, commit, TRUE, error);

  if (raw == NULL)
    return FALSE;
  *tree = raw->tree;
  return TRUE;
}

/* The tree that @heads and @commit both started from; several ancestors are joined into one first.
 * *@found FALSE: they have nothing in common. */
static gboolean
find_base_tree (PowRepository *self,
                const PowObjectStore *store,
                const char *line,
                const GArray *heads,
                const git_oid *commit,
                guint crossings,
                git_oid *tree,
                gboolean *found,
                GError **error)
{
  g_autoptr (GArray) bases = find_bases (self, heads, commit, error);
  g_autoptr (GArray) joined = g_array_new (FALSE, FALSE, sizeof (git_oid));

  *found = bases != NULL && bases->len > 0;
  if (!*found)
    return bases != NULL;
  if (!read_tree_id (self, &g_array_index (bases, git_oid, 0), tree, error))
    return FALSE;
  g_array_append_val (joined, g_array_index (bases, git_oid, 0));
  for (guint i = 1; i < bases->len && crossings < CROSSINGS_MAX; i++)
    {
      const git_oid *next = &g_array_index (bases, git_oid, i);
      g_autoptr (PowLineMerge) merge = NULL;
      git_oid next_tree;
      git_oid base_tree;
      gboolean has_base;

      if (!read_tree_id (self, next, &next_tree, error)
          || !find_base_tree (self, store, line, joined, next, crossings + 1, &base_tree, &has_base, error))
        return FALSE;
      merge = pow_line_merge_trees (store, line, has_base ? &base_tree : NULL, tree, &next_tree, error);
      if (merge == NULL)
        return FALSE;
      *tree = merge->tree;
      g_array_append_val (joined, *next);
    }
  return TRUE;
}

PowLineMerge *
pow_line_merge_commits (PowRepository *repository,
                        const PowObjectStore *store,
                        const char *line,
                        const git_oid *ours,
                        const git_oid *theirs,
                        GError **error)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (git_oid));
  git_oid base_tree;
  git_oid our_tree;
  git_oid their_tree;
  gboolean has_base;

  g_return_val_if_fail (pow_repository_is_usable (repository), NULL);

  g_array_append_val (heads, *ours);
  if (!find_base_tree (repository, store, line, heads, theirs, 0, &base_tree, &has_base, error)
      || !read_tree_id (repository, ours, &our_tree, error) || !read_tree_id (repository, theirs, &their_tree, error))
    return NULL;
  return pow_line_merge_trees (store, line, has_base ? &base_tree : NULL, &our_tree, &their_tree, error);
}
