/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/insight/pow-insight.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *label;
} lights[] = {
  [POW_LIGHT_UNKNOWN] = { "unknown", NC_ ("light", "unknown") },
  [POW_LIGHT_GREEN] = { "green", NC_ ("light", "green") },
  [POW_LIGHT_AMBER] = { "amber", NC_ ("light", "amber") },
  [POW_LIGHT_RED] = { "red", NC_ ("light", "red") },
  [POW_LIGHT_ON_HOLD] = { "on_hold", NC_ ("light", "on hold") },
};

const char *
pow_light_get_name (PowLight light)
{
  g_return_val_if_fail (light < G_N_ELEMENTS (lights), NULL);

  return lights[light].name;
}

const char *
pow_light_get_label (PowLight light)
{
  g_return_val_if_fail (light < G_N_ELEMENTS (lights), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "light", lights[light].label);
}

PowLight
pow_light_from_name (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (lights); i++)
    if (g_str_equal (lights[i].name, name))
      return (PowLight) i;
  return POW_LIGHT_UNKNOWN;
}
