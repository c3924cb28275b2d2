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

/* The entries of a folder on one side. */
typedef struct
{
  GBytes *bytes; /* the names point into it */
  GArray *entries;
} PowSide;

static void
pow_side_clear (PowSide *side)
{
  g_clear_pointer (&side->bytes, g_bytes_unref);
  g_clear_pointer (&side->entries, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PowSide, pow_side_clear)

static gboolean
read_side (PowObjects *objects, gboolean is_there, const git_oid *tree, PowSide *side, GError **error)
{
  PowTreeIter iter;
  PowTreeEntry entry;

  side->entries = g_array_sized_new (FALSE, FALSE, sizeof (PowTreeEntry), 64);
  if (!is_there)
    return TRUE;
  side->bytes = pow_objects_read (objects, tree, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, error);
  if (side->bytes == NULL)
    return FALSE;
  pow_tree_iter_init (&iter, side->bytes);
  while (side->entries->len < POW_LIMIT_ENTRIES && pow_tree_iter_next (&iter, &entry))
    g_array_append_val (side->entries, entry);
  return TRUE;
}

static gboolean
is_same (const PowTreeEntry *a, const PowTreeEntry *b)
{
  return a->mode == b->mode && pow_oid_equal (&a->id, &b->id) && strcmp (a->name, b->name) == 0;
}

static void
add_entries (const PowSide *side, guint first, guint after, gboolean is_after, GHashTable *names)
{
  for (guint i = first; i < after; i++)
    {
      const PowTreeEntry *entry = &g_array_index (side->entries, PowTreeEntry, i);
      PowNamePair *pair = g_hash_table_lookup (names, entry->name);

      if (pair == NULL)
        {
          pair = g_new0 (PowNamePair, 1);
          g_hash_table_insert (names, (gpointer) entry->name, pair);
        }
      *(is_after ? &pair->after : &pair->before) = *entry;
      *(is_after ? &pair->has_after : &pair->has_before) = TRUE;
    }
}

/* Pairs what differs by name. Most often that is one entry between many that stayed: only what lies between
 * the same beginning and the same end is looked up, in any order, since a foreign tree may have one. */
static GHashTable *
pair_names (const PowSide *before, const PowSide *after)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint first = 0, old_end = before->entries->len, new_end = after->entries->len;

  while (first < MIN (old_end, new_end)
         && is_same (&g_array_index (before->entries, PowTreeEntry, first), &g_array_index (after->entries, PowTreeEntry, first)))
    first++;
  while (MIN (old_end, new_end) > first
         && is_same (&g_array_index (before->entries, PowTreeEntry, old_end - 1),
                     &g_array_index (after->entries, PowTreeEntry, new_end - 1)))
    old_end--, new_end--;
  add_entries (before, first, old_end, FALSE, names);
  add_entries (after, first, new_end, TRUE, names);
  return names;
}

static void
compare_names (const PowOpenPair *folder, const char *name, const PowNamePair *pair, GArray *open, GPtrArray *found)
{
  g_autofree char *path = g_strconcat (folder->path, name, NULL);
  gboolean before_folder = pair->has_before && pair->before.mode == POW_MODE_TREE;
  gboolean after_folder = pair->has_after && pair->after.mode == POW_MODE_TREE;
  gboolean before_file = pair->has_before && pair->before.mode == POW_MODE_FILE;
  gboolean after_file = pair->has_after && pair->after.mode == POW_MODE_FILE;

  if (pair->has_before && pair->has_after && pair->before.mode == pair->after.mode
      && pow_oid_equal (&pair->before.id, &pair->after.id))
    return;
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

static gboolean
compare_folders (PowObjects *objects, const PowOpenPair *folder, GArray *open, GPtrArray *found, GError **error)
{
  g_auto (PowSide) before = { NULL };
  g_auto (PowSide) after = { NULL };
  g_autoptr (GHashTable) names = NULL;
  GHashTableIter iter;
  gpointer name;
  gpointer pair;

  if (!read_side (objects, folder->has_before, &folder->before, &before, error)
      || !read_side (objects, folder->has_after, &folder->after, &after, error))
    return FALSE;
  names = pair_names (&before, &after);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &pair))
    compare_names (folder, name, pair, open, found);
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
