/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/fuzz/fuzz.h"

#include <string.h>

/* Runs a target over the files of a folder, one case a file. */

static void
replay_file (gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (data, &content, &length, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const guint8 *)content, length);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint n_files = 0;

  g_test_init (&argc, &argv, NULL);
  if (argc != 2)
    g_error ("usage: replay FOLDER");
  folder = g_dir_open (argv[1], 0, &error);
  if (folder == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func_full (path, g_build_filename (argv[1], name, NULL), replay_file, g_free);
      n_files++;
    }
  /* An empty corpus would pass for ever. */
  g_assert_cmpuint (n_files, >, 0);

  return g_test_run ();
}
