/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

#define POW_SYNC_ERROR (pow_sync_error_quark ())
GQuark pow_sync_error_quark (void);

/* Why an exchange as a whole came to nothing. What happened to one line is told in its PowSyncLine. */
typedef enum
{
  POW_SYNC_ERROR_ADDRESS,         /* an address that cannot be used: git://, http://, nonsense */
  POW_SYNC_ERROR_NO_REMOTE,       /* no such remote, or none at all */
  POW_SYNC_ERROR_NETWORK,         /* no name, no route, cut off, no answer in time */
  POW_SYNC_ERROR_SIGN_IN,         /* wrong or no name, password, key */
  POW_SYNC_ERROR_HOST_KEY,        /* an unknown key that was not accepted, or one that changed */
  POW_SYNC_ERROR_CERTIFICATE,     /* expired, wrong name, unknown authority, old TLS */
  POW_SYNC_ERROR_SERVER,          /* it answered, but could not: full, broken, nothing there */
  POW_SYNC_ERROR_OTHER_PORTFOLIO, /* there is something else at that address */
  POW_SYNC_ERROR_EMPTY_SERVER,    /* nothing there yet: PowSyncOptions.fill was not given */
  POW_SYNC_ERROR_DEMO,            /* this is a demo: PowSyncOptions.demo was not given */
  POW_SYNC_ERROR_EMPTIED,         /* what was shared there before is gone; PowSyncOptions.fill sends it again */
  POW_SYNC_ERROR_REFUSED,         /* it knows who we are and does not let us in, or refuses all of it */
} PowSyncError;

/**
 * pow_sync_error_get_details:
 * @error: a %POW_SYNC_ERROR
 *
 * Returns: (transfer none) (nullable): what git and the server said, for *details*
 */
const char *pow_sync_error_get_details (const GError *error);

/**
 * pow_sync_error_is_outside:
 * @error: an error of any domain
 *
 * Returns: whether it means that the network, the server or the sign-in failed
 */
gboolean pow_sync_error_is_outside (const GError *error);

/**
 * PowSyncOptions:
 * @remote: (nullable): name of a remote; %NULL: the home remote, `origin`
 * @rehearse: tell what would happen and change nothing
 * @fill: an empty server may be filled
 * @demo: a demo may be shared
 * @reapply: lines that the server rewrote are taken over, and local work is put on top again
 * @again: lines that the server refused before are tried again
 * @regions: (nullable) (array zero-terminated=1): only these regions; %NULL: those of the portfolio
 * @author: (nullable): who makes merges; %NULL: the portfolio's own author
 * @mail: (nullable): their mail address
 * @tool: (nullable): "powctl 0.1.0"
 * @patience: seconds without a sign of life after which the server is given up; 0: 60
 *
 * What to exchange and what is allowed. Plain value, borrowed by the call.
 */
typedef struct
{
  const char *remote;
  gboolean rehearse;
  gboolean fill;
  gboolean demo;
  gboolean reapply;
  gboolean again;
  const char *const *regions;
  const char *author;
  const char *mail;
  const char *tool;
  guint patience;
} PowSyncOptions;

typedef enum
{
  POW_SYNC_PHASE_CONNECT,
  POW_SYNC_PHASE_FETCH,
  POW_SYNC_PHASE_MERGE,
  POW_SYNC_PHASE_PUBLISH,
  POW_SYNC_PHASE_FINISH, /* moments, contacts */
} PowSyncPhase;

/**
 * PowSyncProgressFunc:
 * @phase: what is being done
 * @bytes: bytes that have travelled in this phase as far as git tells; 0: not known
 * @line: (nullable): the line it is about
 *
 * Called in the thread of the exchange.
 */
typedef void (*PowSyncProgressFunc) (PowSyncPhase phase, guint64 bytes, const char *line, gpointer user_data);

typedef enum
{
  POW_SYNC_ASK_NAME,       /* the name to sign in with */
  POW_SYNC_ASK_PASSWORD,   /* the password or token of that name */
  POW_SYNC_ASK_PASSPHRASE, /* of a key file */
  POW_SYNC_ASK_HOST_KEY,   /* an unknown server: answer "yes" when the fingerprint is right */
} PowSyncAsk;

/**
 * PowSyncQuestion:
 * @ask: what is asked
 * @place: the server, for a password with the name (`https://jan@git.example.nl`), or the key file
 * @fingerprint: (nullable): of a host key, `SHA256:…`
 * @text: what git or ssh said, for *details*
 * @attempt: 1 to 3
 *
 * A question that signing in depends on.
 */
typedef struct
{
  PowSyncAsk ask;
  char *place;
  char *fingerprint;
  char *text;
  guint attempt;
} PowSyncQuestion;

/**
 * pow_sync_question_copy:
 * @question: a question
 *
 * Returns: (transfer full): a copy
 */
PowSyncQuestion *pow_sync_question_copy (const PowSyncQuestion *question);

/**
 * pow_sync_question_free:
 * @question: (nullable): a question
 */
void pow_sync_question_free (PowSyncQuestion *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowSyncQuestion, pow_sync_question_free)

/**
 * PowSyncQuestionFunc:
 *
 * Called in the thread of the exchange, which waits.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL: the person does not want to
 */
typedef char *(*PowSyncQuestionFunc) (const PowSyncQuestion *question, GCancellable *cancellable, gpointer user_data);

typedef enum
{
  POW_SYNC_NONE,     /* nothing to send; what came in is in */
  POW_SYNC_SENT,
  POW_SYNC_NOT_SENT, /* could not be sent now; the next sync tries again */
  POW_SYNC_REFUSED,  /* the server, or our own check of what it offered, refuses this line */
  POW_SYNC_CHECKING, /* sent, but the connection ended before the answer: the next sync will tell */
} PowSyncState;

/**
 * PowSyncLine:
 * @line: "programme" or "region/zeeland"
 * @fetched: revisions that came in
 * @merged: fields that both sides had a say in and that needed no question
 * @published: revisions that went out
 * @asked: (element-type utf8): `ADDRESS:FIELD` of the choices that this merge opens
 * @state: what became of sending
 * @read_only: the server does not let this person write the line
 * @rewritten: the server's line no longer holds what was shared before
 * @message: (nullable): why, or what came in that cannot be read; for people
 * @details: (nullable): what git and the server said
 *
 * What happened to one line; in a rehearsal what would happen.
 */
typedef struct
{
  char *line;
  guint fetched;
  guint merged;
  guint published;
  GPtrArray *asked;
  PowSyncState state;
  gboolean read_only;
  gboolean rewritten;
  char *message;
  char *details;
} PowSyncLine;

/**
 * PowSyncResult:
 * @lines: (element-type PowSyncLine): the programme first, then by region
 * @fetched: sum of the lines
 * @merged: sum of the lines
 * @published: sum of the lines
 * @choices: open choices in the records that came in or were merged
 * @changes: changes of values that came in from others
 * @arrivals: (element-type PowArrival): from where to where the lines moved that others changed
 * @people: (element-type utf8): names of those who made them, without the person themself
 * @problem: (nullable): why the exchange ended early although some lines were exchanged
 *
 * What an exchange did.
 */
typedef struct
{
  GPtrArray *lines;
  guint fetched;
  guint merged;
  guint published;
  guint choices;
  guint changes;
  GPtrArray *arrivals;
  GPtrArray *people;
  GError *problem;
} PowSyncResult;

/**
 * pow_sync_state_get_name:
 * @state: what became of sending a line
 *
 * Returns: (transfer none): its word in what programs read: "not_sent"
 */
const char *pow_sync_state_get_name (PowSyncState state);
#define POW_TYPE_SYNC_RESULT (pow_sync_result_get_type ())
GType pow_sync_result_get_type (void);

/**
 * pow_sync_result_ref:
 * @result: what an exchange did
 *
 * Holds on to it. Any thread.
 *
 * Returns: (transfer full): the same
 */
PowSyncResult *pow_sync_result_ref (PowSyncResult *result);

/**
 * pow_sync_result_unref:
 * @result: (nullable): what an exchange did
 *
 * Lets it go. Any thread.
 */
void pow_sync_result_unref (PowSyncResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowSyncResult, pow_sync_result_unref)

/**
 * pow_sync_result_has:
 * @result: what an exchange did
 * @state: what became of sending a line
 *
 * Returns: whether any line has this state
 */
gboolean pow_sync_result_has (PowSyncResult *result, PowSyncState state);

PowSyncResult *pow_sync_run (PowRepository *repository,
                             const PowSyncOptions *options,
                             PowSyncProgressFunc progress,
                             PowSyncQuestionFunc question,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error);

PowRepository *pow_sync_clone (const char *url,
                               const char *path,
                               const char *const *regions,
                               guint patience,
                               GPtrArray **left_out,
                               PowSyncProgressFunc progress,
                               PowSyncQuestionFunc question,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

/**
 * pow_sync_answer_for_git:
 * @argc: number of @argv
 * @argv: arguments of main()
 *
 * To be called first thing in main(): answers and exits when git or ssh started this program to ask
 * a question for us (see #PowAskpass); returns otherwise.
 */
void pow_sync_answer_for_git (int argc, char **argv);

G_END_DECLS
