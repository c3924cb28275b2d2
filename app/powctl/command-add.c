/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

static char *json;
static char *id;
static char *reason;

static const GOptionEntry options[] = {
  { "json", 0, 0, G_OPTION_ARG_FILENAME, &json,
    N_ ("Take the fields from this JSON file (- for standard input)"), N_ ("FILE|-") },
  { "id", 0, 0, G_OPTION_ARG_FILENAME, &id,
    N_ ("Id of the record; without it one is made from the title"), N_ ("ID") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why; kept in the history"), N_ ("TEXT") },
  { NULL },
};

/* Kinds without a folder stand once in a region; a report is named by its round. */
static char *
make_address (PowKind kind, const char *region, const cJSON *tree, GError **error)
{
  const PowField *title = pow_fields_get_title (pow_schema_get_fields (kind));
  const char *text = title != NULL ? pow_json_get_string (tree, title->key) : NULL;
  g_autofree char *made = NULL;

  if (pow_kind_get_folder (kind) == NULL)
    return pow_address_build (kind, region, NULL);
  if (id == NULL && kind == POW_KIND_REPORT)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("A report is named by its round: give --id ROUND"));
      return NULL;
    }
  if (id != NULL && !pow_id_is_valid (id))
    {
      g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_ADDRESS,
                   _ ("“%s” is no id: use small letters, digits and single hyphens, at most 80"),
                   id);
      return NULL;
    }
  if (id == NULL)
    made = pow_id_new (text != NULL ? text : pow_kind_get_name (kind), NULL);
  return pow_address_build (kind, region, id != NULL ? id : made);
}

static gboolean
check_place (PowSnapshot *snapshot, PowKind kind, const char *region, GError **error)
{
  if (kind == POW_KIND_PROGRAMME)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_EXISTS,
                           _ ("A portfolio has one programme, and it is there"));
      return FALSE;
    }
  if (!pow_id_is_valid (region))
    {
      g_set_error (
          error, POW_RECORD_ERROR, POW_RECORD_ERROR_ADDRESS,
          _ ("“%s” is no region id: use small letters, digits and single hyphens, at most 80"),
          region);
      return FALSE;
    }
  return kind == POW_KIND_REGION || powctl_check_region (snapshot, region, error);
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *address = NULL;
  g_autoptr (PowSnapshot) snapshot = NULL;
  g_autoptr (cJSON) tree = cJSON_CreateObject ();
  PowKind kind;

  if (!powctl_parse_kind (arguments[0], &kind, error))
    return POWCTL_USAGE;
  snapshot = powctl_read (powctl, NULL, error);
  if (snapshot == NULL || !check_place (snapshot, kind, arguments[1], error))
    return POWCTL_REFUSED;

  if (json != NULL && !powctl_edit_json (powctl, kind, tree, json, error))
    return POWCTL_REFUSED;
  for (guint i = 2; arguments[i] != NULL; i++)
    if (!powctl_edit_assign (powctl, kind, tree, arguments[i], error))
      return POWCTL_REFUSED;

  powctl_about (powctl, NULL, NULL);
  address = make_address (kind, arguments[1], tree, error);
  if (address == NULL)
    return POWCTL_REFUSED;
  powctl_about (powctl, address, NULL);
  if (pow_snapshot_lookup (snapshot, address) != NULL)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_EXISTS,
                           _ ("This record is there already; change it with “set”"));
      return POWCTL_REFUSED;
    }
  return powctl_save (powctl, snapshot, NULL, address, g_steal_pointer (&tree), reason, FALSE,
                      error);
}

const PowctlCommand powctl_add = {
  "add", "KIND REGION [FIELD=VALUE]…", N_ ("Adds a record"), options, 2, G_MAXUINT, run,
};
