/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/fuzz/fuzz.h"

#include "model/store/pow-pack-reader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#define ENTRIES_MAX 16
#define SIZE_LIMIT ((gsize) 1 << 20)
#define FROM_PLACE 6
#define FROM_ID 7

/* One entry of the pack to be made: its type, the entry that it is a difference from, by how much its length is
 * told wrongly, and what is in it. A fuzzer would not find deflated data with a right checksum by itself. */
typedef struct
{
  guint type;
  guint base;
  guint wrong;
  const guint8 *data;
  gsize length;
} Entry;

static git_oid
get_id (guint entry)
{
  git_oid id = { { 0 } };

  id.id[0] = (guint8) (entry * 16);
  return id;
}

static void
append_number (GByteArray *out, guint32 number)
{
  number = GUINT32_TO_BE (number);
  g_byte_array_append (out, (const guint8 *) &number, sizeof number);
}

static void
append_header (GByteArray *pack, const Entry *entry)
{
  guint64 size = entry->length + entry->wrong;
  guint8 byte = (guint8) (entry->type << 4 | (size & 15));

  for (size >>= 4; size > 0; size >>= 7)
    {
      byte |= 0x80;
      g_byte_array_append (pack, &byte, 1);
      byte = size & 0x7f;
    }
  g_byte_array_append (pack, &byte, 1);
}

static void
append_distance (GByteArray *pack, guint64 distance)
{
  guint8 bytes[10];
  gsize at = sizeof bytes - 1;

  bytes[at] = distance & 0x7f;
  while ((distance >>= 7) > 0)
    bytes[--at] = (guint8) (0x80 | (--distance & 0x7f));
  g_byte_array_append (pack, bytes + at, (guint) (sizeof bytes - at));
}

static GByteArray *
make_pack (const Entry *entries, guint n, guint32 *offsets)
{
  GByteArray *pack = g_byte_array_new ();

  g_byte_array_append (pack, (const guint8 *) "PACK", 4);
  append_number (pack, 2);
  append_number (pack, n);
  for (guint i = 0; i < n; i++)
    {
      const Entry *entry = &entries[i];
      g_autofree guint8 *deflated = NULL;
      uLongf length = compressBound (entry->length);

      offsets[i] = pack->len;
      append_header (pack, entry);
      if (entry->type == FROM_PLACE)
        append_distance (pack, entry->base < i ? offsets[i] - offsets[entry->base] : entry->base);
      else if (entry->type == FROM_ID)
        {
          const git_oid base = get_id (entry->base);

          g_byte_array_append (pack, base.id, GIT_OID_RAWSZ);
        }
      deflated = g_malloc (length);
      g_assert_cmpint (compress2 (deflated, &length, entry->data, entry->length, 1), ==, Z_OK);
      g_byte_array_append (pack, deflated, (guint) length);
    }
  g_byte_array_set_size (pack, pack->len + 20);
  memset (pack->data + pack->len - 20, 0, 20);
  return pack;
}

static GByteArray *
make_index (const guint32 *offsets, guint n)
{
  static const guint8 header[] = { 0xff, 't', 'O', 'c', 0, 0, 0, 2 };
  GByteArray *index = g_byte_array_new ();
  guint length;

  g_byte_array_append (index, header, sizeof header);
  for (guint first = 0; first < 256; first++)
    append_number (index, MIN (n, first / 16 + 1));
  for (guint i = 0; i < n; i++)
    {
      const git_oid id = get_id (i);

      g_byte_array_append (index, id.id, GIT_OID_RAWSZ);
    }
  for (guint i = 0; i < n; i++)
    append_number (index, 0);
  for (guint i = 0; i < n; i++)
    append_number (index, offsets[i]);
  length = index->len;
  g_byte_array_set_size (index, length + 40);
  memset (index->data + length, 0, 40);
  return index;
}

static guint
parse (const guint8 *data, gsize size, Entry *entries)
{
  guint n = 0;

  while (size >= 3 && n < ENTRIES_MAX)
    {
      entries[n] = (Entry){ data[0] & 7, data[0] >> 3 & 15, data[1] < 200 ? 0 : data[1] - 199u, data + 3, MIN (data[2], size - 3) };
      data += 3 + entries[n].length;
      size -= 3 + entries[n].length;
      n++;
    }
  return n;
}

/* A pack of somebody else's making: what is in it comes out, or an answer; whole objects come out as they went in. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static char *folder;
  g_autofree char *pack_path = NULL;
  g_autofree char *index_path = NULL;
  g_autofree char *pack_folder = NULL;
  g_autoptr (GByteArray) pack = NULL;
  g_autoptr (GByteArray) index = NULL;
  g_autoptr (PowPacks) packs = NULL;
  Entry entries[ENTRIES_MAX];
  guint32 offsets[ENTRIES_MAX];
  guint n = parse (data, size, entries);
  PowPackReader *reader;

  if (folder == NULL)
    folder = g_dir_make_tmp ("pow-fuzz-XXXXXX", NULL);
  pack_folder = g_build_filename (folder, "pack", NULL);
  pack_path = g_build_filename (pack_folder, "pack-a.pack", NULL);
  index_path = g_build_filename (pack_folder, "pack-a.idx", NULL);
  g_assert_cmpint (g_mkdir_with_parents (pack_folder, 0700), ==, 0);
  pack = make_pack (entries, n, offsets);
  index = make_index (offsets, n);
  g_assert_true (g_file_set_contents_full (pack_path, (const char *) pack->data, pack->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_true (g_file_set_contents_full (index_path, (const char *) index->data, index->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));

  packs = pow_packs_open (folder);
  reader = pow_pack_reader_new (packs);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      for (PowObjectType type = POW_OBJECT_COMMIT; type <= POW_OBJECT_TAG; type++)
        {
          const git_oid id = get_id (i);
          g_autoptr (GBytes) bytes = NULL;
          PowPackAnswer answer = pow_pack_reader_read (reader, &id, type, SIZE_LIMIT, &bytes);

          g_assert_cmpint (answer == POW_PACK_FOUND, ==, bytes != NULL);
          if (bytes != NULL)
            g_assert_cmpuint (g_bytes_get_size (bytes), <=, SIZE_LIMIT);
          if (entries[i].type == type && entries[i].wrong == 0)
            {
              g_assert_cmpint (answer, ==, POW_PACK_FOUND);
              g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), entries[i].data, entries[i].length);
            }
        }
  pow_pack_reader_free (reader);
  g_unlink (index_path);
  g_unlink (pack_path);
  return 0;
}
