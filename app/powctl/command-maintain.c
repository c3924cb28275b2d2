/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/store/pow-maintenance.h"

#include <glib/gi18n-lib.h>

static void
add_storage (cJSON *document, const char *key, const PowStorage *storage)
{
  cJSON *object = cJSON_AddObjectToObject (document, key);

  cJSON_AddNumberToObject (object, "loose", (double) storage->loose);
  cJSON_AddNumberToObject (object, "packs", (double) storage->packs);
  cJSON_AddNumberToObject (object, "bytes", (double) storage->bytes);
}

static void
print_numbers (const char *text, guint64 before, guint64 after)
{
  g_autofree char *was = g_strdup_printf ("%" G_GUINT64_FORMAT, before);
  g_autofree char *is = g_strdup_printf ("%" G_GUINT64_FORMAT, after);

  powctl_print (text, was, is);
}

static void
print_sizes (guint64 before, guint64 after)
{
  g_autofree char *was = g_format_size (before);
  g_autofree char *is = g_format_size (after);

  powctl_print (_ ("Size: %s → %s\n"), was, is);
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  PowRepository *repository = powctl_open (powctl, error);
  g_autoptr (PowctlProgress) progress = NULL;
  PowStorage before = { 0 };
  PowStorage after = { 0 };
  const char *portfolio;

  if (repository == NULL)
    return POWCTL_REFUSED;
  portfolio = pow_repository_get_path (repository);
  progress = powctl_progress_begin (_ ("Packing the portfolio…"));
  if (!pow_maintenance_measure (portfolio, &before, error) || !pow_maintenance_run (portfolio, error)
      || !pow_maintenance_measure (portfolio, &after, error))
    return POWCTL_REFUSED;
  g_clear_pointer (&progress, powctl_progress_end);

  if (powctl->json)
    {
      cJSON *document = cJSON_CreateObject ();

      add_storage (document, "before", &before);
      add_storage (document, "after", &after);
      powctl_print_json (document);
    }
  else
    {
      print_numbers (_ ("Loose objects: %s → %s\n"), before.loose, after.loose);
      print_numbers (_ ("Packs: %s → %s\n"), before.packs, after.packs);
      print_sizes (before.bytes, after.bytes);
    }
  return POWCTL_DONE;
}

const PowctlCommand powctl_maintain = {
  "maintain", "", N_ ("Packs the portfolio, so that it is smaller and faster"), NULL, 0, 0, run,
};
