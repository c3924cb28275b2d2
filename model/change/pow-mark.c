/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-mark.h"

#include "model/record/pow-address.h"
#include "model/record/pow-json.h"

#include <string.h>

static gboolean
is_visible (PowRecord *record)
{
  return record != NULL && !pow_record_is_removed (record);
}

gboolean
pow_mark_region_is_known (PowSnapshot *against, const char *region)
{
  const PowSnapshotLine *line;
  g_autofree char *name = NULL;

  g_return_val_if_fail (region != NULL, FALSE);

  if (against == NULL)
    return FALSE;
  name = strcmp (region, "programme") == 0 ? g_strdup (region) : g_strconcat ("region/", region, NULL);
  line = pow_snapshot_get_line (against, name);
  return line != NULL && line->revision != NULL;
}

/* A line that the snapshot tells of, and that had no state. */
static gboolean
has_no_state (PowSnapshot *shown, const char *region)
{
  g_autofree char *name = strcmp (region, "programme") == 0 ? g_strdup (region) : g_strconcat ("region/", region, NULL);
  const PowSnapshotLine *line = pow_snapshot_get_line (shown, name);

  return line != NULL && line->revision == NULL;
}

/* With no state on one side there is nothing to compare. */
static gboolean
is_region_compared (PowSnapshot *against, PowSnapshot *shown, const char *region)
{
  return pow_mark_region_is_known (against, region) && !has_no_state (shown, region);
}

static gboolean
is_compared (PowSnapshot *against, PowSnapshot *shown, const char *address)
{
  g_autofree char *region = pow_address_dup_region (address);

  return is_region_compared (against, shown, region != NULL ? region : "programme");
}

static PowMark
mark (PowRecord *then, PowRecord *now)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (then == now || (!is_visible (then) && !is_visible (now)))
    return POW_MARK_SAME;
  if (!is_visible (then))
    return POW_MARK_NEW;
  if (!is_visible (now))
    return POW_MARK_GONE;
  /* Another form of the same values is no change. */
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  pow_change_diff_records (then, now, TRUE, changes);
  return changes->len > 0 ? POW_MARK_CHANGED : POW_MARK_SAME;
}

PowMark
pow_mark_record (PowSnapshot *against, PowSnapshot *shown, const char *address)
{
  g_return_val_if_fail (POW_IS_SNAPSHOT (shown) && address != NULL, POW_MARK_SAME);

  if (against == NULL || against == shown || !is_compared (against, shown, address))
    return POW_MARK_SAME;
  return mark (pow_snapshot_lookup (against, address), pow_snapshot_lookup (shown, address));
}

GPtrArray *
pow_mark_list_changes (PowSnapshot *against, PowSnapshot *shown, const char *address)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);

  g_return_val_if_fail (POW_IS_SNAPSHOT (shown) && address != NULL, changes);

  if (against != NULL && against != shown && is_compared (against, shown, address))
    pow_change_diff_records (pow_snapshot_lookup (against, address), pow_snapshot_lookup (shown, address), TRUE, changes);
  return changes;
}

GPtrArray *
pow_mark_list_gone (PowSnapshot *against, PowSnapshot *shown, PowKind kind, const char *region)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) then = NULL;

  g_return_val_if_fail (POW_IS_SNAPSHOT (shown), gone);

  if (against == NULL || against == shown)
    return gone;
  then = pow_snapshot_list (against, kind, region, FALSE);
  for (guint i = 0; i < then->len; i++)
    {
      PowRecord *record = g_ptr_array_index (then, i);

      if (!is_visible (pow_snapshot_lookup (shown, pow_record_get_address (record)))
          && is_compared (against, shown, pow_record_get_address (record)))
        g_ptr_array_add (gone, g_object_ref (record));
    }
  return gone;
}

guint
pow_mark_count_region (PowSnapshot *against, PowSnapshot *shown, const char *region)
{
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  guint n = 0;

  g_return_val_if_fail (POW_IS_SNAPSHOT (shown) && region != NULL, 0);

  if (against == NULL || against == shown || !is_region_compared (against, shown, region))
    return 0;
  now = pow_snapshot_list (shown, POW_KIND_NONE, region, FALSE);
  for (guint i = 0; i < now->len; i++)
    {
      PowRecord *record = g_ptr_array_index (now, i);

      if (mark (pow_snapshot_lookup (against, pow_record_get_address (record)), record) != POW_MARK_SAME)
        n++;
    }
  gone = pow_mark_list_gone (against, shown, POW_KIND_NONE, region);
  return n + gone->len;
}

static gboolean
is_entry_visible (const cJSON *entry)
{
  return entry != NULL && !cJSON_IsTrue (pow_json_get (entry, "removed"));
}

PowMark
pow_mark_entry (PowRecord *then, PowRecord *now, const char *path)
{
  const cJSON *before, *after;

  g_return_val_if_fail (path != NULL, POW_MARK_SAME);

  before = then != NULL ? pow_record_get (then, path) : NULL;
  after = now != NULL ? pow_record_get (now, path) : NULL;
  if (is_entry_visible (before) != is_entry_visible (after))
    return is_entry_visible (before) ? POW_MARK_GONE : POW_MARK_NEW;
  return before == after || !is_entry_visible (before) || pow_json_equal (before, after) ? POW_MARK_SAME : POW_MARK_CHANGED;
}

GPtrArray *
pow_mark_list_gone_entries (PowRecord *then, PowRecord *now, const char *map)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) keys = NULL;

  g_return_val_if_fail (map != NULL, gone);

  keys = then != NULL ? pow_record_list_entries (then, map) : g_ptr_array_new ();
  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *path = pow_path_join (map, g_ptr_array_index (keys, i));

      if (pow_mark_entry (then, now, path) == POW_MARK_GONE)
        g_ptr_array_add (gone, g_strdup (g_ptr_array_index (keys, i)));
    }
  return gone;
}
