/* SPDX-License-Identifier: EUPL-1.2 */
/* What the benchmarks measure of the history. Each prints the nanoseconds it took in a program that has the
 * portfolio open, a line for each question:
 *   bench-history update DIR            makes the index, or brings it up to date
 *   bench-history list DIR ADDRESS      all changes of a record, with the values before and after
 *   bench-history blame DIR ADDRESS     who set each of its fields
 *   bench-history search DIR TEXT...    the places that have the words of each text
 * or the milliseconds by which a main loop was late every 10 ms while the index was made beside it:
 *   bench-history heartbeat DIR */
#include "model/change/pow-lookback.h"
#include "model/change/pow-attach.h"
#include "model/record/pow-address.h"
#include "model/store/pow-repository-private.h"

#include <stdio.h>
#include <string.h>

#define HITS 50
#define BEAT_MS 10

static PowRepository *
open_portfolio (const char *path)
{
  g_autoptr (GError) error = NULL;
  PowRepository *repository = pow_repository_open (path, &error);

  if (repository == NULL)
    g_error ("%s", error->message);
  return repository;
}

static PowHistory *
open_history (PowRepository *repository)
{
  g_autoptr (GError) error = NULL;
  PowHistory *history = pow_history_open (repository, &error);

  if (history == NULL)
    g_error ("%s", error->message);
  return history;
}

static void
print_since (gint64 start)
{
  printf ("%" G_GINT64_FORMAT "\n", (g_get_monotonic_time () - start) * 1000);
}

static int
run_update (const char *path)
{
  g_autoptr (PowRepository) repository = open_portfolio (path);
  g_autoptr (PowHistory) history = open_history (repository);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!pow_history_update (history, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  print_since (start);
  return 0;
}

static int
run_list (const char *path, const char *address)
{
  g_autoptr (PowRepository) repository = open_portfolio (path);
  g_autoptr (PowHistory) history = open_history (repository);
  g_autoptr (GError) error = NULL;
  PowHistoryFilter filter = { .address = address, .limit = -1 };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) entries = pow_history_list (history, &filter, &error);

  if (entries == NULL || entries->len == 0)
    g_error ("%s: %s", address, error != NULL ? error->message : "no changes");
  print_since (start);
  return 0;
}

static int
run_blame (const char *path, const char *address)
{
  g_autoptr (PowRepository) repository = open_portfolio (path);
  g_autoptr (PowHistory) history = open_history (repository);
  g_autoptr (GError) error = NULL;
  g_autofree char *region = pow_address_dup_region (address);
  g_autofree char *line = g_strconcat ("region/", region, NULL);
  g_autofree char *problem = NULL;
  g_autoptr (PowRawCommit) tip = NULL;
  git_oid id;
  g_autoptr (PowRecord) record = NULL;
  g_autoptr (GPtrArray) values = NULL;
  gint64 start;

  if (pow_lines_get_tip (repository->lines, line, &id, &error))
    tip = pow_objects_read_commit (repository->objects, &id, TRUE, &error);
  if (tip != NULL)
    record = pow_repository_load_record (repository, &tip->tree, address, &problem, &error);
  start = g_get_monotonic_time ();
  values = record != NULL ? pow_history_blame (history, record, &error) : NULL;
  if (values == NULL || values->len == 0)
    g_error ("%s: %s", address, error != NULL ? error->message : "nothing is known");
  print_since (start);
  return 0;
}

static int
run_search (const char *path, char **texts)
{
  g_autoptr (PowRepository) repository = open_portfolio (path);
  g_autoptr (PowHistory) history = open_history (repository);

  for (char **text = texts; *text != NULL; text++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) hits = pow_history_search (history, *text, NULL, HITS, &error);

      if (hits == NULL || hits->len == 0)
        g_error ("%s: %s", *text, error != NULL ? error->message : "nothing was found");
      print_since (start);
    }
  return 0;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer store)
{
  g_autoptr (GError) error = NULL;

  *(PowStore **) store = pow_store_open_finish (result, &error);
  if (error != NULL)
    g_error ("%s", error->message);
}

static gboolean
beat_cb (gpointer last)
{
  gint64 now = g_get_monotonic_time ();

  printf ("%.2f\n", MAX (0, now - *(gint64 *) last - BEAT_MS * 1000) / 1000.0);
  *(gint64 *) last = now;
  return G_SOURCE_CONTINUE;
}

static int
run_heartbeat (const char *path)
{
  PowStore *store = NULL;
  PowLookback *lookback;
  gint64 last;
  double done = 0, total = 0;

  pow_store_open_async (path, pow_attach, NULL, opened_cb, &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  lookback = pow_lookback_new (store);
  last = g_get_monotonic_time ();
  g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MS, beat_cb, &last, NULL);
  for (; total == 0 || done < total; g_object_get (lookback, "done", &done, "total", &total, NULL))
    g_main_context_iteration (NULL, TRUE);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "update") == 0)
    return run_update (argv[2]);
  if (argc == 4 && strcmp (argv[1], "list") == 0)
    return run_list (argv[2], argv[3]);
  if (argc == 4 && strcmp (argv[1], "blame") == 0)
    return run_blame (argv[2], argv[3]);
  if (argc >= 4 && strcmp (argv[1], "search") == 0)
    return run_search (argv[2], argv + 3);
  if (argc == 3 && strcmp (argv[1], "heartbeat") == 0)
    return run_heartbeat (argv[2]);
  fprintf (stderr, "usage: bench-history update|heartbeat|list|blame|search DIR ...\n");
  return 2;
}
