/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-candidates.h"

#include "model/record/pow-value.h"

/* Equal values may be spelled differently (1 and 1.0). Which spelling stands must not depend on
 * whose it is. */
static int
compare_spellings (const PowField *field, const cJSON *a, const cJSON *b)
{
  if (a == b || a == NULL || b == NULL || cJSON_IsString (a) || cJSON_IsBool (a))
    return 0;
  return pow_value_compare (field, a, b);
}

static gboolean
contains (GPtrArray *candidates, const cJSON *value)
{
  for (guint i = 0; i < candidates->len; i++)
    if (pow_json_equal (candidates->pdata[i], value))
      return TRUE;
  return FALSE;
}

static void
add (const PowField *field, GPtrArray *candidates, const cJSON *value)
{
  guint place = 0;

  for (; place < candidates->len; place++)
    {
      const cJSON *other = candidates->pdata[place];

      if (pow_json_equal (value, other))
        {
          if (compare_spellings (field, value, other) > 0)
            candidates->pdata[place] = (gpointer)value;
          return;
        }
      if (pow_value_compare (field, value, other) < 0)
        break;
    }
  g_ptr_array_insert (candidates, (int)place, (gpointer)value);
}

static void
add_all (const PowField *field, GPtrArray *candidates, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    add (field, candidates, more->pdata[i]);
}

GPtrArray *
pow_candidates_read (const PowField *field,
                     gboolean shows_absent,
                     const cJSON *value,
                     const cJSON *choice)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();

  if (cJSON_IsArray (choice) && choice->child != NULL)
    {
      const cJSON *member;

      cJSON_ArrayForEach (member, choice)
        add (field, candidates, pow_value_is_absent_mark (member) ? NULL : member);
      if (pow_json_equal (pow_candidates_get_shown (candidates, shows_absent), value))
        return g_steal_pointer (&candidates);
      g_ptr_array_set_size (candidates, 0);
    }
  g_ptr_array_add (candidates, (gpointer)value);
  return g_steal_pointer (&candidates);
}

gboolean
pow_candidates_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!pow_json_equal (a->pdata[i], b->pdata[i]))
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
  gboolean ours_changed = !pow_candidates_equal (ours, base);
  gboolean theirs_changed = !pow_candidates_equal (theirs, base);
  gboolean ours_lost = TRUE, theirs_lost = TRUE;

  if (ours_changed != theirs_changed)
    return g_ptr_array_ref (ours_changed ? ours : theirs);

  if (pow_candidates_equal (ours, theirs))
    {
      if (!ours_changed && compare_set_spellings (field, ours, base) == 0)
        return g_ptr_array_ref (theirs);
      if (!theirs_changed && compare_set_spellings (field, theirs, base) == 0)
        return g_ptr_array_ref (ours);
      return g_ptr_array_ref (compare_set_spellings (field, ours, theirs) >= 0 ? ours : theirs);
    }

  result = g_ptr_array_new ();
  for (guint i = 0; i < ours->len; i++)
    if (contains (theirs, ours->pdata[i]) || !contains (base, ours->pdata[i]))
      add (field, result, ours->pdata[i]);
  for (guint i = 0; i < theirs->len; i++)
    if (contains (ours, theirs->pdata[i]) || !contains (base, theirs->pdata[i]))
      add (field, result, theirs->pdata[i]);

  for (guint i = 0; i < result->len; i++)
    {
      ours_lost = ours_lost && !contains (ours, result->pdata[i]);
      theirs_lost = theirs_lost && !contains (theirs, result->pdata[i]);
    }
  /* A side of which nothing is left settled the choice differently: that is a new choice. */
  if (ours_lost)
    add_all (field, result, ours);
  if (theirs_lost)
    add_all (field, result, theirs);
  return g_steal_pointer (&result);
}

const cJSON *
pow_candidates_get_shown (GPtrArray *candidates, gboolean shows_absent)
{
  g_return_val_if_fail (candidates != NULL && candidates->len > 0, NULL);

  if (shows_absent && candidates->len > 1)
    return NULL;
  return candidates->pdata[candidates->len - 1];
}

cJSON *
pow_candidates_to_json (GPtrArray *candidates)
{
  cJSON *list = cJSON_CreateArray ();

  g_return_val_if_fail (candidates != NULL, list);

  for (guint i = 0; i < candidates->len; i++)
    {
      const cJSON *value = candidates->pdata[i];

      cJSON_AddItemToArray (list,
                            value != NULL ? pow_json_copy (value) : pow_value_new_absent_mark ());
    }
  return list;
}
