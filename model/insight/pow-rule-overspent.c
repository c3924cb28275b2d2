/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/insight/pow-rule.h"

#include <glib/gi18n-lib.h>

/* Committed money (realised money included) against planned money, over the budget lines whose
 * planned amount is known. What is known to be committed is a lower bound, so it can prove that
 * too much is spent; that enough is left is only proved when every amount is known. */
void
pow_rule_overspent (const PowRule *rule, PowJudgement *judgement)
{
  g_autoptr (GPtrArray) keys = pow_record_list_entries (judgement->record, "budget");
  gint64 amber = pow_judgement_threshold (judgement, "spent_amber");
  gint64 planned = 0, committed = 0;
  guint known = 0;

  if (keys->len == 0)
    return;

  for (guint i = 0; i < keys->len; i++)
    {
      const cJSON *line = pow_entry_get (judgement->record, "budget", g_ptr_array_index (keys, i));
      const cJSON *amounts = pow_json_get (line, "amounts");
      gint64 line_planned, line_committed = 0, line_realised = 0;
      gboolean has_committed;

      if (!pow_entry_get_integer (amounts, "planned", &line_planned))
        continue;
      has_committed = pow_entry_get_integer (amounts, "committed", &line_committed);
      pow_entry_get_integer (amounts, "realised", &line_realised);
      planned += line_planned;
      committed += MAX (line_committed, line_realised);
      if (has_committed)
        known++;
    }

  if (committed > planned)
    pow_judgement_add (judgement, rule->id, POW_LIGHT_RED,
                       planned > 0
                           ? g_strdup_printf (_ ("Overspent: %d %% of the budget is committed"),
                                              (int) MIN (committed * 100 / planned, 9999))
                           : g_strdup (_ ("Money is committed that is not in the budget")));
  else if (planned > 0 && committed * 100 > planned * amber)
    pow_judgement_add (judgement, rule->id, POW_LIGHT_AMBER,
                       g_strdup_printf (_ ("%d %% of the budget is committed"),
                                        (int) (committed * 100 / planned)));
  else if (known < keys->len)
    pow_judgement_add (judgement, rule->id, POW_LIGHT_UNKNOWN,
                       g_strdup_printf (_ ("The amounts are known of %u of the %u budget lines"),
                                        known, keys->len));

  if (known == keys->len)
    judgement->measured = TRUE;
}
