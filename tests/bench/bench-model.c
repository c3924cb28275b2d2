/* SPDX-License-Identifier: EUPL-1.2 */
/* What the benchmarks measure of the model, each a process of its own as its peer is one:
 *   bench-model open DIR [MOMENT]             opens a portfolio and reads all records
 *   bench-model diff DIR MOMENT [MOMENT]      and says which fields differ between two moments
 *   bench-model travel DIR MOMENT MOMENT      the nanoseconds of reading the second moment, and of that with the
 *                                              differences from now, in a program that has read now and the first
 *   bench-model merge DIR BASE OURS THEIRS    merges two commits of a line into a tree, field by field
 *   bench-model save DIR N [exchange]         saves N times one field; the nanoseconds of each, a line each, then
 *                                              the peak KiB; while an exchange with its server is under way */
#include "model/change/pow-diff.h"
#include "model/change/pow-attach.h"
#include "model/change/pow-merge.h"
#include "model/record/pow-address.h"
#include "model/store/pow-repository-private.h"
#include "model/store/pow-tree-diff.h"
#include "model/sync/pow-syncer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static PowRepository *
open_portfolio (const char *path)
{
  g_autoptr (GError) error = NULL;
  PowRepository *repository = pow_repository_open (path, &error);

  if (repository == NULL)
    g_error ("%s", error->message);
  pow_attach (repository);
  return repository;
}

static PowSnapshot *
read_snapshot (PowRepository *repository, const char *moment, PowSnapshot *share)
{
  g_autoptr (GError) error = NULL;
  PowSnapshot *snapshot = pow_repository_read (repository, moment, share, &error);

  if (snapshot == NULL)
    g_error ("%s", error->message);
  if (pow_snapshot_get_problems (snapshot)->len > 0)
    g_error ("the portfolio has unreadable records");
  return snapshot;
}

static int
run_open (const char *path, const char *moment)
{
  g_autoptr (PowRepository) repository = open_portfolio (path);
  PowSnapshot *snapshot = read_snapshot (repository, moment, NULL);

  /* A window keeps what it opened, so giving the memory back is no part of opening. */
  printf ("%u\n", pow_snapshot_get_size (snapshot));
  return 0;
}

static int
run_diff (const char *path, const char *from, const char *to)
{
  g_autoptr (PowRepository) repository = open_portfolio (path);
  PowSnapshot *before = read_snapshot (repository, from, NULL);
  PowSnapshot *after = read_snapshot (repository, to, before);
  g_autoptr (GPtrArray) changes = pow_diff_snapshots (before, after);

  printf ("%u\n", changes->len);
  return 0;
}

static int
run_travel (const char *path, const char *first, const char *second)
{
  g_autoptr (PowRepository) repository = open_portfolio (path);
  g_autoptr (PowSnapshot) now = read_snapshot (repository, NULL, NULL);
  g_autoptr (PowSnapshot) before = read_snapshot (repository, first, now);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (PowSnapshot) then = read_snapshot (repository, second, now);
  gint64 read = g_get_monotonic_time ();
  g_autoptr (GPtrArray) changes = pow_diff_snapshots (then, now);

  printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", (read - start) * 1000, (g_get_monotonic_time () - start) * 1000);
  return 0;
}

static void
find_tree (PowRepository *repository, const char *revision, git_oid *tree)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRawCommit) commit = NULL;
  git_oid id;

  if (pow_objects_find_commit (repository->objects, revision, &id, &error))
    commit = pow_objects_read_commit (repository->objects, &id, TRUE, &error);
  if (commit == NULL)
    g_error ("%s", error->message);
  *tree = commit->tree;
}

static PowRecord *
load (PowRepository *repository, const git_oid *tree, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;
  PowRecord *record = pow_repository_load_record (repository, tree, address, &problem, &error);

  if (error != NULL || problem != NULL)
    g_error ("%s: %s", address, error != NULL ? error->message : problem);
  return record;
}

static int
run_merge (const char *path, char **revisions)
{
  g_autoptr (PowRepository) repository = open_portfolio (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) ours_changed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ours = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree git_oid *blobs = NULL;
  g_autofree PowTreeChange *changes = NULL;
  PowObjectStore store = pow_objects_as_store (repository->objects);
  git_oid trees[3];
  git_oid merged_tree;
  guint choices = 0;

  for (guint i = 0; i < 3; i++)
    find_tree (repository, revisions[i], &trees[i]);
  ours = pow_tree_diff (repository->objects, &trees[0], &trees[1], &error);
  theirs = ours != NULL ? pow_tree_diff (repository->objects, &trees[0], &trees[2], &error) : NULL;
  if (theirs == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < ours->len; i++)
    g_hash_table_add (ours_changed, ((PowFileDifference *) g_ptr_array_index (ours, i))->address);

  blobs = g_new0 (git_oid, theirs->len);
  changes = g_new0 (PowTreeChange, theirs->len);
  for (guint i = 0; i < theirs->len; i++)
    {
      PowFileDifference *difference = g_ptr_array_index (theirs, i);

      g_ptr_array_add (paths, pow_address_to_path (difference->address));
      changes[i] = (PowTreeChange){ .path = g_ptr_array_index (paths, i), .blob = &blobs[i] };
      blobs[i] = difference->after;
      if (g_hash_table_contains (ours_changed, difference->address))
        {
          g_autoptr (PowRecord) base = load (repository, &trees[0], difference->address);
          g_autoptr (PowRecord) one = load (repository, &trees[1], difference->address);
          g_autoptr (PowRecord) other = load (repository, &trees[2], difference->address);
          g_autoptr (PowRecord) merged = pow_merge_records (base, one, other);
          gsize length;
          g_autofree char *text = pow_record_write (merged, &length);

          choices += pow_record_count_choices (merged);
          if (!pow_objects_write (repository->objects, POW_OBJECT_BLOB, text, length, &blobs[i], &error))
            g_error ("%s", error->message);
        }
    }
  if (!pow_tree_update (&store, &trees[1], changes, theirs->len, &merged_tree, &error))
    g_error ("%s", error->message);
  printf ("%u %u %u\n", ours->len, theirs->len, choices);
  return 0;
}

/* An exchange that waits for its server, in the thread it has in the window. */
static PowSyncer *
start_exchange (const char *path)
{
  PowSyncer *syncer = pow_syncer_new (path);
  PowSyncOptions options = { .author = "A. de Boer", .tool = "bench", .patience = 120 };
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC;

  pow_syncer_run_async (syncer, &options, NULL, NULL, NULL);
  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  return syncer;
}

static int
run_save (const char *path, int n, gboolean exchanging)
{
  g_autoptr (PowSyncer) syncer = exchanging ? start_exchange (path) : NULL;
  g_autoptr (PowRepository) repository = open_portfolio (path);
  g_autoptr (PowSnapshot) snapshot = read_snapshot (repository, NULL, NULL);
  g_autoptr (GPtrArray) records = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, NULL, FALSE);
  PowCommitInfo info = { .author = "A. de Boer", .mail = "wie@voorbeeld.invalid", .tool = "bench" };
  struct rusage usage;

  for (int i = 0; i < n; i++)
    {
      PowRecord *base = g_ptr_array_index (records, (guint) i * 7 % records->len);
      g_autoptr (GError) error = NULL;
      /* Never what an earlier run wrote: nothing would be saved. */
      g_autofree char *text = g_strdup_printf ("Bewaard %" G_GINT64_FORMAT, g_get_real_time ());
      g_autoptr (cJSON) value = cJSON_CreateString (text);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (PowRecord) wanted = pow_record_with (base, "notes", value, &error);
      g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
      g_autoptr (PowSaveResult) result = NULL;

      g_ptr_array_add (edits, pow_edit_new (base, wanted));
      result = pow_repository_save (repository, edits, &info, &error);
      if (result == NULL || result->revisions->len != 1)
        g_error ("%s", error != NULL ? error->message : "nothing was saved");
      printf ("%" G_GINT64_FORMAT "\n", (g_get_monotonic_time () - start) * 1000);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (exchanging && !pow_syncer_is_busy (syncer))
    g_error ("the exchange did not last");
  getrusage (RUSAGE_SELF, &usage);
  printf ("%ld\n", usage.ru_maxrss);
  return 0;
}

int
main (int argc, char **argv)
{
  if ((argc == 3 || argc == 4) && strcmp (argv[1], "open") == 0)
    return run_open (argv[2], argc == 4 ? argv[3] : NULL);
  if ((argc == 4 || argc == 5) && strcmp (argv[1], "diff") == 0)
    return run_diff (argv[2], argv[3], argc == 5 ? argv[4] : NULL);
  if (argc == 5 && strcmp (argv[1], "travel") == 0)
    return run_travel (argv[2], argv[3], argv[4]);
  if (argc == 6 && strcmp (argv[1], "merge") == 0)
    return run_merge (argv[2], argv + 3);
  if ((argc == 4 || argc == 5) && strcmp (argv[1], "save") == 0)
    return run_save (argv[2], atoi (argv[3]), argc == 5);
  fprintf (stderr, "usage: bench-model open|diff|travel|merge|save DIR ...\n");
  return 2;
}
