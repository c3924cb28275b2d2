/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-ref-watch.h"

#include <sys/stat.h>

/* Git moves several files for one change; a burst of them is looked at once. */
#define SETTLE_MSEC 60
/* What no monitor tells is seen by looking: a folder that git removed and made again while packing refs,
 * a system out of watches, a file system that tells of nothing. */
#define LOOK_MSEC 500

/* The root holds packed-refs, the others the loose refs of the lines. */
static const char *const folders[] = { "", "refs/heads", "refs/heads/region" };
/* Every move of a ref renames a file into one of these, or is in the first. */
static const char *const traces[] = { "packed-refs", "refs/heads", "refs/heads/region" };

typedef struct
{
  ino_t inode;
  gint64 seconds;
  gint64 nanoseconds;
} PowTrace;

struct _PowRefWatch
{
  char *path;
  PowRefWatchFunc changed;
  gpointer data;
  GFileMonitor *monitors[G_N_ELEMENTS (folders)];
  GSource *settle; /* pending call */
  GSource *look;
  PowTrace traces[G_N_ELEMENTS (traces)]; /* as of the last call */
};

static void start_monitors (PowRefWatch *self);

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* TRUE when a ref may have moved since the last look. */
static gboolean
look (PowRefWatch *self)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
    {
      g_autofree char *path = g_build_filename (self->path, traces[i], NULL);
      PowTrace trace = { 0 };
      struct stat info;

      if (stat (path, &info) == 0)
        trace = (PowTrace){ info.st_ino, info.st_mtim.tv_sec, info.st_mtim.tv_nsec };
      if (trace.inode == self->traces[i].inode && trace.seconds == self->traces[i].seconds
          && trace.nanoseconds == self->traces[i].nanoseconds)
        continue;
      self->traces[i] = trace;
      moved = TRUE;
    }
  return moved;
}

static gboolean
settled_cb (gpointer data)
{
  PowRefWatch *self = data;

  clear_source (&self->settle);
  start_monitors (self); /* refs/heads/region appears with its first loose ref */
  look (self);           /* so that this change is not found again */
  self->changed (self->data);
  return G_SOURCE_REMOVE;
}

static void
file_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  PowRefWatch *self = data;

  if (self->settle != NULL)
    return;
  self->settle = g_timeout_source_new (SETTLE_MSEC);
  g_source_set_callback (self->settle, settled_cb, self, NULL);
  g_source_attach (self->settle, g_main_context_get_thread_default ());
}

static gboolean
look_cb (gpointer data)
{
  PowRefWatch *self = data;

  if (self->settle == NULL && look (self))
    {
      start_monitors (self);
      self->changed (self->data);
    }
  return G_SOURCE_CONTINUE;
}

static void
start_monitors (PowRefWatch *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (self->path, folders[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      if (self->monitors[i] != NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
        continue;
      self->monitors[i] = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
      if (self->monitors[i] != NULL)
        g_signal_connect (self->monitors[i], "changed", G_CALLBACK (file_changed_cb), self);
    }
}

PowRefWatch *
pow_ref_watch_new (const char *path, PowRefWatchFunc changed, gpointer data)
{
  PowRefWatch *self = g_new0 (PowRefWatch, 1);

  self->path = g_strdup (path);
  self->changed = changed;
  self->data = data;
  start_monitors (self);
  look (self);
  self->look = g_timeout_source_new (LOOK_MSEC);
  g_source_set_callback (self->look, look_cb, self, NULL);
  g_source_attach (self->look, g_main_context_get_thread_default ());
  return self;
}

void
pow_ref_watch_free (PowRefWatch *self)
{
  if (self == NULL)
    return;
  clear_source (&self->settle);
  clear_source (&self->look);
  for (guint i = 0; i < G_N_ELEMENTS (self->monitors); i++)
    {
      if (self->monitors[i] != NULL)
        {
          g_signal_handlers_disconnect_by_data (self->monitors[i], self);
          g_file_monitor_cancel (self->monitors[i]);
        }
      g_clear_object (&self->monitors[i]);
    }
  g_free (self->path);
  g_free (self);
}
