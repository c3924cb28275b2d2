/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-change.h"

#include "model/record/pow-record-private.h"

#include <string.h>

/**
 * pow_change_new:
 * @type: what happened
 * @address: (nullable): the record
 * @field: (nullable): dotted path; %NULL for the whole record
 * @before: (nullable): the value before, copied
 * @after: (nullable): the value after, copied
 *
 * Makes a change.
 *
 * Returns: (transfer full): the change
 */
PowChange *
pow_change_new (PowChangeType type, const char *address, const char *field, const cJSON *before, const cJSON *after)
{
  PowChange *change = g_new0 (PowChange, 1);

  change->type = type;
  change->address = g_strdup (address);
  change->field = g_strdup (field);
  change->before = pow_json_copy (before);
  change->after = pow_json_copy (after);
  return change;
}

/**
 * pow_change_copy:
 * @change: a change
 *
 * Returns: (transfer full): a copy
 */
PowChange *
pow_change_copy (const PowChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  return pow_change_new (change->type, change->address, change->field, change->before, change->after);
}

/**
 * pow_change_free:
 * @change: (transfer full): a change
 *
 * Frees a change.
 */
void
pow_change_free (PowChange *change)
{
  if (change == NULL)
    return;

  g_free (change->address);
  g_free (change->field);
  cJSON_Delete (change->before);
  cJSON_Delete (change->after);
  g_free (change);
}

/* What two records are compared with. */
typedef struct
{
  const char *address;
  gboolean visible;
  GPtrArray *changes;
} Diff;

static void diff_members (Diff *diff, const char *path, const PowField *fields, const cJSON *before, const cJSON *after);

static void
add_change (Diff *diff, PowChangeType type, const char *path, const cJSON *before, const cJSON *after)
{
  g_ptr_array_add (diff->changes, pow_change_new (type, diff->address, path, before, after));
}

static gboolean
is_seen (const Diff *diff, const cJSON *entry)
{
  return entry != NULL && !(diff->visible && cJSON_IsTrue (pow_json_get (entry, "removed")));
}

static void
diff_entry (Diff *diff, const char *path, const PowField *map, const cJSON *before, const cJSON *after)
{
  gboolean was_seen = is_seen (diff, before);
  gboolean seen = is_seen (diff, after);

  if (was_seen && !seen)
    add_change (diff, POW_CHANGE_REMOVED, path, before, diff->visible ? NULL : after);
  else if (!was_seen && seen)
    add_change (diff, POW_CHANGE_ADDED, path, diff->visible ? NULL : before, after);
  else if (seen && (map->flags & POW_FIELD_WHOLE) == 0)
    diff_members (diff, path, map->members, before, after);
  else if (seen && !pow_json_equal (before, after))
    add_change (diff, POW_CHANGE_CHANGED, path, before, after);
}

/* Walks the entries of both maps side by side: both are sorted by key. */
static void
diff_map (Diff *diff, const char *path, const PowField *map, const cJSON *before, const cJSON *after)
{
  const cJSON *old = before != NULL ? before->child : NULL;
  const cJSON *new = after != NULL ? after->child : NULL;

  while (old != NULL || new != NULL)
    {
      int order = old == NULL ? 1 : new == NULL ? -1 : strcmp (old->string, new->string);

      if (order != 0 || !pow_json_equal (old, new))
        {
          g_autofree char *entry_path = pow_path_join (path, order <= 0 ? old->string : new->string);

          diff_entry (diff, entry_path, map, order <= 0 ? old : NULL, order >= 0 ? new : NULL);
        }
      if (order <= 0)
        old = old->next;
      if (order >= 0)
        new = new->next;
    }
}

static gboolean
is_unknown (const PowField *fields, const char *path, const char *key)
{
  if (path == NULL && (strcmp (key, "format") == 0 || strcmp (key, "choices") == 0))
    return FALSE;

  return pow_fields_find (fields, key) == NULL;
}

/* The member @key, most often the one that comes after the last one found: both sides have the order of the table. */
static const cJSON *
find_next (const cJSON *object, const cJSON **next, const char *key)
{
  const cJSON *found = *next != NULL && strcmp ((*next)->string, key) == 0 ? *next : pow_json_get (object, key);

  if (found != NULL)
    *next = found->next;
  return found;
}

/* The keys of members that are not the same on both sides. Nearly all are. */
static GPtrArray *
list_differing (const cJSON *before, const cJSON *after)
{
  GPtrArray *keys = g_ptr_array_new ();
  const cJSON *old = cJSON_IsObject (before) ? before->child : NULL;
  const cJSON *new = cJSON_IsObject (after) ? after->child : NULL;
  const cJSON *next = new;

  for (const cJSON *member = old; member != NULL; member = member->next)
    if (!pow_json_equal (member, find_next (after, &next, member->string)))
      g_ptr_array_add (keys, member->string);
  next = old;
  for (const cJSON *member = new; member != NULL; member = member->next)
    if (find_next (before, &next, member->string) == NULL)
      g_ptr_array_add (keys, member->string);
  return keys;
}

static void
diff_members (Diff *diff, const char *path, const PowField *fields, const cJSON *before, const cJSON *after)
{
  g_autoptr (GPtrArray) keys = list_differing (before, after);

  for (const PowField *field = fields; field->key != NULL && keys->len > 0; field++)
    {
      const cJSON *old, *new;
      g_autofree char *place = NULL;

      /* Of what people see, removing is not a field. */
      if (!g_ptr_array_find_with_equal_func (keys, field->key, g_str_equal, NULL)
          || (diff->visible && strcmp (field->key, "removed") == 0))
        continue;
      old = pow_json_get (before, field->key);
      new = pow_json_get (after, field->key);
      place = pow_path_join (path, field->key);
      if (field->type == POW_TYPE_MAP)
        diff_map (diff, place, field, old, new);
      else
        add_change (diff, POW_CHANGE_CHANGED, place, old, new);
    }

  /* Keys that are in no table change whole. */
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *place = NULL;

      if (!is_unknown (fields, path, key))
        continue;
      place = pow_path_join (path, key);
      add_change (diff, POW_CHANGE_CHANGED, place, pow_json_get (before, key), pow_json_get (after, key));
    }
}

/* Whether nothing that is removed stands around the place of a field. */
static gboolean
is_place_seen (const Diff *diff, const cJSON *tree, const char *path)
{
  g_auto (GStrv) keys = pow_path_split (path);

  for (guint i = 0; keys[i] != NULL && tree != NULL; i++)
    {
      tree = pow_json_get (tree, keys[i]);
      if (tree != NULL && !is_seen (diff, tree))
        return FALSE;
    }
  return TRUE;
}

static void
diff_choice (Diff *diff, const char *pointer, const cJSON *before, const cJSON *after)
{
  g_autofree char *path = pow_path_from_pointer (pointer);
  const cJSON *old, *new;
  g_autofree char *place = NULL;

  if (path == NULL || !is_place_seen (diff, after, path))
    return;

  old = is_place_seen (diff, before, path) ? pow_json_get (pow_json_get (before, "choices"), pointer) : NULL;
  new = pow_json_get (pow_json_get (after, "choices"), pointer);
  if (pow_json_equal (old, new))
    return;
  /* Settled on another value: the change of the field tells it. */
  if (new == NULL && !pow_json_equal (pow_path_look_up (before, path), pow_path_look_up (after, path)))
    return;

  place = pow_path_join ("choices", pointer);
  add_change (diff, POW_CHANGE_CHANGED, place, old, new);
}

static void
diff_choices (Diff *diff, const cJSON *before, const cJSON *after)
{
  const cJSON *old = pow_json_get (before, "choices");
  const cJSON *new = pow_json_get (after, "choices");

  for (const cJSON *choice = cJSON_IsObject (old) ? old->child : NULL; choice != NULL; choice = choice->next)
    diff_choice (diff, choice->string, before, after);
  for (const cJSON *choice = cJSON_IsObject (new) ? new->child : NULL; choice != NULL; choice = choice->next)
    if (pow_json_get (old, choice->string) == NULL)
      diff_choice (diff, choice->string, before, after);
}

/**
 * pow_change_is_choice:
 * @change: a change
 *
 * Whether an open choice came, got other candidates, or was settled on what its field showed.
 */
gboolean
pow_change_is_choice (const PowChange *change)
{
  g_return_val_if_fail (change != NULL, FALSE);

  return change->field != NULL && g_str_has_prefix (change->field, "choices./");
}

/**
 * pow_change_dup_place:
 * @change: a change
 *
 * The field that a change is about: its own path, or of a change of an open choice the field that
 * has the choice.
 *
 * Returns: (transfer full) (nullable): a dotted path; %NULL for the whole record
 */
char *
pow_change_dup_place (const PowChange *change)
{
  g_auto (GStrv) keys = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  if (!pow_change_is_choice (change))
    return g_strdup (change->field);
  keys = pow_path_split (change->field);
  return pow_path_from_pointer (keys[1]);
}

/* The tables say nothing about a newer format: there each key of the record changes whole. */
static const PowField *
get_known_fields (PowRecord *before, PowRecord *after)
{
  static const PowField none[] = { { .key = NULL } };

  if (pow_record_is_newer (before) || pow_record_is_newer (after))
    return none;

  return pow_schema_get_fields (pow_record_get_kind (after));
}

/**
 * pow_change_diff_records:
 * @before: (nullable): the record as it was; %NULL when there was none
 * @after: (nullable): the record as it is; %NULL when there is none
 * @visible: whether to compare what people see, where removed counts as gone: for screens, history
 *   and messages
 * @changes: (element-type PowChange): where changes are appended, in table order
 *
 * Compares two states of one record field by field; numbers by value, so that another spelling or
 * layout is no change. Any thread.
 */
void
pow_change_diff_records (PowRecord *before, PowRecord *after, gboolean visible, GPtrArray *changes)
{
  PowRecord *either = after != NULL ? after : before;
  const cJSON *old, *new;
  Diff diff;

  g_return_if_fail (changes != NULL);
  g_return_if_fail (before == NULL || after == NULL || pow_record_get_kind (before) == pow_record_get_kind (after));

  if (before == after)
    return;

  diff = (Diff){ pow_record_get_address (either), visible, changes };
  old = before != NULL ? pow_record_get_tree (before) : NULL;
  new = after != NULL ? pow_record_get_tree (after) : NULL;

  if (is_seen (&diff, old) && !is_seen (&diff, new))
    add_change (&diff, POW_CHANGE_REMOVED, NULL, old, visible ? NULL : new);
  else if (!is_seen (&diff, old) && is_seen (&diff, new))
    add_change (&diff, POW_CHANGE_ADDED, NULL, visible ? NULL : old, new);
  else if (is_seen (&diff, old))
    {
      diff_members (&diff, NULL, get_known_fields (before, after), old, new);
      diff_choices (&diff, old, new);
    }
}

/* Writes one change into a tree. */
static void
apply (cJSON *tree, const PowChange *change)
{
  g_autofree char *removed = NULL;
  const cJSON mark = { .type = cJSON_True };

  if (change->type != POW_CHANGE_REMOVED)
    {
      pow_record_tree_drop_choices_at (tree, change->field);
      pow_record_tree_put (tree, change->field, change->after);
      return;
    }

  /* What is removed keeps its content. */
  removed = g_strconcat (change->field != NULL ? change->field : "", change->field != NULL ? "." : "", "removed", NULL);
  pow_record_tree_drop_choices_at (tree, removed);
  pow_record_tree_put (tree, removed, &mark);
}

/**
 * pow_change_apply:
 * @record: a record
 * @changes: (element-type PowChange): changes of that record's fields and entries
 * @error: return location of an error
 *
 * Makes the record that the changes of pow_change_diff_records() lead to. A removed entry keeps its
 * content, marked; a change with field %NULL replaces the record or marks it as removed.
 *
 * Returns: (transfer full): the new record; %NULL with an error as pow_record_with_values()
 */
PowRecord *
pow_change_apply (PowRecord *record, GPtrArray *changes, GError **error)
{
  g_autoptr (cJSON) tree = NULL;

  g_return_val_if_fail (POW_IS_RECORD (record), NULL);
  g_return_val_if_fail (changes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!pow_record_check_writable (record, error))
    return NULL;

  tree = pow_json_copy (pow_record_get_tree (record));
  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (changes, i);

      if (change->field == NULL && change->type != POW_CHANGE_REMOVED)
        {
          cJSON_Delete (tree);
          tree = pow_json_copy (change->after);
        }
      else
        {
          apply (tree, change);
        }
    }

  return pow_record_new (pow_record_get_kind (record), pow_record_get_address (record), g_steal_pointer (&tree), error);
}
