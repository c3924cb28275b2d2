/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-ref-batch.h"

#include "model/store/pow-files.h"

#include "pow-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A ref on its way, by the rules that git keeps for its own: who holds the lock file may rename it over the ref. */
typedef struct
{
  char *path;
  char *lock;
  char *folder;
  int fd; /* of the lock; -1: not held */
  gboolean good;
} PowOpenRef;

static void
free_open (gpointer data)
{
  PowOpenRef *self = data;

  if (self == NULL)
    return;
  if (self->fd >= 0)
    {
      close (self->fd);
      g_unlink (self->lock);
    }
  g_free (self->path);
  g_free (self->lock);
  g_free (self->folder);
  g_free (self);
}

static gboolean
stands_as (git_repository *git, const char *ref, const git_oid *value)
{
  static const git_oid none = { { 0 } };
  git_reference *reference = NULL;
  int code = git_reference_lookup (&reference, git, ref);
  const git_oid *target = code == 0 ? git_reference_target (reference) : NULL;
  gboolean stands = pow_oid_equal (value, &none) ? code == GIT_ENOTFOUND : target != NULL && pow_oid_equal (target, value);

  git_reference_free (reference);
  return stands;
}

static gboolean
write_value (int fd, const git_oid *value)
{
  g_autofree char *hex = pow_oid_to_hex (value);
  g_autofree char *line = g_strconcat (hex, "\n", NULL);

  return write (fd, line, strlen (line)) == (gssize) strlen (line);
}

/* Packing the refs takes empty folders away. A new one is only there when those above it say so. */
static gboolean
make_folder (const char *folder, const char *root)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (strlen (folder) <= strlen (root) || !make_folder (parent, root))
    return FALSE;
  return (g_mkdir (folder, 0777) == 0 || errno == EEXIST) && pow_folder_sync (parent, NULL);
}

static PowOpenRef *
open_ref (git_repository *git, const PowRefMove *move)
{
  PowOpenRef *self = g_new0 (PowOpenRef, 1);

  self->path = g_build_filename (git_repository_commondir (git), move->ref, NULL);
  self->lock = g_strconcat (self->path, ".lock", NULL);
  self->folder = g_path_get_dirname (self->path);
  self->fd = make_folder (self->folder, git_repository_commondir (git))
                 ? g_open (self->lock, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)
                 : -1;
  self->good = self->fd >= 0 && stands_as (git, move->ref, &move->before) && write_value (self->fd, &move->after);
  return self;
}

/* The lock becomes the ref; it is on the disk when its folder is. */
static void
put (PowOpenRef *self)
{
  self->good = self->good && fsync (self->fd) == 0 && g_rename (self->lock, self->path) == 0;
  if (!self->good)
    return;
  close (self->fd);
  self->fd = -1;
}

void
pow_ref_batch_move (git_repository *git, const PowRefMove *moves, gsize n, gboolean *wanted)
{
  g_autoptr (GPtrArray) refs = g_ptr_array_new_with_free_func (free_open);
  g_autoptr (GHashTable) folders = g_hash_table_new (g_str_hash, g_str_equal); /* path → whether it is written through */

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (refs, wanted[i] ? open_ref (git, &moves[i]) : NULL);
  for (gsize i = 0; i < n; i++)
    if (wanted[i])
      put (g_ptr_array_index (refs, i));
  for (gsize i = 0; i < n; i++)
    {
      PowOpenRef *ref = g_ptr_array_index (refs, i);

      if (wanted[i] && ref->good && !g_hash_table_contains (folders, ref->folder))
        g_hash_table_insert (folders, ref->folder, GINT_TO_POINTER (pow_folder_sync (ref->folder, NULL)));
      wanted[i] = wanted[i] && ref->good && GPOINTER_TO_INT (g_hash_table_lookup (folders, ref->folder));
    }
}

gboolean
pow_ref_batch_delete (git_repository *git, const char *pattern, GError **error)
{
  git_reference_iterator *iterator = NULL;
  git_reference *reference;
  int code = git_reference_iterator_glob_new (&iterator, git, pattern);

  while (code == 0 && (code = git_reference_next (&reference, iterator)) == 0)
    {
      code = git_reference_delete (reference);
      git_reference_free (reference);
    }
  git_reference_iterator_free (iterator);
  if (code != GIT_ITEROVER)
    pow_store_set_git_error (error, code, _("What is kept here of a region could not be taken away. Try again."));
  return code == GIT_ITEROVER;
}
