/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/sync/pow-gate-private.h"

#include "model/schema/pow-schema.h"
#include "model/store/pow-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Records lie no deeper than regions/<region>/<folder>/<id>.json. */
#define DEPTH_MAX 4

/* The folder at one path in a commit and in each of its parents; mode 0: not there. */
typedef struct
{
  char *path; /* "" or ends in a slash */
  guint depth;
  PowTreeEntry mine;
  PowTreeEntry *parents;
} PowGateFolder;

static void
clear_folder (gpointer data)
{
  PowGateFolder *folder = data;

  g_free (folder->path);
  g_free (folder->parents);
}

typedef struct
{
  PowGate *gate;
  const PowRawCommit *commit;
  GArray *open; /* of PowGateFolder */
} PowGateWalk;

static gboolean
is_same (const PowTreeEntry *a, const PowTreeEntry *b)
{
  return a->mode == b->mode && (a->mode == 0 || pow_oid_equal (&a->id, &b->id));
}

/* Whether a folder lies on the way to records: of the line that is checked, or of any region. */
static gboolean
is_own_folder (const char *line, const char *path, guint depth)
{
  g_autofree char *own = NULL;

  if (depth == 1)
    return g_str_equal (path, "regions/") && g_strcmp0 (line, POW_LINE_PROGRAMME) != 0;
  if (line == NULL)
    return depth < DEPTH_MAX && g_str_has_prefix (path, "regions/");
  own = g_strdup_printf ("regions/%s/", line + strlen (POW_LINE_REGION_PREFIX));
  return depth < DEPTH_MAX && g_str_has_prefix (path, own);
}

static char *
make_valid_path (const char *path, const char *name)
{
  g_autofree char *whole = g_strconcat (path, name, NULL);

  return g_utf8_make_valid (whole, -1);
}

/* Name → entry of one tree; empty when it is not there. The parents' trees stand on the server
 * already: what is wrong in those is not of this push. */
static GHashTable *
read_names (PowGateWalk *walk, const PowGateFolder *folder, const PowTreeEntry *tree, gboolean strict)
{
  PowGate *gate = walk->gate;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  PowTreeIter iter;
  PowTreeEntry entry;
  guint n = 0;
  gboolean twice = FALSE;

  if (tree->mode != POW_MODE_TREE)
    return names;
  bytes = pow_git_reader_read (gate->reader, &tree->id, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, &error);
  if (bytes == NULL)
    {
      if (strict)
        pow_gate_refuse (gate, folder->path, NULL, error->message);
      return names;
    }
  pow_tree_iter_init (&iter, bytes);
  while (n++ < POW_LIMIT_ENTRIES && pow_tree_iter_next (&iter, &entry))
    {
      PowTreeEntry *copy = g_new (PowTreeEntry, 1);

      *copy = entry;
      copy->name = NULL;
      twice |= !g_hash_table_insert (names, g_strdup (entry.name), copy);
    }
  if (strict && (iter.malformed || twice))
    pow_gate_refuse (gate, folder->path, NULL, _ ("This folder is damaged. Make the change again in a fresh copy."));
  else if (strict && iter.at != iter.end)
    pow_gate_refuse (gate, folder->path, NULL, _ ("This folder holds more files than a portfolio may have (20,000)."));
  return names;
}

static void
open_folder (PowGateWalk *walk, const PowGateFolder *above, const char *name, const PowTreeEntry *mine, PowTreeEntry *parents)
{
  PowGateFolder child = { g_strconcat (above->path, name, "/", NULL), above->depth + 1, *mine, NULL };
  g_autofree char *shown = NULL;

  if (!is_own_folder (walk->gate->line, child.path, child.depth))
    {
      /* A foreign folder that goes is no loss. */
      if (mine->mode != 0)
        {
          g_autofree char *region = walk->gate->line != NULL && child.depth == 2 && g_str_equal (above->path, "regions/")
                                        ? g_strdup_printf (_ ("This is the folder of another region. Send it to the line “region/%s”, "
                                                              "if you may write there."), name)
                                        : NULL;

          shown = make_valid_path (above->path, name);
          pow_gate_refuse (walk->gate, shown, NULL,
                           region != NULL ? region : _ ("This folder does not belong in a portfolio. Take it out."));
        }
      g_free (child.path);
      return;
    }
  child.parents = g_memdup2 (parents, walk->commit->n_parents * sizeof *parents);
  g_array_append_val (walk->open, child);
}

static gboolean
compare_name (PowGateWalk *walk, const PowGateFolder *folder, const char *name, GHashTable *mine, GHashTable **theirs, GError **error)
{
  static const PowTreeEntry nothing = { 0 };
  gsize n = walk->commit->n_parents;
  g_autofree PowTreeEntry *parents = g_new0 (PowTreeEntry, n);
  const PowTreeEntry *entry = g_hash_table_lookup (mine, name);
  gboolean all_folders = entry == NULL && n > 1;
  PowGateFile file = { 0 };
  g_autofree char *path = NULL;

  if (entry == NULL)
    entry = &nothing;
  for (gsize i = 0; i < n; i++)
    {
      const PowTreeEntry *there = g_hash_table_lookup (theirs[i], name);

      parents[i] = there != NULL ? *there : nothing;
      if (is_same (entry, &parents[i]))
        return TRUE; /* as a parent has it */
      all_folders = all_folders && parents[i].mode == POW_MODE_TREE;
    }
  if (entry->mode == POW_MODE_TREE || all_folders)
    {
      open_folder (walk, folder, name, entry, parents);
      return TRUE;
    }
  if (entry->mode == 0 && n < 2)
    return TRUE; /* removed */

  path = g_strconcat (folder->path, name, NULL);
  file.path = path;
  file.has = entry->mode != 0;
  file.mode = entry->mode;
  file.id = entry->id;
  file.n_parents = n;
  file.commits = walk->commit->parents;
  file.parents = parents;
  return pow_gate_check_file (walk->gate, &file, error);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
compare_folder (PowGateWalk *walk, const PowGateFolder *folder, GError **error)
{
  gsize n = walk->commit->n_parents;
  g_autofree GHashTable **theirs = g_new0 (GHashTable *, n);
  g_autoptr (GHashTable) mine = read_names (walk, folder, &folder->mine, TRUE);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;
  gboolean good = TRUE;

  for (gsize i = 0; i < n; i++)
    theirs[i] = read_names (walk, folder, &folder->parents[i], FALSE);
  g_hash_table_iter_init (&iter, mine);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  if (n > 0)
    {
      g_hash_table_iter_init (&iter, theirs[0]);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        if (!g_hash_table_contains (mine, name))
          g_ptr_array_add (names, name);
    }
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; good && i < names->len; i++)
    good = compare_name (walk, folder, g_ptr_array_index (names, i), mine, theirs, error);
  for (gsize i = 0; i < n; i++)
    g_hash_table_unref (theirs[i]);
  return good;
}

/* Looks at everything that a commit holds otherwise than each of its parents. Iterative and capped: the
 * trees come from anybody. */
gboolean
pow_gate_check_tree (PowGate *gate, const PowRawCommit *commit, GError **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (PowGateFolder));
  PowGateWalk walk = { gate, commit, open };
  PowGateFolder root = { g_strdup (""), 0, { POW_MODE_TREE, NULL, commit->tree }, NULL };
  gboolean good = TRUE;

  g_array_set_clear_func (open, clear_folder);
  root.parents = g_new0 (PowTreeEntry, commit->n_parents);
  for (gsize i = 0; i < commit->n_parents; i++)
    {
      g_autoptr (GBytes) bytes = pow_git_reader_read (gate->reader, &commit->parents[i], POW_OBJECT_COMMIT,
                                                      POW_COMMIT_BYTES_MAX, NULL);
      g_autoptr (PowRawCommit) parent = bytes != NULL ? pow_commit_parse (bytes, TRUE) : NULL;

      if (parent != NULL)
        root.parents[i] = (PowTreeEntry){ POW_MODE_TREE, NULL, parent->tree };
    }
  g_array_append_val (open, root);
  while (good && open->len > 0)
    {
      PowGateFolder folder = g_array_index (open, PowGateFolder, open->len - 1);

      memset (&g_array_index (open, PowGateFolder, open->len - 1), 0, sizeof folder);
      g_array_set_size (open, open->len - 1);
      good = compare_folder (&walk, &folder, error);
      clear_folder (&folder);
    }
  return good;
}
