/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-join-lines.h"

#include "model/store/pow-effective-time.h"
#include "model/store/pow-files.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The lines of the home remote as last taken over. */
#define HOME_REFS "refs/remotes/origin/"
#define REGIONS_FOLDER "regions"

typedef struct
{
  guint mode;
  char *name;
  git_oid id;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry);
}

static void
add_entry (GPtrArray *entries, guint mode, const char *name, const git_oid *id)
{
  Entry *entry = g_new (Entry, 1);

  *entry = (Entry){ mode, g_strdup (name), *id };
  g_ptr_array_add (entries, entry);
}

/* Git's order of names in a tree: a folder sorts as if its name ended in a slash. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = *(const Entry *const *) a;
  const Entry *right = *(const Entry *const *) b;
  g_autofree char *one = g_strconcat (left->name, left->mode == POW_MODE_TREE ? "/" : "", NULL);
  g_autofree char *other = g_strconcat (right->name, right->mode == POW_MODE_TREE ? "/" : "", NULL);

  return strcmp (one, other);
}

static gboolean
write_tree (PowRepository *self, GPtrArray *entries, git_oid *tree, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_ptr_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);
      g_autofree char *head = g_strdup_printf ("%o %s", entry->mode, entry->name);

      g_byte_array_append (bytes, (const guint8 *) head, (guint) strlen (head) + 1);
      g_byte_array_append (bytes, entry->id.id, GIT_OID_RAWSZ);
    }
  return pow_objects_write (self->objects, POW_OBJECT_TREE, bytes->data, bytes->len, tree, error);
}

/* The programme's own files, as its line holds them. */
static gboolean
copy_programme (PowRepository *self, const git_oid *tree, GPtrArray *entries, GError **error)
{
  g_autoptr (GBytes) bytes = pow_objects_read (self->objects, tree, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, error);
  PowTreeIter iter;
  PowTreeEntry entry;

  if (bytes == NULL)
    return FALSE;
  pow_tree_iter_init (&iter, bytes);
  while (pow_tree_iter_next (&iter, &entry))
    if (strcmp (entry.name, REGIONS_FOLDER) != 0)
      add_entry (entries, entry.mode, entry.name, &entry.id);
  return TRUE;
}

/* Where the home remote has this line; FALSE when there is no home remote or it has no such line. */
static gboolean
find_shared (PowRepository *self, const char *line, git_oid *tip)
{
  g_autofree char *ref = g_strconcat (HOME_REFS, line, NULL);

  return git_reference_name_to_id (tip, self->git, ref) == 0;
}

/* The state of a line at the moment, never further than what has been shared. FALSE without error: it has none. */
static gboolean
find_state (PowRepository *self, PowMoment *moment, const char *line, gboolean shares, PowLineCommit *state, GError **error)
{
  git_oid shared;
  gssize place;
  int ahead;

  if (!pow_moment_resolve (self, moment, line, state, error))
    return FALSE;
  if (!shares || !find_shared (self, line, &shared))
    return !shares;
  ahead = git_graph_descendant_of (self->git, &shared, &state->id);
  if (ahead == 1 || pow_oid_equal (&shared, &state->id))
    return TRUE;
  place = ahead == 0 ? pow_lines_find_commit (self->lines, line, &shared, error) : -1;
  if (place < 0)
    return FALSE;
  *state = (PowLineCommit){ .id = shared, .time = state->time, .effective = state->effective };
  return TRUE;
}

gboolean
pow_join_lines (PowRepository *self, PowMoment *moment, const PowSignature *author, git_oid *joined, GError **error)
{
  g_autoptr (GPtrArray) lines = pow_lines_list (self->lines, error);
  g_autoptr (GPtrArray) root = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GPtrArray) regions = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (git_oid));
  g_autoptr (GBytes) commit = NULL;
  PowSignature signature = *author;
  git_oid unused, tree;
  gint64 latest = 0;
  const gboolean shares = find_shared (self, POW_LINE_PROGRAMME, &unused);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      g_autoptr (PowRawCommit) raw = NULL;
      GError *failure = NULL;
      PowLineCommit state;
      gboolean good;

      if (!find_state (self, moment, line, shares, &state, &failure))
        {
          if (failure == NULL)
            continue;
          g_propagate_error (error, failure);
          return FALSE;
        }
      raw = pow_objects_read_commit (self->objects, &state.id, TRUE, error);
      if (raw == NULL)
        return FALSE;
      if (strcmp (line, POW_LINE_PROGRAMME) == 0)
        good = copy_programme (self, &raw->tree, root, error);
      else
        {
          const char *region = line + strlen (POW_LINE_REGION_PREFIX);
          g_autofree char *folder = g_strdup_printf (REGIONS_FOLDER "/%s", region);

          if (pow_repository_find_tree (self, &raw->tree, folder, &tree, &failure))
            add_entry (regions, POW_MODE_TREE, region, &tree);
          good = failure == NULL;
          if (!good)
            g_propagate_error (error, failure);
        }
      if (!good)
        return FALSE;
      g_array_append_val (parents, state.id);
      latest = MAX (latest, raw->time);
    }
  if (lines == NULL)
    return FALSE;
  if (parents->len == 0)
    {
      g_set_error_literal (error, POW_STORE_ERROR, POW_STORE_ERROR_INVALID,
                           _("This moment is not named: no region has a state from then."));
      return FALSE;
    }

  if (regions->len > 0)
    {
      if (!write_tree (self, regions, &tree, error))
        return FALSE;
      add_entry (root, POW_MODE_TREE, REGIONS_FOLDER, &tree);
    }
  if (!write_tree (self, root, &tree, error))
    return FALSE;
  signature.time = pow_commit_time_for (author->time, latest);
  commit = pow_commit_build (&tree, (const git_oid *) parents->data, parents->len, &signature, "All regions together\n");
  return pow_objects_write (self->objects, POW_OBJECT_COMMIT, g_bytes_get_data (commit, NULL), g_bytes_get_size (commit), joined, error);
}
