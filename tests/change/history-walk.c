/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/change/history-fixture.h"

#include "model/record/pow-address.h"

#include <git2.h>
#include <string.h>

/* The slow way: every file of every commit is read and compared with every parent's. */
typedef struct
{
  git_repository *git;
  GHashTable *states; /* line and revision → GTree of address → PowRecord */
  GHashTable *records; /* address and blob → PowRecord */
  GPtrArray *entries;
} Walk;

typedef struct
{
  Walk *walk;
  const char *line;
  GTree *state;
} Reading;

static void
unref_tree (gpointer tree)
{
  g_tree_unref (tree);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (a, b);
}

static void
clear_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

static int
read_file_cb (const char *root, const git_tree_entry *entry, void *payload)
{
  Reading *reading = payload;
  g_autofree char *path = g_strconcat (root, git_tree_entry_name (entry), NULL);
  g_autofree char *address = git_tree_entry_filemode (entry) == GIT_FILEMODE_BLOB ? pow_address_from_path (path) : NULL;
  g_autofree char *line = address != NULL ? pow_address_dup_line (address) : NULL;
  g_autofree char *key = NULL;
  gpointer record = NULL;

  if (g_strcmp0 (line, reading->line) != 0)
    return 0;
  key = g_strdup_printf ("%s %s", address, git_oid_tostr_s (git_tree_entry_id (entry)));
  if (!g_hash_table_lookup_extended (reading->walk->records, key, NULL, &record))
    {
      git_blob *blob = NULL;

      g_assert_cmpint (git_blob_lookup (&blob, reading->walk->git, git_tree_entry_id (entry)), ==, 0);
      record = pow_record_read (pow_address_get_kind (address), address, git_blob_rawcontent (blob),
                                (gsize) git_blob_rawsize (blob), NULL);
      git_blob_free (blob);
      g_hash_table_insert (reading->walk->records, g_steal_pointer (&key), record);
    }
  if (record != NULL)
    g_tree_insert (reading->state, g_steal_pointer (&address), g_object_ref (record));
  return 0;
}

static GTree *
read_state (Walk *walk, const char *line, const char *revision)
{
  g_autofree char *key = g_strdup_printf ("%s %s", line, revision);
  GTree *state = g_hash_table_lookup (walk->states, key);
  Reading reading = { walk, line, NULL };
  git_object *tree = NULL;
  g_autofree char *name = g_strconcat (revision, "^{tree}", NULL);

  if (state != NULL)
    return state;
  reading.state = g_tree_new_full (compare, NULL, g_free, g_object_unref);
  g_assert_cmpint (git_revparse_single (&tree, walk->git, name), ==, 0);
  g_assert_cmpint (git_tree_walk ((git_tree *) tree, GIT_TREEWALK_PRE, read_file_cb, &reading), ==, 0);
  git_object_free (tree);
  g_hash_table_insert (walk->states, g_steal_pointer (&key), reading.state);
  return reading.state;
}

static gboolean
collect_address_cb (gpointer address, gpointer record, gpointer data)
{
  GTree *addresses = data;

  g_tree_insert (addresses, address, address);
  return FALSE;
}

typedef struct
{
  GTree *before;
  GTree *after;
  GPtrArray *changes;
} Comparison;

static gboolean
compare_address_cb (gpointer address, gpointer unused, gpointer data)
{
  Comparison *comparison = data;
  PowRecord *before = comparison->before != NULL ? g_tree_lookup (comparison->before, address) : NULL;
  PowRecord *after = g_tree_lookup (comparison->after, address);

  pow_change_diff_records (before, after, TRUE, comparison->changes);
  return FALSE;
}

static GPtrArray *
compare_states (GTree *before, GTree *after)
{
  Comparison comparison = { before, after, g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free) };
  g_autoptr (GTree) addresses = g_tree_new ((GCompareFunc) strcmp);

  if (before != NULL)
    g_tree_foreach (before, collect_address_cb, addresses);
  g_tree_foreach (after, collect_address_cb, addresses);
  g_tree_foreach (addresses, compare_address_cb, &comparison);
  return comparison.changes;
}

static char *
name_place (const char *address, const char *field)
{
  return g_strdup_printf ("%s:%s", address, field != NULL ? field : "");
}

/* Whether a place, or a place that it stands in, is named. */
static gboolean
is_named (GHashTable *places, const PowChange *change)
{
  g_autofree char *field = g_strdup (change->field);

  for (;;)
    {
      g_autofree char *place = name_place (change->address, field);
      char *dot;

      if (g_hash_table_contains (places, place))
        return TRUE;
      if (field == NULL)
        return FALSE;
      dot = strrchr (field, '.');
      if (dot != NULL)
        *dot = '\0';
      else
        g_clear_pointer (&field, g_free);
    }
}

/* What of a merge differs from all of its parents, and what from some. */
static void
judge_merge (PowHistoryEntry *entry, GPtrArray *against)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < against->len; i++)
    {
      GPtrArray *changes = g_ptr_array_index (against, i);
      GHashTable *named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; j < changes->len; j++)
        {
          const PowChange *change = g_ptr_array_index (changes, j);

          g_hash_table_add (named, name_place (change->address, change->field));
        }
      g_ptr_array_add (places, named);
    }
  for (guint i = 0; i < against->len; i++)
    {
      GPtrArray *changes = g_ptr_array_index (against, i);

      for (guint j = 0; j < changes->len; j++)
        {
          const PowChange *change = g_ptr_array_index (changes, j);
          guint n = 0;

          for (guint k = 0; k < places->len; k++)
            n += is_named (g_ptr_array_index (places, k), change) ? 1 : 0;
          if (g_hash_table_add (seen, name_place (change->address, change->field)))
            g_ptr_array_add (n == against->len ? entry->changes : entry->chosen, pow_change_copy (change));
        }
    }
}

static gboolean
visit_cb (const PowCommit *commit, gpointer data)
{
  Walk *walk = data;
  PowHistoryEntry *entry = g_new0 (PowHistoryEntry, 1);
  g_autoptr (GPtrArray) against = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GTree *state = read_state (walk, commit->line, commit->revision);

  entry->commit = pow_commit_copy (commit);
  entry->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  entry->chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  for (guint i = 0; i < commit->parents->len; i++)
    g_ptr_array_add (against, compare_states (read_state (walk, commit->line, g_ptr_array_index (commit->parents, i)), state));
  if (against->len == 0)
    g_ptr_array_add (against, compare_states (NULL, state));
  judge_merge (entry, against);
  g_ptr_array_add (walk->entries, entry);
  return TRUE;
}

GPtrArray *
history_walk_all (PowRepository *repository, const char *path)
{
  Walk walk = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (git_repository_open_bare (&walk.git, path), ==, 0);
  walk.states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_tree);
  walk.records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_record);
  walk.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_history_entry_free);
  pow_repository_walk (repository, NULL, NULL, NULL, visit_cb, &walk, &error);
  g_assert_no_error (error);
  g_hash_table_unref (walk.states);
  g_hash_table_unref (walk.records);
  git_repository_free (walk.git);
  return walk.entries;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The order within a commit says nothing. */
static void
describe_changes (GString *text, const char *mark, GPtrArray *changes)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (changes, i);
      g_autofree char *before = change->before != NULL ? pow_json_write_compact (change->before) : g_strdup ("-");
      g_autofree char *after = change->after != NULL ? pow_json_write_compact (change->after) : g_strdup ("-");

      g_ptr_array_add (rows, g_strdup_printf (" %s %d %s:%s %s -> %s\n", mark, change->type, change->address,
                                              change->field != NULL ? change->field : "", before, after));
    }
  g_ptr_array_sort (rows, compare_texts);
  for (guint i = 0; i < rows->len; i++)
    g_string_append (text, g_ptr_array_index (rows, i));
}

char *
history_describe (const PowHistoryEntry *entry, gboolean with_chosen)
{
  const PowCommit *commit = entry->commit;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "%s %s <%s> %s|%s|%s|%s\n", commit->revision,
                          commit->line, commit->time, commit->effective_time, commit->clock_wrong ? "!" : "", commit->author,
                          commit->mail, commit->subject, commit->reason, commit->body, commit->change_id);
  for (guint i = 0; i < commit->parents->len; i++)
    g_string_append_printf (text, " ^%s\n", (char *) g_ptr_array_index (commit->parents, i));
  describe_changes (text, "=", entry->changes);
  if (with_chosen)
    describe_changes (text, "?", entry->chosen);
  return g_string_free (text, FALSE);
}
