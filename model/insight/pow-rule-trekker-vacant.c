/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/insight/pow-rule.h"

#include <glib/gi18n-lib.h>

static char *
describe_vacancy (gboolean private_side, gint64 days)
{
  const char *format
      = private_side
            ? g_dngettext (GETTEXT_PACKAGE, "Employers’ side has had no lead for %d day",
                           "Employers’ side has had no lead for %d days", (gulong) days)
            : g_dngettext (GETTEXT_PACKAGE, "Municipality’s side has had no lead for %d day",
                           "Municipality’s side has had no lead for %d days", (gulong) days);

  return g_strdup_printf (format, (int) days);
}

/* A slot is empty from the end of the day, month, … in which it became so: before that the length
 * of the vacancy is not certain. Red only in execution; before and after that an empty slot is
 * amber at most. */
static void
judge_vacancy (const PowRule *rule,
               PowJudgement *judgement,
               const PowSlot *slot,
               gboolean private_side)
{
  gint64 days;

  if (slot->since.precision == POW_PRECISION_NONE)
    {
      pow_judgement_add (
          judgement, rule->id, POW_LIGHT_UNKNOWN,
          g_strdup (private_side ? _ ("Employers’ side has no lead; since when is not known")
                                 : _ ("Municipality’s side has no lead; since when is not known")));
      return;
    }

  days = judgement->today - pow_date_get_last_day (slot->since);
  if (judgement->running && days > pow_judgement_threshold (judgement, "vacant_red_days"))
    pow_judgement_add (judgement, rule->id, POW_LIGHT_RED, describe_vacancy (private_side, days));
  else if (days >= pow_judgement_threshold (judgement, "vacant_amber_days"))
    pow_judgement_add (judgement, rule->id, POW_LIGHT_AMBER, describe_vacancy (private_side, days));
}

void
pow_rule_trekker_vacant (const PowRule *rule, PowJudgement *judgement)
{
  guint unknown = 0;

  for (gboolean private_side = FALSE; private_side <= TRUE; private_side++)
    {
      PowSlot slot = pow_insight_slot (judgement->snapshot, judgement->record, private_side,
                                       judgement->date);

      if (slot.state == POW_SLOT_NONE)
        unknown++;
      else if (slot.state == POW_SLOT_VACANT)
        judge_vacancy (rule, judgement, &slot, private_side);
    }

  /* One side known is enough to know that somebody leads; with neither nobody can tell. */
  if (unknown == 2 && judgement->running)
    pow_judgement_add (judgement, rule->id, POW_LIGHT_UNKNOWN,
                       g_strdup (_ ("It is not known who leads this")));
}
