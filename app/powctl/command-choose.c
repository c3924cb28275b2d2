/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/change/pow-open-choice.h"
#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

static int take;
static char *value;
static gboolean both;
static char *reason;

static const GOptionEntry options[] = {
  { "take", 0, 0, G_OPTION_ARG_INT, &take, N_ ("The candidate with this number in “powctl choices”"), "N" },
  { "value", 0, 0, G_OPTION_ARG_FILENAME, &value, N_ ("Another value, written as in “powctl set”"), N_ ("VALUE") },
  { "both", 0, 0, G_OPTION_ARG_NONE, &both, N_ ("Let all candidates stand, as entries beside each other"), NULL },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why; kept in the history"), N_ ("TEXT") },
  { NULL },
};

/* The value of --value: of a removal it says whether the record or entry is to be removed. */
static gboolean
parse_value (Powctl *powctl, PowOpenChoice *choice, cJSON **parsed, GError **error)
{
  PowKind kind = pow_record_get_kind (choice->record);
  g_autoptr (cJSON) tree = pow_json_copy (pow_record_get_tree (choice->record));
  g_autoptr (GError) failure = NULL;
  gboolean is_entry = FALSE;
  const PowField *field;

  field = powctl_find_field (kind, choice->field, &is_entry, error);
  if (field == NULL)
    return FALSE;
  *parsed = powctl_parse_value (field, is_entry, value, &failure);
  /* What may be typed is decided in one place. */
  if (failure == NULL)
    return powctl_edit_value (powctl, kind, tree, choice->field, *parsed, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static PowRecord *
settle (Powctl *powctl, PowOpenChoice *choice, PowRecord *record, GError **error)
{
  g_autoptr (cJSON) parsed = NULL;

  if (value != NULL)
    return parse_value (powctl, choice, &parsed, error) ? pow_open_choice_settle (choice, record, parsed, error) : NULL;
  if (both && !pow_open_choice_can_keep_all (choice))
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("This field holds one value, so both cannot stand: take one, or give another with --value"));
      return NULL;
    }
  if (both)
    return pow_open_choice_keep_all (choice, record, error);
  if (take < 1 || (guint) take > choice->candidates->len)
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("There is no candidate %d: take one of 1 to %u"), take,
                   choice->candidates->len);
      return NULL;
    }
  return pow_open_choice_take (choice, record, (guint) take - 1, error);
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *field = NULL;
  g_autoptr (PowSnapshot) now = NULL;
  g_autoptr (PowOpenChoice) choice = NULL;
  g_autoptr (PowRecord) settled = NULL;
  PowRecord *record;

  if ((take != 0) + (value != NULL) + both != 1)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("Say what to choose: --take, --value or --both"));
      return POWCTL_USAGE;
    }
  /* Not powctl_parse_target(): a choice may wait on a key that this version does not know. */
  if (!pow_address_split_field (arguments[0], &address, &field) || field == NULL)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("Name the record and the field, as “powctl choices” does: ADDRESS:FIELD"));
      return POWCTL_USAGE;
    }
  powctl_about (powctl, address, field);
  now = powctl_read (powctl, NULL, error);
  record = now != NULL ? powctl_lookup (powctl, now, address, error) : NULL;
  if (record == NULL)
    return POWCTL_REFUSED;
  choice = pow_open_choice_find (record, field);
  if (choice == NULL)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_NOT_FOUND,
                           _ ("No choice is open here; “powctl choices” lists those that are"));
      return POWCTL_REFUSED;
    }
  settled = settle (powctl, choice, record, error);
  if (settled == NULL)
    return POWCTL_REFUSED;
  return powctl_save (powctl, now, record, address, pow_json_copy (pow_record_get_tree (settled)), reason, TRUE, error);
}

const PowctlCommand powctl_choose = {
  "choose",
  "ADDRESS:FIELD",
  N_ ("Settles an open choice by one of its candidates, or another value"),
  options,
  1,
  1,
  run,
};
