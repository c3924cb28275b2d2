/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/change/pow-open-choice.h"

#include "model/record/pow-address.h"
#include "model/record/pow-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
candidate_free (PowChoiceCandidate *candidate)
{
  cJSON_Delete (candidate->value);
  g_clear_pointer (&candidate->commit, pow_commit_free);
  g_free (candidate);
}

/**
 * pow_open_choice_free:
 * @self: (transfer full) (nullable): a choice
 *
 * Frees it.
 */
void
pow_open_choice_free (PowOpenChoice *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->record);
  g_free (self->field);
  g_ptr_array_unref (self->candidates);
  cJSON_Delete (self->before);
  g_clear_pointer (&self->before_commit, pow_commit_free);
  g_free (self);
}

static gboolean
is_removal (const char *field)
{
  return strcmp (field, "removed") == 0 || g_str_has_suffix (field, ".removed");
}

/* NULL when the record holds something else than a choice there. */
static PowOpenChoice *
read_choice (PowRecord *record, const cJSON *list)
{
  g_autofree char *field = cJSON_IsArray (list) ? pow_path_from_pointer (list->string) : NULL;
  PowOpenChoice *self;
  const cJSON *member;

  if (field == NULL)
    return NULL;
  self = g_new0 (PowOpenChoice, 1);
  self->record = g_object_ref (record);
  self->is_removal = is_removal (field);
  self->field = g_steal_pointer (&field);
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  cJSON_ArrayForEach (member, list)
  {
    PowChoiceCandidate *candidate = g_new0 (PowChoiceCandidate, 1);

    candidate->value = pow_value_is_absent_mark (member) ? NULL : pow_json_copy (member);
    /* What one side removed stays visible; of anything else the greatest is shown. */
    candidate->shown = self->is_removal ? candidate->value == NULL : member->next == NULL;
    g_ptr_array_add (self->candidates, candidate);
  }
  return self;
}

/* Whether the field stands in an entry that was removed, so that nobody sees it. */
static gboolean
is_hidden (PowRecord *record, const char *field)
{
  g_auto (GStrv) keys = pow_path_split (field);
  const cJSON *value = pow_record_get_tree (record);

  for (guint i = 0; keys[i] != NULL && value != NULL; i++)
    {
      value = pow_json_get (value, keys[i]);
      if (cJSON_IsTrue (pow_json_get (value, "removed")))
        return TRUE;
    }
  return FALSE;
}

static int
compare_regions_cb (gconstpointer a, gconstpointer b)
{
  const PowOpenChoice *const *x = a;
  const PowOpenChoice *const *y = b;
  g_autofree char *one = pow_address_dup_region (pow_record_get_address ((*x)->record));
  g_autofree char *two = pow_address_dup_region (pow_record_get_address ((*y)->record));

  return g_strcmp0 (one, two);
}

/**
 * pow_open_choice_list:
 * @snapshot: the portfolio
 * @region: (nullable): only of this region
 *
 * The choices that wait in what people see: not in removed records and entries. Any thread.
 *
 * Returns: (transfer full) (element-type PowOpenChoice): by region, kind, title and field
 */
GPtrArray *
pow_open_choice_list (PowSnapshot *snapshot, const char *region)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_open_choice_free);
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot), list);

  records = pow_snapshot_list (snapshot, POW_KIND_NONE, region, FALSE);
  for (guint i = 0; i < records->len; i++)
    {
      PowRecord *record = g_ptr_array_index (records, i);
      const cJSON *choices = pow_record_get (record, "choices");
      const cJSON *member;

      if (!cJSON_IsObject (choices))
        continue;
      cJSON_ArrayForEach (member, choices)
      {
        g_autoptr (PowOpenChoice) choice = read_choice (record, member);

        if (choice != NULL && !is_hidden (record, choice->field))
          g_ptr_array_add (list, g_steal_pointer (&choice));
      }
    }
  /* Stable: records of a region stay in the order of the snapshot. */
  g_ptr_array_sort (list, compare_regions_cb);
  return list;
}

/**
 * pow_open_choice_find:
 * @record: a record
 * @field: dotted path of a field
 *
 * Returns: (transfer full) (nullable): its open choice; %NULL when the field is settled. Any thread.
 */
PowOpenChoice *
pow_open_choice_find (PowRecord *record, const char *field)
{
  const cJSON *list;

  g_return_val_if_fail (POW_IS_RECORD (record), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  list = pow_record_get_choice (record, field);
  return list != NULL ? read_choice (record, list) : NULL;
}

/* The value with what belongs to the entry apart from its content: its own mark of being removed. */
static cJSON *
complete_value (PowOpenChoice *self, PowRecord *record, const cJSON *value)
{
  gboolean is_entry = FALSE;
  const PowField *field = pow_schema_find (pow_record_get_kind (record), self->field, &is_entry);
  const cJSON *removed = pow_json_get (pow_record_get (record, self->field), "removed");
  cJSON *whole = pow_json_copy (value);

  if (field != NULL && is_entry && removed != NULL && cJSON_IsObject (whole))
    {
      cJSON_DeleteItemFromObjectCaseSensitive (whole, "removed");
      cJSON_AddItemToObject (whole, "removed", pow_json_copy (removed));
    }
  return whole;
}

/**
 * pow_open_choice_count:
 * @record: a record
 * @field: (nullable): a field, group, map or entry; %NULL for the whole record
 *
 * How many choices wait at this place and below it, in what people see. Any thread.
 */
guint
pow_open_choice_count (PowRecord *record, const char *field)
{
  const cJSON *list;
  guint count = 0;

  g_return_val_if_fail (POW_IS_RECORD (record), 0);

  cJSON_ArrayForEach (list, pow_record_get (record, "choices"))
  {
    g_autofree char *place = cJSON_IsArray (list) ? pow_path_from_pointer (list->string) : NULL;

    if (place != NULL && (field == NULL || pow_path_contains (field, place)) && !is_hidden (record, place))
      count++;
  }
  return count;
}

/* A choice on an entry that changes whole and one on whether it is removed are settled apart, though a
 * change of the one would drop the other. */
static void
keep_neighbours (PowOpenChoice *self, PowRecord *record, GPtrArray *changes)
{
  const char *address = pow_record_get_address (record);
  const cJSON *choices = pow_record_get (record, "choices");
  const cJSON *other;

  cJSON_ArrayForEach (other, choices)
  {
    g_autofree char *place = pow_path_from_pointer (other->string);
    g_autofree char *field = pow_path_join ("choices", other->string);

    if (g_strcmp0 (place, self->field) != 0)
      g_ptr_array_add (changes, pow_change_new (POW_CHANGE_CHANGED, address, field, NULL, other));
  }
}

/**
 * pow_open_choice_settle:
 * @self: the choice
 * @record: the record as it stands now
 * @value: (nullable): what the field shall be: a candidate or any other value; %NULL is *absent*
 * @error: return location of an error
 *
 * Makes the record in which the field has this value and the choice is open no more; also where the
 * field is one that this version does not know. Any thread.
 *
 * Returns: (transfer full): the new record; %NULL with %POW_RECORD_ERROR_FORMAT for a read-only record,
 *   %POW_RECORD_ERROR_INVALID for a value that the field cannot have
 */
PowRecord *
pow_open_choice_settle (PowOpenChoice *self, PowRecord *record, const cJSON *value, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (cJSON) whole = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (POW_IS_RECORD (record), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  whole = complete_value (self, record, value);
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  g_ptr_array_add (changes, pow_change_new (POW_CHANGE_CHANGED, pow_record_get_address (record), self->field, NULL, whole));
  if (whole != NULL || self->is_removal)
    keep_neighbours (self, record, changes);
  return pow_change_apply (record, changes, error);
}

/**
 * pow_open_choice_take:
 * @self: the choice
 * @record: the record as it stands now
 * @n: place of a candidate, from 0
 * @error: return location of an error
 *
 * pow_open_choice_settle() on one of the candidates. Of a removal, *true* removes the record or entry
 * after all, keeping its content, and *absent* lets it stay.
 *
 * Returns: (transfer full): the new record; %NULL with an error
 */
PowRecord *
pow_open_choice_take (PowOpenChoice *self, PowRecord *record, guint n, GError **error)
{
  const PowChoiceCandidate *candidate;

  g_return_val_if_fail (self != NULL && n < self->candidates->len, NULL);

  candidate = g_ptr_array_index (self->candidates, n);
  return pow_open_choice_settle (self, record, candidate->value, error);
}

/**
 * pow_open_choice_can_keep_all:
 * @self: a choice
 *
 * Whether the candidates can stand beside each other: they are entries that change whole and whose key
 * says nothing, such as pulses. Any thread.
 *
 * Returns: %TRUE when pow_open_choice_keep_all() has a meaning
 */
gboolean
pow_open_choice_can_keep_all (PowOpenChoice *self)
{
  gboolean is_entry = FALSE;
  const PowField *field;

  g_return_val_if_fail (self != NULL, FALSE);

  field = pow_schema_find (pow_record_get_kind (self->record), self->field, &is_entry);
  if (field == NULL || !is_entry || field->key_type != POW_KEY_ID || (field->flags & POW_FIELD_WHOLE) == 0)
    return FALSE;
  for (guint i = 0; i < self->candidates->len; i++)
    if (((PowChoiceCandidate *) g_ptr_array_index (self->candidates, i))->value == NULL)
      return FALSE;
  return TRUE;
}

/**
 * pow_open_choice_keep_all:
 * @self: a choice of which pow_open_choice_can_keep_all() is true
 * @record: the record as it stands now
 * @error: return location of an error
 *
 * Settles by letting every candidate stand: what the field shows stays where it is, each other one
 * becomes an entry of its own. Any thread.
 *
 * Returns: (transfer full): the new record; %NULL with an error
 */
PowRecord *
pow_open_choice_keep_all (PowOpenChoice *self, PowRecord *record, GError **error)
{
  g_autoptr (PowRecord) result = NULL;
  g_autofree char *map = NULL;
  const char *key;

  g_return_val_if_fail (self != NULL && pow_open_choice_can_keep_all (self), NULL);

  key = strrchr (self->field, '.') + 1;
  map = g_strndup (self->field, (gsize) (key - 1 - self->field));
  result = pow_open_choice_take (self, record, self->candidates->len - 1, error);
  for (guint i = 0; result != NULL && i + 1 < self->candidates->len; i++)
    {
      const PowChoiceCandidate *candidate = g_ptr_array_index (self->candidates, i);
      g_autofree char *other = pow_id_new (key, NULL);
      g_autofree char *path = pow_path_join (map, other);
      PowRecord *next = pow_record_with (result, path, candidate->value, error);

      g_object_unref (result);
      result = next;
    }
  return g_steal_pointer (&result);
}
