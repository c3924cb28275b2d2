/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-merge-private.h"

#include "model/schema/pow-path.h"
#include "model/record/pow-value.h"

/**
 * pow_merge_reason_free:
 * @reason: (transfer full) (nullable): a reason
 *
 * Frees it.
 */
void
pow_merge_reason_free (PowMergeReason *reason)
{
  if (reason == NULL)
    return;
  g_free (reason->field);
  g_free (reason);
}

/* What `choices` says, by JSON pointer. Anything there that is no list under a pointer is data
 * like any other. */
static GHashTable *
read_choices (const cJSON *root)
{
  const cJSON *choices = pow_json_get (root, "choices");
  GHashTable *by_pointer = g_hash_table_new (g_str_hash, g_str_equal);
  const cJSON *choice;

  if (cJSON_IsObject (choices))
    cJSON_ArrayForEach (choice, choices)
      if (cJSON_IsArray (choice) && choice->string[0] == '/')
        g_hash_table_insert (by_pointer, choice->string, (gpointer)choice);
  return by_pointer;
}

static int
compare_pointers_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_strcmp0 (a, b);
}

static void
merge_init (PowMerge *merge)
{
  *merge = (PowMerge){
    .choices = g_tree_new_full (compare_pointers_cb, NULL, g_free, (GDestroyNotify)cJSON_Delete),
    .values = g_ptr_array_new_with_free_func ((GDestroyNotify)cJSON_Delete),
  };
}

static void
merge_clear (PowMerge *merge)
{
  g_tree_unref (merge->choices);
  g_ptr_array_unref (merge->values);
}

static cJSON *
merge_trees (PowMerge *merge, const PowField *fields, const cJSON *const roots[N_SIDES])
{
  PowMergeView views[N_SIDES];
  cJSON *result;

  for (guint i = 0; i < N_SIDES; i++)
    views[i] = (PowMergeView){ roots[i], read_choices (roots[i]), FALSE };
  if (merge->is_record)
    for (guint i = OURS; i < N_SIDES; i++)
      if (roots[i] == NULL && roots[BASE] != NULL)
        {
          g_hash_table_unref (views[i].choices);
          views[i] = (PowMergeView){ roots[BASE], g_hash_table_ref (views[BASE].choices), TRUE };
        }
  result = pow_merge_tree (merge, fields, views);
  for (guint i = 0; i < N_SIDES; i++)
    g_hash_table_unref (views[i].choices);
  return result;
}

/* Depth and members as the reader counts them. */
static gboolean
nests_within_limits (const cJSON *value, guint depth)
{
  guint n_members = 0;

  if (depth == POW_LIMIT_NESTING && (cJSON_IsObject (value) || cJSON_IsArray (value)))
    return FALSE;
  for (const cJSON *child = value->child; child != NULL; child = child->next)
    if (++n_members > POW_LIMIT_MEMBERS || !nests_within_limits (child, depth + 1))
      return FALSE;
  return TRUE;
}

/* Whether a merged record can be read again: two records that each keep to the limits of a file
 * may make one beyond them. */
static gboolean
is_within_limits (PowRecord *record)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!nests_within_limits (pow_record_get_tree (record), 0))
    return FALSE;
  text = pow_record_write (record, &length);
  return length <= POW_LIMIT_RECORD_BYTES;
}

/* Where no record can hold both sides, one of them stands whole, the same on every machine; the
 * other stays in the history. */
static PowRecord *
choose_whole (PowRecord *ours, PowRecord *theirs)
{
  g_autofree char *our_text = NULL;
  g_autofree char *their_text = NULL;

  if (ours == NULL || theirs == NULL)
    return g_object_ref (ours != NULL ? ours : theirs);
  our_text = pow_record_write (ours, NULL);
  their_text = pow_record_write (theirs, NULL);
  return g_object_ref (g_strcmp0 (our_text, their_text) >= 0 ? ours : theirs);
}

static PowRecord *
first_of (PowRecord *const records[], guint n_records)
{
  for (guint i = 0; i < n_records; i++)
    if (records[i] != NULL)
      return records[i];
  return NULL;
}

PowRecord *
pow_merge_records_explained (PowRecord *base,
                             PowRecord *ours,
                             PowRecord *theirs,
                             GPtrArray *reasons)
{
  PowRecord *const records[] = { ours, theirs, base };
  PowRecord *present = first_of (records, G_N_ELEMENTS (records));
  const cJSON *roots[N_SIDES] = { NULL };
  g_autoptr (GError) error = NULL;
  PowMerge merge;
  PowRecord *result;
  PowKind kind;

  if (present == NULL)
    return NULL;
  kind = pow_record_get_kind (present);
  g_return_val_if_fail (base == NULL || pow_record_get_kind (base) == kind, NULL);
  g_return_val_if_fail (theirs == NULL || pow_record_get_kind (theirs) == kind, NULL);
  if (base == ours && ours == theirs)
    return g_object_ref (ours);

  merge_init (&merge);
  merge.is_record = TRUE;
  merge.reasons = reasons;
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    merge.by_text = merge.by_text || (records[i] != NULL && pow_record_is_newer (records[i]));
  roots[BASE] = base != NULL ? pow_record_get_tree (base) : NULL;
  roots[OURS] = ours != NULL ? pow_record_get_tree (ours) : NULL;
  roots[THEIRS] = theirs != NULL ? pow_record_get_tree (theirs) : NULL;

  result = pow_record_new (
      kind, pow_record_get_address (present),
      merge_trees (&merge, merge.by_text ? NULL : pow_schema_get_fields (kind), roots), &error);
  merge_clear (&merge);
  if (result == NULL || !is_within_limits (result))
    {
      g_debug ("%s is merged whole: %s", pow_record_get_title (present),
               error != NULL ? error->message : "too large together");
      g_clear_object (&result);
      result = choose_whole (ours != NULL ? ours : base, theirs != NULL ? theirs : base);
    }
  return result;
}

PowRecord *
pow_merge_records (PowRecord *base, PowRecord *ours, PowRecord *theirs)
{
  return pow_merge_records_explained (base, ours, theirs, NULL);
}

cJSON *
pow_merge_json (const cJSON *base, const cJSON *ours, const cJSON *theirs)
{
  const cJSON *roots[N_SIDES] = { base, ours, theirs };
  PowMerge merge;
  cJSON *result;

  merge_init (&merge);
  merge.by_text = TRUE;
  result = merge_trees (&merge, NULL, roots);
  merge_clear (&merge);
  return result;
}
