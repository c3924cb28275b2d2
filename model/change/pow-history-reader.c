/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-private.h"

#include "model/record/pow-address.h"
#include "model/store/pow-tree-diff.h"

#include <string.h>

/* Some more than the records of a large portfolio. */
#define RECORDS_MAX 4096

struct _PowHistoryReader
{
  PowObjects *objects;
  GHashTable *records; /* blob id → PowRecord */
};

PowHistoryReader *
pow_history_reader_new (PowObjects *objects)
{
  PowHistoryReader *self = g_new0 (PowHistoryReader, 1);

  self->objects = objects;
  self->records = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, g_object_unref);
  return self;
}

void
pow_history_reader_free (PowHistoryReader *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->records);
  g_free (self);
}

/* What cannot be read is no record here; `validate` lists it. */
static PowRecord *
read_record (PowHistoryReader *self, const char *address, const git_oid *blob)
{
  g_autoptr (GBytes) bytes = NULL;
  PowRecord *known = g_hash_table_lookup (self->records, blob);
  PowRecord *record = NULL;

  if (known != NULL && strcmp (pow_record_get_address (known), address) == 0)
    return g_object_ref (known);

  bytes = pow_objects_read (self->objects, blob, POW_OBJECT_BLOB, POW_LIMIT_RECORD_BYTES, NULL);
  if (bytes != NULL)
    {
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);

      record = pow_record_read (pow_address_get_kind (address), address, text != NULL ? text : "", length, NULL);
    }
  if (g_hash_table_size (self->records) >= RECORDS_MAX)
    g_hash_table_remove_all (self->records);
  if (record != NULL)
    g_hash_table_replace (self->records, pow_oid_copy (blob), g_object_ref (record));
  return record;
}

/* Changes of visible states between two trees, by address. Another line's records are foreign here.
 * @is_last: no other parent is compared with what comes after. */
static GPtrArray *
diff_trees (PowHistoryReader *self, const char *line, const git_oid *before, const git_oid *after, gboolean is_last, GError **error)
{
  g_autoptr (GPtrArray) files = pow_tree_diff (self->objects, before, after, error);
  GPtrArray *changes;

  if (files == NULL)
    return NULL;
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  for (guint i = 0; i < files->len; i++)
    {
      const PowFileDifference *file = g_ptr_array_index (files, i);
      g_autofree char *home = pow_address_dup_line (file->address);
      gboolean own = g_strcmp0 (home, line) == 0;
      g_autoptr (PowRecord) old = own && file->has_before ? read_record (self, file->address, &file->before) : NULL;
      g_autoptr (PowRecord) new = own && file->has_after ? read_record (self, file->address, &file->after) : NULL;

      if (old != NULL || new != NULL)
        pow_change_diff_records (old, new, TRUE, changes);
      /* Going back in time only the older state is met again. */
      if (is_last && new != NULL)
        g_hash_table_remove (self->records, &file->after);
    }
  return changes;
}

static gboolean
is_within (const PowChange *outer, const PowChange *inner)
{
  return strcmp (outer->address, inner->address) == 0
         && (outer->field == NULL || (inner->field != NULL && pow_path_contains (outer->field, inner->field)));
}

/* Whether a place differs from a parent: it, or what it stands in, is among the differences. */
static gboolean
differs (GPtrArray *changes, const PowChange *change)
{
  for (guint i = 0; i < changes->len; i++)
    if (is_within (g_ptr_array_index (changes, i), change))
      return TRUE;
  return FALSE;
}

static gboolean
has_place (GPtrArray *changes, const PowChange *change)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *other = g_ptr_array_index (changes, i);

      if (strcmp (other->address, change->address) == 0 && g_strcmp0 (other->field, change->field) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Shares the differences from each parent out: to @changes what differs from all of them, to @chosen
 * what one of them had. A place counts once, with the value of the first parent that it differs from. */
static void
share_out (GPtrArray *against, GPtrArray *changes, GPtrArray *chosen)
{
  for (guint i = 0; i < against->len; i++)
    {
      GPtrArray *own = g_ptr_array_index (against, i);

      for (guint j = 0; j < own->len; j++)
        {
          const PowChange *change = g_ptr_array_index (own, j);
          gboolean from_all = TRUE;

          for (guint k = 0; k < against->len && from_all; k++)
            from_all = k == i || differs (g_ptr_array_index (against, k), change);
          if (!has_place (from_all ? changes : chosen, change))
            g_ptr_array_add (from_all ? changes : chosen, pow_change_copy (change));
        }
    }
}

gboolean
pow_history_reader_read (PowHistoryReader *self, const char *line, const git_oid *commit, GPtrArray *changes, GPtrArray *chosen, GError **error)
{
  g_autoptr (PowRawCommit) raw = pow_objects_read_commit (self->objects, commit, TRUE, error);
  g_autoptr (GPtrArray) against = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  if (raw == NULL)
    return FALSE;
  for (gsize i = 0; i < MAX (raw->n_parents, 1); i++)
    {
      g_autoptr (PowRawCommit) parent = NULL;
      GPtrArray *own;

      if (raw->n_parents > 0 && (parent = pow_objects_read_commit (self->objects, &raw->parents[i], TRUE, error)) == NULL)
        return FALSE;
      own = diff_trees (self, line, parent != NULL ? &parent->tree : NULL, &raw->tree, i + 1 >= raw->n_parents, error);
      if (own == NULL)
        return FALSE;
      g_ptr_array_add (against, own);
    }
  if (against->len > 1)
    {
      share_out (against, changes, chosen);
      return TRUE;
    }
  g_ptr_array_extend_and_steal (changes, g_ptr_array_ref (g_ptr_array_index (against, 0)));
  return TRUE;
}
