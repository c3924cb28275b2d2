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
  g_autoptr (PowSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) present = NULL;

  powctl_about (powctl, arguments[0], NULL);
  powctl->repository
      = pow_repository_clone_path (arguments[0], arguments[1], (const char *const *) chosen, error);
  snapshot = powctl->repository != NULL
                 ? pow_repository_read (powctl->repository, NULL, NULL, error)
                 : NULL;
  if (snapshot == NULL)
    return POWCTL_REFUSED;

  present = pow_snapshot_list_regions (snapshot);
  if (powctl->json)
    {
      cJSON *document = cJSON_CreateObject ();

      cJSON_AddStringToObject (document, "path", pow_repository_get_path (powctl->repository));
      cJSON_AddStringToObject (document, "portfolio",
                               pow_repository_get_identity (powctl->repository));
      cJSON_AddNumberToObject (document, "regions", present->len);
      cJSON_AddNumberToObject (document, "records", pow_snapshot_get_size (snapshot));
      powctl_print_json (document);
    }
  else
    powctl_print (_ ("%s: a portfolio of %u regions and %u records\n"), arguments[1], present->len,
                  pow_snapshot_get_size (snapshot));
  return POWCTL_DONE;
}

const PowctlCommand powctl_clone = {
  "clone", "URL DIR", N_ ("Copies an existing portfolio"), options, 2, 2, run,
};
