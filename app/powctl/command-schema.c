/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <glib/gi18n-lib.h>

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  PowKind kind;
  cJSON *document, *definitions;

  if (arguments[0] != NULL)
    {
      if (!powctl_parse_kind (arguments[0], &kind, error))
        return POWCTL_USAGE;
      powctl_print_json (pow_schema_build_json_schema (kind));
      return POWCTL_DONE;
    }

  document = cJSON_CreateObject ();
  cJSON_AddStringToObject (document, "$schema", "https://json-schema.org/draft/2020-12/schema");
  definitions = cJSON_AddObjectToObject (document, "$defs");
  for (guint i = 0; i < POW_N_KINDS; i++)
    cJSON_AddItemToObject (definitions, pow_kind_get_name ((PowKind) i), pow_schema_build_json_schema ((PowKind) i));
  powctl_print_json (document);
  return POWCTL_DONE;
}

const PowctlCommand powctl_schema = {
  "schema", "[KIND]", N_ ("Writes the JSON Schema of a kind of record, or of all"), NULL, 0, 1, run,
};
