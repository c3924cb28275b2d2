/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <glib/gi18n-lib.h>

static char *remote;
static gboolean rehearse;
static gboolean fill;
static gboolean demo;
static gboolean reapply;
static char *regions;
static int patience;

static const GOptionEntry options[] = {
  { "remote", 0, 0, G_OPTION_ARG_FILENAME, &remote, N_ ("Exchange with this place; “origin” when not given"), N_ ("NAME") },
  { "regions", 0, 0, G_OPTION_ARG_FILENAME, &regions, N_ ("Only these regions"), "ID,ID…" },
  { "rehearse", 0, 0, G_OPTION_ARG_NONE, &rehearse, N_ ("Tell what would happen, and change nothing"), NULL },
  { "fill", 0, 0, G_OPTION_ARG_NONE, &fill, N_ ("Put the portfolio on a server that is empty"), NULL },
  { "demo", 0, 0, G_OPTION_ARG_NONE, &demo, N_ ("Share the example portfolio all the same"), NULL },
  { "reapply", 0, 0, G_OPTION_ARG_NONE, &reapply,
    N_ ("Where the server’s line was rewritten: take it over, with your own work on top"), NULL },
  { "patience", 0, 0, G_OPTION_ARG_INT, &patience, N_ ("Give up after so many seconds without a sign of life (60)"), N_ ("SECONDS") },
  { NULL },
};

static void
print_json (PowSyncResult *result)
{
  cJSON *document = cJSON_CreateObject ();
  cJSON *lines = cJSON_AddArrayToObject (document, "lines");

  for (guint i = 0; i < result->lines->len; i++)
    {
      const PowSyncLine *line = g_ptr_array_index (result->lines, i);
      cJSON *row = cJSON_CreateObject ();
      cJSON *asked = cJSON_CreateArray ();

      cJSON_AddStringToObject (row, "line", line->line);
      cJSON_AddNumberToObject (row, "fetched", line->fetched);
      cJSON_AddNumberToObject (row, "merged", line->merged);
      cJSON_AddNumberToObject (row, "published", line->published);
      cJSON_AddStringToObject (row, "state", pow_sync_state_get_name (line->state));
      cJSON_AddItemToObject (row, "message", powctl_json_string (line->message));
      for (guint j = 0; j < line->asked->len; j++)
        cJSON_AddItemToArray (asked, cJSON_CreateString (g_ptr_array_index (line->asked, j)));
      cJSON_AddItemToObject (row, "asked", asked);
      cJSON_AddBoolToObject (row, "read_only", line->read_only);
      cJSON_AddBoolToObject (row, "rewritten", line->rewritten);
      cJSON_AddItemToArray (lines, row);
    }
  cJSON_AddNumberToObject (document, "fetched", result->fetched);
  cJSON_AddNumberToObject (document, "merged", result->merged);
  cJSON_AddNumberToObject (document, "published", result->published);
  cJSON_AddNumberToObject (document, "choices", result->choices);
  cJSON_AddItemToObject (document, "problem", powctl_json_string (result->problem != NULL ? result->problem->message : NULL));
  powctl_print_json (document);
}

static void
print_text (Powctl *powctl, PowSyncResult *result)
{
  static const char *const states[] = { "", N_ ("sent"), N_ ("not sent"), N_ ("refused"), N_ ("checking") };
  static const PowctlColumn columns[] = { POWCTL_COLUMN_LEFT, POWCTL_COLUMN_RIGHT, POWCTL_COLUMN_RIGHT, POWCTL_COLUMN_RIGHT, POWCTL_COLUMN_LEFT };
  const char *const titles[] = { _ ("Line"), _ ("Came in"), _ ("Joined"), _ ("Went out"), _ ("State") };
  PowctlTable *table = NULL;

  for (guint i = 0; i < result->lines->len; i++)
    {
      const PowSyncLine *line = g_ptr_array_index (result->lines, i);
      g_autofree char *fetched = g_strdup_printf ("%u", line->fetched);
      g_autofree char *merged = g_strdup_printf ("%u", line->merged);
      g_autofree char *published = g_strdup_printf ("%u", line->published);

      if (line->state == POW_SYNC_NONE && line->fetched == 0 && line->message == NULL)
        continue;
      if (table == NULL)
        table = powctl_table_new (G_N_ELEMENTS (titles), titles, columns);
      powctl_table_add (table, (const char *const[]){ line->line, fetched, merged, published,
                                                      *states[line->state] != '\0' ? _ (states[line->state]) : "" });
    }
  if (table != NULL)
    powctl_table_print (table, powctl->colour);
  else
    powctl_print ("%s\n", _ ("Nothing new on either side."));
  for (guint i = 0; i < result->lines->len; i++)
    {
      const PowSyncLine *line = g_ptr_array_index (result->lines, i);

      if (line->message != NULL)
        powctl_print ("%s: %s\n", line->line, line->message);
      for (guint j = 0; j < line->asked->len; j++)
        powctl_print (_ ("To be chosen: %s\n"), (const char *) g_ptr_array_index (line->asked, j));
    }
  if (rehearse)
    powctl_print ("%s\n", _ ("This was a rehearsal: nothing was changed."));
}

/* 4 only when no line could be exchanged, 1 when some were refused, 3 when choices wait. */
static int
find_status (PowSyncResult *result)
{
  gboolean has_failed = pow_sync_result_has (result, POW_SYNC_NOT_SENT) || pow_sync_result_has (result, POW_SYNC_CHECKING);
  gboolean has_passed = result->fetched > 0 || pow_sync_result_has (result, POW_SYNC_NONE) || pow_sync_result_has (result, POW_SYNC_SENT);

  if (has_failed && !has_passed && result->problem != NULL && pow_sync_error_is_outside (result->problem))
    return POWCTL_OUTSIDE;
  if (pow_sync_result_has (result, POW_SYNC_REFUSED) || has_failed)
    return POWCTL_REFUSED;
  return result->choices > 0 ? POWCTL_CHOICES : POWCTL_DONE;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  PowRepository *repository = powctl_open (powctl, error);
  g_auto (GStrv) chosen = regions != NULL ? g_strsplit (regions, ",", -1) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *mail = NULL;
  g_autoptr (PowctlProgress) progress = NULL;
  g_autoptr (PowSyncResult) result = NULL;
  PowSyncOptions wanted = {
    .remote = remote,
    .rehearse = rehearse,
    .fill = fill,
    .demo = demo,
    .reapply = reapply,
    .again = TRUE,
    .regions = (const char *const *) chosen,
    .tool = "powctl " POW_VERSION,
    .patience = patience > 0 ? (guint) patience : 0,
  };

  if (repository == NULL)
    return POWCTL_REFUSED;
  /* Who never typed a name can read along all the same. */
  if (powctl_find_author (powctl, &name, &mail, powctl->author != NULL ? error : NULL))
    {
      wanted.author = name;
      wanted.mail = mail;
    }
  else if (powctl->author != NULL)
    return POWCTL_REFUSED;
  progress = powctl_progress_begin (_ ("Connecting…"));
  result = pow_sync_run (repository, &wanted, powctl_show_phase, powctl_ask, progress, powctl_watch_interrupt (), error);
  g_clear_pointer (&progress, powctl_progress_end);
  if (result == NULL)
    return POWCTL_REFUSED;
  if (powctl->json)
    print_json (result);
  else
    print_text (powctl, result);
  return find_status (result);
}

const PowctlCommand powctl_sync = {
  "sync", "", N_ ("Exchanges a portfolio with the server that it is shared through"), options, 0, 0, run,
};
