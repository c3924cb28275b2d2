/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-private.h"

#include "model/record/pow-address.h"

#include <string.h>

/* What is asked about a record, and the answers so far. */
typedef struct
{
  PowRecord *record;
  GPtrArray *values; /* (element-type PowHistoryValue) those without a commit are open */
  guint n_open;
} Blame;

static void list_places (Blame *blame, const char *path, const PowField *fields, const cJSON *object);

static void
add_place (Blame *blame, const char *path, const cJSON *value)
{
  PowHistoryValue *place = g_new0 (PowHistoryValue, 1);

  place->field = g_strdup (path);
  place->value = pow_json_copy (value);
  g_ptr_array_add (blame->values, place);
  blame->n_open++;
}

static void
list_entries (Blame *blame, const char *path, const PowField *map, const cJSON *value)
{
  for (const cJSON *entry = value->child; entry != NULL; entry = entry->next)
    {
      g_autofree char *entry_path = pow_path_join (path, entry->string);

      if (cJSON_IsTrue (pow_json_get (entry, "removed")))
        continue;
      if ((map->flags & POW_FIELD_WHOLE) != 0 || !cJSON_IsObject (entry))
        add_place (blame, entry_path, entry);
      else
        list_places (blame, entry_path, map->members, entry);
    }
}

/* The places that a change can name: in the order of the file. */
static void
list_places (Blame *blame, const char *path, const PowField *fields, const cJSON *object)
{
  for (const cJSON *value = object->child; value != NULL; value = value->next)
    {
      const PowField *field = pow_fields_find (fields, value->string);
      g_autofree char *place = pow_path_join (path, value->string);

      if ((path == NULL && (strcmp (place, "format") == 0 || strcmp (place, "choices") == 0)) || strcmp (value->string, "removed") == 0)
        continue;
      if (field != NULL && field->type == POW_TYPE_MAP && cJSON_IsObject (value))
        list_entries (blame, place, field, value);
      else
        add_place (blame, place, value);
    }
}

/* Whether a change set what stands at a place now: it is about the place, or what the place stands in. */
static gboolean
sets (const char *field, const cJSON *after, const PowHistoryValue *place)
{
  const cJSON *value;

  if (field != NULL && !pow_path_contains (field, place->field))
    return FALSE;
  if (field == NULL || strcmp (field, place->field) == 0)
    value = field == NULL ? pow_path_look_up (after, place->field) : after;
  else
    value = pow_path_look_up (after, place->field + strlen (field) + 1);
  return value != NULL && pow_json_equal (value, place->value);
}

static gboolean
visit_row (PowHistory *self, Blame *blame, sqlite3_stmt *statement, GError **error)
{
  const char *field = pow_history_column_text (statement, POW_HISTORY_COMMIT_COLUMNS);
  g_autoptr (cJSON) after = NULL;

  if (!pow_history_read_value (self, statement, POW_HISTORY_COMMIT_COLUMNS + 1, &after, error))
    return FALSE;
  for (guint i = 0; i < blame->values->len; i++)
    {
      PowHistoryValue *place = g_ptr_array_index (blame->values, i);

      if (place->commit != NULL || !sets (field, after, place))
        continue;
      place->commit = pow_history_read_commit (self, statement, error);
      if (place->commit == NULL)
        return FALSE;
      blame->n_open--;
    }
  return TRUE;
}

static gboolean
blame_record (PowHistory *self, gpointer data, GError **error)
{
  static const PowField none[] = { { .key = NULL } };
  Blame *blame = data;
  const char *address = pow_record_get_address (blame->record);
  g_autofree char *line = pow_address_dup_line (address);
  gboolean newer = pow_record_is_newer (blame->record);
  sqlite3_stmt *statement;
  PowHistoryStep step = POW_HISTORY_END;

  g_ptr_array_set_size (blame->values, 0);
  blame->n_open = 0;
  list_places (blame, NULL, newer ? none : pow_schema_get_fields (pow_record_get_kind (blame->record)),
               pow_record_get_tree (blame->record));
  statement = pow_history_database_ask (
    self->database, error,
    "SELECT " POW_HISTORY_COMMIT ", h.field, h.after FROM records r JOIN changes h ON h.record = r.id"
    " JOIN commits c ON c.id = h.commit_id WHERE r.address = ? AND c.line = ? AND h.chosen = 0 AND h.after IS NOT NULL"
    " ORDER BY c.place DESC, h.id",
    "tt", address, line);
  if (statement == NULL)
    return FALSE;
  while (blame->n_open > 0 && (step = pow_history_database_step (self->database, statement, error)) == POW_HISTORY_ROW)
    if (!visit_row (self, blame, statement, error))
      {
        sqlite3_reset (statement);
        return FALSE;
      }
  sqlite3_reset (statement);
  return step != POW_HISTORY_FAILED;
}

/**
 * pow_history_blame:
 * @self: a history, up to date for the record's line
 * @record: a record as it stands now, with its address
 * @error: return location of an error
 *
 * Tells of every value that the record shows who set it last: the newest commit after which the field
 * had this value by a change of it, or of what it stands in. Places are those that a change names, so a
 * group is one, and an entry of a map has one for each of its fields.
 *
 * Returns: (transfer full) (element-type PowHistoryValue): in the order of the record
 */
GPtrArray *
pow_history_blame (PowHistory *self, PowRecord *record, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_history_value_free);
  Blame blame = { record, values, 0 };

  g_return_val_if_fail (self != NULL && pow_repository_is_usable (self->repository), NULL);
  g_return_val_if_fail (POW_IS_RECORD (record) && pow_record_get_address (record) != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return pow_history_try (self, TRUE, blame_record, &blame, error) ? g_steal_pointer (&values) : NULL;
}

/* The value that a change left at a field, when it says so: of a change of a part it does not. */
static gboolean
find_value (const PowChange *change, const char *field, const cJSON **value)
{
  if (change->field != NULL && !pow_path_contains (change->field, field))
    return FALSE;
  if (change->field == NULL)
    *value = pow_path_look_up (change->after, field);
  else if (strcmp (change->field, field) == 0)
    *value = change->after;
  else
    *value = pow_path_look_up (change->after, field + strlen (change->field) + 1);
  return TRUE;
}

/**
 * pow_history_list_values:
 * @self: a history, up to date for the record's line
 * @address: a record
 * @field: a place in it that changes as one value: a field, a group, an entry that changes whole
 * @error: return location of an error
 *
 * The values that a field has had, newest first, each with the commit that set it; the first is the one
 * of now. Two that follow each other differ.
 *
 * Returns: (transfer full) (element-type PowHistoryValue): empty when the field never had one
 */
GPtrArray *
pow_history_list_values (PowHistory *self, const char *address, const char *field, GError **error)
{
  const PowHistoryFilter filter = { .address = address, .field = field, .limit = -1 };
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_history_value_free);
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (address != NULL && field != NULL, NULL);

  entries = pow_history_list (self, &filter, error);
  if (entries == NULL)
    return NULL;
  for (guint i = entries->len; i > 0; i--)
    {
      PowHistoryEntry *entry = g_ptr_array_index (entries, i - 1);

      for (guint j = 0; j < entry->changes->len; j++)
        {
          const PowHistoryValue *last = values->len > 0 ? g_ptr_array_index (values, 0) : NULL;
          const cJSON *found;
          PowHistoryValue *value;

          if (!find_value (g_ptr_array_index (entry->changes, j), field, &found) || (last == NULL && found == NULL)
              || (last != NULL && pow_json_equal (last->value, found)))
            continue;
          value = g_new0 (PowHistoryValue, 1);
          value->field = g_strdup (field);
          value->value = pow_json_copy (found);
          value->commit = g_steal_pointer (&entry->commit);
          g_ptr_array_insert (values, 0, value);
          break;
        }
    }
  return g_steal_pointer (&values);
}

/**
 * pow_history_find_first:
 * @self: a history, up to date for the record's line
 * @address: a record
 * @field: a place in it that changes as one value, as for pow_history_list_values()
 * @value: the value
 * @error: return location of an error
 *
 * When something first became true: the oldest commit after which the field had this value, whatever it was
 * in between and is now.
 *
 * Returns: (transfer full) (nullable): the value and its commit; %NULL without error when it never had it
 */
PowHistoryValue *
pow_history_find_first (PowHistory *self, const char *address, const char *field, const cJSON *value, GError **error)
{
  g_autoptr (GPtrArray) values = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  values = pow_history_list_values (self, address, field, error);
  for (guint i = values != NULL ? values->len : 0; i > 0; i--)
    if (pow_json_equal (((PowHistoryValue *) g_ptr_array_index (values, i - 1))->value, value))
      return g_ptr_array_steal_index (values, i - 1);
  return NULL;
}
