/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/insight/pow-insight.h"

#include "model/insight/pow-rule.h"
#include "model/insight/pow-sums.h"
#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

/* What a phase means for the rules; a phase that nobody filled in is judged. */
static const struct
{
  const char *phase;
  const char *not_judged; /* why not, or NULL */
} phases[] = {
  { "idea", N_ ("An idea: there is nothing to judge yet") },
  { "preparation", NULL },
  { "running", NULL },
  { "completing", NULL },
  { "anchored", N_ ("Anchored: no longer judged") },
  { "stopped", N_ ("Stopped: no longer judged") },
};

static const char *
get_why_not_judged (PowRecord *subproject)
{
  const char *phase = pow_record_get_text (subproject, "phase");

  if (pow_record_is_removed (subproject))
    return N_ ("Removed: no longer judged");
  for (guint i = 0; phase != NULL && i < G_N_ELEMENTS (phases); i++)
    if (g_str_equal (phases[i].phase, phase))
      return phases[i].not_judged;
  return NULL;
}

static PowStanding *
standing_new (void)
{
  PowStanding *standing = g_new0 (PowStanding, 1);

  standing->because = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_reason_free);
  return standing;
}

/**
 * pow_standing_free:
 * @standing: (transfer full) (nullable): where a plan or subproject stands
 *
 * Frees it.
 */
void
pow_standing_free (PowStanding *standing)
{
  if (standing == NULL)
    return;
  g_ptr_array_unref (standing->because);
  g_free (standing);
}

static void
set_results (PowStanding *standing, const PowResults *results)
{
  standing->result_percent = pow_results_get_percent (results);
  standing->result_known = results->known;
  standing->result_of = results->of;
}

gboolean
pow_insight_is_active (PowRecord *subproject)
{
  g_return_val_if_fail (POW_IS_RECORD (subproject), FALSE);

  return get_why_not_judged (subproject) == NULL;
}

static PowLight
judge_subproject (PowSnapshot *snapshot,
                  PowRecord *subproject,
                  PowDate today,
                  GPtrArray *reasons,
                  gboolean *measured)
{
  const char *not_judged = get_why_not_judged (subproject);
  PowLight light;

  *measured = FALSE;
  if (not_judged != NULL)
    {
      g_ptr_array_add (reasons, pow_reason_new ("not_judged", POW_LIGHT_UNKNOWN,
                                                pow_record_get_address (subproject),
                                                g_strdup (_ (not_judged))));
      return POW_LIGHT_UNKNOWN;
    }

  light = pow_rules_judge (snapshot, subproject, today, reasons, measured);
  if (light == POW_LIGHT_UNKNOWN && !*measured)
    g_ptr_array_add (
        reasons,
        pow_reason_new ("insufficient_data", POW_LIGHT_UNKNOWN, pow_record_get_address (subproject),
                        g_strdup (_ ("No milestone, budget or indicator can be measured"))));
  return light;
}

PowStanding *
pow_insight_subproject (PowSnapshot *snapshot, PowRecord *subproject, PowDate today)
{
  PowStanding *standing;
  PowResults results = { 0 };
  gboolean measured;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot), NULL);
  g_return_val_if_fail (POW_IS_RECORD (subproject), NULL);

  standing = standing_new ();
  standing->reported = pow_insight_reported (snapshot, subproject, today);
  standing->computed = judge_subproject (snapshot, subproject, today, standing->because, &measured);
  pow_reasons_sort (standing->because);
  standing->money = pow_sums_of_record (subproject);
  pow_results_add (&results, subproject, today);
  set_results (standing, &results);
  return standing;
}

/* What the subprojects of a region came to. */
typedef struct
{
  guint active;
  guint nothing_known; /* active, and nothing about them could be measured */
  guint too_little;    /* active, and some input is missing */
  guint lights[POW_LIGHT_ON_HOLD + 1];
} PowTally;

/* Reasons that say something is wrong speak for the region too; missing inputs are counted, or a
 * region with many gaps would be one long list. */
static void
take_up (GPtrArray *from, GPtrArray *into)
{
  for (guint i = 0; i < from->len; i++)
    {
      PowReason *reason = g_ptr_array_index (from, i);

      if (reason->light == POW_LIGHT_RED || reason->light == POW_LIGHT_AMBER)
        g_ptr_array_add (into, pow_reason_new (reason->rule, reason->light, reason->address,
                                               g_strdup (reason->text)));
    }
}

static void
tally_subproject (PowTally *tally,
                  PowSnapshot *snapshot,
                  PowRecord *subproject,
                  PowDate today,
                  GPtrArray *because)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_reason_free);
  gboolean measured;
  PowLight light;

  if (!pow_insight_is_active (subproject))
    return;

  light = judge_subproject (snapshot, subproject, today, reasons, &measured);
  tally->active++;
  tally->lights[light]++;
  if (light == POW_LIGHT_UNKNOWN && !measured)
    tally->nothing_known++;
  else if (light == POW_LIGHT_UNKNOWN)
    tally->too_little++;
  take_up (reasons, because);
}

static void
add_gap (PowStanding *standing, const char *rule, const char *plan, char *text)
{
  g_ptr_array_add (standing->because, pow_reason_new (rule, POW_LIGHT_UNKNOWN, plan, text));
}

static void
describe_gaps (PowStanding *standing, const PowTally *tally, const char *plan)
{
  if (tally->nothing_known > 0)
    add_gap (
        standing, "nothing_known", plan,
        tally->nothing_known == tally->active
            ? g_strdup_printf (
                g_dngettext (GETTEXT_PACKAGE, "Nothing can be measured of the only subproject",
                             "Nothing can be measured of any of the %u subprojects", tally->active),
                tally->active)
            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                            "Nothing can be measured of %u of the %u subprojects",
                                            "Nothing can be measured of %u of the %u subprojects",
                                            tally->nothing_known),
                               tally->nothing_known, tally->active));
  if (tally->too_little > 0)
    add_gap (standing, "insufficient_data", plan,
             g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "Of %u of the %u subprojects too little is known",
                              "Of %u of the %u subprojects too little is known", tally->too_little),
                 tally->too_little, tally->active));
}

/* Money is summed over whatever has figures: an idea or a finished subproject without any is not a
 * gap, an active one is. */
static void
sum_region (PowStanding *standing, PowRecord *plan, GPtrArray *subprojects, PowDate today)
{
  PowResults results = { 0 };

  if (plan != NULL && pow_sums_has_budget (plan))
    {
      PowMoneySums part = pow_sums_of_record (plan);

      pow_sums_add_part (&standing->money, &part);
    }
  if (plan != NULL)
    pow_results_add (&results, plan, today);

  for (guint i = 0; i < subprojects->len; i++)
    {
      PowRecord *subproject = g_ptr_array_index (subprojects, i);
      gboolean active = pow_insight_is_active (subproject);

      if (active || pow_sums_has_budget (subproject))
        {
          PowMoneySums part = pow_sums_of_record (subproject);

          pow_sums_add_part (&standing->money, &part);
        }
      if (active)
        pow_results_add (&results, subproject, today);
    }
  set_results (standing, &results);
}

PowStanding *
pow_insight_region (PowSnapshot *snapshot, const char *region, PowDate today)
{
  g_autofree char *address = NULL;
  g_autoptr (GPtrArray) subprojects = NULL;
  PowStanding *standing;
  PowRecord *plan;
  PowTally tally = { 0 };
  gboolean measured = FALSE;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot), NULL);
  g_return_val_if_fail (region != NULL, NULL);

  address = pow_address_build (POW_KIND_PLAN, region, NULL);
  plan = pow_snapshot_lookup (snapshot, address);
  if (plan != NULL && pow_record_is_removed (plan))
    plan = NULL;
  subprojects = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, region, FALSE);

  standing = standing_new ();
  standing->reported = pow_insight_reported (snapshot, plan, today);
  if (plan != NULL)
    {
      PowLight own = pow_rules_judge (snapshot, plan, today, standing->because, &measured);

      /* A plan without figures of its own leaves the verdict to its subprojects. */
      if (own != POW_LIGHT_UNKNOWN || standing->because->len > 0)
        tally.lights[own]++;
    }
  for (guint i = 0; i < subprojects->len; i++)
    tally_subproject (&tally, snapshot, g_ptr_array_index (subprojects, i), today,
                      standing->because);

  if (tally.lights[POW_LIGHT_RED] > 0)
    standing->computed = POW_LIGHT_RED;
  else if (tally.lights[POW_LIGHT_AMBER] > 0)
    standing->computed = POW_LIGHT_AMBER;
  else if (tally.lights[POW_LIGHT_UNKNOWN] > 0)
    standing->computed = POW_LIGHT_UNKNOWN;
  else if (tally.lights[POW_LIGHT_GREEN] > 0)
    standing->computed = POW_LIGHT_GREEN;
  else if (tally.lights[POW_LIGHT_ON_HOLD] > 0)
    standing->computed = POW_LIGHT_ON_HOLD;
  else
    standing->computed = POW_LIGHT_UNKNOWN;

  describe_gaps (standing, &tally, address);
  if (standing->because->len == 0 && standing->computed == POW_LIGHT_UNKNOWN)
    add_gap (standing, "nothing_known", address,
             g_strdup (_ ("There are no figures and no active subprojects to judge")));
  pow_reasons_sort (standing->because);
  sum_region (standing, plan, subprojects, today);
  return standing;
}

void
pow_insight_count_phases (PowSnapshot *snapshot, const char *region, guint *counts, guint n_counts)
{
  g_autoptr (GPtrArray) subprojects = NULL;
  const PowField *field = pow_schema_find (POW_KIND_SUBPROJECT, "phase", NULL);

  g_return_if_fail (POW_IS_SNAPSHOT (snapshot));
  g_return_if_fail (counts != NULL);

  for (guint i = 0; i < n_counts; i++)
    counts[i] = 0;
  subprojects = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, region, FALSE);
  for (guint i = 0; i < subprojects->len; i++)
    {
      const char *phase = pow_record_get_text (g_ptr_array_index (subprojects, i), "phase");
      int index = phase != NULL ? pow_field_get_choice_index (field, phase) : -1;

      if (index >= 0 && (guint) index < n_counts)
        counts[index]++;
    }
}

gboolean
pow_insight_has_ended (PowRecord *region, PowDate today)
{
  PowDate ended_on;

  g_return_val_if_fail (POW_IS_RECORD (region), FALSE);

  ended_on = pow_record_get_date (region, "ended_on");
  return ended_on.precision != POW_PRECISION_NONE
         && pow_date_get_last_day (ended_on) < pow_date_get_first_day (today);
}
