/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/schema/pow-path.h"

#include <glib/gi18n-lib.h>

/* How a field's text on the command line becomes its JSON value: as it stands, or as JSON. */
static const gboolean is_literal[] = {
  [POW_TYPE_TEXT] = TRUE,    [POW_TYPE_PROSE] = TRUE,    [POW_TYPE_CHOICE] = TRUE,
  [POW_TYPE_TERM] = TRUE,    [POW_TYPE_DATE] = TRUE,     [POW_TYPE_MONEY] = FALSE,
  [POW_TYPE_NUMBER] = FALSE, [POW_TYPE_INTEGER] = FALSE, [POW_TYPE_FLAG] = FALSE,
  [POW_TYPE_REF] = TRUE,     [POW_TYPE_REGION] = TRUE,   [POW_TYPE_KEY] = TRUE,
  [POW_TYPE_ORDER] = TRUE,   [POW_TYPE_SET] = FALSE,     [POW_TYPE_GROUP] = FALSE,
  [POW_TYPE_MAP] = FALSE,
};

cJSON *
powctl_parse_value (const PowField *field, gboolean entry, const char *text, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  cJSON *value;

  if (text[0] == '\0')
    return NULL;
  if (!entry && is_literal[field->type])
    return cJSON_CreateString (text);

  value = pow_json_read (text, strlen (text), &local_error);
  if (value == NULL)
    g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_SYNTAX,
                 _ ("“%s” is no JSON value, which this field needs: %s"), text,
                 local_error->message);
  return value;
}

/* A value that is set settles the open choices about it, about what holds it and about what it
 * holds. */
static void
drop_choices (cJSON *tree, const char *path)
{
  cJSON *choices = cJSON_GetObjectItemCaseSensitive (tree, "choices");
  cJSON *choice = choices != NULL ? choices->child : NULL;

  while (choice != NULL)
    {
      cJSON *next = choice->next;
      g_autofree char *place = pow_path_from_pointer (choice->string);

      if (place != NULL && (pow_path_contains (place, path) || pow_path_contains (path, place)))
        cJSON_Delete (cJSON_DetachItemViaPointer (choices, choice));
      choice = next;
    }
  if (choices != NULL && choices->child == NULL)
    cJSON_DeleteItemFromObjectCaseSensitive (tree, "choices");
}

/* The object that holds the last key; made on the way when @make. NULL: there is none. */
static cJSON *
find_parent (cJSON *tree, char **keys, gboolean make)
{
  cJSON *object = tree;

  for (guint i = 0; object != NULL && keys[i + 1] != NULL; i++)
    {
      cJSON *child = cJSON_GetObjectItemCaseSensitive (object, keys[i]);

      if (child == NULL && make)
        child = cJSON_AddObjectToObject (object, keys[i]);
      object = cJSON_IsObject (child) ? child : NULL;
    }
  return object;
}

static gboolean
has_bsn (const cJSON *value)
{
  return !pow_validate_no_bsn (value, NULL);
}

gboolean
powctl_edit_value (
    Powctl *powctl, PowKind kind, cJSON *tree, const char *path, const cJSON *value, GError **error)
{
  g_auto (GStrv) keys = pow_path_split (path);
  const char *last = keys[g_strv_length (keys) - 1];
  cJSON *parent;

  powctl_about (powctl, powctl->address, path);
  if (powctl_find_field (kind, path, NULL, error) == NULL)
    return FALSE;
  if (value != NULL && has_bsn (value))
    {
      g_set_error_literal (
          error, POW_RECORD_ERROR, POW_RECORD_ERROR_BSN,
          _ ("The text holds a number that looks like a citizen service number (BSN). "
             "Leave it out: no data of clients is kept here."));
      return FALSE;
    }

  parent = find_parent (tree, keys, value != NULL);
  if (parent != NULL)
    {
      cJSON_DeleteItemFromObjectCaseSensitive (parent, last);
      if (value != NULL)
        cJSON_AddItemToObject (parent, last, pow_json_copy (value));
    }
  drop_choices (tree, path);
  return TRUE;
}

gboolean
powctl_edit_removed (
    PowKind kind, cJSON *tree, const char *entry_path, gboolean removed, GError **error)
{
  g_autofree char *path
      = entry_path != NULL ? pow_path_join (entry_path, "removed") : g_strdup ("removed");
  g_auto (GStrv) keys = pow_path_split (path);
  gboolean entry = FALSE;
  cJSON *parent;

  if (entry_path != NULL && powctl_find_field (kind, entry_path, &entry, error) == NULL)
    return FALSE;
  if (entry_path != NULL && !entry)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("Only a record or an entry can be removed or put back; a field is "
                              "unset with “set --unset”"));
      return FALSE;
    }
  parent = find_parent (tree, keys, FALSE);
  if (parent == NULL)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_NOT_FOUND,
                           _ ("There is no such entry"));
      return FALSE;
    }
  cJSON_DeleteItemFromObjectCaseSensitive (parent, "removed");
  if (removed)
    cJSON_AddTrueToObject (parent, "removed");
  drop_choices (tree, path);
  return TRUE;
}

/* The set with one item more or less. */
static cJSON *
change_set (const cJSON *set, const cJSON *item, gboolean add)
{
  cJSON *changed = cJSON_CreateArray ();
  const cJSON *old;

  cJSON_ArrayForEach (old, set)
    if (!pow_json_equal (old, item))
      cJSON_AddItemToArray (changed, pow_json_copy (old));
  if (add)
    cJSON_AddItemToArray (changed, pow_json_copy (item));
  return changed;
}

gboolean
powctl_edit_assign (
    Powctl *powctl, PowKind kind, cJSON *tree, const char *assignment, GError **error)
{
  const char *equals = strchr (assignment, '=');
  char operation = equals != NULL && equals > assignment ? equals[-1] : '\0';
  gboolean is_member = operation == '+' || operation == '-';
  g_autofree char *path = NULL;
  const PowField *field;
  g_autoptr (cJSON) value = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean entry = FALSE;

  if (equals == NULL || equals == assignment + is_member)
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("“%s” is no FIELD=VALUE"),
                   assignment);
      return FALSE;
    }
  path = g_strndup (assignment, (gsize) (equals - assignment - is_member));
  powctl_about (powctl, powctl->address, path);
  field = powctl_find_field (kind, path, &entry, error);
  if (field == NULL)
    return FALSE;
  if (is_member && field->type != POW_TYPE_SET)
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                   _ ("“%s” is no set, so nothing can be added to or taken from it"), path);
      return FALSE;
    }

  value = powctl_parse_value (is_member ? field->item : field, entry, equals + 1, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (is_member)
    {
      cJSON *changed
          = change_set (pow_path_look_up (tree, path), value, operation == '+' && value != NULL);

      cJSON_Delete (value);
      value = changed;
    }
  return powctl_edit_value (powctl, kind, tree, path, value, error);
}

gboolean
powctl_edit_json (Powctl *powctl, PowKind kind, cJSON *tree, const char *file, GError **error)
{
  gsize length;
  g_autofree char *text = powctl_read_file (file, &length, error);
  g_autoptr (cJSON) given = NULL;
  const cJSON *member;

  if (text == NULL)
    return FALSE;
  given = pow_json_read (text, length, error);
  if (given == NULL)
    return FALSE;
  if (!cJSON_IsObject (given))
    {
      g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID,
                   _ ("“%s” holds no JSON object with the fields to set"), file);
      return FALSE;
    }

  cJSON_ArrayForEach (member, given)
    {
      g_autofree char *path = pow_path_join (NULL, member->string);

      /* The form of the text belongs to the program and not to the person; what stands there
       * already (also keys that this version does not know, and open choices) is left as it is. */
      if (g_str_equal (member->string, "format")
          || pow_json_equal (pow_json_get (tree, member->string), member))
        continue;
      if (!powctl_edit_value (powctl, kind, tree, path, cJSON_IsNull (member) ? NULL : member,
                              error))
        return FALSE;
    }
  return TRUE;
}
