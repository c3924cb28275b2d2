/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/sync/pow-chosen-regions.h"
#include "model/sync/pow-remote.h"

#include <glib/gi18n-lib.h>

static void
tell_files (GPtrArray *remotes)
{
  for (guint i = 0; i < remotes->len; i++)
    {
      const PowRemote *remote = g_ptr_array_index (remotes, i);

      if (pow_remote_url_is_bundle (remote->url))
        powctl_print (_ ("“%s” is a file: an exchange reads what is new in it. To send back what you did, make a file of your own (powctl bundle FILE).\n"),
                      remote->name);
    }
}

static int
list (Powctl *powctl, PowRepository *repository)
{
  static const char *const headings[] = { N_ ("Name"), N_ ("Address") };
  static const PowctlColumn columns[] = { POWCTL_COLUMN_LEFT, POWCTL_COLUMN_LEFT };
  const char *const titles[] = { _ (headings[0]), _ (headings[1]) };
  g_autoptr (GPtrArray) remotes = pow_remote_list (repository);
  cJSON *document = powctl->json ? cJSON_CreateArray () : NULL;
  PowctlTable *table = powctl->json ? NULL : powctl_table_new (G_N_ELEMENTS (titles), titles, columns);

  for (guint i = 0; i < remotes->len; i++)
    {
      const PowRemote *remote = g_ptr_array_index (remotes, i);

      if (powctl->json)
        {
          cJSON *row = cJSON_CreateObject ();

          cJSON_AddStringToObject (row, "name", remote->name);
          cJSON_AddStringToObject (row, "url", remote->url);
          cJSON_AddBoolToObject (row, "home", g_str_equal (remote->name, POW_REMOTE_HOME));
          cJSON_AddBoolToObject (row, "file", pow_remote_url_is_bundle (remote->url));
          cJSON_AddItemToArray (document, row);
        }
      else
        powctl_table_add (table, (const char *const[]){ remote->name, remote->url });
    }
  if (powctl->json)
    powctl_print_json (document);
  else
    {
      powctl_table_print (table, powctl->colour);
      tell_files (remotes);
    }
  return POWCTL_DONE;
}

/* Which regions are exchanged, after choosing them anew where @chosen is given: "all", or ids. */
static int
choose_regions (Powctl *powctl, PowRepository *repository, const char *chosen, GError **error)
{
  g_auto (GStrv) wanted = chosen != NULL && !g_str_equal (chosen, "all") ? g_strsplit (chosen, ",", -1) : NULL;
  g_auto (GStrv) regions = NULL;

  if (chosen != NULL && !pow_chosen_regions_set (repository, (const char *const *) wanted, error))
    return POWCTL_REFUSED;
  regions = pow_chosen_regions_dup (repository);
  if (powctl->json)
    {
      cJSON *document = cJSON_CreateObject ();

      cJSON_AddItemToObject (document, "regions",
                             regions != NULL ? cJSON_CreateStringArray ((const char *const *) regions, (int) g_strv_length (regions))
                                             : cJSON_CreateNull ());
      powctl_print_json (document);
      return POWCTL_DONE;
    }
  if (regions == NULL)
    powctl_print ("%s\n", _ ("All regions"));
  for (guint i = 0; regions != NULL && regions[i] != NULL; i++)
    powctl_print ("%s\n", regions[i]);
  return POWCTL_DONE;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  PowRepository *repository = powctl_open (powctl, error);
  guint n = g_strv_length (arguments);
  gboolean done;

  if (repository == NULL)
    return POWCTL_REFUSED;
  if (n == 0)
    return list (powctl, repository);
  if (n == 3 && g_str_equal (arguments[0], "add"))
    done = pow_remote_add (repository, arguments[1], arguments[2], error);
  else if (n == 2 && g_str_equal (arguments[0], "remove"))
    done = pow_remote_remove (repository, arguments[1], error);
  else if (n <= 2 && g_str_equal (arguments[0], "regions"))
    return choose_regions (powctl, repository, arguments[1], error);
  else
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("Write “powctl remote”, “powctl remote add NAME URL”, “powctl remote remove NAME” or “powctl remote regions all|ID,ID…”"));
      return POWCTL_USAGE;
    }
  return done ? list (powctl, repository) : POWCTL_REFUSED;
}

const PowctlCommand powctl_remote = {
  "remote", "[add NAME URL | remove NAME | regions [all|ID,ID…]]", N_ ("The places that a portfolio is exchanged with; “origin” is its home"), NULL, 0, 3, run,
};
