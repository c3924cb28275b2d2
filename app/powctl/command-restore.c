/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/change/pow-restore.h"

#include <glib/gi18n-lib.h>

static char *to;
static char *reason;

static const GOptionEntry options[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to,
    N_ ("As it was at this moment; without it a removed one is put back"), N_ ("MOMENT") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why; kept in the history"), N_ ("TEXT") },
  { NULL },
};

/* The tree as it shall be: all of the record, or one field of it, from an earlier moment. */
static cJSON *
go_back (Powctl *powctl, PowRecord *record, const char *address, const char *field, GError **error)
{
  g_autoptr (PowSnapshot) then = powctl_read (powctl, to, error);
  g_autoptr (PowRecord) restored = NULL;
  PowRecord *old;

  if (then == NULL)
    return NULL;
  old = pow_snapshot_lookup (then, address);
  if (old == NULL)
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_NOT_FOUND,
                   _ ("This record was not there at %s"), to);
      return NULL;
    }
  /* A file that another program deleted comes back whole. */
  if (record == NULL)
    return pow_json_copy (pow_record_get_tree (old));
  restored = pow_restore_record (record, old, field, error);
  return restored != NULL ? pow_json_copy (pow_record_get_tree (restored)) : NULL;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *field = NULL;
  g_autoptr (PowSnapshot) snapshot = NULL;
  g_autoptr (cJSON) tree = NULL;
  PowRecord *record;

  if (!powctl_parse_target (powctl, arguments[0], &address, &field, error))
    return POWCTL_REFUSED;
  snapshot = powctl_read (powctl, NULL, error);
  if (snapshot == NULL)
    return POWCTL_REFUSED;
  record = to != NULL && field == NULL ? pow_snapshot_lookup (snapshot, address)
                                       : powctl_lookup (powctl, snapshot, address, error);
  if (record == NULL && (to == NULL || field != NULL))
    return POWCTL_REFUSED;

  if (to != NULL)
    {
      tree = go_back (powctl, record, address, field, error);
      if (tree == NULL)
        return POWCTL_REFUSED;
    }
  else
    {
      tree = pow_json_copy (pow_record_get_tree (record));
      if (!powctl_edit_removed (pow_record_get_kind (record), tree, field, FALSE, error))
        return POWCTL_REFUSED;
    }
  return powctl_save (powctl, snapshot, record, address, g_steal_pointer (&tree), reason, TRUE,
                      error);
}

const PowctlCommand powctl_restore = {
  "restore",
  "ADDRESS[:FIELD]",
  N_ ("Puts back what was removed, or an earlier state"),
  options,
  1,
  1,
  run,
};
