/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/compare/pow-drift-private.h"

#include "model/compare/pow-difference.h"
#include "model/record/pow-address.h"
#include "model/schema/pow-path.h"
#include "model/store/pow-past.h"

#include <string.h>

#define BIT(measure) (1u << (measure))

/* What counts as scope: words that say for whom and with what, and parts with a name. */
static const char *const scope_sets[] = { "target_groups", "themes", "sectors", "instruments", NULL };
static const char *const scope_maps[] = { "milestones", "indicators", NULL };

/**
 * pow_drift_measure_get_name:
 * @measure: a measure
 *
 * Returns: (transfer none): the word of commands and JSON
 */
const char *
pow_drift_measure_get_name (PowDriftMeasure measure)
{
  static const char *const names[POW_N_DRIFT] = { "dates", "money", "added", "dropped" };

  g_return_val_if_fail (measure < POW_N_DRIFT, NULL);
  return names[measure];
}

/* A date that was known and is another one now. One that became more exact did not move. */
static gboolean
is_moved (const cJSON *before, const cJSON *after)
{
  PowDate old, new;

  if (!cJSON_IsString (before) || !pow_date_parse (before->valuestring, &old))
    return FALSE;
  return !cJSON_IsString (after) || !pow_date_parse (after->valuestring, &new) || pow_difference_count_days (old, new) != 0;
}

static gboolean
has_moved_period (const PowChange *change)
{
  return is_moved (pow_json_get (change->before, "start"), pow_json_get (change->after, "start"))
         || is_moved (pow_json_get (change->before, "end"), pow_json_get (change->after, "end"));
}

static gboolean
has_moved_money (const PowChange *change)
{
  const cJSON *before = pow_json_get (change->before, "planned"), *after = pow_json_get (change->after, "planned");

  return before == NULL || after == NULL ? before != after : !pow_json_equal (before, after);
}

static guint
measure_set (const PowChange *change)
{
  guint measures = 0;

  if (pow_drift_count_missing (change->after, change->before) > 0)
    measures |= BIT (POW_DRIFT_ADDED);
  if (pow_drift_count_missing (change->before, change->after) > 0)
    measures |= BIT (POW_DRIFT_DROPPED);
  return measures;
}

static guint
measure_presence (const PowChange *change)
{
  return change->type == POW_CHANGE_ADDED ? BIT (POW_DRIFT_ADDED)
         : change->type == POW_CHANGE_REMOVED ? BIT (POW_DRIFT_DROPPED) : 0;
}

/**
 * pow_drift_measure_change:
 * @change: a change of a subproject, as the history tells it
 *
 * In what a change leaves the plan: moves a date that was known, moves planned money, adds or drops scope.
 * Figures that are measured, money that is spent and what is told about progress do not count. Any thread.
 *
 * Returns: a bit for each #PowDriftMeasure; 0: it is no drift
 */
guint
pow_drift_measure_change (const PowChange *change)
{
  g_auto (GStrv) keys = NULL;
  guint n;

  g_return_val_if_fail (change != NULL, 0);

  if (change->field == NULL)
    return measure_presence (change);
  if (pow_change_is_choice (change))
    return 0;
  keys = pow_path_split (change->field);
  n = g_strv_length (keys);
  if (strcmp (keys[0], "period") == 0)
    return has_moved_period (change) ? BIT (POW_DRIFT_DATES) : 0;
  if (strcmp (keys[0], "budget") == 0)
    return (n == 2 && change->type != POW_CHANGE_CHANGED)
                   || (n == 3 && strcmp (keys[2], "amounts") == 0 && has_moved_money (change))
               ? BIT (POW_DRIFT_MONEY)
               : 0;
  if (n == 1 && g_strv_contains (scope_sets, keys[0]))
    return measure_set (change);
  if (n == 2 && g_strv_contains (scope_maps, keys[0]))
    return measure_presence (change);
  if (n == 3 && strcmp (keys[0], "milestones") == 0 && strcmp (keys[2], "date") == 0)
    return is_moved (change->before, change->after) ? BIT (POW_DRIFT_DATES) : 0;
  return 0;
}

/**
 * pow_drift_leaves_plan:
 * @snapshot: the portfolio
 * @before: (nullable): a record as it was
 * @after: the same record as it is to be
 *
 * Whether a change leaves a plan that is approved: then it is worth a reason. Any thread.
 *
 * Returns: %TRUE for a plan or subproject of a region with an approved plan, when dates, money or scope change
 */
gboolean
pow_drift_leaves_plan (PowSnapshot *snapshot, PowRecord *before, PowRecord *after)
{
  g_autofree char *region = NULL, *address = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  PowRecord *plan;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot) && POW_IS_RECORD (after), FALSE);

  if (pow_record_get_kind (after) != POW_KIND_PLAN && pow_record_get_kind (after) != POW_KIND_SUBPROJECT)
    return FALSE;
  region = pow_address_dup_region (pow_record_get_address (after));
  address = pow_address_build (POW_KIND_PLAN, region, NULL);
  plan = pow_snapshot_lookup (snapshot, address);
  if (plan == NULL || pow_record_is_removed (plan) || !pow_past_is_approved (plan))
    return FALSE;
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  pow_change_diff_records (before, after, TRUE, changes);
  for (guint i = 0; i < changes->len; i++)
    if (pow_drift_measure_change (g_ptr_array_index (changes, i)) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
contains (const cJSON *set, const cJSON *wanted)
{
  for (const cJSON *item = set != NULL ? set->child : NULL; item != NULL; item = item->next)
    if (pow_json_equal (item, wanted))
      return TRUE;
  return FALSE;
}

guint
pow_drift_count_missing (const cJSON *from, const cJSON *in)
{
  guint n = 0;

  for (const cJSON *item = from != NULL ? from->child : NULL; item != NULL; item = item->next)
    n += contains (in, item) ? 0 : 1;
  return n;
}

static const cJSON *
get_entry (const cJSON *map, const char *key)
{
  const cJSON *entry = pow_json_get (map, key);

  return entry != NULL && !cJSON_IsTrue (pow_json_get (entry, "removed")) ? entry : NULL;
}

static guint
count_missing_entries (const cJSON *from, const cJSON *in)
{
  guint n = 0;

  for (const cJSON *entry = from != NULL ? from->child : NULL; entry != NULL; entry = entry->next)
    n += get_entry (from, entry->string) != NULL && get_entry (in, entry->string) == NULL ? 1 : 0;
  return n;
}

/* What @later has that @earlier has not. */
static guint
count_scope (PowRecord *earlier, PowRecord *later)
{
  guint n = 0;

  for (guint i = 0; scope_sets[i] != NULL; i++)
    n += pow_drift_count_missing (pow_record_get (later, scope_sets[i]), pow_record_get (earlier, scope_sets[i]));
  for (guint i = 0; scope_maps[i] != NULL; i++)
    n += count_missing_entries (pow_record_get (later, scope_maps[i]), pow_record_get (earlier, scope_maps[i]));
  return n;
}

/* Amounts moved to and fro are both moved. A line whose plan is unknown on one side is not known to move. */
static void
add_money (PowSum *sum, const cJSON *from, const cJSON *to, gboolean both)
{
  for (const cJSON *line = from != NULL ? from->child : NULL; line != NULL; line = line->next)
    {
      const cJSON *here = get_entry (from, line->string), *there = get_entry (to, line->string);
      gint64 planned = 0, now = 0;

      if (here == NULL || (there != NULL && !both))
        continue;
      sum->of++;
      if (!pow_json_get_int64 (pow_json_get (pow_json_get (here, "amounts"), "planned"), &planned)
          || (there != NULL && !pow_json_get_int64 (pow_json_get (pow_json_get (there, "amounts"), "planned"), &now)))
        continue;
      sum->known++;
      sum->value += ABS (now - planned);
    }
}

/* The end of a subproject; without one the last of its milestones that both have a date for. */
static gboolean
count_days (PowRecord *planned, PowRecord *actual, int *days)
{
  PowDate before = pow_record_get_date (planned, "period.end"), after = pow_record_get_date (actual, "period.end");
  const cJSON *milestones = pow_record_get (planned, "milestones");
  gboolean known = before.precision != POW_PRECISION_NONE && after.precision != POW_PRECISION_NONE;

  if (known)
    *days = pow_difference_count_days (before, after);
  if (known || before.precision != POW_PRECISION_NONE || after.precision != POW_PRECISION_NONE)
    return known;
  for (const cJSON *entry = milestones != NULL ? milestones->child : NULL; entry != NULL; entry = entry->next)
    {
      const cJSON *now = get_entry (pow_record_get (actual, "milestones"), entry->string);
      const char *old_text = pow_json_get_string (get_entry (milestones, entry->string), "date");
      const char *new_text = pow_json_get_string (now, "date");
      PowDate old, new;
      int moved;

      if (old_text == NULL || new_text == NULL || !pow_date_parse (old_text, &old) || !pow_date_parse (new_text, &new))
        continue;
      moved = pow_difference_count_days (old, new);
      if (!known || moved > *days)
        *days = moved;
      known = TRUE;
    }
  return known;
}

void
pow_drift_row_measure (PowDriftRow *row, PowRecord *planned, PowRecord *actual)
{
  row->days_known = count_days (planned, actual, &row->days);
  row->n_days = row->days_known ? 1 : 0;
  add_money (&row->money, pow_record_get (planned, "budget"), pow_record_get (actual, "budget"), TRUE);
  add_money (&row->money, pow_record_get (actual, "budget"), pow_record_get (planned, "budget"), FALSE);
  row->added = count_scope (planned, actual);
  row->dropped = count_scope (actual, planned);
}
