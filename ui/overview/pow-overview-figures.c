/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-overview-figures.h"

#include "model/change/pow-open-choice.h"
#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-search-text.h"

#include <glib/gi18n-lib.h>

static void
append_folded (GString *search, const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return;
  folded = pow_search_fold (text);
  g_string_append (search, folded);
  g_string_append_c (search, '\n');
}

static void
append_folded_set (GString *search, const cJSON *set)
{
  const cJSON *item;

  cJSON_ArrayForEach (item, set)
    append_folded (search, cJSON_GetStringValue (item));
}

static char **
dup_string_set (const cJSON *set)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const cJSON *item;

  cJSON_ArrayForEach (item, set)
    if (cJSON_IsString (item))
      g_strv_builder_add (builder, item->valuestring);
  return g_strv_builder_end (builder);
}

static void
read_region (PowOverviewFigures *self, PowRecord *region)
{
  g_autoptr (GString) search = g_string_new (NULL);
  gint64 place;

  self->column = self->row = -1;
  append_folded (search, self->name);
  if (region != NULL)
    {
      self->centre_municipality = g_strdup (pow_record_get_text (region, "centre_municipality"));
      self->neighbours = dup_string_set (pow_record_get (region, "neighbours"));
      append_folded_set (search, pow_record_get (region, "aliases"));
      append_folded_set (search, pow_record_get (region, "municipalities"));
      if (pow_record_get_integer (region, "tile.column", &place))
        self->column = (int) place;
      if (pow_record_get_integer (region, "tile.row", &place))
        self->row = (int) place;
    }
  if (self->neighbours == NULL)
    self->neighbours = g_new0 (char *, 1);
  self->search = g_string_free (g_steal_pointer (&search), FALSE);
}

/* Who fills a slot, in words: the organisation; else since when it is empty. */
static char *
dup_slot_words (PowSnapshot *snapshot, const PowSlot *slot)
{
  g_autofree char *since = pow_date_format (slot->since);

  if (slot->trekker != NULL && slot->state != POW_SLOT_VACANT)
    {
      const char *organisation = pow_record_get_text (slot->trekker, "organisation");
      const char *name = organisation != NULL ? pow_snapshot_get_title (snapshot, organisation)
                                              : pow_record_get_title (slot->trekker);

      return slot->state == POW_SLOT_CANDIDATE ? g_strdup_printf (_ ("%s (candidate)"), name)
                                               : g_strdup (name);
    }
  if (slot->state == POW_SLOT_VACANT)
    return since != NULL ? g_strdup_printf (_ ("vacant since %s"), since) : g_strdup (_ ("vacant"));
  return g_strdup (_ ("unknown"));
}

static void
read_slots (PowOverviewFigures *self, PowSnapshot *snapshot, PowDate today)
{
  g_autofree char *address = pow_address_build (POW_KIND_PLAN, self->region, NULL);
  PowRecord *plan = pow_snapshot_lookup (snapshot, address);

  for (int side = 0; side < 2; side++)
    {
      PowSlot slot = { POW_SLOT_NONE, NULL, POW_DATE_NONE };

      if (plan != NULL)
        slot = pow_insight_slot (snapshot, plan, side == 1, today);
      self->slots[side] = slot.state;
      self->slot_words[side] = dup_slot_words (snapshot, &slot);
    }
}

static void
count_subprojects (PowOverviewFigures *self, PowSnapshot *snapshot, PowDate today)
{
  g_autoptr (GPtrArray) subprojects
      = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, self->region, FALSE);
  const PowField *phase = pow_schema_find (POW_KIND_SUBPROJECT, "phase", NULL);

  for (guint i = 0; i < subprojects->len; i++)
    {
      const PowReported reported
          = pow_insight_reported (snapshot, g_ptr_array_index (subprojects, i), today);

      self->mix[reported.stale ? POW_LIGHT_UNKNOWN : reported.light]++;
    }
  while (phase->choices[self->n_phases].id != NULL)
    self->n_phases++;
  self->phases = g_new0 (guint, self->n_phases);
  pow_insight_count_phases (snapshot, self->region, self->phases, self->n_phases);
}

static void
count_choices (PowOverviewFigures *self, PowSnapshot *snapshot)
{
  g_autoptr (GPtrArray) choices = pow_open_choice_list (snapshot, self->region);

  self->choices = choices->len;
}

static void
read_standing (PowOverviewFigures *self, PowSnapshot *snapshot, PowDate today)
{
  g_autoptr (PowStanding) standing = pow_insight_region (snapshot, self->region, today);
  g_autoptr (GStrvBuilder) because = g_strv_builder_new ();

  self->reported = standing->reported.light;
  self->stale = standing->reported.stale;
  self->age_days = standing->reported.age_days;
  self->reported_on = pow_date_format (standing->reported.on);
  self->pulse = g_strdup (standing->reported.text);
  self->computed = standing->computed;
  for (guint i = 0; i < standing->because->len; i++)
    {
      g_autofree char *reason = pow_reason_format (g_ptr_array_index (standing->because, i), snapshot);

      g_strv_builder_add (because, reason);
    }
  self->because = g_strv_builder_end (because);
  self->money = standing->money;
  self->result_percent = standing->result_percent;
  self->result_known = standing->result_known;
  self->result_of = standing->result_of;
}

/**
 * pow_overview_figures_new:
 * @snapshot: the portfolio
 * @region: a region id
 * @today: the day to judge on
 *
 * Computes what the overview shows of one region. Any thread.
 *
 * Returns: (transfer full): the figures
 */
PowOverviewFigures *
pow_overview_figures_new (PowSnapshot *snapshot, const char *region, PowDate today)
{
  g_autofree char *address = NULL;
  PowOverviewFigures *self;
  PowRecord *record;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot), NULL);
  g_return_val_if_fail (region != NULL, NULL);

  self = g_new0 (PowOverviewFigures, 1);
  g_atomic_ref_count_init (&self->refs);
  address = pow_address_build (POW_KIND_REGION, region, NULL);
  record = pow_snapshot_lookup (snapshot, address);
  self->region = g_strdup (region);
  self->name = g_strdup (record != NULL ? pow_record_get_title (record) : region);
  self->name_key = g_utf8_collate_key (self->name, -1);
  read_region (self, record);
  read_standing (self, snapshot, today);
  read_slots (self, snapshot, today);
  count_subprojects (self, snapshot, today);
  count_choices (self, snapshot);
  return self;
}

/**
 * pow_overview_figures_ref:
 * @self: figures
 *
 * Returns: (transfer full): the same figures
 */
PowOverviewFigures *
pow_overview_figures_ref (PowOverviewFigures *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * pow_overview_figures_unref:
 * @self: (transfer full): figures
 */
void
pow_overview_figures_unref (PowOverviewFigures *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->region);
  g_free (self->name);
  g_free (self->name_key);
  g_free (self->centre_municipality);
  g_free (self->search);
  g_strfreev (self->neighbours);
  g_free (self->reported_on);
  g_free (self->pulse);
  g_strfreev (self->because);
  g_free (self->phases);
  g_free (self->slot_words[0]);
  g_free (self->slot_words[1]);
  g_free (self);
}

/**
 * pow_overview_figures_get_counted_light:
 * @self: figures
 *
 * Returns: the reported light as totals count it: an old report is unknown
 */
PowLight
pow_overview_figures_get_counted_light (const PowOverviewFigures *self)
{
  g_return_val_if_fail (self != NULL, POW_LIGHT_UNKNOWN);
  return self->stale ? POW_LIGHT_UNKNOWN : self->reported;
}
