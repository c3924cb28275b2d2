/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/store/portfolio-fixture.h"

#include "model/store/pow-files.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

static const PowCommitInfo first_info = { .author = "Test Schrijver", .mail = "test@example.org", .tool = "test", .now = 1577880000 };

PowRecord *
fixture_record (PowKind kind, const char *address, const char *text)
{
  g_autoptr (GError) error = NULL;
  PowRecord *record = pow_record_read (kind, address, text, strlen (text), &error);

  g_assert_no_error (error);
  return record;
}

PowRecord *
fixture_trekker (const char *region, const char *id, const char *function)
{
  g_autofree char *address = g_strdup_printf ("%s/trekkers/%s", region, id);
  g_autofree char *text = g_strdup_printf ("{\"format\":1,\"side\":\"public\",\"function\":\"%s\"}", function);

  return fixture_record (POW_KIND_TREKKER, address, text);
}

GPtrArray *
fixture_records (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, fixture_record (POW_KIND_PROGRAMME, "programme", "{\"format\":1,\"name\":\"Proef\",\"language\":\"nl\"}"));
  g_ptr_array_add (records, fixture_record (POW_KIND_REGION, "zeeland/region",
                                            "{\"format\":1,\"name\":\"Zeeland\",\"centre_municipality\":\"Goes\"}"));
  g_ptr_array_add (records, fixture_record (POW_KIND_PLAN, "zeeland/plan", "{\"format\":1,\"title\":\"Actieplan Zeeland\"}"));
  g_ptr_array_add (records, fixture_record (POW_KIND_REGION, "drenthe/region",
                                            "{\"format\":1,\"name\":\"Drenthe\",\"centre_municipality\":\"Emmen\"}"));
  return records;
}

void
portfolio_fixture_set_up (PortfolioFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = fixture_records ();
  g_autoptr (PowRepository) repository = NULL;

  fixture->folder = g_dir_make_tmp ("pow-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "p", NULL);
  repository = pow_repository_create (fixture->path, records, &first_info, &error);
  g_assert_no_error (error);
}

void
portfolio_fixture_tear_down (PortfolioFixture *fixture, gconstpointer data)
{
  pow_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

PowRepository *
fixture_open (PortfolioFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PowRepository *repository = pow_repository_open (fixture->path, &error);

  g_assert_no_error (error);
  return repository;
}

PowSaveResult *
fixture_save (PowRepository *repository, PowRecord *base, PowRecord *wanted, const PowCommitInfo *info)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_autoptr (GError) error = NULL;
  PowSaveResult *result;

  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  result = pow_repository_save (repository, edits, info, &error);
  g_assert_no_error (error);
  return result;
}

char *
fixture_run_status (const char *folder, const char *const *argv, int *status, char **errors)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int wait_status;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | (errors == NULL ? G_SPAWN_STDERR_TO_DEV_NULL : 0), NULL,
                NULL, &output, errors, &wait_status, &error);
  g_assert_no_error (error);
  *status = WIFEXITED (wait_status) ? WEXITSTATUS (wait_status) : -WTERMSIG (wait_status);
  return g_strchomp (output);
}

char *
fixture_run (const char *folder, const char *program, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *errors = NULL;
  char *output;
  va_list arguments;
  int status;

  va_start (arguments, program);
  for (const char *argument = program; argument != NULL; argument = va_arg (arguments, const char *))
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (arguments);
  g_ptr_array_add (argv, NULL);
  output = fixture_run_status (folder, (const char *const *) argv->pdata, &status, &errors);
  if (status != 0)
    g_error ("%s failed (%d): %s%s", program, status, output, errors);
  return output;
}

void
fixture_assert_sound (PortfolioFixture *fixture)
{
  g_autofree char *output = fixture_run (fixture->path, "git", "fsck", "--strict", "--no-dangling", "--no-progress", NULL);

  g_assert_cmpstr (output, ==, "");
}

void
fixture_commit_by_git (PortfolioFixture *fixture, const char *line, const char *path, const char *text, const char *message, gint64 time)
{
  g_autofree char *clone = g_strdup_printf ("%s/clone-%08x", fixture->folder, g_random_int ());
  g_autofree char *file = g_build_filename (clone, path, NULL);
  g_autofree char *parent = g_path_get_dirname (file);
  g_autofree char *date = g_strdup_printf ("@%" G_GINT64_FORMAT " +0100", time);
  g_autofree char *date_variable = g_strconcat ("GIT_COMMITTER_DATE=", date, NULL);

  g_free (fixture_run (fixture->folder, "git", "clone", "-q", "-b", line, fixture->path, clone, NULL));
  g_mkdir_with_parents (parent, 0700);
  if (text != NULL)
    g_assert_true (g_file_set_contents (file, text, -1, NULL));
  else
    g_unlink (file);
  g_free (fixture_run (clone, "git", "add", "-A", NULL));
  g_free (fixture_run (clone, "env", date_variable, "git", "-c", "user.name=Git Gebruiker", "-c", "user.email=git@example.org",
                       "commit", "-q", "--date", date, "-m", message, NULL));
  g_free (fixture_run (clone, "git", "push", "-q", "origin", line, NULL));
  pow_folder_remove (clone);
}
