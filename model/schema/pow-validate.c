/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-validate-private.h"

#include "model/schema/pow-date.h"
#include "model/schema/pow-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* NULL for the record itself. */
static char *
dup_path (GPtrArray *keys)
{
  char *path = NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *outer = path;

      path = pow_path_join (outer, keys->pdata[i]);
    }
  return path;
}

void
pow_walk_report (PowWalk *walk, const char *format, ...)
{
  g_autofree char *path = NULL;
  g_autofree char *problem = NULL;
  va_list arguments;

  walk->clean = FALSE;
  if (walk->problems == NULL)
    return;
  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  path = dup_path (walk->path);
  g_ptr_array_add (walk->problems, pow_problem_new (POW_PROBLEM_ERROR, NULL, path, problem));
}

/* Unknown is written by leaving a field out. Other programs write null or something empty for it,
 * and which empty thing says nothing. */
gboolean
pow_value_is_absent (const cJSON *value)
{
  return value == NULL || cJSON_IsNull (value)
         || (cJSON_IsString (value) && value->valuestring[0] == '\0')
         || ((cJSON_IsArray (value) || cJSON_IsObject (value)) && value->child == NULL);
}

/* Our fixed names: lower-case words joined by single hyphens or underscores. */
static gboolean
is_name (const char *key)
{
  g_autofree char *id = g_strdelimit (g_strdup (key), "_", '-');

  return pow_id_is_valid (id);
}

gboolean
pow_map_key_is_valid (const PowField *map, const char *key)
{
  PowDate date;

  switch (map->key_type)
    {
    case POW_KEY_ID:
    case POW_KEY_TERM:
      return pow_id_is_valid (key);
    case POW_KEY_YEAR:
      return pow_date_parse (key, &date) && date.precision == POW_PRECISION_YEAR;
    case POW_KEY_PERIOD:
      return pow_date_parse (key, &date);
    case POW_KEY_NAME:
      if (map->choices != NULL && !(map->flags & POW_FIELD_OPEN))
        return pow_field_get_choice_index (map, key) >= 0;
      return is_name (key);
    default:
      g_assert_not_reached ();
    }
}

static void
report_key (PowWalk *walk, const PowField *map, const char *key)
{
  g_autofree char *shown = pow_walk_dup_excerpt (key);

  switch (map->key_type)
    {
    case POW_KEY_YEAR:
      pow_walk_report (walk, _ ("“%s” is not a year. Use four digits, such as 2019."), shown);
      break;
    case POW_KEY_PERIOD:
      pow_walk_report (walk, _ ("“%s” is not a period. Use for example 2020-Q3 or 2020-02-06."),
                       shown);
      break;
    case POW_KEY_NAME:
      pow_walk_report (walk, _ ("“%s” is not one of the fixed names of this field."), shown);
      break;
    case POW_KEY_ID:
    case POW_KEY_TERM:
    default:
      pow_walk_report (walk,
                       _ ("“%s” cannot be a key here. Use lower-case letters, digits and single "
                          "hyphens, at most %d characters."),
                       shown, POW_LIMIT_ID);
      break;
    }
}

/* The row of a key. The search begins at @hint, since most files stand in the order of the table. */
static const PowField *
find_row (const PowField *fields, const PowField *hint, const char *key)
{
  for (const PowField *field = hint; field->key != NULL; field++)
    if (pow_key_equal (field->key, key))
      return field;
  for (const PowField *field = fields; field != hint; field++)
    if (pow_key_equal (field->key, key))
      return field;
  return NULL;
}

/* The members of a record, a group or an entry. Keys that are not in the table are left alone. */
static void
walk_members (PowWalk *walk, const PowField *fields, const cJSON *object)
{
  const PowField *hint = fields;
  const cJSON **values;
  gsize n_fields = 0;

  while (fields[n_fields].key != NULL)
    n_fields++;
  values = g_newa0 (const cJSON *, n_fields);
  for (const cJSON *member = object->child; member != NULL; member = member->next)
    {
      const PowField *row = find_row (fields, hint, member->string);

      if (row == NULL)
        continue;
      values[row - fields] = member;
      hint = row + 1;
    }

  for (gsize i = 0; i < n_fields; i++)
    {
      /* Most fields of a record are not there. */
      if (values[i] == NULL && (fields[i].flags & POW_FIELD_REQUIRED) == 0)
        continue;
      g_ptr_array_add (walk->path, (gpointer) fields[i].key);
      pow_walk_field (walk, &fields[i], values[i]);
      g_ptr_array_set_size (walk->path, (int) walk->path->len - 1);
    }
}

void
pow_walk_entry (PowWalk *walk, const PowField *map, const cJSON *entry)
{
  if (cJSON_IsObject (entry))
    walk_members (walk, map->members, entry);
  else
    pow_walk_report (walk, _ ("An object with fields is expected here."));
}

static void
walk_map (PowWalk *walk, const PowField *map, const cJSON *value)
{
  for (const cJSON *entry = value->child; entry != NULL; entry = entry->next)
    {
      if (cJSON_IsNull (entry))
        continue;
      g_ptr_array_add (walk->path, entry->string);
      if (!pow_map_key_is_valid (map, entry->string))
        report_key (walk, map, entry->string);
      pow_walk_entry (walk, map, entry);
      g_ptr_array_set_size (walk->path, (int) walk->path->len - 1);
    }
}

void
pow_walk_value (PowWalk *walk, const PowField *field, const cJSON *value)
{
  switch (field->type)
    {
    case POW_TYPE_SET:
      if (!cJSON_IsArray (value))
        pow_walk_report (walk, _ ("A list is expected here."));
      else
        for (const cJSON *item = value->child; item != NULL; item = item->next)
          pow_walk_scalar (walk, field->item, item);
      break;
    case POW_TYPE_GROUP:
      if (!cJSON_IsObject (value))
        pow_walk_report (walk, _ ("An object with fields is expected here."));
      else
        walk_members (walk, field->members, value);
      break;
    case POW_TYPE_MAP:
      if (!cJSON_IsObject (value))
        pow_walk_report (walk, _ ("An object with entries is expected here."));
      else
        walk_map (walk, field, value);
      break;
    case POW_TYPE_TEXT:
    case POW_TYPE_PROSE:
    case POW_TYPE_CHOICE:
    case POW_TYPE_TERM:
    case POW_TYPE_DATE:
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
    case POW_TYPE_FLAG:
    case POW_TYPE_REF:
    case POW_TYPE_REGION:
    case POW_TYPE_KEY:
    case POW_TYPE_ORDER:
    default:
      pow_walk_scalar (walk, field, value);
      break;
    }
}

void
pow_walk_field (PowWalk *walk, const PowField *field, const cJSON *value)
{
  if (!pow_value_is_absent (value))
    pow_walk_value (walk, field, value);
  else if (field->flags & POW_FIELD_REQUIRED)
    pow_walk_report (walk, _ ("This field must be filled in."));
}

/* `format` says which version of the tables a file was written by. */
static void
walk_format (PowWalk *walk, const cJSON *format)
{
  static const PowField row = { .key = "format", .type = POW_TYPE_INTEGER };

  if (format == NULL)
    return;
  g_ptr_array_add (walk->path, (gpointer) row.key);
  pow_walk_value (walk, &row, format);
  if (cJSON_IsNumber (format) && format->valuedouble > POW_FORMAT)
    pow_walk_report (walk, _ ("This was written by a newer version of Perspectief. Install that "
                              "version to change it."));
  else if (cJSON_IsNumber (format) && format->valuedouble < POW_FORMAT)
    pow_walk_report (walk, _ ("There is no such format; the first one is %d."), POW_FORMAT);
  g_ptr_array_set_size (walk->path, (int) walk->path->len - 1);
}

/**
 * pow_validate_tree:
 * @kind: a kind, not %POW_KIND_NONE
 * @tree: a whole record
 * @problems: (element-type PowProblem) (nullable): where problems are appended, in table order
 *
 * Checks a record against the table of its kind. Keys that are not in the table are allowed. A
 * field that holds null or something empty counts as unknown, and so does an entry that is null; a
 * set or a list of candidates may be unsorted and repeat itself: other forms of a valid record,
 * which writing brings into the canonical one. The same verdict as the JSON Schema of
 * pow_schema_build_json_schema(), but for the rules listed there.
 *
 * Returns: %TRUE when there is no problem of level %POW_PROBLEM_ERROR
 */
gboolean
pow_validate_tree (PowKind kind, const cJSON *tree, GPtrArray *problems)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  PowWalk walk = { .problems = problems, .path = path, .clean = TRUE };

  g_return_val_if_fail (kind < POW_N_KINDS, FALSE);

  if (!cJSON_IsObject (tree))
    {
      pow_walk_report (&walk, _ ("A record is an object with fields; this is something else."));
      return FALSE;
    }
  walk_format (&walk, cJSON_GetObjectItemCaseSensitive (tree, "format"));
  walk_members (&walk, pow_schema_get_fields (kind), tree);
  pow_walk_choices (&walk, pow_schema_get_fields (kind),
                    cJSON_GetObjectItemCaseSensitive (tree, "choices"));
  return walk.clean;
}

/**
 * pow_validate_value:
 * @field: a row
 * @value: (nullable): the value to stand there; %NULL is unknown
 * @problems: (element-type PowProblem) (nullable): where problems are appended
 *
 * Checks one value by the rules of pow_validate_tree(), for forms and the command line. The paths
 * in @problems begin at the row's own key.
 *
 * Returns: %TRUE when the value may stand in that field
 */
gboolean
pow_validate_value (const PowField *field, const cJSON *value, GPtrArray *problems)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  PowWalk walk = { .problems = problems, .path = path, .clean = TRUE };

  g_return_val_if_fail (field != NULL, FALSE);

  if (field->key[0] != '\0')
    g_ptr_array_add (path, (gpointer) field->key);
  pow_walk_field (&walk, field, value);
  return walk.clean;
}
