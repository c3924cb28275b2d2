/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-objects.h"

#include "model/store/pow-files.h"
#include "model/store/pow-object-reader.h"
#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WRITE_AGAIN 10
#define READ_AGAIN 3
/* Revisions and folders that were read last: who follows a line meets each a few times, since a revision shares
 * all folders but those that it changed. */
#define N_KEPT 8192
#define KEPT_BYTES_MAX 16384

typedef struct
{
  git_oid id;
  PowObjectType type;
  GBytes *bytes;
} KeptObject;

struct _PowObjects
{
  char *folder; /* "…/objects" */
  git_odb *odb; /* for writing and looking up ids; NULL: read only */
  PowObjectReader *reader;
  KeptObject *kept;
};

PowObjects *
pow_objects_new (const char *path, git_repository *repository, GError **error)
{
  g_autoptr (PowObjects) self = g_new0 (PowObjects, 1);
  int code;

  self->folder = g_build_filename (path, "objects", NULL);
  code = git_repository_odb (&self->odb, repository);
  if (code < 0)
    {
      pow_store_set_git_error (error, code, _("The contents of the portfolio cannot be opened."));
      return NULL;
    }
  self->reader = pow_object_reader_new (self->folder);
  self->kept = g_new0 (KeptObject, N_KEPT);
  return g_steal_pointer (&self);
}

PowObjects *
pow_objects_share (PowObjects *self)
{
  PowObjects *other = g_new0 (PowObjects, 1);

  other->folder = g_strdup (self->folder);
  other->reader = pow_object_reader_share (self->reader);
  other->kept = g_new0 (KeptObject, N_KEPT);
  return other;
}

void
pow_objects_free (PowObjects *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; self->kept != NULL && i < N_KEPT; i++)
    g_clear_pointer (&self->kept[i].bytes, g_bytes_unref);
  g_free (self->kept);
  pow_object_reader_free (self->reader);
  git_odb_free (self->odb);
  g_free (self->folder);
  g_free (self);
}

static GBytes *
read_object (PowObjects *self, const git_oid *id, PowObjectType type, gsize max, GError **error)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GError) failure = NULL;
      GBytes *bytes = pow_object_reader_read (self->reader, id, type, max, &failure);

      if (bytes != NULL)
        return bytes;
      if (i >= READ_AGAIN)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      /* Git may be packing: what a pack held a moment ago stands in another now. */
      pow_object_reader_free (self->reader);
      self->reader = pow_object_reader_new (self->folder);
    }
}

GBytes *
pow_objects_read (PowObjects *self, const git_oid *id, PowObjectType type, gsize max, GError **error)
{
  KeptObject *kept = type == POW_OBJECT_TREE || type == POW_OBJECT_COMMIT ? &self->kept[pow_oid_hash (id) % N_KEPT] : NULL;
  GBytes *bytes;

  if (kept != NULL && kept->bytes != NULL && kept->type == type && pow_oid_equal (&kept->id, id)
      && g_bytes_get_size (kept->bytes) <= max)
    return g_bytes_ref (kept->bytes);
  bytes = read_object (self, id, type, max, error);
  if (kept != NULL && bytes != NULL && g_bytes_get_size (bytes) <= KEPT_BYTES_MAX)
    {
      g_clear_pointer (&kept->bytes, g_bytes_unref);
      *kept = (KeptObject){ *id, type, g_bytes_ref (bytes) };
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
    pow_object_set_damaged (error, id, _("it is no revision"));
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
