/* SPDX-License-Identifier: EUPL-1.2 */
/* Disks that fill up and fail: a clear error, the old state whole, and the same save works afterwards. */
#include "tests/store/portfolio-fixture.h"

#include "model/store/pow-files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

static gboolean
has_trekker (PortfolioFixture *fixture, const char *name)
{
  const char *const read[] = { STORE_WRITER, "read", fixture->path, NULL };
  g_autofree char *errors = NULL;
  g_autofree char *output = NULL;
  g_autofree char *address = g_strdup_printf ("zeeland/trekkers/%s-0", name);
  int status;

  output = fixture_run_status (fixture->folder, read, &status, &errors);
  if (status != 0)
    g_error ("%s: the portfolio cannot be read (%d): %s%s", name, status, output, errors);
  return strstr (output, address) != NULL;
}

/* Both kinds of error at every call that writes, one by one, until a save no longer meets it. */
static void
test_every_call (PortfolioFixture *fixture, gconstpointer data)
{
  static const char *const calls[] = { "write", "fsync", "rename", "link", "mkdir", "unlink", "flock" };
  static const char *const errors[] = { "ENOSPC", "EIO" };
  guint failed = 0;

  if (!g_find_program_in_path ("strace"))
    {
      g_test_skip ("strace is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    for (guint j = 0; j < G_N_ELEMENTS (errors); j++)
      for (guint n = 1; n < 100; n++)
        {
          g_autofree char *inject = g_strdup_printf ("inject=%s:error=%s:when=%u", calls[i], errors[j], n);
          g_autofree char *trace = g_strdup_printf ("trace=%s", calls[i]);
          g_autofree char *name = g_strdup_printf ("%s-%c-%u", calls[i], errors[j][1] == 'N' ? 'n' : 'i', n);
          g_autofree char *log = g_build_filename (fixture->folder, "log", NULL);
          g_autofree char *text = NULL;
          g_autofree char *messages = NULL;
          const char *const argv[] = { "strace", "-qq", "-o", log, "-e", trace, "-e", inject, STORE_WRITER,
                                       "save", fixture->path, name, "0", "1", NULL };
          g_autofree char *output = NULL;
          gboolean injected;
          int status;

          output = fixture_run_status (fixture->folder, argv, &status, &messages);
          g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
          injected = strstr (text, "(INJECTED)") != NULL;
          if (status == 0)
            g_assert_true (has_trekker (fixture, name));
          else
            {
              failed++;
              g_assert_cmpint (status, ==, 1);
              g_assert_true (injected);
              g_assert_nonnull (strstr (messages, "pow-store-error-quark"));
              if (errors[j][1] == 'N' && strcmp (calls[i], "unlink") != 0 && strcmp (calls[i], "flock") != 0)
                g_assert_nonnull (strstr (messages, "The disk is full"));
              has_trekker (fixture, name); /* readable, whichever it is */
              g_free (fixture_run (fixture->folder, STORE_WRITER, "save", fixture->path, name, "0", "1", NULL));
              g_assert_true (has_trekker (fixture, name));
            }
          if (!injected)
            break;
        }
  g_assert_cmpuint (failed, >=, 15);
  fixture_assert_sound (fixture);
}

/* A real disk of 1 MiB: saves until it is full, then again when there is room. */
static void
test_tiny_disk (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *disk = g_build_filename (fixture->folder, "disk", NULL);
  g_autofree char *path = g_build_filename (disk, "p", NULL);
  g_autofree char *filler = g_build_filename (disk, "filler", NULL);
  g_autofree char *block = g_strnfill (200000, 'x');
  const char *const save[] = { STORE_WRITER, "save", path, "vol", "0", "1000", NULL };
  const char *const create[] = { STORE_WRITER, "create", path, NULL };
  PortfolioFixture on_disk = { fixture->folder, path };
  g_autofree char *messages = NULL;
  g_autofree char *acknowledged = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) names = NULL;
  int status;

  g_mkdir (disk, 0700);
  if (mount ("tmpfs", disk, "tmpfs", 0, "size=1m") != 0)
    {
      g_test_skip ("no right to mount a small disk");
      return;
    }
  g_free (fixture_run_status (fixture->folder, create, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_set_contents (filler, block, 200000, NULL));
  acknowledged = fixture_run_status (fixture->folder, save, &status, &messages);
  g_assert_cmpint (status, ==, 1);
  g_assert_nonnull (strstr (messages, "The disk is full"));

  names = g_strsplit (acknowledged, "\n", -1);
  g_assert_cmpuint (g_strv_length (names), >, 5);
  output = fixture_run (fixture->folder, STORE_WRITER, "read", path, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *address = g_strdup_printf ("zeeland/trekkers/%s", names[i]);

      g_assert_nonnull (strstr (output, address));
    }
  fixture_assert_sound (&on_disk);

  g_unlink (filler);
  g_free (fixture_run (fixture->folder, STORE_WRITER, "save", path, "ruimte", "0", "1", NULL));
  fixture_assert_sound (&on_disk);
  umount2 (disk, MNT_DETACH);
}

/* Objects are durable before the ref moves, and the ref before the save is acknowledged. */
static void
test_order (PortfolioFixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_build_filename (fixture->folder, "log", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GHashTable) unsafe = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL); /* written, not yet fsynced */
  gboolean ref_moved = FALSE;
  gboolean ref_folder_synced = FALSE;
  gboolean acknowledged = FALSE;
  guint objects = 0;

  if (!g_find_program_in_path ("strace"))
    {
      g_test_skip ("strace is not installed");
      return;
    }
  /* -y names the file behind each descriptor. */
  g_free (fixture_run (fixture->folder, "strace", "-qq", "-y", "-o", log, "-e", "trace=write,fsync,link,rename", STORE_WRITER, "save",
                       fixture->path, "orde", "0", "1", NULL));
  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *open = strchr (lines[i], '<');
      const char *close = open != NULL ? strchr (open, '>') : NULL;
      g_autofree char *file = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;

      if (g_str_has_prefix (lines[i], "write(1<"))
        {
          g_assert_true (ref_folder_synced);
          acknowledged = TRUE;
        }
      else if (g_str_has_prefix (lines[i], "write(") && file != NULL && strstr (file, "/p/") != NULL)
        g_hash_table_add (unsafe, g_steal_pointer (&file));
      else if (g_str_has_prefix (lines[i], "fsync(") && file != NULL)
        {
          objects += strstr (file, "/objects/") != NULL && strstr (file, "tmp_object") != NULL;
          g_hash_table_remove (unsafe, file);
          ref_folder_synced |= ref_moved && g_str_has_suffix (file, "/refs/heads/region");
        }
      else if ((g_str_has_prefix (lines[i], "rename(") || g_str_has_prefix (lines[i], "link("))
               && strstr (lines[i], "= 0") != NULL && strstr (lines[i], "refs/heads/region/zeeland\"") != NULL)
        {
          g_assert_cmpuint (g_hash_table_size (unsafe), ==, 0);
          g_assert_cmpuint (objects, >=, 3); /* file, folders, revision */
          ref_moved = TRUE;
        }
    }
  g_assert_true (ref_moved);
  g_assert_true (acknowledged);
}

#define ADD(name, func)                                                                                               \
  g_test_add ("/store/failures/" name, PortfolioFixture, NULL, portfolio_fixture_set_up, func, portfolio_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("every-call", test_every_call);
  ADD ("tiny-disk", test_tiny_disk);
  return g_test_run ();
}
