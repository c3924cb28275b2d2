/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-short-name.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

/* Names too long for two lines of a tile; the translation is the short form, with soft hyphens where
 * a word may be broken. */
static const char *const long_names[] = {
  NC_ ("short name", "Stedendriehoek en Noordwest Veluwe"),
  NC_ ("short name", "Zuid-Kennemerland en IJmond"),
};

/**
 * pow_short_name_get:
 * @name: name of a region
 *
 * Returns: (transfer none): the form that fits a tile; @name itself for most
 */
const char *
pow_short_name_get (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (long_names); i++)
    if (g_strcmp0 (long_names[i], name) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "short name", name);
  return name;
}
