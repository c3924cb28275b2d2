/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-sync-settings.h"

#include "ui/common/pow-settings.h"

#define AUTOMATIC "shared-automatically"
#define ASKED "sharing-asked"

static gboolean
has_folder (const char *key, const char *folder)
{
  GSettings *settings = pow_settings_get ();
  g_auto (GStrv) folders = settings != NULL ? g_settings_get_strv (settings, key) : NULL;

  return folders != NULL && g_strv_contains ((const char *const *) folders, folder);
}

static void
set_folder (const char *key, const char *folder, gboolean wanted)
{
  GSettings *settings = pow_settings_get ();
  g_auto (GStrv) folders = settings != NULL ? g_settings_get_strv (settings, key) : NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (folders == NULL)
    return;
  for (guint i = 0; folders[i] != NULL; i++)
    if (!g_str_equal (folders[i], folder))
      g_strv_builder_add (kept, folders[i]);
  if (wanted)
    g_strv_builder_add (kept, folder);
  all = g_strv_builder_end (kept);
  g_settings_set_strv (settings, key, (const char *const *) all);
}

/**
 * pow_sync_settings_get_automatic:
 * @folder: id of this copy of a portfolio
 *
 * Returns: whether it is shared by itself; not where no settings are installed
 */
gboolean
pow_sync_settings_get_automatic (const char *folder)
{
  return has_folder (AUTOMATIC, folder);
}

/**
 * pow_sync_settings_set_automatic:
 * @folder: id of this copy of a portfolio
 * @automatic: whether it is shared by itself
 *
 * Keeps it with the settings of the person, for nobody else needs it.
 */
void
pow_sync_settings_set_automatic (const char *folder, gboolean automatic)
{
  set_folder (AUTOMATIC, folder, automatic);
}

/**
 * pow_sync_settings_was_asked:
 * @folder: id of this copy of a portfolio
 *
 * Returns: whether the person was asked if it should be shared by itself
 */
gboolean
pow_sync_settings_was_asked (const char *folder)
{
  return has_folder (ASKED, folder);
}

/**
 * pow_sync_settings_set_asked:
 * @folder: id of this copy of a portfolio
 *
 * The person has been asked; that is not done twice.
 */
void
pow_sync_settings_set_asked (const char *folder)
{
  set_folder (ASKED, folder, TRUE);
}
