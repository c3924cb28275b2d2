/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/insight/pow-insight.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *label;
} states[] = {
  [POW_SLOT_NONE] = { "none", NC_ ("slot", "not known") },
  [POW_SLOT_VACANT] = { "vacant", NC_ ("slot", "vacant") },
  [POW_SLOT_CANDIDATE] = { "candidate", NC_ ("slot", "candidate") },
  [POW_SLOT_APPOINTED] = { "appointed", NC_ ("slot", "appointed") },
};

/* A trekker's status as the state of the slot that names the trekker. */
static const struct
{
  const char *status;
  PowSlotState state;
  const char *since;
} statuses[] = {
  { "appointed", POW_SLOT_APPOINTED, "since" },
  { "candidate", POW_SLOT_CANDIDATE, "since" },
  { "vacant", POW_SLOT_VACANT, "since" },
  { "left", POW_SLOT_VACANT, "until" },
};

const char *
pow_slot_state_get_name (PowSlotState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);

  return states[state].name;
}

const char *
pow_slot_state_get_label (PowSlotState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "slot", states[state].label);
}

PowSlot
pow_insight_slot (PowSnapshot *snapshot,
                  PowRecord *plan_or_subproject,
                  gboolean private_side,
                  PowDate today)
{
  PowSlot slot = { POW_SLOT_NONE, NULL, POW_DATE_NONE };
  const char *address;
  const char *status;
  PowDate until;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot), slot);
  g_return_val_if_fail (POW_IS_RECORD (plan_or_subproject), slot);

  address = pow_record_get_text (plan_or_subproject,
                                 private_side ? "private_trekker" : "public_trekker");
  slot.trekker = address != NULL ? pow_snapshot_lookup (snapshot, address) : NULL;
  if (slot.trekker == NULL || pow_record_is_removed (slot.trekker))
    return slot;

  status = pow_record_get_text (slot.trekker, "status");
  for (guint i = 0; status != NULL && i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i].status, status))
      {
        slot.state = statuses[i].state;
        slot.since = pow_record_get_date (slot.trekker, statuses[i].since);
      }

  /* Whose time has wholly passed leads no more, whatever the status still says. */
  until = pow_record_get_date (slot.trekker, "until");
  if ((slot.state == POW_SLOT_APPOINTED || slot.state == POW_SLOT_CANDIDATE)
      && until.precision != POW_PRECISION_NONE
      && pow_date_get_last_day (until) < pow_date_get_last_day (today))
    {
      slot.state = POW_SLOT_VACANT;
      slot.since = until;
    }
  return slot;
}
