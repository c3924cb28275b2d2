/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-record-private.h"

#include "model/schema/pow-path.h"
#include "model/record/pow-value.h"

#include <string.h>

/* An open choice is data: `choices` maps a JSON pointer to the sorted candidates, the last of
 * which the field shows. */

typedef struct
{
  const PowField *field; /* NULL: a whole entry or an unknown key, compared by text */
  cJSON *candidate;
} Ranked;

static int
compare_candidates_cb (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a;
  const Ranked *y = b;

  return pow_value_compare (x->field, x->candidate, y->candidate);
}

/* Sorts the candidates and lets each stand once. */
static void
sort_candidates (const PowField *field, cJSON *candidates)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  while (candidates->child != NULL)
    {
      Ranked here = { field, cJSON_DetachItemViaPointer (candidates, candidates->child) };

      g_array_append_val (ranked, here);
    }
  g_array_sort (ranked, compare_candidates_cb);

  for (guint i = 0; i < ranked->len; i++)
    {
      Ranked *here = &g_array_index (ranked, Ranked, i);

      if (i > 0 && compare_candidates_cb (&g_array_index (ranked, Ranked, i - 1), here) == 0)
        cJSON_Delete (g_array_index (ranked, Ranked, i - 1).candidate);
      else if (i > 0)
        cJSON_AddItemToArray (candidates, g_array_index (ranked, Ranked, i - 1).candidate);
    }
  if (ranked->len > 0)
    cJSON_AddItemToArray (candidates, g_array_index (ranked, Ranked, ranked->len - 1).candidate);
}

/* Whether @value is @candidate. Of a whole entry `removed` is a field of its own. */
static gboolean
is_candidate (const cJSON *value, gboolean is_entry, const cJSON *candidate)
{
  g_autoptr (cJSON) content = NULL;

  if (pow_value_is_absent_mark (candidate))
    candidate = NULL;
  if (!is_entry || pow_json_get (value, "removed") == NULL)
    return pow_json_equal (value, candidate);

  content = pow_json_copy (value);
  cJSON_DeleteItemFromObjectCaseSensitive (content, "removed");
  return pow_json_equal (content, candidate);
}

/* Whether @value is what the field shows while the choice is open. */
static gboolean
is_shown (const char *path, const cJSON *value, gboolean is_entry, const cJSON *candidates)
{
  /* What one side removed and the other changed stays visible. */
  if (strcmp (path, "removed") == 0 || g_str_has_suffix (path, ".removed"))
    return value == NULL;

  return is_candidate (value, is_entry, candidates->child->prev);
}

/* Brings one choice into canonical form; FALSE when it is settled. What is malformed counts as
 * open, so that the validation sees and refuses it. */
static gboolean
is_open (PowKind kind, const cJSON *tree, cJSON *candidates)
{
  g_autofree char *path = pow_path_from_pointer (candidates->string);
  const PowField *field;
  gboolean is_entry = FALSE;

  if (path == NULL || !cJSON_IsArray (candidates))
    return TRUE;

  field = pow_schema_find (kind, path, &is_entry);
  for (cJSON *candidate = candidates->child; candidate != NULL && field != NULL; candidate = candidate->next)
    if (!pow_value_is_absent_mark (candidate))
      pow_value_make_canonical (field, is_entry, candidate);
  sort_candidates (is_entry ? NULL : field, candidates);

  /* One candidate is no choice. */
  if (candidates->child == NULL || candidates->child->next == NULL)
    return FALSE;

  return is_shown (path, pow_path_look_up (tree, path), is_entry, candidates);
}

static void
drop_when_empty (cJSON *tree, cJSON *choices)
{
  if (choices->child == NULL)
    cJSON_Delete (cJSON_DetachItemViaPointer (tree, choices));
}

void
pow_record_tree_drop_settled (PowKind kind, cJSON *tree)
{
  cJSON *choices = (cJSON *) pow_json_get (tree, "choices");
  g_autoptr (GPtrArray) open = NULL;

  if (!cJSON_IsObject (choices))
    return;

  open = g_ptr_array_new ();
  while (choices->child != NULL)
    {
      cJSON *candidates = cJSON_DetachItemViaPointer (choices, choices->child);

      if (is_open (kind, tree, candidates))
        g_ptr_array_add (open, candidates);
      else
        cJSON_Delete (candidates);
    }

  g_ptr_array_sort (open, pow_json_compare_keys);
  /* Into an array's list first: adding to an object would make new keys. */
  for (guint i = 0; i < open->len; i++)
    cJSON_AddItemToArray (choices, g_ptr_array_index (open, i));
  drop_when_empty (tree, choices);
}

void
pow_record_tree_drop_choices_at (cJSON *tree, const char *path)
{
  cJSON *choices = (cJSON *) pow_json_get (tree, "choices");

  if (!cJSON_IsObject (choices))
    return;

  for (cJSON *candidates = choices->child; candidates != NULL;)
    {
      cJSON *next = candidates->next;
      g_autofree char *place = pow_path_from_pointer (candidates->string);

      if (place != NULL && (pow_path_contains (path, place) || pow_path_contains (place, path)))
        cJSON_Delete (cJSON_DetachItemViaPointer (choices, candidates));
      candidates = next;
    }
  drop_when_empty (tree, choices);
}
