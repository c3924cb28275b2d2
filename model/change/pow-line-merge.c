/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-line-merge.h"

#include "model/change/pow-merge.h"
#include "model/record/pow-address.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What lies deeper is taken whole; our own paths are four names long. */
#define DEPTH_MAX 8

typedef struct
{
  const PowObjectStore *store;
  const char *line;
  PowLineMerge *result;
} PowLineMerging;

/* One name in three folders. */
typedef struct
{
  PowTreeEntry entry[3]; /* base, ours, theirs */
  gboolean has[3];
} PowNameTriple;

enum
{
  BASE,
  OURS,
  THEIRS,
};

static gboolean merge_folders (PowLineMerging *merging, const char *path, guint depth, const git_oid *const trees[3], git_oid *result, gboolean *is_empty, GError **error);

/**
 * pow_line_merge_free:
 * @merge: (transfer full) (nullable): what joining gave
 *
 * Frees it. Any thread.
 */
void
pow_line_merge_free (PowLineMerge *merge)
{
  if (merge == NULL)
    return;
  g_ptr_array_unref (merge->asked);
  g_ptr_array_unref (merge->fields);
  g_ptr_array_unref (merge->reports);
  g_free (merge);
}

static gboolean
is_same (const PowNameTriple *triple, int a, int b)
{
  if (triple->has[a] != triple->has[b])
    return FALSE;
  return !triple->has[a] || (triple->entry[a].mode == triple->entry[b].mode && pow_oid_equal (&triple->entry[a].id, &triple->entry[b].id));
}

static void
report (PowLineMerging *merging, const char *path, const PowTreeEntry *other)
{
  g_autofree char *hex = pow_oid_to_hex (&other->id);
  g_autofree char *valid = g_utf8_make_valid (path, -1);

  g_ptr_array_add (merging->result->reports,
                   g_strdup_printf (_("“%s” was changed on both sides and cannot be joined; the other version is kept as revision %.10s."),
                                    valid, hex));
}

/* Both sides changed what cannot be joined: the one that is there, else the greater id. */
static int
choose_whole (PowLineMerging *merging, const char *path, const PowNameTriple *triple)
{
  int chosen = OURS;

  if (!triple->has[OURS])
    return THEIRS;
  if (!triple->has[THEIRS])
    return OURS;
  if (memcmp (triple->entry[THEIRS].id.id, triple->entry[OURS].id.id, sizeof triple->entry[OURS].id.id) > 0)
    chosen = THEIRS;
  report (merging, path, &triple->entry[chosen == OURS ? THEIRS : OURS]);
  return chosen;
}

/* A record file. NULL: not there, or it cannot be read as a record; then *@unreadable tells which. */
static PowRecord *
load (PowLineMerging *merging, const char *address, const PowNameTriple *triple, int side, gboolean *unreadable)
{
  g_autoptr (GBytes) bytes = NULL;
  PowRecord *record = NULL;
  const char *text;
  gsize length;

  *unreadable = FALSE;
  if (!triple->has[side])
    return NULL;
  bytes = merging->store->read (merging->store->data, &triple->entry[side].id, POW_OBJECT_BLOB, NULL);
  if (bytes != NULL && g_bytes_get_size (bytes) <= POW_LIMIT_RECORD_BYTES)
    {
      text = g_bytes_get_data (bytes, &length);
      record = pow_record_read (pow_address_get_kind (address), address, text != NULL ? text : "", length, NULL);
    }
  *unreadable = record == NULL;
  return record;
}

/* Whether a choice stood on @field already with just these candidates. */
static gboolean
had_choice (PowRecord *before, PowRecord *merged, const char *field)
{
  const cJSON *old = before != NULL ? pow_record_get_choice (before, field) : NULL;

  return old != NULL && pow_json_equal (old, pow_record_get_choice (merged, field));
}

static cJSON *
copy_value (PowRecord *record, const char *field)
{
  return record != NULL ? pow_json_copy (pow_record_get (record, field)) : NULL;
}

static void
count (PowLineMerging *merging, const char *address, PowRecord *const sides[3], PowRecord *merged, GPtrArray *reasons)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      const PowMergeReason *reason = g_ptr_array_index (reasons, i);
      PowMergedField *field = g_new0 (PowMergedField, 1);

      field->address = g_strdup (address);
      field->field = g_strdup (reason->field);
      field->type = POW_CHANGE_CHANGED;
      field->verdict = reason->verdict;
      field->before = copy_value (sides[BASE], reason->field);
      field->ours = copy_value (sides[OURS], reason->field);
      field->theirs = copy_value (sides[THEIRS], reason->field);
      field->after = copy_value (merged, reason->field);
      g_ptr_array_add (merging->result->fields, field);
      if (reason->verdict != POW_MERGE_CHOICE)
        merging->result->merged++;
      else if (!had_choice (sides[OURS], merged, reason->field) && !had_choice (sides[THEIRS], merged, reason->field))
        g_ptr_array_add (merging->result->asked, g_strdup_printf ("%s:%s", address, reason->field));
    }
}

static gboolean
merge_record (PowLineMerging *merging, const char *path, const char *address, const PowNameTriple *triple, PowTreeEntry *out, GError **error)
{
  gboolean unreadable[3];
  g_autoptr (PowRecord) base = load (merging, address, triple, BASE, &unreadable[BASE]);
  g_autoptr (PowRecord) ours = load (merging, address, triple, OURS, &unreadable[OURS]);
  g_autoptr (PowRecord) theirs = load (merging, address, triple, THEIRS, &unreadable[THEIRS]);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_merge_reason_free);
  g_autoptr (PowRecord) merged = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!unreadable[OURS] && !unreadable[THEIRS])
    {
      merged = pow_merge_records_explained (base, ours, theirs, reasons);
      text = pow_record_write (merged, &length);
    }
  if (merged == NULL || length > POW_LIMIT_RECORD_BYTES)
    {
      int chosen = unreadable[OURS] && theirs != NULL ? THEIRS : unreadable[THEIRS] && ours != NULL ? OURS : -1;

      if (chosen >= 0)
        report (merging, path, &triple->entry[chosen == OURS ? THEIRS : OURS]);
      else
        chosen = choose_whole (merging, path, triple);
      *out = triple->entry[chosen];
      return TRUE;
    }
  count (merging, address, (PowRecord *const[]){ base, ours, theirs }, merged, reasons);
  *out = triple->has[OURS] ? triple->entry[OURS] : triple->entry[THEIRS];
  return merging->store->write (merging->store->data, POW_OBJECT_BLOB, text, length, &out->id, error);
}

/* The address when these are files of a record of this line. Transfer full. */
static char *
find_address (PowLineMerging *merging, const char *path, const PowNameTriple *triple)
{
  g_autofree char *address = NULL;
  g_autofree char *line = NULL;

  for (int side = OURS; side <= THEIRS; side++)
    if (triple->has[side] && triple->entry[side].mode != POW_MODE_FILE)
      return NULL;
  address = g_utf8_validate (path, -1, NULL) ? pow_address_from_path (path) : NULL;
  line = address != NULL ? pow_address_dup_line (address) : NULL;
  return g_strcmp0 (line, merging->line) == 0 ? g_steal_pointer (&address) : NULL;
}

static gboolean
is_folder_or_none (const PowNameTriple *triple, int side)
{
  return !triple->has[side] || triple->entry[side].mode == POW_MODE_TREE;
}

/* What stands under one name; *@has FALSE: nothing. */
static gboolean
merge_name (PowLineMerging *merging, const char *path, guint depth, const PowNameTriple *triple, PowTreeEntry *out, gboolean *has, GError **error)
{
  g_autofree char *address = NULL;
  int chosen = is_same (triple, OURS, THEIRS) || is_same (triple, BASE, THEIRS) ? OURS : is_same (triple, BASE, OURS) ? THEIRS : -1;

  if (chosen >= 0)
    {
      *has = triple->has[chosen];
      *out = triple->entry[chosen];
      return TRUE;
    }
  *has = TRUE;
  if (is_folder_or_none (triple, OURS) && is_folder_or_none (triple, THEIRS) && depth < DEPTH_MAX)
    {
      g_autofree char *below = g_strconcat (path, "/", NULL);
      const git_oid *trees[3] = { NULL, NULL, NULL };
      gboolean is_empty;

      for (int side = BASE; side <= THEIRS; side++)
        if (triple->has[side] && triple->entry[side].mode == POW_MODE_TREE)
          trees[side] = &triple->entry[side].id;
      *out = triple->has[OURS] ? triple->entry[OURS] : triple->entry[THEIRS];
      if (!merge_folders (merging, below, depth + 1, trees, &out->id, &is_empty, error))
        return FALSE;
      *has = !is_empty;
      return TRUE;
    }
  address = find_address (merging, path, triple);
  if (address != NULL)
    return merge_record (merging, path, address, triple, out, error);
  *out = triple->entry[choose_whole (merging, path, triple)];
  return TRUE;
}

static gboolean
add_names (PowLineMerging *merging, const git_oid *tree, int side, GHashTable *names, GPtrArray *kept, GError **error)
{
  GBytes *bytes = merging->store->read (merging->store->data, tree, POW_OBJECT_TREE, error);
  PowTreeIter iter;
  PowTreeEntry entry;

  if (bytes == NULL)
    return FALSE;
  g_ptr_array_add (kept, bytes); /* the names point into it */
  pow_tree_iter_init (&iter, bytes);
  while (pow_tree_iter_next (&iter, &entry))
    {
      PowNameTriple *triple = g_hash_table_lookup (names, entry.name);

      if (triple == NULL)
        {
          triple = g_new0 (PowNameTriple, 1);
          g_hash_table_insert (names, (gpointer) entry.name, triple);
        }
      triple->entry[side] = entry;
      triple->has[side] = TRUE;
    }
  return TRUE;
}

/* @path is "" or ends in a slash. */
static gboolean
merge_folders (PowLineMerging *merging, const char *path, guint depth, const git_oid *const trees[3], git_oid *result, gboolean *is_empty, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (PowTreeEntry));
  g_autoptr (GList) sorted = NULL;
  g_autoptr (GBytes) tree = NULL;

  for (int side = BASE; side <= THEIRS; side++)
    if (trees[side] != NULL && !add_names (merging, trees[side], side, names, kept, error))
      return FALSE;
  /* In order, so that what is asked and reported is the same everywhere. */
  sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) strcmp);
  for (GList *l = sorted; l != NULL; l = l->next)
    {
      g_autofree char *below = g_strconcat (path, l->data, NULL);
      PowTreeEntry entry;
      gboolean has;

      if (!merge_name (merging, below, depth, g_hash_table_lookup (names, l->data), &entry, &has, error))
        return FALSE;
      if (has)
        {
          entry.name = l->data;
          g_array_append_val (entries, entry);
        }
    }
  *is_empty = entries->len == 0;
  if (*is_empty && depth > 0)
    return TRUE;
  tree = pow_tree_build ((PowTreeEntry *) (void *) entries->data, entries->len);
  return merging->store->write (merging->store->data, POW_OBJECT_TREE, g_bytes_get_data (tree, NULL), g_bytes_get_size (tree), result,
                                error);
}

PowLineMerge *
pow_line_merge_trees (const PowObjectStore *store,
                      const char *line,
                      const git_oid *base,
                      const git_oid *ours,
                      const git_oid *theirs,
                      GError **error)
{
  g_autoptr (PowLineMerge) result = g_new0 (PowLineMerge, 1);
  PowLineMerging merging = { store, line, result };
  const git_oid *const trees[3] = { base, ours, theirs };
  gboolean is_empty;

  result->asked = g_ptr_array_new_with_free_func (g_free);
  result->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_merged_field_free);
  result->reports = g_ptr_array_new_with_free_func (g_free);
  return merge_folders (&merging, "", 0, trees, &result->tree, &is_empty, error) ? g_steal_pointer (&result) : NULL;
}
