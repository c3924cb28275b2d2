/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-git-object.h"
#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

/* The way to one server: the installed git in a child, with our deadline, our questions and our words.
 * Everything blocks, in the thread of the exchange. */
typedef struct _PowTransport PowTransport;

/* @folder: the repository whose refs and objects travel. @patience: seconds of silence; 0: 60. */
PowTransport *pow_transport_new (const char *folder,
                                 const char *url,
                                 guint patience,
                                 PowSyncProgressFunc progress,
                                 PowSyncQuestionFunc question,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
void pow_transport_free (PowTransport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowTransport, pow_transport_free)

const char *pow_transport_get_url (PowTransport *self);
/* For a clone, whose folder is made later than the way there. */
void pow_transport_set_folder (PowTransport *self, const char *folder);

/* What the server has that matches @patterns (nullable): name → git_oid. Transfer full. */
GHashTable *pow_transport_list (PowTransport *self, const char *const *patterns, GError **error);

/* Starts that, so that other work can be done until it is asked for; it must be asked for with the same patterns. */
gboolean pow_transport_begin_listing (PowTransport *self, const char *const *patterns, GError **error);

/* What came of the refspec at @place is refused: in git's words. */
typedef void (*PowTransportRefusedFunc) (gpointer data, guint place, const char *why);

/* Fetches @refspecs in one call and, when that fails for what one of them holds, one by one: the healthy
 * ones come in, @refused is told of the others. FALSE when nothing more can come. */
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

/* Pushes @refspecs (element-type utf8), each accepted or not by itself, with @options (nullable) before
 * them. @outcomes: (element-type PowPushOutcome): what was said of each; a ref that is missing there was
 * not answered. @errors: standard error. FALSE with a POW_SYNC_ERROR when not all were answered. */
gboolean pow_transport_push (PowTransport *self,
                             const char *const *options,
                             GPtrArray *refspecs,
                             GPtrArray **outcomes,
                             char **errors,
                             GError **error);

G_END_DECLS
