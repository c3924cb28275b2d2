/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-database-private.h"

#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* "POWH": that a file is an index of ours. */
#define APPLICATION_ID 0x504f5748
/* Another number makes every index anew: for a change of the tables below, of what counts as a change,
 * or of how text is folded. */
#define VERSION 4
/* A line of many revisions is listed in one transaction: others wait for it. */
#define WAIT_MS 60000

/* `place` counts the commits of a line from old to new, as a walk meets them: `effective` never decreases with it.
 * `in_chain`: it stands in the line's first-parent chain, so that it was once what the line was. `n_rows` is NULL until the
 * commit's changes are in. */
static const char *const tables =
  "CREATE TABLE lines (name TEXT PRIMARY KEY, tip BLOB NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE commits (id INTEGER PRIMARY KEY, line TEXT NOT NULL, place INTEGER NOT NULL,"
  " revision BLOB NOT NULL, parents BLOB NOT NULL, time INTEGER NOT NULL,"
  " effective INTEGER NOT NULL, clock_wrong INTEGER NOT NULL, in_chain INTEGER NOT NULL, author TEXT, mail TEXT,"
  " subject TEXT, reason TEXT, body TEXT, change_id TEXT, n_rows INTEGER);"
  "CREATE INDEX commits_by_place ON commits (line, place);"
  "CREATE INDEX commits_by_time ON commits (effective DESC, line, place DESC) WHERE n_rows > 0;"
  "CREATE INDEX commits_open ON commits (effective DESC, line, place DESC) WHERE n_rows IS NULL;"
  "CREATE TABLE records (id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE);"
  "CREATE TABLE changes (id INTEGER PRIMARY KEY, commit_id INTEGER NOT NULL, record INTEGER NOT NULL, field TEXT,"
  " type INTEGER NOT NULL, chosen INTEGER NOT NULL, before TEXT, after TEXT);"
  "CREATE INDEX changes_by_commit ON changes (commit_id);"
  "CREATE INDEX changes_by_record ON changes (record, commit_id);"
  "CREATE TABLE searched (line TEXT PRIMARY KEY, tree BLOB NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE texts (id INTEGER PRIMARY KEY, address TEXT NOT NULL, field TEXT NOT NULL, title TEXT NOT NULL,"
  " text TEXT NOT NULL);"
  "CREATE INDEX texts_by_address ON texts (address);"
  "CREATE VIRTUAL TABLE words USING fts5 (title, text, content='texts', content_rowid='id', prefix='2 3',"
  " tokenize='unicode61 remove_diacritics 2');";

struct _PowHistoryDatabase
{
  sqlite3 *sqlite;
  char *path; /* NULL: in memory */
  dev_t device;
  ino_t inode;
  GHashTable *statements; /* text → sqlite3_stmt */
  gboolean broken;
  gboolean renewed;
  gboolean within; /* one transaction within another */
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
close_database (PowHistoryDatabase *self)
{
  if (self->statements != NULL)
    g_hash_table_remove_all (self->statements);
  g_clear_pointer (&self->sqlite, sqlite3_close);
}

void
pow_history_database_free (PowHistoryDatabase *self)
{
  if (self == NULL)
    return;
  close_database (self);
  g_hash_table_unref (self->statements);
  g_free (self->path);
  g_free (self);
}

/* Busy is the one failure that says nothing about the file. */
static void
set_error (PowHistoryDatabase *self, GError **error)
{
  int code = sqlite3_errcode (self->sqlite) & 0xff;

  if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_BUSY,
                   _("Another program is still bringing the history up to date. Try again in a minute."));
      return;
    }
  self->broken = TRUE;
  g_set_error (error, POW_STORE_ERROR, code == SQLITE_FULL ? POW_STORE_ERROR_NO_SPACE : POW_STORE_ERROR_IO,
               _("The index of the history cannot be used (%s). The portfolio itself is unharmed."),
               sqlite3_errmsg (self->sqlite));
}

static gboolean
execute (PowHistoryDatabase *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->sqlite, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  set_error (self, error);
  return FALSE;
}

static gint64
read_pragma (PowHistoryDatabase *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 value = -1;

  if (sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

static gboolean
is_ours (PowHistoryDatabase *self)
{
  return read_pragma (self, "PRAGMA application_id") == APPLICATION_ID && read_pragma (self, "PRAGMA user_version") == VERSION;
}

/* Makes the tables where there are none yet. FALSE: the file is no index of this version. */
static gboolean
prepare_tables (PowHistoryDatabase *self, GError **error)
{
  g_autofree char *finish = NULL;

  if (!execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (read_pragma (self, "SELECT count(*) FROM sqlite_master") != 0)
    {
      gboolean good = is_ours (self);

      if (!execute (self, "ROLLBACK", error))
        return FALSE;
      self->broken |= !good;
      if (!good)
        g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED, _("The index of the history is of another version."));
      return good;
    }
  finish = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT", APPLICATION_ID, VERSION);
  if (execute (self, tables, error) && execute (self, finish, error))
    return TRUE;
  sqlite3_exec (self->sqlite, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* The file is readable by its owner alone, and remembered by what it is on the disk. */
static gboolean
touch_file (PowHistoryDatabase *self)
{
  int fd = open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  struct stat about;
  gboolean good = fd >= 0 && fstat (fd, &about) == 0 && S_ISREG (about.st_mode);

  if (good)
    {
      self->device = about.st_dev;
      self->inode = about.st_ino;
    }
  if (fd >= 0)
    close (fd);
  return good;
}

static gboolean
open_database (PowHistoryDatabase *self, GError **error)
{
  const char *name = self->path != NULL ? self->path : ":memory:";

  self->broken = FALSE;
  if (self->path != NULL && !touch_file (self))
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_IO, _("“%s” cannot be written."), self->path);
      return FALSE;
    }
  if (sqlite3_open_v2 (name, &self->sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return FALSE;
    }
  if (pow_history_rank_install (self->sqlite) != SQLITE_OK)
    {
      set_error (self, error);
      return FALSE;
    }
  sqlite3_busy_timeout (self->sqlite, WAIT_MS);
  sqlite3_extended_result_codes (self->sqlite, 0);
  /* A write-ahead log: who reads does not wait for who writes, and a kill leaves whole transactions. A
   * derived file needs no durability beyond that. */
  if (!execute (self, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA synchronous = NORMAL;", error))
    return FALSE;
  /* Refused while another process opens the same new file: that one does it. */
  sqlite3_exec (self->sqlite, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
  return prepare_tables (self, error);
}

/* Removes the file, unless another process has put a new one in its place meanwhile. */
static void
remove_file (PowHistoryDatabase *self)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal", "" };
  g_autofree char *lock_path = g_strconcat (self->path, ".remake", NULL);
  int lock = open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  struct stat about;

  if (lock >= 0)
    while (flock (lock, LOCK_EX) != 0 && errno == EINTR)
      ;
  if (g_lstat (self->path, &about) == 0 && about.st_dev == self->device && about.st_ino == self->inode)
    for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
      {
        g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

        g_unlink (path);
      }
  if (lock >= 0)
    close (lock);
}

gboolean
pow_history_database_renew (PowHistoryDatabase *self, GError **error)
{
  if (self->path != NULL && !self->renewed)
    {
      self->renewed = TRUE;
      close_database (self);
      remove_file (self);
      if (open_database (self, NULL))
        return TRUE;
    }
  /* A folder that cannot be written, or a full disk: the answers are the same, only slower. */
  close_database (self);
  g_clear_pointer (&self->path, g_free);
  return open_database (self, error);
}

char *
pow_history_database_build_path (const char *portfolio)
{
  return g_build_filename (portfolio, "perspectief", "history.sqlite", NULL);
}

static PowHistoryDatabase *
history_database_new (const char *portfolio)
{
  PowHistoryDatabase *self = g_new0 (PowHistoryDatabase, 1);

  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
  self->path = pow_history_database_build_path (portfolio);
  return self;
}

PowHistoryDatabase *
pow_history_database_open_existing (const char *portfolio)
{
  g_autoptr (PowHistoryDatabase) self = history_database_new (portfolio);

  if (sqlite3_open_v2 (self->path, &self->sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK
      || !is_ours (self))
    return NULL;
  return g_steal_pointer (&self);
}

PowHistoryDatabase *
pow_history_database_open (const char *portfolio, GError **error)
{
  g_autoptr (PowHistoryDatabase) self = history_database_new (portfolio);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) failure = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (open_database (self, &failure))
    return g_steal_pointer (&self);
  if (g_error_matches (failure, POW_STORE_ERROR, POW_STORE_ERROR_BUSY))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return pow_history_database_renew (self, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
pow_history_database_is_broken (PowHistoryDatabase *self)
{
  return self->broken;
}

void
pow_history_database_report_damage (PowHistoryDatabase *self, GError **error)
{
  self->broken = TRUE;
  g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED, _("The index of the history is damaged; it will be made anew."));
}

sqlite3_stmt *
pow_history_database_ask (PowHistoryDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int code = SQLITE_OK;
  va_list values;

  if (statement == NULL)
    {
      if (sqlite3_prepare_v3 (self->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        {
          set_error (self, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, (gpointer) sql, statement);
    }
  sqlite3_reset (statement);
  va_start (values, types);
  for (int i = 1; types[i - 1] != '\0' && code == SQLITE_OK; i++)
    switch (types[i - 1])
      {
      case 'i':
        code = sqlite3_bind_int64 (statement, i, va_arg (values, gint64));
        break;
      case 't':
        code = sqlite3_bind_text (statement, i, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'o':
        code = sqlite3_bind_blob (statement, i, va_arg (values, const git_oid *)->id, GIT_OID_RAWSZ, SQLITE_TRANSIENT);
        break;
      case 'b':
        {
          gsize length;
          gconstpointer data = g_bytes_get_data (va_arg (values, GBytes *), &length);

          code = sqlite3_bind_blob64 (statement, i, data != NULL ? data : "", length, SQLITE_TRANSIENT);
        }
        break;
      default:
        g_assert_not_reached ();
      }
  va_end (values);
  if (code == SQLITE_OK)
    return statement;
  set_error (self, error);
  return NULL;
}

PowHistoryStep
pow_history_database_step (PowHistoryDatabase *self, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return POW_HISTORY_ROW;
  if (code != SQLITE_DONE)
    set_error (self, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE ? POW_HISTORY_END : POW_HISTORY_FAILED;
}

gboolean
pow_history_database_run (PowHistoryDatabase *self, sqlite3_stmt *statement, GError **error)
{
  return statement != NULL && pow_history_database_step (self, statement, error) == POW_HISTORY_END;
}

gint64
pow_history_database_get_last_id (PowHistoryDatabase *self)
{
  return sqlite3_last_insert_rowid (self->sqlite);
}

int
pow_history_database_count_changed (PowHistoryDatabase *self)
{
  return sqlite3_changes (self->sqlite);
}

gboolean
pow_history_database_begin (PowHistoryDatabase *self, GError **error)
{
  if (sqlite3_get_autocommit (self->sqlite))
    {
      self->within = FALSE;
      return execute (self, "BEGIN IMMEDIATE", error);
    }
  g_return_val_if_fail (!self->within, FALSE);
  self->within = execute (self, "SAVEPOINT within", error);
  return self->within;
}

gboolean
pow_history_database_begin_reading (PowHistoryDatabase *self)
{
  return execute (self, "BEGIN", NULL);
}

gboolean
pow_history_database_commit (PowHistoryDatabase *self, GError **error)
{
  if (!execute (self, self->within ? "RELEASE within" : "COMMIT", error))
    {
      pow_history_database_rollback (self);
      return FALSE;
    }
  self->within = FALSE;
  return TRUE;
}

void
pow_history_database_rollback (PowHistoryDatabase *self)
{
  GHashTableIter iter;
  gpointer statement;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_reset (statement);
  /* What is wrong with the file, or a full disk, may have ended all of it already. */
  if (!sqlite3_get_autocommit (self->sqlite))
    sqlite3_exec (self->sqlite, self->within ? "ROLLBACK TO within; RELEASE within" : "ROLLBACK", NULL, NULL, NULL);
  self->within = FALSE;
}

gboolean
pow_history_column_id (sqlite3_stmt *statement, int column, git_oid *id)
{
  const void *bytes = sqlite3_column_blob (statement, column);

  if (bytes == NULL || sqlite3_column_bytes (statement, column) != GIT_OID_RAWSZ)
    return FALSE;
  memcpy (id->id, bytes, GIT_OID_RAWSZ);
  return TRUE;
}

const char *
pow_history_column_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

gboolean
pow_history_database_find_tip (PowHistoryDatabase *self, const char *line, PowLineCommit *tip, gint64 *place, gboolean *found, GError **error)
{
  sqlite3_stmt *statement
    = pow_history_database_ask (self, error,
                                "SELECT l.tip, c.place, c.effective FROM lines l JOIN commits c ON c.line = l.name"
                                " WHERE l.name = ? AND c.place = (SELECT max(place) FROM commits WHERE line = l.name) AND c.revision = l.tip",
                                "t", line);
  PowHistoryStep step = statement != NULL ? pow_history_database_step (self, statement, error) : POW_HISTORY_FAILED;

  *found = step == POW_HISTORY_ROW && pow_history_column_id (statement, 0, &tip->id);
  if (step == POW_HISTORY_ROW)
    {
      *place = sqlite3_column_int64 (statement, 1);
      tip->effective = sqlite3_column_int64 (statement, 2);
      sqlite3_reset (statement);
    }
  return step != POW_HISTORY_FAILED;
}
