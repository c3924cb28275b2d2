/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-contacts-private.h"

#include "model/store/pow-contact-tree.h"
#include "model/store/pow-files.h"
#include "model/store/pow-libgit2.h"
#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_WAIT_USEC (30 * G_USEC_PER_SEC)
/* Beside the repository while it is rewritten. */
#define FRESH ".new"
#define OLD ".old"
#define INCOMING "contacts.git.incoming"

static const char config_text[] = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tsharedRepository = 0600\n"
                                  "\thooksPath = /dev/null\n";

static int
take_lock (const char *portfolio, gboolean write, GError **error)
{
  g_autofree char *path = g_build_filename (portfolio, "perspectief", "contacts-lock", NULL);
  gint64 until = g_get_monotonic_time () + LOCK_WAIT_USEC;
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      pow_store_set_errno (error, errno, path);
      return -1;
    }
  while (flock (fd, (write ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0)
    {
      if (g_get_monotonic_time () > until)
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_BUSY,
                       _("Another program keeps the contacts locked (%s). Close it and try again."), path);
          close (fd);
          return -1;
        }
      g_usleep ((gulong) g_random_int_range (500, 3000));
    }
  return fd;
}

static gboolean
make_skeleton (const char *path, GError **error)
{
  static const char *const folders[] = { "", "objects", "objects/info", "objects/pack", "refs", "refs/heads" };
  static const char head[] = "ref: refs/heads/none\n";
  g_autofree char *head_path = g_build_filename (path, "HEAD", NULL);
  g_autofree char *config_path = g_build_filename (path, "config", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (path, folders[i], NULL);

      if (!pow_folder_make (folder, error))
        return FALSE;
    }
  return pow_file_write_durable (config_path, config_text, strlen (config_text), 0600, error)
         && pow_file_write_durable (head_path, head, strlen (head), 0600, error);
}

/* A rewrite that was cut off: the new one counts only once it has its place; what has not may hold what
 * was to be forgotten. */
static gboolean
clean_up (const char *path, GError **error)
{
  g_autofree char *fresh = g_strconcat (path, FRESH, NULL);
  g_autofree char *old = g_strconcat (path, OLD, NULL);
  const char *const left[] = { fresh, old };

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && g_file_test (old, G_FILE_TEST_EXISTS) && g_rename (old, path) != 0)
    {
      pow_store_set_errno (error, errno, old);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      if (g_file_test (left[i], G_FILE_TEST_EXISTS))
        pow_folder_remove (left[i]);
      if (g_file_test (left[i], G_FILE_TEST_EXISTS))
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_IO,
                       _("“%s” holds contacts that were forgotten and cannot be deleted. Delete that folder."), left[i]);
          return FALSE;
        }
    }
  return TRUE;
}

void
pow_contacts_drop_incoming (const char *portfolio)
{
  g_autofree char *path = g_build_filename (portfolio, "perspectief", INCOMING, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    pow_folder_remove (path);
}

char *
pow_contacts_make_incoming (const char *portfolio, GError **error)
{
  g_autofree char *path = g_build_filename (portfolio, "perspectief", INCOMING, NULL);

  pow_contacts_drop_incoming (portfolio);
  return make_skeleton (path, error) ? g_steal_pointer (&path) : NULL;
}

static gboolean
open_git (PowContactsFolder *self, GError **error)
{
  int code;

  pow_libgit2_start ();
  code = git_repository_open_bare (&self->git, self->path);
  if (code < 0)
    {
      pow_store_set_git_error (error, code, _("The contacts cannot be opened."));
      return FALSE;
    }
  self->objects = pow_objects_new (self->path, self->git, error);
  return self->objects != NULL;
}

PowContactsFolder *
pow_contacts_folder_open (const char *portfolio, gboolean write, GError **error)
{
  g_autoptr (PowContactsFolder) self = g_new0 (PowContactsFolder, 1);
  g_autofree char *head = NULL;

  self->path = g_build_filename (portfolio, "perspectief", "contacts.git", NULL);
  self->lock_fd = take_lock (portfolio, write, error);
  head = g_build_filename (self->path, "HEAD", NULL);
  if (self->lock_fd < 0 || (write && !clean_up (self->path, error)))
    return NULL;
  /* HEAD is written last. */
  if (!g_file_test (head, G_FILE_TEST_EXISTS))
    {
      if (!write)
        return g_steal_pointer (&self);
      if (!make_skeleton (self->path, error))
        return NULL;
    }
  return open_git (self, error) ? g_steal_pointer (&self) : NULL;
}

static void
close_git (PowContactsFolder *self)
{
  g_clear_pointer (&self->objects, pow_objects_free);
  g_clear_pointer (&self->git, git_repository_free);
}

void
pow_contacts_folder_close (PowContactsFolder *self)
{
  if (self == NULL)
    return;
  close_git (self);
  if (self->lock_fd >= 0)
    close (self->lock_fd); /* frees the flock */
  g_free (self->path);
  g_free (self);
}

static int
compare_regions_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pow_contacts_folder_list_regions (PowContactsFolder *self, GError **error)
{
  g_autoptr (GPtrArray) regions = g_ptr_array_new_with_free_func (g_free);
  git_reference_iterator *iterator = NULL;
  const char *name;
  int code;

  if (self->git == NULL)
    return g_steal_pointer (&regions);
  code = git_reference_iterator_glob_new (&iterator, self->git, POW_CONTACT_REFS "*");
  while (code == 0 && (code = git_reference_next_name (&name, iterator)) == 0)
    if (pow_id_is_valid (name + strlen (POW_CONTACT_REFS)))
      g_ptr_array_add (regions, g_strdup (name + strlen (POW_CONTACT_REFS)));
  git_reference_iterator_free (iterator);
  if (code != GIT_ITEROVER)
    {
      pow_store_set_git_error (error, code, _("The contacts cannot be listed."));
      return NULL;
    }
  g_ptr_array_sort (regions, compare_regions_cb);
  return g_steal_pointer (&regions);
}

gboolean
pow_contacts_folder_get_tip (PowContactsFolder *self, const char *region, git_oid *tip, GError **error)
{
  g_autofree char *name = g_strconcat (POW_CONTACT_REFS, region, NULL);
  int code = self->git != NULL ? git_reference_name_to_id (tip, self->git, name) : GIT_ENOTFOUND;

  if (code < 0 && code != GIT_ENOTFOUND)
    pow_store_set_git_error (error, code, _("The contacts of this region cannot be read."));
  return code == 0;
}

static GHashTable *
read_commit (PowObjects *objects, const git_oid *id, GError **error)
{
  g_autoptr (PowRawCommit) commit = pow_objects_read_commit (objects, id, TRUE, error);
  PowObjectStore store = pow_objects_as_store (objects);

  return commit != NULL ? pow_contact_tree_read (&store, &commit->tree, NULL) : NULL;
}

GHashTable *
pow_contacts_read_commit (const char *folder, const git_oid *commit, GError **error)
{
  PowContactsFolder source = { .path = (char *) folder, .lock_fd = -1 };
  GHashTable *contacts = open_git (&source, error) ? read_commit (source.objects, commit, error) : NULL;

  close_git (&source);
  return contacts;
}

GHashTable *
pow_contacts_folder_read (PowContactsFolder *self, const char *region, GError **error)
{
  g_autoptr (GError) failure = NULL;
  git_oid tip;

  if (!pow_contacts_folder_get_tip (self, region, &tip, &failure))
    {
      if (failure == NULL)
        return pow_contact_table_new ();
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return read_commit (self->objects, &tip, error);
}

gboolean
pow_contacts_folder_write (PowContactsFolder *self, const char *region, GHashTable *contacts, GError **error)
{
  g_autofree char *name = g_strconcat (POW_CONTACT_REFS, region, NULL);
  PowObjectStore store = pow_objects_as_store (self->objects);
  git_reference *reference = NULL;
  git_oid commit;
  int code;

  if (!pow_contact_tree_write (&store, contacts, &commit, error))
    return FALSE;
  code = git_reference_create (&reference, self->git, name, &commit, TRUE, NULL);
  git_reference_free (reference);
  if (code < 0)
    pow_store_set_git_error (error, code, _("The contacts could not be saved."));
  return code == 0;
}

gboolean
pow_contacts_folder_drop (PowContactsFolder *self, const char *region, const git_oid *tip, GError **error)
{
  g_autofree char *name = g_strconcat (POW_CONTACT_REFS, region, NULL);
  git_oid now;

  if (!pow_contacts_folder_get_tip (self, region, &now, NULL) || !pow_oid_equal (&now, tip))
    return TRUE;
  if (git_reference_remove (self->git, name) == 0)
    return pow_contacts_folder_rewrite (self, error);
  pow_store_set_git_error (error, -1, _("The contacts could not be saved."));
  return FALSE;
}

/* Exchanges two folders in one step; where the disk cannot, in two. */
static gboolean
put_in_place (const char *fresh, const char *path, GError **error)
{
  g_autofree char *old = NULL;

  if (renameat2 (AT_FDCWD, fresh, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
    return TRUE;
  old = g_strconcat (path, OLD, NULL);
  if (g_rename (path, old) == 0 && g_rename (fresh, path) == 0)
    return TRUE;
  pow_store_set_errno (error, errno, path);
  return FALSE;
}

gboolean
pow_contacts_folder_rewrite (PowContactsFolder *self, GError **error)
{
  g_autofree char *fresh = g_strconcat (self->path, FRESH, NULL);
  g_autofree char *above = g_path_get_dirname (self->path);
  g_autoptr (GPtrArray) regions = pow_contacts_folder_list_regions (self, error);
  PowContactsFolder target = { .path = fresh, .lock_fd = -1 };
  gboolean good = regions != NULL && make_skeleton (fresh, error) && open_git (&target, error);

  for (guint i = 0; good && i < regions->len; i++)
    {
      const char *region = g_ptr_array_index (regions, i);
      g_autoptr (GHashTable) contacts = pow_contacts_folder_read (self, region, error);

      good = contacts != NULL && pow_contacts_folder_write (&target, region, contacts, error);
    }
  close_git (&target);
  if (good)
    {
      close_git (self);
      good = put_in_place (fresh, self->path, error) && pow_folder_sync (above, error);
    }
  if (!clean_up (self->path, good ? error : NULL))
    good = FALSE;
  if (good)
    good = pow_folder_sync (above, error) && open_git (self, error);
  return good;
}
