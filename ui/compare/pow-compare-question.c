/* SPDX-License-Identifier: EUPL-1.2 */
/* Comparisons are made beside the main thread: first what must be read, then the work itself. */
#include "ui/compare/pow-compare-question.h"

#include "model/compare/pow-compare-sheet.h"
#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

/* One question under way. */
typedef struct
{
  PowCompareQuestion *question;
  PowSession *session; /* main thread only */
  PowSnapshot *shown;
  PowSnapshot *other; /* the moment that is compared with */
  PowDate today;
  GPtrArray *entries; /* (element-type PowHistoryEntry) */
} Work;

/**
 * pow_compare_question_free:
 * @self: (transfer full) (nullable): a question
 *
 * Frees a question with its strings. Any thread.
 */
void
pow_compare_question_free (PowCompareQuestion *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->regions);
  g_free (self->moment);
  g_free (self->moment_name);
  g_free (self->shown_name);
  g_free (self->field);
  g_free (self);
}

/**
 * pow_compare_answer_free:
 * @self: (transfer full) (nullable): an answer
 *
 * Frees an answer with the question that it belongs to. Any thread: it holds snapshots, but no widget and no session.
 */
void
pow_compare_answer_free (PowCompareAnswer *self)
{
  if (self == NULL)
    return;
  pow_compare_question_free (self->question);
  pow_compare_lines_free (self->lines);
  pow_comparison_free (self->comparison);
  g_clear_pointer (&self->sheet, pow_sheet_unref);
  g_free (self);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  pow_compare_question_free (work->question);
  g_clear_object (&work->session);
  g_clear_object (&work->shown);
  g_clear_object (&work->other);
  g_clear_pointer (&work->entries, g_ptr_array_unref);
  g_free (work);
}

static const char *
get_region_name (PowSnapshot *snapshot, const char *region)
{
  g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);

  return pow_snapshot_get_title (snapshot, address);
}

/* "Approved plan (26 Sep 2019)": the moment as it is for this region. */
static char *
tell_moment (PowSnapshot *snapshot, const char *region, const char *name)
{
  g_autofree char *line_name = g_strconcat ("region/", region, NULL);
  const PowSnapshotLine *line = pow_snapshot_get_line (snapshot, line_name);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *day = NULL;

  if (line == NULL || line->revision == NULL)
    return g_strdup_printf (_ ("%s (no state)"), name);
  if (line->moment == 0)
    return g_strdup (name);
  time = g_date_time_new_from_unix_local (line->moment);
  /* Translators: a day in short, as strftime writes it. */
  day = time != NULL ? g_date_time_format (time, _ ("%-e %b %Y")) : g_strdup ("?");
  return g_strdup_printf ("%s (%s)", name, day);
}

static PowComparison *
compare_moments (const Work *work)
{
  const char *region = work->question->regions[0];
  /* The answer to Waartegen says its day itself. */
  g_autofree char *before = work->question->moment != NULL ? tell_moment (work->other, region, work->question->moment_name)
                                                           : g_strdup (work->question->moment_name);

  return pow_comparison_new_moments (work->other, before, work->shown, work->question->shown_name, region);
}

static PowComparison *
compare_regions (const Work *work)
{
  PowComparedColumn columns[POW_COMPARISON_COLUMNS] = { { NULL } };
  const guint n = MIN (g_strv_length (work->question->regions), POW_COMPARISON_COLUMNS);

  for (guint i = 0; i < n; i++)
    columns[i] = (PowComparedColumn){ (char *) get_region_name (work->shown, work->question->regions[i]),
                                      work->question->regions[i], work->shown, work->today };
  return pow_comparison_new_regions (columns, n);
}

/* The part of the history that is about one region; the whole stays alive as long as the work. */
static GPtrArray *
pick_entries (GPtrArray *entries, const char *region)
{
  g_autofree char *line = g_strconcat ("region/", region, NULL);
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (((PowHistoryEntry *) g_ptr_array_index (entries, i))->commit->line, line) == 0)
      g_ptr_array_add (own, g_ptr_array_index (entries, i));
  return own;
}

static PowDrift *
make_drift (const Work *work, const char *region)
{
  g_autoptr (GPtrArray) entries = pick_entries (work->entries, region);

  return pow_drift_new (work->other, work->shown, region, entries);
}

static void
tell_practice (const Work *work, PowCompareAnswer *answer)
{
  g_autoptr (GPtrArray) drifts = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_drift_free);
  g_autoptr (GPtrArray) regions = NULL;

  if (answer->question->regions[0] != NULL)
    {
      g_ptr_array_add (drifts, make_drift (work, answer->question->regions[0]));
      answer->lines = pow_compare_lines_new_drift (drifts->pdata[0], work->shown);
    }
  else
    {
      regions = pow_snapshot_list_regions (work->shown);
      for (guint i = 0; i < regions->len; i++)
        g_ptr_array_add (drifts, make_drift (work, g_ptr_array_index (regions, i)));
      answer->lines = pow_compare_lines_new_drifts (drifts);
    }
  answer->sheet = pow_drifts_dup_sheet (drifts, work->shown, drifts->len == 1);
}

static void
work_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  PowCompareAnswer *answer = g_new0 (PowCompareAnswer, 1);
  g_autoptr (PowRegionTable) table = NULL;

  answer->question = g_steal_pointer (&work->question);
  work->question = answer->question;
  switch (answer->question->mode)
    {
    case POW_COMPARE_MOMENTS:
      answer->comparison = compare_moments (work);
      answer->lines = pow_compare_lines_new_moments (answer->comparison);
      break;
    case POW_COMPARE_REGIONS:
      answer->comparison = compare_regions (work);
      answer->lines = pow_compare_lines_new_regions (answer->comparison);
      break;
    case POW_COMPARE_TEMPLATE:
      answer->comparison = pow_comparison_new_template (work->shown, answer->question->regions[0]);
      answer->lines = pow_compare_lines_new_template (answer->comparison);
      break;
    case POW_COMPARE_PRACTICE:
      tell_practice (work, answer);
      break;
    case POW_COMPARE_FIELD:
      table = pow_region_table_new (work->shown, answer->question->field, work->today);
      if (table != NULL)
        pow_region_table_sort (table, answer->question->order);
      answer->lines = table != NULL ? pow_compare_lines_new_table (table) : pow_compare_lines_new (_ ("Region"), NULL);
      answer->sheet = table != NULL ? pow_region_table_dup_sheet (table) : NULL;
      break;
    case POW_N_COMPARE_MODES:
    default:
      g_assert_not_reached ();
    }
  if (answer->comparison != NULL)
    answer->sheet = pow_comparison_dup_sheet (answer->comparison, NULL);
  work->question = NULL;
  g_task_return_pointer (task, answer, (GDestroyNotify) pow_compare_answer_free);
}

/* The session stays behind: it belongs to the main thread. */
static void
start_work (GTask *task)
{
  Work *work = g_task_get_task_data (task);

  g_clear_object (&work->session);
  g_task_run_in_thread (task, work_cb);
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;

  work->entries = pow_lookback_ask_finish (POW_LOOKBACK (source), result, &error);
  if (work->entries == NULL)
    g_task_return_error (task, error);
  else
    start_work (task);
}

static void
ask_history (GTask *task, Work *work)
{
  const char *region = work->question->regions[0];
  g_autofree char *line = region != NULL ? g_strconcat ("region/", region, NULL) : NULL;
  const PowHistoryFilter filter = {
    .line = line,
    .since = work->question->moment,
    .until = pow_session_get_at (work->session),
    .limit = -1,
  };

  pow_lookback_list_async (pow_session_get_lookback (work->session), &filter, g_task_get_cancellable (task), history_cb, task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;

  work->other = pow_store_read_finish (POW_STORE (source), result, &error);
  if (work->other == NULL)
    g_task_return_error (task, error);
  else if (work->question->mode == POW_COMPARE_PRACTICE)
    ask_history (g_steal_pointer (&task), work);
  else
    start_work (task);
}

/**
 * pow_compare_ask_async:
 * @session: what is on screen
 * @question: (transfer full): what is asked
 * @cancellable: (nullable): stops it
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Makes a comparison of what the session shows. Main thread; the work is done elsewhere.
 */
void
pow_compare_ask_async (PowSession *session, PowCompareQuestion *question, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (POW_IS_SESSION (session));
  g_return_if_fail (question != NULL && question->regions != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  work = g_new0 (Work, 1);
  work->question = question;
  work->session = g_object_ref (session);
  work->shown = g_object_ref (pow_session_get_snapshot (session));
  work->today = pow_session_get_today (session);
  g_task_set_task_data (task, work, work_free);
  g_task_set_return_on_cancel (task, FALSE);
  if (question->mode == POW_COMPARE_MOMENTS && question->moment == NULL)
    work->other = g_object_ref (pow_session_get_against_snapshot (session));
  else if (question->mode == POW_COMPARE_MOMENTS || question->mode == POW_COMPARE_PRACTICE)
    {
      pow_store_read_async (pow_session_get_store (session), question->moment, cancellable, read_cb, g_steal_pointer (&task));
      return;
    }
  start_work (task);
}

/**
 * pow_compare_ask_finish:
 * @result: what the callback got
 * @error: why there is no answer
 *
 * Returns: (transfer full) (nullable): the answer
 */
PowCompareAnswer *
pow_compare_ask_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
