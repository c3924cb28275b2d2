/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl-history.h"

#include "model/change/pow-open-choice.h"

#include <glib/gi18n-lib.h>

static char *region;

static const GOptionEntry options[] = {
  { "region", 0, 0, G_OPTION_ARG_FILENAME, &region, N_ ("Only of this region"), N_ ("ID") },
  { NULL },
};

static void
print_as_json (GPtrArray *choices)
{
  cJSON *rows = cJSON_CreateArray ();

  for (guint i = 0; i < choices->len; i++)
    {
      const PowOpenChoice *choice = g_ptr_array_index (choices, i);
      cJSON *row = cJSON_CreateObject ();
      cJSON *before = cJSON_AddObjectToObject (row, "before");
      cJSON *candidates = cJSON_AddArrayToObject (row, "candidates");

      cJSON_AddItemToObject (before, "value", choice->before != NULL ? pow_json_copy (choice->before) : cJSON_CreateNull ());
      powctl_add_origin (before, choice->before_commit);
      for (guint n = 0; n < choice->candidates->len; n++)
        {
          const PowChoiceCandidate *candidate = g_ptr_array_index (choice->candidates, n);
          cJSON *item = cJSON_CreateObject ();

          cJSON_AddNumberToObject (item, "take", n + 1);
          cJSON_AddItemToObject (item, "value", candidate->value != NULL ? pow_json_copy (candidate->value) : cJSON_CreateNull ());
          cJSON_AddBoolToObject (item, "shown", candidate->shown);
          powctl_add_origin (item, candidate->commit);
          cJSON_AddItemToArray (candidates, item);
        }
      cJSON_AddStringToObject (row, "address", pow_record_get_address (choice->record));
      cJSON_AddStringToObject (row, "field", choice->field);
      cJSON_AddItemToArray (rows, row);
    }
  powctl_print_json (rows);
}

static void
add_line (PowctlTable *table, PowSnapshot *now, const PowOpenChoice *choice, const char *mark, const cJSON *value,
          const PowCommit *commit)
{
  g_autofree char *text = choice->is_removal ? g_strdup (value != NULL ? _ ("remove") : _ ("let it stay"))
                                             : powctl_describe_value (now, choice->record, choice->field, value);
  g_autofree char *when = powctl_describe_time (commit);
  const char *cells[] = { mark, text, when, commit != NULL && commit->author != NULL ? commit->author : "–" };

  powctl_table_add (table, cells);
}

static void
print_choice (Powctl *powctl, PowSnapshot *now, const PowOpenChoice *choice)
{
  const char *const headings[] = { _ ("Take"), _ ("Value"), _ ("When"), _ ("Who") };
  static const PowctlColumn columns[G_N_ELEMENTS (headings)] = { POWCTL_COLUMN_LEFT };
  PowRecord *programme = pow_snapshot_get_programme (now);
  g_autofree char *label = pow_schema_dup_path_label (pow_record_get_kind (choice->record), choice->field,
                                                      pow_record_get_tree (choice->record),
                                                      programme != NULL ? pow_record_get_tree (programme) : NULL);
  PowctlTable *table = powctl_table_new (G_N_ELEMENTS (headings), headings, columns);

  powctl_print ("%s%s: %s%s\n%s:%s\n", powctl->colour ? "\033[1m" : "", pow_record_get_title (choice->record), label,
                powctl->colour ? "\033[0m" : "", pow_record_get_address (choice->record), choice->field);
  if (!choice->is_removal)
    add_line (table, now, choice, _ ("before"), choice->before, choice->before_commit);
  for (guint n = 0; n < choice->candidates->len; n++)
    {
      const PowChoiceCandidate *candidate = g_ptr_array_index (choice->candidates, n);
      g_autofree char *mark
          = candidate->shown ? g_strdup_printf (_ ("%u (shown)"), n + 1) : g_strdup_printf ("%u", n + 1);

      add_line (table, now, choice, mark, candidate->value, candidate->commit);
    }
  powctl_table_print (table, powctl->colour);
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autoptr (PowSnapshot) now = powctl_read (powctl, NULL, error);
  g_autofree char *line = NULL;
  g_autoptr (PowHistory) history = NULL;
  g_autoptr (GPtrArray) choices = NULL;

  if (now == NULL || (region != NULL && !powctl_check_region (now, region, error)))
    return POWCTL_REFUSED;
  line = region != NULL ? g_strconcat ("region/", region, NULL) : NULL;
  choices = pow_open_choice_list (now, region);
  if (choices->len > 0)
    {
      history = powctl_open_history (powctl, error);
      if (history == NULL || !powctl_update_history (history, line, error))
        return POWCTL_REFUSED;
    }
  for (guint i = 0; i < choices->len; i++)
    if (!pow_open_choice_explain (g_ptr_array_index (choices, i), history, error))
      return POWCTL_REFUSED;

  if (powctl->json)
    print_as_json (choices);
  for (guint i = 0; i < choices->len && !powctl->json; i++)
    {
      if (i > 0)
        powctl_print ("\n");
      print_choice (powctl, now, g_ptr_array_index (choices, i));
    }
  if (choices->len == 0 && !powctl->json)
    powctl_print (_ ("No open choices\n"));
  return POWCTL_DONE;
}

const PowctlCommand powctl_choices = {
  "choices",
  "",
  N_ ("Fields for which several people filled in different values, and nobody has chosen yet"),
  options,
  0,
  0,
  run,
};
