/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <glib/gi18n-lib.h>

static char *regions;
static int patience;

static const GOptionEntry options[] = {
  { "regions", 0, 0, G_OPTION_ARG_FILENAME, &regions, N_ ("Only these regions"), "ID,ID…" },
  { "patience", 0, 0, G_OPTION_ARG_INT, &patience, N_ ("Give up after so many seconds without a sign of life (60)"), N_ ("SECONDS") },
  { NULL },
};

/* What stayed behind, each told as an error. */
static void
tell_left_out (Powctl *powctl, GPtrArray *left_out)
{
  for (guint i = 0; i < left_out->len; i++)
    {
      const PowProblem *problem = g_ptr_array_index (left_out, i);
      g_autoptr (GError) error = g_error_new_literal (POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED, problem->problem);

      powctl_about (powctl, problem->address, NULL);
      powctl_report_error (powctl, error);
    }
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_auto (GStrv) chosen = regions != NULL ? g_strsplit (regions, ",", -1) : NULL;
  g_autoptr (PowctlProgress) progress = NULL;
  g_autoptr (GPtrArray) left_out = NULL;

  powctl_about (powctl, arguments[0], NULL);
  progress = powctl_progress_begin (_ ("Copying…"));
  powctl->repository
      = pow_sync_clone (arguments[0], arguments[1], (const char *const *) chosen, patience > 0 ? (guint) patience : 0, &left_out,
                        powctl_show_phase, powctl_ask, progress, powctl_watch_interrupt (), error);
  g_clear_pointer (&progress, powctl_progress_end);
  if (powctl->repository == NULL)
    return POWCTL_REFUSED;
  if (!powctl_tell_portfolio (powctl, arguments[1], error))
    return POWCTL_REFUSED;
  tell_left_out (powctl, left_out);
  return left_out->len > 0 ? POWCTL_REFUSED : POWCTL_DONE;
}

const PowctlCommand powctl_clone = {
  "clone", "URL DIR", N_ ("Copies an existing portfolio"), options, 2, 2, run,
};
