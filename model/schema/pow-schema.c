/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-schema.h"

#include "model/schema/pow-date.h"
#include "model/schema/pow-fields-private.h"
#include "model/schema/pow-path.h"
#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PowField *const tables[POW_N_KINDS] = {
  [POW_KIND_PROGRAMME] = pow_fields_programme,
  [POW_KIND_REGION] = pow_fields_region,
  [POW_KIND_PLAN] = pow_fields_plan,
  [POW_KIND_SUBPROJECT] = pow_fields_subproject,
  [POW_KIND_TREKKER] = pow_fields_trekker,
  [POW_KIND_STAKEHOLDER] = pow_fields_stakeholder,
  [POW_KIND_BODY] = pow_fields_body,
  [POW_KIND_AGREEMENT] = pow_fields_agreement,
  [POW_KIND_REPORT] = pow_fields_report,
};

/**
 * pow_schema_get_fields:
 * @kind: a kind, not %POW_KIND_NONE
 *
 * The rows of a kind in canonical order: its own fields, then what every record has
 * (`dismissed`, `source`, `fictional`, `asked`, `removed`). `format` and `choices` belong to the
 * text of a record, not to its table, and are no rows.
 *
 * Returns: (transfer none): the rows, ended by one without a key
 */
const PowField *
pow_schema_get_fields (PowKind kind)
{
  g_return_val_if_fail (kind < POW_N_KINDS, NULL);

  return tables[kind];
}

/**
 * pow_fields_find:
 * @fields: (nullable): an array of rows
 * @key: (nullable): a JSON key, case-sensitive
 *
 * Returns: (transfer none) (nullable): the row with this key
 */
const PowField *
pow_fields_find (const PowField *fields, const char *key)
{
  if (fields == NULL || key == NULL)
    return NULL;
  for (; fields->key != NULL; fields++)
    if (strcmp (fields->key, key) == 0)
      return fields;
  return NULL;
}

/**
 * pow_schema_find:
 * @kind: a kind, not %POW_KIND_NONE
 * @path: a dotted path; in keys "~" is written "~0" and "." is written "~1"
 * @entry: (out) (optional): %TRUE when the path names a whole entry of a map
 *
 * The row at a path: "milestones.m1.date" gives the row `date`, "period.start" the row `start`,
 * "milestones.m1" the row of the map itself with @entry %TRUE. Whether an entry key is one the map
 * accepts is for pow_validate_tree() to say.
 *
 * Returns: (transfer none) (nullable): the row, or %NULL for an unknown path
 */
const PowField *
pow_schema_find (PowKind kind, const char *path, gboolean *entry)
{
  g_auto (GStrv) parts = NULL;
  const PowField *fields, *found = NULL;
  gboolean is_entry = FALSE;

  g_return_val_if_fail (kind < POW_N_KINDS, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  parts = pow_path_split (path);
  fields = tables[kind];
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (found != NULL && found->type == POW_TYPE_MAP && !is_entry)
        {
          if (parts[i][0] == '\0')
            return NULL;
          is_entry = TRUE;
          fields = found->members;
          continue;
        }
      found = pow_fields_find (fields, parts[i]);
      if (found == NULL)
        return NULL;
      is_entry = FALSE;
      fields = found->type == POW_TYPE_GROUP ? found->members : NULL;
    }
  if (entry != NULL)
    *entry = is_entry;
  return found;
}

/**
 * pow_fields_get_title:
 * @fields: (nullable): an array of rows
 *
 * Returns: (transfer none) (nullable): the row that names the record or entry in lists
 */
const PowField *
pow_fields_get_title (const PowField *fields)
{
  for (; fields != NULL && fields->key != NULL; fields++)
    if (fields->flags & POW_FIELD_TITLE)
      return fields;
  return NULL;
}

/**
 * pow_field_get_choice_index:
 * @field: a row
 * @id: (nullable): a stored choice
 *
 * Returns: its place in the list, which is also its rank when two choices clash, or -1
 */
int
pow_field_get_choice_index (const PowField *field, const char *id)
{
  g_return_val_if_fail (field != NULL, -1);

  if (field->choices == NULL || id == NULL)
    return -1;
  for (int i = 0; field->choices[i].id != NULL; i++)
    if (strcmp (field->choices[i].id, id) == 0)
      return i;
  return -1;
}

/**
 * pow_field_get_choice_label:
 * @field: a row
 * @id: a stored choice
 *
 * Returns: (transfer none): the word for it, translated; @id itself when it is not in the list
 */
const char *
pow_field_get_choice_label (const PowField *field, const char *id)
{
  int index;

  g_return_val_if_fail (field != NULL, id);

  index = pow_field_get_choice_index (field, id);
  return index < 0 ? id : pow_words_get (field->choices[index].label);
}

static const cJSON *
get_member (const cJSON *object, const char *key)
{
  return cJSON_IsObject (object) ? cJSON_GetObjectItemCaseSensitive (object, key) : NULL;
}

/* What an entry is called: its fixed name, the label of its term, its title, its date, or else its key. */
static char *
dup_entry_label (const PowField *map, const char *key, const cJSON *entry, const cJSON *programme)
{
  const PowField *title = pow_fields_get_title (map->members);
  const cJSON *value = title != NULL ? get_member (entry, title->key) : NULL;
  PowDate date;

  if (pow_field_get_choice_index (map, key) >= 0)
    return g_strdup (pow_field_get_choice_label (map, key));
  if (map->key_type == POW_KEY_PERIOD && pow_date_parse (key, &date))
    return pow_date_format (date);
  if (map->key_type == POW_KEY_TERM && map->vocabulary != NULL)
    {
      const PowField *terms = pow_fields_find (tables[POW_KIND_PROGRAMME], map->vocabulary);
      const cJSON *term = get_member (get_member (programme, map->vocabulary), key);
      const cJSON *label = get_member (term, pow_fields_get_title (terms->members)->key);

      return g_strdup (cJSON_IsString (label) ? label->valuestring : key);
    }
  if (!cJSON_IsString (value) || value->valuestring[0] == '\0')
    return g_strdup (key);
  if (title->type == POW_TYPE_DATE && pow_date_parse (value->valuestring, &date))
    return pow_date_format (date);
  return g_strdup (value->valuestring);
}

/**
 * pow_schema_dup_path_label:
 * @kind: a kind, not %POW_KIND_NONE
 * @path: a dotted path
 * @tree: (nullable): the record's tree, in which the titles of entries are looked up
 * @programme: (nullable): the programme's tree, in which the terms that are keys are looked up
 *
 * The place of a field for people: "Milestones › Start group 2 › Date". A part that is not in the
 * table (an unknown key) is shown as it is.
 *
 * Returns: (transfer full): the label, translated
 */
char *
pow_schema_dup_path_label (PowKind kind, const char *path, const cJSON *tree, const cJSON *programme)
{
  g_auto (GStrv) parts = NULL;
  const PowField *fields, *map = NULL;
  const cJSON *value = tree;
  GString *label;

  g_return_val_if_fail (kind < POW_N_KINDS, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  label = g_string_new (NULL);
  parts = pow_path_split (path);
  fields = tables[kind];
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *key = parts[i];

      value = get_member (value, key);
      if (label->len > 0)
        g_string_append (label, " › ");
      if (map != NULL)
        {
          g_autofree char *entry_label = dup_entry_label (map, key, value, programme);

          g_string_append (label, entry_label);
          fields = map->members;
          map = NULL;
        }
      else
        {
          const PowField *field = pow_fields_find (fields, key);

          g_string_append (label, field != NULL && field->label != NULL
                                      ? pow_words_get (field->label)
                                      : key);
          map = field != NULL && field->type == POW_TYPE_MAP ? field : NULL;
          fields = field != NULL && field->type == POW_TYPE_GROUP ? field->members : NULL;
        }
    }
  return g_string_free (label, FALSE);
}

/**
 * pow_id_is_valid:
 * @id: (nullable): a region, a round, a record id or an entry key
 *
 * Whether @id is lower-case words of ASCII letters and digits, joined by single hyphens, and at
 * most %POW_LIMIT_ID characters long.
 */
gboolean
pow_id_is_valid (const char *id)
{
  gsize length = 0;

  if (id == NULL || !g_ascii_isalnum (id[0]))
    return FALSE;
  for (; id[length] != '\0'; length++)
    {
      if (id[length] == '-' && g_ascii_isalnum (id[length + 1]))
        continue;
      if (!g_ascii_isdigit (id[length]) && !g_ascii_islower (id[length]))
        return FALSE;
    }
  return length <= POW_LIMIT_ID;
}
