/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <glib/gi18n-lib.h>

cJSON *
powctl_moment_to_json (const PowNamedMoment *moment)
{
  cJSON *object = cJSON_CreateObject ();
  g_autofree char *time = powctl_format_time (moment->time);

  cJSON_AddStringToObject (object, "scope", moment->scope);
  cJSON_AddStringToObject (object, "slug", moment->slug);
  cJSON_AddStringToObject (object, "label", moment->label);
  cJSON_AddItemToObject (object, "kind", powctl_json_string (moment->kind));
  cJSON_AddItemToObject (object, "body", powctl_json_string (moment->body));
  cJSON_AddItemToObject (object, "reason", powctl_json_string (moment->reason));
  cJSON_AddStringToObject (object, "time", time);
  cJSON_AddStringToObject (object, "revision", moment->revision);
  return object;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  const char *const headings[] = { _ ("Name"), _ ("Moment"), _ ("When") };
  static const PowctlColumn columns[G_N_ELEMENTS (headings)] = { POWCTL_COLUMN_LEFT };
  PowRepository *repository = powctl_open (powctl, error);
  g_autoptr (GPtrArray) moments = repository != NULL ? pow_repository_list_moments (repository, error) : NULL;
  PowctlTable *table;

  if (moments == NULL)
    return POWCTL_REFUSED;
  if (powctl->json)
    {
      cJSON *rows = cJSON_CreateArray ();

      for (guint i = 0; i < moments->len; i++)
        cJSON_AddItemToArray (rows, powctl_moment_to_json (g_ptr_array_index (moments, i)));
      powctl_print_json (rows);
      return POWCTL_DONE;
    }
  if (moments->len == 0)
    {
      powctl_print ("%s\n", _ ("No moment has been named yet"));
      return POWCTL_DONE;
    }
  table = powctl_table_new (G_N_ELEMENTS (headings), headings, columns);
  for (guint i = 0; i < moments->len; i++)
    {
      const PowNamedMoment *moment = g_ptr_array_index (moments, i);
      g_autofree char *name = g_strdup_printf ("%s/%s", moment->scope, moment->slug);
      PowDate day = pow_date_from_time (moment->time);
      g_autofree char *when = pow_date_format (day);
      const char *const cells[] = { name, moment->label, when };

      powctl_table_add (table, cells);
    }
  powctl_table_print (table, powctl->colour);
  return POWCTL_DONE;
}

const PowctlCommand powctl_moments = {
  .name = "moments",
  .arguments = "",
  .summary = N_ ("Lists the named moments"),
  .run = run,
};
