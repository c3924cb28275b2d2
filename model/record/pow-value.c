/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-value.h"

#include "model/schema/pow-date.h"

#include <string.h>

/**
 * pow_value_is_absent_mark:
 * @value: (nullable): a candidate of an open choice
 *
 * Whether a candidate is `{"absent": true}`: *this field is not filled in*.
 *
 * Returns: %TRUE for the mark
 */
gboolean
pow_value_is_absent_mark (const cJSON *value)
{
  return cJSON_IsObject (value) && value->child != NULL && value->child->next == NULL
         && strcmp (value->child->string, "absent") == 0 && cJSON_IsTrue (value->child);
}

/**
 * pow_value_new_absent_mark:
 *
 * Makes the candidate `{"absent": true}`.
 *
 * Returns: (transfer full): the mark
 */
cJSON *
pow_value_new_absent_mark (void)
{
  cJSON *mark = cJSON_CreateObject ();

  if (mark == NULL || cJSON_AddTrueToObject (mark, "absent") == NULL)
    g_error ("No memory for a JSON value");

  return mark;
}

static int
compare_texts (const cJSON *a, const cJSON *b)
{
  g_autofree char *x = pow_json_write (a, NULL);
  g_autofree char *y = pow_json_write (b, NULL);

  return strcmp (x, y);
}

static int
compare_dates (const cJSON *a, const cJSON *b)
{
  PowDate x, y;

  if (!cJSON_IsString (a) || !cJSON_IsString (b) || !pow_date_parse (a->valuestring, &x)
      || !pow_date_parse (b->valuestring, &y))
    return 0;

  return pow_date_compare (x, y);
}

static int
compare_choices (const PowField *field, const cJSON *a, const cJSON *b)
{
  if (!cJSON_IsString (a) || !cJSON_IsString (b))
    return 0;

  return pow_field_get_choice_index (field, a->valuestring) - pow_field_get_choice_index (field, b->valuestring);
}

static int
compare_numbers (const cJSON *a, const cJSON *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (!cJSON_IsNumber (a) || !cJSON_IsNumber (b))
    return 0;

  x = pow_json_dup_spelling (a);
  y = pow_json_dup_spelling (b);
  return pow_json_compare_numbers (x, y);
}

/**
 * pow_value_compare:
 * @field: (nullable): the row of both values; %NULL for a whole map entry and for unknown keys,
 *   where numbers go by value too
 * @a: (nullable): a value; %NULL and the absent mark both mean *not filled in*
 * @b: (nullable): another
 *
 * The order in which the candidates of an open choice stand; the last one is shown. Absent is
 * least; numbers and money go by value; dates by end, then start; choices by the order of their
 * list; false before true; all else, and what is equal so far, by the bytes of the canonical text.
 *
 * Returns: less than, equal to or greater than 0; 0 only for values with the same canonical text
 */
int
pow_value_compare (const PowField *field, const cJSON *a, const cJSON *b)
{
  gboolean has_a = a != NULL && !pow_value_is_absent_mark (a);
  gboolean has_b = b != NULL && !pow_value_is_absent_mark (b);
  int order = 0;

  if (!has_a || !has_b)
    return has_a - has_b;

  switch (field != NULL ? field->type : POW_TYPE_NUMBER)
    {
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
      order = compare_numbers (a, b);
      break;
    case POW_TYPE_DATE:
      order = compare_dates (a, b);
      break;
    case POW_TYPE_CHOICE:
      order = compare_choices (field, a, b);
      break;
    /* "false" comes before "true" in bytes already. */
    case POW_TYPE_FLAG:
    case POW_TYPE_TEXT:
    case POW_TYPE_PROSE:
    case POW_TYPE_TERM:
    case POW_TYPE_REF:
    case POW_TYPE_REGION:
    case POW_TYPE_KEY:
    case POW_TYPE_ORDER:
    case POW_TYPE_SET:
    case POW_TYPE_GROUP:
    case POW_TYPE_MAP:
    default:
      break;
    }

  return order != 0 ? order : compare_texts (a, b);
}
