/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-settings.h"

#include "pow-config.h"

/**
 * pow_settings_get:
 *
 * The person's settings on this machine; kept for the life of the program. Main thread.
 *
 * Returns: (nullable) (transfer none): the settings; %NULL where the schema is not installed, and
 *   the caller uses its own default
 */
GSettings *
pow_settings_get (void)
{
  static GSettings *settings;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  if (settings == NULL && source != NULL)
    {
      g_autoptr (GSettingsSchema) schema
          = g_settings_schema_source_lookup (source, POW_APPLICATION_ID, TRUE);

      if (schema != NULL)
        settings = g_settings_new (POW_APPLICATION_ID);
    }
  return settings;
}
