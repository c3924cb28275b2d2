/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-object-reader.h"

#include "model/store/pow-pack-reader.h"
#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <libdeflate.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

/* Nearly every file fits unpacked. */
#define SCRATCH_BYTES (32 * 1024)

struct _PowObjectReader
{
  char *folder; /* "…/objects" */
  PowPacks *packs;
  PowPackReader *pack_reader;
  struct libdeflate_decompressor *inflater; /* of files that fit in: */
  guint8 *scratch;
  gboolean was_loose; /* the last one: what was saved one after the other is read so too */
};

static PowObjectReader *
object_reader_new (const char *folder, PowPacks *packs)
{
  PowObjectReader *self = g_new0 (PowObjectReader, 1);

  self->folder = g_strdup (folder);
  self->packs = packs;
  self->pack_reader = pow_pack_reader_new (packs);
  self->inflater = libdeflate_alloc_decompressor ();
  self->scratch = g_malloc (SCRATCH_BYTES);
  return self;
}

PowObjectReader *
pow_object_reader_new (const char *folder)
{
  return object_reader_new (folder, pow_packs_open (folder));
}

PowObjectReader *
pow_object_reader_share (PowObjectReader *self)
{
  return object_reader_new (self->folder, pow_packs_ref (self->packs));
}

void
pow_object_reader_free (PowObjectReader *self)
{
  if (self == NULL)
    return;
  if (self->inflater != NULL)
    libdeflate_free_decompressor (self->inflater);
  g_free (self->scratch);
  pow_pack_reader_free (self->pack_reader);
  pow_packs_unref (self->packs);
  g_free (self->folder);
  g_free (self);
}

void
pow_object_set_damaged (GError **error, const git_oid *id, const char *why)
{
  g_autofree char *hex = pow_oid_to_hex (id);

  g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED,
               _("Part %.10s of the portfolio is damaged: %s. Take it from a backup or a shared copy."), hex, why);
}

/* All of a file; NULL with errno kept. */
static guint8 *
read_whole (int fd, gsize length)
{
  g_autofree guint8 *data = g_try_malloc (length + 1);
  gsize at = 0;

  while (data != NULL && at < length)
    {
      gssize n = read (fd, data + at, length - at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return NULL;
      at += (gsize) n;
    }
  return g_steal_pointer (&data);
}

/* "blob 1234" and a NUL; how many bytes that is, or 0 when it is something else. */
static gsize
parse_loose_header (const guint8 *data, gsize length, PowObjectType type, gsize *size)
{
  const char *name = pow_object_type_get_name (type);
  gsize at = strlen (name);
  gsize value = 0;

  if (length < at + 3 || memcmp (data, name, at) != 0 || data[at] != ' ')
    return 0;
  at++;
  if (data[at] == '0' && data[at + 1] != '\0')
    return 0;
  for (; at < length && g_ascii_isdigit ((char) data[at]) && value < G_MAXUINT32; at++)
    value = value * 10 + (gsize) (data[at] - '0');
  if (at >= length || data[at] != '\0')
    return 0;
  *size = value;
  return at + 1;
}

/* At once, when it is as small as nearly all are and nothing is wrong with it; else NULL. */
static GBytes *
inflate_small (PowObjectReader *self, const guint8 *packed, gsize packed_length, const git_oid *id, PowObjectType type, gsize max)
{
  gsize used, have;
  gsize size = 0;
  gsize header;
  git_oid check;

  if (self->inflater == NULL
      || libdeflate_zlib_decompress_ex (self->inflater, packed, packed_length, self->scratch, SCRATCH_BYTES, &used, &have)
           != LIBDEFLATE_SUCCESS)
    return NULL;
  header = parse_loose_header (self->scratch, have, type, &size);
  if (header == 0 || size > max || have - header != size)
    return NULL;
  pow_object_hash (type, self->scratch + header, size, &check);
  return pow_oid_equal (&check, id) ? g_bytes_new (self->scratch + header, size) : NULL;
}

static GBytes *
inflate_loose (const guint8 *packed, gsize packed_length, const git_oid *id, PowObjectType type, gsize max, GError **error)
{
  g_autofree guint8 *data = NULL;
  guint8 head[64];
  z_stream stream = { .next_in = (Bytef *) packed, .avail_in = (uInt) packed_length };
  gsize size = 0;
  gsize header;
  gsize have;
  git_oid check;
  int status;

  if (inflateInit (&stream) != Z_OK)
    {
      pow_object_set_damaged (error, id, _("out of memory"));
      return NULL;
    }
  stream.next_out = head;
  stream.avail_out = sizeof head;
  status = inflate (&stream, Z_SYNC_FLUSH);
  have = sizeof head - stream.avail_out;
  header = status == Z_OK || status == Z_STREAM_END ? parse_loose_header (head, have, type, &size) : 0;
  if (header == 0 || size > max || have - header > size)
    {
      inflateEnd (&stream);
      pow_object_set_damaged (error, id, size > max ? _("it is too large") : _("its beginning makes no sense"));
      return NULL;
    }

  data = g_malloc (size + 1);
  memcpy (data, head + header, have - header);
  stream.next_out = data + (have - header);
  stream.avail_out = (uInt) (size - (have - header)) + 1; /* one spare byte shows what is too long */
  if (status == Z_OK)
    status = inflate (&stream, Z_FINISH);
  inflateEnd (&stream);
  if (status != Z_STREAM_END || stream.avail_out != 1)
    {
      pow_object_set_damaged (error, id, _("it is cut off"));
      return NULL;
    }
  pow_object_hash (type, data, size, &check);
  if (!pow_oid_equal (&check, id))
    {
      pow_object_set_damaged (error, id, _("its contents have changed"));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/* TRUE when there is a loose file, readable or not. */
static gboolean
read_loose (PowObjectReader *self, const git_oid *id, PowObjectType type, gsize max, GBytes **bytes, GError **error)
{
  g_autofree char *hex = pow_oid_to_hex (id);
  g_autofree char *path = g_strdup_printf ("%s/%.2s/%s", self->folder, hex, hex + 2);
  g_autofree guint8 *packed = NULL;
  struct stat info;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  *bytes = NULL;
  if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
    return FALSE;
  if (fd < 0 || fstat (fd, &info) != 0)
    pow_object_set_damaged (error, id, g_strerror (errno));
  else if (!S_ISREG (info.st_mode) || (gsize) info.st_size > max + max / 8 + 1024)
    pow_object_set_damaged (error, id, _("it is too large"));
  else if ((packed = read_whole (fd, (gsize) info.st_size)) == NULL)
    pow_object_set_damaged (error, id, _("it cannot be read"));
  else if ((*bytes = inflate_small (self, packed, (gsize) info.st_size, id, type, max)) == NULL)
    *bytes = inflate_loose (packed, (gsize) info.st_size, id, type, max, error);
  if (fd >= 0)
    close (fd);
  return TRUE;
}

GBytes *
pow_object_reader_read (PowObjectReader *self, const git_oid *id, PowObjectType type, gsize max, GError **error)
{
  GBytes *bytes = NULL;

  if (self->was_loose && read_loose (self, id, type, max, &bytes, NULL) && bytes != NULL)
    return bytes;
  self->was_loose = FALSE;
  switch (pow_pack_reader_read (self->pack_reader, id, type, max, &bytes))
    {
    case POW_PACK_FOUND:
      break;
    case POW_PACK_OTHER_TYPE:
      pow_object_set_damaged (error, id, _("it is of another type"));
      break;
    case POW_PACK_TOO_LARGE:
      pow_object_set_damaged (error, id, _("it is too large"));
      break;
    case POW_PACK_UNREADABLE:
      pow_object_set_damaged (error, id, _("it cannot be read"));
      break;
    case POW_PACK_MISSING:
    default:
      if (!read_loose (self, id, type, max, &bytes, error))
        pow_object_set_damaged (error, id, _("it is missing"));
      self->was_loose = bytes != NULL;
      break;
    }
  return bytes;
}
