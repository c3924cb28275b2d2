/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <glib/gi18n-lib.h>

static char *reason;

static const GOptionEntry options[] = {
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why; kept in the history"), N_ ("TEXT") },
  { NULL },
};

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *entry = NULL;
  g_autoptr (PowSnapshot) snapshot = NULL;
  g_autoptr (cJSON) tree = NULL;
  PowRecord *record;

  record = powctl_read_target (powctl, arguments[0], NULL, &address, &entry, &snapshot, error);
  if (record == NULL)
    return POWCTL_REFUSED;

  tree = pow_json_copy (pow_record_get_tree (record));
  if (!powctl_edit_removed (pow_record_get_kind (record), tree, entry, TRUE, error))
    return POWCTL_REFUSED;
  return powctl_save (powctl, snapshot, record, address, g_steal_pointer (&tree), reason, TRUE,
                      error);
}

const PowctlCommand powctl_remove = {
  "remove",
  "ADDRESS[:ENTRY]",
  N_ ("Removes a record or an entry; its content can be put back"),
  options,
  1,
  1,
  run,
};
