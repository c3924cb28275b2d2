/* SPDX-License-Identifier: EUPL-1.2 */
/* The answers of the index beside what a walk straight over git finds. */
#include "tests/change/history-fixture.h"

#include "model/record/pow-address.h"

#include <string.h>

/* Of a walk, what a filter leaves; the filter's moments are revisions of the chain. */
static gboolean
is_about (const PowChange *change, const PowHistoryFilter *filter)
{
  g_autofree char *place = NULL;

  if (filter->address != NULL && strcmp (filter->address, change->address) != 0)
    return FALSE;
  if (filter->field == NULL)
    return TRUE;
  place = pow_change_dup_place (change);
  if (place == NULL)
    return pow_path_look_up (change->before, filter->field) != NULL || pow_path_look_up (change->after, filter->field) != NULL;
  return pow_path_contains (filter->field, place) || pow_path_contains (place, filter->field);
}

static PowHistoryEntry *
filter_entry (const PowHistoryEntry *entry, const PowHistoryFilter *filter)
{
  PowHistoryEntry *kept = g_new0 (PowHistoryEntry, 1);

  kept->commit = entry->commit;
  kept->changes = g_ptr_array_new ();
  kept->chosen = g_ptr_array_new ();
  for (guint i = 0; i < entry->changes->len; i++)
    if (is_about (g_ptr_array_index (entry->changes, i), filter))
      g_ptr_array_add (kept->changes, g_ptr_array_index (entry->changes, i));
  for (guint i = 0; i < entry->chosen->len; i++)
    if (is_about (g_ptr_array_index (entry->chosen, i), filter))
      g_ptr_array_add (kept->chosen, g_ptr_array_index (entry->chosen, i));
  return kept;
}

/* Adds or removes what git reaches from the state of a line at a moment. */
static void
mark_reached (PowRepository *repository, const char *line, const char *moment, gboolean add, GHashTable *revisions)
{
  g_autofree char *tip = pow_repository_resolve (repository, moment, line, NULL);
  g_autofree char *found = tip != NULL ? fixture_run (pow_repository_get_path (repository), "git", "rev-list", tip, NULL) : g_strdup ("");
  g_auto (GStrv) rows = g_strsplit (found, "\n", -1);

  for (char **row = rows; *row != NULL; row++)
    if (add)
      g_hash_table_add (revisions, g_strdup (*row));
    else
      g_hash_table_remove (revisions, *row);
}

/* What git reaches from one state and not from another. Not `rev-list A ^B`, which goes by the clock. */
static GHashTable *
list_between (PowRepository *repository, const char *line, const char *since, const char *until)
{
  GHashTable *revisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  mark_reached (repository, line, until != NULL ? until : "now", TRUE, revisions);
  if (since != NULL)
    mark_reached (repository, line, since, FALSE, revisions);
  return revisions;
}

static gboolean
is_wanted (PowRepository *repository, const PowHistoryFilter *filter, const PowHistoryEntry *entry, GHashTable *between)
{
  const char *line = entry->commit->line;
  g_autofree char *home = filter->address != NULL ? pow_address_dup_line (filter->address) : NULL;
  GHashTable *revisions = g_hash_table_lookup (between, line);

  if (revisions == NULL && (filter->since != NULL || filter->until != NULL))
    {
      revisions = list_between (repository, line, filter->since, filter->until);
      g_hash_table_insert (between, g_strdup (line), revisions);
    }
  return (revisions == NULL || g_hash_table_contains (revisions, entry->commit->revision))
         && (filter->line == NULL || strcmp (filter->line, line) == 0) && (home == NULL || strcmp (home, line) == 0)
         && (filter->author == NULL || strstr (entry->commit->author, filter->author) != NULL);
}

void
history_assert_answer (PowRepository *repository, PowHistory *history, GPtrArray *walked, const PowHistoryFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = pow_history_list (history, filter, &error);
  g_autoptr (GHashTable) between = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < walked->len && (filter->limit < 0 || n < (guint) filter->limit); i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (walked, i);
      PowHistoryEntry *kept;
      g_autofree char *expected = NULL;
      g_autofree char *answer = NULL;

      if (!is_wanted (repository, filter, entry, between))
        continue;
      kept = filter_entry (entry, filter);
      if (kept->changes->len > 0 || (filter->with_chosen && kept->chosen->len > 0))
        {
          g_assert_cmpuint (n, <, found->len);
          expected = history_describe (kept, TRUE);
          answer = history_describe (g_ptr_array_index (found, n++), TRUE);
          g_assert_cmpstr (answer, ==, expected);
        }
      g_ptr_array_unref (kept->changes);
      g_ptr_array_unref (kept->chosen);
      g_free (kept);
    }
  g_assert_cmpuint (n, ==, found->len);
}

/* What a change left at a place; FALSE when it does not tell. */
static gboolean
look_up_after (const PowChange *change, const char *field, const cJSON **value)
{
  if (change->field != NULL && !pow_path_contains (change->field, field))
    return FALSE;
  *value = change->field != NULL && strcmp (change->field, field) == 0
             ? change->after
             : pow_path_look_up (change->after, change->field != NULL ? field + strlen (change->field) + 1 : field);
  return TRUE;
}

/* The newest commit with a change after which the field had this value. */
static const char *
find_blamed (GPtrArray *walked, const char *address, const PowHistoryValue *value)
{
  const PowHistoryFilter filter = { .address = address, .limit = -1 };
  g_autofree char *home = pow_address_dup_line (address);

  for (guint i = 0; i < walked->len; i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (walked, i);

      for (guint j = 0; strcmp (entry->commit->line, home) == 0 && j < entry->changes->len; j++)
        {
          const PowChange *change = g_ptr_array_index (entry->changes, j);
          const cJSON *after;

          if (is_about (change, &filter) && look_up_after (change, value->field, &after) && after != NULL
              && pow_json_equal (after, value->value))
            return entry->commit->revision;
        }
    }
  return NULL;
}

/* Every value that the record shows is told of, once, as it stands; of the values a field had before,
 * the first is the one of now. */
static guint
assert_blame (PowHistory *history, GPtrArray *walked, PowRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = pow_history_blame (history, record, &error);
  const cJSON *tree = pow_record_get_tree (record);
  guint blamed = 0;

  g_assert_no_error (error);
  for (const cJSON *member = tree->child; member != NULL; member = member->next)
    {
      gboolean told = FALSE;

      for (guint i = 0; i < values->len; i++)
        told |= pow_path_contains (member->string, ((PowHistoryValue *) g_ptr_array_index (values, i))->field);
      if (strpbrk (member->string, ".~") == NULL && !cJSON_IsObject (member) && strcmp (member->string, "format") != 0
          && strcmp (member->string, "removed") != 0)
        g_assert_true (told);
    }
  for (guint i = 0; i < values->len; i++)
    {
      const PowHistoryValue *value = g_ptr_array_index (values, i);
      const char *expected = find_blamed (walked, pow_record_get_address (record), value);

      g_assert_true (pow_json_equal (value->value, pow_record_get (record, value->field)));
      g_assert_cmpstr (value->commit != NULL ? value->commit->revision : NULL, ==, expected);
      blamed += expected != NULL ? 1 : 0;
    }
  return blamed;
}

/* The first commit after which the field had @value is that of its first time in the walk; @had keeps those. */
static void
assert_first (PowHistory *history, const PowChange *about, const cJSON *value, GHashTable *had, const PowCommit *commit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pow_json_write_compact (value);
  g_autoptr (PowHistoryValue) first = pow_history_find_first (history, about->address, about->field, value, &error);

  g_assert_no_error (error);
  if (!g_hash_table_contains (had, text))
    g_hash_table_insert (had, g_strdup (text), g_strdup (commit->revision));
  g_assert_cmpstr (first->commit->revision, ==, g_hash_table_lookup (had, text));
}

static void
assert_values (PowHistory *history, GPtrArray *walked, const PowChange *about)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = pow_history_list_values (history, about->address, about->field, &error);
  const PowHistoryFilter filter = { .address = about->address, .field = about->field, .limit = -1 };
  g_autofree char *home = pow_address_dup_line (about->address);
  g_autoptr (GHashTable) had = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const cJSON *last = NULL;
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = walked->len; i > 0; i--)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (walked, i - 1);

      for (guint j = 0; strcmp (entry->commit->line, home) == 0 && j < entry->changes->len; j++)
        {
          const PowChange *change = g_ptr_array_index (entry->changes, j);
          const PowHistoryValue *value;
          const cJSON *after;

          if (!is_about (change, &filter) || !look_up_after (change, about->field, &after)
              || pow_json_equal (after, last) || (after == NULL && last == NULL))
            continue;
          n++;
          g_assert_cmpuint (n, <=, values->len);
          value = g_ptr_array_index (values, values->len - n);
          if (after != NULL)
            assert_first (history, about, after, had, entry->commit);
          g_assert_true (after == NULL ? value->value == NULL : pow_json_equal (value->value, after));
          g_assert_cmpstr (value->commit->revision, ==, entry->commit->revision);
          last = after;
          break;
        }
    }
  g_assert_cmpuint (n, ==, values->len);
}

HistorySeen history_seen;

static void
count_what_is_seen (GPtrArray *walked)
{
  for (guint i = 0; i < walked->len; i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (walked, i);

      history_seen.commits++;
      history_seen.changes += entry->changes->len;
      history_seen.chosen += entry->chosen->len;
      history_seen.clock_wrong += entry->commit->clock_wrong ? 1 : 0;
      history_seen.silent += entry->changes->len == 0 && entry->commit->parents->len == 1 ? 1 : 0;
    }
}

/* Some commit of the walk, for a question about it. */
static const PowHistoryEntry *
pick_entry (GRand *rand, GPtrArray *walked)
{
  return g_ptr_array_index (walked, g_rand_int_range (rand, 0, (gint32) walked->len));
}

void
history_assert_equal (const char *portfolio, PowRepository *repository, PowHistory *history, GRand *rand)
{
  g_autoptr (GPtrArray) walked = history_walk_all (repository, portfolio);
  g_autoptr (PowSnapshot) now = pow_repository_read (repository, NULL, NULL, NULL);
  g_autoptr (GPtrArray) records = pow_snapshot_list (now, POW_KIND_NONE, NULL, TRUE);
  PowHistoryFilter filter = { .limit = -1 };

  count_what_is_seen (walked);
  history_assert_answer (repository, history, walked, &filter);
  filter.with_chosen = TRUE;
  history_assert_answer (repository, history, walked, &filter);
  filter.limit = g_rand_int_range (rand, 0, 8);
  history_assert_answer (repository, history, walked, &filter);
  filter = (PowHistoryFilter){ .line = "region/zeeland", .limit = -1 };
  history_assert_answer (repository, history, walked, &filter);
  filter = (PowHistoryFilter){ .author = "Óscar", .limit = -1, .with_chosen = TRUE };
  history_assert_answer (repository, history, walked, &filter);
  for (guint i = 0; i < 3; i++)
    {
      filter = (PowHistoryFilter){ .until = pick_entry (rand, walked)->commit->revision, .limit = -1 };
      history_assert_answer (repository, history, walked, &filter);
      filter.since = pick_entry (rand, walked)->commit->revision;
      history_assert_answer (repository, history, walked, &filter);
    }
  for (guint i = 0; i < records->len; i++)
    {
      PowRecord *record = g_ptr_array_index (records, i);

      filter = (PowHistoryFilter){ .address = pow_record_get_address (record), .limit = -1, .with_chosen = TRUE };
      history_assert_answer (repository, history, walked, &filter);
      history_seen.blamed += assert_blame (history, walked, record);
    }
  for (guint i = 0; i < 5; i++)
    {
      const PowHistoryEntry *entry = pick_entry (rand, walked);
      const PowChange *change = entry->changes->len > 0 ? g_ptr_array_index (entry->changes, entry->changes->len - 1) : NULL;

      if (change == NULL || change->field == NULL)
        continue;
      filter = (PowHistoryFilter){ .address = change->address, .field = change->field, .limit = -1 };
      history_assert_answer (repository, history, walked, &filter);
      assert_values (history, walked, change);
      history_seen.fields++;
    }
}
