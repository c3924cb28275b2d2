/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/record/pow-address.h"
#include "model/schema/pow-path.h"

#include <glib/gi18n-lib.h>

static char *region;
static char *since;
static char *until;
static char *author;
static int limit = -1;

static const GOptionEntry options[] = {
  { "region", 0, 0, G_OPTION_ARG_FILENAME, &region, N_ ("Only of this region"), N_ ("ID") },
  { "since", 0, 0, G_OPTION_ARG_FILENAME, &since, N_ ("Only what came after this moment"),
    N_ ("MOMENT") },
  { "until", 0, 0, G_OPTION_ARG_FILENAME, &until, N_ ("Only up to this moment"), N_ ("MOMENT") },
  { "author", 0, 0, G_OPTION_ARG_FILENAME, &author,
    N_ ("Only by people with this in their name or mail"), N_ ("TEXT") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many, the newest"), "N" },
  { NULL },
};

typedef struct
{
  Powctl *powctl;
  const char *address;
  const char *field;
  char *needle; /* of --author, folded */
  PowSnapshot *now;
  cJSON *rows;
  int found;
  GError *error;
} Walk;

static gboolean
is_by (Walk *walk, const PowCommit *commit)
{
  g_autofree char *name = g_utf8_casefold (commit->author != NULL ? commit->author : "", -1);
  g_autofree char *mail = g_utf8_casefold (commit->mail != NULL ? commit->mail : "", -1);

  return walk->needle == NULL || strstr (name, walk->needle) != NULL
         || strstr (mail, walk->needle) != NULL;
}

static gboolean
is_about (Walk *walk, const PowChange *change)
{
  g_autofree char *place = NULL;

  if (walk->address != NULL && !g_str_equal (walk->address, change->address))
    return FALSE;
  place = pow_change_dup_place (change);
  if (walk->field != NULL && place == NULL)
    return pow_path_look_up (change->before, walk->field) != NULL
           || pow_path_look_up (change->after, walk->field) != NULL;
  return walk->field == NULL || pow_path_contains (walk->field, place)
         || pow_path_contains (place, walk->field);
}

static void
add_row (Walk *walk, const PowCommit *commit, GPtrArray *changes)
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
  cJSON_AddItemToObject (row, "changes", powctl_changes_to_json (changes));
  cJSON_AddItemToArray (walk->rows, row);
}

static void
print_entry (Walk *walk, const PowCommit *commit, GPtrArray *changes)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (commit->time);
  g_autofree char *when
      = time != NULL ? g_date_time_format (time, "%-d %b %Y %H:%M") : g_strdup ("?");
  const char *line = g_str_has_prefix (commit->line, "region/") ? commit->line + strlen ("region/")
                                                                : commit->line;

  powctl_print ("%s%s  %s  %s  %.10s%s%s\n", walk->powctl->colour ? "\033[1m" : "", when,
                commit->author != NULL ? commit->author : "–", line, commit->revision,
                commit->clock_wrong ? _ (" (the clock was wrong)") : "",
                walk->powctl->colour ? "\033[0m" : "");
  if (commit->reason != NULL)
    powctl_print (_ ("  Reason: %s\n"), commit->reason);
  for (guint i = 0; i < changes->len; i++)
    powctl_print_change (g_ptr_array_index (changes, i), NULL, walk->now);
}

/* FALSE stops the walk. A commit that changed no value (other spelling of the same) has no row. */
static gboolean
visit_cb (const PowCommit *commit, gpointer user_data)
{
  Walk *walk = user_data;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();

  if (!is_by (walk, commit))
    return TRUE;

  all = pow_repository_get_changes (walk->powctl->repository, commit->revision, &walk->error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (is_about (walk, g_ptr_array_index (all, i)))
      g_ptr_array_add (changes, g_ptr_array_index (all, i));
  if (changes->len == 0)
    return TRUE;

  if (walk->rows != NULL)
    add_row (walk, commit, changes);
  else
    print_entry (walk, commit, changes);
  walk->found++;
  return limit < 0 || walk->found < limit;
}

static char *
find_line (const char *address)
{
  if (address != NULL)
    return pow_address_dup_line (address);
  return region != NULL ? g_strconcat ("region/", region, NULL) : NULL;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *field = NULL;
  g_autofree char *line = NULL;
  g_autoptr (PowSnapshot) now = NULL;
  g_autofree char *needle = author != NULL ? g_utf8_casefold (author, -1) : NULL;
  Walk walk = { powctl };

  if (arguments[0] != NULL && !powctl_parse_target (powctl, arguments[0], &address, &field, error))
    return POWCTL_REFUSED;
  now = powctl_read (powctl, NULL, error);
  if (now == NULL || (region != NULL && !powctl_check_region (now, region, error)))
    return POWCTL_REFUSED;

  walk.address = address;
  walk.field = field;
  walk.needle = needle;
  walk.now = now;
  walk.rows = powctl->json ? cJSON_CreateArray () : NULL;
  line = find_line (address);
  if (limit != 0
      && !pow_repository_walk (powctl->repository, line, since, until, visit_cb, &walk, error))
    {
      cJSON_Delete (walk.rows);
      g_clear_error (&walk.error);
      return POWCTL_REFUSED;
    }
  if (walk.error != NULL)
    {
      cJSON_Delete (walk.rows);
      g_propagate_error (error, walk.error);
      return POWCTL_REFUSED;
    }
  if (powctl->json)
    powctl_print_json (walk.rows);
  else if (walk.found == 0)
    powctl_print (_ ("No changes in this selection\n"));
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
