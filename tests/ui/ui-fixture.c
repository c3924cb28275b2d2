/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui-fixture.h"

#include "model/change/pow-attach.h"
#include "model/change/pow-line-merge.h"
#include "model/change/pow-merge.h"
#include "model/record/pow-address.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE (60 * G_USEC_PER_SEC) /* a machine under load is slow, not wrong */

static const struct
{
  const char *address;
  const char *text;
} records[] = {
  { "programme", "{\"name\":\"Proef\",\"clock\":\"2020-02-13\",\"themes\":{\"taal\":{\"label\":\"Taal\"},"
                 "\"logistiek\":{\"label\":\"Logistiek\"}}}" },
  { "zeeland/region",
    "{\"name\":\"Zeeland\",\"centre_municipality\":\"Goes\",\"neighbours\":[\"west-brabant\"]}" },
  { "zeeland/plan", "{\"title\":\"Plan Zeeland\"}" },
  { "zeeland/subprojects/jobhub-7f3k",
    "{\"title\":\"Jobhub Logistiek\",\"goal\":\"Honderd plaatsingen\",\"phase\":\"idea\","
    "\"milestones\":{\"start\":{\"title\":\"Start groep 2\",\"date\":\"2020-03\"}}}" },
  { "zeeland/bodies/stuurgroep-3k3k", "{\"name\":\"Stuurgroep Zeeland\",\"type\":\"steering_group\"}" },
  { "zeeland/stakeholders/ggd-2a2b", "{\"name\":\"GGD Zeeland\",\"type\":\"care\"}" },
  { "west-brabant/region", "{\"name\":\"West-Brabant\",\"centre_municipality\":\"Breda\"}" },
  { "achterhoek/region", "{\"name\":\"Achterhoek\",\"centre_municipality\":\"Doetinchem\"}" },
};

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* GTK 4.18 says this of the heading of any AdwMessageDialog (libadwaita 1.7); a warning ends a test. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer unused)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel ")
        && strstr (fields[i].value, " but it needs at least ") != NULL)
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, NULL);
}

void
ui_fixture_set_home (void)
{
  g_autofree char *home = g_dir_make_tmp ("perspectief-ui-XXXXXX", NULL);

  g_log_set_writer_func (write_log, NULL, NULL);
  g_assert_nonnull (home);
  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("GIT_CONFIG_NOSYSTEM", "1", TRUE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  UiFixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  fixture->store = pow_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_open (UiFixture *fixture, gconstpointer unused)
{
  return fixture->store != NULL;
}

static gboolean
is_saved (UiFixture *fixture, gconstpointer unused)
{
  return pow_session_get_save_state (fixture->session) != POW_SAVE_SAVING;
}

void
ui_fixture_wait (UiFixture *fixture, UiDone done, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!done (fixture, data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}

void
ui_fixture_wait_saved (UiFixture *fixture)
{
  ui_fixture_wait (fixture, is_saved, NULL);
}

void
ui_fixture_pause (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

void
ui_fixture_set_up (UiFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) repository = NULL;
  PowCommitInfo info = { .author = "A. Bouwer", .tool = "test" };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      cJSON *tree = pow_json_read (records[i].text, strlen (records[i].text), &error);
      PowRecord *record;

      g_assert_no_error (error);
      record = pow_record_new (pow_address_get_kind (records[i].address), records[i].address, tree,
                               &error);
      g_assert_no_error (error);
      g_ptr_array_add (made, record);
    }
  fixture->home = g_dir_make_tmp ("perspectief-portfolio-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->home, "proef", NULL);
  repository = pow_repository_create (fixture->path, made, &info, &error);
  g_assert_no_error (error);
  pow_repository_close (repository);

  pow_store_open_async (fixture->path, pow_attach, NULL, opened_cb, fixture);
  ui_fixture_wait (fixture, is_open, NULL);
  fixture->session = pow_session_new (fixture->store);
  pow_session_set_person (fixture->session, "M. Janse", "UWV", POW_ROLE_COORDINATOR, "zeeland");
}

void
ui_fixture_tear_down (UiFixture *fixture, gconstpointer unused)
{
  ui_fixture_wait_saved (fixture);
  g_clear_object (&fixture->session);
  pow_store_close (fixture->store);
  g_clear_object (&fixture->store);
  ui_fixture_pause (10);
  remove_tree (fixture->home);
  g_free (fixture->home);
  g_free (fixture->path);
}

GtkWidget *
ui_fixture_find_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_fixture_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
ui_fixture_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

char *
ui_fixture_git (UiFixture *fixture, const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  const char *word;
  va_list more;
  int status;

  g_ptr_array_add (words, (gpointer) "git");
  g_ptr_array_add (words, (gpointer) "-C");
  g_ptr_array_add (words, fixture->path);
  g_ptr_array_add (words, (gpointer) first);
  va_start (more, first);
  while ((word = va_arg (more, const char *)) != NULL)
    g_ptr_array_add (words, (gpointer) word);
  va_end (more);
  g_ptr_array_add (words, NULL);
  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  return g_strstrip (output);
}

static PowRecord *
read_stored (UiFixture *fixture, const char *address)
{
  g_autofree char *line = pow_address_dup_line (address);
  g_autofree char *path = pow_address_to_path (address);
  g_autofree char *object = g_strdup_printf ("refs/heads/%s:%s", line, path);
  g_autofree char *text = ui_fixture_git (fixture, "cat-file", "blob", object, NULL);
  g_autoptr (GError) error = NULL;
  PowRecord *record
      = pow_record_read (pow_address_get_kind (address), address, text, strlen (text), &error);

  g_assert_no_error (error);
  return record;
}

char *
ui_fixture_read_stored (UiFixture *fixture, const char *address, const char *path)
{
  g_autoptr (PowRecord) record = read_stored (fixture, address);
  const cJSON *value = pow_record_get (record, path);

  return value != NULL ? pow_json_write_compact (value) : NULL;
}

gboolean
ui_fixture_is_gone (UiFixture *fixture, gconstpointer address)
{
  PowRecord *record = pow_snapshot_lookup (pow_session_get_current (fixture->session), address);

  return record == NULL || pow_record_is_removed (record);
}

/* A commit made with git alone. @other (nullable): its second parent. */
static void
set_tip (UiFixture *fixture, const char *line, const char *tree, const char *parent, const char *other)
{
  g_autofree char *ref = g_strconcat ("refs/heads/", line, NULL);
  g_autofree char *commit
      = ui_fixture_git (fixture, "-c", "user.name=K. de Wit", "-c", "user.email=k@example.org", "commit-tree", tree, "-m", "Met git",
                        "-p", parent, other != NULL ? "-p" : NULL, other, NULL);

  g_free (ui_fixture_git (fixture, "update-ref", ref, commit, NULL));
}

static void
save_outside (UiFixture *fixture, const char *author, PowRecord *base, PowRecord *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) repository = pow_repository_open (fixture->path, &error);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_autoptr (PowSaveResult) saved = NULL;
  PowCommitInfo info = { .author = author, .tool = "test" };

  g_assert_no_error (error);
  pow_repository_set_merge_func (repository, pow_merge_records);
  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  saved = pow_repository_save (repository, edits, &info, &error);
  g_assert_no_error (error);
  pow_repository_close (repository);
}

static void
change_outside (UiFixture *fixture, const char *author, const char *address, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) base = read_stored (fixture, address);
  g_autoptr (cJSON) value = cJSON_CreateString (text);
  g_autoptr (PowRecord) wanted = pow_record_with (base, path, value, &error);

  g_assert_no_error (error);
  save_outside (fixture, author, base, wanted);
}

void
ui_fixture_change_outside (UiFixture *fixture, const char *address, const char *path, const char *text)
{
  change_outside (fixture, "K. de Wit", address, path, text);
}

gboolean
ui_fixture_has_whole_history (UiFixture *fixture, gconstpointer unused)
{
  double done, total;

  g_object_get (pow_session_get_lookback (fixture->session), "done", &done, "total", &total, NULL);
  return total > 0 && done == total;
}

typedef struct
{
  const char *address;
  const char *path;
  const char *text;
} Seen;

static gboolean
is_seen (UiFixture *fixture, gconstpointer data)
{
  const Seen *seen = data;
  PowRecord *record = pow_session_lookup (fixture->session, seen->address);

  return record != NULL && g_strcmp0 (pow_record_get_text (record, seen->path), seen->text) == 0;
}

void
ui_fixture_wait_seen (UiFixture *fixture, const char *address, const char *path, const char *text)
{
  const Seen seen = { address, path, text };

  ui_fixture_wait (fixture, is_seen, &seen);
}

void
ui_fixture_remove_outside (UiFixture *fixture, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) base = read_stored (fixture, address);
  g_autoptr (PowRecord) wanted = pow_record_with_removed (base, NULL, TRUE, &error);

  g_assert_no_error (error);
  save_outside (fixture, "K. de Wit", base, wanted);
}

void
ui_fixture_delete_outside (UiFixture *fixture, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) repository = pow_repository_open (fixture->path, &error);
  g_autoptr (PowRawCommit) tip = NULL;
  g_autofree char *line = pow_address_dup_line (address);
  g_autofree char *path = pow_address_to_path (address);
  g_autofree char *tree = NULL;
  PowObjectStore store;
  git_oid id;

  g_assert_no_error (error);
  store = pow_objects_as_store (repository->objects);
  g_assert_true (pow_lines_get_tip (repository->lines, line, &id, &error));
  tip = pow_objects_read_commit (repository->objects, &id, TRUE, &error);
  g_assert_true (pow_tree_update (&store, &tip->tree, &(PowTreeChange){ path, NULL }, 1, &id, &error));
  tree = pow_oid_to_hex (&id);
  pow_repository_close (repository);
  set_tip (fixture, line, tree, line, NULL);
}

/* The tree that both states of a line give together. */
static char *
merge_outside (UiFixture *fixture, const char *line, const char *ours, const char *theirs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRepository) repository = pow_repository_open (fixture->path, &error);
  g_autoptr (PowLineMerge) merge = NULL;
  PowObjectStore store;
  git_oid our_id, their_id;

  g_assert_no_error (error);
  store = pow_objects_as_store (repository->objects);
  g_assert_true (pow_oid_from_hex (ours, &our_id) && pow_oid_from_hex (theirs, &their_id));
  merge = pow_line_merge_commits (repository, &store, line, &our_id, &their_id, &error);
  g_assert_no_error (error);
  pow_repository_close (repository);
  return pow_oid_to_hex (&merge->tree);
}

void
ui_fixture_merge_outside (UiFixture *fixture, const char *address, const char *path, const char *own, const char *other)
{
  g_autofree char *line = pow_address_dup_line (address);
  g_autofree char *ref = g_strconcat ("refs/heads/", line, NULL);
  g_autofree char *base = ui_fixture_git (fixture, "rev-parse", ref, NULL);
  g_autofree char *ours = NULL, *theirs = NULL, *tree = NULL;

  change_outside (fixture, "K. de Wit", address, path, other);
  theirs = ui_fixture_git (fixture, "rev-parse", ref, NULL);
  g_free (ui_fixture_git (fixture, "update-ref", ref, base, NULL));
  change_outside (fixture, "M. Janse", address, path, own);
  ours = ui_fixture_git (fixture, "rev-parse", ref, NULL);
  tree = merge_outside (fixture, line, ours, theirs);
  set_tip (fixture, line, tree, ours, theirs);
}
