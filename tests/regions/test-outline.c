/* SPDX-License-Identifier: EUPL-1.2 */
/* The outline of a long history, against the list that has everything in it. */
#include "demo-fixture.h"

#include "model/change/pow-history-outline.h"
#include "model/record/pow-address.h"

#include <string.h>

static PowHistory *history;
static GPtrArray *entries; /* of all of the demo */

static gboolean
is_of_kind (const PowHistoryEntry *entry, PowKind kind)
{
  for (guint i = 0; i < entry->changes->len; i++)
    if (pow_address_get_kind (((PowChange *) g_ptr_array_index (entry->changes, i))->address) == kind)
      return TRUE;
  return kind == POW_KIND_NONE;
}

static gboolean
is_about (const PowHistoryEntry *entry, const char *address, const char *field)
{
  for (guint i = 0; i < entry->changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (entry->changes, i);

      if (g_strcmp0 (change->address, address) == 0
          && (field == NULL || (change->field == NULL && change->after != NULL && pow_path_look_up (change->after, field) != NULL)
              || (change->field != NULL && pow_path_contains (field, change->field))))
        return TRUE;
    }
  return address == NULL;
}

static gboolean
is_asked (const PowHistoryEntry *entry, const PowOutlineFilter *filter)
{
  const PowCommit *commit = entry->commit;

  return (filter->lines == NULL || g_strv_contains (filter->lines, commit->line)) && is_of_kind (entry, filter->kind)
         && is_about (entry, filter->address, filter->field)
         && (filter->author == NULL || g_strcmp0 (filter->author, commit->author) == 0)
         && (filter->until == 0 || commit->effective_time <= filter->until);
}

static void
check (const PowOutlineFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowHistoryOutline) outline = pow_history_outline_new (history, filter, &error);
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < outline->rows->len; i++)
    g_array_append_val (ids, g_array_index (outline->rows, PowOutlineRow, i).id);
  rest = pow_history_read_rows (history, (const gint64 *) (gpointer) ids->data, ids->len, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (entries, i), *read;
      const PowOutlineRow *row;

      if (!is_asked (entry, filter))
        continue;
      g_assert_cmpuint (n, <, outline->rows->len);
      row = &g_array_index (outline->rows, PowOutlineRow, n);
      read = g_ptr_array_index (rest, n++);
      g_assert_cmpstr (read->commit->revision, ==, entry->commit->revision);
      g_assert_cmpstr (row->line, ==, entry->commit->line);
      g_assert_cmpstr (row->author, ==, entry->commit->author);
      g_assert_cmpint (row->time, ==, entry->commit->effective_time);
      g_assert_cmpuint (row->n_changes, ==, entry->changes->len);
      g_assert_cmpuint (read->changes->len, ==, entry->changes->len);
    }
  g_assert_cmpuint (n, ==, outline->rows->len);
  g_assert_cmpuint (n, >, 0);
}

static void
test_filters (void)
{
  static const char *const two[] = { "region/zeeland", "region/midden-holland", NULL };
  const PowHistoryEntry *middle = g_ptr_array_index (entries, entries->len / 2);
  const PowChange *some = g_ptr_array_index (middle->changes, 0);

  check (&(PowOutlineFilter){ .kind = POW_KIND_NONE });
  check (&(PowOutlineFilter){ .kind = POW_KIND_NONE, .lines = two });
  check (&(PowOutlineFilter){ .kind = POW_KIND_NONE, .author = middle->commit->author });
  check (&(PowOutlineFilter){ .kind = POW_KIND_NONE, .until = middle->commit->effective_time });
  check (&(PowOutlineFilter){ .kind = POW_KIND_NONE, .address = some->address });
  check (&(PowOutlineFilter){ .kind = POW_KIND_NONE, .lines = two, .until = middle->commit->effective_time, .author = "Karel de Wit" });
  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    if (kind != POW_KIND_REPORT)
      check (&(PowOutlineFilter){ .kind = kind });
}

static void
test_field (void)
{
  for (guint i = 0, n = 0; i < entries->len && n < 12; i += 97)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (entries, i);
      const PowChange *change = g_ptr_array_index (entry->changes, 0);

      if (change->field == NULL || pow_change_is_choice (change))
        continue;
      n++;
      check (&(PowOutlineFilter){ .kind = POW_KIND_NONE, .address = change->address, .field = change->field });
    }
}

/* Words are found in values, and what stands in a pattern is only itself. */
static void
test_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowHistoryOutline) some
      = pow_history_outline_new (history, &(PowOutlineFilter){ .kind = POW_KIND_NONE, .text = "SCHOON AAN HET WERK" }, &error);
  g_autoptr (PowHistoryOutline) none = pow_history_outline_new (history, &(PowOutlineFilter){ .kind = POW_KIND_NONE, .text = "____________" }, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (some->rows->len, >, 3);
  g_assert_cmpuint (some->rows->len, <, entries->len / 10);
  g_assert_cmpuint (none->rows->len, ==, 0);
  /* Who can be chosen does not depend on what is hidden. */
  g_assert_cmpuint (none->authors->len, >, 3);
}

/* Commits of one change over several lines have its number, and nobody else has. */
static void
test_change_numbers (void)
{
  g_autoptr (PowHistoryOutline) outline = pow_history_outline_new (history, &(PowOutlineFilter){ .kind = POW_KIND_NONE }, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < outline->rows->len; i++)
    {
      gpointer number = GUINT_TO_POINTER (g_array_index (outline->rows, PowOutlineRow, i).change);
      const char *id = ((PowHistoryEntry *) g_ptr_array_index (entries, i))->commit->change_id;
      gpointer known;

      if (g_hash_table_lookup_extended (ids, number, NULL, &known))
        g_assert_true (id != NULL && g_strcmp0 (known, id) == 0);
      g_hash_table_insert (ids, number, (gpointer) id);
    }
}

int
main (int argc, char *argv[])
{
  const PowHistoryFilter all = { .limit = -1 };
  g_autoptr (PowRepository) repository = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  repository = demo_fixture_open ();
  history = pow_history_open (repository, &error);
  g_assert_no_error (error);
  pow_history_update (history, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  entries = pow_history_list (history, &all, &error);
  g_assert_no_error (error);
  g_test_add_func ("/outline/filters", test_filters);
  g_test_add_func ("/outline/field", test_field);
  g_test_add_func ("/outline/text", test_text);
  g_test_add_func ("/outline/change-numbers", test_change_numbers);
  status = g_test_run ();
  g_ptr_array_unref (entries);
  pow_history_free (history);
  pow_repository_close (repository);
  demo_fixture_clear ();
  return status;
}
