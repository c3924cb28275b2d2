/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/store/portfolio-fixture.h"

#include "model/change/pow-attach.h"
#include "model/store/pow-store.h"
#include "model/sync/pow-remote.h"
#include "model/sync/pow-syncer.h"

#include <glib/gstdio.h>

/* Two portfolios on one server: what the window does, without a window. */
typedef struct
{
  PortfolioFixture base;
  char *server;
  char *other;
  PowSyncer *syncer;
} SyncerFixture;

static const PowCommitInfo info = { .author = "Anna", .tool = "test" };
static const PowSyncOptions fill = { .fill = TRUE, .author = "Anna", .tool = "test" };

typedef struct
{
  gboolean is_done;
  PowSyncResult *result;
  GError *error;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->result, pow_sync_result_unref);
  g_clear_error (&outcome->error);
  outcome->is_done = FALSE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->result = pow_syncer_run_finish (POW_SYNCER (source), result, &outcome->error);
  outcome->is_done = TRUE;
}

static void
wait_for (const gboolean *condition)
{
  while (!*condition)
    g_main_context_iteration (NULL, TRUE);
}

static void
run (SyncerFixture *fixture, const PowSyncOptions *options, Outcome *outcome)
{
  pow_syncer_run_async (fixture->syncer, options, NULL, done_cb, outcome);
  wait_for (&outcome->is_done);
}

static void
set_up (SyncerFixture *fixture, gconstpointer data)
{
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (GError) error = NULL;

  portfolio_fixture_set_up (&fixture->base, data);
  fixture->server = g_build_filename (fixture->base.folder, "server.git", NULL);
  fixture->other = g_build_filename (fixture->base.folder, "other", NULL);
  repository = fixture_open (&fixture->base);
  g_assert_true (pow_remote_add (repository, POW_REMOTE_HOME, fixture->server, &error));
  g_assert_no_error (error);
  fixture->syncer = pow_syncer_new (fixture->base.path);
}

static void
tear_down (SyncerFixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->syncer);
  g_free (fixture->server);
  g_free (fixture->other);
  portfolio_fixture_tear_down (&fixture->base, data);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

/* A trekker that somebody else adds and shares. */
static void
share_from_elsewhere (SyncerFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) other = g_file_test (fixture->other, G_FILE_TEST_EXISTS)
                                        ? pow_repository_open (fixture->other, &error)
                                        : pow_sync_clone (fixture->server, fixture->other, NULL, 0, NULL, NULL, NULL, NULL, NULL, &error);
  g_autoptr (PowRecord) record = fixture_trekker ("zeeland", id, "Coach");
  const PowCommitInfo by = { .author = "Bea", .tool = "test" };
  const PowSyncOptions options = { .author = "Bea" };
  g_autoptr (PowSyncResult) result = NULL;

  g_assert_no_error (error);
  pow_save_result_free (fixture_save (other, NULL, record, &by));
  result = pow_sync_run (other, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pow_sync_result_has (result, POW_SYNC_SENT));
}

static void
test_run (SyncerFixture *fixture, gconstpointer data)
{
  Outcome outcome = { 0 };
  Outcome second = { 0 };
  guint busy = 0;
  guint results = 0;

  g_signal_connect (fixture->syncer, "notify::busy", G_CALLBACK (count_cb), &busy);
  g_signal_connect (fixture->syncer, "notify::last-result", G_CALLBACK (count_cb), &results);
  pow_syncer_run_async (fixture->syncer, &fill, NULL, done_cb, &outcome);
  g_assert_true (pow_syncer_is_busy (fixture->syncer));
  pow_syncer_run_async (fixture->syncer, &fill, NULL, done_cb, &second);
  wait_for (&second.is_done);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_PENDING);
  wait_for (&outcome.is_done);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (outcome.result->published, ==, 3);
  g_assert_false (pow_syncer_is_busy (fixture->syncer));
  g_assert_cmpuint (busy, ==, 2);
  g_assert_cmpuint (results, ==, 1);
  g_assert_true (pow_syncer_get_last_result (fixture->syncer) == outcome.result);
  outcome_clear (&outcome);
  outcome_clear (&second);

  share_from_elsewhere (fixture, "b");
  run (fixture, &fill, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (outcome.result->fetched, ==, 1);
  g_assert_cmpuint (outcome.result->changes, ==, 1);
  g_assert_cmpuint (outcome.result->people->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (outcome.result->people, 0), ==, "Bea");
  outcome_clear (&outcome);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(PowStore **) data = pow_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  PowSaveResult *saved = pow_store_save_finish (POW_STORE (source), result, &error);

  g_assert_no_error (error);
  pow_save_result_free (saved);
  *(gboolean *) data = TRUE;
}

static PowStore *
open_store (SyncerFixture *fixture)
{
  PowStore *store = NULL;

  pow_store_open_async (fixture->base.path, pow_attach, NULL, opened_cb, &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  return store;
}

/* What comes in shows in the window's store by itself. */
static void
test_store_sees (SyncerFixture *fixture, gconstpointer data)
{
  g_autoptr (PowStore) store = open_store (fixture);
  Outcome outcome = { 0 };

  run (fixture, &fill, &outcome);
  g_assert_no_error (outcome.error);
  outcome_clear (&outcome);
  share_from_elsewhere (fixture, "b");
  run (fixture, &fill, &outcome);
  g_assert_no_error (outcome.error);
  while (pow_snapshot_lookup (pow_store_get_snapshot (store), "zeeland/trekkers/b") == NULL)
    g_main_context_iteration (NULL, TRUE);
  outcome_clear (&outcome);
}

/* While the server hangs, saving goes on; then the person stops it, and nothing is lost. */
static void
test_cancel (SyncerFixture *fixture, gconstpointer data)
{
  g_autofree char *hook = g_build_filename (fixture->server, "hooks", "pre-receive", NULL);
  g_autofree char *reached = g_build_filename (fixture->base.folder, "reached", NULL);
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\ntouch '%s'\nexec sleep 600\n", reached);
  g_autoptr (PowStore) store = open_store (fixture);
  g_autoptr (PowRecord) first = fixture_trekker ("zeeland", "eerste", "Adviseur");
  g_autoptr (PowRecord) second = fixture_trekker ("zeeland", "tweede", "Adviseur");
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_autoptr (GError) error = NULL;
  Outcome outcome = { 0 };
  gboolean saved = FALSE;

  run (fixture, &fill, &outcome);
  g_assert_no_error (outcome.error);
  outcome_clear (&outcome);
  g_file_set_contents (hook, text, -1, &error);
  g_assert_no_error (error);
  g_chmod (hook, 0755);

  g_ptr_array_add (edits, pow_edit_new (NULL, first));
  pow_store_save_async (store, edits, &info, NULL, saved_cb, &saved);
  wait_for (&saved);
  pow_syncer_run_async (fixture->syncer, &fill, NULL, done_cb, &outcome);
  while (!g_file_test (reached, G_FILE_TEST_EXISTS))
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  saved = FALSE;
  g_ptr_array_set_size (edits, 0);
  g_ptr_array_add (edits, pow_edit_new (NULL, second));
  pow_store_save_async (store, edits, &info, NULL, saved_cb, &saved);
  wait_for (&saved);
  g_assert_true (pow_syncer_is_busy (fixture->syncer));
  pow_syncer_cancel (fixture->syncer);
  wait_for (&outcome.is_done);
  g_assert_no_error (outcome.error);
  g_assert_true (pow_sync_result_has (outcome.result, POW_SYNC_CHECKING));
  g_assert_error (outcome.result->problem, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  outcome_clear (&outcome);

  g_unlink (hook);
  run (fixture, &fill, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (pow_sync_result_has (outcome.result, POW_SYNC_SENT));
  outcome_clear (&outcome);
  g_free (fixture_run (fixture->server, "git", "cat-file", "-e", "region/zeeland:regions/zeeland/trekkers/tweede.json", NULL));
  g_free (fixture_run (fixture->server, "git", "cat-file", "-e", "region/zeeland:regions/zeeland/trekkers/eerste.json", NULL));
}

/* While a line is being sent its tip may not be folded away. */
static void
test_no_fold (SyncerFixture *fixture, gconstpointer data)
{
  g_autofree char *hook = g_build_filename (fixture->server, "hooks", "pre-receive", NULL);
  g_autofree char *reached = g_build_filename (fixture->base.folder, "reached", NULL);
  g_autofree char *go = g_build_filename (fixture->base.folder, "go", NULL);
  g_autofree char *text
      = g_strdup_printf ("#!/bin/sh\ntouch '%s'\nwhile [ ! -e '%s' ]; do sleep 0.05; done\n", reached, go);
  g_autoptr (PowStore) store = open_store (fixture);
  g_autoptr (PowRecord) first = fixture_trekker ("zeeland", "jan", "Adviseur");
  g_autoptr (PowRecord) second = fixture_trekker ("zeeland", "jan", "Adviseur plus");
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_autofree char *sent = NULL;
  g_autofree char *tip = NULL;
  PowCommitInfo folding = info;
  Outcome outcome = { 0 };
  gboolean saved = FALSE;

  folding.fold = TRUE;
  run (fixture, &fill, &outcome);
  outcome_clear (&outcome);
  g_assert_true (g_file_set_contents (hook, text, -1, NULL));
  g_chmod (hook, 0755);
  g_ptr_array_add (edits, pow_edit_new (NULL, first));
  pow_store_save_async (store, edits, &folding, NULL, saved_cb, &saved);
  wait_for (&saved);
  pow_syncer_run_async (fixture->syncer, &fill, NULL, done_cb, &outcome);
  while (!g_file_test (reached, G_FILE_TEST_EXISTS))
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  sent = fixture_run (fixture->base.path, "git", "rev-parse", "region/zeeland", NULL);
  saved = FALSE;
  g_ptr_array_set_size (edits, 0);
  g_ptr_array_add (edits, pow_edit_new (first, second));
  pow_store_save_async (store, edits, &folding, NULL, saved_cb, &saved);
  wait_for (&saved);
  tip = fixture_run (fixture->base.path, "git", "rev-parse", "region/zeeland^", NULL);
  g_assert_cmpstr (tip, ==, sent);
  g_assert_true (g_file_set_contents (go, "", 0, NULL));
  wait_for (&outcome.is_done);
  g_assert_no_error (outcome.error);
  g_assert_true (pow_sync_result_has (outcome.result, POW_SYNC_SENT));
  outcome_clear (&outcome);
}

#define ADD(name, func) g_test_add ("/sync/syncer/" name, SyncerFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  pow_sync_answer_for_git (argc, argv);
  g_test_init (&argc, &argv, NULL);
  ADD ("run", test_run);
  ADD ("store-sees", test_store_sees);
  ADD ("cancel", test_cancel);
  ADD ("no-fold", test_no_fold);
  return g_test_run ();
}
