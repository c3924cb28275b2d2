/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-pack-writer-private.h"

#include "model/store/pow-files.h"
#include "model/store/pow-git-object.h"

#include <string.h>
#include <zlib.h>

/* Histories are deflated once and packed again by git's maintenance later: speed counts here. */
#define DEFLATE_LEVEL 3

/* An object in the pack, as the index lists it. */
typedef struct
{
  git_oid id;
  guint32 crc;
  guint32 offset;
} PowPacked;

/* A ref to write; a tag also says what it points at in the end. */
typedef struct
{
  char *name;
  git_oid id;
  git_oid peeled;
  gboolean is_tag;
} PowPackedRef;

struct _PowPackWriter
{
  GByteArray *pack;
  GArray *packed;       /* of PowPacked, in pack order */
  GHashTable *known;    /* ids already in the pack */
  GHashTable *trees;    /* id → GBytes */
  GHashTable *commits;  /* id → id of its tree */
  GHashTable *roots;    /* id of a commit → id of its first-parent root */
  GHashTable *hex;      /* strings handed out, by themselves */
  GHashTable *refs;     /* full name → PowPackedRef */
  z_stream stream;
};

static void
pow_packed_ref_free (gpointer data)
{
  PowPackedRef *ref = data;

  g_free (ref->name);
  g_free (ref);
}

PowPackWriter *
pow_pack_writer_new (void)
{
  static const guint8 header[12] = { 'P', 'A', 'C', 'K', 0, 0, 0, 2 };
  PowPackWriter *self = g_new0 (PowPackWriter, 1);

  self->pack = g_byte_array_new ();
  g_byte_array_append (self->pack, header, sizeof header);
  self->packed = g_array_new (FALSE, FALSE, sizeof (PowPacked));
  self->known = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, NULL);
  self->trees = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->commits = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, g_free);
  self->roots = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, g_free);
  self->hex = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->refs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, pow_packed_ref_free);
  if (deflateInit (&self->stream, DEFLATE_LEVEL) != Z_OK)
    g_error ("zlib cannot start");
  return self;
}

void
pow_pack_writer_free (PowPackWriter *self)
{
  if (self == NULL)
    return;
  deflateEnd (&self->stream);
  g_byte_array_unref (self->pack);
  g_array_unref (self->packed);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->trees);
  g_hash_table_unref (self->commits);
  g_hash_table_unref (self->roots);
  g_hash_table_unref (self->hex);
  g_hash_table_unref (self->refs);
  g_free (self);
}

/* Type and size in the pack's variable-length form. */
static void
append_object_header (GByteArray *pack, PowObjectType type, gsize length)
{
  guint8 byte = (guint8) (type << 4 | (length & 15));

  for (length >>= 4; length > 0; length >>= 7)
    {
      guint8 more = byte | 0x80;

      g_byte_array_append (pack, &more, 1);
      byte = length & 0x7f;
    }
  g_byte_array_append (pack, &byte, 1);
}

static void
append_deflated (PowPackWriter *self, const void *data, gsize length)
{
  guint start = self->pack->len;
  gulong bound = deflateBound (&self->stream, (gulong) length);

  deflateReset (&self->stream);
  g_byte_array_set_size (self->pack, start + (guint) bound);
  self->stream.next_in = (Bytef *) data;
  self->stream.avail_in = (uInt) length;
  self->stream.next_out = self->pack->data + start;
  self->stream.avail_out = (uInt) bound;
  if (deflate (&self->stream, Z_FINISH) != Z_STREAM_END)
    g_error ("zlib wrote more than it promised");
  g_byte_array_set_size (self->pack, start + (guint) self->stream.total_out);
}

static void
add_object (PowPackWriter *self, PowObjectType type, const void *data, gsize length, git_oid *id)
{
  PowPacked packed;

  pow_object_hash (type, data, length, id);
  if (g_hash_table_contains (self->known, id))
    return;
  g_hash_table_add (self->known, pow_oid_copy (id));

  packed.id = *id;
  packed.offset = self->pack->len;
  append_object_header (self->pack, type, length);
  append_deflated (self, data, length);
  packed.crc = (guint32) crc32 (0, self->pack->data + packed.offset, self->pack->len - packed.offset);
  g_array_append_val (self->packed, packed);
}

static GBytes *
read_memory (gpointer data, const git_oid *id, PowObjectType type, GError **error)
{
  PowPackWriter *self = data;
  GBytes *bytes = g_hash_table_lookup (self->trees, id);

  g_assert (type == POW_OBJECT_TREE && bytes != NULL);
  return g_bytes_ref (bytes);
}

static gboolean
write_memory (gpointer data, PowObjectType type, gconstpointer bytes, gsize length, git_oid *id, GError **error)
{
  PowPackWriter *self = data;

  add_object (self, type, bytes, length, id);
  if (type == POW_OBJECT_TREE && !g_hash_table_contains (self->trees, id))
    g_hash_table_insert (self->trees, pow_oid_copy (id), g_bytes_new (bytes, length));
  return TRUE;
}

/* The writer's own copy of an id as text, which lives as long as the writer. */
static const char *
keep_hex (PowPackWriter *self, const git_oid *id)
{
  g_autofree char *hex = pow_oid_to_hex (id);
  const char *kept = g_hash_table_lookup (self->hex, hex);

  if (kept == NULL)
    {
      kept = hex;
      g_hash_table_add (self->hex, g_steal_pointer (&hex));
    }
  return kept;
}

const char *
pow_pack_writer_add_commit (PowPackWriter *self, const PowPackCommit *commit)
{
  PowObjectStore store = { self, read_memory, write_memory };
  PowSignature author;
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (git_oid));
  g_autofree PowTreeChange *changes = NULL;
  g_autofree git_oid *blobs = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const git_oid *base = NULL;
  const git_oid *root;
  git_oid tree;
  git_oid id;

  g_return_val_if_fail (self != NULL && commit != NULL, NULL);
  g_return_val_if_fail (commit->author != NULL && commit->mail != NULL && commit->message != NULL, NULL);

  for (gsize i = 0; commit->parents != NULL && commit->parents[i] != NULL; i++)
    {
      git_oid parent;

      g_return_val_if_fail (pow_oid_from_hex (commit->parents[i], &parent), NULL);
      g_return_val_if_fail (g_hash_table_contains (self->commits, &parent), NULL);
      g_array_append_val (parents, parent);
    }
  if (parents->len > 0)
    base = g_hash_table_lookup (self->commits, &g_array_index (parents, git_oid, 0));

  changes = g_new0 (PowTreeChange, commit->n_files + 1);
  blobs = g_new0 (git_oid, commit->n_files + 1);
  for (gsize i = 0; i < commit->n_files; i++)
    {
      const PowPackFile *file = &commit->files[i];

      changes[i].path = file->path;
      if (file->text == NULL)
        continue;
      add_object (self, POW_OBJECT_BLOB, file->text,
                  file->length < 0 ? strlen (file->text) : (gsize) file->length, &blobs[i]);
      changes[i].blob = &blobs[i];
    }
  if (commit->n_files == 0 && base != NULL)
    tree = *base;
  else if (!pow_tree_update (&store, base, changes, commit->n_files, &tree, NULL))
    g_assert_not_reached (); /* memory always answers */

  author = (PowSignature){ commit->author, commit->mail, commit->time };
  bytes = pow_commit_build (&tree, (const git_oid *) (void *) parents->data, parents->len, &author, commit->message);
  add_object (self, POW_OBJECT_COMMIT, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &id);
  g_hash_table_replace (self->commits, pow_oid_copy (&id), pow_oid_copy (&tree));
  root = parents->len > 0 ? g_hash_table_lookup (self->roots, &g_array_index (parents, git_oid, 0)) : &id;
  g_hash_table_replace (self->roots, pow_oid_copy (&id), pow_oid_copy (root));
  return keep_hex (self, &id);
}

static void
set_ref (PowPackWriter *self, char *name, const git_oid *id, const git_oid *peeled)
{
  PowPackedRef *ref = g_new0 (PowPackedRef, 1);

  ref->name = name;
  ref->id = *id;
  ref->is_tag = peeled != NULL;
  if (peeled != NULL)
    ref->peeled = *peeled;
  g_hash_table_replace (self->refs, ref->name, ref);
}

const char *
pow_pack_writer_add_moment (PowPackWriter *self,
                            const char *scope,
                            const char *slug,
                            const char *target,
                            const char *author,
                            const char *mail,
                            gint64 time,
                            const char *message)
{
  PowSignature tagger = { author, mail, time };
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  git_oid commit;
  git_oid id;

  g_return_val_if_fail (self != NULL && scope != NULL && slug != NULL && message != NULL, NULL);
  g_return_val_if_fail (author != NULL && mail != NULL, NULL);
  g_return_val_if_fail (pow_oid_from_hex (target, &commit), NULL);
  g_return_val_if_fail (g_hash_table_contains (self->commits, &commit), NULL);

  name = g_strdup_printf ("moment/%s/%s", scope, slug);
  bytes = pow_tag_build (&commit, name, &tagger, message);
  add_object (self, POW_OBJECT_TAG, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &id);
  set_ref (self, g_strconcat ("refs/tags/", name, NULL), &id, &commit);
  return keep_hex (self, &id);
}

void
pow_pack_writer_set_line (PowPackWriter *self, const char *line, const char *commit)
{
  git_oid id;

  g_return_if_fail (self != NULL && line != NULL);
  g_return_if_fail (pow_oid_from_hex (commit, &id));
  g_return_if_fail (g_hash_table_contains (self->commits, &id));

  set_ref (self, g_strconcat ("refs/heads/", line, NULL), &id, NULL);
}

const char *
pow_pack_writer_get_line (PowPackWriter *self, const char *line)
{
  g_autofree char *name = NULL;
  PowPackedRef *ref;

  g_return_val_if_fail (self != NULL && line != NULL, NULL);

  name = g_strconcat ("refs/heads/", line, NULL);
  ref = g_hash_table_lookup (self->refs, name);
  return ref != NULL ? keep_hex (self, &ref->id) : NULL;
}

const char *
pow_pack_writer_get_root (PowPackWriter *self)
{
  const PowPackedRef *programme = g_hash_table_lookup (self->refs, "refs/heads/programme");

  return programme != NULL ? keep_hex (self, g_hash_table_lookup (self->roots, &programme->id)) : NULL;
}

guint
pow_pack_writer_count_objects (PowPackWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->packed->len;
}

static void
append_number (GByteArray *bytes, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

/* SHA-1 of what is there so far, appended and returned. */
static void
append_checksum (GByteArray *bytes, guint8 digest[20])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  gsize length = 20;

  g_checksum_update (checksum, bytes->data, bytes->len);
  g_checksum_get_digest (checksum, digest, &length);
  g_byte_array_append (bytes, digest, 20);
}

static int
compare_packed (gconstpointer a, gconstpointer b)
{
  return memcmp (((const PowPacked *) a)->id.id, ((const PowPacked *) b)->id.id, 20);
}

/* The pack's index, version 2: fan-out, ids, checksums, offsets. */
static GByteArray *
build_index (GArray *packed, const guint8 pack_digest[20])
{
  static const guint8 header[8] = { 0xff, 't', 'O', 'c', 0, 0, 0, 2 };
  GByteArray *index = g_byte_array_new ();
  guint8 digest[20];
  guint at = 0;

  g_array_sort (packed, compare_packed);
  g_byte_array_append (index, header, sizeof header);
  for (guint first = 0; first < 256; first++)
    {
      while (at < packed->len && g_array_index (packed, PowPacked, at).id.id[0] == first)
        at++;
      append_number (index, at);
    }
  for (guint i = 0; i < packed->len; i++)
    g_byte_array_append (index, g_array_index (packed, PowPacked, i).id.id, 20);
  for (guint i = 0; i < packed->len; i++)
    append_number (index, g_array_index (packed, PowPacked, i).crc);
  for (guint i = 0; i < packed->len; i++)
    append_number (index, g_array_index (packed, PowPacked, i).offset);
  g_byte_array_append (index, pack_digest, 20);
  append_checksum (index, digest);
  return index;
}

static int
compare_ref_names (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const PowPackedRef *const *) a)->name, (*(const PowPackedRef *const *) b)->name);
}

static char *
build_packed_refs (GHashTable *refs)
{
  GString *text = g_string_new ("# pack-refs with: peeled fully-peeled sorted \n");
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, refs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (sorted, value);
  g_ptr_array_sort (sorted, compare_ref_names);
  for (guint i = 0; i < sorted->len; i++)
    {
      const PowPackedRef *ref = g_ptr_array_index (sorted, i);
      g_autofree char *hex = pow_oid_to_hex (&ref->id);

      g_string_append_printf (text, "%s %s\n", hex, ref->name);
      if (ref->is_tag)
        {
          g_autofree char *peeled = pow_oid_to_hex (&ref->peeled);

          g_string_append_printf (text, "^%s\n", peeled);
        }
    }
  return g_string_free (text, FALSE);
}

gboolean
pow_pack_writer_finish (PowPackWriter *self, const char *path, GError **error)
{
  g_autoptr (GByteArray) index = NULL;
  g_autoptr (GByteArray) pack = NULL;
  g_autofree char *pack_path = NULL;
  g_autofree char *index_path = NULL;
  g_autofree char *refs_path = g_build_filename (path, "packed-refs", NULL);
  g_autofree char *refs = build_packed_refs (self->refs);
  g_autofree char *hex = NULL;
  guint32 count = GUINT32_TO_BE (self->packed->len);
  git_oid digest;

  pack = g_byte_array_ref (self->pack);
  memcpy (pack->data + 8, &count, sizeof count);
  append_checksum (pack, digest.id);
  index = build_index (self->packed, digest.id);
  hex = pow_oid_to_hex (&digest);
  pack_path = g_strdup_printf ("%s/objects/pack/pack-%s.pack", path, hex);
  index_path = g_strdup_printf ("%s/objects/pack/pack-%s.idx", path, hex);

  return pow_file_write_durable (pack_path, pack->data, pack->len, 0400, error)
         && pow_file_write_durable (index_path, index->data, index->len, 0400, error)
         && pow_file_write_durable (refs_path, refs, strlen (refs), 0600, error);
}
