/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/insight/pow-rule.h"

#include <glib/gi18n-lib.h>

/* A milestone is late when its whole date has passed and it is not done: "2020-Q1" is late from
 * 1 April. Without a date nobody can tell. */
void
pow_rule_milestone_late (const PowRule *rule, PowJudgement *judgement)
{
  g_autoptr (GPtrArray) keys = pow_record_list_entries (judgement->record, "milestones");
  gint64 red = pow_judgement_threshold (judgement, "late_red_days");
  gint64 amber = pow_judgement_threshold (judgement, "late_amber_days");

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const cJSON *milestone = pow_entry_get (judgement->record, "milestones", key);
      const char *title = pow_entry_get_title (milestone, "title", key);
      PowDate date = pow_entry_get_date (milestone, "date");
      PowDate done = pow_entry_get_date (milestone, "done");
      int late;

      if (done.precision != POW_PRECISION_NONE && pow_date_get_first_day (done) <= judgement->today)
        {
          judgement->measured = TRUE;
          continue;
        }
      if (date.precision == POW_PRECISION_NONE)
        {
          pow_judgement_add (
              judgement, rule->id, POW_LIGHT_UNKNOWN,
              g_strdup_printf (_ ("The date of milestone ‘%s’ is not known"), title));
          continue;
        }

      judgement->measured = TRUE;
      late = judgement->today - pow_date_get_last_day (date);
      if (late >= 1 && (late > red || late >= amber))
        pow_judgement_add (
            judgement, rule->id, late > red ? POW_LIGHT_RED : POW_LIGHT_AMBER,
            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Milestone ‘%s’ is %d day late",
                                          "Milestone ‘%s’ is %d days late", (gulong) late),
                             title, late));
    }
}
