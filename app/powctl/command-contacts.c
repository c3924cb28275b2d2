/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/record/pow-address.h"
#include "model/store/pow-contacts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *region;

static const GOptionEntry options[] = {
  { "region", 0, 0, G_OPTION_ARG_FILENAME, &region, N_ ("Only this region"), N_ ("ID") },
  { NULL },
};

static gboolean
add_field_cb (const char *field, const char *value, gpointer fields)
{
  cJSON_AddStringToObject (fields, field, value);
  return TRUE;
}

static cJSON *
contact_to_json (const char *address, PowContact *contact)
{
  cJSON *row = cJSON_CreateObject ();
  cJSON *fields;

  cJSON_AddStringToObject (row, "address", address);
  fields = cJSON_AddObjectToObject (row, "fields");
  pow_contact_foreach (contact, add_field_cb, fields);
  cJSON_AddBoolToObject (row, "forgotten", pow_contact_is_forgotten (contact));
  return row;
}

static int
compare_addresses_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Borrowed from @contacts, sorted. */
static GPtrArray *
list_addresses (GHashTable *contacts)
{
  GPtrArray *addresses = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer address;

  g_hash_table_iter_init (&iter, contacts);
  while (g_hash_table_iter_next (&iter, &address, NULL))
    g_ptr_array_add (addresses, address);
  g_ptr_array_sort (addresses, compare_addresses_cb);
  return addresses;
}

static void
print_as_json (GHashTable *contacts, GPtrArray *addresses)
{
  cJSON *document = cJSON_CreateArray ();

  for (guint i = 0; i < addresses->len; i++)
    {
      const char *address = g_ptr_array_index (addresses, i);

      cJSON_AddItemToArray (document, contact_to_json (address, g_hash_table_lookup (contacts, address)));
    }
  powctl_print_json (document);
}

static void
print_as_text (Powctl *powctl, GHashTable *contacts, GPtrArray *addresses)
{
  const char *const headings[] = { _ ("Address"), _ ("Name"), _ ("Mail"), _ ("Phone") };
  static const PowctlColumn columns[G_N_ELEMENTS (headings)] = { POWCTL_COLUMN_LEFT };
  PowctlTable *table = powctl_table_new (G_N_ELEMENTS (headings), headings, columns);

  for (guint i = 0; i < addresses->len; i++)
    {
      const char *cells[G_N_ELEMENTS (headings)] = { g_ptr_array_index (addresses, i) };
      PowContact *contact = g_hash_table_lookup (contacts, cells[0]);

      for (guint j = 0; pow_contact_fields[j] != NULL; j++)
        cells[j + 1] = pow_contact_get (contact, pow_contact_fields[j]);
      if (pow_contact_is_forgotten (contact))
        cells[1] = _ ("(forgotten)");
      powctl_table_add (table, cells);
    }
  powctl_table_print (table, powctl->colour);
}

static int
list (Powctl *powctl, const char *portfolio, GError **error)
{
  g_autoptr (GHashTable) contacts = pow_contacts_list (portfolio, region, error);

  g_autoptr (GPtrArray) addresses = NULL;

  if (contacts == NULL)
    return POWCTL_REFUSED;
  addresses = list_addresses (contacts);
  if (powctl->json)
    print_as_json (contacts, addresses);
  else
    print_as_text (powctl, contacts, addresses);
  return POWCTL_DONE;
}

static int
finish (Powctl *powctl, const char *address, PowContact *contact, const char *text)
{
  if (contact == NULL)
    return POWCTL_REFUSED;
  if (powctl->json)
    powctl_print_json (contact_to_json (address, contact));
  else
    powctl_print (text, address);
  return POWCTL_DONE;
}

static int
set (Powctl *powctl, const char *portfolio, char **arguments, GError **error)
{
  g_autoptr (GHashTable) details = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PowSnapshot) snapshot = powctl_read (powctl, NULL, error);
  g_autoptr (PowContact) contact = NULL;

  if (snapshot == NULL || powctl_lookup (powctl, snapshot, arguments[0], error) == NULL)
    return POWCTL_REFUSED;
  for (guint i = 1; arguments[i] != NULL; i++)
    {
      const char *equals = strchr (arguments[i], '=');

      if (equals == NULL)
        {
          g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("“%s” is no FIELD=VALUE"), arguments[i]);
          return POWCTL_USAGE;
        }
      g_hash_table_insert (details, g_strndup (arguments[i], (gsize) (equals - arguments[i])), (gpointer) (equals + 1));
    }
  contact = pow_contacts_set (portfolio, arguments[0], details, g_get_real_time () / G_USEC_PER_SEC, error);
  return finish (powctl, arguments[0], contact, _ ("%s: contact saved\n"));
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  guint n = g_strv_length (arguments);
  gboolean is_list = g_str_equal (arguments[0], "list") && n == 1;
  gboolean is_set = g_str_equal (arguments[0], "set") && n > 2;
  gboolean is_forget = g_str_equal (arguments[0], "forget") && n == 2;
  PowRepository *repository;
  const char *portfolio;

  if (!is_list && !is_set && !is_forget)
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("Usage: powctl %s %s"), powctl_contacts.name,
                   powctl_contacts.arguments);
      return POWCTL_USAGE;
    }
  repository = powctl_open (powctl, error);
  if (repository == NULL)
    return POWCTL_REFUSED;
  portfolio = pow_repository_get_path (repository);
  if (is_list)
    return list (powctl, portfolio, error);
  powctl_about (powctl, arguments[1], NULL);
  if (is_set)
    return set (powctl, portfolio, arguments + 1, error);
  else
    {
      /* Also when the record is gone: what is known of it must be forgettable. */
      g_autoptr (PowContact) contact = pow_contacts_forget (portfolio, arguments[1], error);

      return finish (powctl, arguments[1], contact, _ ("%s: contact forgotten here; the next syncs do so elsewhere\n"));
    }
}

const PowctlCommand powctl_contacts = {
  "contacts", "list|set ADDRESS FIELD=VALUE…|forget ADDRESS", N_ ("How people can be reached, kept apart and forgettable"),
  options, 1, 5, run,
};
