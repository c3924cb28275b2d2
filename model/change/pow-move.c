/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/change/pow-move.h"

#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

/* Of the old region's plan; they mean nothing in another. */
static const char *const left_behind[] = { "line", "order" };

static GError *
refuse (PowRecord *record, const char *problem)
{
  return pow_record_error_new (POW_RECORD_ERROR_INVALID, pow_record_get_address (record), NULL, problem);
}

static gboolean
check (PowSnapshot *snapshot, PowRecord *record, const char *region, GError **error)
{
  g_autofree char *from = pow_address_dup_region (pow_record_get_address (record));
  g_autofree char *there = pow_id_is_valid (region) ? pow_address_build (POW_KIND_REGION, region, NULL) : NULL;
  PowRecord *target = there != NULL ? pow_snapshot_lookup (snapshot, there) : NULL;

  if (pow_record_get_kind (record) != POW_KIND_SUBPROJECT)
    g_propagate_error (error, refuse (record, _("Only a subproject can move to another region")));
  else if (pow_record_is_removed (record))
    g_propagate_error (error, refuse (record, _("This subproject is removed; put it back first")));
  else if (pow_record_count_choices (record) > 0)
    g_propagate_error (error, refuse (record, _("This subproject has open choices; settle them first, so that nothing of them is lost")));
  else if (target == NULL || pow_record_is_removed (target))
    g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_ADDRESS, _("There is no region “%s” in this portfolio"), region);
  else if (g_str_equal (from, region))
    g_propagate_error (error, refuse (record, _("This subproject is in that region already")));
  else
    return TRUE;
  return FALSE;
}

/* The same subproject at its new place: everything but its place in the old plan. */
static PowRecord *
build_copy (PowRecord *record, const char *region, GError **error)
{
  g_autofree char *id = pow_id_new (pow_record_get_title (record), NULL);
  g_autofree char *address = pow_address_build (POW_KIND_SUBPROJECT, region, id);
  g_autoptr (cJSON) tree = pow_json_copy (pow_record_get_tree (record));

  for (guint i = 0; i < G_N_ELEMENTS (left_behind); i++)
    cJSON_DeleteItemFromObjectCaseSensitive (tree, left_behind[i]);
  cJSON_DeleteItemFromObjectCaseSensitive (tree, "follows");
  cJSON_AddStringToObject (tree, "follows", pow_record_get_address (record));
  return pow_record_new (POW_KIND_SUBPROJECT, address, g_steal_pointer (&tree), error);
}

/**
 * pow_move_plan:
 * @snapshot: the portfolio now
 * @subproject: a subproject of it
 * @region: where it goes
 * @error: %POW_RECORD_ERROR_INVALID, %POW_RECORD_ERROR_ADDRESS
 *
 * Plans the move of a subproject to another region: a copy there that *follows* the original, and the
 * original removed. Both are saved together, so that they share one Change-Id. The history stays where it
 * was made; what refers to the original still finds it.
 *
 * Returns: (transfer full) (nullable) (element-type PowEdit): the copy, then the original
 */
GPtrArray *
pow_move_plan (PowSnapshot *snapshot, PowRecord *subproject, const char *region, GError **error)
{
  g_autoptr (PowRecord) copy = NULL;
  g_autoptr (PowRecord) removed = NULL;
  GPtrArray *edits;

  g_return_val_if_fail (snapshot != NULL && region != NULL, NULL);
  g_return_val_if_fail (POW_IS_RECORD (subproject), NULL);

  if (!check (snapshot, subproject, region, error))
    return NULL;
  copy = build_copy (subproject, region, error);
  removed = copy != NULL ? pow_record_with_removed (subproject, NULL, TRUE, error) : NULL;
  if (removed == NULL)
    return NULL;
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_ptr_array_add (edits, pow_edit_new (NULL, copy));
  g_ptr_array_add (edits, pow_edit_new (subproject, removed));
  return edits;
}
