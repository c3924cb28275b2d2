/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-line-merge.h"
#include "model/change/pow-merge-account.h"
#include "model/store/pow-scratch-store.h"
#include "model/sync/pow-remote.h"
#include "model/sync/pow-sync.h"
#include "model/sync/pow-transport.h"

G_BEGIN_DECLS

/* One line in one exchange. */
typedef struct
{
  char *line;
  char *ref;
  PowSyncLine *told; /* borrowed from the result */

  gboolean has_head, has_known, has_server;
  git_oid head;   /* what the line's ref names here */
  git_oid local;  /* the same without a merge of ours that nobody has seen */
  git_oid known;  /* what the remote had when it was last taken over */
  git_oid server; /* what it has now */

  gboolean is_settled; /* nothing more to do in this exchange */
  gboolean is_coming;  /* takes over what the server has */
  gboolean is_sending;
  gboolean is_marked;
  gboolean has_moved; /* a push was refused because the server has something newer */
  gboolean was_sent; /* in this exchange, and the answer is not known */
  git_oid offered;   /* what is sent, or what stands here after taking over */
  PowLineMerge *merge;
} PowLineSync;

/* One exchange, in its own thread. */
typedef struct
{
  PowRepository *repository;
  const PowSyncOptions *options;
  PowSyncProgressFunc progress;
  gpointer data;
  GCancellable *cancellable;

  PowRemote *remote;
  gboolean is_home;
  gboolean is_bundle;
  PowTransport *transport;
  char **regions; /* NULL: all */
  GHashTable *here;   /* lines, and what is known of this remote, when the exchange began: ref → git_oid */
  GHashTable *server; /* ref → git_oid; of moments and contacts also what went there, and zero where it was refused */
  GPtrArray *lines;   /* (element-type PowLineSync) */
  PowSyncResult *result;
  PowObjectStore store;
  PowScratchStore *imagined; /* a rehearsal's objects, which are not written; NULL: no rehearsal */
  char *author;
  char *mail;
  char *language; /* of the programme; NULL: that of the process */
} PowExchange;

/* Keeps what git said with a POW_SYNC_ERROR. */
void pow_sync_error_set_details (GError *error, const char *details);

PowSyncLine *pow_sync_line_new (const char *line);
PowSyncResult *pow_sync_result_new (void);
/* Words and details of a line; takes @message. */
void pow_sync_line_tell (PowSyncLine *line, PowSyncState state, char *message, const char *details);

/* pow-exchange-turn.c */
/* One exchange of a portfolio at a time, whichever program does it. Waits for at most @seconds; answers a file to
 * close when it is over, -1 with an error. */
int pow_exchange_take_turn (PowExchange *x, guint seconds, GError **error);

/* pow-exchange.c */
/* "refs/remotes/origin/region/zeeland" and "refs/incoming/origin/region/zeeland". Transfer full. */
char *pow_exchange_name_known (PowExchange *self, const char *line);
char *pow_exchange_name_incoming (PowExchange *self, const char *line);
gboolean pow_exchange_wants (PowExchange *self, const char *line);
/* Whether @ancestor is @commit or one of those that it was made from. */
gboolean pow_exchange_reaches (PowExchange *self, const git_oid *commit, const git_oid *ancestor);
/* Commits that @commit has and neither of the others (nullable). */
guint pow_exchange_count (PowExchange *self, const git_oid *commit, const git_oid *without, const git_oid *nor);
gboolean pow_exchange_read_tree (PowExchange *self, const git_oid *commit, git_oid *tree, GError **error);
/* Reads the refs of lines, and of what is known of the remote. */
gboolean pow_exchange_read_refs (PowExchange *self, GError **error);
/* Looks up a ref; FALSE when there is none. */
gboolean pow_exchange_find_ref (PowExchange *self, const char *name, git_oid *id);
gboolean pow_exchange_set_ref (PowExchange *self, const char *name, const git_oid *id, GError **error);
/* Writes a commit of ours, with a message in the programme's language. */
gboolean pow_exchange_commit (PowExchange *self, const char *line, const git_oid *tree, const git_oid *parents, gsize n_parents, const char *subject, git_oid *commit, GError **error);

/* pow-line-sync.c */
void pow_line_sync_free (gpointer data);
/* Reads where the line stands here and there; it is kept from folding until the exchange ends. */
gboolean pow_line_sync_read (PowExchange *x, PowLineSync *line, GError **error);
/* Decides what to take over and what to send. */
gboolean pow_line_sync_plan (PowExchange *x, PowLineSync *line, GError **error);
/* The line ends with an error of its own. Takes @error. */
void pow_line_sync_fail (PowLineSync *line, PowSyncState state, GError *error);
void pow_line_sync_unmark (PowExchange *x, PowLineSync *line);

/* pow-take-over.c */
/* Makes what came in, or was sent, the state of the line here. *@again: it moved meanwhile. */
gboolean pow_line_sync_take_over (PowExchange *x, PowLineSync *line, const git_oid *server, gboolean *again, GError **error);
/* The line is as the server has it, or stays behind it: no sending. */
gboolean pow_line_sync_settle (PowExchange *x, PowLineSync *line, GError **error);
/* The same for the lines that take over what the server has: all together where nothing is in the way, */
void pow_line_sync_settle_together (PowExchange *x);
/* and what is left of them. */
gboolean pow_line_sync_settle_coming (PowExchange *x, PowLineSync *line, GError **error);

/* pow-incoming.c */
/* Fetches and checks what has moved of the lines that are not settled. FALSE: nothing more can be fetched. */
gboolean pow_incoming_fetch (PowExchange *x, GError **error);
/* Starts reading what the server has; what is known here can be looked at until pow_incoming_list(). */
gboolean pow_incoming_begin (PowExchange *x, GError **error);
/* Reads anew what the server has. */
gboolean pow_incoming_list (PowExchange *x, GError **error);
/* Walks what @commit has and @known (nullable) has not, with caps. FALSE with @danger set: not to be
 * taken over. */
gboolean pow_incoming_check (PowExchange *x, const git_oid *commit, const git_oid *known, const git_oid *local, char **danger, GError **error);

/* pow-publish.c */
/* Sends the lines that are to be sent and tells what became of each. FALSE with the reason why the
 * exchange ends here. */
gboolean pow_publish_lines (PowExchange *x, GError **error);

/* pow-rescue.c */
/* Keeps a commit that a line is about to lose sight of. */
gboolean pow_rescue_keep (PowExchange *x, const char *line, const git_oid *commit, GError **error);
/* The server's line no longer has what was shared: explains, or takes it over with local work on top. */
gboolean pow_rescue_meet_rewritten (PowExchange *x, PowLineSync *line, GError **error);

/* pow-moment-sync.c */
void pow_moment_sync_run (PowExchange *x);
/* Whether a moment, of which @tag is the object, may go to the server: it names a state that is shared. */
gboolean pow_moment_sync_may_go (PowExchange *x, const char *scope, const git_oid *tag);

/* pow-contact-sync.c */
/* Exchanges the contacts of the chosen regions with the home remote. A server that does not want them makes
 * no failed exchange. */
void pow_contact_sync_run (PowExchange *x);
gboolean pow_contact_sync_is_possible (PowExchange *x);

/* pow-arrivals.c */
/* Counts what came in from others between two states of a line, and names what cannot be read in it. */
void pow_arrivals_count (PowExchange *x, PowLineSync *line, const git_oid *before, const git_oid *after);

G_END_DECLS
