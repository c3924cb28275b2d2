/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-contact-tree.h"

#include "model/schema/pow-validate.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Nobody and no time, in no zone. */
#define SIGNATURE "Perspectief <contacts@perspectief.invalid> 0 +0000"

static const char *const folders[] = { "stakeholders", "trekkers", NULL };

GHashTable *
pow_contact_table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pow_contact_unref);
}

const char *
pow_contact_find_place (const char *address)
{
  const char *place = strchr (address, '/');
  const char *id = place != NULL ? strchr (place + 1, '/') : NULL;
  g_autofree char *folder = id != NULL ? g_strndup (place + 1, (gsize) (id - place) - 1) : NULL;

  return folder != NULL && g_strv_contains (folders, folder) && pow_id_is_valid (id + 1) ? place + 1 : NULL;
}

static void
add_problem (GPtrArray *problems, const char *path, const char *problem)
{
  g_autofree char *shown = g_utf8_make_valid (path, -1);

  if (problems != NULL)
    g_ptr_array_add (problems, pow_problem_new (POW_PROBLEM_ERROR, shown, NULL, problem));
}

static gboolean
check_bsn_cb (const char *field, const char *value, gpointer found)
{
  *(gboolean *) found |= pow_text_has_bsn (value);
  return !*(gboolean *) found;
}

static void
read_file (const PowObjectStore *store, const char *folder, const PowTreeEntry *entry, GHashTable *contacts, GPtrArray *problems)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", folder, entry->name);
  g_autofree char *id = g_str_has_suffix (entry->name, ".json") ? g_strndup (entry->name, strlen (entry->name) - 5) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PowContact *contact = NULL;
  gboolean bsn = FALSE;

  if (entry->mode != POW_MODE_FILE || id == NULL || !pow_id_is_valid (id))
    {
      add_problem (problems, path, _("This file does not belong among contacts."));
      return;
    }
  bytes = store->read (store->data, &entry->id, POW_OBJECT_BLOB, &error);
  if (bytes != NULL)
    {
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);

      contact = pow_contact_read (text != NULL ? text : "", length, &error);
    }
  if (contact == NULL)
    {
      add_problem (problems, path, error->message);
      return;
    }
  pow_contact_foreach (contact, check_bsn_cb, &bsn);
  if (bsn)
    add_problem (problems, path,
                 _("This contact holds nine digits that read as a citizen service number (BSN). Write a phone number with "
                   "its first 0 or with +31."));
  g_hash_table_replace (contacts, g_strdup_printf ("%s/%s", folder, id), contact);
}

static void
read_folder (const PowObjectStore *store, const PowTreeEntry *folder, GHashTable *contacts, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) tree = NULL;
  PowTreeIter iter;
  PowTreeEntry entry;
  guint n = 0;

  if (folder->mode != POW_MODE_TREE || !g_strv_contains (folders, folder->name))
    {
      add_problem (problems, folder->name, _("This file does not belong among contacts."));
      return;
    }
  tree = store->read (store->data, &folder->id, POW_OBJECT_TREE, &error);
  if (tree == NULL)
    {
      add_problem (problems, folder->name, error->message);
      return;
    }
  pow_tree_iter_init (&iter, tree);
  while (n++ < POW_LIMIT_ENTRIES && pow_tree_iter_next (&iter, &entry))
    read_file (store, folder->name, &entry, contacts, problems);
  if (iter.malformed || iter.at != iter.end)
    add_problem (problems, folder->name, _("This folder is damaged. Make the change again in a fresh copy."));
}

GHashTable *
pow_contact_tree_read (const PowObjectStore *store, const git_oid *tree, GPtrArray *problems)
{
  GHashTable *contacts = pow_contact_table_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) root = store->read (store->data, tree, POW_OBJECT_TREE, &error);
  PowTreeIter iter;
  PowTreeEntry entry;
  guint n = 0;

  if (root == NULL)
    {
      add_problem (problems, "", error->message);
      return contacts;
    }
  pow_tree_iter_init (&iter, root);
  while (n++ < POW_LIMIT_MEMBERS && pow_tree_iter_next (&iter, &entry))
    read_folder (store, &entry, contacts, problems);
  return contacts;
}

gboolean
pow_contact_tree_write (const PowObjectStore *store, GHashTable *contacts, git_oid *commit, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) blobs = g_array_sized_new (FALSE, FALSE, sizeof (git_oid), g_hash_table_size (contacts));
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (PowTreeChange));
  g_autofree char *text = NULL;
  g_autofree char *hex = NULL;
  GHashTableIter iter;
  gpointer place;
  gpointer contact;
  git_oid tree;

  g_hash_table_iter_init (&iter, contacts);
  while (g_hash_table_iter_next (&iter, &place, &contact))
    {
      gsize length;
      g_autofree char *file = pow_contact_write (contact, &length);
      git_oid blob;

      if (!store->write (store->data, POW_OBJECT_BLOB, file, length, &blob, error))
        return FALSE;
      g_array_append_val (blobs, blob);
      g_ptr_array_add (paths, g_strconcat (place, ".json", NULL));
    }
  for (guint i = 0; i < paths->len; i++)
    {
      PowTreeChange change = { g_ptr_array_index (paths, i), &g_array_index (blobs, git_oid, i) };

      g_array_append_val (changes, change);
    }
  if (!pow_tree_update (store, NULL, (PowTreeChange *) (void *) changes->data, changes->len, &tree, error))
    return FALSE;
  hex = pow_oid_to_hex (&tree);
  text = g_strdup_printf ("tree %s\nauthor " SIGNATURE "\ncommitter " SIGNATURE "\n\n", hex);
  return store->write (store->data, POW_OBJECT_COMMIT, text, strlen (text), commit, error);
}
