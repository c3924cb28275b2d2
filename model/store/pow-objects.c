/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-objects.h"

#include "model/store/pow-files.h"
#include "model/store/pow-pack-reader.h"
#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define WRITE_AGAIN 10
#define READ_AGAIN 3
/* Folders that were read last: a line has a few, and each revision shares all but those that it changed. */
#define N_TREES 4096
#define KEPT_TREE_MAX 16384

typedef struct
{
  git_oid id;
  GBytes *bytes;
} KeptTree;

struct _PowObjects
{
  char *folder; /* "…/objects" */
  git_odb *odb;   /* for writing and looking up ids */
  PowPackReader *reader; /* of packs, the fast way */
  git_odb *packs;        /* and of what that one leaves */
  KeptTree *trees;
};

static int
open_packs (PowObjects *self)
{
  git_odb_backend *backend = NULL;
  int code = git_odb_new (&self->packs);

  if (code == 0)
    code = git_odb_backend_pack (&backend, self->folder);
  return code == 0 ? git_odb_add_backend (self->packs, backend, 1) : code;
}

PowObjects *
pow_objects_new (const char *path, git_repository *repository, GError **error)
{
  g_autoptr (PowObjects) self = g_new0 (PowObjects, 1);
  int code;

  self->folder = g_build_filename (path, "objects", NULL);
  self->trees = g_new0 (KeptTree, N_TREES);
  code = git_repository_odb (&self->odb, repository);
  if (code == 0)
    code = open_packs (self);
  self->reader = pow_pack_reader_new (self->folder);
  if (code < 0)
    {
      pow_store_set_git_error (error, code, _("The contents of the portfolio cannot be opened."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
pow_objects_free (PowObjects *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_TREES; i++)
    g_clear_pointer (&self->trees[i].bytes, g_bytes_unref);
  g_free (self->trees);
  pow_pack_reader_free (self->reader);
  git_odb_free (self->packs);
  git_odb_free (self->odb);
  g_free (self->folder);
  g_free (self);
}

static void
set_damaged (GError **error, const git_oid *id, const char *why)
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
      set_damaged (error, id, _("out of memory"));
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
      set_damaged (error, id, size > max ? _("it is too large") : _("its beginning makes no sense"));
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
      set_damaged (error, id, _("it is cut off"));
      return NULL;
    }
  pow_object_hash (type, data, size, &check);
  if (!pow_oid_equal (&check, id))
    {
      set_damaged (error, id, _("its contents have changed"));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/* TRUE when there is a loose file, readable or not. */
static gboolean
read_loose (PowObjects *self, const git_oid *id, PowObjectType type, gsize max, GBytes **bytes, GError **error)
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
    set_damaged (error, id, g_strerror (errno));
  else if (!S_ISREG (info.st_mode) || (gsize) info.st_size > max + max / 8 + 1024)
    set_damaged (error, id, _("it is too large"));
  else if ((packed = read_whole (fd, (gsize) info.st_size)) == NULL)
    set_damaged (error, id, _("it cannot be read"));
  else
    *bytes = inflate_loose (packed, (gsize) info.st_size, id, type, max, error);
  if (fd >= 0)
    close (fd);
  return TRUE;
}

static void
free_odb_object (gpointer object)
{
  git_odb_object_free (object);
}

static GBytes *
read_packed (PowObjects *self, const git_oid *id, PowObjectType type, gsize max, GError **error)
{
  git_odb_object *object = NULL;
  git_object_t found;
  gsize size;
  int code = git_odb_read_header (&size, &found, self->packs, id);

  if (code == 0 && (int) found != (int) type)
    set_damaged (error, id, _("it is of another type"));
  else if (code == 0 && size > max)
    set_damaged (error, id, _("it is too large"));
  else if (code == GIT_ENOTFOUND)
    set_damaged (error, id, _("it is missing"));
  else if (code < 0 || git_odb_read (&object, self->packs, id) < 0)
    set_damaged (error, id, _("it cannot be read"));
  else
    return g_bytes_new_with_free_func (git_odb_object_data (object), git_odb_object_size (object), free_odb_object,
                                       object);
  return NULL;
}

/* Forgets the packs that were there: others may have taken their place. */
static gboolean
reopen_packs (PowObjects *self)
{
  git_odb *known = self->packs;

  self->packs = NULL;
  if (open_packs (self) == 0)
    {
      git_odb_free (known);
      pow_pack_reader_free (self->reader);
      self->reader = pow_pack_reader_new (self->folder);
      return TRUE;
    }
  git_odb_free (self->packs);
  self->packs = known;
  return FALSE;
}

static GBytes *
read_object (PowObjects *self, const git_oid *id, PowObjectType type, gsize max, GError **error)
{
  GBytes *quick = pow_pack_reader_read (self->reader, id, type, max);

  if (quick != NULL)
    return quick;
  for (guint i = 0;; i++)
    {
      g_autoptr (GError) failure = NULL;
      GBytes *bytes;

      /* First the packs we know, then the loose file, then packs that another program made meanwhile. */
      if (git_odb_exists_ext (self->packs, id, GIT_ODB_LOOKUP_NO_REFRESH)
          || !read_loose (self, id, type, max, &bytes, &failure))
        bytes = read_packed (self, id, type, max, &failure);
      if (bytes != NULL)
        return bytes;
      /* Git may be packing: what a pack held a moment ago stands in another now. */
      if (i >= READ_AGAIN || !reopen_packs (self))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
}

GBytes *
pow_objects_read (PowObjects *self, const git_oid *id, PowObjectType type, gsize max, GError **error)
{
  KeptTree *kept = type == POW_OBJECT_TREE ? &self->trees[pow_oid_hash (id) % N_TREES] : NULL;
  GBytes *bytes;

  if (kept != NULL && kept->bytes != NULL && pow_oid_equal (&kept->id, id) && g_bytes_get_size (kept->bytes) <= max)
    return g_bytes_ref (kept->bytes);
  bytes = read_object (self, id, type, max, error);
  if (kept != NULL && bytes != NULL && g_bytes_get_size (bytes) <= KEPT_TREE_MAX)
    {
      g_clear_pointer (&kept->bytes, g_bytes_unref);
      *kept = (KeptTree){ *id, g_bytes_ref (bytes) };
    }
  return bytes;
}

PowRawCommit *
pow_objects_read_commit (PowObjects *self, const git_oid *id, gboolean header_only, GError **error)
{
  g_autoptr (GBytes) bytes = pow_objects_read (self, id, POW_OBJECT_COMMIT, POW_COMMIT_BYTES_MAX, error);
  PowRawCommit *commit;

  if (bytes == NULL)
    return NULL;
  commit = pow_commit_parse (bytes, header_only);
  if (commit == NULL)
    set_damaged (error, id, _("it is no revision"));
  return commit;
}

/* Git takes away the folder of an object when it has packed all that was in it, perhaps between the moment
 * that libgit2 makes the folder and the moment that it needs it. */
static gboolean
is_folder_gone (void)
{
  const git_error *last = git_error_last ();

  return last != NULL && last->message != NULL && strstr (last->message, strerror (ENOENT)) != NULL;
}

gboolean
pow_objects_write (PowObjects *self, PowObjectType type, gconstpointer data, gsize length, git_oid *id, GError **error)
{
  int code = git_odb_write (id, self->odb, data, length, (git_object_t) type);

  for (guint i = 0; code < 0 && i < WRITE_AGAIN && is_folder_gone (); i++)
    code = git_odb_write (id, self->odb, data, length, (git_object_t) type);
  if (code < 0)
    pow_store_set_git_error (error, code, _("The change could not be written."));
  return code == 0;
}

static GBytes *
store_read (gpointer data, const git_oid *id, PowObjectType type, GError **error)
{
  return pow_objects_read (data, id, type, POW_TREE_BYTES_MAX, error);
}

static gboolean
store_write (gpointer data, PowObjectType type, gconstpointer bytes, gsize length, git_oid *id, GError **error)
{
  return pow_objects_write (data, type, bytes, length, id, error);
}

PowObjectStore
pow_objects_as_store (PowObjects *self)
{
  return (PowObjectStore){ self, store_read, store_write };
}

gboolean
pow_objects_find_commit (PowObjects *self, const char *prefix, git_oid *id, GError **error)
{
  gsize length = strlen (prefix);
  git_oid partial;
  int code;

  if (length < 7 || length > 40 || git_oid_fromstrn (&partial, prefix, length) < 0)
    code = GIT_ENOTFOUND;
  else
    code = git_odb_exists_prefix (id, self->odb, &partial, length);
  if (code == 0)
    {
      g_autoptr (PowRawCommit) commit = pow_objects_read_commit (self, id, TRUE, NULL);

      if (commit != NULL)
        return TRUE;
      code = GIT_ENOTFOUND;
    }
  g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND,
               code == GIT_EAMBIGUOUS ? _("More than one revision begins with “%s”. Give more digits.")
                                      : _("There is no revision “%s” in this portfolio."),
               prefix);
  return FALSE;
}
