/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-region-names.h"

#include "model/record/pow-address.h"
#include "regions/pow-templates.h"

/* The programme's own regions, lent: read once, since a sort asks for their names again and again. Main thread. */
static GPtrArray *
get_known (void)
{
  static GPtrArray *known = NULL;

  if (known == NULL)
    known = pow_regions_list ();
  return known;
}

/**
 * pow_region_names_dup:
 * @session: the open portfolio
 * @region: id of a region, which may be none of this portfolio
 *
 * Returns: (transfer full): what people call it: as this portfolio does, else as the programme does, else its id
 */
char *
pow_region_names_dup (PowSession *session, const char *region)
{
  g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);
  PowSnapshot *snapshot = pow_session_get_current (session);
  GPtrArray *known = get_known ();

  if (pow_snapshot_lookup (snapshot, address) != NULL)
    return g_strdup (pow_snapshot_get_title (snapshot, address));
  for (guint i = 0; i < known->len; i++)
    if (g_str_equal (pow_record_get_address (g_ptr_array_index (known, i)), address))
      return g_strdup (pow_record_get_title (g_ptr_array_index (known, i)));
  return g_strdup (region);
}

static int
get_distance (PowSession *session, const char *region)
{
  return pow_session_is_own (session, region) ? 0 : pow_session_is_neighbour (session, region) ? 1 : 2;
}

static int
compare_regions (gconstpointer a, gconstpointer b, gpointer session)
{
  const char *region = *(const char *const *) a;
  const char *other = *(const char *const *) b;
  const int nearer = get_distance (session, region) - get_distance (session, other);
  g_autofree char *left = pow_region_names_dup (session, region);
  g_autofree char *right = pow_region_names_dup (session, other);

  return nearer != 0 ? nearer : g_utf8_collate (left, right);
}

static void
add (GPtrArray *regions, const char *region)
{
  if (!g_ptr_array_find_with_equal_func (regions, region, g_str_equal, NULL))
    g_ptr_array_add (regions, g_strdup (region));
}

/**
 * pow_region_names_list:
 * @session: the open portfolio
 * @more: (nullable) (array zero-terminated=1): ids to take along
 * @others: (element-type utf8 gpointer): a table whose keys are such ids
 *
 * Returns: (transfer full) (element-type utf8): ids of the programme's regions and of those: the own one, its
 *   neighbours, the others, each by name
 */
GPtrArray *
pow_region_names_list (PowSession *session, const char *const *more, GHashTable *others)
{
  GPtrArray *known = get_known ();
  GPtrArray *regions = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer other;

  for (guint i = 0; i < known->len; i++)
    {
      g_autofree char *region = pow_address_dup_region (pow_record_get_address (g_ptr_array_index (known, i)));

      add (regions, region);
    }
  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &other, NULL))
    add (regions, other);
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    add (regions, more[i]);
  g_ptr_array_sort_with_data (regions, compare_regions, session);
  return regions;
}
