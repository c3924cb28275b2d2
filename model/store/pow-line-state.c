/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-line-state.h"

#include "model/record/pow-address.h"
#include "model/store/pow-lines.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Our own paths: regions/<region>/<folder>/<id>.json. What lies deeper is not looked at. */
#define DEPTH_MAX 4
/* Of one line; one more says that there are others. */
#define PROBLEMS_MAX 200

/* A folder still to be read. */
typedef struct
{
  char *path; /* "" or ends in a slash */
  git_oid tree;
  guint depth;
  gboolean has_before; /* the same folder in the tree that is left out */
  git_oid before;
} PowOpenTree;

typedef struct
{
  PowObjects *objects;
  PowLineState *state;
  PowLineState *share;
  PowRecordParser *parser;
  GArray *open; /* of PowOpenTree */
} PowLineReading;

static void
free_entry (gpointer data)
{
  PowLineEntry *entry = data;

  g_object_unref (entry->record);
  g_free (entry);
}

static PowLineState *
line_state_new (const char *line)
{
  PowLineState *self = g_new0 (PowLineState, 1);

  g_atomic_ref_count_init (&self->references);
  self->line = g_strdup (line);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entry);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);
  return self;
}

PowLineState *
pow_line_state_ref (PowLineState *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
pow_line_state_unref (PowLineState *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->line);
  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

PowLineState *
pow_line_state_new_damaged (const char *line, const char *problem)
{
  PowLineState *self = line_state_new (line);

  g_ptr_array_add (self->problems, pow_problem_new (POW_PROBLEM_ERROR, line, NULL, problem));
  return self;
}

static void
add_problem (PowLineState *self, PowProblemLevel level, const char *where, const char *problem)
{
  g_autofree char *valid = g_utf8_make_valid (where, -1);

  if (self->problems->len < PROBLEMS_MAX)
    g_ptr_array_add (self->problems, pow_problem_new (level, valid, NULL, problem));
  else if (self->problems->len == PROBLEMS_MAX)
    g_ptr_array_add (self->problems, pow_problem_new (level, self->line, NULL,
                                                      _("More files of this line cannot be read; the rest is not listed.")));
}

static void
add_foreign (PowLineReading *reading, const char *path)
{
  add_problem (reading->state, POW_PROBLEM_WARNING, path,
               _("This file does not belong in a portfolio. It is kept as it is and not read."));
}

static void
add_entry (PowLineState *self, const git_oid *blob, PowRecord *record)
{
  PowLineEntry *entry = g_new (PowLineEntry, 1);

  entry->blob = *blob;
  entry->record = g_object_ref (record);
  g_hash_table_replace (self->entries, (gpointer) pow_record_get_address (record), entry);
}

void
pow_line_state_parsed (gpointer state, const char *address, const git_oid *blob, PowRecord *record, const GError *error)
{
  if (record != NULL)
    add_entry (state, blob, record);
  else
    add_problem (state, POW_PROBLEM_ERROR, address, error->message);
}

static void
read_record_file (PowLineReading *reading, const char *address, const git_oid *blob)
{
  const PowLineEntry *known = reading->share != NULL ? g_hash_table_lookup (reading->share->entries, address) : NULL;

  if (known != NULL && pow_oid_equal (&known->blob, blob))
    add_entry (reading->state, blob, known->record);
  else
    pow_record_parser_push (reading->parser, reading->state, address, blob);
}

/* Whether a folder lies on the way to records of this line. */
static gboolean
is_own_folder (const char *line, const char *path, guint depth)
{
  g_autofree char *own = NULL;

  if (!g_str_has_prefix (line, POW_LINE_REGION_PREFIX))
    return FALSE;
  if (depth == 1)
    return strcmp (path, "regions/") == 0;
  own = g_strdup_printf ("regions/%s/", line + strlen (POW_LINE_REGION_PREFIX));
  if (depth == 2)
    return strcmp (path, own) == 0;
  return depth < DEPTH_MAX && g_str_has_prefix (path, own);
}

static void
read_entry (PowLineReading *reading, const PowOpenTree *folder, const PowTreeEntry *entry, const PowTreeEntry *before)
{
  g_autofree char *path = g_strconcat (folder->path, entry->name, NULL);
  g_autofree char *address = NULL;
  g_autofree char *line = NULL;

  if (entry->mode == POW_MODE_TREE)
    {
      PowOpenTree child = { .path = g_strconcat (path, "/", NULL), .tree = entry->id, .depth = folder->depth + 1 };

      child.has_before = before != NULL && before->mode == POW_MODE_TREE;
      if (child.has_before)
        child.before = before->id;
      if (is_own_folder (reading->state->line, child.path, child.depth))
        g_array_append_val (reading->open, child);
      else
        {
          add_foreign (reading, path);
          g_free (child.path);
        }
      return;
    }
  if (strcmp (reading->state->line, POW_LINE_PROGRAMME) == 0 && strcmp (path, "README.md") == 0)
    return;
  address = entry->mode == POW_MODE_FILE && strchr (entry->name, '/') == NULL && g_utf8_validate (path, -1, NULL)
                ? pow_address_from_path (path)
                : NULL;
  line = address != NULL ? pow_address_dup_line (address) : NULL;
  if (g_strcmp0 (line, reading->state->line) != 0)
    add_foreign (reading, path);
  else
    read_record_file (reading, address, &entry->id);
}

/* Name → PowTreeEntry of a folder as it was; empty when there was none. The names point into *@bytes. */
static GHashTable *
list_before (PowLineReading *reading, const PowOpenTree *folder, GBytes **bytes)
{
  GHashTable *entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  PowTreeIter iter;
  PowTreeEntry entry;
  guint n = 0;

  *bytes = folder->has_before ? pow_objects_read (reading->objects, &folder->before, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, NULL) : NULL;
  if (*bytes == NULL)
    return entries;
  pow_tree_iter_init (&iter, *bytes);
  while (n++ < POW_LIMIT_ENTRIES && pow_tree_iter_next (&iter, &entry))
    g_hash_table_replace (entries, (gpointer) entry.name, g_memdup2 (&entry, sizeof entry));
  return entries;
}

static void
read_folder (PowLineReading *reading, const PowOpenTree *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) tree = pow_objects_read (reading->objects, &folder->tree, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, &error);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GHashTable) before = list_before (reading, folder, &kept);
  PowTreeIter iter;
  PowTreeEntry entry;
  guint n = 0;

  if (tree == NULL)
    {
      add_problem (reading->state, POW_PROBLEM_ERROR, *folder->path != '\0' ? folder->path : reading->state->line, error->message);
      return;
    }
  pow_tree_iter_init (&iter, tree);
  while (n++ < POW_LIMIT_ENTRIES && pow_tree_iter_next (&iter, &entry))
    {
      const PowTreeEntry *old = g_hash_table_lookup (before, entry.name);

      if (old == NULL || old->mode != entry.mode || !pow_oid_equal (&old->id, &entry.id))
        read_entry (reading, folder, &entry, old);
    }
  if (iter.malformed || iter.at != iter.end)
    add_problem (reading->state, POW_PROBLEM_ERROR, *folder->path != '\0' ? folder->path : reading->state->line,
                 iter.malformed ? _("This folder is damaged from here on. Take the region from a backup or a shared copy.")
                                : _("This folder holds more files than a portfolio may have; the rest is not read."));
}

static PowLineState *
read_line (PowObjects *objects, const char *line, const PowOpenTree *root, PowLineState *share, PowRecordParser *parser)
{
  PowLineState *state = line_state_new (line);
  PowLineReading reading = { objects, state, share, parser, NULL };

  state->tree = root->tree;
  reading.open = g_array_new (FALSE, FALSE, sizeof (PowOpenTree));
  g_array_append_val (reading.open, *root);
  while (reading.open->len > 0)
    {
      PowOpenTree folder = g_array_index (reading.open, PowOpenTree, reading.open->len - 1);

      g_array_set_size (reading.open, reading.open->len - 1);
      read_folder (&reading, &folder);
      g_free (folder.path);
    }
  g_array_unref (reading.open);
  return state;
}

PowLineState *
pow_line_state_read (PowObjects *objects,
                     const char *line,
                     const git_oid *tree,
                     PowLineState *share,
                     PowRecordParser *parser)
{
  PowOpenTree root = { .path = g_strdup (""), .tree = *tree };

  return read_line (objects, line, &root, share, parser);
}

PowLineState *
pow_line_state_read_changes (PowObjects *objects,
                             const char *line,
                             const git_oid *before,
                             const git_oid *tree,
                             PowRecordParser *parser)
{
  PowOpenTree root = { .path = g_strdup (""), .tree = *tree, .has_before = before != NULL };

  if (before != NULL)
    root.before = *before;
  return read_line (objects, line, &root, NULL, parser);
}
