/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-drafts.h"

#include <glib/gstdio.h>

#define ADDRESS "zeeland/subprojects/jobhub-7f3k"

static void
loaded_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
}

static PowDrafts *
open_drafts (const char *folder)
{
  PowDrafts *drafts = pow_drafts_new (folder);
  gboolean loaded = FALSE;

  g_signal_connect_swapped (drafts, "loaded", G_CALLBACK (loaded_cb), &loaded);
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (drafts, &loaded);
  return drafts;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_survives (void)
{
  g_autofree char *home = g_dir_make_tmp ("drafts-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, "copy", NULL);
  g_autoptr (PowDrafts) drafts = open_drafts (folder);
  GStatBuf info;

  pow_drafts_keep (drafts, ADDRESS, "goal", "half een dr");
  pow_drafts_keep (drafts, ADDRESS, "goal", "half een draft \"é\n");
  pow_drafts_keep (drafts, ADDRESS, "period.start", "32 feb");
  pow_drafts_flush (drafts);
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  {
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    g_autofree char *file = g_build_filename (folder, g_dir_read_name (dir), NULL);

    g_assert_cmpint (g_stat (file, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  }

  /* The next start. */
  g_clear_object (&drafts);
  drafts = open_drafts (folder);
  g_assert_cmpstr (pow_drafts_lookup (drafts, ADDRESS, "goal"), ==, "half een draft \"é\n");
  g_assert_cmpstr (pow_drafts_lookup (drafts, ADDRESS, "period.start"), ==, "32 feb");
  g_assert_null (pow_drafts_lookup (drafts, ADDRESS, "title"));
}

static void
test_dropped (void)
{
  g_autofree char *home = g_dir_make_tmp ("drafts-XXXXXX", NULL);
  g_autoptr (PowDrafts) drafts = open_drafts (home);
  g_autoptr (GPtrArray) records = NULL;

  pow_drafts_keep (drafts, ADDRESS, "goal", "a");
  pow_drafts_keep (drafts, ADDRESS, "approach", "b");
  pow_drafts_keep (drafts, "zeeland/plan", "ambition", "c");
  pow_drafts_drop (drafts, ADDRESS, "goal");
  pow_drafts_flush (drafts);
  g_assert_null (pow_drafts_lookup (drafts, ADDRESS, "goal"));
  g_assert_cmpuint (count_files (home), ==, 2);
  records = pow_drafts_list_records (drafts);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (records, 0), ==, "zeeland/plan");

  pow_drafts_drop_record (drafts, ADDRESS);
  pow_drafts_flush (drafts);
  g_assert_cmpuint (count_files (home), ==, 1);
}

static void
test_damaged (void)
{
  g_autofree char *home = g_dir_make_tmp ("drafts-XXXXXX", NULL);
  g_autofree char *broken = g_build_filename (home, "broken.json", NULL);
  g_autofree char *half = g_build_filename (home, "half.json.0001.new", NULL);
  g_autoptr (PowDrafts) drafts = NULL;
  g_autoptr (GPtrArray) records = NULL;

  g_assert_true (g_file_set_contents (broken, "{\"address\":", -1, NULL));
  g_assert_true (g_file_set_contents (half, "{", -1, NULL));
  drafts = open_drafts (home);
  records = pow_drafts_list_records (drafts);
  g_assert_cmpuint (records->len, ==, 0);
  g_assert_true (g_file_test (broken, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
}

/* The thread has read everything, but only the main loop may tell so. */
static void
test_told_by_loop (void)
{
  g_autofree char *home = g_dir_make_tmp ("drafts-XXXXXX", NULL);
  g_autoptr (PowDrafts) drafts = pow_drafts_new (home);

  pow_drafts_flush (drafts);
  g_assert_false (pow_drafts_is_loaded (drafts));
  while (!pow_drafts_is_loaded (drafts))
    g_main_context_iteration (NULL, TRUE);
}

static void
failed_cb (PowDrafts *drafts, const char *problem, char **told)
{
  g_free (*told);
  *told = g_strdup (problem);
}

static void
test_cannot_write (void)
{
  g_autofree char *home = g_dir_make_tmp ("drafts-XXXXXX", NULL);
  g_autofree char *taken = g_build_filename (home, "file", NULL);
  g_autofree char *folder = g_build_filename (taken, "below", NULL);
  g_autofree char *told = NULL;
  g_autoptr (PowDrafts) drafts = NULL;

  g_assert_true (g_file_set_contents (taken, "", -1, NULL));
  drafts = open_drafts (folder);
  g_signal_connect (drafts, "failed", G_CALLBACK (failed_cb), &told);
  pow_drafts_keep (drafts, ADDRESS, "goal", "a");
  while (told == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (told, folder));
  /* The text itself is still there for the form. */
  g_assert_cmpstr (pow_drafts_lookup (drafts, ADDRESS, "goal"), ==, "a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drafts/survives", test_survives);
  g_test_add_func ("/drafts/dropped", test_dropped);
  g_test_add_func ("/drafts/damaged", test_damaged);
  g_test_add_func ("/drafts/told-by-loop", test_told_by_loop);
  g_test_add_func ("/drafts/cannot-write", test_cannot_write);

  return g_test_run ();
}
