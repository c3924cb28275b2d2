/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"
#include "model/sync/pow-shared-note.h"

#include "model/store/pow-contacts-private.h"
#include "model/store/pow-portfolio.h"

#include "pow-config.h"

#include <string.h>

/* How often others may be quicker in one exchange before it is left for the next. */
#define ROUNDS_MAX 10

/* A portfolio takes no contacts in among its own objects: what is copied from it would hold them. */
gboolean
pow_contact_sync_is_possible (PowExchange *x)
{
  return x->imagined == NULL && x->is_home && !x->is_bundle
         && !(pow_remote_url_is_local (x->remote->url) && pow_portfolio_check (x->remote->url, NULL, NULL));
}

/* "zeeland" of "refs/perspectief/contacts/zeeland" when it is to be exchanged; borrowed. */
static const char *
find_region (PowExchange *x, const char *ref)
{
  const char *region = g_str_has_prefix (ref, POW_CONTACT_REFS) ? ref + strlen (POW_CONTACT_REFS) : NULL;
  g_autofree char *line = region != NULL ? g_strconcat (POW_LINE_REGION_PREFIX, region, NULL) : NULL;

  return line != NULL && pow_id_is_valid (region) && pow_exchange_wants (x, line) ? region : NULL;
}

/* Where the contacts of each region stand here: ref → git_oid. */
static GHashTable *
list_here (PowExchange *x)
{
  GHashTable *here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (PowContactsFolder) folder = pow_contacts_folder_open (x->repository->path, FALSE, NULL);
  g_autoptr (GPtrArray) regions = folder != NULL ? pow_contacts_folder_list_regions (folder, NULL) : NULL;

  for (guint i = 0; regions != NULL && i < regions->len; i++)
    {
      g_autofree char *ref = g_strconcat (POW_CONTACT_REFS, g_ptr_array_index (regions, i), NULL);
      git_oid tip;

      if (find_region (x, ref) != NULL && pow_contacts_folder_get_tip (folder, g_ptr_array_index (regions, i), &tip, NULL))
        g_hash_table_insert (here, g_steal_pointer (&ref), pow_oid_copy (&tip));
    }
  return here;
}

/* Refs that stand elsewhere on the server than here. */
static GPtrArray *
list_differing (PowExchange *x, GHashTable *of, GHashTable *than)
{
  GPtrArray *refs = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer ref;
  gpointer id;

  g_hash_table_iter_init (&iter, of);
  while (g_hash_table_iter_next (&iter, &ref, &id))
    {
      const git_oid *other = g_hash_table_lookup (than, ref);

      if (find_region (x, ref) != NULL && (other == NULL || !pow_oid_equal (id, other)))
        g_ptr_array_add (refs, ref);
    }
  return refs;
}

static gboolean
take_in (PowExchange *x, const char *folder, const char *ref)
{
  g_autoptr (GHashTable) theirs = pow_contacts_read_commit (folder, g_hash_table_lookup (x->server, ref), NULL);

  return theirs != NULL && pow_contacts_take_in (x->repository->path, find_region (x, ref), theirs, NULL, NULL);
}

/* A PowTransportRefusedFunc: what cannot be read is neither taken in nor written over. */
static void
refused_cb (gpointer refs, guint place, const char *why)
{
  g_ptr_array_index ((GPtrArray *) refs, place) = NULL;
}

/* Into a folder of its own, which goes at once: what was forgotten here may still stand on the server. Leaves
 * in @refs those that were taken in. */
static void
fetch (PowExchange *x, GPtrArray *refs)
{
  g_autofree char *folder = pow_contacts_make_incoming (x->repository->path, NULL);
  g_autoptr (GPtrArray) refspecs = g_ptr_array_new_with_free_func (g_free);
  gboolean good;

  for (guint i = 0; i < refs->len; i++)
    {
      const char *ref = g_ptr_array_index (refs, i);

      g_ptr_array_add (refspecs, g_strdup_printf ("+%s:%s", ref, ref));
    }
  if (folder != NULL)
    pow_transport_set_folder (x->transport, folder);
  good = folder != NULL && pow_transport_fetch_each (x->transport, refspecs, refused_cb, refs, NULL);
  for (guint i = 0; i < refs->len; i++)
    if (g_ptr_array_index (refs, i) != NULL && (!good || !take_in (x, folder, g_ptr_array_index (refs, i))))
      g_ptr_array_index (refs, i) = NULL;
  pow_contacts_drop_incoming (x->repository->path);
}

/* What stands here otherwise than there, without what there could not be read. */
static GPtrArray *
list_going (PowExchange *x, GHashTable *here, GPtrArray *came)
{
  g_autoptr (GPtrArray) differing = list_differing (x, here, x->server);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *going = g_ptr_array_new ();

  for (guint i = 0; i < came->len; i++)
    if (g_ptr_array_index (came, i) != NULL)
      g_hash_table_add (known, g_ptr_array_index (came, i));
  for (guint i = 0; i < differing->len; i++)
    {
      gpointer ref = g_ptr_array_index (differing, i);

      if (!g_hash_table_contains (x->server, ref) || g_hash_table_contains (known, ref))
        g_ptr_array_add (going, ref);
    }
  return going;
}

/* FALSE when there is nothing more to do: all went, or the server does not take it. */
static gboolean
send (PowExchange *x, GHashTable *here, GPtrArray *refs)
{
  g_autofree char *folder = g_build_filename (x->repository->path, "perspectief", "contacts.git", NULL);
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) refspecs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autofree char *errors = NULL;
  gboolean again = FALSE;

  for (guint i = 0; i < refs->len; i++)
    {
      const char *ref = g_ptr_array_index (refs, i);
      const git_oid *fetched = g_hash_table_lookup (x->server, ref);
      g_autofree char *expected = fetched != NULL ? pow_oid_to_hex (fetched) : g_strdup ("");
      g_autofree char *offered = pow_oid_to_hex (g_hash_table_lookup (here, ref));

      g_ptr_array_add (options, g_strdup_printf ("--force-with-lease=%s:%s", ref, expected));
      g_ptr_array_add (refspecs, g_strdup_printf ("%s:%s", offered, ref));
    }
  g_ptr_array_add (options, NULL);
  pow_transport_set_folder (x->transport, folder);
  pow_transport_push (x->transport, (const char *const *) options->pdata, refspecs, &outcomes, &errors, NULL);
  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    {
      const PowPushOutcome *outcome = g_ptr_array_index (outcomes, i);
      const git_oid *offered = g_hash_table_lookup (here, outcome->ref);

      again = again || outcome->moved;
      if (offered != NULL)
        pow_shared_note_add (x, outcome, offered);
    }
  return again;
}

void
pow_contact_sync_run (PowExchange *x)
{
  gboolean again = pow_contact_sync_is_possible (x);

  for (guint round = 0; again && round < ROUNDS_MAX; round++)
    {
      g_autoptr (GHashTable) before = list_here (x);
      g_autoptr (GPtrArray) coming = list_differing (x, x->server, before);
      g_autoptr (GHashTable) here = NULL;
      g_autoptr (GPtrArray) going = NULL;

      if (coming->len > 0)
        fetch (x, coming);
      here = list_here (x);
      going = list_going (x, here, coming);
      again = going->len > 0 && send (x, here, going) && pow_incoming_list (x, NULL);
    }
  pow_transport_set_folder (x->transport, x->repository->path);
}
