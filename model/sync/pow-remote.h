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

PowRemote *pow_remote_new (const char *name, const char *url);
void pow_remote_free (PowRemote *remote);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowRemote, pow_remote_free)

GPtrArray *pow_remote_list (PowRepository *repository);
PowRemote *pow_remote_find (PowRepository *repository, const char *name, GError **error);
gboolean pow_remote_add (PowRepository *repository, const char *name, const char *url, GError **error);
gboolean pow_remote_remove (PowRepository *repository, const char *name, GError **error);

char *pow_remote_check_url (const char *url, GError **error);
/* A path on this machine, not a server. */
gboolean pow_remote_url_is_local (const char *url);
/* A file that can be read from but not sent to. */
gboolean pow_remote_url_is_bundle (const char *url);

G_END_DECLS
