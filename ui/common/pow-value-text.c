/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-value-text.h"

#include "model/record/pow-address.h"
#include "model/record/pow-change.h"

#include <string.h>

static char *
dup_set_text (PowSnapshot *snapshot, PowRecord *record, const PowField *field, const cJSON *value)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const cJSON *item;

  cJSON_ArrayForEach (item, value)
  {
    char *word = pow_value_dup_text_of (snapshot, record, field->item, item);

    if (word != NULL)
      g_ptr_array_add (words, word);
  }
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

/**
 * pow_value_dup_text_of:
 * @snapshot: where references, keys and terms are looked up
 * @record: the record that the value is a part of
 * @field: the row of the table that it is of
 * @value: (nullable): the value
 *
 * The words of a value at hand, as pow_value_dup_text() says them.
 *
 * Returns: (transfer full) (nullable): %NULL when the value is unknown
 */
char *
pow_value_dup_text_of (PowSnapshot *snapshot, PowRecord *record, const PowField *field, const cJSON *value)
{
  if (value == NULL)
    return NULL;
  if (field->type == POW_TYPE_SET)
    return dup_set_text (snapshot, record, field, value);
  if (!cJSON_IsString (value))
    return pow_change_format_value (field, value, pow_snapshot_get_programme (snapshot));

  switch (field->type)
    {
    case POW_TYPE_REF:
      return pow_text_mask_bsn (pow_snapshot_get_title (snapshot, value->valuestring));
    case POW_TYPE_REGION:
      {
        g_autofree char *address = pow_address_build (POW_KIND_REGION, value->valuestring, NULL);
        PowRecord *region = pow_snapshot_lookup (snapshot, address);

        return g_strdup (region != NULL ? pow_record_get_title (region) : value->valuestring);
      }
    case POW_TYPE_KEY:
      return pow_change_format_key (field, value->valuestring, record, pow_snapshot_look_up_record, snapshot);
    case POW_TYPE_TEXT:
    case POW_TYPE_PROSE:
      return pow_text_mask_bsn (value->valuestring);
    default:
      return pow_change_format_value (field, value, pow_snapshot_get_programme (snapshot));
    }
}

char *
pow_value_dup_text (PowSnapshot *snapshot, PowRecord *record, const char *path)
{
  const PowField *field = pow_schema_find (pow_record_get_kind (record), path, NULL);

  g_return_val_if_fail (field != NULL, NULL);
  return pow_value_dup_text_of (snapshot, record, field, pow_record_get (record, path));
}

static int
compare_unknown (gboolean a_known, gboolean b_known)
{
  return (int) b_known - (int) a_known;
}

/**
 * pow_value_text_compare:
 * @snapshot: where references, keys and terms are looked up
 * @a: a record
 * @a_path: a field of @a
 * @b: a record of the same kind
 * @b_path: the same field of @b
 *
 * Orders values by what they mean (date, amount, place in the list of choices), words in the collation of the locale.
 *
 * Returns: below, at or above 0; what is unknown comes last
 */
int
pow_value_text_compare (PowSnapshot *snapshot, PowRecord *a, const char *a_path, PowRecord *b, const char *b_path)
{
  const PowField *field = pow_schema_find (pow_record_get_kind (a), a_path, NULL);
  const cJSON *a_value = pow_record_get (a, a_path), *b_value = pow_record_get (b, b_path);

  g_return_val_if_fail (field != NULL, 0);
  if (a_value == NULL || b_value == NULL)
    return compare_unknown (a_value != NULL, b_value != NULL);

  switch (field->type)
    {
    case POW_TYPE_DATE:
      return pow_date_compare (pow_record_get_date (a, a_path), pow_record_get_date (b, b_path));
    case POW_TYPE_CHOICE:
      return pow_field_get_choice_index (field, a_value->valuestring)
             - pow_field_get_choice_index (field, b_value->valuestring);
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
      return pow_json_compare_numbers (pow_json_get_spelling (a_value), pow_json_get_spelling (b_value));
    case POW_TYPE_ORDER:
      return strcmp (a_value->valuestring, b_value->valuestring);
    case POW_TYPE_FLAG:
      return cJSON_IsTrue (b_value) - cJSON_IsTrue (a_value);
    default:
      {
        g_autofree char *a_text = pow_value_dup_text_of (snapshot, a, field, a_value);
        g_autofree char *b_text = pow_value_dup_text_of (snapshot, b, field, b_value);

        return g_utf8_collate (a_text != NULL ? a_text : "", b_text != NULL ? b_text : "");
      }
    }
}
