/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

static char *json;
static char **unset;
static char *reason;

static const GOptionEntry options[] = {
  { "json", 0, 0, G_OPTION_ARG_FILENAME, &json,
    N_ ("Replace the top-level fields named in this JSON file (- for standard input)"),
    N_ ("FILE|-") },
  { "unset", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &unset, N_ ("Make a field unknown"), N_ ("FIELD") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why; kept in the history"), N_ ("TEXT") },
  { NULL },
};

static gboolean
edit (Powctl *powctl, PowKind kind, cJSON *tree, char **assignments, GError **error)
{
  if (json != NULL && !powctl_edit_json (powctl, kind, tree, json, error))
    return FALSE;
  for (guint i = 0; unset != NULL && unset[i] != NULL; i++)
    {
      gboolean entry = FALSE;

      powctl_about (powctl, powctl->address, unset[i]);
      if (powctl_find_field (kind, unset[i], &entry, error) == NULL)
        return FALSE;
      /* An entry is removed and keeps its content, so that it can be put back. */
      if (!(entry ? powctl_edit_removed (kind, tree, unset[i], TRUE, error)
                  : powctl_edit_value (powctl, kind, tree, unset[i], NULL, error)))
        return FALSE;
    }
  for (guint i = 0; assignments[i] != NULL; i++)
    if (!powctl_edit_assign (powctl, kind, tree, assignments[i], error))
      return FALSE;
  return TRUE;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *address = NULL;
  g_autoptr (PowSnapshot) snapshot = NULL;
  g_autoptr (cJSON) tree = NULL;
  PowRecord *record;

  if (arguments[1] == NULL && json == NULL && unset == NULL)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("Say what to change: FIELD=VALUE, --json or --unset"));
      return POWCTL_USAGE;
    }
  record = powctl_read_target (powctl, arguments[0], NULL, &address, NULL, &snapshot, error);
  if (record == NULL)
    return POWCTL_REFUSED;

  tree = pow_json_copy (pow_record_get_tree (record));
  if (!edit (powctl, pow_record_get_kind (record), tree, arguments + 1, error))
    return POWCTL_REFUSED;
  return powctl_save (powctl, snapshot, record, address, g_steal_pointer (&tree), reason, TRUE,
                      error);
}

const PowctlCommand powctl_set = {
  "set", "ADDRESS FIELD=VALUE…", N_ ("Changes fields of a record"), options, 1, G_MAXUINT, run,
};
