/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-scratch-store.h"

struct _PowScratchStore
{
  PowObjects *objects; /* borrowed */
  GHashTable *written; /* id → GBytes */
};

/**
 * pow_scratch_store_new:
 * @objects: what is there already; outlives the scratch store
 *
 * Begins with nothing written.
 *
 * Returns: (transfer full): the scratch store
 */
PowScratchStore *
pow_scratch_store_new (PowObjects *objects)
{
  PowScratchStore *self = g_new0 (PowScratchStore, 1);

  self->objects = objects;
  self->written = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return self;
}

void
pow_scratch_store_free (PowScratchStore *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->written);
  g_free (self);
}

static GBytes *
read_object (gpointer data, const git_oid *id, PowObjectType type, GError **error)
{
  PowScratchStore *self = data;
  GBytes *bytes = g_hash_table_lookup (self->written, id);

  return bytes != NULL ? g_bytes_ref (bytes) : pow_objects_read (self->objects, id, type, POW_TREE_BYTES_MAX, error);
}

static gboolean
write_object (gpointer data, PowObjectType type, gconstpointer bytes, gsize length, git_oid *id, GError **error)
{
  PowScratchStore *self = data;

  pow_object_hash (type, bytes, length, id);
  g_hash_table_replace (self->written, pow_oid_copy (id), g_bytes_new (bytes, length));
  return TRUE;
}

PowObjectStore
pow_scratch_store_as_store (PowScratchStore *self)
{
  return (PowObjectStore){ self, read_object, write_object };
}
