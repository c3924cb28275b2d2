/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-tree-diff.h"

#include "model/record/pow-address.h"
#include "model/schema/pow-schema.h"

#include <string.h>

/* Records lie no deeper than regions/<region>/<folder>/<id>.json. */
#define DEPTH_MAX 4

/* Two folders at the same path; either may be absent. */
typedef struct
{
  char *path; /* "" or ends in a slash */
  guint depth;
  gboolean has_before;
  gboolean has_after;
  git_oid before;
  git_oid after;
} PowOpenPair;

void
pow_file_difference_free (PowFileDifference *difference)
{
  if (difference == NULL)
    return;
  g_free (difference->address);
  g_free (difference);
}

/* Name → what stands there on either side. */
typedef struct
{
  PowTreeEntry before;
  PowTreeEntry after;
  gboolean has_before;
  gboolean has_after;
} PowNamePair;

static gboolean
read_side (PowObjects *objects, gboolean is_there, const git_oid *tree, GBytes **bytes, GError **error)
{
  *bytes = is_there ? pow_objects_read (objects, tree, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, error) : g_bytes_new (NULL, 0);
  return *bytes != NULL;
}

static void
add_rest (PowTreeIter *iter, const PowTreeEntry *first, guint n, gboolean is_after, GHashTable *names)
{
  PowTreeEntry entry = *first;

  do
    {
      PowNamePair *pair = g_hash_table_lookup (names, entry.name);

      if (pair == NULL)
        {
          pair = g_new0 (PowNamePair, 1);
          g_hash_table_insert (names, (gpointer) entry.name, pair);
        }
      *(is_after ? &pair->after : &pair->before) = entry;
      *(is_after ? &pair->has_after : &pair->has_before) = TRUE;
    }
  while (++n < POW_LIMIT_ENTRIES && pow_tree_iter_next (iter, &entry));
}

static void
compare_names (const PowOpenPair *folder, const char *name, const PowNamePair *pair, GArray *open, GPtrArray *found)
{
  gboolean before_folder = pair->has_before && pair->before.mode == POW_MODE_TREE;
  gboolean after_folder = pair->has_after && pair->after.mode == POW_MODE_TREE;
  gboolean before_file = pair->has_before && pair->before.mode == POW_MODE_FILE;
  gboolean after_file = pair->has_after && pair->after.mode == POW_MODE_FILE;
  g_autofree char *path = NULL;

  if (pair->has_before && pair->has_after && pair->before.mode == pair->after.mode
      && pow_oid_equal (&pair->before.id, &pair->after.id))
    return;
  path = g_strconcat (folder->path, name, NULL);
  if ((before_folder || after_folder) && folder->depth + 1 < DEPTH_MAX)
    {
      PowOpenPair child = { g_strconcat (path, "/", NULL), folder->depth + 1, before_folder, after_folder, pair->before.id,
                            pair->after.id };

      g_array_append_val (open, child);
    }
  if ((before_file || after_file) && g_utf8_validate (path, -1, NULL))
    {
      char *address = pow_address_from_path (path);
      PowFileDifference *difference;

      if (address == NULL)
        return;
      difference = g_new0 (PowFileDifference, 1);
      difference->address = address;
      difference->has_before = before_file;
      difference->has_after = after_file;
      difference->before = pair->before.id;
      difference->after = pair->after.id;
      g_ptr_array_add (found, difference);
    }
}

/* Most often all names are the same and one entry differs. From the first other name on what is there is looked up
 * by name, in any order, since a foreign tree may have one. */
static gboolean
compare_folders (PowObjects *objects, const PowOpenPair *folder, GArray *open, GPtrArray *found, GError **error)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GHashTable) rest = NULL;
  PowTreeIter old, new;
  PowNamePair pair = { .has_before = TRUE, .has_after = TRUE };
  gboolean has_old, has_new;
  GHashTableIter iter;
  gpointer name;
  gpointer value;
  guint n = 0;

  if (!read_side (objects, folder->has_before, &folder->before, &before, error)
      || !read_side (objects, folder->has_after, &folder->after, &after, error))
    return FALSE;
  pow_tree_iter_init (&old, before);
  pow_tree_iter_init (&new, after);
  for (;; n++)
    {
      has_old = n < POW_LIMIT_ENTRIES && pow_tree_iter_next (&old, &pair.before);
      has_new = n < POW_LIMIT_ENTRIES && pow_tree_iter_next (&new, &pair.after);
      if (!has_old || !has_new || strcmp (pair.before.name, pair.after.name) != 0)
        break;
      compare_names (folder, pair.before.name, &pair, open, found);
    }
  if (!has_old && !has_new)
    return TRUE;
  rest = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (has_old)
    add_rest (&old, &pair.before, n, FALSE, rest);
  if (has_new)
    add_rest (&new, &pair.after, n, TRUE, rest);
  g_hash_table_iter_init (&iter, rest);
  while (g_hash_table_iter_next (&iter, &name, &value))
    compare_names (folder, name, value, open, found);
  return TRUE;
}

static int
compare_addresses (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const PowFileDifference *const *) a)->address, (*(const PowFileDifference *const *) b)->address);
}

static void
clear_pair (gpointer data)
{
  g_free (((PowOpenPair *) data)->path);
}

GPtrArray *
pow_tree_diff (PowObjects *objects, const git_oid *before, const git_oid *after, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_file_difference_free);
  g_autoptr (GArray) open = g_array_new (FALSE, TRUE, sizeof (PowOpenPair));
  PowOpenPair root = { NULL, 0, before != NULL, TRUE, { { 0 } }, *after };

  g_array_set_clear_func (open, clear_pair);
  if (before != NULL)
    {
      if (pow_oid_equal (before, after))
        return g_steal_pointer (&found);
      root.before = *before;
    }
  root.path = g_strdup ("");
  g_array_append_val (open, root);
  while (open->len > 0)
    {
      PowOpenPair folder = g_array_index (open, PowOpenPair, open->len - 1);
      gboolean good;

      g_array_index (open, PowOpenPair, open->len - 1).path = NULL;
      g_array_set_size (open, open->len - 1);
      good = compare_folders (objects, &folder, open, found, error);
      g_free (folder.path);
      if (!good)
        return NULL;
    }
  g_ptr_array_sort (found, compare_addresses);
  return g_steal_pointer (&found);
}
