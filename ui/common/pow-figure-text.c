/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-figure-text.h"

#include "model/record/pow-money.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

/**
 * pow_figure_sum:
 * @sum: a sum that knows how many of its parts are known
 *
 * Returns: (transfer full): the amount; with unknown parts "≥ € 540.300"; "unknown" when no part is
 *   known, never zero
 */
char *
pow_figure_sum (const PowSum *sum)
{
  g_autofree char *amount = NULL;

  g_return_val_if_fail (sum != NULL, NULL);

  if (sum->known == 0)
    return g_strdup (_ ("unknown"));
  amount = pow_money_format (sum->value);
  return sum->known < sum->of ? g_strdup_printf ("≥\u00a0%s", amount) : g_steal_pointer (&amount);
}

/**
 * pow_figure_free_share:
 * @money: the sums of a record or region
 *
 * How much of what was planned is not committed yet. What parts do not tell counts as committed, so
 * with unknown parts the share is a lower bound.
 *
 * Returns: (transfer full): "29 %", "≥ 29 %", or "?" when nothing is known
 */
char *
pow_figure_free_share (const PowMoneySums *money)
{
  g_autofree char *percent = NULL;

  g_return_val_if_fail (money != NULL, NULL);

  if (money->free.known == 0 || money->planned.value <= 0)
    return g_strdup ("?");
  percent = pow_figure_percent ((int) (money->free.value * 100 / money->planned.value));
  return money->free.known < money->planned.known ? g_strdup_printf ("≥\u00a0%s", percent)
                                                  : g_steal_pointer (&percent);
}

/**
 * pow_figure_percent:
 * @percent: a percentage; negative is kept
 *
 * Returns: (transfer full): "29 %"
 */
char *
pow_figure_percent (int percent)
{
  /* Translators: a percentage; the space does not break. */
  return g_strdup_printf (_ ("%d\u00a0%%"), percent);
}

/**
 * pow_figure_age:
 * @days: days since a pulse; negative: there never was one
 *
 * Returns: (transfer full): "14 d" or "never"
 */
char *
pow_figure_age (int days)
{
  if (days < 0)
    return g_strdup (_ ("never"));
  /* Translators: a number of days, as short as can be. */
  return g_strdup_printf (_ ("%d\u00a0d"), days);
}

/**
 * pow_figure_reported:
 * @reported: what a person said last
 *
 * Returns: (transfer none): the light in a word; an old report is "out of date", whatever it said
 */
const char *
pow_figure_reported (const PowReported *reported)
{
  g_return_val_if_fail (reported != NULL, NULL);
  return reported->stale ? _ ("out of date") : pow_light_get_label (reported->light);
}
