/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-pack-reader.h"

#include <libdeflate.h>
#include <string.h>

/* What one reading from the file takes: nearly every object of a portfolio, packed. */
#define CHUNK 1200
/* Text shrinks to less than half: what is longer than this unpacked is not looked for in one chunk. */
#define CHUNK_HOLDS (3 * CHUNK)
/* Not kept for longer than one such object needs. */
#define BUFFER_MAX (1 << 20)
/* An object that others are differences from; none of ours comes near. */
#define BASE_MAX ((gsize) 64 << 20)
/* Git makes chains of 50, at most 4095. */
#define CHAIN_MAX 4096
/* Bases just read: the next object is often a difference from one of them. */
#define KEPT 256
#define KEPT_BYTES_MAX ((gsize) 64 << 10)

/* In a pack, beside the types of PowObjectType: differences from what lies earlier in the pack, or has an id. */
#define FROM_PLACE 6
#define FROM_ID 7

typedef struct
{
  PowPackPlace place;
  PowObjectType type;
  GBytes *bytes;
} PowKept;

struct _PowPackReader
{
  PowPacks *packs;
  struct libdeflate_decompressor *inflater;
  GByteArray *buffer;
  PowKept kept[KEPT];
};

PowPackReader *
pow_pack_reader_new (PowPacks *packs)
{
  PowPackReader *self = g_new0 (PowPackReader, 1);

  self->packs = pow_packs_ref (packs);
  self->inflater = libdeflate_alloc_decompressor ();
  if (self->inflater == NULL)
    g_error ("No memory to unpack with");
  self->buffer = g_byte_array_sized_new (CHUNK);
  return self;
}

void
pow_pack_reader_free (PowPackReader *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < KEPT; i++)
    g_clear_pointer (&self->kept[i].bytes, g_bytes_unref);
  g_byte_array_unref (self->buffer);
  libdeflate_free_decompressor (self->inflater);
  pow_packs_unref (self->packs);
  g_free (self);
}

static PowKept *
get_kept (PowPackReader *self, const PowPackPlace *place)
{
  return &self->kept[(place->offset ^ place->offset >> 8 ^ place->pack) % KEPT];
}

static void
keep (PowPackReader *self, const PowPackPlace *place, PowObjectType type, GBytes *bytes)
{
  PowKept *kept = get_kept (self, place);

  if (g_bytes_get_size (bytes) > KEPT_BYTES_MAX)
    return;
  g_bytes_ref (bytes);
  g_clear_pointer (&kept->bytes, g_bytes_unref);
  *kept = (PowKept){ *place, type, bytes };
}

/* The beginning of an entry of a pack. */
typedef struct
{
  guint type;
  gsize size;   /* unpacked */
  gsize header; /* where its deflated data begins */
  PowPackPlace base;
} PowEntry;

static gsize
fill (PowPackReader *self, const PowPackPlace *place, gsize length)
{
  if (self->buffer->len < length)
    g_byte_array_set_size (self->buffer, (guint) length);
  return pow_packs_read_at (self->packs, place, self->buffer->data, length);
}

/* How far back the base of a difference lies; 0: nonsense. */
static guint64
read_distance (const guint8 *data, gsize length, gsize *at)
{
  guint64 distance = 0;

  for (gsize begin = *at; *at < length && *at - begin < 9; (*at)++)
    {
      distance = distance << 7 | (data[*at] & 0x7f);
      if ((data[*at] & 0x80) == 0)
        {
          (*at)++;
          return distance;
        }
      distance++;
    }
  return 0;
}

static gboolean
read_entry (PowPackReader *self, const PowPackPlace *place, gsize length, PowEntry *entry)
{
  const guint8 *data = self->buffer->data;
  gsize at = 0;
  guint64 size = 0;
  guint64 distance;

  if (length < 2)
    return FALSE;
  entry->type = data[0] >> 4 & 7;
  size = data[0] & 15;
  for (guint shift = 4; (data[at++] & 0x80) != 0; shift += 7)
    {
      if (at >= length || shift > 32)
        return FALSE;
      size |= (guint64) (data[at] & 0x7f) << shift;
    }
  entry->size = (gsize) size;
  entry->base = *place;
  if (entry->type == FROM_PLACE)
    {
      distance = read_distance (data, length, &at);
      if (distance == 0 || distance >= place->offset)
        return FALSE;
      entry->base.offset = place->offset - distance;
    }
  else if (entry->type == FROM_ID)
    {
      git_oid id;

      if (length - at < GIT_OID_RAWSZ)
        return FALSE;
      memcpy (id.id, data + at, GIT_OID_RAWSZ);
      at += GIT_OID_RAWSZ;
      if (!pow_packs_find_in (self->packs, place->pack, &id, &entry->base.offset))
        return FALSE;
    }
  else if (entry->type < POW_OBJECT_COMMIT || entry->type > POW_OBJECT_TAG)
    return FALSE;
  entry->header = at;
  return at < length;
}

static gboolean
inflate_from (PowPackReader *self, const PowEntry *entry, gsize length, guint8 *data)
{
  /* Without a place for the length, less than @size is refused too. */
  return length > entry->header
         && libdeflate_zlib_decompress_ex (self->inflater, self->buffer->data + entry->header, length - entry->header, data,
                                           entry->size, NULL, NULL)
                == LIBDEFLATE_SUCCESS;
}

/* Unpacks an entry whose first @length bytes are in the buffer. NULL: it is damaged. */
static GBytes *
inflate_entry (PowPackReader *self, const PowPackPlace *place, const PowEntry *entry, gsize length)
{
  g_autofree guint8 *data = g_try_malloc (entry->size + 1);
  gboolean good;

  if (data == NULL)
    return NULL;
  good = entry->size <= CHUNK_HOLDS && inflate_from (self, entry, length, data);
  /* What deflating makes longer, it makes hardly longer. */
  if (!good && length == CHUNK)
    good = inflate_from (self, entry, fill (self, place, entry->header + 2 * entry->size + 1024), data);
  if (self->buffer->len > BUFFER_MAX)
    {
      g_byte_array_unref (self->buffer);
      self->buffer = g_byte_array_sized_new (CHUNK);
    }
  return good ? g_bytes_new_take (g_steal_pointer (&data), entry->size) : NULL;
}

static gboolean
read_size (const guint8 **at, const guint8 *end, gsize *size)
{
  guint64 value = 0;

  for (guint shift = 0; *at < end && shift < 35; shift += 7)
    {
      guint8 byte = *(*at)++;

      value |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        {
          *size = (gsize) value;
          return TRUE;
        }
    }
  return FALSE;
}

/* A number of which only the bytes that are not 0 are written, as the low bits of @which tell. */
static gboolean
read_sparse (const guint8 **at, const guint8 *end, guint which, guint n, gsize *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    if ((which >> i & 1) != 0)
      {
        if (*at == end)
          return FALSE;
        *value |= (gsize) *(*at)++ << 8 * i;
      }
  return TRUE;
}

/* Writes what a difference makes of its base. */
static gboolean
write_difference (const guint8 *at, const guint8 *end, const guint8 *base, gsize base_size, guint8 *out, gsize left)
{
  while (at < end)
    {
      guint8 command = *at++;
      gsize from = 0;
      gsize size = command;

      if ((command & 0x80) != 0)
        {
          if (!read_sparse (&at, end, command, 4, &from) || !read_sparse (&at, end, command >> 4 & 7, 3, &size))
            return FALSE;
          size = size != 0 ? size : 0x10000;
          if (from > base_size || size > base_size - from || size > left)
            return FALSE;
          memcpy (out, base + from, size);
        }
      else
        {
          if (size == 0 || size > left || size > (gsize) (end - at))
            return FALSE;
          memcpy (out, at, size);
          at += size;
        }
      out += size;
      left -= size;
    }
  return left == 0;
}

static GBytes *
apply_difference (GBytes *base, GBytes *difference)
{
  gsize base_size, size, wanted_base, wanted;
  const guint8 *base_data = g_bytes_get_data (base, &base_size);
  const guint8 *at = g_bytes_get_data (difference, &size);
  const guint8 *end = at + size;
  g_autofree guint8 *data = NULL;

  if (!read_size (&at, end, &wanted_base) || !read_size (&at, end, &wanted) || wanted_base != base_size || wanted > BASE_MAX)
    return NULL;
  data = g_try_malloc (wanted + 1);
  if (data == NULL || !write_difference (at, end, base_data, base_size, data, wanted))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), wanted);
}

/* A difference still to be applied, and the place of what it makes. */
typedef struct
{
  PowPackPlace place;
  GBytes *difference;
} PowStep;

static void
clear_step (gpointer step)
{
  g_bytes_unref (((PowStep *) step)->difference);
}

/* The object that a chain of differences ends in, whole; @steps (of PowStep): those on the way, the last one first
 * to be applied. */
static GBytes *
find_base (PowPackReader *self, PowPackPlace place, gsize max, PowObjectType *type, GArray *steps, PowPackAnswer *answer)
{
  *answer = POW_PACK_UNREADABLE;
  while (steps->len < CHAIN_MAX)
    {
      PowKept *kept = get_kept (self, &place);
      PowEntry entry;
      gsize length;
      GBytes *bytes;
      PowStep step;

      if (kept->bytes != NULL && kept->place.offset == place.offset && kept->place.pack == place.pack)
        {
          *type = kept->type;
          return g_bytes_ref (kept->bytes);
        }
      length = fill (self, &place, CHUNK);
      if (!read_entry (self, &place, length, &entry))
        return NULL;
      if (entry.size > (steps->len > 0 || entry.type > POW_OBJECT_TAG ? BASE_MAX : max))
        {
          *answer = POW_PACK_TOO_LARGE;
          return NULL;
        }
      bytes = inflate_entry (self, &place, &entry, length);
      if (bytes == NULL || entry.type <= POW_OBJECT_TAG)
        {
          *type = (PowObjectType) entry.type;
          if (bytes != NULL && steps->len > 0)
            keep (self, &place, *type, bytes);
          return bytes;
        }
      step = (PowStep){ place, bytes };
      g_array_append_val (steps, step);
      place = entry.base;
    }
  return NULL;
}

PowPackAnswer
pow_pack_reader_read (PowPackReader *self, const git_oid *id, PowObjectType type, gsize max, GBytes **bytes)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (PowStep));
  g_autoptr (GBytes) object = NULL;
  PowPackAnswer answer;
  PowObjectType found;
  PowPackPlace place;

  if (!pow_packs_find (self->packs, id, &place))
    return POW_PACK_MISSING;
  g_array_set_clear_func (steps, clear_step);
  object = find_base (self, place, max, &found, steps, &answer);
  for (guint i = steps->len; object != NULL && i > 0; i--)
    {
      const PowStep *step = &g_array_index (steps, PowStep, i - 1);
      GBytes *made = apply_difference (object, step->difference);

      g_bytes_unref (object);
      object = made;
      if (made != NULL)
        keep (self, &step->place, found, made);
    }
  if (object == NULL)
    return answer;
  if (found != type)
    return POW_PACK_OTHER_TYPE;
  if (g_bytes_get_size (object) > max)
    return POW_PACK_TOO_LARGE;
  *bytes = g_steal_pointer (&object);
  return POW_PACK_FOUND;
}
