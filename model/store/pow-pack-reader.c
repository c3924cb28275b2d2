/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-pack-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define ID_BYTES 20
#define INDEX_HEAD (8 + 256 * 4)
/* What is read at once: objects that were made together lie together. */
#define WINDOW_BYTES 16384
#define WINDOW_ALIGN 4096
/* More than the head of any entry: a size, and where its base is. */
#define ENTRY_HEAD_MAX 64
/* Git makes chains of at most 50 unless told otherwise. */
#define CHAIN_MAX 256
#define OBJECT_BYTES_MAX POW_TREE_BYTES_MAX
/* Bases of differences that were used last. */
#define N_BASES 512
#define BASE_BYTES_MAX (64 * 1024)

#define ENTRY_OFFSET_DELTA 6
#define ENTRY_ID_DELTA 7

typedef struct
{
  char *path;
  GMappedFile *index;
  const guint8 *counts;  /* 256 numbers of 4 bytes: how many ids begin with at most this byte */
  const guint8 *ids;     /* sorted */
  const guint8 *offsets; /* of 4 bytes */
  guint32 n;
  int fd; /* -1: not opened yet; -2: no good */
  guint64 size;
} Pack;

typedef struct
{
  const Pack *pack;
  guint64 offset;
  guint type;
  GBytes *bytes;
} Base;

/* Where an entry of a pack is, and what it is. */
typedef struct
{
  guint64 offset;
  guint64 data;
  guint type;
  gsize size;
} Entry;

struct _PowPackReader
{
  GPtrArray *packs;
  Pack *last; /* that had the object asked for before */
  z_stream stream;
  gboolean can_inflate;
  const Pack *window_pack;
  guint64 window_start;
  gsize window_length;
  guint8 window[WINDOW_BYTES];
  Base bases[N_BASES];
};

static guint32
read_number (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_BE (value);
}

static void
pack_free (Pack *pack)
{
  if (pack->fd >= 0)
    close (pack->fd);
  g_clear_pointer (&pack->index, g_mapped_file_unref);
  g_free (pack->path);
  g_free (pack);
}

/* An index of version 2 as git writes it since 2007. */
static gboolean
check_index (Pack *pack)
{
  static const guint8 head[] = { 0xff, 't', 'O', 'c', 0, 0, 0, 2 };
  const guint8 *data = (const guint8 *) g_mapped_file_get_contents (pack->index);
  gsize size = g_mapped_file_get_length (pack->index);
  guint32 before = 0;

  if (size < INDEX_HEAD + 2 * ID_BYTES || memcmp (data, head, sizeof head) != 0)
    return FALSE;
  pack->counts = data + sizeof head;
  for (guint i = 0; i < 256; i++)
    {
      pack->n = read_number (pack->counts + 4 * i);
      if (pack->n < before)
        return FALSE;
      before = pack->n;
    }
  pack->ids = data + INDEX_HEAD;
  pack->offsets = pack->ids + (gsize) pack->n * (ID_BYTES + 4);
  return size >= INDEX_HEAD + (gsize) pack->n * (ID_BYTES + 4 + 4) + 2 * ID_BYTES;
}

static void
add_pack (PowPackReader *self, const char *folder, const char *name)
{
  g_autofree char *index = g_build_filename (folder, name, NULL);
  Pack *pack = g_new0 (Pack, 1);

  pack->fd = -1;
  pack->path = g_strdup_printf ("%.*spack", (int) (strlen (index) - strlen ("idx")), index);
  pack->index = g_mapped_file_new (index, FALSE, NULL);
  if (pack->index != NULL && check_index (pack))
    g_ptr_array_add (self->packs, pack);
  else
    pack_free (pack);
}

PowPackReader *
pow_pack_reader_new (const char *folder)
{
  PowPackReader *self = g_new0 (PowPackReader, 1);
  g_autofree char *packs = g_build_filename (folder, "pack", NULL);
  g_autoptr (GDir) dir = g_dir_open (packs, 0, NULL);
  const char *name;

  self->packs = g_ptr_array_new_with_free_func ((GDestroyNotify) pack_free);
  self->can_inflate = inflateInit (&self->stream) == Z_OK;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "pack-") && g_str_has_suffix (name, ".idx"))
      add_pack (self, packs, name);
  return self;
}

void
pow_pack_reader_free (PowPackReader *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_BASES; i++)
    g_clear_pointer (&self->bases[i].bytes, g_bytes_unref);
  if (self->can_inflate)
    inflateEnd (&self->stream);
  g_ptr_array_unref (self->packs);
  g_free (self);
}

static gboolean
find_offset (const Pack *pack, const git_oid *id, guint64 *offset)
{
  guint32 first = id->id[0] > 0 ? read_number (pack->counts + 4 * (id->id[0] - 1)) : 0;
  guint32 after = read_number (pack->counts + 4 * id->id[0]);

  while (first < after)
    {
      guint32 middle = first + (after - first) / 2;
      int order = memcmp (pack->ids + (gsize) middle * ID_BYTES, id->id, ID_BYTES);

      if (order == 0)
        {
          *offset = read_number (pack->offsets + (gsize) middle * 4);
          return *offset < G_GUINT64_CONSTANT (0x80000000); /* beyond it is in a table of its own */
        }
      if (order < 0)
        first = middle + 1;
      else
        after = middle;
    }
  return FALSE;
}

static gboolean
open_pack (Pack *pack)
{
  guint8 head[12];
  struct stat about;

  if (pack->fd == -1)
    {
      pack->fd = open (pack->path, O_RDONLY | O_CLOEXEC);
      if (pack->fd >= 0
          && (fstat (pack->fd, &about) != 0 || pread (pack->fd, head, sizeof head, 0) != sizeof head
              || memcmp (head, "PACK\0\0\0\2", 8) != 0 || read_number (head + 8) != pack->n))
        {
          close (pack->fd);
          pack->fd = -2;
        }
      if (pack->fd >= 0)
        pack->size = (guint64) about.st_size;
      else
        pack->fd = -2;
    }
  return pack->fd >= 0;
}

/* Bytes of a pack from @offset on; *length: how many are at hand, at least @wanted unless the pack ends
 * before (its last 20 bytes are a checksum). NULL when there are none. */
static const guint8 *
look (PowPackReader *self, const Pack *pack, guint64 offset, gsize wanted, gsize *length)
{
  guint64 end = pack->size - MIN (pack->size, ID_BYTES);

  if (offset >= end)
    return NULL;
  if (self->window_pack != pack || offset < self->window_start || offset + wanted > self->window_start + self->window_length)
    {
      gssize n;

      self->window_pack = pack;
      self->window_start = offset - offset % WINDOW_ALIGN;
      do
        n = pread (pack->fd, self->window, sizeof self->window, (off_t) self->window_start);
      while (n < 0 && errno == EINTR);
      self->window_length = n > 0 ? (gsize) n : 0;
    }
  if (offset >= self->window_start + self->window_length)
    return NULL;
  *length = (gsize) (MIN (self->window_start + self->window_length, end) - offset);
  return self->window + (offset - self->window_start);
}

/* Exactly @size bytes of what is packed at @offset. */
static guint8 *
inflate_at (PowPackReader *self, const Pack *pack, guint64 offset, gsize size)
{
  g_autofree guint8 *data = g_try_malloc (size + 1);
  z_stream *stream = &self->stream;
  int status = Z_OK;

  if (data == NULL || inflateReset (stream) != Z_OK)
    return NULL;
  stream->next_out = data;
  stream->avail_out = (uInt) size + 1; /* one spare byte shows what is too long */
  while (status == Z_OK)
    {
      gsize length;
      const guint8 *packed = look (self, pack, offset, 1, &length);

      if (packed == NULL)
        return NULL;
      stream->next_in = (Bytef *) packed;
      stream->avail_in = (uInt) length;
      status = inflate (stream, Z_FINISH);
      if (status == Z_BUF_ERROR && stream->avail_in == 0 && stream->avail_out > 0)
        status = Z_OK;
      offset += length;
    }
  return status == Z_STREAM_END && stream->avail_out == 1 ? g_steal_pointer (&data) : NULL;
}

/* A number of 7 bits a byte, the lowest first; the first byte may have fewer. */
static gboolean
read_size (const guint8 **at, const guint8 *end, guint first_bits, gsize *size)
{
  guint shift = first_bits;

  if (*at == end)
    return FALSE;
  *size = **at & ((1u << first_bits) - 1);
  while ((*(*at)++ & 0x80) != 0)
    {
      if (*at == end || shift > 31)
        return FALSE;
      *size |= (gsize) (**at & 0x7f) << shift;
      shift += 7;
    }
  return *size <= OBJECT_BYTES_MAX;
}

/* How far before its difference a base lies. */
static gboolean
read_distance (const guint8 **at, const guint8 *end, guint64 *distance)
{
  *distance = 0;
  for (guint i = 0; *at < end && i < 8; i++)
    {
      guint8 byte = *(*at)++;

      *distance = (*distance << 7 | (byte & 0x7f)) + (byte & 0x80 ? 1 : 0);
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The head of the entry at @offset; @base: where the base of a difference is. */
static gboolean
read_entry (PowPackReader *self, const Pack *pack, guint64 offset, Entry *entry, guint64 *base)
{
  gsize length;
  const guint8 *start = look (self, pack, offset, ENTRY_HEAD_MAX, &length);
  const guint8 *at = start;
  guint64 distance;

  if (start == NULL)
    return FALSE;
  entry->offset = offset;
  entry->type = *start >> 4 & 7;
  if (!read_size (&at, start + length, 4, &entry->size))
    return FALSE;
  if (entry->type == ENTRY_OFFSET_DELTA)
    {
      if (!read_distance (&at, start + length, &distance) || distance == 0 || distance >= offset)
        return FALSE;
      *base = offset - distance;
    }
  else if (entry->type == ENTRY_ID_DELTA)
    {
      git_oid id;

      if (start + length - at < ID_BYTES)
        return FALSE;
      memcpy (id.id, at, ID_BYTES);
      at += ID_BYTES;
      if (!find_offset (pack, &id, base))
        return FALSE;
    }
  else if (entry->type < POW_OBJECT_COMMIT || entry->type > POW_OBJECT_TAG)
    return FALSE;
  entry->data = offset + (guint64) (at - start);
  return TRUE;
}

static gboolean
is_delta (const Entry *entry)
{
  return entry->type == ENTRY_OFFSET_DELTA || entry->type == ENTRY_ID_DELTA;
}

/* Where a copy comes from and how long it is: only the bytes that are not 0 are written. */
static gboolean
read_copy (const guint8 **at, const guint8 *end, guint8 which, gsize *from, gsize *length)
{
  *from = *length = 0;
  for (guint i = 0; i < 7; i++)
    {
      gsize *value = i < 4 ? from : length;

      if ((which & (1u << i)) == 0)
        continue;
      if (*at == end)
        return FALSE;
      *value |= (gsize) *(*at)++ << 8 * (i < 4 ? i : i - 4);
    }
  if (*length == 0)
    *length = 0x10000;
  return TRUE;
}

/* Makes an object of its base and what differs. */
static GBytes *
apply_delta (GBytes *base, const guint8 *delta, gsize delta_size)
{
  const guint8 *at = delta;
  const guint8 *end = delta + delta_size;
  g_autofree guint8 *result = NULL;
  gsize base_size, size, filled = 0;
  const guint8 *old = g_bytes_get_data (base, &base_size);
  gsize said;

  if (!read_size (&at, end, 7, &said) || said != base_size || !read_size (&at, end, 7, &size)
      || (result = g_try_malloc (size + 1)) == NULL)
    return NULL;
  while (at < end)
    {
      guint8 what = *at++;
      gsize from = 0, length = what;
      const guint8 *source = at;

      if ((what & 0x80) != 0)
        {
          if (!read_copy (&at, end, what, &from, &length) || from > base_size || length > base_size - from)
            return NULL;
          source = old + from;
        }
      else if (what == 0 || length > (gsize) (end - at))
        return NULL;
      else
        at += length;
      if (length > size - filled)
        return NULL;
      memcpy (result + filled, source, length);
      filled += length;
    }
  return filled == size ? g_bytes_new_take (g_steal_pointer (&result), size) : NULL;
}

static Base *
get_base (PowPackReader *self, const Pack *pack, guint64 offset)
{
  return &self->bases[(offset ^ offset >> 9 ^ GPOINTER_TO_SIZE (pack) >> 4) % N_BASES];
}

static void
keep_base (PowPackReader *self, const Pack *pack, guint64 offset, guint type, GBytes *bytes)
{
  Base *base = get_base (self, pack, offset);

  if (g_bytes_get_size (bytes) > BASE_BYTES_MAX)
    return;
  g_clear_pointer (&base->bytes, g_bytes_unref);
  *base = (Base){ pack, offset, type, g_bytes_ref (bytes) };
}

/* Follows the differences down to something whole, and makes them on the way back. */
static GBytes *
read_at (PowPackReader *self, const Pack *pack, guint64 offset, PowObjectType type, gsize max)
{
  Entry chain[CHAIN_MAX];
  guint n = 0;
  GBytes *bytes = NULL;
  guint found = 0;

  while (bytes == NULL)
    {
      const Base *base = get_base (self, pack, offset);
      guint64 next = 0;

      if (base->bytes != NULL && base->pack == pack && base->offset == offset)
        {
          bytes = g_bytes_ref (base->bytes);
          found = base->type;
          break;
        }
      if (n == CHAIN_MAX || !read_entry (self, pack, offset, &chain[n], &next))
        return NULL;
      if (!is_delta (&chain[n]))
        {
          const Entry *whole = &chain[n];
          guint8 *data = n > 0 || (whole->type == type && whole->size <= max) ? inflate_at (self, pack, whole->data, whole->size) : NULL;

          if (data == NULL)
            return NULL;
          bytes = g_bytes_new_take (data, whole->size);
          found = whole->type;
          if (n > 0)
            keep_base (self, pack, offset, found, bytes);
          break;
        }
      n++;
      offset = next;
    }
  while (n > 0 && bytes != NULL && found == type)
    {
      const Entry *entry = &chain[--n];
      g_autoptr (GBytes) base = g_steal_pointer (&bytes);
      g_autofree guint8 *delta = inflate_at (self, pack, entry->data, entry->size);

      bytes = delta != NULL ? apply_delta (base, delta, entry->size) : NULL;
      /* What differs from this one is likely to be asked for next. */
      if (bytes != NULL)
        keep_base (self, pack, entry->offset, found, bytes);
    }
  if (bytes != NULL && (found != type || g_bytes_get_size (bytes) > max))
    g_clear_pointer (&bytes, g_bytes_unref);
  return bytes;
}

static GBytes *
read_from (PowPackReader *self, Pack *pack, const git_oid *id, PowObjectType type, gsize max)
{
  guint64 offset;

  if (!find_offset (pack, id, &offset) || !open_pack (pack))
    return NULL;
  self->last = pack;
  return read_at (self, pack, offset, type, max);
}

GBytes *
pow_pack_reader_read (PowPackReader *self, const git_oid *id, PowObjectType type, gsize max)
{
  GBytes *bytes = NULL;

  if (!self->can_inflate)
    return NULL;
  if (self->last != NULL)
    bytes = read_from (self, self->last, id, type, max);
  for (guint i = 0; i < self->packs->len && bytes == NULL; i++)
    bytes = read_from (self, g_ptr_array_index (self->packs, i), id, type, max);
  return bytes;
}
