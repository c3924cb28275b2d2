/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/sync/pow-gate-private.h"

#include "model/schema/pow-validate.h"
#include "model/store/pow-contact-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GBytes *
read_object (gpointer reader, const git_oid *id, PowObjectType type, GError **error)
{
  return pow_git_reader_read (reader, id, type, type == POW_OBJECT_BLOB ? POW_CONTACT_BYTES_MAX : POW_TREE_BYTES_MAX, error);
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

/* A push may not lose a contact, nor bring back what was forgotten. */
static void
check_nothing_lost (PowGate *gate, GHashTable *then, GHashTable *now)
{
  GHashTableIter iter;
  gpointer place;
  gpointer contact;

  g_hash_table_iter_init (&iter, then);
  while (g_hash_table_iter_next (&iter, &place, &contact))
    {
      PowContact *there = g_hash_table_lookup (now, place);

      if (there == NULL || pow_contact_get_epoch (there) < pow_contact_get_epoch (contact))
        pow_gate_refuse (gate, place, NULL,
                         _ ("This would lose a contact or bring back one that was forgotten. Get the newest state and send again."));
    }
}

/* The contacts of a region are one commit without a past, so that what was forgotten is nowhere. */
gboolean
pow_gate_check_contacts (PowGate *gate, GError **error)
{
  const PowObjectStore store = { gate->reader, read_object, NULL };
  const PowGateUpdate *update = gate->update;
  g_autoptr (PowRawCommit) before = read_commit (gate, update->before);
  g_autoptr (PowRawCommit) after = read_commit (gate, update->after);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);
  g_autoptr (GHashTable) then = NULL;
  g_autoptr (GHashTable) now = NULL;

  if (!pow_id_is_valid (update->ref + strlen ("refs/perspectief/contacts/")))
    pow_gate_refuse (gate, NULL, NULL, _ ("Contacts belong to one region."));
  else if (after == NULL)
    pow_gate_refuse (gate, NULL, NULL, _ ("Contacts are forgotten one by one, never all at once."));
  else if (after->n_parents > 0 || *after->message != '\0')
    pow_gate_refuse (gate, NULL, NULL, _ ("Contacts are sent without their history, or nothing could be forgotten."));
  if (after == NULL)
    return TRUE;

  now = pow_contact_tree_read (&store, &after->tree, problems);
  for (guint i = 0; i < problems->len; i++)
    {
      const PowProblem *problem = g_ptr_array_index (problems, i);

      pow_gate_refuse (gate, problem->address, NULL, problem->problem);
    }
  if (before != NULL)
    {
      then = pow_contact_tree_read (&store, &before->tree, NULL);
      check_nothing_lost (gate, then, now);
    }
  return TRUE;
}
