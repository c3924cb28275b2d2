/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/sync/pow-gate-private.h"

#include "model/change/pow-merge.h"
#include "model/record/pow-address.h"
#include "model/record/pow-record.h"
#include "model/store/pow-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GBytes *
read_blob (PowGate *gate, const PowTreeEntry *entry)
{
  return entry->mode == POW_MODE_FILE
             ? pow_git_reader_read (gate->reader, &entry->id, POW_OBJECT_BLOB, POW_LIMIT_RECORD_BYTES, NULL)
             : NULL;
}

/* The record that a parent has there; NULL when there is none or it cannot be read. */
static cJSON *
read_tree (PowGate *gate, const PowTreeEntry *entry)
{
  g_autoptr (GBytes) bytes = read_blob (gate, entry);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return text != NULL ? pow_json_read (text, length, NULL) : NULL;
}

static PowRecord *
read_record (PowGate *gate, const char *address, const PowTreeEntry *entry)
{
  cJSON *tree = read_tree (gate, entry);

  return tree != NULL ? pow_record_new (pow_address_get_kind (address), address, tree, NULL) : NULL;
}

/* Whether a parent has the same value there: then the push does not add the problem. */
static gboolean
stood_before (const PowProblem *problem, const cJSON *tree, GPtrArray *parents)
{
  const cJSON *value;

  if (problem->field == NULL)
    return FALSE;
  value = pow_path_look_up (tree, problem->field);
  for (guint i = 0; i < parents->len; i++)
    {
      const cJSON *there = pow_path_look_up (g_ptr_array_index (parents, i), problem->field);

      /* A name that reads as a number is masked in the path and so not found: that is no *as before*. */
      if (value == NULL ? there == NULL && problem->level == POW_PROBLEM_ERROR
                        : there != NULL && pow_json_equal (value, there))
        return TRUE;
    }
  return FALSE;
}

/* Every problem that the table of the kind and the guard against citizen service numbers find. */
static GPtrArray *
list_problems (const char *address, const cJSON *tree)
{
  PowKind kind = pow_address_get_kind (address);
  g_autoptr (PowRecord) record = pow_record_new (kind, address, pow_json_copy (tree), NULL);
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);

  if (record == NULL)
    pow_validate_tree (kind, tree, problems);
  for (guint i = problems->len; i > 0; i--)
    if (((const PowProblem *) g_ptr_array_index (problems, i - 1))->level != POW_PROBLEM_ERROR)
      g_ptr_array_remove_index (problems, i - 1);
  pow_validate_no_bsn (tree, problems);
  return problems;
}

static void
check_contents (PowGate *gate, const PowGateFile *file, const char *address)
{
  g_autoptr (GPtrArray) parents = g_ptr_array_new_with_free_func ((GDestroyNotify) cJSON_Delete);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON) tree = NULL;
  g_autoptr (GBytes) bytes = pow_git_reader_read (gate->reader, &file->id, POW_OBJECT_BLOB, POW_LIMIT_RECORD_BYTES, &error);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (bytes != NULL)
    tree = pow_json_read (text != NULL ? text : "", length, &error);
  if (tree == NULL)
    {
      pow_gate_refuse (gate, address, NULL, error->message);
      return;
    }
  problems = list_problems (address, tree);
  if (problems->len == 0)
    return;

  for (gsize i = 0; i < file->n_parents; i++)
    {
      cJSON *there = read_tree (gate, &file->parents[i]);

      if (there != NULL)
        g_ptr_array_add (parents, there);
    }
  for (guint i = 0; i < problems->len; i++)
    {
      const PowProblem *problem = g_ptr_array_index (problems, i);

      if (!stood_before (problem, tree, parents))
        pow_gate_refuse (gate, address, problem->field, problem->problem);
    }
}

/* What stands at a path in a commit; mode 0 when nothing does. */
static PowTreeEntry
find_entry (PowGate *gate, const git_oid *commit, const char *path)
{
  g_autoptr (GBytes) bytes = pow_git_reader_read (gate->reader, commit, POW_OBJECT_COMMIT, POW_COMMIT_BYTES_MAX, NULL);
  g_autoptr (PowRawCommit) raw = bytes != NULL ? pow_commit_parse (bytes, TRUE) : NULL;
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  PowTreeEntry found = { 0 };

  if (raw == NULL)
    return found;
  found = (PowTreeEntry){ POW_MODE_TREE, NULL, raw->tree };
  for (guint i = 0; names[i] != NULL && found.mode == POW_MODE_TREE; i++)
    {
      g_autoptr (GBytes) tree = pow_git_reader_read (gate->reader, &found.id, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, NULL);
      PowTreeIter iter;
      PowTreeEntry entry;

      found.mode = 0;
      if (tree == NULL)
        break;
      pow_tree_iter_init (&iter, tree);
      while (found.mode == 0 && pow_tree_iter_next (&iter, &entry))
        if (g_str_equal (entry.name, names[i]))
          found = (PowTreeEntry){ entry.mode, NULL, entry.id };
      if (names[i + 1] != NULL && found.mode != POW_MODE_TREE)
        found.mode = 0;
    }
  return found;
}

/* The places where the parents' histories parted; more than one after they met crosswise. */
static gboolean
list_bases (PowGate *gate, const PowGateFile *file, GArray *bases, GError **error)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  int status;

  g_ptr_array_add (arguments, g_strdup ("merge-base"));
  g_ptr_array_add (arguments, g_strdup (file->n_parents == 2 ? "--all" : "--octopus"));
  for (gsize i = 0; i < file->n_parents; i++)
    g_ptr_array_add (arguments, pow_oid_to_hex (&file->commits[i]));
  g_ptr_array_add (arguments, NULL);
  if (!pow_git_reader_run (gate->reader, (const char *const *) arguments->pdata, &output, &status, error))
    return FALSE;
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      git_oid id;

      if (pow_oid_from_hex (lines[i], &id))
        g_array_append_val (bases, id);
    }
  return TRUE;
}

static gboolean
is_same (const PowTreeEntry *a, const PowTreeEntry *b)
{
  return a->mode == b->mode && (a->mode == 0 || pow_oid_equal (&a->id, &b->id));
}

/* Whether this is what merging gives, also when only one side changed: a file that was deleted comes back
 * as a removed record. */
static gboolean
is_our_merge (PowGate *gate, const PowGateFile *file, const char *address, const PowTreeEntry *base)
{
  const PowTreeEntry mine = { file->mode, NULL, file->id };
  g_autoptr (PowRecord) result = file->has ? read_record (gate, address, &mine) : NULL;
  g_autoptr (PowRecord) before = read_record (gate, address, base);
  g_autoptr (PowRecord) ours = read_record (gate, address, &file->parents[0]);
  g_autoptr (PowRecord) theirs = read_record (gate, address, &file->parents[1]);
  g_autoptr (PowRecord) merged = pow_merge_records (before, ours, theirs);

  return merged != NULL && result != NULL && pow_record_equal (merged, result);
}

/* A merge may hold something of its own only where two sides had changed the record. */
static gboolean
check_merge (PowGate *gate, const PowGateFile *file, const char *address, GError **error)
{
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (git_oid));
  gsize changed = 0;

  if (!list_bases (gate, file, bases, error))
    return FALSE;
  for (gsize i = 0; i < file->n_parents; i++)
    {
      gboolean differs = bases->len == 0 && file->parents[i].mode != 0;

      for (guint j = 0; j < bases->len && !differs; j++)
        {
          PowTreeEntry base = find_entry (gate, &g_array_index (bases, git_oid, j), file->path);

          differs = !is_same (&base, &file->parents[i]);
          if (file->n_parents == 2 && is_our_merge (gate, file, address, &base))
            return TRUE;
        }
      changed += differs;
    }
  if (changed < 2)
    pow_gate_refuse (gate, address, NULL,
                     file->has ? _ ("This merge changes a record that not both sides had changed. Merge again without "
                                    "changing anything, and make the change in a revision of its own.")
                               : _ ("This merge drops a record that not both sides had changed. Merge again and keep it."));
  return TRUE;
}

/* The page for people who clone by hand. */
static void
check_readme (PowGate *gate, const PowGateFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pow_git_reader_read (gate->reader, &file->id, POW_OBJECT_BLOB, POW_LIMIT_RECORD_BYTES, &error);
  g_autofree char *text = bytes != NULL ? g_utf8_make_valid (g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "",
                                                             (gssize) g_bytes_get_size (bytes))
                                        : NULL;

  if (text == NULL)
    pow_gate_refuse (gate, file->path, NULL, error->message);
  else if (pow_text_has_bsn (text))
    pow_gate_refuse (gate, file->path, NULL,
                     _ ("This text holds nine digits that read as a citizen service number (BSN). Leave them out."));
}

/* Checks one file that a commit holds otherwise than all its parents. FALSE only when git could not be
 * asked. */
gboolean
pow_gate_check_file (PowGate *gate, const PowGateFile *file, GError **error)
{
  gboolean readable = g_utf8_validate (file->path, -1, NULL);
  g_autofree char *shown = g_utf8_make_valid (file->path, -1);
  g_autofree char *address = readable ? pow_address_from_path (file->path) : NULL;
  g_autofree char *line = address != NULL ? pow_address_dup_line (address) : NULL;
  g_autofree char *other = NULL;

  if (gate->line == NULL)
    pow_gate_refuse (gate, shown, NULL,
                     _ ("A moment of the whole programme only joins the regions as they are. Name the moment again."));
  else if (address == NULL && !file->has)
    return TRUE;
  else if (g_str_equal (gate->line, POW_LINE_PROGRAMME) && g_str_equal (shown, "README.md") && file->mode == POW_MODE_FILE)
    check_readme (gate, file);
  else if (address == NULL)
    pow_gate_refuse (gate, shown, NULL, _ ("This file does not belong in a portfolio. Take it out."));
  else if (g_strcmp0 (line, gate->line) != 0)
    {
      other = g_strdup_printf (_ ("This record belongs to the line “%s”. Send it there, if you may write there."), line);
      pow_gate_refuse (gate, shown, NULL, other);
    }
  else if (file->has && file->mode != POW_MODE_FILE)
    pow_gate_refuse (gate, address, NULL,
                     _ ("A record must be an ordinary file: no program, link or folder. Put it back as a file."));
  else
    {
      if (file->has)
        check_contents (gate, file, address);
      return file->n_parents < 2 || check_merge (gate, file, address, error);
    }
  return TRUE;
}
