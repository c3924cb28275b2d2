/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-git-object.h"
#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

/* The way to one server: the installed git in a child, with our deadline, our questions and our words.
 * Everything blocks, in the thread of the exchange. */
typedef struct _PowTransport PowTransport;

/**
 * pow_transport_new:
 * @folder: the repository whose refs and objects travel
 * @url: an address that pow_remote_check_url() passed
 * @patience: seconds of silence after which the server is given up; 0: 60
 * @progress: (scope forever) (nullable): told how far it is, in the thread of the exchange
 * @question: (scope forever) (nullable): asked what signing in depends on, in the thread of the exchange
 * @data: data of both
 * @cancellable: (nullable): ends whatever is under way
 * @error: a %POW_STORE_ERROR when what answers git cannot be made
 *
 * Nothing is sent yet.
 *
 * Returns: (transfer full) (nullable): the way to the server
 */
PowTransport *pow_transport_new (const char *folder,
                                 const char *url,
                                 guint patience,
                                 PowSyncProgressFunc progress,
                                 PowSyncQuestionFunc question,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

/**
 * pow_transport_free:
 * @self: (nullable): the way to a server
 *
 * Ends what was begun and not asked for.
 */
void pow_transport_free (PowTransport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowTransport, pow_transport_free)

/**
 * pow_transport_get_url:
 * @self: the way to a server
 *
 * Returns: (transfer none): its address
 */
const char *pow_transport_get_url (PowTransport *self);

/**
 * pow_transport_set_folder:
 * @self: the way to a server
 * @folder: the repository whose refs and objects travel from now on
 *
 * For a clone, whose folder is made later than the way there.
 */
void pow_transport_set_folder (PowTransport *self, const char *folder);

/**
 * pow_transport_list:
 * @self: the way to a server
 * @patterns: (nullable) (array zero-terminated=1): names of refs with `*`; %NULL for all
 * @error: a %POW_SYNC_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type utf8 git_oid) (nullable): what the server has: name → id
 */
GHashTable *pow_transport_list (PowTransport *self, const char *const *patterns, GError **error);

/**
 * pow_transport_begin_listing:
 * @self: the way to a server
 * @patterns: (nullable) (array zero-terminated=1): as of pow_transport_list()
 * @error: a %POW_STORE_ERROR when git cannot be started
 *
 * Starts what pow_transport_list() does, so that other work can be done until it is asked for; it must be asked
 * for with the same patterns.
 *
 * Returns: whether it was started
 */
gboolean pow_transport_begin_listing (PowTransport *self, const char *const *patterns, GError **error);

/* What came of the refspec at @place is refused: in git's words. */
typedef void (*PowTransportRefusedFunc) (gpointer data, guint place, const char *why);

/**
 * pow_transport_fetch_each:
 * @self: the way to a server
 * @refspecs: (element-type utf8): what to fetch, and where to
 * @refused: (scope call): told of what came and is refused
 * @data: data of @refused
 * @error: a %POW_SYNC_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Fetches all in one call and, when that fails for what one of them holds, one by one: the healthy ones come in.
 *
 * Returns: %FALSE when nothing more can come
 */
gboolean pow_transport_fetch_each (PowTransport *self, GPtrArray *refspecs, PowTransportRefusedFunc refused, gpointer data, GError **error);

/* What the server said of one ref that was pushed. */
typedef struct
{
  char *ref;
  gboolean accepted;
  gboolean moved;    /* it stands elsewhere by now: fetch, merge, again */
  gboolean together; /* refused for what else was pushed with it: again by itself */
  char *reason;      /* in git's words */
} PowPushOutcome;

/**
 * pow_transport_push:
 * @self: the way to a server
 * @options: (nullable) (array zero-terminated=1): options of `git push`
 * @refspecs: (element-type utf8): what to send, and where to; each is accepted or not by itself
 * @outcomes: (out) (transfer full) (element-type PowPushOutcome): what was said of each; a ref that is missing
 *   there was not answered
 * @errors: (out) (transfer full): what stands on standard error
 * @error: a %POW_SYNC_ERROR when not all were answered
 *
 * Returns: whether all were answered, with yes or no
 */
gboolean pow_transport_push (PowTransport *self,
                             const char *const *options,
                             GPtrArray *refspecs,
                             GPtrArray **outcomes,
                             char **errors,
                             GError **error);

G_END_DECLS
