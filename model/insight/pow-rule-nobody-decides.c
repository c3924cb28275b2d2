/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/insight/pow-rule.h"
#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

/* The subproject needs a decision on a topic about which the region's bodies have mandates, and
 * none of them decides. A topic without any mandate is not filled in, which is another thing. */
void
pow_rule_nobody_decides (const PowRule *rule, PowJudgement *judgement)
{
  const char *topic = pow_record_get_text (judgement->record, "decision.topic");
  g_autofree char *region = pow_address_dup_region (pow_record_get_address (judgement->record));
  g_autoptr (GPtrArray) bodies = NULL;
  guint mandates = 0;

  if (topic == NULL)
    return;

  bodies = pow_snapshot_list (judgement->snapshot, POW_KIND_BODY, region, FALSE);
  for (guint i = 0; i < bodies->len; i++)
    {
      const cJSON *mandate = pow_entry_get (g_ptr_array_index (bodies, i), "mandates", topic);
      const char *power = pow_json_get_string (mandate, "power");

      if (mandate == NULL || cJSON_IsTrue (pow_json_get (mandate, "removed")))
        continue;
      if (g_strcmp0 (power, "decides") == 0)
        return;
      mandates++;
    }

  if (mandates > 0)
    pow_judgement_add (
        judgement, rule->id, POW_LIGHT_AMBER,
        g_strdup_printf (_ ("Nobody may decide on ‘%s’"),
                         pow_snapshot_get_term_label (judgement->snapshot, "topics", topic)));
}
