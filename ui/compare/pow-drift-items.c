/* SPDX-License-Identifier: EUPL-1.2 */
/* Paper and practice as lines of a table. Pure; any thread. */
#include "ui/compare/pow-compare-items.h"

#include "model/record/pow-address.h"
#include "model/record/pow-money.h"
#include "pow-config.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

enum { DAYS, REPLANNED, MONEY, SCOPE, REASONS };

static PowCompareLines *
lines_new (const char *first)
{
  PowCompareLines *self = pow_compare_lines_new (first, NULL);
  const char *const titles[] = { _ ("Days later"), _ ("Replanned"), _ ("Money moved"), _ ("Scope"), _ ("With reason") };

  self->columns.n = G_N_ELEMENTS (titles);
  self->columns.figures = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    self->columns.titles[i] = g_strdup (titles[i]);
  return self;
}

static char *
format_days (int days)
{
  return days == 0 ? g_strdup ("0") : g_strdup_printf ("%s %d", days > 0 ? "+" : "−", ABS (days));
}

static char *
tell_days (const PowDriftRow *row)
{
  g_autofree char *days = format_days (row->days);

  if (row->is_new)
    return g_strdup (C_ ("compared", "new"));
  if (row->is_gone)
    return g_strdup (C_ ("compared", "gone"));
  if (!row->days_known)
    return g_strdup (C_ ("value", "unknown"));
  return row->address == NULL ? g_strdup_printf (_ ("%s (of %u)"), days, row->n_days) : g_strdup (days);
}

static char *
tell_money (const PowDriftRow *row)
{
  g_autofree char *amount = pow_money_format (row->money.value);

  if (row->money.known == 0)
    return row->money.of == 0 ? NULL : g_strdup (C_ ("value", "unknown"));
  return row->money.known < row->money.of ? g_strdup_printf ("≥\302\240%s", amount) : g_steal_pointer (&amount);
}

static PowCompareItem *
add_numbers (PowCompareLines *self, const PowDriftRow *row, PowCompareItem *parent, const char *title)
{
  PowCompareItem *item = pow_compare_lines_add (self, POW_COMPARE_SUBJECT, parent, title);
  g_autofree char *days = tell_days (row), *replanned = g_strdup_printf ("%u", row->replannings), *money = tell_money (row);
  g_autofree char *scope = row->added + row->dropped == 0 ? g_strdup ("0") : g_strdup_printf ("+ %u, − %u", row->added, row->dropped);
  g_autofree char *reasons = row->steps->len > 0 ? g_strdup_printf (_ ("%u of %u"), row->with_reason, row->steps->len) : NULL;

  pow_compare_item_set_cell (item, DAYS, days);
  pow_compare_item_set_cell (item, REPLANNED, replanned);
  pow_compare_item_set_cell (item, MONEY, money);
  pow_compare_item_set_cell (item, SCOPE, scope);
  pow_compare_item_set_cell (item, REASONS, reasons);
  pow_compare_item_set_address (item, 0, row->address);
  if (row->steps->len > 0 || row->is_new || row->is_gone || (row->days_known && row->days != 0))
    {
      const PowComparedMark mark = row->is_new ? POW_COMPARED_ADDED : row->is_gone ? POW_COMPARED_REMOVED : POW_COMPARED_CHANGED;

      pow_compare_item_set_mark (item, mark, NULL);
      self->counts[mark]++;
    }
  else
    self->counts[POW_COMPARED_SAME]++;
  pow_compare_item_set_expanded (item, FALSE);
  return item;
}

static char *
tell_side (PowSnapshot *snapshot, const PowChange *change, const cJSON *value)
{
  g_autofree char *words = pow_change_text_dup_value (snapshot, change->address, change->field, value);

  return pow_text_mask_bsn (words);
}

static char *
tell_change (PowSnapshot *snapshot, const PowChange *change)
{
  g_autofree char *label = NULL, *before = NULL, *after = NULL;

  if (change->field == NULL)
    return g_strdup (change->type == POW_CHANGE_ADDED ? _ ("Subproject added") : _ ("Subproject removed"));
  label = pow_change_text_dup_label (snapshot, change->address, change->field);
  if (change->type == POW_CHANGE_ADDED)
    return g_strdup_printf (_ ("%s added"), label);
  if (change->type == POW_CHANGE_REMOVED)
    return g_strdup_printf (_ ("%s removed"), label);
  before = tell_side (snapshot, change, change->before);
  after = tell_side (snapshot, change, change->after);
  return g_strdup_printf ("%s: %s → %s", label, before, after);
}

/* What a change moved is told in the cells of these numbers. */
static guint
find_cells (guint measures)
{
  guint cells = 1u << REASONS;

  if ((measures & (1u << POW_DRIFT_DATES)) != 0)
    cells |= 1u << DAYS | 1u << REPLANNED;
  if ((measures & (1u << POW_DRIFT_MONEY)) != 0)
    cells |= 1u << MONEY;
  if ((measures & (1u << POW_DRIFT_ADDED | 1u << POW_DRIFT_DROPPED)) != 0)
    cells |= 1u << SCOPE;
  return cells;
}

/* Of the whole region a change must say what it is about. */
static void
append_change (GString *note, const PowDriftRow *row, PowSnapshot *snapshot, const PowChange *change)
{
  g_autofree char *words = tell_change (snapshot, change);
  g_autofree char *title = row->address == NULL ? pow_text_mask_bsn (pow_snapshot_get_title (snapshot, change->address)) : NULL;

  g_string_append_printf (note, "%s%s%s%s", note->len > 0 ? "; " : "", title != NULL ? title : "", title != NULL ? ", " : "", words);
}

/* The changes behind the numbers, each with who, when and why. */
static void
add_steps (PowCompareLines *self, const PowDriftRow *row, PowCompareItem *parent, PowSnapshot *snapshot)
{
  for (guint i = 0; i < row->steps->len; i++)
    {
      const PowDriftStep *step = g_ptr_array_index (row->steps, i);
      g_autofree char *when = pow_change_text_dup_moment (step->commit->effective_time);
      g_autofree char *title = g_strdup_printf ("%s, %s", when, step->commit->author != NULL ? step->commit->author : "?");
      g_autoptr (GString) note = g_string_new (NULL);
      PowCompareItem *item = pow_compare_lines_add (self, POW_COMPARE_NOTE, parent, title);

      for (guint j = 0; j < step->changes->len; j++)
        append_change (note, row, snapshot, g_ptr_array_index (step->changes, j));
      if (step->commit->reason != NULL && step->commit->reason[0] != '\0')
        g_string_append_printf (note, ". %s: %s", _ ("Reason"), step->commit->reason);
      else
        g_string_append_printf (note, ". %s", _ ("No reason given"));
      if (step->commit->body != NULL)
        {
          g_autofree char *decided = g_strdup_printf (_ ("Decided by: %s"), pow_snapshot_get_title (snapshot, step->commit->body));

          g_string_append_printf (note, ". %s", decided);
        }
      pow_compare_item_set_note (item, note->str);
      pow_compare_item_set_address (item, 0, row->address);
      pow_compare_item_set_mark (item, POW_COMPARED_CHANGED, NULL);
      pow_compare_item_set_behind (item, find_cells (step->measures));
    }
}

/**
 * pow_compare_lines_new_drift:
 * @drift: of one region
 * @actual: the portfolio as it is shown
 *
 * Returns: (transfer full): a line a subproject with the changes behind it, then the whole region
 */
PowCompareLines *
pow_compare_lines_new_drift (const PowDrift *drift, PowSnapshot *actual)
{
  PowCompareLines *self = lines_new (_ ("Subproject"));
  g_autofree char *since = NULL;

  if (!drift->has_plan)
    {
      self->remark = g_strdup (_ ("No approved plan is known to count from."));
      return self;
    }
  for (guint i = 0; i < drift->rows->len; i++)
    {
      const PowDriftRow *row = g_ptr_array_index (drift->rows, i);
      PowCompareItem *item = add_numbers (self, row, NULL, row->title);

      if (row->green_while_moved)
        {
          PowCompareItem *green = pow_compare_lines_add (self, POW_COMPARE_NOTE, item, _ ("Reported green while the end moved"));

          pow_compare_item_set_mark (green, POW_COMPARED_CHANGED, NULL);
          pow_compare_item_set_behind (green, 1u << DAYS);
        }
      add_steps (self, row, item, actual);
    }
  if (drift->rows->len > 0)
    {
      PowCompareItem *heading = pow_compare_lines_add (self, POW_COMPARE_HEADING, NULL, _ ("Whole region"));

      add_steps (self, drift->total, add_numbers (self, drift->total, heading, drift->total->title), actual);
    }
  since = pow_change_text_dup_moment (drift->since);
  self->remark = g_strdup_printf (_ ("Since the approved plan of %s"), since);
  return self;
}

/**
 * pow_compare_lines_new_drifts:
 * @drifts: (element-type PowDrift): of several regions
 *
 * Returns: (transfer full): a line a region
 */
PowCompareLines *
pow_compare_lines_new_drifts (GPtrArray *drifts)
{
  PowCompareLines *self = lines_new (_ ("Region"));
  guint known = 0;

  for (guint i = 0; i < drifts->len; i++)
    {
      const PowDrift *drift = g_ptr_array_index (drifts, i);
      g_autofree char *address = pow_address_build (POW_KIND_REGION, drift->region, NULL);
      PowCompareItem *item;

      if (drift->has_plan)
        {
          item = add_numbers (self, drift->total, NULL, drift->total->title);
          known++;
        }
      else
        {
          item = pow_compare_lines_add (self, POW_COMPARE_SUBJECT, NULL, drift->total->title);
          pow_compare_item_set_cell (item, DAYS, _ ("no plan"));
        }
      pow_compare_item_set_address (item, 0, address);
    }
  self->remark = g_strdup_printf (_ ("An approved plan is known of %u of %u regions"), known, drifts->len);
  return self;
}
