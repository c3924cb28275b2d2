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
    {
      const char *name = pow_kind_get_name ((PowKind) i);
      cJSON *schema = pow_schema_build_json_schema ((PowKind) i);
      g_autofree char *id = g_strconcat (name, ".json", NULL);

      /* Each with an address of its own, so that its references stay within it. */
      cJSON_AddStringToObject (schema, "$id", id);
      cJSON_AddItemToObject (definitions, name, schema);
    }
  powctl_print_json (document);
  return POWCTL_DONE;
}

const PowctlCommand powctl_schema = {
  "schema", "[KIND]", N_ ("Writes the JSON Schema of a kind of record, or of all"), NULL, 0, 1, run,
};
