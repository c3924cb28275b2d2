/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

#define POW_REMOTE_HOME "origin"

/**
 * PowRemote:
 * @name: `origin` is the home remote, which defines the shared lines; others are copies
 * @url: where it is, as it was given
 *
 * A place to exchange with.
 */
typedef struct
{
  char *name;
  char *url;
} PowRemote;

/**
 * pow_remote_new:
 * @name: `origin`, or the name of a copy
 * @url: where it is, as it was given
 *
 * Returns: (transfer full): a place to exchange with; nothing is checked or written
 */
PowRemote *pow_remote_new (const char *name, const char *url);

/**
 * pow_remote_free:
 * @remote: (nullable): a remote
 */
void pow_remote_free (PowRemote *remote);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowRemote, pow_remote_free)

GPtrArray *pow_remote_list (PowRepository *repository);
PowRemote *pow_remote_find (PowRepository *repository, const char *name, GError **error);
gboolean pow_remote_add (PowRepository *repository, const char *name, const char *url, GError **error);
gboolean pow_remote_remove (PowRepository *repository, const char *name, GError **error);

char *pow_remote_check_url (const char *url, GError **error);

/**
 * pow_remote_url_is_local:
 * @url: an address that pow_remote_check_url() passed
 *
 * Returns: whether it is a path on this machine and not a server
 */
gboolean pow_remote_url_is_local (const char *url);

/**
 * pow_remote_url_is_bundle:
 * @url: an address that pow_remote_check_url() passed
 *
 * Returns: whether it is a file, which can be read from but not sent to
 */
gboolean pow_remote_url_is_bundle (const char *url);

G_END_DECLS
