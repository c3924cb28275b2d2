/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

G_DEFINE_QUARK (powctl - error - quark, powctl_error)

/* What programs read of an error: a domain and a code that stay the same in every language. */
static const struct
{
  GQuark (*domain) (void);
  int code;
  const char *domain_name;
  const char *code_name;
} names[] = {
  { powctl_error_quark, POWCTL_ERROR_USAGE, "usage", "usage" },
  { powctl_error_quark, POWCTL_ERROR_NOT_FOUND, "powctl", "not_found" },
  { powctl_error_quark, POWCTL_ERROR_EXISTS, "powctl", "exists" },
  { powctl_error_quark, POWCTL_ERROR_NO_PORTFOLIO, "powctl", "no_portfolio" },
  { powctl_error_quark, POWCTL_ERROR_OUTPUT, "powctl", "output" },
  { pow_record_error_quark, POW_RECORD_ERROR_SYNTAX, "record", "syntax" },
  { pow_record_error_quark, POW_RECORD_ERROR_LIMIT, "record", "limit" },
  { pow_record_error_quark, POW_RECORD_ERROR_INVALID, "record", "invalid" },
  { pow_record_error_quark, POW_RECORD_ERROR_FIELD, "record", "field" },
  { pow_record_error_quark, POW_RECORD_ERROR_BSN, "record", "bsn" },
  { pow_record_error_quark, POW_RECORD_ERROR_ADDRESS, "record", "address" },
  { pow_record_error_quark, POW_RECORD_ERROR_FORMAT, "record", "format" },
  { pow_record_error_quark, POW_RECORD_ERROR_ENTRY, "record", "entry" },
  { pow_store_error_quark, POW_STORE_ERROR_NOT_FOUND, "store", "not_found" },
  { pow_store_error_quark, POW_STORE_ERROR_NOT_PORTFOLIO, "store", "not_portfolio" },
  { pow_store_error_quark, POW_STORE_ERROR_EXISTS, "store", "exists" },
  { pow_store_error_quark, POW_STORE_ERROR_BUSY, "store", "busy" },
  { pow_store_error_quark, POW_STORE_ERROR_DAMAGED, "store", "damaged" },
  { pow_store_error_quark, POW_STORE_ERROR_NO_SPACE, "store", "no_space" },
  { pow_store_error_quark, POW_STORE_ERROR_IO, "store", "io" },
  { pow_store_error_quark, POW_STORE_ERROR_AUTHOR, "store", "author" },
  { pow_store_error_quark, POW_STORE_ERROR_INVALID, "store", "invalid" },
  { pow_sync_error_quark, POW_SYNC_ERROR_ADDRESS, "sync", "address" },
  { pow_sync_error_quark, POW_SYNC_ERROR_NO_REMOTE, "sync", "no_remote" },
  { pow_sync_error_quark, POW_SYNC_ERROR_NETWORK, "sync", "network" },
  { pow_sync_error_quark, POW_SYNC_ERROR_SIGN_IN, "sync", "sign_in" },
  { pow_sync_error_quark, POW_SYNC_ERROR_HOST_KEY, "sync", "host_key" },
  { pow_sync_error_quark, POW_SYNC_ERROR_CERTIFICATE, "sync", "certificate" },
  { pow_sync_error_quark, POW_SYNC_ERROR_SERVER, "sync", "server" },
  { pow_sync_error_quark, POW_SYNC_ERROR_OTHER_PORTFOLIO, "sync", "other_portfolio" },
  { pow_sync_error_quark, POW_SYNC_ERROR_EMPTY_SERVER, "sync", "empty_server" },
  { pow_sync_error_quark, POW_SYNC_ERROR_DEMO, "sync", "demo" },
  { pow_sync_error_quark, POW_SYNC_ERROR_EMPTIED, "sync", "emptied" },
  { pow_sync_error_quark, POW_SYNC_ERROR_REFUSED, "sync", "refused" },
  { g_io_error_quark, G_IO_ERROR_CANCELLED, "powctl", "interrupted" },
  { g_io_error_quark, G_IO_ERROR_NOT_FOUND, "file", "not_found" },
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, "file", "permission" },
  { g_io_error_quark, G_IO_ERROR_NO_SPACE, "file", "no_space" },
};

/* The families of errors of which not every code has a name of its own. */
static const char *
get_domain_name (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return "usage";
  if (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR)
    return "file";
  return "other";
}

void
powctl_about (Powctl *powctl, const char *address, const char *field)
{
  g_autofree char *new_address = g_strdup (address);
  g_autofree char *new_field = g_strdup (field);

  g_free (powctl->address);
  g_free (powctl->field);
  powctl->address = g_steal_pointer (&new_address);
  powctl->field = g_steal_pointer (&new_field);
}

static void
report_json (Powctl *powctl, const GError *error, const char *domain, const char *code)
{
  g_autoptr (cJSON) document = cJSON_CreateObject ();
  cJSON *body = cJSON_AddObjectToObject (document, "error");
  g_autofree char *text = NULL;

  cJSON_AddStringToObject (body, "domain", domain);
  cJSON_AddStringToObject (body, "code", code);
  cJSON_AddStringToObject (body, "message", error->message);
  cJSON_AddItemToObject (body, "address", powctl_json_string (powctl->address));
  cJSON_AddItemToObject (body, "field", powctl_json_string (powctl->field));
  text = pow_json_write_compact (document);
  fprintf (stderr, "%s\n", text);
}

int
powctl_report_error (Powctl *powctl, const GError *error)
{
  const char *domain = get_domain_name (error);
  const char *code = "other";

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].domain () == error->domain && names[i].code == error->code)
      {
        domain = names[i].domain_name;
        code = names[i].code_name;
      }

  if (powctl->json)
    report_json (powctl, error, domain, code);
  else if (powctl->address != NULL)
    fprintf (stderr, "powctl: %s%s%s: %s\n", powctl->address, powctl->field != NULL ? ":" : "",
             powctl->field != NULL ? powctl->field : "", error->message);
  else
    fprintf (stderr, "powctl: %s: %s\n",
             powctl->command != NULL ? powctl->command : _ ("command line"), error->message);

  if (!powctl->json && pow_sync_error_get_details (error) != NULL)
    fprintf (stderr, "%s\n", pow_sync_error_get_details (error));
  if (pow_sync_error_is_outside (error))
    return POWCTL_OUTSIDE;
  return g_str_equal (domain, "usage") ? POWCTL_USAGE : POWCTL_REFUSED;
}
