/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-private-layer.h"

#include "model/record/pow-json.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define PORTFOLIO "0123456789abcdef0123456789abcdef01234567"
#define GGD "zeeland/stakeholders/ggd-1a2b"
#define JAN "zeeland/trekkers/jan-1a2b"

static char *
build_path (const char *identity)
{
  g_autofree char *name = g_strconcat (identity, ".json", NULL);

  return g_build_filename (g_get_user_data_dir (), "perspectief", "private", name, NULL);
}

static void
test_records (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = build_path (PORTFOLIO);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (cJSON) note = cJSON_CreateString ("belt nooit terug");
  g_autoptr (cJSON) score = pow_json_new_integer (3);
  g_autoptr (cJSON) nothing = pow_private_layer_read_record (PORTFOLIO, GGD, &error);
  g_autoptr (cJSON) record = NULL;
  g_autoptr (cJSON) gone = NULL;
  gint64 value = 0;
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_null (nothing->child);
  g_assert_true (pow_private_layer_set_record (PORTFOLIO, GGD, POW_PRIVATE_NOTE, note, &error));
  g_assert_true (pow_private_layer_set_record (PORTFOLIO, GGD, POW_PRIVATE_INFLUENCE, score, &error));
  g_assert_true (pow_private_layer_set_record (PORTFOLIO, JAN, POW_PRIVATE_NOTE, note, &error));
  g_assert_true (pow_private_layer_set_visit (PORTFOLIO, 1581602400, &error));
  g_assert_true (pow_private_layer_set_record (PORTFOLIO, JAN, POW_PRIVATE_NOTE, NULL, &error));
  g_assert_no_error (error);

  record = pow_private_layer_read_record (PORTFOLIO, GGD, &error);
  g_assert_cmpstr (pow_json_get_string (record, POW_PRIVATE_NOTE), ==, "belt nooit terug");
  g_assert_true (pow_json_get_int64 (pow_json_get (record, POW_PRIVATE_INFLUENCE), &value));
  g_assert_cmpint (value, ==, 3);
  gone = pow_private_layer_read_record (PORTFOLIO, JAN, &error);
  g_assert_null (gone->child);
  g_assert_cmpint (pow_private_layer_get_visit (PORTFOLIO), ==, 1581602400);

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

/* A visit under way leaves the last one as it was; one that never ended counts from when it was noted last. */
static void
test_visit (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pow_private_layer_set_visit (PORTFOLIO, 1581602400, &error));
  g_assert_true (pow_private_layer_begin_visit (PORTFOLIO, &error));
  g_assert_true (pow_private_layer_note_visit (PORTFOLIO, 1581688800, &error));
  g_assert_true (pow_private_layer_note_visit (PORTFOLIO, 1581692400, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pow_private_layer_get_visit (PORTFOLIO), ==, 1581602400);
  g_assert_true (pow_private_layer_begin_visit (PORTFOLIO, &error));
  g_assert_cmpint (pow_private_layer_get_visit (PORTFOLIO), ==, 1581692400);
  /* Begun twice, and nothing seen in between. */
  g_assert_true (pow_private_layer_begin_visit (PORTFOLIO, &error));
  g_assert_cmpint (pow_private_layer_get_visit (PORTFOLIO), ==, 1581692400);
  g_assert_true (pow_private_layer_note_visit (PORTFOLIO, 1581696000, &error));
  g_assert_true (pow_private_layer_set_visit (PORTFOLIO, 1581699600, &error));
  g_assert_true (pow_private_layer_begin_visit (PORTFOLIO, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pow_private_layer_get_visit (PORTFOLIO), ==, 1581699600);
}

static void
test_damaged (void)
{
  static const char text[] = "{\"records\":";
  g_autofree char *path = build_path (PORTFOLIO);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *after = NULL;
  g_autoptr (cJSON) note = cJSON_CreateString ("x");
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GError) write_error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_null (pow_private_layer_read_record (PORTFOLIO, JAN, &read_error));
  g_assert_nonnull (read_error);
  g_assert_false (pow_private_layer_set_record (PORTFOLIO, JAN, POW_PRIVATE_NOTE, note, &write_error));
  g_assert_nonnull (write_error);
  /* Nothing is thrown away. */
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
}

static gpointer
keep_many (gpointer data)
{
  g_autofree char *address = g_strdup_printf ("zeeland/trekkers/t-%d", GPOINTER_TO_INT (data));
  g_autoptr (cJSON) note = cJSON_CreateString ("x");

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *key = g_strdup_printf ("k%u", i);

      g_assert_true (pow_private_layer_set_record (PORTFOLIO, address, key, note, NULL));
    }
  return NULL;
}

static void
test_at_once (void)
{
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("keeper", keep_many, GINT_TO_POINTER (i));
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *address = g_strdup_printf ("zeeland/trekkers/t-%d", i);
      g_autoptr (cJSON) record = pow_private_layer_read_record (PORTFOLIO, address, NULL);

      g_assert_cmpint (cJSON_GetArraySize (record), ==, 20);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/private-layer/records", test_records);
  g_test_add_func ("/private-layer/visit", test_visit);
  g_test_add_func ("/private-layer/damaged", test_damaged);
  g_test_add_func ("/private-layer/at-once", test_at_once);
  return g_test_run ();
}
