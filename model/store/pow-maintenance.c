/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-maintenance.h"

#include "model/store/pow-files.h"
#include "model/store/pow-git-child.h"
#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECONDS_MAX 1800
/* Git spreads objects evenly over 256 folders: so many in one of them are some 2,000 in all, or 350 saves.
 * Reading gets slower by then, and packing takes a second or two. */
#define SAMPLE "17"
#define SAMPLE_DUE 8
#define TRIES 10
/* Git's own lock on maintenance, left by a run that was killed. None lasts a day. */
#define STALE_SECONDS (24 * 60 * 60)

/* Value of a line "name: 12" of git's answer. */
static guint64
find_number (const char *text, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *prefix = g_strconcat (name, ": ", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], prefix))
      return g_ascii_strtoull (lines[i] + strlen (prefix), NULL, 10);
  return 0;
}

static gboolean
set_failed (GError **error, const char *output)
{
  g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_IO, _("Packing the portfolio did not work; nothing is lost by that. (%s)"),
               output);
  return FALSE;
}

/**
 * pow_maintenance_measure:
 * @portfolio: its folder
 * @storage: (out): how it lies on the disk
 * @error: a %POW_STORE_ERROR
 *
 * Asks git how many files a portfolio takes. Blocks; any thread.
 *
 * Returns: %FALSE when git could not say
 */
gboolean
pow_maintenance_measure (const char *portfolio, PowStorage *storage, GError **error)
{
  static const char *const count[] = { "count-objects", "-v", NULL };
  g_autofree char *output = NULL;
  int status;

  if (!pow_git_child_run (portfolio, count, 60, &output, &status, error))
    return FALSE;
  if (status != 0)
    return set_failed (error, output);
  storage->loose = find_number (output, "count");
  storage->packs = find_number (output, "packs");
  storage->bytes = (find_number (output, "size") + find_number (output, "size-pack")) * 1024;
  return TRUE;
}

/* -1 without error when another program is at it already. */
static int
take_lock (const char *portfolio, GError **error)
{
  g_autofree char *path = g_build_filename (portfolio, "perspectief", "maintenance-lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    pow_store_set_errno (error, errno, path);
  else if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (fd);
      fd = -1;
    }
  return fd;
}

static void
remove_stale_lock (const char *portfolio)
{
  g_autofree char *path = g_build_filename (portfolio, "objects", "maintenance.lock", NULL);
  GStatBuf info;

  if (g_stat (path, &info) == 0 && info.st_mtime < g_get_real_time () / G_USEC_PER_SEC - STALE_SECONDS)
    g_unlink (path);
}

static const char *const pack_loose[] = { "maintenance", "run", "--quiet", "--task=loose-objects", NULL };
static const char *const join_packs[] = { "maintenance", "run", "--quiet", "--task=incremental-repack", NULL };
static const char *const write_graph[] = { "maintenance", "run", "--quiet", "--task=commit-graph", NULL };
/* Git itself leaves these to its next run. */
static const char *const drop_loose[] = { "prune-packed", "--quiet", NULL };
static const char *const drop_packs[] = { "multi-pack-index", "expire", "--no-progress", NULL };
static const char *const verify_index[] = { "multi-pack-index", "verify", "--no-progress", NULL };

/* Somebody else's git may be at the same files; then one of the two gives up, and is right the next time. */
static gboolean
run_step (const char *portfolio, const char *const *arguments, GError **error)
{
  g_autofree char *output = NULL;
  int status = 0;

  for (guint i = 0; i < TRIES; i++)
    {
      g_clear_pointer (&output, g_free);
      if (!pow_git_child_run (portfolio, arguments, SECONDS_MAX, &output, &status, error))
        return FALSE;
      if (status == 0)
        return TRUE;
      g_usleep ((gulong) g_random_int_range (50, 500) * 1000);
    }
  return set_failed (error, output);
}

/* Whether somebody's `git repack` is at work, or was killed: its packs have passing names, which git would
 * write into the index over all packs. */
static gboolean
has_passing_packs (const char *portfolio)
{
  g_autofree char *path = g_build_filename (portfolio, "objects", "pack", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, ".tmp-"))
      return TRUE;
  return FALSE;
}

/* The index over all packs only makes reading faster: one that names packs which are gone hides what stands
 * in others, and goes. */
static gboolean
check_index (const char *portfolio, GError **error)
{
  g_autofree char *path = g_build_filename (portfolio, "objects", "pack", "multi-pack-index", NULL);
  int status;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!pow_git_child_run (portfolio, verify_index, SECONDS_MAX, NULL, &status, error))
    return FALSE;
  if (status != 0 && g_unlink (path) != 0 && errno != ENOENT)
    {
      pow_store_set_errno (error, errno, path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
pack (const char *portfolio, GError **error)
{
  if (!check_index (portfolio, error) || !run_step (portfolio, pack_loose, error)
      || !run_step (portfolio, drop_loose, error))
    return FALSE;
  if (!has_passing_packs (portfolio)
      && (!run_step (portfolio, join_packs, error) || !run_step (portfolio, drop_packs, error)
          || !check_index (portfolio, error)))
    return FALSE;
  return run_step (portfolio, write_graph, error);
}

/**
 * pow_maintenance_run:
 * @portfolio: its folder
 * @error: a %POW_STORE_ERROR
 *
 * Packs a portfolio with git's own tasks, which take nothing away that is not in a pack. Safe beside
 * programs that read and write it. When another program is packing it, there is nothing to do. Blocks; any
 * thread.
 *
 * Returns: %FALSE when it could not be packed; it is whole all the same
 */
gboolean
pow_maintenance_run (const char *portfolio, GError **error)
{
  GError *failure = NULL;
  int lock = take_lock (portfolio, &failure);
  gboolean good;

  if (lock < 0)
    {
      if (failure == NULL)
        return TRUE;
      g_propagate_error (error, failure);
      return FALSE;
    }
  remove_stale_lock (portfolio);
  good = pack (portfolio, error);
  close (lock); /* frees the flock */
  return good;
}

/**
 * pow_maintenance_is_due:
 * @portfolio: its folder
 *
 * Whether packing would make reading faster. Looks into one folder only. Any thread.
 *
 * Returns: %TRUE when it would
 */
gboolean
pow_maintenance_is_due (const char *portfolio)
{
  g_autofree char *path = g_build_filename (portfolio, "objects", SAMPLE, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n >= SAMPLE_DUE;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer portfolio, GCancellable *cancellable)
{
  GError *error = NULL;

  if (g_cancellable_is_cancelled (cancellable) || !pow_maintenance_is_due (portfolio))
    g_task_return_boolean (task, FALSE);
  else if (pow_maintenance_run (portfolio, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pow_maintenance_run_if_due_async:
 * @portfolio: its folder
 *
 * pow_maintenance_run() on a thread of its own, when it is due.
 */
void
pow_maintenance_run_if_due_async (const char *portfolio, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (portfolio), g_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * pow_maintenance_finish:
 * @result: what the callback got
 * @error: as pow_maintenance_run()
 *
 * Returns: whether the portfolio was packed; %FALSE without error when it was not due
 */
gboolean
pow_maintenance_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
