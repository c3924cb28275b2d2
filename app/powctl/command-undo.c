/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl-history.h"

#include "model/change/pow-undo-plan.h"

#include <glib/gi18n-lib.h>

static char *reason;

static const GOptionEntry options[] = {
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why; kept in the history"), N_ ("TEXT") },
  { NULL },
};

static GPtrArray *
list_changes (const PowUndoPlan *plan, const PowSaveResult *result)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);

  for (guint i = 0; result != NULL && i < plan->edits->len; i++)
    pow_change_diff_records (((PowEdit *) g_ptr_array_index (plan->edits, i))->base,
                             g_ptr_array_index (result->records, i), TRUE, changes);
  return changes;
}

static gboolean
has_choices (const PowSaveResult *result)
{
  for (guint i = 0; result != NULL && i < result->records->len; i++)
    if (pow_record_count_choices (g_ptr_array_index (result->records, i)) > 0)
      return TRUE;
  return FALSE;
}

static void
print_as_json (const PowSaveResult *result, GPtrArray *changes)
{
  cJSON *document = cJSON_CreateObject ();
  cJSON *revisions = cJSON_CreateArray ();
  const char *first = NULL;

  for (guint i = 0; result != NULL && i < result->revisions->len; i++)
    {
      const char *revision = g_ptr_array_index (result->revisions, i);

      first = first != NULL ? first : revision;
      cJSON_AddItemToArray (revisions, cJSON_CreateString (revision));
    }
  cJSON_AddItemToObject (document, "revision", powctl_json_string (first));
  cJSON_AddItemToObject (document, "revisions", revisions);
  cJSON_AddItemToObject (document, "changes", powctl_changes_to_json (changes));
  powctl_print_json (document);
}

static void
print_as_text (const char *change, PowSnapshot *now, const PowSaveResult *result, GPtrArray *changes)
{
  if (result == NULL || result->revisions->len == 0)
    {
      powctl_print (_ ("%s: nothing to change\n"), change);
      return;
    }
  for (guint i = 0; i < result->revisions->len; i++)
    powctl_print (_ ("%s: saved as %.10s\n"), change,
                  (const char *) g_ptr_array_index (result->revisions, i));
  for (guint i = 0; i < changes->len; i++)
    powctl_print_change (g_ptr_array_index (changes, i), now, NULL);
}

static int
undo (Powctl *powctl, char **arguments, PowSnapshot *now, PowHistory *history, const char *address,
      const char *field, GError **error)
{
  g_autoptr (PowUndoPlan) plan
      = pow_undo_plan_new (history, arguments[0], address, field, error);
  g_autoptr (PowSaveResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  if (plan == NULL)
    return POWCTL_REFUSED;
  if (plan->edits->len > 0 && !powctl_commit (powctl, plan->edits, reason, &result, error))
    return POWCTL_REFUSED;
  changes = list_changes (plan, result);
  if (powctl->json)
    print_as_json (result, changes);
  else
    print_as_text (arguments[0], now, result, changes);
  return has_choices (result) ? POWCTL_CHOICES : POWCTL_DONE;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *field = NULL;
  g_autoptr (PowSnapshot) now = NULL;
  g_autoptr (PowHistory) history = NULL;

  if (arguments[1] != NULL && !powctl_parse_target (powctl, arguments[1], &address, &field, error))
    return POWCTL_REFUSED;
  now = powctl_read (powctl, NULL, error);
  history = now != NULL ? powctl_open_history (powctl, error) : NULL;
  if (history == NULL)
    return POWCTL_REFUSED;
  powctl_about (powctl, address, field);
  return undo (powctl, arguments, now, history, address, field, error);
}

const PowctlCommand powctl_undo = {
  "undo",
  "REVISION|CHANGE-ID [ADDRESS[:FIELD]]",
  N_ ("Takes an old change back, or one record or field of it"),
  options,
  1,
  2,
  run,
};
