/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-list-items.h"

#include "model/record/pow-address.h"
#include "ui/common/pow-value-text.h"

/* What one list asks for, and what it has so far. */
typedef struct
{
  PowSession *session;
  PowSnapshot *shown;
  PowSnapshot *against; /* NULL: nothing is marked */
  const char *map;
  const char *region;
  const char *order;
  GPtrArray *rows;
  gboolean has_gone;
} Rows;

static PowRecordItem *
build_row (PowSnapshot *snapshot, PowRecord *record)
{
  g_autofree char *region = pow_address_dup_region (pow_record_get_address (record));

  return pow_record_item_new (snapshot, record, region != NULL ? pow_snapshot_get_region_today (snapshot, region)
                                                               : pow_snapshot_get_today (snapshot));
}

static void
append (Rows *self, PowRecordItem *row, PowMark mark, PowRecordItem *was)
{
  pow_record_item_set_mark (row, mark, was);
  self->has_gone |= mark == POW_MARK_GONE;
  g_ptr_array_add (self->rows, row);
}

/* The record as it was, when there is something to compare with. */
static PowRecord *
get_then (Rows *self, PowRecord *record)
{
  g_autofree char *region = pow_address_dup_region (pow_record_get_address (record));
  PowRecord *then = NULL;

  if (self->against != NULL && region != NULL && pow_mark_region_is_known (self->against, region))
    then = pow_snapshot_lookup (self->against, pow_record_get_address (record));
  return then != NULL && !pow_record_is_removed (then) ? then : NULL;
}

static void
append_entry (Rows *self, PowRecord *record, const char *key, PowMark mark, PowRecord *then)
{
  g_autofree char *path = pow_path_join (self->map, key);
  g_autoptr (PowRecordItem) was = mark == POW_MARK_CHANGED ? pow_record_item_new_entry (then, path) : NULL;

  append (self, pow_record_item_new_entry (record, path), mark, was);
}

/* @mark: of the record as a whole: what stands in a new one is new. */
static void
append_entries (Rows *self, PowRecord *record, PowMark mark)
{
  g_autoptr (GPtrArray) keys = pow_record_list_entries (record, self->map);
  PowRecord *then = mark == POW_MARK_CHANGED ? get_then (self, record) : NULL;
  g_autoptr (GPtrArray) gone = pow_mark_list_gone_entries (then, record, self->map);

  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *path = pow_path_join (self->map, g_ptr_array_index (keys, i));

      append_entry (self, record, g_ptr_array_index (keys, i), then != NULL ? pow_mark_entry (then, record, path) : mark, then);
    }
  for (guint i = 0; i < gone->len; i++)
    append_entry (self, then, g_ptr_array_index (gone, i), POW_MARK_GONE, NULL);
}

static void
append_record (Rows *self, PowRecord *record, PowMark mark)
{
  PowRecord *then = mark == POW_MARK_CHANGED ? get_then (self, record) : NULL;
  g_autoptr (PowRecordItem) was = NULL;

  if (self->map != NULL)
    {
      append_entries (self, record, mark);
      return;
    }
  was = then != NULL ? build_row (self->against, then) : NULL;
  append (self, build_row (mark == POW_MARK_GONE ? self->against : self->shown, record), mark, was);
}

static gboolean
is_asked (Rows *self, PowRecord *record)
{
  g_autofree char *region = pow_address_dup_region (pow_record_get_address (record));

  return self->region != NULL || pow_session_in_scope (self->session, region);
}

static void
append_kind (Rows *self, PowKind kind)
{
  g_autoptr (GPtrArray) records = pow_snapshot_list (self->shown, kind, self->region, FALSE);
  g_autoptr (GPtrArray) gone = pow_mark_list_gone (self->against, self->shown, kind, self->region);

  for (guint i = 0; i < records->len; i++)
    {
      PowRecord *record = g_ptr_array_index (records, i);

      if (is_asked (self, record))
        append_record (self, record, pow_mark_record (self->against, self->shown, pow_record_get_address (record)));
    }
  for (guint i = 0; i < gone->len; i++)
    if (is_asked (self, g_ptr_array_index (gone, i)))
      append_record (self, g_ptr_array_index (gone, i), POW_MARK_GONE);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Rows *self = user_data;
  PowRecord *one = pow_record_item_get_record (*(PowRecordItem **) a);
  PowRecord *other = pow_record_item_get_record (*(PowRecordItem **) b);
  g_autofree char *one_region = NULL, *other_region = NULL;
  int result;

  if (self->order != NULL)
    return pow_value_text_compare (self->shown, one, self->order, other, self->order);
  one_region = pow_address_dup_region (pow_record_get_address (one));
  other_region = pow_address_dup_region (pow_record_get_address (other));
  result = g_strcmp0 (one_region, other_region);
  return result != 0 ? result : g_utf8_collate (pow_record_get_title (one), pow_record_get_title (other));
}

GPtrArray *
pow_list_build_items (PowSession *session, PowKindMask kinds, const char *map, const char *region, const char *order)
{
  Rows self = { .session = session, .map = map, .region = region, .order = order };

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self.shown = pow_session_get_snapshot (session);
  self.against = pow_session_get_against_snapshot (session);
  self.rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    if ((kinds & POW_KIND_MASK (kind)) != 0)
      append_kind (&self, kind);
  /* The snapshot has its own order already; what is gone has to find its place in it. */
  if (order != NULL || self.has_gone)
    g_ptr_array_sort_with_data (self.rows, compare_cb, &self);
  return self.rows;
}
