/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-guard.h"

#include "model/store/pow-files.h"
#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_WAIT_USEC (30 * G_USEC_PER_SEC)
/* Git closes a lock file just before it renames it: one this young may still be in use. */
#define LOCK_GRACE_USEC (G_USEC_PER_SEC / 2)

struct _PowGuard
{
  char *path;
  char *lock_path;
  char *markers;
  char *marker;
  int lock_fd;   /* -1: not locked */
  int marker_fd; /* held locked while this process lives; -1: not written yet */
};

PowGuard *
pow_guard_new (const char *path)
{
  PowGuard *self = g_new0 (PowGuard, 1);

  self->path = g_strdup (path);
  self->lock_path = g_build_filename (path, "perspectief", "lock", NULL);
  self->markers = g_build_filename (path, "perspectief", "open", NULL);
  self->lock_fd = -1;
  self->marker_fd = -1;
  return self;
}

void
pow_guard_free (PowGuard *self)
{
  if (self == NULL)
    return;
  if (self->marker_fd >= 0)
    {
      unlink (self->marker);
      close (self->marker_fd);
    }
  pow_guard_unlock (self);
  g_free (self->path);
  g_free (self->lock_path);
  g_free (self->markers);
  g_free (self->marker);
  g_free (self);
}

/* The marker is found dead by its flock; its text is for people who look. */
static gboolean
write_marker (PowGuard *self, GError **error)
{
  g_autofree char *boot = NULL;
  g_autofree char *text = NULL;
  int code = 0;
  int fd;

  if (!pow_folder_make (self->markers, error))
    return FALSE;
  g_clear_pointer (&self->marker, g_free);
  self->marker = g_strdup_printf ("%s/%d-%08x", self->markers, (int) getpid (), g_random_int ());
  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
    boot = g_strdup ("-");
  text = g_strdup_printf ("%d %s\n", (int) getpid (), g_strstrip (boot));

  fd = open (self->marker, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0 || flock (fd, LOCK_EX | LOCK_NB) != 0
      || write (fd, text, strlen (text)) != (gssize) strlen (text) || fsync (fd) != 0)
    code = errno != 0 ? errno : EIO;
  if (code == 0 && !pow_folder_sync (self->markers, error))
    {
      unlink (self->marker);
      close (fd);
      return FALSE;
    }
  if (code != 0)
    {
      pow_store_set_errno (error, code, self->marker);
      if (fd >= 0)
        {
          unlink (self->marker);
          close (fd);
        }
      return FALSE;
    }
  self->marker_fd = fd;
  return TRUE;
}

gboolean
pow_guard_lock (PowGuard *self, GError **error)
{
  gint64 until = g_get_monotonic_time () + LOCK_WAIT_USEC;
  int fd;

  g_return_val_if_fail (self->lock_fd < 0, FALSE);

  fd = open (self->lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      pow_store_set_errno (error, errno, self->lock_path);
      return FALSE;
    }
  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        {
          pow_store_set_errno (error, errno, self->lock_path);
          close (fd);
          return FALSE;
        }
      if (g_get_monotonic_time () > until)
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_BUSY,
                       _("Another program keeps this portfolio locked (%s). Close it and save again."),
                       self->lock_path);
          close (fd);
          return FALSE;
        }
      g_usleep ((gulong) g_random_int_range (500, 3000));
    }
  self->lock_fd = fd;
  if (self->marker_fd < 0 && !write_marker (self, error))
    {
      pow_guard_unlock (self);
      return FALSE;
    }
  return TRUE;
}

void
pow_guard_unlock (PowGuard *self)
{
  if (self->lock_fd < 0)
    return;
  close (self->lock_fd); /* frees the flock */
  self->lock_fd = -1;
}

/* Calls @func for each marker whose process is gone. */
static gboolean
find_dead_markers (PowGuard *self, gboolean remove)
{
  g_autoptr (GDir) dir = g_dir_open (self->markers, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *marker = g_build_filename (self->markers, name, NULL);
      int fd;

      if (self->marker_fd >= 0 && strcmp (marker, self->marker) == 0)
        continue;
      fd = open (marker, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
      if (fd < 0)
        continue;
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        {
          found = TRUE;
          if (remove)
            unlink (marker);
        }
      close (fd);
    }
  return found;
}

gboolean
pow_guard_has_dead_markers (PowGuard *self)
{
  return find_dead_markers (self, FALSE);
}

void
pow_guard_remove_dead_markers (PowGuard *self)
{
  find_dead_markers (self, TRUE);
}

static void
collect_locks (const char *folder, gboolean recurse, GPtrArray *locks)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat info;

      if (lstat (path, &info) != 0)
        continue;
      if (S_ISDIR (info.st_mode) && recurse)
        collect_locks (path, TRUE, locks);
      else if (S_ISREG (info.st_mode) && g_str_has_suffix (name, ".lock"))
        g_ptr_array_add (locks, g_steal_pointer (&path));
    }
}

/* The lock files that stand in the way of a save: those of refs, packed refs, HEAD and config. */
static GPtrArray *
list_locks (PowGuard *self)
{
  GPtrArray *locks = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *refs = g_build_filename (self->path, "refs", NULL);

  collect_locks (self->path, FALSE, locks);
  collect_locks (refs, TRUE, locks);
  return locks;
}

char *
pow_guard_find_lock (PowGuard *self)
{
  g_autoptr (GPtrArray) locks = list_locks (self);

  return locks->len > 0 ? g_strdup (g_ptr_array_index (locks, 0)) : NULL;
}

/* Whether any process that we may look at has this file open. */
static gboolean
is_open_somewhere (const struct stat *wanted)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *pid;

  while (processes != NULL && (pid = g_dir_read_name (processes)) != NULL)
    {
      g_autofree char *folder = NULL;
      g_autoptr (GDir) files = NULL;
      const char *fd;

      if (!g_ascii_isdigit (*pid))
        continue;
      folder = g_build_filename ("/proc", pid, "fd", NULL);
      files = g_dir_open (folder, 0, NULL);
      while (files != NULL && (fd = g_dir_read_name (files)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, fd, NULL);
          struct stat info;

          if (stat (path, &info) == 0 && info.st_dev == wanted->st_dev && info.st_ino == wanted->st_ino)
            return TRUE;
        }
    }
  return FALSE;
}

void
pow_guard_remove_stale_locks (PowGuard *self)
{
  g_autoptr (GPtrArray) locks = list_locks (self);

  g_return_if_fail (self->lock_fd >= 0);

  for (guint i = 0; i < locks->len; i++)
    {
      const char *path = g_ptr_array_index (locks, i);
      struct stat before;
      struct stat after;
      gint64 age;

      if (lstat (path, &before) != 0)
        continue;
      age = g_get_real_time () - ((gint64) before.st_mtim.tv_sec * G_USEC_PER_SEC + before.st_mtim.tv_nsec / 1000);
      if (age < LOCK_GRACE_USEC)
        g_usleep (LOCK_GRACE_USEC);
      if (lstat (path, &after) == 0 && after.st_ino == before.st_ino && !is_open_somewhere (&after))
        unlink (path);
    }
}
