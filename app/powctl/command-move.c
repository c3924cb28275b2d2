/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/change/pow-move.h"

#include <glib/gi18n-lib.h>

static char *reason;

static const GOptionEntry options[] = {
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why; kept in the history"), N_ ("TEXT") },
  { NULL },
};

static void
print_result (Powctl *powctl, const char *address, const char *follows, PowSaveResult *result)
{
  cJSON *document;
  cJSON *revisions;

  if (!powctl->json)
    {
      powctl_print (_ ("%s: now stands at %s\n"), follows, address);
      return;
    }
  document = cJSON_CreateObject ();
  cJSON_AddStringToObject (document, "address", address);
  cJSON_AddStringToObject (document, "follows", follows);
  cJSON_AddStringToObject (document, "change_id", result->change_id);
  revisions = cJSON_AddArrayToObject (document, "revisions");
  for (guint i = 0; i < result->revisions->len; i++)
    cJSON_AddItemToArray (revisions, cJSON_CreateString (g_ptr_array_index (result->revisions, i)));
  powctl_print_json (document);
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *address = NULL;
  g_autoptr (PowSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (PowSaveResult) result = NULL;
  PowRecord *record;

  record = powctl_read_target (powctl, arguments[0], NULL, &address, NULL, &snapshot, error);
  edits = record != NULL ? pow_move_plan (snapshot, record, arguments[1], error) : NULL;
  if (edits == NULL || !powctl_commit (powctl, edits, reason, &result, error))
    return POWCTL_REFUSED;
  print_result (powctl, pow_record_get_address (((PowEdit *) g_ptr_array_index (edits, 0))->wanted), address, result);
  return POWCTL_DONE;
}

const PowctlCommand powctl_move = {
  "move", "ADDRESS REGION", N_ ("Moves a subproject to another region"), options, 2, 2, run,
};
