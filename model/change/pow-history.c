/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-private.h"

#include <errno.h>
#include <string.h>

/* Between two times that a long listing is told of. */
#define TELL_US (G_USEC_PER_SEC / 4)
#define SHARED_US (G_USEC_PER_SEC / 20)

/**
 * pow_history_open:
 * @repository: an open portfolio
 * @error: return location of an error
 *
 * Opens the history kept beside a portfolio, or begins one. It is brought up to date only by
 * pow_history_update().
 *
 * Returns: (transfer full): the history; %NULL with %POW_STORE_ERROR_BUSY when another program keeps
 *   its file, or %POW_STORE_ERROR_IO
 */
PowHistory *
pow_history_open (PowRepository *repository, GError **error)
{
  g_autoptr (PowHistory) self = NULL;

  g_return_val_if_fail (POW_IS_REPOSITORY (repository) && pow_repository_is_usable (repository), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (PowHistory, 1);
  self->repository = g_object_ref (repository);
  self->reader = pow_history_reader_new (repository->objects);
  self->database = pow_history_database_open (pow_repository_get_path (repository), error);
  return self->database != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * pow_history_free:
 * @self: (transfer full) (nullable): a history
 *
 * Closes a history, in the thread that opened it and before its repository is closed.
 */
void
pow_history_free (PowHistory *self)
{
  if (self == NULL)
    return;
  pow_history_database_free (self->database);
  pow_history_reader_free (self->reader);
  g_object_unref (self->repository);
  g_free (self);
}

/**
 * pow_history_entry_free:
 * @entry: (transfer full) (nullable): an entry
 *
 * Frees an entry.
 */
void
pow_history_entry_free (PowHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  pow_commit_free (entry->commit);
  g_clear_pointer (&entry->changes, g_ptr_array_unref);
  g_clear_pointer (&entry->chosen, g_ptr_array_unref);
  g_free (entry);
}

/**
 * pow_history_value_free:
 * @value: (transfer full) (nullable): a value
 *
 * Frees a value.
 */
void
pow_history_value_free (PowHistoryValue *value)
{
  if (value == NULL)
    return;
  g_free (value->field);
  cJSON_Delete (value->value);
  pow_commit_free (value->commit);
  g_free (value);
}

/**
 * pow_history_hit_free:
 * @hit: (transfer full) (nullable): a hit
 *
 * Frees a hit.
 */
void
pow_history_hit_free (PowHistoryHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->address);
  g_free (hit->field);
  g_free (hit->snippet);
  g_free (hit);
}

/* An update under way. */
typedef struct
{
  const char *line; /* NULL: all */
  PowHistoryProgressFunc progress;
  gpointer user_data;
  guint64 done;
  guint64 total;
  GError *failure;  /* of the first commit that cannot be read, or of a line */
} Update;

static void
note_failure (Update *update, GError *failure)
{
  if (update->failure == NULL)
    update->failure = failure;
  else
    g_error_free (failure);
}

static void
note_failure_cb (GError *failure, gpointer data)
{
  note_failure (data, failure);
}

static gboolean
stop (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, g_strerror (ECANCELED));
  return FALSE;
}

static gboolean
stop_cb (guint n, gpointer data, GError **error)
{
  return stop (error);
}

/* A long history takes a while to be listed. Meanwhile one step of the newest changes comes in, so that people have
 * something to read, and it is told that there is more, though not yet how much. @told: when that was; 0: not yet. */
static gboolean
tell_listing (PowHistory *self, Update *update, gint64 start, gint64 *told, GError **error)
{
  PowHistoryFillFuncs one_step = { note_failure_cb, stop_cb, update };
  g_autoptr (GError) stopped = NULL;

  if (update->progress == NULL || g_get_monotonic_time () - MAX (start, *told) < TELL_US)
    return TRUE;
  if (*told == 0 && !pow_history_fill (self, NULL, &one_step, &stopped)
      && !g_error_matches (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&stopped));
      return FALSE;
    }
  *told = g_get_monotonic_time ();
  return update->progress (0, 1, update->user_data) || stop (error);
}

/* A transaction that lines share, as each would write the same parts of the file again. */
typedef struct
{
  gint64 start;
  gint64 told;
  gint64 begun; /* when the transaction began; 0: none is open */
} Listing;

static gboolean
end_sharing (PowHistory *self, Listing *listing, GError **error)
{
  const gboolean open = listing->begun != 0;

  listing->begun = 0;
  return !open || pow_history_database_commit (self->database, error);
}

/* After a line that had something new: others wait for the index no longer than a moment. */
static gboolean
go_on_sharing (PowHistory *self, Update *update, Listing *listing, GError **error)
{
  const gint64 now = g_get_monotonic_time ();

  if (listing->begun != 0 && now - listing->begun < SHARED_US)
    return TRUE;
  if (!end_sharing (self, listing, error) || !tell_listing (self, update, listing->start, &listing->told, error)
      || !pow_history_database_begin (self->database, error))
    return FALSE;
  listing->begun = g_get_monotonic_time ();
  return TRUE;
}

static gboolean
list_each_line (PowHistory *self, Update *update, GPtrArray *lines, Listing *listing, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      GError *failure = NULL;
      gboolean was_current;

      if (update->line != NULL && strcmp (update->line, line) != 0)
        continue;
      if (pow_history_list_line (self, line, &was_current, &failure))
        {
          if (!was_current && !go_on_sharing (self, update, listing, error))
            return FALSE;
          continue;
        }
      if (pow_history_database_is_broken (self->database) || g_error_matches (failure, POW_STORE_ERROR, POW_STORE_ERROR_BUSY))
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      /* A damaged line; the others are as good as ever. */
      note_failure (update, failure);
    }
  return TRUE;
}

static gboolean
list_lines (PowHistory *self, Update *update, GError **error)
{
  Listing listing = { .start = g_get_monotonic_time () };
  g_autoptr (GPtrArray) lines = pow_lines_list (self->repository->lines, error);

  if (lines == NULL || !pow_history_drop_lines (self, lines, error))
    return FALSE;
  if (list_each_line (self, update, lines, &listing, error))
    return end_sharing (self, &listing, error);
  if (listing.begun != 0)
    pow_history_database_rollback (self->database);
  return FALSE;
}

static gboolean
count_commits (PowHistory *self, Update *update, GError **error)
{
  sqlite3_stmt *statement
    = update->line == NULL
        ? pow_history_database_ask (self->database, error,
                                    "SELECT (SELECT count(*) FROM commits), (SELECT count(*) FROM commits WHERE n_rows IS NULL)", "")
        : pow_history_database_ask (self->database, error,
                                    "SELECT count(*), sum(n_rows IS NULL) FROM commits WHERE line = ?", "t", update->line);

  if (statement == NULL || pow_history_database_step (self->database, statement, error) != POW_HISTORY_ROW)
    return FALSE;
  update->total = (guint64) sqlite3_column_int64 (statement, 0);
  update->done = update->total - (guint64) sqlite3_column_int64 (statement, 1);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
progress_cb (guint n, gpointer data, GError **error)
{
  Update *update = data;

  update->done += n;
  if (update->progress == NULL || update->progress (update->done, update->total, update->user_data))
    return TRUE;
  return stop (error);
}

static gboolean
update_index (PowHistory *self, gpointer data, GError **error)
{
  Update *update = data;
  PowHistoryFillFuncs funcs = { note_failure_cb, progress_cb, update };

  g_clear_error (&update->failure);
  return list_lines (self, update, error) && (update->progress == NULL || count_commits (self, update, error))
         && pow_history_fill (self, update->line, &funcs, error);
}

gboolean
pow_history_try (PowHistory *self, gboolean is_question, PowHistoryFunc func, gpointer data, GError **error)
{
  /* A new file, and then memory. */
  for (int attempt = 0;; attempt++)
    {
      GError *failure = NULL;
      Update update = { NULL };

      if (func (self, data, &failure))
        return TRUE;
      pow_history_database_rollback (self->database);
      if (attempt == 2 || !pow_history_database_is_broken (self->database))
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      g_error_free (failure);
      if (!pow_history_database_renew (self->database, error))
        return FALSE;
      /* What fails here fails again in the question, which tells of it. */
      if (is_question)
        update_index (self, &update, NULL);
      g_clear_error (&update.failure);
    }
}

/**
 * pow_history_update:
 * @self: a history
 * @line: (nullable): only this line; %NULL: all
 * @progress: (nullable) (scope call): told after each step
 * @user_data: for @progress
 * @error: return location of an error
 *
 * Brings the history up to what the portfolio holds now: only commits that are new are read, newest
 * first, in steps that each stay when a later one does not come. Commits that cannot be read are told
 * of after everything else is in.
 *
 * Returns: %FALSE with %POW_STORE_ERROR_DAMAGED when a part of the portfolio cannot be read,
 *   %G_IO_ERROR_CANCELLED when @progress stopped it, %POW_STORE_ERROR_BUSY when another program works on
 *   the file for over a minute
 */
gboolean
pow_history_update (PowHistory *self, const char *line, PowHistoryProgressFunc progress, gpointer user_data, GError **error)
{
  Update update = { .line = line, .progress = progress, .user_data = user_data };
  gboolean good;

  g_return_val_if_fail (self != NULL && pow_repository_is_usable (self->repository), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  good = pow_history_try (self, FALSE, update_index, &update, error);
  if (good && update.failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&update.failure));
      return FALSE;
    }
  g_clear_error (&update.failure);
  return good;
}
