/* SPDX-License-Identifier: EUPL-1.2 */
/* The open portfolio as the window has it: answers in order, snapshots before answers, and what other
 * programs write seen without being asked. */
#include "model/change/pow-attach.h"
#include "model/store/pow-store.h"
#include "tests/store/portfolio-fixture.h"

/* Long enough for a loaded machine; nothing waits for it to pass. */
#define PATIENCE_SECONDS 20

static const PowCommitInfo anna = { .author = "Anna Bakker", .mail = "anna@example.org", .tool = "test" };

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("nothing happened for %d seconds", PATIENCE_SECONDS);
  return G_SOURCE_REMOVE;
}

static void
wait_for (GAsyncResult **result)
{
  guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, NULL);

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

static PowStore *
open_store (PortfolioFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PowStore *store;

  pow_store_open_async (fixture->path, pow_attach, NULL, keep_result_cb, &result);
  wait_for (&result);
  store = pow_store_open_finish (result, &error);
  g_assert_no_error (error);
  return store;
}

static GPtrArray *
edit_of (PowRecord *base, PowRecord *wanted)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  return edits;
}

static void
test_open (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowStore) store = open_store (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (pow_store_get_path (store), ==, fixture->path);
  g_assert_nonnull (pow_snapshot_lookup (pow_store_get_snapshot (store), "zeeland/plan"));
  g_assert_false (pow_store_is_demo (store));

  pow_store_open_async (fixture->folder, NULL, NULL, keep_result_cb, &result);
  wait_for (&result);
  g_assert_null (pow_store_open_finish (result, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO);
}

static void
test_saves_in_order (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowStore) store = open_store (fixture);
  g_autoptr (PowRecord) last = NULL;
  GAsyncResult *results[10] = { NULL };
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *function = g_strdup_printf ("functie %u", i);
      g_autoptr (PowRecord) record = fixture_trekker ("zeeland", "jan", function);
      g_autoptr (GPtrArray) edits = edit_of (last, record);

      pow_store_save_async (store, edits, &anna, NULL, keep_result_cb, &results[i]);
      g_set_object (&last, record);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (PowSaveResult) saved = NULL;
      g_autoptr (GError) error = NULL;

      wait_for (&results[i]);
      saved = pow_store_save_finish (store, results[i], &error);
      g_assert_no_error (error);
      g_assert_false (saved->merged); /* each found what the one before it had saved */
      g_object_unref (results[i]);
    }
  g_assert_true (pow_record_equal (pow_snapshot_lookup (pow_store_get_snapshot (store), "zeeland/trekkers/jan"), last));
}

/* In the answer to a save the snapshot has it already. */
static void
snapshot_has_it_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_nonnull (pow_snapshot_lookup (pow_store_get_snapshot (POW_STORE (source)), "zeeland/trekkers/jan"));
  keep_result_cb (source, result, data);
}

static void
test_snapshot_before_answer (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowStore) store = open_store (fixture);
  g_autoptr (PowRecord) record = fixture_trekker ("zeeland", "jan", "een");
  g_autoptr (GPtrArray) edits = edit_of (NULL, record);
  g_autoptr (GAsyncResult) result = NULL;

  pow_store_save_async (store, edits, &anna, NULL, snapshot_has_it_cb, &result);
  wait_for (&result);
}

static void
count_cb (PowStore *store, gpointer data)
{
  ++*(guint *) data;
}

/* Another program writes: loose refs, packed refs, a folder of refs that was not there yet. */
static void
test_changed_outside (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowStore) store = open_store (fixture);
  guint outside = 0;
  guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, NULL);

  g_signal_connect (store, "changed-outside", G_CALLBACK (count_cb), &outside);
  g_free (fixture_run (fixture->folder, STORE_WRITER, "save", fixture->path, "ander", "0", "1", NULL));
  while (pow_snapshot_lookup (pow_store_get_snapshot (store), "zeeland/trekkers/ander-0") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (outside, >, 0);

  fixture_commit_by_git (fixture, "region/drenthe", "regions/drenthe/plan.json", "{\"title\":\"Plan\"}", "git", 1578000000);
  while (pow_snapshot_lookup (pow_store_get_snapshot (store), "drenthe/plan") == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_free (fixture_run (fixture->path, "git", "pack-refs", "--all", NULL));
  g_free (fixture_run (fixture->path, "git", "update-ref", "-d", "refs/heads/region/drenthe", NULL));
  while (pow_snapshot_get_line (pow_store_get_snapshot (store), "region/drenthe") != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
  /* News that is still on its way holds the store longer than this function lives. */
  g_signal_handlers_disconnect_by_data (store, &outside);
}

/* Packing refs removes the folder of the regions' refs; the next write makes it again. */
static void
test_packed_outside (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowStore) store = open_store (fixture);
  guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("na-%u", i);
      g_autofree char *address = g_strdup_printf ("zeeland/trekkers/%s-0", name);
      gint64 start;

      g_free (fixture_run (fixture->path, "git", "pack-refs", "--all", NULL));
      g_free (fixture_run (fixture->folder, STORE_WRITER, "save", fixture->path, name, "0", "1", NULL));
      start = g_get_monotonic_time ();
      while (pow_snapshot_lookup (pow_store_get_snapshot (store), address) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_test_message ("seen after %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
    }
  g_source_remove (patience);
}

static gpointer
count_lines (PowRepository *repository, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PowSnapshot) snapshot = pow_repository_read (repository, NULL, NULL, error);

  return GUINT_TO_POINTER (pow_snapshot_get_lines (snapshot)->len);
}

static void
test_run_and_read (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowStore) store = open_store (fixture);
  g_autoptr (GAsyncResult) run = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) wrong = NULL;
  g_autoptr (PowSnapshot) then = NULL;
  g_autoptr (GError) error = NULL;

  pow_store_run_async (store, count_lines, NULL, NULL, NULL, NULL, keep_result_cb, &run);
  pow_store_read_async (store, "2020-01-01", NULL, keep_result_cb, &read);
  pow_store_read_async (store, "nooit", NULL, keep_result_cb, &wrong);
  wait_for (&wrong);
  g_assert_cmpuint (GPOINTER_TO_UINT (pow_store_run_finish (store, run, &error)), ==, 3);
  then = pow_store_read_finish (store, read, &error);
  g_assert_no_error (error);
  g_assert_true (pow_snapshot_lookup (then, "zeeland/plan") == pow_snapshot_lookup (pow_store_get_snapshot (store), "zeeland/plan"));
  g_assert_null (pow_store_read_finish (store, wrong, &error));
  g_assert_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND);
}

/* Closing waits for what was given to save; afterwards everything says so. */
static void
test_close (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowStore) store = open_store (fixture);
  g_autoptr (PowRecord) record = fixture_trekker ("zeeland", "jan", "een");
  g_autoptr (GPtrArray) edits = edit_of (NULL, record);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *markers = g_build_filename (fixture->path, "perspectief", "open", NULL);
  g_autoptr (GDir) dir = NULL;

  pow_store_save_async (store, edits, &anna, NULL, keep_result_cb, &result);
  pow_store_close (store);
  output = fixture_run (fixture->path, "git", "show", "region/zeeland:regions/zeeland/trekkers/jan.json", NULL);
  g_assert_cmpstr (output, !=, "");
  dir = g_dir_open (markers, 0, NULL);
  g_assert_null (g_dir_read_name (dir)); /* a clean end */

  pow_store_save_async (store, edits, &anna, NULL, keep_result_cb, &late);
  wait_for (&late);
  g_assert_null (pow_store_save_finish (store, late, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  wait_for (&result);
}

static void
test_author (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (PowStore) store = open_store (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *mail = NULL;
  g_autofree char *name = NULL;
  g_autofree char *kept = NULL;

  pow_store_set_author_async (store, "Eva de Boer", "eva@example.org", NULL, keep_result_cb, &result);
  wait_for (&result);
  g_assert_true (pow_store_set_author_finish (store, result, &error));
  name = pow_store_dup_author (store, &mail);
  g_assert_cmpstr (name, ==, "Eva de Boer");
  g_assert_cmpstr (mail, ==, "eva@example.org");
  kept = fixture_run (fixture->path, "git", "config", "--local", "user.name", NULL);
  g_assert_cmpstr (kept, ==, "Eva de Boer");
}

#define ADD(name, func)                                                                                               \
  g_test_add ("/store/store/" name, PortfolioFixture, NULL, portfolio_fixture_set_up, func, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("open", test_open);
  ADD ("saves-in-order", test_saves_in_order);
  ADD ("snapshot-before-answer", test_snapshot_before_answer);
  ADD ("changed-outside", test_changed_outside);
  ADD ("packed-outside", test_packed_outside);
  ADD ("run-and-read", test_run_and_read);
  ADD ("close", test_close);
  ADD ("author", test_author);
  return g_test_run ();
}
