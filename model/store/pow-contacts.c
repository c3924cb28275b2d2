/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-contacts-private.h"

#include "model/record/pow-address.h"
#include "model/store/pow-contact-tree.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

static gboolean
add_region (PowContactsFolder *folder, const char *region, GHashTable *all, GError **error)
{
  g_autoptr (GHashTable) contacts = pow_contacts_folder_read (folder, region, error);
  GHashTableIter iter;
  gpointer place;
  gpointer contact;

  if (contacts == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, contacts);
  while (g_hash_table_iter_next (&iter, &place, &contact))
    g_hash_table_insert (all, g_strdup_printf ("%s/%s", region, (const char *) place), pow_contact_ref (contact));
  return TRUE;
}

/**
 * pow_contacts_list:
 * @portfolio: folder of the portfolio
 * @region: (nullable): one region; %NULL for all
 * @error: a %POW_STORE_ERROR
 *
 * Reads contacts, the forgotten ones too.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 PowContact): by address
 */
GHashTable *
pow_contacts_list (const char *portfolio, const char *region, GError **error)
{
  g_autoptr (GHashTable) all = pow_contact_table_new ();
  g_autoptr (PowContactsFolder) folder = NULL;
  g_autoptr (GPtrArray) regions = NULL;

  g_return_val_if_fail (portfolio != NULL, NULL);

  folder = pow_contacts_folder_open (portfolio, FALSE, error);
  regions = folder != NULL ? pow_contacts_folder_list_regions (folder, error) : NULL;
  if (regions == NULL)
    return NULL;
  for (guint i = 0; i < regions->len; i++)
    if ((region == NULL || g_str_equal (g_ptr_array_index (regions, i), region))
        && !add_region (folder, g_ptr_array_index (regions, i), all, error))
      return NULL;
  return g_steal_pointer (&all);
}

/* Region and place of an address whose record can have contact details. */
static const char *
split_address (const char *address, char **region, GError **error)
{
  const char *place = pow_address_is_valid (address) ? pow_contact_find_place (address) : NULL;

  if (place == NULL)
    {
      g_propagate_error (error, pow_record_error_new (POW_RECORD_ERROR_ADDRESS, address, NULL,
                                                      _("Only trekkers and stakeholders have contact details")));
      return NULL;
    }
  *region = pow_address_dup_region (address);
  return place;
}

/**
 * pow_contacts_get:
 * @portfolio: folder of the portfolio
 * @address: a trekker or stakeholder
 * @error: a %POW_STORE_ERROR or %POW_RECORD_ERROR_ADDRESS
 *
 * Reads one contact.
 *
 * Returns: (transfer full) (nullable): %NULL without error when nothing was ever entered
 */
PowContact *
pow_contacts_get (const char *portfolio, const char *address, GError **error)
{
  g_autoptr (PowContactsFolder) folder = NULL;
  g_autoptr (GHashTable) contacts = NULL;
  g_autofree char *region = NULL;
  const char *place = split_address (address, &region, error);
  PowContact *contact;

  if (place == NULL)
    return NULL;
  folder = pow_contacts_folder_open (portfolio, FALSE, error);
  contacts = folder != NULL ? pow_contacts_folder_read (folder, region, error) : NULL;
  contact = contacts != NULL ? g_hash_table_lookup (contacts, place) : NULL;
  return contact != NULL ? pow_contact_ref (contact) : NULL;
}

static PowContact *
set_details (PowContact *before, GHashTable *details, gint64 now, GError **error)
{
  g_autoptr (PowContact) contact = before != NULL ? pow_contact_ref (before) : pow_contact_new ();
  GHashTableIter iter;
  gpointer field;
  gpointer value;

  g_hash_table_iter_init (&iter, details);
  while (g_hash_table_iter_next (&iter, &field, &value))
    {
      PowContact *next;

      if (g_strcmp0 (pow_contact_get (contact, field), value) == 0)
        continue;
      next = pow_contact_with (contact, field, value, now, error);
      if (next == NULL)
        return NULL;
      pow_contact_unref (contact);
      contact = next;
    }
  return g_steal_pointer (&contact);
}

/**
 * pow_contacts_set:
 * @portfolio: folder of the portfolio
 * @address: a trekker or stakeholder
 * @details: (element-type utf8 utf8): name of a detail → value; empty clears it
 * @now: Unix seconds
 * @error: a %POW_STORE_ERROR, %POW_RECORD_ERROR_ADDRESS, or what pow_contact_with() refuses; then nothing
 *   is changed
 *
 * Enters details, durably.
 *
 * Returns: (transfer full) (nullable): the contact as it stands now
 */
PowContact *
pow_contacts_set (const char *portfolio, const char *address, GHashTable *details, gint64 now, GError **error)
{
  g_autoptr (PowContactsFolder) folder = NULL;
  g_autoptr (GHashTable) contacts = NULL;
  g_autoptr (PowContact) contact = NULL;
  g_autofree char *region = NULL;
  const char *place = split_address (address, &region, error);

  if (place == NULL)
    return NULL;
  folder = pow_contacts_folder_open (portfolio, TRUE, error);
  contacts = folder != NULL ? pow_contacts_folder_read (folder, region, error) : NULL;
  contact = contacts != NULL ? set_details (g_hash_table_lookup (contacts, place), details, now, error) : NULL;
  if (contact == NULL)
    return NULL;
  g_hash_table_replace (contacts, g_strdup (place), pow_contact_ref (contact));
  return pow_contacts_folder_write (folder, region, contacts, error) ? g_steal_pointer (&contact) : NULL;
}

/**
 * pow_contacts_forget:
 * @portfolio: folder of the portfolio
 * @address: a trekker or stakeholder
 * @error: a %POW_STORE_ERROR or %POW_RECORD_ERROR_ADDRESS
 *
 * Forgets the details of one contact: also those that others enter for it without knowing, and in every
 * object here. Once it has returned nothing of them is on this disk but what the disk itself keeps.
 *
 * Returns: (transfer full) (nullable): the contact without details
 */
PowContact *
pow_contacts_forget (const char *portfolio, const char *address, GError **error)
{
  g_autoptr (PowContactsFolder) folder = NULL;
  g_autoptr (GHashTable) contacts = NULL;
  g_autoptr (PowContact) forgotten = NULL;
  g_autofree char *region = NULL;
  const char *place = split_address (address, &region, error);

  if (place == NULL)
    return NULL;
  folder = pow_contacts_folder_open (portfolio, TRUE, error);
  contacts = folder != NULL ? pow_contacts_folder_read (folder, region, error) : NULL;
  if (contacts == NULL)
    return NULL;
  forgotten = pow_contact_forget (g_hash_table_lookup (contacts, place));
  g_hash_table_replace (contacts, g_strdup (place), pow_contact_ref (forgotten));
  if (!pow_contacts_folder_write (folder, region, contacts, error) || !pow_contacts_folder_rewrite (folder, error))
    return NULL;
  /* An exchange that was killed may have left there what it fetched. */
  pow_contacts_drop_incoming (portfolio);
  return g_steal_pointer (&forgotten);
}

/**
 * pow_contacts_take_in:
 * @portfolio: folder of the portfolio
 * @region: a region
 * @theirs: (element-type utf8 PowContact): place → contact, as a server has them
 * @changed: (out) (optional): whether something came in
 * @error: a %POW_STORE_ERROR
 *
 * Merges contacts that were fetched. When one of them was forgotten elsewhere, it is forgotten here as
 * thoroughly.
 *
 * Returns: %FALSE when it could not be written
 */
gboolean
pow_contacts_take_in (const char *portfolio, const char *region, GHashTable *theirs, gboolean *changed, GError **error)
{
  g_autoptr (PowContactsFolder) folder = pow_contacts_folder_open (portfolio, TRUE, error);
  g_autoptr (GHashTable) contacts = folder != NULL ? pow_contacts_folder_read (folder, region, error) : NULL;
  gboolean forgets = FALSE;
  gboolean news = FALSE;
  GHashTableIter iter;
  gpointer place;
  gpointer contact;

  if (contacts == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &place, &contact))
    {
      PowContact *ours = g_hash_table_lookup (contacts, place);
      g_autoptr (PowContact) merged = pow_contact_merge (ours, contact);

      if (ours != NULL && pow_contact_equal (ours, merged))
        continue;
      news = TRUE;
      forgets |= ours != NULL && pow_contact_get_epoch (merged) > pow_contact_get_epoch (ours);
      g_hash_table_replace (contacts, g_strdup (place), g_steal_pointer (&merged));
    }
  if (changed != NULL)
    *changed = news;
  return !news
         || (pow_contacts_folder_write (folder, region, contacts, error)
             && (!forgets || pow_contacts_folder_rewrite (folder, error)));
}
