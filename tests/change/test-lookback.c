/* SPDX-License-Identifier: EUPL-1.2 */
/* Questions in the background, beside a store that goes on saving. */
#include "tests/store/portfolio-fixture.h"

#include "model/change/pow-lookback.h"
#include "model/change/pow-attach.h"

#define PATIENCE (60 * G_USEC_PER_SEC) /* a machine under load is slow, not wrong */
#define ADDRESS "zeeland/trekkers/wethouder-2b2b"

typedef struct
{
  PortfolioFixture portfolio;
  PowStore *store;
  PowLookback *lookback;
  GAsyncResult *result;
  guint n_changed;
} Fixture;

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer fixture)
{
  g_set_object (&((Fixture *) fixture)->result, result);
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static GAsyncResult *
wait_result (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (fixture->result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  return g_steal_pointer (&fixture->result);
}

static void
wait_changed (Fixture *fixture, guint more_than)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (fixture->n_changed <= more_than)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
save (PortfolioFixture *portfolio, const char *function)
{
  g_autoptr (PowRepository) repository = fixture_open (portfolio);
  g_autoptr (PowSnapshot) now = pow_repository_read (repository, NULL, NULL, NULL);
  PowRecord *base = pow_snapshot_lookup (now, ADDRESS);
  g_autoptr (PowRecord) wanted = fixture_trekker ("zeeland", "wethouder-2b2b", function);
  PowCommitInfo info = { .author = "K. de Wit", .tool = "test" };
  g_autoptr (PowSaveResult) saved = fixture_save (repository, base, wanted, &info);

  pow_repository_close (repository);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  portfolio_fixture_set_up (&fixture->portfolio, NULL);
  save (&fixture->portfolio, "wethouder");
  save (&fixture->portfolio, "burgemeester");
  pow_store_open_async (fixture->portfolio.path, pow_attach, NULL, keep_result_cb, fixture);
  result = wait_result (fixture);
  fixture->store = pow_store_open_finish (result, &error);
  g_assert_no_error (error);
  fixture->lookback = pow_lookback_new (fixture->store);
  g_signal_connect_swapped (fixture->lookback, "changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  pow_lookback_close (fixture->lookback);
  pow_store_close (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->lookback);
  g_clear_object (&fixture->store);
  portfolio_fixture_tear_down (&fixture->portfolio, NULL);
}

/* The texts that the trekker's function has had, newest first, in one line. */
static char *
dup_functions (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  pow_lookback_list_values_async (fixture->lookback, ADDRESS, "function", NULL, keep_result_cb, fixture);
  result = wait_result (fixture);
  values = pow_lookback_ask_finish (fixture->lookback, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < values->len; i++)
    {
      const PowHistoryValue *value = g_ptr_array_index (values, i);

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", value->value->valuestring);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* A question about a record waits for its line, asked at once or after a save by another program. */
static void
test_follows (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = dup_functions (fixture);
  g_autofree char *then = NULL;

  g_assert_cmpstr (first, ==, "burgemeester wethouder");
  save (&fixture->portfolio, "directeur");
  then = dup_functions (fixture);
  g_assert_cmpstr (then, ==, "directeur burgemeester wethouder");
}

/* A list answers with what is in, and "changed" tells when a save has come in. */
static void
test_changed (Fixture *fixture, gconstpointer unused)
{
  const PowHistoryFilter filter = { .limit = 1 };
  double done, total;
  guint before;

  wait_changed (fixture, 0);
  before = fixture->n_changed;
  save (&fixture->portfolio, "directeur");
  for (;;)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) entries = NULL;
      g_autoptr (GError) error = NULL;
      const PowHistoryEntry *entry;
      const PowChange *change;

      wait_changed (fixture, before);
      before = fixture->n_changed;
      pow_lookback_list_async (fixture->lookback, &filter, NULL, keep_result_cb, fixture);
      result = wait_result (fixture);
      entries = pow_lookback_ask_finish (fixture->lookback, result, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (entries->len, ==, 1);
      entry = g_ptr_array_index (entries, 0);
      change = g_ptr_array_index (entry->changes, 0);
      if (g_strcmp0 (change->address, ADDRESS) == 0 && cJSON_IsString (change->after)
          && g_str_equal (change->after->valuestring, "directeur"))
        break;
    }
  g_object_get (fixture->lookback, "done", &done, "total", &total, NULL);
  g_assert_cmpfloat (total, >, 0);
  g_assert_cmpfloat (done, <=, total);
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GError) error = NULL;

  pow_lookback_list_values_async (fixture->lookback, ADDRESS, "function", cancellable, keep_result_cb, fixture);
  g_cancellable_cancel (cancellable);
  result = wait_result (fixture);
  values = pow_lookback_ask_finish (fixture->lookback, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (values);
}

static void
test_closed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  pow_lookback_close (fixture->lookback);
  pow_lookback_search_async (fixture->lookback, "wethouder", NULL, -1, NULL, keep_result_cb, fixture);
  result = wait_result (fixture);
  hits = pow_lookback_ask_finish (fixture->lookback, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/lookback/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/lookback/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/lookback/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/lookback/closed", Fixture, NULL, set_up, test_closed, tear_down);
  return g_test_run ();
}
