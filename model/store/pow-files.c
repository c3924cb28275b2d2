/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-files.h"

#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <git2.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK (pow-store-error-quark, pow_store_error)

static PowStoreError
store_error_from_errno (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EROFS:
    case EFBIG:
      return POW_STORE_ERROR_NO_SPACE;
    case ENOENT:
    case ENOTDIR:
      return POW_STORE_ERROR_NOT_FOUND;
    default:
      return POW_STORE_ERROR_IO;
    }
}

void
pow_store_set_errno (GError **error, int code, const char *path)
{
  PowStoreError kind = store_error_from_errno (code);

  if (kind == POW_STORE_ERROR_NO_SPACE)
    g_set_error (error, POW_STORE_ERROR, kind,
                 _("The disk is full or may not be written to (%s). Nothing was changed; make room and save again. (%s)"),
                 g_strerror (code), path);
  else if (kind == POW_STORE_ERROR_NOT_FOUND)
    g_set_error (error, POW_STORE_ERROR, kind, _("“%s” does not exist. Check where the portfolio is."), path);
  else
    g_set_error (error, POW_STORE_ERROR, kind,
                 _("“%s” cannot be read or written: %s. Nothing was changed; try again."), path, g_strerror (code));
}

void
pow_store_set_git_error (GError **error, int code, const char *what)
{
  static const int full[] = { ENOSPC, EDQUOT, EROFS, EFBIG };
  const git_error *last = git_error_last ();
  const char *detail = last != NULL && last->message != NULL ? last->message : "";
  g_autofree char *valid = g_utf8_make_valid (detail, -1);

  /* libgit2 tells the cause of a failed write only in its message. */
  for (guint i = 0; i < G_N_ELEMENTS (full); i++)
    if (strstr (detail, strerror (full[i])) != NULL)
      {
        g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NO_SPACE,
                     _("The disk is full or may not be written to (%s). Nothing was changed; make room and save again. (%s)"),
                     g_strerror (full[i]), what);
        return;
      }
  g_set_error (error, POW_STORE_ERROR, code == GIT_ENOTFOUND ? POW_STORE_ERROR_DAMAGED : POW_STORE_ERROR_IO,
               "%s (%s)", what, valid);
}

gboolean
pow_folder_sync (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int code = 0;

  if (fd < 0 || fsync (fd) != 0)
    code = errno;
  if (fd >= 0)
    close (fd);
  if (code != 0)
    pow_store_set_errno (error, code, path);
  return code == 0;
}

gboolean
pow_folder_make (const char *path, GError **error)
{
  if (mkdir (path, 0700) == 0 || errno == EEXIST)
    return TRUE;
  pow_store_set_errno (error, errno, path);
  return FALSE;
}

static int
write_all (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, MIN (length, (gsize) 1 << 20));

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return written < 0 ? errno : EIO;
      data += written;
      length -= (gsize) written;
    }
  return 0;
}

gboolean
pow_file_write_durable (const char *path, const void *data, gsize length, int mode, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%d.%08x.new", path, (int) getpid (), g_random_int ());
  g_autofree char *folder = g_path_get_dirname (path);
  int code = 0;
  int fd = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);

  if (fd < 0)
    {
      pow_store_set_errno (error, errno, path);
      return FALSE;
    }
  code = write_all (fd, data, length);
  if (code == 0 && fsync (fd) != 0)
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0 && rename (temporary, path) != 0)
    code = errno;
  if (code != 0)
    {
      unlink (temporary);
      pow_store_set_errno (error, code, path);
      return FALSE;
    }
  return pow_folder_sync (folder, error);
}

void
pow_folder_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      struct stat info;

      if (lstat (child, &info) == 0 && S_ISDIR (info.st_mode))
        pow_folder_remove (child);
      else
        unlink (child);
    }
  rmdir (path);
}
