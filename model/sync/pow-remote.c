/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-remote.h"

#include "model/store/pow-portfolio.h"
#include "model/store/pow-ref-batch.h"
#include "model/store/pow-repository-private.h"
#include "model/sync/pow-shared-note.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

PowRemote *
pow_remote_new (const char *name, const char *url)
{
  PowRemote *remote = g_new (PowRemote, 1);

  remote->name = g_strdup (name);
  remote->url = g_strdup (url);
  return remote;
}

void
pow_remote_free (PowRemote *remote)
{
  if (remote == NULL)
    return;
  g_free (remote->name);
  g_free (remote->url);
  g_free (remote);
}

/* "host:path" as ssh writes it: no slash before the first colon. */
static gboolean
is_ssh_short (const char *url)
{
  const char *colon = strchr (url, ':');
  const char *slash = strchr (url, '/');

  return colon != NULL && colon != url && (slash == NULL || slash > colon);
}

gboolean
pow_remote_url_is_local (const char *url)
{
  return strstr (url, "://") == NULL && !is_ssh_short (url);
}

gboolean
pow_remote_url_is_bundle (const char *url)
{
  return pow_remote_url_is_local (url) && g_file_test (url, G_FILE_TEST_IS_REGULAR);
}

/* Where the host of an address begins and how long it is; FALSE when it has none. */
static gboolean
has_host (const char *url)
{
  const char *host = strstr (url, "://") != NULL ? strstr (url, "://") + 3 : url;
  const char *at;
  gsize length = strcspn (host, "/");

  at = memchr (host, '@', length);
  if (at != NULL)
    {
      length -= (gsize) (at + 1 - host);
      host = at + 1;
    }
  /* A host that begins with a dash would be read as an option. */
  return length > 0 && *host != '-' && *host != ':';
}

static const char *
find_fault (const char *url)
{
  if (*url == '\0' || *url == '-' || !g_utf8_validate (url, -1, NULL) || strpbrk (url, "\n\r\t") != NULL)
    return _("“%s” is not an address. Give one such as https://server/portfolio.git, ssh://name@server/portfolio.git or a folder.");
  if (g_str_has_prefix (url, "git://"))
    return _("“%s” cannot be used: git:// checks neither who the server is nor what arrives. Ask for an address with https:// or ssh://.");
  if (g_str_has_prefix (url, "http://"))
    return _("“%s” cannot be used: over http:// anybody on the way can read and change what is shared. Ask for the address with https://.");
  if (strstr (url, "://") != NULL && !g_str_has_prefix (url, "https://") && !g_str_has_prefix (url, "ssh://")
      && !g_str_has_prefix (url, "file:///"))
    return _("“%s” cannot be used: only https://, ssh:// and folders are supported.");
  if (strstr (url, "::") != NULL && strstr (url, "://") == NULL)
    return _("“%s” cannot be used: only https://, ssh:// and folders are supported.");
  if (!pow_remote_url_is_local (url) && !g_str_has_prefix (url, "file:///") && !has_host (url))
    return _("“%s” does not name a server. Give an address such as https://server/portfolio.git.");
  return NULL;
}

/**
 * pow_remote_check_url:
 * @url: an address as a person gave it
 *
 * Checks that an address can be used and writes it as it is kept: a folder becomes an absolute path. The
 * password that an address may carry would end up in a file, so it is refused. Any thread; reads
 * nothing.
 *
 * Returns: (transfer full): the address; %NULL with %POW_SYNC_ERROR_ADDRESS
 */
char *
pow_remote_check_url (const char *url, GError **error)
{
  g_autofree char *given = g_strstrip (g_strdup (url));
  const char *fault = find_fault (given);
  const char *scheme = strstr (given, "://");
  const char *at = scheme != NULL ? memchr (scheme + 3, '@', strcspn (scheme + 3, "/")) : NULL;

  if (fault != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (given, -1);

      g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_ADDRESS, fault, valid);
      return NULL;
    }
  if (at != NULL && memchr (scheme + 3, ':', (gsize) (at - scheme - 3)) != NULL)
    {
      g_set_error_literal (error, POW_SYNC_ERROR, POW_SYNC_ERROR_ADDRESS,
                           _("Leave the password out of the address: it would stand in a file that anybody can read. It is asked for when it is needed."));
      return NULL;
    }
  if (g_str_has_prefix (given, "file:///"))
    return g_filename_from_uri (given, NULL, error);
  return pow_remote_url_is_local (given) ? g_canonicalize_filename (given, NULL) : g_steal_pointer (&given);
}

static char *
build_setting (const char *name)
{
  return g_strdup_printf ("remote.%s.url", name);
}

static int
compare_remotes (gconstpointer a, gconstpointer b)
{
  const char *left = (*(const PowRemote *const *) a)->name;
  const char *right = (*(const PowRemote *const *) b)->name;
  gboolean left_home = strcmp (left, POW_REMOTE_HOME) == 0;
  gboolean right_home = strcmp (right, POW_REMOTE_HOME) == 0;

  return left_home != right_home ? right_home - left_home : strcmp (left, right);
}

/**
 * pow_remote_list:
 * @repository: a portfolio
 *
 * The places it exchanges with. On the thread of the portfolio.
 *
 * Returns: (transfer full) (element-type PowRemote): the home remote first, then by name
 */
GPtrArray *
pow_remote_list (PowRepository *repository)
{
  GPtrArray *remotes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_remote_free);
  git_strarray names = { 0 };

  if (git_remote_list (&names, repository->git) < 0)
    return remotes;
  for (gsize i = 0; i < names.count; i++)
    {
      g_autofree char *setting = build_setting (names.strings[i]);
      g_autofree char *url = pow_portfolio_dup_setting (repository->path, setting);

      if (url != NULL && pow_id_is_valid (names.strings[i]))
        g_ptr_array_add (remotes, pow_remote_new (names.strings[i], url));
    }
  git_strarray_dispose (&names);
  g_ptr_array_sort (remotes, compare_remotes);
  return remotes;
}

/**
 * pow_remote_find:
 * @repository: a portfolio
 * @name: (nullable): %NULL: the home remote
 *
 * One place to exchange with. On the thread of the portfolio.
 *
 * Returns: (transfer full): the remote; %NULL with %POW_SYNC_ERROR_NO_REMOTE
 */
PowRemote *
pow_remote_find (PowRepository *repository, const char *name, GError **error)
{
  g_autoptr (GPtrArray) remotes = pow_remote_list (repository);

  for (guint i = 0; i < remotes->len; i++)
    {
      PowRemote *remote = g_ptr_array_index (remotes, i);

      if (strcmp (remote->name, name != NULL ? name : POW_REMOTE_HOME) == 0)
        return pow_remote_new (remote->name, remote->url);
    }
  if (name == NULL)
    g_set_error_literal (error, POW_SYNC_ERROR, POW_SYNC_ERROR_NO_REMOTE,
                         _("This portfolio is not shared with a server yet. Give its address first (powctl remote add origin ADDRESS)."));
  else
    g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_NO_REMOTE,
                 _("There is no place “%s” to exchange with; “powctl remote” lists them."), name);
  return NULL;
}

static gboolean
set_url (PowRepository *repository, const char *name, const char *url, GError **error)
{
  g_autofree char *setting = build_setting (name);
  gboolean good = pow_guard_lock (repository->guard, error) && pow_portfolio_set_setting (repository->path, setting, url, error);

  pow_guard_unlock (repository->guard);
  return good;
}

/**
 * pow_remote_add:
 * @repository: a portfolio
 * @name: %POW_REMOTE_HOME, or an id of one's own for a copy
 * @url: its address
 *
 * Adds a place to exchange with, or gives one another address. Nothing is asked of it yet. On the
 * thread of the portfolio.
 *
 * Returns: %FALSE with an error of #PowSyncError or #PowStoreError
 */
gboolean
pow_remote_add (PowRepository *repository, const char *name, const char *url, GError **error)
{
  g_autofree char *checked = NULL;

  g_return_val_if_fail (pow_repository_is_usable (repository), FALSE);

  if (!pow_id_is_valid (name))
    {
      g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_ADDRESS,
                   _("“%s” cannot be a name: use small letters, digits and dashes, such as “origin” or “backup”."), name);
      return FALSE;
    }
  checked = pow_remote_check_url (url, error);
  return checked != NULL && set_url (repository, name, checked, error);
}

/**
 * pow_remote_remove:
 * @repository: a portfolio
 * @name: its name
 *
 * Forgets a place to exchange with, and what it had the last time. On the thread of the portfolio.
 *
 * Returns: %FALSE with an error of #PowSyncError or #PowStoreError
 */
gboolean
pow_remote_remove (PowRepository *repository, const char *name, GError **error)
{
  g_autoptr (PowRemote) remote = pow_remote_find (repository, name, error);
  g_autofree char *pattern = NULL;

  if (remote == NULL || !set_url (repository, name, NULL, error))
    return FALSE;
  if (strcmp (name, POW_REMOTE_HOME) == 0)
    pow_shared_note_forget (repository);
  pattern = g_strdup_printf ("refs/remotes/%s/*", name);
  pow_ref_batch_delete (repository->git, pattern, NULL);
  return TRUE;
}
