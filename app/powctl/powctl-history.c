/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl-history.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

/* Told only of work that takes longer than a person notices. */
#define PATIENCE (G_USEC_PER_SEC / 2)

typedef struct
{
  gint64 started;
  gboolean told;
} Progress;

static gboolean
tell_progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  Progress *progress = user_data;

  if (g_get_monotonic_time () - progress->started > PATIENCE)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("Reading the history: %u of %u"), (guint) done, (guint) total);

      fprintf (stderr, "\r%s", text);
      progress->told = TRUE;
    }
  return TRUE;
}

PowHistory *
powctl_open_history (Powctl *powctl, GError **error)
{
  PowRepository *repository = powctl_open (powctl, error);

  return repository != NULL ? pow_history_open (repository, error) : NULL;
}

gboolean
powctl_update_history (PowHistory *history, const char *line, GError **error)
{
  Progress progress = { g_get_monotonic_time (), FALSE };
  gboolean terminal = isatty (STDERR_FILENO) == 1;
  gboolean good
      = pow_history_update (history, line, terminal ? tell_progress_cb : NULL, &progress, error);

  if (progress.told)
    fputs ("\r\033[K", stderr);
  return good;
}
