/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <glib/gi18n-lib.h>

static char *regions;

static const GOptionEntry options[] = {
  { "regions", 0, 0, G_OPTION_ARG_FILENAME, &regions, N_ ("Only these regions"), "ID,ID…" },
  { NULL },
};

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_auto (GStrv) chosen = regions != NULL ? g_strsplit (regions, ",", -1) : NULL;
  g_autoptr (PowctlProgress) progress = NULL;

  powctl_about (powctl, arguments[0], NULL);
  progress = powctl_progress_begin (_ ("Copying…"));
  powctl->repository
      = pow_repository_clone_path (arguments[0], arguments[1], (const char *const *) chosen, error);
  g_clear_pointer (&progress, powctl_progress_end);
  if (powctl->repository == NULL)
    return POWCTL_REFUSED;
  return powctl_tell_portfolio (powctl, arguments[1], error) ? POWCTL_DONE : POWCTL_REFUSED;
}

const PowctlCommand powctl_clone = {
  "clone", "URL DIR", N_ ("Copies an existing portfolio"), options, 2, 2, run,
};
