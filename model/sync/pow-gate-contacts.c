/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/sync/pow-gate-private.h"

#include "model/record/pow-contact.h"
#include "model/record/pow-json.h"
#include "model/schema/pow-validate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
has_bsn_cb (const char *field, const char *value, gpointer found)
{
  *(gboolean *) found |= pow_text_has_bsn (value);
  return !*(gboolean *) found;
}

static void
read_file (PowGate *gate, const char *folder, const PowTreeEntry *entry, GHashTable *contacts, gboolean strict)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", folder, entry->name);
  g_autofree char *shown = g_utf8_make_valid (path, -1);
  g_autofree char *id = g_str_has_suffix (entry->name, ".json") ? g_strndup (entry->name, strlen (entry->name) - 5) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PowContact *contact = NULL;
  gboolean bsn = FALSE;

  if (entry->mode != POW_MODE_FILE || id == NULL || !pow_id_is_valid (id))
    {
      if (strict)
        pow_gate_refuse (gate, shown, NULL, _ ("This file does not belong among contacts."));
      return;
    }
  bytes = pow_git_reader_read (gate->reader, &entry->id, POW_OBJECT_BLOB, POW_CONTACT_BYTES_MAX, &error);
  if (bytes != NULL)
    {
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);

      contact = pow_contact_read (text != NULL ? text : "", length, &error);
    }
  if (contact == NULL)
    {
      if (strict)
        pow_gate_refuse (gate, shown, NULL, error->message);
      return;
    }
  pow_contact_foreach (contact, has_bsn_cb, &bsn);
  if (bsn && strict)
    pow_gate_refuse (gate, shown, NULL,
                     _ ("This contact holds nine digits that read as a citizen service number (BSN). Write a phone number with "
                        "its first 0 or with +31."));
  g_hash_table_replace (contacts, g_steal_pointer (&path), contact);
}

static void
read_folder (PowGate *gate, const PowTreeEntry *folder, GHashTable *contacts, gboolean strict)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) tree = NULL;
  PowTreeIter iter;
  PowTreeEntry entry;
  guint n = 0;

  if (folder->mode != POW_MODE_TREE || (!g_str_equal (folder->name, "trekkers") && !g_str_equal (folder->name, "stakeholders")))
    {
      g_autofree char *shown = g_utf8_make_valid (folder->name, -1);

      if (strict)
        pow_gate_refuse (gate, shown, NULL, _ ("This file does not belong among contacts."));
      return;
    }
  tree = pow_git_reader_read (gate->reader, &folder->id, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, &error);
  if (tree == NULL)
    {
      if (strict)
        pow_gate_refuse (gate, folder->name, NULL, error->message);
      return;
    }
  pow_tree_iter_init (&iter, tree);
  while (n++ < POW_LIMIT_ENTRIES && pow_tree_iter_next (&iter, &entry))
    read_file (gate, folder->name, &entry, contacts, strict);
  if (strict && (iter.malformed || iter.at != iter.end))
    pow_gate_refuse (gate, folder->name, NULL, _ ("This folder is damaged. Make the change again in a fresh copy."));
}

/* What a commit of the contacts holds: path → PowContact. What is not in order is refused when @strict. */
static GHashTable *
read_contacts (PowGate *gate, const PowRawCommit *commit, gboolean strict)
{
  GHashTable *contacts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pow_contact_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) tree = pow_git_reader_read (gate->reader, &commit->tree, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, &error);
  PowTreeIter iter;
  PowTreeEntry entry;

  if (tree == NULL)
    {
      if (strict)
        pow_gate_refuse (gate, NULL, NULL, error->message);
      return contacts;
    }
  pow_tree_iter_init (&iter, tree);
  while (pow_tree_iter_next (&iter, &entry))
    read_folder (gate, &entry, contacts, strict);
  return contacts;
}

static PowRawCommit *
read_commit (PowGate *gate, const char *revision)
{
  git_oid id;
  g_autoptr (GBytes) bytes = pow_oid_from_hex (revision, &id)
                                 ? pow_git_reader_read (gate->reader, &id, POW_OBJECT_COMMIT, POW_COMMIT_BYTES_MAX, NULL)
                                 : NULL;

  return bytes != NULL ? pow_commit_parse (bytes, FALSE) : NULL;
}

/* The contacts of a region are one commit without a past, so that what was forgotten is nowhere. A push
 * may not lose a contact, nor bring back what was forgotten. */
gboolean
pow_gate_check_contacts (PowGate *gate, GError **error)
{
  const PowGateUpdate *update = gate->update;
  g_autoptr (PowRawCommit) before = read_commit (gate, update->before);
  g_autoptr (PowRawCommit) after = read_commit (gate, update->after);
  g_autoptr (GHashTable) now = NULL;
  g_autoptr (GHashTable) then = NULL;
  GHashTableIter iter;
  gpointer path;
  gpointer contact;

  if (!pow_id_is_valid (update->ref + strlen ("refs/perspectief/contacts/")))
    pow_gate_refuse (gate, NULL, NULL, _ ("Contacts belong to one region."));
  else if (after == NULL)
    pow_gate_refuse (gate, NULL, NULL, _ ("Contacts are forgotten one by one, never all at once."));
  else if (after->n_parents > 0 || *after->message != '\0')
    pow_gate_refuse (gate, NULL, NULL, _ ("Contacts are sent without their history, or nothing could be forgotten."));
  if (after == NULL)
    return TRUE;

  now = read_contacts (gate, after, TRUE);
  if (before == NULL)
    return TRUE;
  then = read_contacts (gate, before, FALSE);
  g_hash_table_iter_init (&iter, then);
  while (g_hash_table_iter_next (&iter, &path, &contact))
    {
      PowContact *there = g_hash_table_lookup (now, path);

      if (there == NULL || pow_contact_get_epoch (there) < pow_contact_get_epoch (contact))
        pow_gate_refuse (gate, path, NULL,
                         _ ("This would lose a contact or bring back one that was forgotten. Get the newest state and send again."));
    }
  return TRUE;
}
