/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl-history.h"
#include "app/powctl/powctl-sheet.h"

#include "model/compare/pow-compare-sheet.h"
#include "model/record/pow-address.h"
#include "model/record/pow-money.h"

#include <glib/gi18n-lib.h>

static char *from;
static char **regions;
static char *output;
static gboolean only_changes;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_ ("Counted from this moment instead of each region's approved plan"),
    N_ ("MOMENT") },
  { "region", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &regions, N_ ("Only of this region; may be given more than once"),
    N_ ("ID") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_ ("Into this file instead of on the screen: a spreadsheet (.xlsx) or text (.csv)"), N_ ("FILE") },
  { "changes", 0, 0, G_OPTION_ARG_NONE, &only_changes,
    N_ ("With --output: the changes behind the numbers instead of the numbers; a spreadsheet has both anyway"), NULL },
  { NULL },
};

/* The changes behind a number: by Change-Id, which undo takes; one made by plain git by its revision. */
static cJSON *
steps_to_json (const PowDriftRow *row, PowDriftMeasure measure)
{
  cJSON *ids = cJSON_CreateArray ();

  for (guint i = 0; i < row->steps->len; i++)
    {
      const PowDriftStep *step = g_ptr_array_index (row->steps, i);

      if ((step->measures & (1u << measure)) != 0)
        cJSON_AddItemToArray (ids, cJSON_CreateString (step->commit->change_id != NULL ? step->commit->change_id
                                                                                         : step->commit->revision));
    }
  return ids;
}

static void
add_numbers (cJSON *object, const PowDriftRow *row)
{
  cJSON *money, *scope, *changes, *reasons;

  cJSON_AddItemToObject (object, "days", row->days_known ? pow_json_new_integer (row->days) : cJSON_CreateNull ());
  cJSON_AddNumberToObject (object, "replannings", row->replannings);
  money = cJSON_AddObjectToObject (object, "money");
  cJSON_AddItemToObject (money, "moved", row->money.known > 0 ? pow_json_new_integer (row->money.value) : cJSON_CreateNull ());
  cJSON_AddNumberToObject (money, "known", row->money.known);
  cJSON_AddNumberToObject (money, "of", row->money.of);
  scope = cJSON_AddObjectToObject (object, "scope");
  cJSON_AddNumberToObject (scope, "added", row->added);
  cJSON_AddNumberToObject (scope, "dropped", row->dropped);
  reasons = cJSON_AddObjectToObject (object, "reasons");
  cJSON_AddNumberToObject (reasons, "given", row->with_reason);
  cJSON_AddNumberToObject (reasons, "of", row->steps->len);
  changes = cJSON_AddObjectToObject (object, "changes");
  for (guint measure = 0; measure < POW_N_DRIFT; measure++)
    cJSON_AddItemToObject (changes, pow_drift_measure_get_name (measure), steps_to_json (row, measure));
}

static cJSON *
drift_to_json (const PowDrift *drift)
{
  cJSON *object = cJSON_CreateObject ();
  cJSON *total, *rows;
  g_autofree char *since = drift->has_plan ? powctl_format_time (drift->since) : NULL;

  cJSON_AddStringToObject (object, "region", drift->region);
  cJSON_AddItemToObject (object, "name", powctl_json_string (drift->total->title));
  cJSON_AddItemToObject (object, "from", powctl_json_string (since));
  total = cJSON_AddObjectToObject (object, "total");
  add_numbers (total, drift->total);
  cJSON_AddNumberToObject (total, "days_known", drift->total->n_days);
  cJSON_AddNumberToObject (total, "subprojects", drift->rows->len);
  cJSON_AddNumberToObject (total, "new", drift->total->n_new);
  cJSON_AddNumberToObject (total, "gone", drift->total->n_gone);
  rows = cJSON_AddArrayToObject (object, "subprojects");
  for (guint i = 0; i < drift->rows->len; i++)
    {
      const PowDriftRow *row = g_ptr_array_index (drift->rows, i);
      cJSON *line = cJSON_CreateObject ();

      cJSON_AddStringToObject (line, "address", row->address);
      cJSON_AddStringToObject (line, "title", row->title);
      cJSON_AddStringToObject (line, "presence", row->is_new ? "new" : row->is_gone ? "gone" : "both");
      add_numbers (line, row);
      cJSON_AddBoolToObject (line, "green_while_moved", row->green_while_moved);
      cJSON_AddItemToArray (rows, line);
    }
  return object;
}

/* Nothing moved is plainly 0. */
static char *
format_days (int days)
{
  return days == 0 ? g_strdup ("0") : g_strdup_printf ("%s%d", days > 0 ? "+" : "−", ABS (days));
}

static void
add_table_row (PowctlTable *table, const PowDriftRow *row, gboolean total)
{
  g_autofree char *amount = pow_money_format (row->money.value);
  g_autofree char *title = row->is_new ? g_strdup_printf ("+ %s", row->title)
                           : row->is_gone ? g_strdup_printf ("− %s", row->title) : g_strdup (row->title);
  g_autofree char *moved = format_days (row->days);
  g_autofree char *days = row->is_new || row->is_gone ? g_strdup ("")
                          : !row->days_known ? g_strdup (C_ ("value", "unknown"))
                          : total ? g_strdup_printf (_ ("%s (of %u)"), moved, row->n_days) : g_strdup (moved);
  g_autofree char *replannings = g_strdup_printf ("%u", row->replannings);
  g_autofree char *money = row->money.known == 0 ? g_strdup (row->money.of == 0 ? "" : C_ ("value", "unknown"))
                           : g_strdup_printf ("%s%s", row->money.known < row->money.of ? "≥ " : "", amount);
  g_autofree char *scope = row->added + row->dropped == 0 ? g_strdup ("0")
                                                           : g_strdup_printf ("+%u −%u", row->added, row->dropped);
  g_autofree char *reasons = row->steps->len > 0 ? g_strdup_printf (_ ("%u of %u"), row->with_reason, row->steps->len)
                                                 : g_strdup ("");
  const char *cells[] = { title, days, replannings, money, scope, reasons };

  powctl_table_add (table, cells);
}

static PowctlTable *
table_new (const char *first)
{
  static const PowctlColumn columns[] = { POWCTL_COLUMN_LEFT,  POWCTL_COLUMN_RIGHT, POWCTL_COLUMN_RIGHT,
                                          POWCTL_COLUMN_RIGHT, POWCTL_COLUMN_RIGHT, POWCTL_COLUMN_RIGHT };
  const char *headings[] = { first,           _ ("Days later"), _ ("Replanned"),
                             _ ("Money moved"), _ ("Scope"),      _ ("With reason") };

  return powctl_table_new (G_N_ELEMENTS (headings), headings, columns);
}

/* One region by subproject; several by region. */
static void
print_as_text (Powctl *powctl, GPtrArray *drifts)
{
  const PowDrift *only = drifts->len == 1 ? g_ptr_array_index (drifts, 0) : NULL;
  PowctlTable *table;

  if (only != NULL && !only->has_plan)
    {
      powctl_print (_ ("%s: no approved plan is known to count from. Give a moment with --from.\n"), only->total->title);
      return;
    }
  table = table_new (only != NULL ? _ ("Subproject") : _ ("Region"));
  for (guint i = 0; only != NULL && i < only->rows->len; i++)
    add_table_row (table, g_ptr_array_index (only->rows, i), FALSE);
  for (guint i = 0; i < drifts->len; i++)
    {
      const PowDrift *drift = g_ptr_array_index (drifts, i);

      if (drift->has_plan)
        add_table_row (table, drift->total, TRUE);
    }
  powctl_table_print (table, powctl->colour);
  for (guint i = 0; only == NULL && i < drifts->len; i++)
    if (!((PowDrift *) g_ptr_array_index (drifts, i))->has_plan)
      powctl_print (_ ("%s: no approved plan is known to count from. Give a moment with --from.\n"),
                    ((PowDrift *) g_ptr_array_index (drifts, i))->total->title);
}

static PowDrift *
read_drift (PowHistory *history, PowSnapshot *planned, PowSnapshot *actual, const char *region, GError **error)
{
  g_autofree char *line = g_strconcat ("region/", region, NULL);
  const PowHistoryFilter filter = { .line = line, .since = from != NULL ? from : POW_MOMENT_APPROVED_PLAN, .limit = -1 };
  g_autoptr (GPtrArray) entries = pow_history_list (history, &filter, error);

  return entries != NULL ? pow_drift_new (planned, actual, region, entries) : NULL;
}

static gboolean
is_wanted (PowRecord *region, const char *id, PowDate today)
{
  return regions != NULL ? g_strv_contains ((const char *const *) regions, id) : !pow_insight_has_ended (region, today);
}

static gboolean
check_regions (PowSnapshot *snapshot, GError **error)
{
  for (char **region = regions; region != NULL && *region != NULL; region++)
    if (!powctl_check_region (snapshot, *region, error))
      return FALSE;
  return TRUE;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autoptr (PowSnapshot) actual = powctl_read (powctl, NULL, error);
  g_autoptr (PowSnapshot) planned = NULL;
  g_autoptr (PowHistory) history = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GPtrArray) drifts = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_drift_free);

  if (only_changes && output == NULL)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("--changes needs a file: add --output FILE. Without it, history tells of each change."));
      return POWCTL_REFUSED;
    }
  if ((output != NULL && !powctl_check_sheet (output, error)) || actual == NULL || !check_regions (actual, error))
    return POWCTL_REFUSED;
  planned = pow_repository_read (powctl->repository, from != NULL ? from : POW_MOMENT_APPROVED_PLAN, actual, error);
  history = planned != NULL ? powctl_open_history (powctl, error) : NULL;
  if (history == NULL || !powctl_update_history (history, NULL, error))
    return POWCTL_REFUSED;
  listed = pow_snapshot_list_regions (actual);
  for (guint i = 0; i < listed->len; i++)
    {
      const char *id = g_ptr_array_index (listed, i);
      g_autofree char *address = pow_address_build (POW_KIND_REGION, id, NULL);
      PowRecord *region = pow_snapshot_lookup (actual, address);
      PowDrift *drift;

      if (region == NULL || !is_wanted (region, id, powctl_get_today (powctl, actual)))
        continue;
      drift = read_drift (history, planned, actual, id, error);
      if (drift == NULL)
        return POWCTL_REFUSED;
      g_ptr_array_add (drifts, drift);
    }

  if (output != NULL)
    {
      g_autofree char *remark = powctl_dup_sheet_remark (actual, powctl_get_today (powctl, actual), _ ("Plan and practice"));
      g_autoptr (PowSheet) sheet = pow_drifts_dup_sheet (drifts, actual, TRUE);

      return powctl_write_sheet (powctl, only_changes ? pow_sheet_get_next (sheet) : sheet, output, remark, error) ? POWCTL_DONE
                                                                                                            : POWCTL_REFUSED;
    }
  if (powctl->json)
    {
      cJSON *document = cJSON_CreateArray ();

      for (guint i = 0; i < drifts->len; i++)
        cJSON_AddItemToArray (document, drift_to_json (g_ptr_array_index (drifts, i)));
      powctl_print_json (document);
    }
  else
    print_as_text (powctl, drifts);
  return POWCTL_DONE;
}

const PowctlCommand powctl_drift = {
  .name = "drift",
  .arguments = "",
  .summary = N_ ("Paper and practice: how far subprojects have left the approved plan"),
  .options = options,
  .run = run,
};
