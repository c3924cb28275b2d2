/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-server-words.h"

#include "model/sync/pow-exchange-private.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *words; /* as written with LC_ALL=C, any case */
  PowSyncError code;
  const char *text; /* N_(), with the server's name */
} PowServerWords;

#define TEXT_UNKNOWN_NAME N_("The server “%s” cannot be found. Check the network and the address; what you did is kept here.")
#define TEXT_NO_ANSWER N_("The server “%s” does not answer. Check the network, or try later; what you did is kept here.")
#define TEXT_CUT N_("The connection to “%s” was cut off. Try again; what you did is kept here.")
#define TEXT_SIGN_IN N_("“%s” does not accept the name, password or key. Check them, or ask whoever keeps the server for access.")
#define TEXT_DENIED N_("“%s” does not give you access to this portfolio. Ask whoever keeps the server.")
#define TEXT_KEY_CHANGED N_("“%s” shows another key than before. It may be another server that poses as it, so nothing was sent. Ask whoever keeps the server whether its key was replaced, and only then remove the old one from your known_hosts file.")
#define TEXT_KEY_REFUSED N_("The key of “%s” was not accepted, so nothing was sent. Compare its fingerprint with what whoever keeps the server says, and try again.")
#define TEXT_CERTIFICATE N_("The certificate of “%s” is not valid here: it has expired, was made for another name, or comes from an authority that this computer does not know. Nothing was sent. Ask whoever keeps the server to renew it.")
#define TEXT_EXPIRED N_("The certificate of “%s” has expired. Nothing was sent. Ask whoever keeps the server to renew it, and check the date of this computer.")
#define TEXT_WRONG_NAME N_("The certificate of “%s” was made for another server name. Nothing was sent. Check the address, or ask whoever keeps the server.")
#define TEXT_AUTHORITY N_("The certificate of “%s” comes from an authority that this computer does not know. Nothing was sent. Ask your administrator to add it, or whoever keeps the server for another certificate.")
#define TEXT_OLD_TLS N_("“%s” offers no connection that is safe enough (TLS 1.2 or newer is needed). Nothing was sent. Ask whoever keeps the server to update it.")
#define TEXT_FULL N_("The disk of “%s” is full, so it could not take what you sent. Tell whoever keeps the server; what you did is kept here.")
#define TEXT_BROKEN N_("“%s” answers, but something is wrong with it. Try later, or tell whoever keeps the server; what you did is kept here.")
#define TEXT_NOTHING N_("There is no portfolio at “%s”, or you may not see it. Check the address.")
#define TEXT_HERE N_("The exchange with “%s” could not be done on this computer. Make room on the disk, or look at the details.")

/* The first that fits counts: the telling ones stand before what merely follows from them. */
static const PowServerWords table[] = {
  { "REMOTE HOST IDENTIFICATION HAS CHANGED", POW_SYNC_ERROR_HOST_KEY, TEXT_KEY_CHANGED },
  { "Host key verification failed", POW_SYNC_ERROR_HOST_KEY, TEXT_KEY_REFUSED },
  { "certificate has expired", POW_SYNC_ERROR_CERTIFICATE, TEXT_EXPIRED },
  { "expiration date verification failed", POW_SYNC_ERROR_CERTIFICATE, TEXT_EXPIRED },
  { "certificate expired", POW_SYNC_ERROR_CERTIFICATE, TEXT_EXPIRED },
  { "does not match target host name", POW_SYNC_ERROR_CERTIFICATE, TEXT_WRONG_NAME },
  { "does not match target hostname", POW_SYNC_ERROR_CERTIFICATE, TEXT_WRONG_NAME },
  { "no alternative certificate subject name", POW_SYNC_ERROR_CERTIFICATE, TEXT_WRONG_NAME },
  { "unable to get local issuer certificate", POW_SYNC_ERROR_CERTIFICATE, TEXT_AUTHORITY },
  { "certificate signer not trusted", POW_SYNC_ERROR_CERTIFICATE, TEXT_AUTHORITY },
  { "Problem with the SSL CA cert", POW_SYNC_ERROR_CERTIFICATE, TEXT_AUTHORITY }, /* this computer knows none */
  { "self-signed certificate", POW_SYNC_ERROR_CERTIFICATE, TEXT_AUTHORITY },
  { "self signed certificate", POW_SYNC_ERROR_CERTIFICATE, TEXT_AUTHORITY },
  { "illegal or unsupported version", POW_SYNC_ERROR_CERTIFICATE, TEXT_OLD_TLS },
  { "protocol version", POW_SYNC_ERROR_CERTIFICATE, TEXT_OLD_TLS },
  { "unsupported protocol", POW_SYNC_ERROR_CERTIFICATE, TEXT_OLD_TLS },
  { "certificate verification failed", POW_SYNC_ERROR_CERTIFICATE, TEXT_CERTIFICATE },
  { "server verification failed", POW_SYNC_ERROR_CERTIFICATE, TEXT_CERTIFICATE },
  { "certificate problem", POW_SYNC_ERROR_CERTIFICATE, TEXT_CERTIFICATE },
  { "Could not resolve", POW_SYNC_ERROR_NETWORK, TEXT_UNKNOWN_NAME },
  { "Name or service not known", POW_SYNC_ERROR_NETWORK, TEXT_UNKNOWN_NAME },
  { "Temporary failure in name resolution", POW_SYNC_ERROR_NETWORK, TEXT_UNKNOWN_NAME },
  { "Authentication failed", POW_SYNC_ERROR_SIGN_IN, TEXT_SIGN_IN },
  { "could not read Username", POW_SYNC_ERROR_SIGN_IN, TEXT_SIGN_IN },
  { "could not read Password", POW_SYNC_ERROR_SIGN_IN, TEXT_SIGN_IN },
  { "Too many authentication failures", POW_SYNC_ERROR_SIGN_IN, TEXT_SIGN_IN },
  { "Permission denied (", POW_SYNC_ERROR_SIGN_IN, TEXT_SIGN_IN },
  { "returned error: 401", POW_SYNC_ERROR_SIGN_IN, TEXT_SIGN_IN },
  { "returned error: 403", POW_SYNC_ERROR_REFUSED, TEXT_DENIED },
  { "DENIED by", POW_SYNC_ERROR_REFUSED, TEXT_DENIED },
  { "access denied", POW_SYNC_ERROR_REFUSED, TEXT_DENIED },
  { "insufficient permission", POW_SYNC_ERROR_REFUSED, TEXT_DENIED },
  { "remote: fatal: write error: No space left", POW_SYNC_ERROR_SERVER, TEXT_FULL },
  { "No space left on device", POW_SYNC_ERROR_SERVER, TEXT_FULL },
  { "Disk quota exceeded", POW_SYNC_ERROR_SERVER, TEXT_FULL },
  { "unpack failed", POW_SYNC_ERROR_SERVER, TEXT_BROKEN },
  { "unpacker error", POW_SYNC_ERROR_SERVER, TEXT_BROKEN },
  { "returned error: 404", POW_SYNC_ERROR_SERVER, TEXT_NOTHING },
  { "repository", POW_SYNC_ERROR_SERVER, NULL }, /* looked at below */
  { "returned error: 5", POW_SYNC_ERROR_SERVER, TEXT_BROKEN },
  { "Connection refused", POW_SYNC_ERROR_NETWORK, TEXT_NO_ANSWER },
  { "Failed to connect", POW_SYNC_ERROR_NETWORK, TEXT_NO_ANSWER },
  { "Couldn't connect", POW_SYNC_ERROR_NETWORK, TEXT_NO_ANSWER },
  { "No route to host", POW_SYNC_ERROR_NETWORK, TEXT_NO_ANSWER },
  { "unreachable", POW_SYNC_ERROR_NETWORK, TEXT_NO_ANSWER },
  { "timed out", POW_SYNC_ERROR_NETWORK, TEXT_NO_ANSWER },
  { "Timeout", POW_SYNC_ERROR_NETWORK, TEXT_NO_ANSWER },
  { "Operation too slow", POW_SYNC_ERROR_NETWORK, TEXT_NO_ANSWER },
  { "not found", POW_SYNC_ERROR_SERVER, TEXT_NOTHING },
  { "unable to create", POW_SYNC_ERROR_SERVER, TEXT_HERE },
};

/* "fatal: '/x' does not appear to be a git repository", "fatal: repository 'https://…' not found". */
static gboolean
says_no_repository (const char *errors)
{
  return strstr (errors, "does not appear to be a git repository") != NULL
         || (strstr (errors, "repository '") != NULL && (strstr (errors, "' not found") != NULL || strstr (errors, "' does not exist") != NULL))
         || strstr (errors, "not a git repository") != NULL;
}

static gboolean
contains (const char *lower, const char *words)
{
  g_autofree char *wanted = g_ascii_strdown (words, -1);

  return strstr (lower, wanted) != NULL;
}

void
pow_server_words_set_error (GError **error, const char *url, const char *errors)
{
  g_autofree char *lower = g_ascii_strdown (errors, -1);
  g_autofree char *details = pow_server_words_dup_details (errors);
  PowSyncError code = POW_SYNC_ERROR_NETWORK;
  const char *text = TEXT_CUT;
  GError *made;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (table[i].text == NULL ? says_no_repository (errors) : contains (lower, table[i].words))
        {
          code = table[i].code;
          text = table[i].text != NULL ? table[i].text : TEXT_NOTHING;
          break;
        }
    }
  made = g_error_new (POW_SYNC_ERROR, code, _(text), url);
  pow_sync_error_set_details (made, details);
  g_propagate_error (error, made);
}

gboolean
pow_server_words_is_check (const char *errors)
{
  static const char *const checks[] = { "fsck error", "error: object ", "badTree", "hasDotgit", "unpack-objects failed",
                                        "index-pack failed", "invalid index-pack output", "missing necessary objects",
                                        "remote did not send all necessary objects" };
  gboolean is_check = FALSE;

  /* A stream that was cut off ends in index-pack's failure too. */
  if (strstr (errors, "early EOF") != NULL || strstr (errors, "unexpected disconnect") != NULL
      || strstr (errors, "hung up") != NULL)
    return strstr (errors, "error: object ") != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (checks) && !is_check; i++)
    is_check = strstr (errors, checks[i]) != NULL;
  return is_check;
}

/* Whether a line is only about how far the work is. */
static gboolean
is_progress (const char *line)
{
  return *line == '\0' || strstr (line, "% (") != NULL || g_str_has_prefix (line, "remote: Enumerating")
         || g_str_has_prefix (line, "remote: Total") || g_str_has_prefix (line, "Total ") || g_str_has_prefix (line, "Enumerating")
         || g_str_has_prefix (line, "Delta compression") || g_str_has_prefix (line, "From ") || g_str_has_prefix (line, "To ");
}

char *
pow_server_words_dup_details (const char *errors)
{
  g_auto (GStrv) lines = g_strsplit_set (errors, "\n\r", -1);
  GString *details = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (!is_progress (line))
        g_string_append_printf (details, "%s%s", details->len > 0 ? "\n" : "", line);
    }
  return g_string_free (details, FALSE);
}

char *
pow_server_words_dup_verdict (const char *errors)
{
  g_autofree char *details = pow_server_words_dup_details (errors);
  const char *verdict = strstr (details, "error: ");
  const char *last = strrchr (details, '\n');

  if (verdict != NULL)
    {
      verdict += strlen ("error: ");
      return g_strndup (verdict, strcspn (verdict, "\n"));
    }
  return g_strdup (last != NULL ? last + 1 : details);
}
