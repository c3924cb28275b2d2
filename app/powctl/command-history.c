/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl-history.h"

#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *region;
static char *since;
static char *until;
static char *author;
static char *first;
static int limit = -1;

static const GOptionEntry options[] = {
  { "region", 0, 0, G_OPTION_ARG_FILENAME, &region, N_ ("Only of this region"), N_ ("ID") },
  { "since", 0, 0, G_OPTION_ARG_FILENAME, &since, N_ ("Only what came after this moment"),
    N_ ("MOMENT") },
  { "until", 0, 0, G_OPTION_ARG_FILENAME, &until, N_ ("Only up to this moment"), N_ ("MOMENT") },
  { "author", 0, 0, G_OPTION_ARG_FILENAME, &author,
    N_ ("Only by people with this in their name or mail"), N_ ("TEXT") },
  { "first", 0, 0, G_OPTION_ARG_FILENAME, &first,
    N_ ("Only the change after which the field first had this value"), N_ ("VALUE") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many, the newest"), "N" },
  { NULL },
};

static void
add_row (cJSON *rows, const PowCommit *commit, GPtrArray *changes)
{
  cJSON *row = cJSON_CreateObject ();
  g_autofree char *time = powctl_format_time (commit->time);
  const char *line_region
      = g_str_has_prefix (commit->line, "region/") ? commit->line + strlen ("region/") : NULL;

  cJSON_AddStringToObject (row, "revision", commit->revision);
  cJSON_AddStringToObject (row, "time", time);
  cJSON_AddItemToObject (row, "author", powctl_json_string (commit->author));
  cJSON_AddItemToObject (row, "region", powctl_json_string (line_region));
  cJSON_AddItemToObject (row, "reason", powctl_json_string (commit->reason));
  cJSON_AddItemToObject (row, "body", powctl_json_string (commit->body));
  cJSON_AddItemToObject (row, "changes", powctl_changes_to_json (changes));
  cJSON_AddItemToArray (rows, row);
}

static void
print_entry (Powctl *powctl, PowSnapshot *now, const PowCommit *commit, GPtrArray *changes)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (commit->time);
  g_autofree char *when
      = time != NULL ? g_date_time_format (time, "%-d %b %Y %H:%M") : g_strdup ("?");
  const char *line = g_str_has_prefix (commit->line, "region/") ? commit->line + strlen ("region/")
                                                                : commit->line;

  powctl_print ("%s%s  %s  %s  %.10s%s%s\n", powctl->colour ? "\033[1m" : "", when,
                commit->author != NULL ? commit->author : "–", line, commit->revision,
                commit->clock_wrong ? _ (" (the clock was wrong)") : "",
                powctl->colour ? "\033[0m" : "");
  if (commit->reason != NULL)
    powctl_print (_ ("  Reason: %s\n"), commit->reason);
  if (commit->body != NULL)
    powctl_print (_ ("  Decided by: %s\n"), pow_snapshot_get_title (now, commit->body));
  for (guint i = 0; i < changes->len; i++)
    powctl_print_change (g_ptr_array_index (changes, i), NULL, now);
}

static char *
find_line (const char *address)
{
  if (address != NULL)
    return pow_address_dup_line (address);
  return region != NULL ? g_strconcat ("region/", region, NULL) : NULL;
}

static void
print_entries (Powctl *powctl, PowSnapshot *now, GPtrArray *entries)
{
  cJSON *rows = powctl->json ? cJSON_CreateArray () : NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (rows != NULL)
        add_row (rows, entry->commit, entry->changes);
      else
        print_entry (powctl, now, entry->commit, entry->changes);
    }
  if (rows != NULL)
    powctl_print_json (rows);
  else if (entries->len == 0)
    powctl_print (_ ("No changes in this selection\n"));
}

/* Leaves of @entries the one after which the field first had the value that was asked for. */
static gboolean
keep_first (Powctl *powctl, PowHistory *history, const char *address, const char *field, GPtrArray *entries, GError **error)
{
  gboolean is_entry = FALSE;
  const PowField *about = powctl_find_field (pow_address_get_kind (address), field, &is_entry, error);
  g_autoptr (GError) failure = NULL;
  g_autoptr (cJSON) value = about != NULL ? powctl_parse_value (about, is_entry, first, &failure) : NULL;
  g_autoptr (PowHistoryValue) found = value != NULL ? pow_history_find_first (history, address, field, value, &failure) : NULL;

  if (about == NULL)
    return FALSE;
  if (value == NULL && failure == NULL)
    g_set_error (&failure, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("--first needs a value"));
  else if (found == NULL && failure == NULL)
    g_set_error (&failure, POWCTL_ERROR, POWCTL_ERROR_NOT_FOUND, _ ("“%s” of “%s” never was “%s”"), field, address, first);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (guint i = entries->len; i > 0; i--)
    if (strcmp (((PowHistoryEntry *) g_ptr_array_index (entries, i - 1))->commit->revision, found->commit->revision) != 0)
      g_ptr_array_remove_index (entries, i - 1);
  return TRUE;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *field = NULL;
  g_autofree char *line = NULL;
  g_autoptr (PowSnapshot) now = NULL;
  g_autoptr (PowHistory) history = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  PowHistoryFilter filter
      = { .since = since, .until = until, .author = author, .limit = limit };

  if (arguments[0] != NULL && !powctl_parse_target (powctl, arguments[0], &address, &field, error))
    return POWCTL_REFUSED;
  if (first != NULL && (field == NULL || since != NULL || until != NULL || author != NULL || limit >= 0))
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("--first is about one field (ADDRESS:FIELD) and its whole history"));
      return POWCTL_USAGE;
    }
  now = powctl_read (powctl, NULL, error);
  if (now == NULL || (region != NULL && !powctl_check_region (now, region, error)))
    return POWCTL_REFUSED;

  line = find_line (address);
  filter.address = address;
  filter.field = field;
  filter.line = line;
  history = powctl_open_history (powctl, error);
  if (history == NULL || !powctl_update_history (history, line, error))
    return POWCTL_REFUSED;
  entries = pow_history_list (history, &filter, error);
  if (entries == NULL || (first != NULL && !keep_first (powctl, history, address, field, entries, error)))
    return POWCTL_REFUSED;
  print_entries (powctl, now, entries);
  return POWCTL_DONE;
}

const PowctlCommand powctl_history = {
  "history",
  "[ADDRESS[:FIELD]]",
  N_ ("Who changed what, when and why, newest first"),
  options,
  0,
  1,
  run,
};
