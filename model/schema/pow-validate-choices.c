/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-validate-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a pointer of `choices` leads to. */
typedef enum
{
  TARGET_NONE,    /* nothing that can have an open choice */
  TARGET_UNKNOWN, /* a key outside the tables: any candidates */
  TARGET_FIELD,
  TARGET_ENTRY,   /* a map entry that changes whole */
} Target;

/* The keys of a JSON pointer, or NULL when it is not one. (element-type utf8), owned */
static GPtrArray *
split_pointer (const char *pointer)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  if (pointer[0] != '/')
    return NULL;
  keys = g_ptr_array_new_with_free_func (g_free);
  /* With its first, empty part: of "/" alone g_strsplit() must leave the empty key. */
  parts = g_strsplit (pointer, "/", -1);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      GString *key = g_string_new (NULL);

      for (const char *c = parts[i]; *c != '\0'; c++)
        {
          if (*c != '~')
            g_string_append_c (key, *c);
          else if (c[1] == '0' || c[1] == '1')
            g_string_append_c (key, *++c == '0' ? '~' : '/');
          else
            {
              g_string_free (key, TRUE);
              return NULL;
            }
        }
      g_ptr_array_add (keys, g_string_free (key, FALSE));
    }
  return g_steal_pointer (&keys);
}

/* A choice stands on what the merge treats as one field: a scalar, a group, a whole entry. Sets,
 * maps and places in an order never have one. */
static Target
find_target (const PowField *fields, GPtrArray *keys, guint at, const PowField **found)
{
  const PowField *field = pow_fields_find (fields, keys->pdata[at]);
  gboolean last = at + 1 == keys->len;

  *found = field;
  if (field == NULL)
    return TARGET_UNKNOWN;
  if (field->type == POW_TYPE_SET || field->type == POW_TYPE_ORDER)
    return TARGET_NONE;
  if (field->type != POW_TYPE_MAP)
    return last ? TARGET_FIELD : TARGET_NONE;
  if (last || !pow_map_key_is_valid (field, keys->pdata[at + 1]))
    return TARGET_NONE;
  if (field->flags & POW_FIELD_WHOLE)
    {
      if (at + 2 == keys->len)
        return TARGET_ENTRY;
      /* Whether such an entry is removed is a field of its own. */
      if (at + 3 != keys->len || !g_str_equal (keys->pdata[at + 2], "removed"))
        return TARGET_NONE;
    }
  if (at + 2 == keys->len)
    return TARGET_NONE;
  return find_target (field->members, keys, at + 2, found);
}

static gboolean
is_absent_candidate (const cJSON *candidate)
{
  return cJSON_IsObject (candidate) && candidate->child != NULL && candidate->child->next == NULL
         && strcmp (candidate->child->string, "absent") == 0 && cJSON_IsTrue (candidate->child);
}

/* Whether nothing would be left of a candidate in canonical form. */
static gboolean
is_empty_candidate (const PowField *field, const cJSON *candidate)
{
  if (pow_value_is_absent (candidate))
    return TRUE;
  if (field->type != POW_TYPE_GROUP || !cJSON_IsObject (candidate))
    return FALSE;
  for (const cJSON *member = candidate->child; member != NULL; member = member->next)
    {
      const PowField *row = pow_fields_find (field->members, member->string);

      if (row == NULL || !is_empty_candidate (row, member))
        return FALSE;
    }
  return TRUE;
}

static void
walk_candidate (PowWalk *walk, Target target, const PowField *field, const cJSON *candidate)
{
  if (is_absent_candidate (candidate))
    {
      if (target == TARGET_FIELD && (field->flags & POW_FIELD_REQUIRED))
        pow_walk_report (walk, _ ("This field must be filled in, so an open choice cannot offer "
                                  "to leave it out."));
    }
  else if (target == TARGET_ENTRY)
    pow_walk_entry (walk, field, candidate);
  else if (target == TARGET_FIELD && is_empty_candidate (field, candidate))
    pow_walk_report (walk, _ ("An open choice holds an empty candidate. Choose a value."));
  else if (target == TARGET_FIELD)
    pow_walk_value (walk, field, candidate);
}

static void
walk_choice (PowWalk *walk, const PowField *fields, const cJSON *choice)
{
  g_autoptr (GPtrArray) keys = split_pointer (choice->string);
  const PowField *field = NULL;
  Target target = TARGET_NONE;

  if (keys != NULL && !g_str_equal (keys->pdata[0], "format")
      && !g_str_equal (keys->pdata[0], "choices"))
    target = find_target (fields, keys, 0, &field);
  if (target == TARGET_NONE)
    {
      g_autofree char *shown = pow_walk_dup_excerpt (choice->string);

      g_ptr_array_add (walk->path, (gpointer) "choices");
      pow_walk_report (walk, _ ("“%s” does not point at a field that can have an open choice."),
                       shown);
      g_ptr_array_set_size (walk->path, (int) walk->path->len - 1);
      return;
    }
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (walk->path, keys->pdata[i]);
  if (!cJSON_IsArray (choice) || choice->child == NULL || choice->child->next == NULL)
    pow_walk_report (walk, _ ("An open choice is a list of at least two candidates."));
  else
    for (const cJSON *candidate = choice->child; candidate != NULL; candidate = candidate->next)
      walk_candidate (walk, target, field, candidate);
  g_ptr_array_set_size (walk->path, (int) (walk->path->len - keys->len));
}

/* `choices` of a record: JSON pointer to list of candidates. */
void
pow_walk_choices (PowWalk *walk, const PowField *fields, const cJSON *choices)
{
  if (pow_value_is_absent (choices))
    return;
  if (!cJSON_IsObject (choices))
    {
      g_ptr_array_add (walk->path, (gpointer) "choices");
      pow_walk_report (walk, _ ("An object with entries is expected here."));
      g_ptr_array_set_size (walk->path, (int) walk->path->len - 1);
      return;
    }
  for (const cJSON *choice = choices->child; choice != NULL; choice = choice->next)
    walk_choice (walk, fields, choice);
}
