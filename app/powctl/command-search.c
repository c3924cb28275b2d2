/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl-history.h"

#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

/* More words than anybody types. */
#define WORDS_MAX 64

static char *region;

static const GOptionEntry options[] = {
  { "region", 0, 0, G_OPTION_ARG_FILENAME, &region, N_ ("Only of this region"), N_ ("ID") },
  { NULL },
};

/* The snippet with what was found between two texts. */
static char *
mark (const char *snippet, const char *start, const char *end)
{
  GString *text = g_string_new (NULL);

  for (const char *p = snippet; *p != '\0'; p++)
    if (*p == POW_HISTORY_MARK_START)
      g_string_append (text, start);
    else if (*p == POW_HISTORY_MARK_END)
      g_string_append (text, end);
    else
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

static void
print_as_json (GPtrArray *hits)
{
  cJSON *rows = cJSON_CreateArray ();

  for (guint i = 0; i < hits->len; i++)
    {
      const PowHistoryHit *hit = g_ptr_array_index (hits, i);
      cJSON *row = cJSON_CreateObject ();
      g_autofree char *snippet = mark (hit->snippet, "", "");

      cJSON_AddStringToObject (row, "address", hit->address);
      cJSON_AddStringToObject (row, "field", hit->field);
      cJSON_AddStringToObject (row, "snippet", snippet);
      cJSON_AddItemToObject (row, "rank", pow_json_new_integer (i + 1));
      cJSON_AddItemToArray (rows, row);
    }
  powctl_print_json (rows);
}

static void
print_as_text (Powctl *powctl, PowSnapshot *now, GPtrArray *hits)
{
  PowRecord *programme = pow_snapshot_get_programme (now);
  const cJSON *words = programme != NULL ? pow_record_get_tree (programme) : NULL;

  for (guint i = 0; i < hits->len; i++)
    {
      const PowHistoryHit *hit = g_ptr_array_index (hits, i);
      PowRecord *record = pow_snapshot_lookup (now, hit->address);
      g_autofree char *snippet = mark (hit->snippet, powctl->colour ? "\033[1m" : "",
                                       powctl->colour ? "\033[0m" : "");
      g_autofree char *label
          = pow_schema_dup_path_label (pow_address_get_kind (hit->address), hit->field,
                                       record != NULL ? pow_record_get_tree (record) : NULL,
                                       words);

      powctl_print ("%s  %s\n    %s: %s\n", pow_snapshot_get_title (now, hit->address), hit->address,
                    label, snippet);
    }
  if (hits->len == 0)
    powctl_print (_ ("Nothing found\n"));
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autofree char *text = g_strjoinv (" ", arguments);
  g_autoptr (PowSnapshot) now = NULL;
  g_autoptr (PowHistory) history = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  now = powctl_read (powctl, NULL, error);
  if (now == NULL || (region != NULL && !powctl_check_region (now, region, error)))
    return POWCTL_REFUSED;
  history = powctl_open_history (powctl, error);
  if (history == NULL)
    return POWCTL_REFUSED;
  hits = pow_history_search (history, text, region, -1, error);
  if (hits == NULL)
    return POWCTL_REFUSED;
  if (powctl->json)
    print_as_json (hits);
  else
    print_as_text (powctl, now, hits);
  return POWCTL_DONE;
}

const PowctlCommand powctl_search = {
  "search", "TEXT", N_ ("Find words in the records as they are now"), options, 1, WORDS_MAX, run,
};
