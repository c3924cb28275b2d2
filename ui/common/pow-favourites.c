/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-favourites.h"

#include "ui/common/pow-settings.h"

/**
 * pow_favourites_list:
 *
 * Returns: (transfer full): ids of the kept regions, in the order in which they were added
 */
char **
pow_favourites_list (void)
{
  GSettings *settings = pow_settings_get ();

  return settings != NULL ? g_settings_get_strv (settings, "favourites") : g_new0 (char *, 1);
}

/**
 * pow_favourites_contain:
 * @region: a region id
 *
 * Returns: whether the region is kept in the sidebar
 */
gboolean
pow_favourites_contain (const char *region)
{
  g_auto (GStrv) kept = pow_favourites_list ();

  g_return_val_if_fail (region != NULL, FALSE);
  return g_strv_contains ((const char *const *) kept, region);
}

/**
 * pow_favourites_set:
 * @region: a region id
 * @kept: whether it is in the sidebar from now on
 *
 * Keeps or drops a region. There is place for seven: one more takes the place of the oldest.
 */
void
pow_favourites_set (const char *region, gboolean kept)
{
  g_auto (GStrv) before = pow_favourites_list ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  GSettings *settings = pow_settings_get ();

  g_return_if_fail (region != NULL);

  if (settings == NULL || kept == pow_favourites_contain (region))
    return;
  for (char **id = before; *id != NULL; id++)
    if (!g_str_equal (*id, region))
      g_ptr_array_add (after, *id);
  if (kept)
    {
      if (after->len == POW_FAVOURITES_MAX)
        g_ptr_array_remove_index (after, 0);
      g_ptr_array_add (after, (gpointer) region);
    }
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (settings, "favourites", (const char *const *) after->pdata);
}
