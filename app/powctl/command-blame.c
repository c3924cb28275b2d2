/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl-history.h"

#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

static void
print_as_json (GPtrArray *values)
{
  cJSON *rows = cJSON_CreateArray ();

  for (guint i = 0; i < values->len; i++)
    {
      const PowHistoryValue *value = g_ptr_array_index (values, i);
      cJSON *row = cJSON_CreateObject ();

      cJSON_AddStringToObject (row, "field", value->field);
      cJSON_AddItemToObject (row, "value", pow_json_copy (value->value));
      powctl_add_origin (row, value->commit);
      cJSON_AddItemToArray (rows, row);
    }
  powctl_print_json (rows);
}

static void
print_as_text (Powctl *powctl, PowRecord *record, PowSnapshot *now, GPtrArray *values)
{
  const char *const headings[] = { _ ("Field"), _ ("Value"), _ ("When"), _ ("Who"), _ ("Revision") };
  static const PowctlColumn columns[G_N_ELEMENTS (headings)] = { POWCTL_COLUMN_LEFT };
  PowRecord *programme = pow_snapshot_get_programme (now);
  const cJSON *words = programme != NULL ? pow_record_get_tree (programme) : NULL;
  PowctlTable *table = powctl_table_new (G_N_ELEMENTS (headings), headings, columns);

  for (guint i = 0; i < values->len; i++)
    {
      const PowHistoryValue *value = g_ptr_array_index (values, i);
      const PowCommit *commit = value->commit;
      g_autofree char *label = pow_schema_dup_path_label (pow_record_get_kind (record), value->field,
                                                          pow_record_get_tree (record), words);
      g_autofree char *text = powctl_describe_value (now, record, value->field, value->value);
      g_autofree char *when = powctl_describe_time (commit);
      g_autofree char *revision = commit != NULL ? g_strndup (commit->revision, 10) : NULL;
      const char *cells[] = { label, text, when,
                              commit != NULL && commit->author != NULL ? commit->author : "–",
                              revision };

      powctl_table_add (table, cells);
    }
  powctl_table_print (table, powctl->colour);
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *line = NULL;
  g_autoptr (PowSnapshot) now = NULL;
  g_autoptr (PowHistory) history = NULL;
  g_autoptr (GPtrArray) values = NULL;
  PowRecord *record;

  record = powctl_read_target (powctl, arguments[0], NULL, &address, NULL, &now, error);
  if (record == NULL)
    return POWCTL_REFUSED;

  line = pow_address_dup_line (address);
  history = powctl_open_history (powctl, error);
  if (history == NULL || !powctl_update_history (history, line, error))
    return POWCTL_REFUSED;
  values = pow_history_blame (history, record, error);
  if (values == NULL)
    return POWCTL_REFUSED;
  if (powctl->json)
    print_as_json (values);
  else
    print_as_text (powctl, record, now, values);
  return POWCTL_DONE;
}

const PowctlCommand powctl_blame = {
  "blame", "ADDRESS", N_ ("Who set each value of a record, and when"), NULL, 1, 1, run,
};
