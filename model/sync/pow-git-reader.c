/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/sync/pow-git-reader.h"

#include "model/store/pow-repository.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Trees and files of one region's line come back with nearly every commit. */
#define CACHE_MAX 4000

struct _PowGitReader
{
  GSubprocessLauncher *launcher;
  GSubprocess *batch; /* `git cat-file --batch` */
  GOutputStream *asks;
  GDataInputStream *answers;
  GHashTable *cache; /* id → GBytes */
};

static void
set_git_failed (GError **error, GError *failure)
{
  g_autoptr (GError) owned = failure;

  g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_IO,
               _ ("The program git cannot be used here: %s. Install git on this computer and try again."),
               failure->message);
}

/**
 * pow_git_reader_new:
 * @folder: (nullable): the repository; %NULL for the one around the current folder
 * @error: %POW_STORE_ERROR_IO when git cannot be started
 *
 * Starts reading a repository.
 *
 * Returns: (transfer full) (nullable): the reader
 */
PowGitReader *
pow_git_reader_new (const char *folder, GError **error)
{
  g_autoptr (PowGitReader) self = g_new0 (PowGitReader, 1);
  const char *const arguments[] = { "git", "cat-file", "--batch", NULL };
  GError *failure = NULL;

  self->cache = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  if (folder != NULL)
    g_subprocess_launcher_set_cwd (self->launcher, folder);
  self->batch = g_subprocess_launcher_spawnv (self->launcher, arguments, &failure);
  if (self->batch == NULL)
    {
      set_git_failed (error, failure);
      return NULL;
    }
  self->asks = g_object_ref (g_subprocess_get_stdin_pipe (self->batch));
  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->batch));
  return g_steal_pointer (&self);
}

/**
 * pow_git_reader_free:
 * @self: (nullable): a reader
 *
 * Ends the child and frees the reader.
 */
void
pow_git_reader_free (PowGitReader *self)
{
  if (self == NULL)
    return;
  if (self->asks != NULL)
    g_output_stream_close (self->asks, NULL, NULL);
  if (self->batch != NULL)
    {
      g_subprocess_force_exit (self->batch);
      g_subprocess_wait (self->batch, NULL, NULL);
    }
  g_clear_object (&self->asks);
  g_clear_object (&self->answers);
  g_clear_object (&self->batch);
  g_clear_object (&self->launcher);
  g_hash_table_unref (self->cache);
  g_free (self);
}

static void
set_unreadable (GError **error, const char *hex, const char *why)
{
  g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED, _ ("Part %.10s cannot be read: %s."), hex, why);
}

/* The bytes after the header, and the newline that ends them. */
static GBytes *
take_contents (PowGitReader *self, gsize size, GError **error)
{
  g_autofree guint8 *data = g_try_malloc (size + 1);
  gsize n = 0;

  if (data == NULL || !g_input_stream_read_all (G_INPUT_STREAM (self->answers), data, size + 1, &n, NULL, error)
      || n != size + 1)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/* Reads one answer; what is too large or of another type is read past. */
static GBytes *
take_answer (PowGitReader *self, const char *hex, PowObjectType type, gsize max, GError **error)
{
  g_autofree char *header = g_data_input_stream_read_line (self->answers, NULL, NULL, NULL);
  g_auto (GStrv) words = g_strsplit (header != NULL ? header : "", " ", 4);
  guint64 size;

  if (g_strv_length (words) != 3 || !g_str_equal (words[0], hex)
      || !g_ascii_string_to_unsigned (words[2], 10, 0, G_MAXSSIZE - 1, &size, NULL))
    set_unreadable (error, hex, _ ("it is missing"));
  else if (size > max || !g_str_equal (words[1], pow_object_type_get_name (type)))
    {
      for (guint64 left = size + 1; left > 0;)
        {
          gssize n = g_input_stream_skip (G_INPUT_STREAM (self->answers), (gsize) left, NULL, NULL);

          if (n <= 0)
            break;
          left -= (guint64) n;
        }
      set_unreadable (error, hex, size > max ? _ ("it is too large") : _ ("it is of another type"));
    }
  else
    {
      GBytes *bytes = take_contents (self, (gsize) size, NULL);

      if (bytes == NULL)
        set_unreadable (error, hex, _ ("it is cut off"));
      return bytes;
    }
  return NULL;
}

/**
 * pow_git_reader_read:
 * @self: a reader
 * @id: an object
 * @type: what it must be
 * @max: how large it may be
 * @error: %POW_STORE_ERROR_DAMAGED when it is missing, of another type or too large
 *
 * Reads one object.
 *
 * Returns: (transfer full) (nullable): its contents
 */
GBytes *
pow_git_reader_read (PowGitReader *self, const git_oid *id, PowObjectType type, gsize max, GError **error)
{
  g_autofree char *hex = pow_oid_to_hex (id);
  g_autofree char *ask = g_strconcat (hex, "\n", NULL);
  GBytes *bytes = g_hash_table_lookup (self->cache, id);

  /* What stands in the cache was read as the type that its place asks for: trees name the rest. */
  if (bytes != NULL)
    return g_bytes_ref (bytes);
  if (!g_output_stream_write_all (self->asks, ask, strlen (ask), NULL, NULL, NULL)
      || !g_output_stream_flush (self->asks, NULL, NULL))
    {
      set_unreadable (error, hex, _ ("git has stopped"));
      return NULL;
    }
  bytes = take_answer (self, hex, type, max, error);
  if (bytes == NULL || type == POW_OBJECT_COMMIT)
    return bytes;
  if (g_hash_table_size (self->cache) >= CACHE_MAX)
    g_hash_table_remove_all (self->cache);
  g_hash_table_insert (self->cache, pow_oid_copy (id), g_bytes_ref (bytes));
  return bytes;
}

/**
 * pow_git_reader_run:
 * @self: a reader
 * @arguments: (array zero-terminated=1): after `git`
 * @output: (out) (optional) (transfer full): its standard output
 * @status: (out): its exit status
 * @error: %POW_STORE_ERROR_IO when git cannot be started
 *
 * Asks git something about the repository, such as which revisions are new.
 *
 * Returns: %FALSE when it could not be asked
 */
gboolean
pow_git_reader_run (PowGitReader *self, const char *const *arguments, char **output, int *status, GError **error)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *text = NULL;
  GError *failure = NULL;

  g_ptr_array_add (argv, (gpointer) "git");
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);

  child = g_subprocess_launcher_spawnv (self->launcher, (const char *const *) argv->pdata, &failure);
  if (child == NULL || !g_subprocess_communicate_utf8 (child, NULL, NULL, &text, NULL, &failure))
    {
      set_git_failed (error, failure);
      return FALSE;
    }
  *status = g_subprocess_get_if_exited (child) ? g_subprocess_get_exit_status (child) : 128;
  if (output != NULL)
    *output = text != NULL ? g_steal_pointer (&text) : g_strdup ("");
  return TRUE;
}
