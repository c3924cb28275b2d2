/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/insight/pow-check.h"

#include "model/record/pow-address.h"
#include "model/schema/pow-path.h"

#include <glib/gi18n-lib.h>

/* One record while its values are held against the rest of the portfolio. */
typedef struct
{
  PowSnapshot *snapshot;
  PowRecord *record;
  GPtrArray *problems;
} PowCheck;

static void
add_warning (PowCheck *check, const char *path, char *text)
{
  g_ptr_array_add (
      check->problems,
      pow_problem_new (POW_PROBLEM_WARNING, pow_record_get_address (check->record), path, text));
  g_free (text);
}

static void
check_term (PowCheck *check, const PowField *field, const char *term, const char *path)
{
  PowRecord *programme = pow_snapshot_get_programme (check->snapshot);
  g_autofree char *place
      = field->vocabulary != NULL ? pow_path_join (field->vocabulary, term) : NULL;

  if (programme != NULL && place != NULL && pow_record_get (programme, place) == NULL)
    add_warning (
        check, path,
        g_strdup_printf (_ ("“%s” is not in the programme’s list; add it there or choose another"),
                         term));
}

static void
check_reference (PowCheck *check, const char *target, const char *path)
{
  g_autofree char *region = pow_address_dup_region (target);
  g_autofree char *home = region != NULL ? pow_address_build (POW_KIND_REGION, region, NULL) : NULL;

  if (pow_snapshot_lookup (check->snapshot, target) != NULL)
    return;
  if (home != NULL && pow_snapshot_lookup (check->snapshot, home) == NULL)
    return;
  add_warning (check, path,
               g_strdup_printf (_ ("“%s” is not there; choose another or leave it empty"), target));
}

/* "plan.lines" lies in the region's plan, "programme.tranches" in the programme, the rest in the
 * record itself. */
static void
check_key (PowCheck *check, const PowField *field, const char *key, const char *path)
{
  g_autofree char *region = pow_address_dup_region (pow_record_get_address (check->record));
  g_autofree char *place = NULL;
  PowRecord *holder = check->record;
  const char *map = field->key_of;

  if (map == NULL)
    return;
  if (g_str_has_prefix (map, "programme."))
    {
      holder = pow_snapshot_get_programme (check->snapshot);
      map += strlen ("programme.");
    }
  else if (g_str_has_prefix (map, "plan.") && region != NULL)
    {
      g_autofree char *plan = pow_address_build (POW_KIND_PLAN, region, NULL);

      holder = pow_snapshot_lookup (check->snapshot, plan);
      map += strlen ("plan.");
    }
  place = pow_path_join (map, key);
  if (holder != NULL && pow_record_get (holder, place) == NULL)
    add_warning (check, path,
                 g_strdup_printf (_ ("“%s” is not there; choose another or leave it empty"), key));
}

static void
check_members (PowCheck *check, const PowField *fields, const cJSON *object, const char *path);

static void
check_entries (PowCheck *check, const PowField *map, const cJSON *object, const char *path)
{
  const cJSON *entry;

  cJSON_ArrayForEach (entry, object)
  {
    g_autofree char *inner = pow_path_join (path, entry->string);

    if (cJSON_IsTrue (pow_json_get (entry, "removed")))
      continue;
    if (map->key_type == POW_KEY_TERM)
      check_term (check, map, entry->string, inner);
    check_members (check, map->members, entry, inner);
  }
}

static void
check_value (PowCheck *check, const PowField *field, const cJSON *value, const char *path)
{
  const cJSON *item;

  switch (field->type)
    {
    case POW_TYPE_TERM:
      check_term (check, field, cJSON_GetStringValue (value), path);
      break;
    case POW_TYPE_REF:
      check_reference (check, cJSON_GetStringValue (value), path);
      break;
    case POW_TYPE_KEY:
      check_key (check, field, cJSON_GetStringValue (value), path);
      break;
    case POW_TYPE_SET:
      cJSON_ArrayForEach (item, value) check_value (check, field->item, item, path);
      break;
    case POW_TYPE_GROUP:
      check_members (check, field->members, value, path);
      break;
    case POW_TYPE_MAP:
      check_entries (check, field, value, path);
      break;
    default:
      break;
    }
}

static void
check_members (PowCheck *check, const PowField *fields, const cJSON *object, const char *path)
{
  for (const PowField *field = fields; field->key != NULL; field++)
    {
      const cJSON *value = pow_json_get (object, field->key);
      g_autofree char *inner = pow_path_join (path, field->key);

      if (value != NULL)
        check_value (check, field, value, inner);
    }
}

/* Problems found by functions that do not know whose tree they see. */
static void
name_record (GPtrArray *problems, guint first, const char *address)
{
  for (guint i = first; i < problems->len; i++)
    {
      PowProblem *problem = g_ptr_array_index (problems, i);

      if (problem->address == NULL)
        problem->address = g_strdup (address);
    }
}

static void
check_record (PowSnapshot *snapshot, PowRecord *record, GPtrArray *problems)
{
  PowCheck check = { snapshot, record, problems };
  PowKind kind = pow_record_get_kind (record);
  guint first = problems->len;

  /* A newer version may know fields and rules that this one does not. */
  if (!pow_record_is_newer (record))
    {
      pow_validate_tree (kind, pow_record_get_tree (record), problems);
      check_members (&check, pow_schema_get_fields (kind), pow_record_get_tree (record), NULL);
    }
  pow_validate_no_bsn (pow_record_get_tree (record), problems);
  name_record (problems, first, pow_record_get_address (record));
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const PowProblem *left = *(const PowProblem *const *) a;
  const PowProblem *right = *(const PowProblem *const *) b;
  int order = g_strcmp0 (left->address, right->address);

  return order != 0 ? order : g_strcmp0 (left->field, right->field);
}

GPtrArray *
pow_check_snapshot (PowSnapshot *snapshot)
{
  GPtrArray *problems;
  GPtrArray *read;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot), NULL);

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);
  read = pow_snapshot_get_problems (snapshot);
  for (guint i = 0; i < read->len; i++)
    g_ptr_array_add (problems, pow_problem_copy (g_ptr_array_index (read, i)));
  for (guint kind = 0; kind < POW_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = pow_snapshot_list (snapshot, (PowKind) kind, NULL, FALSE);

      for (guint i = 0; i < records->len; i++)
        check_record (snapshot, g_ptr_array_index (records, i), problems);
    }
  g_ptr_array_sort (problems, compare_problems);
  return problems;
}
