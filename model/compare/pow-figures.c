/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/compare/pow-figures.h"

#include "model/record/pow-money.h"
#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>

static const PowChoice lights[] = {
  { "green", N_ ("Green") },
  { "amber", N_ ("Amber") },
  { "red", N_ ("Red") },
  { "on_hold", N_ ("On hold") },
  { NULL },
};

const PowField pow_figures[POW_N_FIGURES + 1] = {
  { .key = "reported", .type = POW_TYPE_CHOICE, .label = N_ ("Reported"), .group = N_ ("Standing"), .choices = lights },
  { .key = "computed", .type = POW_TYPE_CHOICE, .label = N_ ("Computed"), .group = N_ ("Standing"), .choices = lights },
  { .key = "subprojects", .type = POW_TYPE_INTEGER, .label = N_ ("Subprojects"), .group = N_ ("Standing") },
  { .key = "planned", .type = POW_TYPE_MONEY, .label = N_ ("Planned"), .group = N_ ("Money and results") },
  { .key = "committed", .type = POW_TYPE_MONEY, .label = N_ ("Committed"), .group = N_ ("Money and results") },
  { .key = "realised", .type = POW_TYPE_MONEY, .label = N_ ("Realised"), .group = N_ ("Money and results") },
  { .key = "free", .type = POW_TYPE_MONEY, .label = N_ ("Free"), .group = N_ ("Money and results") },
  { .key = "results", .type = POW_TYPE_INTEGER, .label = N_ ("Result"), .group = N_ ("Money and results") },
  { .key = NULL },
};

static PowFigureValue
make_light (PowLight light, gboolean stale)
{
  PowFigureValue figure = { NULL, NULL, 0, 1 };

  if (light == POW_LIGHT_UNKNOWN)
    return figure;
  figure.value = cJSON_CreateString (pow_light_get_name (light));
  /* Translators: a light that was reported too long ago: "green, out of date". */
  figure.words = stale ? g_strdup_printf (pow_words_get (N_ ("%s, out of date")), pow_light_get_label (light))
                       : g_strdup (pow_light_get_label (light));
  figure.known = stale ? 0 : 1;
  return figure;
}

/* A sum with unknown parts is a lower bound, and looks like one (look.md). */
static PowFigureValue
make_sum (const PowSum *sum)
{
  PowFigureValue figure = { NULL, NULL, sum->known, sum->of };
  g_autofree char *amount = NULL;

  if (sum->known == 0)
    return figure;
  figure.value = pow_json_new_integer (sum->value);
  amount = pow_money_format (sum->value);
  figure.words = sum->known == sum->of
                     ? g_strdup (amount)
                     : g_strdup_printf (pow_words_get (N_ ("≥ %s (%u of %u known)")), amount, sum->known, sum->of);
  return figure;
}

static PowFigureValue
make_results (const PowStanding *standing)
{
  PowFigureValue figure = { NULL, NULL, standing->result_known, standing->result_of };

  if (standing->result_percent < 0)
    return figure;
  figure.value = pow_json_new_integer (standing->result_percent);
  figure.words = figure.known == figure.of
                     ? g_strdup_printf ("%d %%", standing->result_percent)
                     : g_strdup_printf (pow_words_get (N_ ("%d %% (%u of %u known)")), standing->result_percent,
                                        figure.known, figure.of);
  return figure;
}

/**
 * pow_figures_compute:
 * @snapshot: the portfolio
 * @region: a region id
 * @today: the day to judge on
 * @values: (out caller-allocates): free with pow_figures_clear()
 *
 * Every figure of a region. Any thread.
 */
void
pow_figures_compute (PowSnapshot *snapshot, const char *region, PowDate today, PowFigureValue values[POW_N_FIGURES])
{
  g_autoptr (PowStanding) standing = NULL;
  g_autoptr (GPtrArray) subprojects = NULL;

  g_return_if_fail (POW_IS_SNAPSHOT (snapshot) && region != NULL && values != NULL);

  standing = pow_insight_region (snapshot, region, today);
  subprojects = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, region, FALSE);
  values[POW_FIGURE_REPORTED] = make_light (standing->reported.light, standing->reported.stale);
  values[POW_FIGURE_COMPUTED] = make_light (standing->computed, FALSE);
  values[POW_FIGURE_SUBPROJECTS] = (PowFigureValue){ pow_json_new_integer (subprojects->len),
                                                     g_strdup_printf ("%u", subprojects->len), 1, 1 };
  values[POW_FIGURE_PLANNED] = make_sum (&standing->money.planned);
  values[POW_FIGURE_COMMITTED] = make_sum (&standing->money.committed);
  values[POW_FIGURE_REALISED] = make_sum (&standing->money.realised);
  values[POW_FIGURE_FREE] = make_sum (&standing->money.free);
  values[POW_FIGURE_RESULTS] = make_results (standing);
}

/**
 * pow_figures_clear:
 * @values: figures of a region
 *
 * Frees what pow_figures_compute() made.
 */
void
pow_figures_clear (PowFigureValue values[POW_N_FIGURES])
{
  for (guint i = 0; i < POW_N_FIGURES; i++)
    {
      cJSON_Delete (values[i].value);
      g_free (values[i].words);
    }
}
