/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/compare/pow-comparison-private.h"
#include "model/compare/pow-drift-private.h"

#include "model/record/pow-address.h"
#include "model/schema/pow-validate.h"

#include <string.h>

static void
step_free (PowDriftStep *step)
{
  g_ptr_array_unref (step->changes);
  g_free (step);
}

static void
row_free (PowDriftRow *row)
{
  g_free (row->address);
  g_free (row->title);
  g_ptr_array_unref (row->steps);
  g_free (row);
}

static PowDriftRow *
row_new (const char *address, const char *title)
{
  PowDriftRow *row = g_new0 (PowDriftRow, 1);

  row->address = g_strdup (address);
  row->title = pow_text_mask_bsn (title);
  row->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  return row;
}

/**
 * pow_drift_free:
 * @self: (transfer full) (nullable): a drift
 *
 * Frees a drift.
 */
void
pow_drift_free (PowDrift *self)
{
  if (self == NULL)
    return;
  g_free (self->region);
  row_free (self->total);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* Steps that one save made over several regions share a Change-Id, but each stands on its own line. */
static void
add_steps (PowDriftRow *row, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (entries, i);
      PowDriftStep *step = NULL;

      for (guint j = 0; j < entry->changes->len; j++)
        {
          PowChange *change = g_ptr_array_index (entry->changes, j);
          guint measures = g_strcmp0 (change->address, row->address) == 0 ? pow_drift_measure_change (change) : 0;

          if (measures == 0)
            continue;
          if (step == NULL)
            {
              step = g_new0 (PowDriftStep, 1);
              step->commit = entry->commit;
              step->changes = g_ptr_array_new ();
              g_ptr_array_add (row->steps, step);
            }
          step->measures |= measures;
          g_ptr_array_add (step->changes, change);
        }
    }
  for (guint i = 0; i < row->steps->len; i++)
    {
      const char *reason = ((PowDriftStep *) g_ptr_array_index (row->steps, i))->commit->reason;

      row->with_reason += reason != NULL && reason[0] != '\0' ? 1 : 0;
    }
  row->replannings = pow_drift_row_count_steps (row, POW_DRIFT_DATES);
}

static PowDriftRow *
make_row (PowSnapshot *planned, PowSnapshot *actual, const char *address, GPtrArray *entries)
{
  PowRecord *before = pow_comparison_look_up (planned, address), *after = pow_comparison_look_up (actual, address);
  PowDriftRow *row = row_new (address, pow_record_get_title (after != NULL ? after : before));

  row->is_new = before == NULL;
  row->is_gone = after == NULL;
  row->n_new = row->is_new ? 1 : 0;
  row->n_gone = row->is_gone ? 1 : 0;
  if (before != NULL && after != NULL)
    pow_drift_row_measure (row, before, after);
  add_steps (row, entries);
  if (row->days_known && row->days > 0)
    {
      PowReported reported = pow_insight_reported (actual, after, pow_snapshot_get_today (actual));

      row->green_while_moved = reported.light == POW_LIGHT_GREEN && !reported.stale;
    }
  return row;
}

/* A step behind several subprojects counts once for the region. */
static void
add_step_to_total (PowDriftRow *total, const PowDriftStep *step)
{
  PowDriftStep *own = NULL;

  for (guint i = 0; i < total->steps->len && own == NULL; i++)
    if (((PowDriftStep *) g_ptr_array_index (total->steps, i))->commit == step->commit)
      own = g_ptr_array_index (total->steps, i);
  if (own == NULL)
    {
      own = g_new0 (PowDriftStep, 1);
      own->commit = step->commit;
      own->changes = g_ptr_array_new ();
      g_ptr_array_add (total->steps, own);
      total->with_reason += step->commit->reason != NULL && step->commit->reason[0] != '\0' ? 1 : 0;
    }
  own->measures |= step->measures;
  g_ptr_array_extend (own->changes, step->changes, NULL, NULL);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const PowCommit *one = (*(const PowDriftStep *const *) a)->commit, *other = (*(const PowDriftStep *const *) b)->commit;

  if (one->effective_time != other->effective_time)
    return one->effective_time > other->effective_time ? -1 : 1;
  return strcmp (one->revision, other->revision);
}

static void
add_up (PowDrift *self)
{
  PowDriftRow *total = self->total;
  int days = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const PowDriftRow *row = g_ptr_array_index (self->rows, i);

      days += row->days_known ? row->days : 0;
      total->n_days += row->n_days;
      total->replannings += row->replannings;
      total->money.value += row->money.value;
      total->money.known += row->money.known;
      total->money.of += row->money.of;
      total->added += row->added;
      total->dropped += row->dropped;
      total->n_new += row->n_new;
      total->n_gone += row->n_gone;
      total->green_while_moved |= row->green_while_moved;
      for (guint j = 0; j < row->steps->len; j++)
        add_step_to_total (total, g_ptr_array_index (row->steps, j));
    }
  g_ptr_array_sort (total->steps, compare_steps);
  total->days_known = total->n_days > 0;
  if (total->days_known)
    total->days = (days * 2 + (days < 0 ? -(int) total->n_days : (int) total->n_days)) / (2 * (int) total->n_days);
}

/* The order of the plan, then the title. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const PowDriftRow *one = *(const PowDriftRow *const *) a, *other = *(const PowDriftRow *const *) b;
  PowSnapshot **snapshots = user_data;
  const char *orders[2] = { NULL };

  for (guint i = 0; i < 2; i++)
    {
      const char *address = i == 0 ? one->address : other->address;
      PowRecord *record = pow_comparison_look_up (snapshots[1], address);

      if (record == NULL)
        record = pow_comparison_look_up (snapshots[0], address);
      orders[i] = pow_record_get_text (record, "order");
    }
  if (g_strcmp0 (orders[0], orders[1]) != 0)
    return g_strcmp0 (orders[0], orders[1]);
  return g_utf8_collate (one->title, other->title) != 0 ? g_utf8_collate (one->title, other->title)
                                                        : strcmp (one->address, other->address);
}

/**
 * pow_drift_new:
 * @planned: the portfolio as it was approved (`approved-plan`: each line at its own moment)
 * @actual: the portfolio as it is, or was at a later moment
 * @region: a region id
 * @entries: (element-type PowHistoryEntry): the history of that region from @planned to @actual, newest first
 *
 * How far the subprojects of a region have left the plan. The numbers come from the two states, the
 * re-plannings, the reasons and what is behind each number from the history. Any thread.
 *
 * Returns: (transfer full): the drift
 */
PowDrift *
pow_drift_new (PowSnapshot *planned, PowSnapshot *actual, const char *region, GPtrArray *entries)
{
  PowDrift *self;
  PowSnapshot *snapshots[] = { planned, actual };
  g_autofree char *line_name = NULL;
  g_autofree char *address = NULL;
  const PowSnapshotLine *line;

  g_return_val_if_fail (POW_IS_SNAPSHOT (planned) && POW_IS_SNAPSHOT (actual), NULL);
  g_return_val_if_fail (region != NULL && entries != NULL, NULL);

  line_name = g_strconcat ("region/", region, NULL);
  address = pow_address_build (POW_KIND_REGION, region, NULL);
  line = pow_snapshot_get_line (planned, line_name);
  self = g_new0 (PowDrift, 1);
  self->region = g_strdup (region);
  self->total = row_new (NULL, pow_snapshot_get_title (actual, address));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  self->entries = g_ptr_array_ref (entries);
  self->has_plan = line != NULL && line->revision != NULL;
  if (!self->has_plan)
    return self;

  self->since = line->moment != 0 ? line->moment : line->time;
  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (GPtrArray) listed = pow_snapshot_list (snapshots[side], POW_KIND_SUBPROJECT, region, FALSE);

      for (guint i = 0; i < listed->len; i++)
        {
          const char *own = pow_record_get_address (g_ptr_array_index (listed, i));

          if (side == 0 || pow_comparison_look_up (planned, own) == NULL)
            g_ptr_array_add (self->rows, make_row (planned, actual, own, entries));
        }
    }
  g_ptr_array_sort_with_data (self->rows, compare_rows, snapshots);
  add_up (self);
  return self;
}

/**
 * pow_drift_row_count_steps:
 * @row: a subproject or a region
 * @measure: a measure
 *
 * Returns: how many changes are behind that number
 */
guint
pow_drift_row_count_steps (const PowDriftRow *row, PowDriftMeasure measure)
{
  guint n = 0;

  g_return_val_if_fail (row != NULL, 0);

  for (guint i = 0; i < row->steps->len; i++)
    n += (((PowDriftStep *) g_ptr_array_index (row->steps, i))->measures & (1u << measure)) != 0 ? 1 : 0;
  return n;
}
