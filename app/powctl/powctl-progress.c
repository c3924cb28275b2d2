/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <stdio.h>
#include <unistd.h>

#define TURN_USEC (150 * G_TIME_SPAN_MILLISECOND)
#define CLEAR_LINE "\r\033[K"

struct _PowctlProgress
{
  char *text;
  GThread *thread;
  GMutex mutex;
  GCond ended;
  gboolean is_over;
  gboolean is_held;
};

static gpointer
show (gpointer data)
{
  static const char *const marks[] = { "⠋", "⠙", "⠸", "⠴", "⠦", "⠇" };
  PowctlProgress *progress = data;

  g_mutex_lock (&progress->mutex);
  for (guint i = 0; !progress->is_over; i++)
    {
      if (!progress->is_held)
        fprintf (stderr, CLEAR_LINE "%s %s", marks[i % G_N_ELEMENTS (marks)], progress->text);
      fflush (stderr);
      g_cond_wait_until (&progress->ended, &progress->mutex, g_get_monotonic_time () + TURN_USEC);
    }
  fputs (CLEAR_LINE, stderr);
  fflush (stderr);
  g_mutex_unlock (&progress->mutex);
  return NULL;
}

PowctlProgress *
powctl_progress_begin (const char *text)
{
  PowctlProgress *progress;

  /* Programs and files get nothing but the result. */
  if (!isatty (STDERR_FILENO) || g_strcmp0 (g_getenv ("TERM"), "dumb") == 0)
    return NULL;

  progress = g_new0 (PowctlProgress, 1);
  progress->text = g_strdup (text);
  g_mutex_init (&progress->mutex);
  g_cond_init (&progress->ended);
  progress->thread = g_thread_new ("progress", show, progress);
  return progress;
}

void
powctl_progress_set_text (PowctlProgress *progress, const char *text)
{
  if (progress == NULL)
    return;

  g_mutex_lock (&progress->mutex);
  g_free (progress->text);
  progress->text = g_strdup (text);
  g_mutex_unlock (&progress->mutex);
}

void
powctl_progress_hold (PowctlProgress *progress, gboolean held)
{
  if (progress == NULL)
    return;

  g_mutex_lock (&progress->mutex);
  progress->is_held = held;
  if (held)
    fputs (CLEAR_LINE, stderr);
  fflush (stderr);
  g_mutex_unlock (&progress->mutex);
}

void
powctl_progress_end (PowctlProgress *progress)
{
  if (progress == NULL)
    return;

  g_mutex_lock (&progress->mutex);
  progress->is_over = TRUE;
  g_cond_signal (&progress->ended);
  g_mutex_unlock (&progress->mutex);
  g_thread_join (progress->thread);

  g_cond_clear (&progress->ended);
  g_mutex_clear (&progress->mutex);
  g_free (progress->text);
  g_free (progress);
}
