/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/insight/pow-rule.h"

#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

#define PLAN POW_KIND_MASK (POW_KIND_PLAN)
#define SUBPROJECT POW_KIND_MASK (POW_KIND_SUBPROJECT)

const PowRule pow_rules[] = {
  { "milestone_late", SUBPROJECT, FALSE, pow_rule_milestone_late },
  { "overspent", PLAN | SUBPROJECT, TRUE, pow_rule_overspent },
  { "indicator_behind", PLAN | SUBPROJECT, FALSE, pow_rule_indicator_behind },
  { "trekker_vacant", PLAN | SUBPROJECT, FALSE, pow_rule_trekker_vacant },
  { "nobody_decides", SUBPROJECT, FALSE, pow_rule_nobody_decides },
  { NULL, 0, FALSE, NULL },
};

PowReason *
pow_reason_new (const char *rule, PowLight light, const char *address, char *text)
{
  PowReason *reason = g_new0 (PowReason, 1);

  reason->rule = g_strdup (rule);
  reason->light = light;
  reason->address = g_strdup (address);
  reason->text = text;
  return reason;
}

/**
 * pow_reason_free:
 * @reason: (transfer full) (nullable): a reason of a light
 *
 * Frees it.
 */
void
pow_reason_free (PowReason *reason)
{
  if (reason == NULL)
    return;
  g_free (reason->rule);
  g_free (reason->address);
  g_free (reason->text);
  g_free (reason);
}

void
pow_reasons_sort (GPtrArray *reasons)
{
  static const PowLight order[]
      = { POW_LIGHT_RED, POW_LIGHT_AMBER, POW_LIGHT_ON_HOLD, POW_LIGHT_UNKNOWN, POW_LIGHT_GREEN };
  g_autofree gpointer *found = g_memdup2 (reasons->pdata, reasons->len * sizeof (gpointer));
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < reasons->len; j++)
      if (((PowReason *) found[j])->light == order[i])
        reasons->pdata[n++] = found[j];
  g_assert (n == reasons->len);
}

void
pow_judgement_add (PowJudgement *judgement, const char *rule, PowLight light, char *text)
{
  g_ptr_array_add (judgement->reasons,
                   pow_reason_new (rule, light, pow_record_get_address (judgement->record), text));
}

gint64
pow_judgement_threshold (PowJudgement *judgement, const char *name)
{
  return pow_insight_get_threshold (judgement->snapshot, name);
}

/* A hold without a date counts from when it was written down. */
static gboolean
is_on_hold (PowRecord *record, gint32 today)
{
  const cJSON *hold = pow_record_get (record, "hold");
  PowDate since;

  if (hold == NULL)
    return FALSE;
  since = pow_entry_get_date (hold, "since");
  return since.precision == POW_PRECISION_NONE || pow_date_get_first_day (since) <= today;
}

static gboolean
is_running (PowRecord *record)
{
  /* A plan's own words for being carried out. */
  static const char *const running[] = { "running", "adjusted", NULL };
  gboolean is_plan = pow_record_get_kind (record) == POW_KIND_PLAN;
  const char *state = pow_record_get_text (record, is_plan ? "status" : "phase");

  return state != NULL && g_strv_contains (running, state);
}

static char *
describe_hold (PowRecord *record)
{
  const cJSON *hold = pow_record_get (record, "hold");
  PowDate since = pow_entry_get_date (hold, "since");
  const char *reason = pow_json_get_string (hold, "reason");
  g_autofree char *date = NULL;

  if (since.precision == POW_PRECISION_NONE)
    return reason != NULL ? g_strdup_printf (_ ("On hold: %s"), reason) : g_strdup (_ ("On hold"));
  date = pow_date_format (since);
  return reason != NULL ? g_strdup_printf (_ ("On hold since %s: %s"), date, reason)
                        : g_strdup_printf (_ ("On hold since %s"), date);
}

PowLight
pow_rules_judge (
    PowSnapshot *snapshot, PowRecord *record, PowDate today, GPtrArray *reasons, gboolean *measured)
{
  PowJudgement judgement = { snapshot, record, pow_date_get_last_day (today), today };
  PowKindMask kind = POW_KIND_MASK (pow_record_get_kind (record));
  guint found[POW_LIGHT_ON_HOLD + 1] = { 0 };
  guint first = reasons->len;

  judgement.on_hold = is_on_hold (record, judgement.today);
  judgement.running = is_running (record);
  judgement.reasons = reasons;
  for (const PowRule *rule = pow_rules; rule->id != NULL; rule++)
    if ((rule->kinds & kind) != 0 && (rule->while_on_hold || !judgement.on_hold))
      rule->judge (rule, &judgement);

  for (guint i = first; i < reasons->len; i++)
    found[((PowReason *) g_ptr_array_index (reasons, i))->light]++;
  if (measured != NULL)
    *measured = judgement.measured;

  if (judgement.on_hold)
    pow_judgement_add (&judgement, "on_hold", POW_LIGHT_ON_HOLD, describe_hold (record));
  if (found[POW_LIGHT_RED] > 0)
    return POW_LIGHT_RED;
  if (found[POW_LIGHT_AMBER] > 0)
    return POW_LIGHT_AMBER;
  if (judgement.on_hold)
    return POW_LIGHT_ON_HOLD;
  return found[POW_LIGHT_UNKNOWN] > 0 || !judgement.measured ? POW_LIGHT_UNKNOWN : POW_LIGHT_GREEN;
}

char *
pow_reason_format (const PowReason *reason, PowSnapshot *snapshot)
{
  g_return_val_if_fail (reason != NULL, NULL);
  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot), NULL);

  if (reason->address == NULL || pow_address_get_kind (reason->address) != POW_KIND_SUBPROJECT)
    return g_strdup (reason->text);
  return g_strdup_printf ("%s (%s)", reason->text, pow_snapshot_get_title (snapshot, reason->address));
}
