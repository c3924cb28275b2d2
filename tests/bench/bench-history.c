/* SPDX-License-Identifier: EUPL-1.2 */
/* What the benchmarks measure of the history. Each prints the nanoseconds it took in a program that has the
 * portfolio open, a line for each question:
 *   bench-history update DIR            makes the index, or brings it up to date
 *   bench-history list DIR ADDRESS      all changes of a record, with the values before and after
 *   bench-history blame DIR ADDRESS     who set each of its fields
 *   bench-history search DIR TEXT...    the places that have the words of each text */
#include "model/change/pow-history.h"
#include "model/record/pow-address.h"
#include "model/store/pow-repository-private.h"

#include <stdio.h>
#include <string.h>

#define HITS 50

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
  fprintf (stderr, "usage: bench-history update|list|blame|search DIR ...\n");
  return 2;
}
