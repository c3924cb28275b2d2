/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/regions/demo-fixture.h"

#include "regions/pow-demo.h"

static char *folder;

static const char *
get_folder (void)
{
  if (folder == NULL)
    {
      g_autoptr (GError) error = NULL;
      folder = g_dir_make_tmp ("pow-demo-XXXXXX", &error);
      g_assert_no_error (error);
    }
  return folder;
}

char *
demo_fixture_make (guint32 seed)
{
  static guint n;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("demo-%u", n++);
  char *path = g_build_filename (get_folder (), name, NULL);
  gboolean made = pow_demo_create (path, seed, &error);
  g_assert_no_error (error);
  g_assert_true (made);
  return path;
}

const char *
demo_fixture_get_path (void)
{
  static char *path;
  if (path == NULL)
    path = demo_fixture_make (1);
  return path;
}

PowRepository *
demo_fixture_open (void)
{
  g_autoptr (GError) error = NULL;
  PowRepository *repository = pow_repository_open (demo_fixture_get_path (), &error);
  g_assert_no_error (error);
  return repository;
}

char *
demo_fixture_git (const char *path, const char *const *arguments, gboolean *good)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  char *output = NULL;
  int status;
  g_ptr_array_add (argv, "git");
  g_ptr_array_add (argv, "-C");
  g_ptr_array_add (argv, (gpointer)path);
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer)arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **)argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  if (good != NULL)
    *good = status == 0;
  else
    g_assert_cmpint (status, ==, 0);
  return output;
}

void
demo_fixture_clear (void)
{
  if (folder != NULL)
    {
      const char *const argv[] = { "rm", "-rf", "--", folder, NULL };
      g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                    NULL);
    }
  g_clear_pointer (&folder, g_free);
}
