/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-merge-private.h"

#include "model/schema/pow-path.h"
#include "model/record/pow-value.h"

#include <string.h>

static void
note_reason (PowMerge *merge, const char *pointer, PowMergeVerdict verdict)
{
  PowMergeReason *reason;

  if (merge->reasons == NULL)
    return;
  reason = g_new0 (PowMergeReason, 1);
  reason->field = pow_path_from_pointer (pointer);
  reason->verdict = verdict;
  g_ptr_array_add (merge->reasons, reason);
}

/* Tells the caller and the asker who changed this field; FALSE when nobody did. */
static gboolean
note_change (PowMerge *merge,
             const char *pointer,
             gboolean ours,
             gboolean theirs,
             PowMergeVerdict when_both,
             PowMergeChanged *changed)
{
  changed->side[OURS] = changed->side[OURS] || ours;
  changed->side[THEIRS] = changed->side[THEIRS] || theirs;
  if (ours || theirs)
    note_reason (merge, pointer, !theirs ? POW_MERGE_OURS : !ours ? POW_MERGE_THEIRS : when_both);
  return ours || theirs;
}

void
pow_merge_read_candidates (const PowField *field,
                           gboolean shows_absent,
                           const char *pointer,
                           const PowMergeView views[N_SIDES],
                           GPtrArray *candidates[N_SIDES])
{
  for (guint i = 0; i < N_SIDES; i++)
    candidates[i] = pow_candidates_read (field, shows_absent, views[i].value,
                                         g_hash_table_lookup (views[i].choices, pointer));
}

static void
free_candidates (GPtrArray *candidates[N_SIDES])
{
  for (guint i = 0; i < N_SIDES; i++)
    g_ptr_array_unref (candidates[i]);
}

/* What the field shows of the result; several candidates become an open choice. */
static cJSON *
settle (PowMerge *merge, const char *pointer, GPtrArray *result, gboolean shows_absent)
{
  if (result->len > 1)
    g_tree_replace (merge->choices, g_strdup (pointer), pow_candidates_to_json (result));
  return pow_json_copy (pow_candidates_get_shown (result, shows_absent));
}

/* Prose of which each state has one text. NULL when the edits meet, or when together they make
 * a text that is no valid value (too long, a letter torn from its accent). */
static cJSON *
unite_prose (const PowField *field, GPtrArray *candidates[N_SIDES])
{
  const char *texts[N_SIDES];
  g_autofree char *united = NULL;
  g_autofree char *composed = NULL;
  g_autoptr (cJSON) value = NULL;

  for (guint i = 0; i < N_SIDES; i++)
    {
      if (candidates[i]->len != 1 || !cJSON_IsString ((const cJSON *)candidates[i]->pdata[0]))
        return NULL;
      texts[i] = ((const cJSON *)candidates[i]->pdata[0])->valuestring;
    }
  united = pow_merge_text (texts[BASE], texts[OURS], texts[THEIRS]);
  if (united == NULL)
    return NULL;
  composed = g_utf8_normalize (united, -1, G_NORMALIZE_NFC);
  value = cJSON_CreateString (united);
  if (g_strcmp0 (composed, united) != 0 || !pow_validate_value (field, value, NULL))
    return NULL;
  return g_steal_pointer (&value);
}

static cJSON *
merge_candidates (PowMerge *merge,
                  const PowField *field,
                  const char *pointer,
                  const PowMergeView views[N_SIDES],
                  PowMergeChanged *changed)
{
  GPtrArray *candidates[N_SIDES];
  g_autoptr (GPtrArray) result = NULL;
  PowMergeVerdict when_both = POW_MERGE_BOTH;
  cJSON *value = NULL;
  gboolean ours, theirs;

  pow_merge_read_candidates (field, FALSE, pointer, views, candidates);
  ours = !pow_candidates_equal (candidates[OURS], candidates[BASE]);
  theirs = !pow_candidates_equal (candidates[THEIRS], candidates[BASE]);
  result = pow_candidates_merge (field, candidates[BASE], candidates[OURS], candidates[THEIRS]);

  if (ours && theirs && field != NULL && field->type == POW_TYPE_PROSE && result->len > 1)
    value = unite_prose (field, candidates);
  if (value == NULL)
    {
      value = settle (merge, pointer, result, FALSE);
      if (result->len > 1)
        when_both = POW_MERGE_CHOICE;
      else if (pow_candidates_equal (candidates[OURS], candidates[THEIRS]))
        when_both = POW_MERGE_SAME;
    }
  note_change (merge, pointer, ours, theirs, when_both, changed);
  free_candidates (candidates);
  return value;
}

cJSON *
pow_merge_greater (PowMerge *merge,
                   const PowField *field,
                   const char *pointer,
                   const PowMergeView views[N_SIDES],
                   PowMergeChanged *changed)
{
  const cJSON *base = views[BASE].value;
  const cJSON *our_value = views[OURS].value;
  const cJSON *their_value = views[THEIRS].value;
  gboolean ours = !pow_json_equal (our_value, base);
  gboolean theirs = !pow_json_equal (their_value, base);
  int order = pow_value_compare (field, our_value, their_value);

  note_change (merge, pointer, ours, theirs,
               order == 0  ? POW_MERGE_SAME
               : order > 0 ? POW_MERGE_OURS
                           : POW_MERGE_THEIRS,
               changed);
  if (ours != theirs)
    return pow_json_copy (ours ? our_value : their_value);
  return pow_json_copy (order >= 0 ? our_value : their_value);
}

static gboolean
is_set_or_absent (const cJSON *value)
{
  const cJSON *element;

  if (value == NULL)
    return TRUE;
  if (!cJSON_IsArray (value))
    return FALSE;
  cJSON_ArrayForEach (element, value)
    if (!cJSON_IsString (element))
      return FALSE;
  return TRUE;
}

static GHashTable *
read_set (const cJSON *value)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);
  const cJSON *element;

  cJSON_ArrayForEach (element, value)
    g_hash_table_add (set, element->valuestring);
  return set;
}

static gboolean
sets_equal (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer element;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    if (!g_hash_table_contains (b, element))
      return FALSE;
  return TRUE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* What both kept, and what either added. */
static cJSON *
merge_set (PowMerge *merge,
           const char *pointer,
           const PowMergeView views[N_SIDES],
           PowMergeChanged *changed)
{
  g_autoptr (GHashTable) base = read_set (views[BASE].value);
  g_autoptr (GHashTable) our_set = read_set (views[OURS].value);
  g_autoptr (GHashTable) their_set = read_set (views[THEIRS].value);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  gboolean ours = !sets_equal (our_set, base);
  gboolean theirs = !sets_equal (their_set, base);
  GHashTableIter iter;
  gpointer element;
  cJSON *value;

  note_change (merge, pointer, ours, theirs,
               sets_equal (our_set, their_set) ? POW_MERGE_SAME : POW_MERGE_BOTH, changed);

  g_hash_table_iter_init (&iter, our_set);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    if (g_hash_table_contains (their_set, element) || !g_hash_table_contains (base, element))
      g_ptr_array_add (elements, element);
  g_hash_table_iter_init (&iter, their_set);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    if (!g_hash_table_contains (our_set, element) && !g_hash_table_contains (base, element))
      g_ptr_array_add (elements, element);
  if (elements->len == 0)
    return NULL;

  g_ptr_array_sort (elements, compare_strings);
  value = cJSON_CreateArray ();
  for (guint i = 0; i < elements->len; i++)
    cJSON_AddItemToArray (value, cJSON_CreateString (elements->pdata[i]));
  return value;
}

cJSON *
pow_merge_field (PowMerge *merge,
                 const PowField *field,
                 const char *pointer,
                 const PowMergeView views[N_SIDES],
                 PowMergeChanged *changed)
{
  if (field != NULL && field->type == POW_TYPE_ORDER)
    return pow_merge_greater (merge, field, pointer, views, changed);
  if (field != NULL && field->type == POW_TYPE_SET && is_set_or_absent (views[BASE].value)
      && is_set_or_absent (views[OURS].value) && is_set_or_absent (views[THEIRS].value))
    return merge_set (merge, pointer, views, changed);
  return merge_candidates (merge, field, pointer, views, changed);
}

static gboolean
keeps (GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    if (!cJSON_IsTrue ((const cJSON *)candidates->pdata[i]))
      return TRUE;
  return FALSE;
}

cJSON *
pow_merge_removed (PowMerge *merge,
                   const char *pointer,
                   const PowMergeView views[N_SIDES],
                   PowMergeChanged *changed)
{
  g_autoptr (cJSON) removed = cJSON_CreateTrue ();
  g_autofree char *flag = g_strconcat (pointer, "/removed", NULL);
  PowMergeView flags[N_SIDES];
  GPtrArray *candidates[N_SIDES];
  g_autoptr (GPtrArray) result = NULL;
  PowMergeChanged ignored = { { FALSE } };
  gboolean ours, theirs, clash;
  cJSON *value;

  for (guint i = 0; i < N_SIDES; i++)
    flags[i]
        = (PowMergeView){ views[i].deleted ? removed : pow_json_get (views[i].value, "removed"),
                          views[i].choices };
  pow_merge_read_candidates (NULL, TRUE, flag, flags, candidates);
  ours = !pow_candidates_equal (candidates[OURS], candidates[BASE]);
  theirs = !pow_candidates_equal (candidates[THEIRS], candidates[BASE]);
  result = pow_candidates_merge (NULL, candidates[BASE], candidates[OURS], candidates[THEIRS]);

  /* Removed by one, changed by another who kept it: that is for people to settle. */
  clash = !keeps (result)
          && ((ours && !keeps (candidates[OURS]) && changed->side[THEIRS]
               && keeps (candidates[THEIRS]))
              || (theirs && !keeps (candidates[THEIRS]) && changed->side[OURS]
                  && keeps (candidates[OURS])));
  if (clash)
    {
      g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

      g_ptr_array_unref (result);
      result = pow_candidates_merge (NULL, nothing, candidates[OURS], candidates[THEIRS]);
    }

  value = settle (merge, flag, result, TRUE);
  note_change (merge, flag, ours || clash, theirs || clash,
               result->len > 1 ? POW_MERGE_CHOICE : POW_MERGE_SAME, &ignored);
  changed->side[OURS] = changed->side[OURS] || ours;
  changed->side[THEIRS] = changed->side[THEIRS] || theirs;
  free_candidates (candidates);
  return value;
}
