/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-packs.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* gitformat-pack(5), version 2 of the index: a header, for each first byte how many ids come up to it, the ids, their
 * checksums, their places (with the high bit set: a row of the table of long places), the checksums of both files. */
#define HEADER 8
#define FAN_OUT (256 * 4)
#define DIGEST 20
#define LONG_PLACE 0x80000000u
#define GUESSES 8

typedef struct
{
  int fd;
  guint64 end; /* of the objects */
  guint8 *index;
  gsize index_length;
  guint32 n;
  guint32 n_long;
} PowPack;

struct _PowPacks
{
  gatomicrefcount references;
  GArray *packs; /* of PowPack */
};

static void
clear_pack (gpointer data)
{
  PowPack *pack = data;

  if (pack->index != NULL)
    munmap (pack->index, pack->index_length);
  if (pack->fd >= 0)
    close (pack->fd);
}

static guint32
read_number (const guint8 *at)
{
  guint32 number;

  memcpy (&number, at, sizeof number);
  return GUINT32_FROM_BE (number);
}

static guint32
get_fan_out (const PowPack *pack, guint first)
{
  return read_number (pack->index + HEADER + 4 * first);
}

static const guint8 *
get_id (const PowPack *pack, guint32 row)
{
  return pack->index + HEADER + FAN_OUT + (gsize) row * GIT_OID_RAWSZ;
}

static gboolean
get_offset (const PowPack *pack, guint32 row, guint64 *offset)
{
  const guint8 *places = pack->index + HEADER + FAN_OUT + (gsize) pack->n * (GIT_OID_RAWSZ + 4);
  guint32 place = read_number (places + 4 * (gsize) row);

  *offset = place;
  if ((place & LONG_PLACE) != 0)
    {
      const guint8 *long_places = places + 4 * (gsize) pack->n;
      guint64 number;

      place &= ~LONG_PLACE;
      if (place >= pack->n_long)
        return FALSE;
      memcpy (&number, long_places + 8 * (gsize) place, sizeof number);
      *offset = GUINT64_FROM_BE (number);
    }
  return *offset >= 12 && *offset < pack->end;
}

static gboolean
map_index (PowPack *pack, const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat about;
  void *map = MAP_FAILED;

  if (fd >= 0 && fstat (fd, &about) == 0 && S_ISREG (about.st_mode) && about.st_size >= HEADER + FAN_OUT + 2 * DIGEST)
    map = mmap (NULL, (gsize) about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (fd >= 0)
    close (fd);
  if (map == MAP_FAILED)
    return FALSE;
  pack->index = map;
  pack->index_length = (gsize) about.st_size;
  return TRUE;
}

static gboolean
check_index (PowPack *pack)
{
  static const guint8 header[HEADER] = { 0xff, 't', 'O', 'c', 0, 0, 0, 2 };
  gsize needed;

  if (memcmp (pack->index, header, sizeof header) != 0)
    return FALSE;
  for (guint i = 1; i < 256; i++)
    if (get_fan_out (pack, i) < get_fan_out (pack, i - 1))
      return FALSE;
  pack->n = get_fan_out (pack, 255);
  needed = HEADER + FAN_OUT + (gsize) pack->n * (GIT_OID_RAWSZ + 4 + 4) + 2 * DIGEST;
  if (pack->index_length < needed || (pack->index_length - needed) % 8 != 0)
    return FALSE;
  pack->n_long = (guint32) ((pack->index_length - needed) / 8);
  return TRUE;
}

static gboolean
read_exactly (int fd, guint8 *data, gsize length, guint64 offset)
{
  while (length > 0)
    {
      gssize n = pread (fd, data, length, (off_t) offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
      offset += (guint64) n;
    }
  return TRUE;
}

/* Whether the pack is the one that the index was made of. */
static gboolean
open_pack (PowPack *pack, const char *path)
{
  guint8 header[12];
  guint8 digest[DIGEST];
  struct stat about;

  pack->fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (pack->fd < 0 || fstat (pack->fd, &about) != 0 || !S_ISREG (about.st_mode)
      || about.st_size < (off_t) sizeof header + DIGEST)
    return FALSE;
  pack->end = (guint64) about.st_size - DIGEST;
  return read_exactly (pack->fd, header, sizeof header, 0) && read_exactly (pack->fd, digest, DIGEST, pack->end)
         && memcmp (header, "PACK", 4) == 0 && (read_number (header + 4) == 2 || read_number (header + 4) == 3)
         && read_number (header + 8) == pack->n
         && memcmp (digest, pack->index + pack->index_length - 2 * DIGEST, DIGEST) == 0;
}

static void
add_pack (PowPacks *self, const char *folder, const char *name)
{
  g_autofree char *index_path = g_build_filename (folder, name, NULL);
  g_autofree char *pack_path = g_strdup_printf ("%.*spack", (int) (strlen (index_path) - strlen ("idx")), index_path);
  PowPack pack = { .fd = -1 };

  if (map_index (&pack, index_path) && check_index (&pack) && open_pack (&pack, pack_path))
    g_array_append_val (self->packs, pack);
  else
    clear_pack (&pack);
}

PowPacks *
pow_packs_open (const char *objects_folder)
{
  PowPacks *self = g_new0 (PowPacks, 1);
  g_autofree char *folder = g_build_filename (objects_folder, "pack", NULL);
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  g_atomic_ref_count_init (&self->references);
  self->packs = g_array_new (FALSE, FALSE, sizeof (PowPack));
  g_array_set_clear_func (self->packs, clear_pack);
  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    if (g_str_has_suffix (name, ".idx")) /* git's tasks begin their names in various ways */
      add_pack (self, folder, name);
  return self;
}

PowPacks *
pow_packs_ref (PowPacks *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
pow_packs_unref (PowPacks *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->packs);
  g_free (self);
}

/* Where an id stands when ids are spread evenly between @first and @after, of which the bits are those from @low to
 * @high: ids are digests, so that this is hardly ever more than some rows beside it. */
static guint32
guess_row (guint32 bits, guint32 first, guint32 after, guint32 low, guint32 high)
{
  return first + (guint32) ((guint64) (bits - low) * (after - first) / ((guint64) (high - low) + 1));
}

/* Guesses, which touches two or three places of a large index where halving touches twelve, and halves once guessing does
 * not help: an index may be anything. */
gboolean
pow_packs_find_in (PowPacks *self, guint pack_number, const git_oid *id, guint64 *offset)
{
  const PowPack *pack = &g_array_index (self->packs, PowPack, pack_number);
  const guint32 bits = read_number (id->id);
  guint32 first = id->id[0] > 0 ? get_fan_out (pack, id->id[0] - 1u) : 0;
  guint32 after = get_fan_out (pack, id->id[0]);
  guint32 low = bits & 0xff000000;
  guint32 high = bits | 0x00ffffff;

  for (guint step = 0; first < after; step++)
    {
      const guint32 row = step < GUESSES ? guess_row (bits, first, after, low, high) : first + (after - first) / 2;
      const guint8 *found = get_id (pack, row);
      const int order = memcmp (found, id->id, GIT_OID_RAWSZ);

      if (order == 0)
        return get_offset (pack, row, offset);
      if (order < 0)
        {
          first = row + 1;
          low = MIN (MAX (low, read_number (found)), bits);
        }
      else
        {
          after = row;
          high = MAX (MIN (high, read_number (found)), bits);
        }
    }
  return FALSE;
}

gboolean
pow_packs_find (PowPacks *self, const git_oid *id, PowPackPlace *place)
{
  for (guint i = 0; i < self->packs->len; i++)
    if (pow_packs_find_in (self, i, id, &place->offset))
      {
        place->pack = i;
        return TRUE;
      }
  return FALSE;
}

gsize
pow_packs_read_at (PowPacks *self, const PowPackPlace *place, guint8 *data, gsize length)
{
  const PowPack *pack = &g_array_index (self->packs, PowPack, place->pack);

  if (place->offset >= pack->end)
    return 0;
  length = (gsize) MIN (length, pack->end - place->offset);
  return read_exactly (pack->fd, data, length, place->offset) ? length : 0;
}
