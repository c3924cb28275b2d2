/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <glib/gi18n-lib.h>

static char *label;
static char *kind;
static char *body;
static char *reason;
static char *at;

static const GOptionEntry options[] = {
  { "label", 0, 0, G_OPTION_ARG_FILENAME, &label, N_ ("What people read; else the name itself"), N_ ("TEXT") },
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind, N_ ("What kind of moment it is"), "approval|meeting|round|other" },
  { "body", 0, 0, G_OPTION_ARG_FILENAME, &body, N_ ("The decision body that it is of"), N_ ("ADDRESS") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why; kept in the history"), N_ ("TEXT") },
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &at, N_ ("As it was at this moment; else as it is now"), N_ ("MOMENT") },
  { NULL },
};

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  PowRepository *repository = powctl_open (powctl, error);
  g_auto (GStrv) name = g_strsplit (arguments[0], "/", 3);
  PowNamedMoment wanted = { .label = label, .kind = kind, .body = body, .reason = reason };
  g_autoptr (PowNamedMoment) moment = NULL;
  g_autofree char *author = NULL;
  g_autofree char *mail = NULL;
  g_autofree char *told = powctl_dup_moment (powctl, at);
  PowCommitInfo info = { 0 };

  if (repository == NULL)
    return POWCTL_REFUSED;
  if (g_strv_length (name) != 2)
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                   _ ("“%s” is no name for a moment: give a region, or “programme”, a slash and a name, such as zeeland/stuurgroep-12-mrt"),
                   arguments[0]);
      return POWCTL_USAGE;
    }
  if (!powctl_find_author (powctl, &author, &mail, error))
    return POWCTL_REFUSED;
  wanted.scope = name[0];
  wanted.slug = name[1];
  info.author = author;
  info.mail = mail;
  moment = pow_repository_name_moment (repository, &wanted, told, &info, error);
  if (moment == NULL)
    return POWCTL_REFUSED;

  if (powctl->json)
    powctl_print_json (powctl_moment_to_json (moment));
  else
    {
      g_autofree char *time = powctl_format_time (moment->time);

      powctl_print (_ ("%s/%s: named “%s”, the state of %s\n"), moment->scope, moment->slug, moment->label, time);
    }
  return POWCTL_DONE;
}

const PowctlCommand powctl_moment = {
  .name = "moment",
  .arguments = "SCOPE/SLUG",
  .summary = N_ ("Names a moment for good: of a region, or of all together (programme)"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
