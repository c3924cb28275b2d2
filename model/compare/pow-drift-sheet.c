/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/compare/pow-compare-sheet.h"

#include "model/record/pow-money.h"
#include "model/schema/pow-validate.h"
#include "model/schema/pow-words.h"
#include "model/store/pow-snapshot-words.h"

#include <glib/gi18n-lib.h>

/* What the numbers are called, above them and beside the changes that are behind them. */
static const char *const numbers[POW_N_DRIFT] = { N_ ("Replanned"), N_ ("Money moved"), N_ ("Scope added"), N_ ("Scope dropped") };

static void
add_drift (PowSheet *sheet, const PowDrift *drift, const PowDriftRow *row, const char *subproject)
{
  const char *unknown = pow_words_get_in ("value", "unknown");
  const gboolean counts = drift->has_plan;

  pow_sheet_begin_row (sheet, row->steps->len > 0 || row->is_new || row->is_gone || (row->days_known && row->days != 0));
  pow_sheet_add_words (sheet, drift->total->title);
  pow_sheet_add_words (sheet, subproject);
  if (!counts || !row->days_known)
    pow_sheet_add_words (sheet, !counts ? pow_words_get (N_ ("no plan"))
                                : row->is_new ? pow_words_get_in ("compared", "new")
                                : row->is_gone ? pow_words_get_in ("compared", "gone") : unknown);
  else
    pow_sheet_add_number (sheet, row->days);
  if (!counts)
    return;
  pow_sheet_add_number (sheet, row->replannings);
  if (row->money.known > 0)
    {
      g_autofree char *amount = pow_money_format (row->money.value);
      g_autofree char *least = g_strdup_printf ("≥\302\240%s", amount);
      const gboolean partial = row->money.known < row->money.of;

      pow_sheet_add_money (sheet, row->money.value, partial, partial ? least : amount);
    }
  else
    pow_sheet_add_words (sheet, row->money.of > 0 ? unknown : NULL);
  pow_sheet_add_number (sheet, row->added);
  pow_sheet_add_number (sheet, row->dropped);
  pow_sheet_add_number (sheet, row->steps->len);
  pow_sheet_add_number (sheet, row->with_reason);
}

static PowSheet *
sheet_new (const char *title, const char *const *headings)
{
  PowSheet *sheet = pow_sheet_new (title, 2);

  for (; *headings != NULL; headings++)
    pow_sheet_add_column (sheet, pow_words_get (*headings));
  return sheet;
}

static char *
tell_numbers (guint measures)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < POW_N_DRIFT; i++)
    if ((measures & (1u << i)) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", pow_words_get (numbers[i]));
  return g_string_free (words, FALSE);
}

/* What people typed, without numbers of persons (data.md, BSN guard). */
static void
add_masked (PowSheet *sheet, const char *words)
{
  g_autofree char *masked = words != NULL ? pow_text_mask_bsn (words) : NULL;

  pow_sheet_add_words (sheet, masked);
}

/* Of what came or went only one side is there; of a value that changed the other is unknown. */
static void
add_side (PowSheet *sheet, PowSnapshot *snapshot, const PowChange *change, const cJSON *value)
{
  g_autofree char *words = change->field != NULL && (value != NULL || change->type == POW_CHANGE_CHANGED)
                               ? pow_snapshot_dup_value_words (snapshot, change->address, change->field, value)
                               : NULL;

  add_masked (sheet, words);
}

static void
add_place (PowSheet *sheet, PowSnapshot *snapshot, const PowChange *change)
{
  g_autofree char *label = pow_snapshot_dup_place_label (snapshot, change->address, change->field);

  if (change->type == POW_CHANGE_CHANGED)
    add_masked (sheet, label);
  else
    {
      g_autofree char *words
          = g_strdup_printf (change->type == POW_CHANGE_ADDED ? pow_words_get (N_ ("%s added")) : pow_words_get (N_ ("%s removed")), label);

      add_masked (sheet, words);
    }
}

static void
add_change (PowSheet *sheet, PowSnapshot *snapshot, const char *region, const char *subproject, const PowCommit *commit,
            const PowChange *change)
{
  const PowDate day = pow_date_from_time (commit->effective_time);
  g_autofree char *day_words = pow_date_format (day), *measures = tell_numbers (pow_drift_measure_change (change));

  pow_sheet_begin_row (sheet, TRUE);
  pow_sheet_add_words (sheet, region);
  pow_sheet_add_words (sheet, subproject);
  pow_sheet_add_day (sheet, day, day_words);
  pow_sheet_add_words (sheet, commit->author);
  add_place (sheet, snapshot, change);
  add_side (sheet, snapshot, change, change->before);
  add_side (sheet, snapshot, change, change->after);
  add_masked (sheet, commit->reason);
  add_masked (sheet, commit->body != NULL ? pow_snapshot_get_title (snapshot, commit->body) : NULL);
  pow_sheet_add_words (sheet, measures);
}

/* Every change that is behind a number, each on a row of its own. */
static PowSheet *
make_changes (GPtrArray *drifts, PowSnapshot *snapshot)
{
  static const char *const headings[] = { N_ ("Region"), N_ ("Subproject"), N_ ("Date"),   N_ ("Person"), N_ ("Field"), N_ ("Before"),
                                          N_ ("After"),  N_ ("Reason"),     N_ ("Body"), N_ ("Counts in"), NULL };
  PowSheet *sheet = sheet_new (pow_words_get (N_ ("Changes")), headings);

  for (guint i = 0; i < drifts->len; i++)
    {
      const PowDrift *drift = g_ptr_array_index (drifts, i);

      for (guint j = 0; j < drift->rows->len; j++)
        {
          const PowDriftRow *row = g_ptr_array_index (drift->rows, j);

          for (guint k = 0; k < row->steps->len; k++)
            {
              const PowDriftStep *step = g_ptr_array_index (row->steps, k);

              for (guint l = 0; l < step->changes->len; l++)
                add_change (sheet, snapshot, drift->total->title, row->title, step->commit, g_ptr_array_index (step->changes, l));
            }
        }
    }
  return sheet;
}

/**
 * pow_drifts_dup_sheet:
 * @drifts: (element-type PowDrift): of one region or more
 * @actual: the portfolio that they were made of, for what fields and values are called
 * @with_subprojects: whether each subproject has a row too
 *
 * Paper and practice: how far each has left the approved plan, and on the next sheet the changes behind the numbers,
 * of every subproject: when, by whom, what stood there before and after, why, and which body decided it. Any thread.
 *
 * Returns: (transfer full): the sheet with the numbers
 */
PowSheet *
pow_drifts_dup_sheet (GPtrArray *drifts, PowSnapshot *actual, gboolean with_subprojects)
{
  static const char *const headings[] = { N_ ("Region"), N_ ("Subproject"), N_ ("Days later"), N_ ("Replanned"),
                                          N_ ("Money moved"), N_ ("Scope added"), N_ ("Scope dropped"), N_ ("Changes"),
                                          N_ ("With reason"), NULL };
  PowSheet *sheet;

  g_return_val_if_fail (drifts != NULL && POW_IS_SNAPSHOT (actual), NULL);

  sheet = sheet_new (pow_words_get (N_ ("Plan and practice")), headings);
  for (guint i = 0; i < drifts->len; i++)
    {
      const PowDrift *drift = g_ptr_array_index (drifts, i);

      for (guint j = 0; with_subprojects && j < drift->rows->len; j++)
        {
          const PowDriftRow *row = g_ptr_array_index (drift->rows, j);

          add_drift (sheet, drift, row, row->title);
        }
      add_drift (sheet, drift, drift->total, pow_words_get (N_ ("Whole region")));
    }
  pow_sheet_add_sheet (sheet, make_changes (drifts, actual));
  return sheet;
}
