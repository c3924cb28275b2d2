/* SPDX-License-Identifier: EUPL-1.2 */
/* What a snapshot holds, in the order that people read it in. */
#include "model/store/pow-snapshot-private.h"

#include "model/record/pow-address.h"

#include <string.h>

/* A record with what it is sorted by. */
typedef struct
{
  PowRecord *record; /* borrowed from the table */
  const char *address;
  char *title_key;
  gsize region_length; /* of the region id at the start of the address; 0 for the programme */
} PowListItem;

static void
pow_list_item_clear (gpointer data)
{
  PowListItem *item = data;

  g_free (item->title_key);
}

static int
pow_list_item_compare_region (const PowListItem *item, const char *region, gsize length)
{
  int order = memcmp (item->address, region, MIN (item->region_length, length));

  if (order != 0)
    return order;
  return (item->region_length > length) - (item->region_length < length);
}

static int
pow_list_item_compare (gconstpointer a, gconstpointer b)
{
  const PowListItem *left = a;
  const PowListItem *right = b;
  int order = pow_list_item_compare_region (left, right->address, right->region_length);

  if (order == 0)
    order = strcmp (left->title_key, right->title_key);
  if (order == 0)
    order = strcmp (left->address, right->address);
  return order;
}

/* All records of a kind in list order, made once. */
static GArray *
pow_snapshot_get_sorted (PowSnapshot *self, PowKind kind)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GHashTableIter iter;
  gpointer value;
  GArray *items;

  if (self->sorted[kind] != NULL)
    return self->sorted[kind];

  items = g_array_new (FALSE, FALSE, sizeof (PowListItem));
  g_array_set_clear_func (items, pow_list_item_clear);
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PowListItem item = { .record = value };
      const char *slash;

      if (pow_record_get_kind (item.record) != kind)
        continue;
      item.address = pow_record_get_address (item.record);
      slash = strchr (item.address, '/');
      item.region_length = slash != NULL ? (gsize) (slash - item.address) : 0;
      item.title_key = g_utf8_collate_key (pow_record_get_title (item.record), -1);
      g_array_append_val (items, item);
    }
  g_array_sort (items, pow_list_item_compare);
  self->sorted[kind] = items;
  return items;
}

static void
pow_snapshot_append_kind (PowSnapshot *self,
                          PowKind kind,
                          const char *region,
                          gboolean removed,
                          GPtrArray *list)
{
  GArray *items = pow_snapshot_get_sorted (self, kind);
  gsize length = region != NULL ? strlen (region) : 0;
  guint first = 0;

  if (region != NULL)
    {
      guint after = items->len;

      while (first < after)
        {
          guint middle = first + (after - first) / 2;

          if (pow_list_item_compare_region (&g_array_index (items, PowListItem, middle), region, length) < 0)
            first = middle + 1;
          else
            after = middle;
        }
    }
  for (guint i = first; i < items->len; i++)
    {
      const PowListItem *item = &g_array_index (items, PowListItem, i);

      if (region != NULL && pow_list_item_compare_region (item, region, length) != 0)
        break;
      if (removed || !pow_record_is_removed (item->record))
        g_ptr_array_add (list, g_object_ref (item->record));
    }
}

GPtrArray *
pow_snapshot_list (PowSnapshot *self, PowKind kind, const char *region, gboolean removed)
{
  GPtrArray *list;

  g_return_val_if_fail (POW_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (kind <= POW_KIND_NONE, NULL);

  list = g_ptr_array_new_with_free_func (g_object_unref);
  if (kind != POW_KIND_NONE)
    pow_snapshot_append_kind (self, kind, region, removed, list);
  else
    for (PowKind each = 0; each < POW_N_KINDS; each++)
      pow_snapshot_append_kind (self, each, region, removed, list);
  return list;
}

typedef struct
{
  char *id;
  char *name_key;
} PowRegionName;

static void
pow_region_name_clear (gpointer data)
{
  PowRegionName *name = data;

  g_free (name->id);
  g_free (name->name_key);
}

static int
pow_region_name_compare (gconstpointer a, gconstpointer b)
{
  const PowRegionName *left = a;
  const PowRegionName *right = b;
  int order = strcmp (left->name_key, right->name_key);

  return order != 0 ? order : strcmp (left->id, right->id);
}

GPtrArray *
pow_snapshot_list_regions (PowSnapshot *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (PowRegionName));
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (POW_IS_SNAPSHOT (self), list);

  /* A line whose region.json cannot be read is still a region, and so is one of a hand-made
   * snapshot without lines. */
  for (guint i = 0; i < self->lines->len; i++)
    {
      const PowSnapshotLine *line = g_ptr_array_index (self->lines, i);

      if (line->revision != NULL && g_str_has_prefix (line->line, "region/"))
        g_hash_table_add (ids, g_strdup (line->line + strlen ("region/")));
    }
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const char *slash = strchr (key, '/');

      if (slash != NULL)
        {
          g_autofree char *id = g_strndup (key, (gsize) (slash - (const char *) key));

          if (!g_hash_table_contains (ids, id))
            g_hash_table_add (ids, g_steal_pointer (&id));
        }
    }

  g_array_set_clear_func (names, pow_region_name_clear);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *address = g_strconcat (key, "/region", NULL);
      PowRecord *record = g_hash_table_lookup (self->records, address);
      PowRegionName name = { .id = g_strdup (key) };

      name.name_key = g_utf8_collate_key (record != NULL ? pow_record_get_title (record) : key, -1);
      g_array_append_val (names, name);
    }
  g_array_sort (names, pow_region_name_compare);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (list, g_strdup (g_array_index (names, PowRegionName, i).id));
  return list;
}
