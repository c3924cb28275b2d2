/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-repository-private.h"

#include "model/record/pow-address.h"
#include "model/store/pow-files.h"
#include "model/store/pow-line-state.h"
#include "model/store/pow-moment.h"
#include "model/store/pow-snapshot-private.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
find_entry (PowRepository *self, const git_oid *tree, const char *path, guint mode, git_oid *result, GError **error)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  git_oid id = *tree;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = pow_objects_read (self->objects, &id, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, error);
      guint wanted = names[i + 1] != NULL ? POW_MODE_TREE : mode;
      gboolean found = FALSE;
      PowTreeIter iter;
      PowTreeEntry entry;

      if (bytes == NULL)
        return FALSE;
      pow_tree_iter_init (&iter, bytes);
      while (!found && pow_tree_iter_next (&iter, &entry))
        found = strcmp (entry.name, names[i]) == 0 && entry.mode == wanted;
      if (!found)
        return FALSE;
      id = entry.id;
    }
  *result = id;
  return TRUE;
}

gboolean
pow_repository_find_blob (PowRepository *self, const git_oid *tree, const char *path, git_oid *blob, GError **error)
{
  return find_entry (self, tree, path, POW_MODE_FILE, blob, error);
}

gboolean
pow_repository_find_tree (PowRepository *self, const git_oid *tree, const char *path, git_oid *found, GError **error)
{
  return find_entry (self, tree, path, POW_MODE_TREE, found, error);
}

PowRecord *
pow_repository_load_record (PowRepository *self, const git_oid *tree, const char *address, char **problem, GError **error)
{
  g_autofree char *path = pow_address_to_path (address);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) unreadable = NULL;
  PowRecord *record;
  const char *text;
  git_oid blob;
  gsize length;

  if (!pow_repository_find_blob (self, tree, path, &blob, error))
    return NULL;
  bytes = pow_objects_read (self->objects, &blob, POW_OBJECT_BLOB, POW_LIMIT_RECORD_BYTES, &unreadable);
  text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  record = bytes != NULL
               ? pow_record_read (pow_address_get_kind (address), address, text != NULL ? text : "", length, &unreadable)
               : NULL;
  if (record == NULL && problem != NULL)
    *problem = g_strdup (unreadable->message);
  return record;
}

PowRecord *
pow_repository_load_standing (PowRepository *self, const char *address, GError **error)
{
  g_autofree char *line = pow_address_dup_line (address);
  g_autoptr (PowRawCommit) commit = NULL;
  git_oid tip;

  if (line == NULL || !pow_lines_get_tip (self->lines, line, &tip, error))
    return NULL;
  commit = pow_objects_read_commit (self->objects, &tip, TRUE, error);
  return commit != NULL ? pow_repository_load_record (self, &commit->tree, address, NULL, error) : NULL;
}

static PowLineState *
find_shared (GPtrArray *origin, const char *line)
{
  for (guint i = 0; origin != NULL && i < origin->len; i++)
    {
      PowLineState *state = g_ptr_array_index (origin, i);

      if (strcmp (state->line, line) == 0)
        return state;
    }
  return NULL;
}

/* The state of one line; a line that cannot be read becomes a problem, the others stay whole. */
static PowLineState *
read_line (PowRepository *self,
           PowMoment *moment,
           const char *line,
           PowLineState *share,
           PowRecordParser *parser,
           PowSnapshotLine **part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRawCommit) commit = NULL;
  PowLineCommit found;

  if (pow_moment_resolve (self, moment, line, &found, &error))
    commit = pow_objects_read_commit (self->objects, &found.id, TRUE, &error);
  if (commit == NULL)
    {
      *part = pow_snapshot_line_new (line, NULL, 0);
      (*part)->moment = pow_moment_get_time (self, moment, line);
      return error != NULL ? pow_line_state_new_damaged (line, error->message) : NULL;
    }

  *part = pow_snapshot_line_new (line, NULL, found.effective);
  (*part)->revision = pow_oid_to_hex (&found.id);
  (*part)->clock_wrong = found.clock_wrong;
  (*part)->moment = pow_moment_get_time (self, moment, line);
  if (share != NULL && pow_oid_equal (&share->tree, &commit->tree))
    return pow_line_state_ref (share);
  return pow_line_state_read (self->objects, line, &commit->tree, share, parser);
}

/* The snapshot of what was read; it keeps the states so that the next one can share them. */
static PowSnapshot *
build_snapshot (GPtrArray *states, GPtrArray *parts, PowDate today)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);
  PowSnapshot *snapshot;

  for (guint i = 0; i < states->len; i++)
    {
      PowLineState *state = g_ptr_array_index (states, i);
      GHashTableIter iter;
      gpointer value;

      g_hash_table_iter_init (&iter, state->entries);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        g_ptr_array_add (records, g_object_ref (((PowLineEntry *) value)->record));
      for (guint j = 0; j < state->problems->len; j++)
        g_ptr_array_add (problems, pow_problem_copy (g_ptr_array_index (state->problems, j)));
    }
  snapshot = pow_snapshot_new (records, parts, problems);
  pow_snapshot_set_origin (snapshot, states, (GDestroyNotify) g_ptr_array_unref);
  pow_snapshot_set_today (snapshot, today);
  return snapshot;
}

/**
 * pow_repository_read:
 * @self: a portfolio
 * @moment: (nullable): a moment; %NULL for *now*
 * @share: (nullable): a snapshot whose records are taken over where they did not change
 *
 * Reads the whole portfolio at one moment. A file that cannot be read does not make it fail: it
 * is listed among the problems of the snapshot. On the thread that opened the portfolio.
 *
 * Returns: (transfer full): the snapshot; %NULL with an error of #PowStoreError when the moment
 *   is unknown or git data cannot be read
 */
PowSnapshot *
pow_repository_read (PowRepository *self, const char *moment_text, PowSnapshot *share, GError **error)
{
  g_autoptr (PowMoment) moment = NULL;
  g_autoptr (GPtrArray) names = NULL;
  PowRecordParser *parser;
  GPtrArray *states;
  GPtrArray *parts;

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), NULL);

  moment = pow_moment_parse (self, moment_text, error);
  names = moment != NULL ? pow_lines_list (self->lines, error) : NULL;
  if (names == NULL)
    return NULL;

  states = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_line_state_unref);
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_snapshot_line_free);
  parser = pow_record_parser_new (self->objects, pow_line_state_parsed);
  for (guint i = 0; i < names->len; i++)
    {
      const char *line = g_ptr_array_index (names, i);
      PowLineState *shared = share != NULL ? find_shared (pow_snapshot_get_origin (share), line) : NULL;
      PowSnapshotLine *part;
      PowLineState *state = read_line (self, moment, line, shared, parser, &part);

      g_ptr_array_add (parts, part);
      if (state != NULL)
        g_ptr_array_add (states, state);
    }
  pow_record_parser_finish (parser);
  return build_snapshot (states, parts, pow_moment_get_today (self, moment));
}

/**
 * pow_repository_resolve:
 * @self: a portfolio
 * @moment: (nullable): a moment; %NULL for *now*
 * @line: a line
 *
 * The one resolver of moments: what a line was at a moment, by effective time. On the thread that
 * opened the portfolio.
 *
 * Returns: (transfer full) (nullable): a revision; %NULL without an error when the line had no
 *   state yet
 */
char *
pow_repository_resolve (PowRepository *self, const char *moment_text, const char *line, GError **error)
{
  g_autoptr (PowMoment) moment = NULL;
  PowLineCommit commit;

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), NULL);
  g_return_val_if_fail (line != NULL, NULL);

  moment = pow_moment_parse (self, moment_text, error);
  if (moment == NULL || !pow_moment_resolve (self, moment, line, &commit, error))
    return NULL;
  return pow_oid_to_hex (&commit.id);
}

/**
 * pow_repository_locate_moment:
 * @self: a portfolio
 * @moment: (nullable): a moment; %NULL for *now*
 *
 * What a moment comes to on each line, without reading any record: its date may differ per region. On
 * the thread that opened the portfolio.
 *
 * Returns: (transfer full) (element-type PowSnapshotLine): the lines in their order, each with its
 *   revision and moment; %NULL with an error of #PowStoreError
 */
GPtrArray *
pow_repository_locate_moment (PowRepository *self, const char *moment_text, GError **error)
{
  g_autoptr (PowMoment) moment = NULL;
  g_autoptr (GPtrArray) names = NULL;
  GPtrArray *parts;

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), NULL);

  moment = pow_moment_parse (self, moment_text, error);
  names = moment != NULL ? pow_lines_list (self->lines, error) : NULL;
  if (names == NULL)
    return NULL;
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_snapshot_line_free);
  for (guint i = 0; i < names->len; i++)
    {
      PowSnapshotLine *part = pow_snapshot_line_new (g_ptr_array_index (names, i), NULL, 0);
      PowLineCommit found;

      /* A damaged line has no state here; reading the portfolio says what is wrong with it. */
      if (pow_moment_resolve (self, moment, part->line, &found, NULL))
        {
          part->revision = pow_oid_to_hex (&found.id);
          part->time = found.effective;
          part->clock_wrong = found.clock_wrong;
        }
      part->moment = pow_moment_get_time (self, moment, part->line);
      g_ptr_array_add (parts, part);
    }
  return parts;
}

/**
 * pow_repository_read_record:
 * @self: a portfolio
 * @revision: a commit of the line of the record
 * @address: an address
 *
 * One record as it was in a revision. On the thread that opened the portfolio.
 *
 * Returns: (transfer full) (nullable): the record; %NULL without an error when there was none
 */
PowRecord *
pow_repository_read_record (PowRepository *self, const char *revision, const char *address, GError **error)
{
  g_autoptr (PowRawCommit) commit = NULL;
  g_autofree char *problem = NULL;
  PowRecord *record;
  git_oid id;

  g_return_val_if_fail (POW_IS_REPOSITORY (self) && pow_repository_is_usable (self), NULL);
  g_return_val_if_fail (revision != NULL && address != NULL, NULL);

  if (!pow_address_is_valid (address))
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND, _("“%s” is not the address of a record."), address);
      return NULL;
    }
  if (!pow_objects_find_commit (self->objects, revision, &id, error))
    return NULL;
  commit = pow_objects_read_commit (self->objects, &id, TRUE, error);
  if (commit == NULL)
    return NULL;
  record = pow_repository_load_record (self, &commit->tree, address, &problem, error);
  if (record == NULL && problem != NULL)
    g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED, _("“%s” cannot be read: %s"), address, problem);
  return record;
}
