/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/record/pow-address.h"
#include "model/schema/pow-path.h"

#include <glib/gi18n-lib.h>

static char **regions;
static char **where;
static char *at;
static gboolean removed;

static const GOptionEntry options[] = {
  { "region", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &regions,
    N_ ("Only of this region; may be given more than once"), N_ ("ID") },
  { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &where,
    N_ ("Only with this value (a set: that contains it; no value: unknown)"), N_ ("FIELD=VALUE") },
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &at, N_ ("As it was at this moment"), N_ ("MOMENT") },
  { "removed", 0, 0, G_OPTION_ARG_NONE, &removed, N_ ("Also what was removed"), NULL },
  { NULL },
};

/* One --where. */
typedef struct
{
  char *path;
  const PowField *field;
  cJSON *value; /* NULL: unknown */
} Condition;

static void
condition_free (Condition *condition)
{
  g_free (condition->path);
  cJSON_Delete (condition->value);
  g_free (condition);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Condition, condition_free)

/* The stored form, so that "10" and "10.0", or a set in another order, compare as equal. */
static gboolean
parse_condition (PowKind kind, const char *text, GPtrArray *conditions, GError **error)
{
  g_autoptr (Condition) condition = g_new0 (Condition, 1);
  const char *equals = strchr (text, '=');
  g_autoptr (GError) local_error = NULL;
  gboolean entry = FALSE;

  if (equals == NULL || equals == text)
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("“%s” is no FIELD=VALUE"), text);
      return FALSE;
    }
  condition->path = g_strndup (text, (gsize) (equals - text));
  condition->field = powctl_find_field (kind, condition->path, &entry, error);
  if (condition->field == NULL)
    return FALSE;
  condition->value = powctl_parse_value (
      condition->field->type == POW_TYPE_SET ? condition->field->item : condition->field, entry,
      equals + 1, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_ptr_array_add (conditions, g_steal_pointer (&condition));
  return TRUE;
}

static gboolean
matches (PowRecord *record, const Condition *condition)
{
  const cJSON *value = pow_record_get (record, condition->path);
  const cJSON *item;

  if (condition->value == NULL || value == NULL)
    return condition->value == NULL && value == NULL;
  if (condition->field->type != POW_TYPE_SET)
    return pow_json_equal (value, condition->value);
  cJSON_ArrayForEach (item, value) if (pow_json_equal (item, condition->value)) return TRUE;
  return FALSE;
}

static gboolean
is_wanted (PowRecord *record, GPtrArray *conditions)
{
  const char *address = pow_record_get_address (record);
  g_autofree char *region = pow_address_dup_region (address);

  if (regions != NULL
      && (region == NULL || !g_strv_contains ((const char *const *) regions, region)))
    return FALSE;
  for (guint i = 0; i < conditions->len; i++)
    if (!matches (record, g_ptr_array_index (conditions, i)))
      return FALSE;
  return TRUE;
}

/* Lists show visible state: without the entries that were removed. */
static void
drop_removed (const PowField *fields, cJSON *object)
{
  for (const PowField *field = fields; field->key != NULL; field++)
    {
      cJSON *value = cJSON_GetObjectItemCaseSensitive (object, field->key);
      cJSON *entry = value != NULL ? value->child : NULL;

      if (value != NULL && field->type == POW_TYPE_GROUP)
        drop_removed (field->members, value);
      while (value != NULL && field->type == POW_TYPE_MAP && entry != NULL)
        {
          cJSON *next = entry->next;

          if (cJSON_IsTrue (pow_json_get (entry, "removed")))
            cJSON_Delete (cJSON_DetachItemViaPointer (value, entry));
          else
            drop_removed (field->members, entry);
          entry = next;
        }
      if (field->type == POW_TYPE_MAP && value != NULL && value->child == NULL)
        cJSON_DeleteItemFromObjectCaseSensitive (object, field->key);
    }
}

static void
print_as_json (PowKind kind, GPtrArray *records)
{
  cJSON *document = cJSON_CreateArray ();

  for (guint i = 0; i < records->len; i++)
    {
      PowRecord *record = g_ptr_array_index (records, i);
      const char *address = pow_record_get_address (record);
      g_autofree char *region = pow_address_dup_region (address);
      g_autofree char *id = pow_address_dup_id (address);
      cJSON *row = cJSON_CreateObject ();
      cJSON *tree = pow_json_copy (pow_record_get_tree (record));

      if (!removed)
        drop_removed (pow_schema_get_fields (kind), tree);
      cJSON_AddStringToObject (row, "address", address);
      cJSON_AddStringToObject (row, "kind", pow_kind_get_name (kind));
      cJSON_AddItemToObject (row, "region", powctl_json_string (region));
      cJSON_AddStringToObject (row, "id", id);
      cJSON_AddItemToObject (row, "record", tree);
      cJSON_AddItemToArray (document, row);
    }
  powctl_print_json (document);
}

#define MAX_COLUMNS 4

/* Beside the title the fields that say most in a few letters: choices, then dates. */
static guint
choose_columns (PowKind kind, const PowField **columns)
{
  static const PowFieldType types[] = { POW_TYPE_CHOICE, POW_TYPE_DATE };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (const PowField *field = pow_schema_get_fields (kind); field->key != NULL; field++)
      if (field->type == types[i] && n < MAX_COLUMNS - 2)
        columns[n++] = field;
  return n;
}

static void
print_as_table (Powctl *powctl, PowKind kind, PowSnapshot *snapshot, GPtrArray *records)
{
  static const PowctlColumn alignment[MAX_COLUMNS] = { POWCTL_COLUMN_LEFT };
  const PowField *columns[MAX_COLUMNS] = { NULL };
  guint n = choose_columns (kind, columns);
  const char *cells[MAX_COLUMNS] = { NULL };
  PowctlTable *table;

  for (guint i = 0; i < n; i++)
    cells[i] = g_dgettext (GETTEXT_PACKAGE, columns[i]->label);
  cells[n] = _ ("Title");
  cells[n + 1] = _ ("Address");
  table = powctl_table_new (n + 2, cells, alignment);
  for (guint i = 0; i < records->len; i++)
    {
      PowRecord *record = g_ptr_array_index (records, i);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < n; j++)
        {
          const cJSON *value = pow_record_get (record, columns[j]->key);

          g_ptr_array_add (
              texts, value == NULL ? g_strdup ("–")
                                   : pow_change_format_value (
                                       columns[j], value, pow_snapshot_get_programme (snapshot)));
          cells[j] = g_ptr_array_index (texts, j);
        }
      if (pow_record_is_removed (record))
        g_ptr_array_add (texts,
                         g_strconcat (pow_record_get_title (record), _ (" (removed)"), NULL));
      cells[n] = pow_record_is_removed (record) ? g_ptr_array_index (texts, n)
                                                : pow_record_get_title (record);
      cells[n + 1] = pow_record_get_address (record);
      powctl_table_add (table, cells);
    }
  powctl_table_print (table, powctl->colour);
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autoptr (PowSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) conditions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) condition_free);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  PowKind kind;

  if (!powctl_parse_kind (arguments[0], &kind, error))
    return POWCTL_USAGE;
  for (guint i = 0; where != NULL && where[i] != NULL; i++)
    if (!parse_condition (kind, where[i], conditions, error))
      return POWCTL_REFUSED;
  snapshot = powctl_read (powctl, at, error);
  if (snapshot == NULL)
    return POWCTL_REFUSED;
  for (guint i = 0; regions != NULL && regions[i] != NULL; i++)
    if (!powctl_check_region (snapshot, regions[i], error))
      return POWCTL_REFUSED;

  all = pow_snapshot_list (snapshot, kind, NULL, removed);
  for (guint i = 0; i < all->len; i++)
    if (is_wanted (g_ptr_array_index (all, i), conditions))
      g_ptr_array_add (records, g_ptr_array_index (all, i));

  if (powctl->json)
    print_as_json (kind, records);
  else if (records->len == 0)
    powctl_print ("%s\n", all->len == 0 ? _ ("There are none yet") : _ ("None in this selection"));
  else
    print_as_table (powctl, kind, snapshot, records);
  return POWCTL_DONE;
}

const PowctlCommand powctl_list = {
  "list", "KIND", N_ ("Lists the records of a kind"), options, 1, 1, run,
};
