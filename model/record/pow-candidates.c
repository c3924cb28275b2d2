/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/record/pow-candidates.h"

#include "model/schema/pow-date.h"
#include "model/schema/pow-schema.h"

#include <string.h>

/* Inside a record keys stand in table order, elsewhere in byte order; either way the bytes that
 * a file has. */
static char *
dup_canonical_text (const PowField *field, const cJSON *value)
{
  return field != NULL ? pow_json_write_ordered (value, NULL) : pow_json_write (value, NULL);
}

static int
compare_texts (const PowField *field, const cJSON *a, const cJSON *b)
{
  g_autofree char *text_a = dup_canonical_text (field, a);
  g_autofree char *text_b = dup_canonical_text (field, b);

  return strcmp (text_a, text_b);
}

/* An unreadable date comes before every readable one, so that the order stays total. */
static int
compare_dates (const cJSON *a, const cJSON *b)
{
  PowDate date_a, date_b;
  gboolean readable_a = pow_date_parse (a->valuestring, &date_a);
  gboolean readable_b = pow_date_parse (b->valuestring, &date_b);

  if (readable_a && readable_b)
    return pow_date_compare (date_a, date_b);
  return (int) readable_a - (int) readable_b;
}

int
pow_value_compare (const PowField *field, const cJSON *a, const cJSON *b)
{
  int order = 0;

  if (a == b)
    return 0;
  if (a == NULL || b == NULL)
    return a == NULL ? -1 : 1;

  if (cJSON_IsNumber (a) && cJSON_IsNumber (b))
    {
      g_autofree char *number_a = pow_json_dup_spelling (a);
      g_autofree char *number_b = pow_json_dup_spelling (b);

      return pow_json_compare_numbers (number_a, number_b);
    }

  if (field != NULL && cJSON_IsString (a) && cJSON_IsString (b))
    {
      if (strcmp (a->valuestring, b->valuestring) == 0)
        return 0;
      if (field->type == POW_TYPE_DATE)
        order = compare_dates (a, b);
      else if (field->type == POW_TYPE_CHOICE)
        order = pow_field_get_choice_index (field, a->valuestring)
                - pow_field_get_choice_index (field, b->valuestring);
      if (order != 0)
        return order;
    }

  if (pow_json_equal (a, b))
    return 0;
  return compare_texts (field, a, b);
}

/* Equal values may be spelled differently (1 and 1.0). Which spelling stands must not depend on
 * whose it is. */
static int
compare_spellings (const PowField *field, const cJSON *a, const cJSON *b)
{
  if (a == b || a == NULL || b == NULL || cJSON_IsString (a) || cJSON_IsBool (a))
    return 0;
  return compare_texts (field, a, b);
}

static gboolean
contains (const PowField *field, GPtrArray *candidates, const cJSON *value)
{
  for (guint i = 0; i < candidates->len; i++)
    if (pow_value_compare (field, candidates->pdata[i], value) == 0)
      return TRUE;
  return FALSE;
}

static void
add (const PowField *field, GPtrArray *candidates, const cJSON *value)
{
  guint place = 0;

  for (; place < candidates->len; place++)
    {
      int order = pow_value_compare (field, value, candidates->pdata[place]);

      if (order < 0)
        break;
      if (order == 0)
        {
          if (compare_spellings (field, value, candidates->pdata[place]) > 0)
            candidates->pdata[place] = (gpointer) value;
          return;
        }
    }
  g_ptr_array_insert (candidates, (int) place, (gpointer) value);
}

static void
add_all (const PowField *field, GPtrArray *candidates, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    add (field, candidates, more->pdata[i]);
}

gboolean
pow_candidate_is_absent (const cJSON *candidate)
{
  return cJSON_IsObject (candidate) && candidate->child != NULL && candidate->child->next == NULL
         && strcmp (candidate->child->string, "absent") == 0 && cJSON_IsTrue (candidate->child);
}

GPtrArray *
pow_candidates_read (const PowField *field,
                     gboolean shows_least,
                     const cJSON *value,
                     const cJSON *choice)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();

  if (cJSON_IsArray (choice) && choice->child != NULL)
    {
      const cJSON *member;

      cJSON_ArrayForEach (member, choice)
        add (field, candidates, pow_candidate_is_absent (member) ? NULL : member);
      if (pow_value_compare (field, pow_candidates_get_shown (candidates, shows_least), value) == 0)
        return g_steal_pointer (&candidates);
      g_ptr_array_set_size (candidates, 0);
    }
  g_ptr_array_add (candidates, (gpointer) value);
  return g_steal_pointer (&candidates);
}

gboolean
pow_candidates_equal (const PowField *field, GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (pow_value_compare (field, a->pdata[i], b->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Negative, zero or positive; meant for equal sets. */
static int
compare_set_spellings (const PowField *field, GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    {
      int order = compare_spellings (field, a->pdata[i], b->pdata[i]);

      if (order != 0)
        return order;
    }
  return 0;
}

GPtrArray *
pow_candidates_merge (const PowField *field, GPtrArray *base, GPtrArray *ours, GPtrArray *theirs)
{
  g_autoptr (GPtrArray) result = NULL;
  gboolean ours_changed = !pow_candidates_equal (field, ours, base);
  gboolean theirs_changed = !pow_candidates_equal (field, theirs, base);
  gboolean ours_lost = TRUE, theirs_lost = TRUE;

  if (ours_changed != theirs_changed)
    return g_ptr_array_ref (ours_changed ? ours : theirs);

  if (pow_candidates_equal (field, ours, theirs))
    {
      if (!ours_changed && compare_set_spellings (field, ours, base) == 0)
        return g_ptr_array_ref (theirs);
      if (!theirs_changed && compare_set_spellings (field, theirs, base) == 0)
        return g_ptr_array_ref (ours);
      return g_ptr_array_ref (compare_set_spellings (field, ours, theirs) >= 0 ? ours : theirs);
    }

  result = g_ptr_array_new ();
  for (guint i = 0; i < ours->len; i++)
    if (contains (field, theirs, ours->pdata[i]) || !contains (field, base, ours->pdata[i]))
      add (field, result, ours->pdata[i]);
  for (guint i = 0; i < theirs->len; i++)
    if (contains (field, ours, theirs->pdata[i]) || !contains (field, base, theirs->pdata[i]))
      add (field, result, theirs->pdata[i]);

  for (guint i = 0; i < result->len; i++)
    {
      ours_lost = ours_lost && !contains (field, ours, result->pdata[i]);
      theirs_lost = theirs_lost && !contains (field, theirs, result->pdata[i]);
    }
  /* A side of which nothing is left settled the choice differently: that is a new choice. */
  if (ours_lost)
    add_all (field, result, ours);
  if (theirs_lost)
    add_all (field, result, theirs);
  return g_steal_pointer (&result);
}

const cJSON *
pow_candidates_get_shown (GPtrArray *candidates, gboolean shows_least)
{
  g_return_val_if_fail (candidates != NULL && candidates->len > 0, NULL);

  return candidates->pdata[shows_least ? 0 : candidates->len - 1];
}

cJSON *
pow_candidates_to_json (GPtrArray *candidates)
{
  cJSON *list = cJSON_CreateArray ();

  g_return_val_if_fail (candidates != NULL, list);

  for (guint i = 0; i < candidates->len; i++)
    {
      cJSON *candidate = pow_json_copy (candidates->pdata[i]);

      if (candidate == NULL)
        {
          candidate = cJSON_CreateObject ();
          cJSON_AddItemToObject (candidate, "absent", cJSON_CreateTrue ());
        }
      cJSON_AddItemToArray (list, candidate);
    }
  return list;
}
