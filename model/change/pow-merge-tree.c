/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-merge-private.h"

#include <string.h>

/* One key of an object, with what each state has there. */
typedef struct
{
  const char *key;
  const cJSON *items[N_SIDES];
} Member;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Member *const *)a)->key, (*(const Member *const *)b)->key);
}

/* All keys of three objects, by bytes, so that the result does not depend on whose is which. */
static GPtrArray *
list_members (const PowMergeView views[N_SIDES])
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *members = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_SIDES; i++)
    {
      const cJSON *item;

      if (!cJSON_IsObject (views[i].value))
        continue;
      cJSON_ArrayForEach (item, views[i].value)
        {
          Member *member = g_hash_table_lookup (by_key, item->string);

          if (member == NULL)
            {
              member = g_new0 (Member, 1);
              member->key = item->string;
              g_hash_table_insert (by_key, item->string, member);
              g_ptr_array_add (members, member);
            }
          member->items[i] = item;
        }
    }
  g_ptr_array_sort (members, compare_members);
  return members;
}

static char *
join_pointer (const char *pointer, const char *key)
{
  g_autoptr (GString) escaped = NULL;

  if (strpbrk (key, "~/") == NULL)
    return g_strconcat (pointer, "/", key, NULL);
  escaped = g_string_new (key);
  g_string_replace (escaped, "~", "~0", 0);
  g_string_replace (escaped, "/", "~1", 0);
  return g_strconcat (pointer, "/", escaped->str, NULL);
}

static void
view_members (const Member *member, const PowMergeView views[N_SIDES], PowMergeView inner[N_SIDES])
{
  for (guint i = 0; i < N_SIDES; i++)
    inner[i] = (PowMergeView){ member->items[i], views[i].choices, FALSE };
}

static void
add_member (cJSON *object, const char *key, cJSON *value)
{
  if (value != NULL)
    cJSON_AddItemToObject (object, key, value);
}

static gboolean
objects_or_absent (const PowMergeView views[N_SIDES])
{
  for (guint i = 0; i < N_SIDES; i++)
    if (views[i].value != NULL && !cJSON_IsObject (views[i].value))
      return FALSE;
  return TRUE;
}

static cJSON *
merge_members (PowMerge *merge,
               const PowField *fields,
               const char *pointer,
               gboolean removable,
               const PowMergeView views[N_SIDES],
               PowMergeChanged *changed);

/* An entry that changes as one value; only its `removed` is a field of its own. */
static cJSON *
merge_whole_entry (PowMerge *merge,
                   const PowField *map,
                   const char *pointer,
                   const PowMergeView views[N_SIDES],
                   PowMergeChanged *changed)
{
  PowMergeView contents[N_SIDES];
  cJSON *entry;

  for (guint i = 0; i < N_SIDES; i++)
    {
      contents[i] = views[i];
      if (pow_json_get (views[i].value, "removed") != NULL)
        {
          cJSON *content = pow_json_copy (views[i].value);

          cJSON_DeleteItemFromObjectCaseSensitive (content, "removed");
          g_ptr_array_add (merge->values, content);
          contents[i].value = content;
        }
    }
  entry = pow_merge_field (merge, map, pointer, contents, changed);
  if (entry != NULL)
    add_member (entry, "removed", pow_merge_removed (merge, pointer, views, changed));
  return entry;
}

static cJSON *
merge_map (PowMerge *merge,
           const PowField *map,
           const char *pointer,
           const PowMergeView views[N_SIDES],
           PowMergeChanged *changed)
{
  g_autoptr (GPtrArray) members = list_members (views);
  g_autoptr (cJSON) entries = cJSON_CreateObject ();

  for (guint n = 0; n < members->len; n++)
    {
      const Member *member = members->pdata[n];
      g_autofree char *inner_pointer = join_pointer (pointer, member->key);
      PowMergeView inner[N_SIDES];
      PowMergeChanged inner_changed = { { FALSE } };
      cJSON *entry;

      view_members (member, views, inner);
      for (guint i = OURS; i < N_SIDES; i++)
        if (inner[i].value == NULL && inner[BASE].value != NULL)
          {
            inner[i] = inner[BASE];
            inner[i].deleted = TRUE;
          }

      if (!objects_or_absent (inner))
        entry = pow_merge_field (merge, NULL, inner_pointer, inner, &inner_changed);
      else if (map->flags & POW_FIELD_WHOLE)
        entry = merge_whole_entry (merge, map, inner_pointer, inner, &inner_changed);
      else
        entry = merge_members (merge, map->members, inner_pointer, TRUE, inner, &inner_changed);

      add_member (entries, member->key, entry);
      for (guint i = OURS; i < N_SIDES; i++)
        changed->side[i] = changed->side[i] || inner_changed.side[i];
    }
  return entries->child != NULL ? g_steal_pointer (&entries) : NULL;
}

static gboolean
has_open_choice (const char *pointer, const PowMergeView views[N_SIDES])
{
  GPtrArray *candidates[N_SIDES];
  gboolean open = FALSE;

  pow_merge_read_candidates (NULL, FALSE, pointer, views, candidates);
  for (guint i = 0; i < N_SIDES; i++)
    {
      open = open || candidates[i]->len > 1;
      g_ptr_array_unref (candidates[i]);
    }
  return open;
}

/* Looks a pointer up below the value at @prefix. */
static const cJSON *
find_below (const cJSON *value, const char *prefix, const char *pointer)
{
  g_auto (GStrv) keys = g_strsplit (pointer + strlen (prefix) + 1, "/", -1);

  for (guint i = 0; value != NULL && keys[i] != NULL; i++)
    {
      g_autoptr (GString) key = g_string_new (keys[i]);

      g_string_replace (key, "~1", "/", 0);
      g_string_replace (key, "~0", "~", 0);
      value = pow_json_get (value, key->str);
    }
  return value;
}

/* A whole value that stands brings the choices inside it along. */
static void
carry_inner_choices (PowMerge *merge,
                     const char *pointer,
                     const PowMergeView views[N_SIDES],
                     const cJSON *result)
{
  g_autofree char *prefix = g_strconcat (pointer, "/", NULL);

  if (!cJSON_IsObject (result))
    return;
  for (guint side = OURS; side < N_SIDES; side++)
    {
      GHashTableIter iter;
      gpointer inner;

      g_hash_table_iter_init (&iter, views[side].choices);
      while (g_hash_table_iter_next (&iter, &inner, NULL))
        {
          PowMergeView inner_views[N_SIDES];
          GPtrArray *candidates[N_SIDES];
          gboolean stands[N_SIDES];
          g_autoptr (GPtrArray) merged = NULL;

          if (!g_str_has_prefix (inner, prefix))
            continue;
          for (guint i = 0; i < N_SIDES; i++)
            {
              stands[i] = pow_json_equal (views[i].value, result);
              inner_views[i]
                  = (PowMergeView){ find_below (views[i].value, pointer, inner), views[i].choices };
            }
          pow_merge_read_candidates (NULL, FALSE, inner, inner_views, candidates);
          if (stands[OURS] && stands[THEIRS])
            merged = pow_candidates_merge (NULL, candidates[stands[BASE] ? BASE : OURS],
                                           candidates[OURS], candidates[THEIRS]);
          else if (stands[OURS] || stands[THEIRS])
            merged = g_ptr_array_ref (candidates[stands[OURS] ? OURS : THEIRS]);
          if (merged != NULL && merged->len > 1)
            g_tree_replace (merge->choices, g_strdup (inner), pow_candidates_to_json (merged));
          for (guint i = 0; i < N_SIDES; i++)
            g_ptr_array_unref (candidates[i]);
        }
    }
}

/* The text layer knows no fields: objects by key, anything else whole. */
static cJSON *
merge_by_text (PowMerge *merge,
               const char *pointer,
               const PowMergeView views[N_SIDES],
               PowMergeChanged *changed)
{
  cJSON *result;

  if (cJSON_IsObject (views[OURS].value) && cJSON_IsObject (views[THEIRS].value)
      && !has_open_choice (pointer, views))
    {
      PowMergeView inner[N_SIDES] = { views[BASE], views[OURS], views[THEIRS] };

      if (!cJSON_IsObject (views[BASE].value))
        inner[BASE].value = NULL;
      return merge_members (merge, NULL, pointer, FALSE, inner, changed);
    }
  /* A clash of data in `choices` would have to be kept in the very place that it is about. */
  if (strcmp (pointer, "/choices") == 0 || g_str_has_prefix (pointer, "/choices/"))
    return pow_merge_greater (merge, NULL, pointer, views, changed);
  result = pow_merge_field (merge, NULL, pointer, views, changed);
  carry_inner_choices (merge, pointer, views, result);
  return result;
}

/* The root's `choices` without the open choices: what is left is data like any other. */
static void
view_without_choices (PowMerge *merge,
                      const PowMergeView views[N_SIDES],
                      PowMergeView rest[N_SIDES])
{
  for (guint i = 0; i < N_SIDES; i++)
    {
      const cJSON *item;
      cJSON *copy;

      rest[i] = views[i];
      if (!cJSON_IsObject (views[i].value) || views[i].value->child == NULL)
        continue;
      copy = cJSON_CreateObject ();
      cJSON_ArrayForEach (item, views[i].value)
        if (g_hash_table_lookup (views[i].choices, item->string) != item)
          add_member (copy, item->string, pow_json_copy (item));
      g_ptr_array_add (merge->values, copy);
      rest[i].value = copy->child != NULL ? copy : NULL;
    }
}

static cJSON *
merge_member (PowMerge *merge,
              const PowField *fields,
              const char *key,
              const char *pointer,
              const PowMergeView views[N_SIDES],
              PowMergeChanged *changed)
{
  const PowField *field = fields != NULL ? pow_fields_find (fields, key) : NULL;

  if (field != NULL && field->type == POW_TYPE_MAP && objects_or_absent (views))
    return merge_map (merge, field, pointer, views, changed);
  if (merge->is_record && strcmp (pointer, "/format") == 0)
    return pow_merge_greater (merge, NULL, pointer, views, changed);
  if (merge->by_text && strcmp (pointer, "/choices") == 0)
    {
      PowMergeView rest[N_SIDES];

      view_without_choices (merge, views, rest);
      return merge_by_text (merge, pointer, rest, changed);
    }
  if (merge->by_text)
    return merge_by_text (merge, pointer, views, changed);
  return pow_merge_field (merge, field, pointer, views, changed);
}

static cJSON *
merge_members (PowMerge *merge,
               const PowField *fields,
               const char *pointer,
               gboolean removable,
               const PowMergeView views[N_SIDES],
               PowMergeChanged *changed)
{
  g_autoptr (GPtrArray) members = list_members (views);
  cJSON *object = cJSON_CreateObject ();

  for (guint n = 0; n < members->len; n++)
    {
      const Member *member = members->pdata[n];
      g_autofree char *inner_pointer = join_pointer (pointer, member->key);
      PowMergeView inner[N_SIDES];

      if (removable && strcmp (member->key, "removed") == 0)
        continue;
      if (!merge->by_text && strcmp (inner_pointer, "/choices") == 0)
        continue;
      view_members (member, views, inner);
      add_member (object, member->key,
                  merge_member (merge, fields, member->key, inner_pointer, inner, changed));
    }
  if (removable)
    add_member (object, "removed", pow_merge_removed (merge, pointer, views, changed));
  return object;
}

static gboolean
add_choice (gpointer pointer, gpointer candidates, gpointer choices)
{
  cJSON_DeleteItemFromObjectCaseSensitive (choices, pointer);
  cJSON_AddItemToObject (choices, pointer, pow_json_copy (candidates));
  return FALSE;
}

/* Puts the open choices under the root's `choices`. */
static void
write_choices (PowMerge *merge, cJSON *root)
{
  const cJSON *kept = pow_json_get (root, "choices");
  cJSON *choices;

  if (g_tree_nnodes (merge->choices) == 0)
    return;
  choices = cJSON_IsObject (kept) ? pow_json_copy (kept) : cJSON_CreateObject ();
  cJSON_DeleteItemFromObjectCaseSensitive (root, "choices");
  g_tree_foreach (merge->choices, add_choice, choices);
  cJSON_AddItemToObject (root, "choices", choices);
}

cJSON *
pow_merge_tree (PowMerge *merge, const PowField *fields, const PowMergeView views[N_SIDES])
{
  PowMergeChanged changed = { { FALSE } };
  cJSON *root;

  if (merge->is_record)
    root = merge_members (merge, fields, "", TRUE, views, &changed);
  else if (cJSON_IsObject (views[OURS].value) && cJSON_IsObject (views[THEIRS].value))
    root = merge_by_text (merge, "", views, &changed);
  else /* there is no one object to hold a choice */
    root = pow_merge_greater (merge, NULL, "", views, &changed);
  if (cJSON_IsObject (root))
    write_choices (merge, root);
  return root;
}
