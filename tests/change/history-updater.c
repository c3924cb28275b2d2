/* SPDX-License-Identifier: EUPL-1.2 */
/* Brings the history index of a portfolio up to date, for tests that kill it or run two of it:
 *   history-updater DIR */
#include "model/change/pow-history.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) repository = argc == 2 ? pow_repository_open (argv[1], &error) : NULL;
  g_autoptr (PowHistory) history = repository != NULL ? pow_history_open (repository, &error) : NULL;
  g_autoptr (GPtrArray) hits = NULL;

  if (history != NULL && pow_history_update (history, NULL, NULL, NULL, &error))
    hits = pow_history_search (history, "zeeland", NULL, -1, &error);
  if (hits != NULL)
    return 0;
  fprintf (stderr, "%s\n", error != NULL ? error->message : "usage: history-updater DIR");
  return 1;
}
