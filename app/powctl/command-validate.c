/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/insight/pow-check.h"

#include <glib/gi18n-lib.h>

static char *at;

static const GOptionEntry options[] = {
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &at, N_ ("As it was at this moment"), N_ ("MOMENT") },
  { NULL },
};

static const struct
{
  const char *name;
  const char *label;
} levels[] = {
  [POW_PROBLEM_ERROR] = { "error", N_ ("error") },
  [POW_PROBLEM_WARNING] = { "warning", N_ ("warning") },
};

static void
print_as_json (GPtrArray *problems)
{
  cJSON *document = cJSON_CreateArray ();

  for (guint i = 0; i < problems->len; i++)
    {
      const PowProblem *problem = g_ptr_array_index (problems, i);
      cJSON *row = cJSON_CreateObject ();

      cJSON_AddStringToObject (row, "level", levels[problem->level].name);
      cJSON_AddItemToObject (row, "address", powctl_json_string (problem->address));
      cJSON_AddItemToObject (row, "field", powctl_json_string (problem->field));
      cJSON_AddStringToObject (row, "problem", problem->problem);
      cJSON_AddItemToArray (document, row);
    }
  powctl_print_json (document);
}

static void
print_as_text (GPtrArray *problems, guint errors)
{
  if (problems->len == 0)
    {
      powctl_print (_ ("No problems\n"));
      return;
    }
  for (guint i = 0; i < problems->len; i++)
    {
      const PowProblem *problem = g_ptr_array_index (problems, i);

      powctl_print ("%s: %s%s%s: %s\n", _ (levels[problem->level].label),
                    problem->address != NULL ? problem->address : "–",
                    problem->field != NULL ? ":" : "", problem->field != NULL ? problem->field : "",
                    problem->problem);
    }
  powctl_print (g_dngettext (GETTEXT_PACKAGE, "%u error", "%u errors", errors), errors);
  powctl_print (", ");
  powctl_print (g_dngettext (GETTEXT_PACKAGE, "%u warning", "%u warnings", problems->len - errors),
                problems->len - errors);
  powctl_print ("\n");
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autoptr (PowctlProgress) progress = powctl_progress_begin (_ ("Checking the portfolio…"));
  g_autoptr (PowSnapshot) snapshot = powctl_read (powctl, at, error);
  g_autoptr (GPtrArray) problems = NULL;
  guint errors = 0;

  if (snapshot == NULL)
    return POWCTL_REFUSED;
  problems = pow_check_snapshot (snapshot);
  g_clear_pointer (&progress, powctl_progress_end);
  for (guint i = 0; i < problems->len; i++)
    errors += ((const PowProblem *) g_ptr_array_index (problems, i))->level == POW_PROBLEM_ERROR;

  if (powctl->json)
    print_as_json (problems);
  else
    print_as_text (problems, errors);
  return errors > 0 ? POWCTL_REFUSED : POWCTL_DONE;
}

const PowctlCommand powctl_validate = {
  "validate", "", N_ ("Lists what is not in order"), options, 0, 0, run,
};
