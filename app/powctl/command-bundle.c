/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/sync/pow-bundle.h"

#include <glib/gi18n-lib.h>

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  PowRepository *repository = powctl_open (powctl, error);
  guint lines;
  guint moments;

  if (repository == NULL || !pow_bundle_write (repository, arguments[0], &lines, &moments, error))
    return POWCTL_REFUSED;
  if (powctl->json)
    {
      cJSON *document = cJSON_CreateObject ();

      cJSON_AddStringToObject (document, "file", arguments[0]);
      cJSON_AddNumberToObject (document, "lines", lines);
      cJSON_AddNumberToObject (document, "moments", moments);
      powctl_print_json (document);
    }
  else
    powctl_print (_ ("%s: %u lines and %u named moments\n"), arguments[0], lines, moments);
  return POWCTL_DONE;
}

const PowctlCommand powctl_bundle = {
  "bundle", "FILE", N_ ("Writes the whole portfolio to one file: a backup, or to exchange by stick"), NULL, 1, 1, run,
};
