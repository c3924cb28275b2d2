/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "regions/pow-demo.h"

#include <glib/gi18n-lib.h>

static char *template;
static char *regions;
static gboolean demo;
static int seed = 1;

static const GOptionEntry options[] = {
  { "template", 0, 0, G_OPTION_ARG_FILENAME, &template,
    N_ ("Programme to begin with: perspectief-op-werk, meerjarenagenda, empty"), N_ ("NAME") },
  { "regions", 0, 0, G_OPTION_ARG_FILENAME, &regions, N_ ("All regions, or the ids of some"),
    "all|ID,ID…" },
  { "demo", 0, 0, G_OPTION_ARG_NONE, &demo,
    N_ ("Fill it with the published plans and a made-up history"), NULL },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_ ("Another number makes another demo"), "N" },
  { NULL },
};

static gboolean
create_empty (Powctl *powctl, const char *folder, GError **error)
{
  g_auto (GStrv) chosen = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (PowRepository) repository = NULL;
  g_autofree char *author = NULL;
  g_autofree char *mail = NULL;
  PowCommitInfo info = { 0 };

  if (regions != NULL && !g_str_equal (regions, "all"))
    chosen = g_strsplit (regions, ",", -1);
  records = pow_template_build_records (template != NULL ? template : "perspectief-op-werk",
                                        (const char *const *) chosen, error);
  if (records == NULL || !powctl_find_author (powctl, &author, &mail, error))
    return FALSE;

  info.author = author;
  info.mail = mail;
  info.tool = "powctl " POW_VERSION;
  repository = pow_repository_create (folder, records, &info, error);
  return repository != NULL;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autoptr (PowctlProgress) progress = NULL;

  if (demo && (template != NULL || regions != NULL))
    {
      g_set_error_literal (
          error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
          _ ("A demo has its own programme and all regions: leave --template and --regions out"));
      return POWCTL_USAGE;
    }
  powctl_about (powctl, arguments[0], NULL);
  progress = powctl_progress_begin (demo ? _ ("Making the example…") : _ ("Making the portfolio…"));
  if (!(demo ? pow_demo_create (arguments[0], (guint32) seed, error)
             : create_empty (powctl, arguments[0], error)))
    return POWCTL_REFUSED;

  g_free (powctl->directory);
  powctl->directory = g_strdup (arguments[0]);
  if (powctl_open (powctl, error) == NULL)
    return POWCTL_REFUSED;
  g_clear_pointer (&progress, powctl_progress_end);
  return powctl_tell_portfolio (powctl, arguments[0], error) ? POWCTL_DONE : POWCTL_REFUSED;
}

const PowctlCommand powctl_init = {
  "init", "DIR", N_ ("Makes a new portfolio"), options, 1, 1, run,
};
