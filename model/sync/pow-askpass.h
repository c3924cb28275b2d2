/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

/* Answers what git and ssh ask while they sign in. They start this very program under another name in a
 * private folder, which sends the question over the socket beside it and prints the answer; so no
 * answer is ever in a file, an argument or the environment. */
typedef struct _PowAskpass PowAskpass;

/**
 * pow_askpass_new:
 * @question: (scope forever) (nullable): asks the person, in the thread that serves; %NULL: nothing is answered
 * @data: data of @question
 * @cancellable: (nullable): handed to @question
 * @error: a %POW_STORE_ERROR when the private folder or its socket cannot be made
 *
 * Makes the private folder, its socket and the name under which git starts us.
 *
 * Returns: (transfer full) (nullable): what answers, until pow_askpass_free()
 */
PowAskpass *pow_askpass_new (PowSyncQuestionFunc question, gpointer data, GCancellable *cancellable, GError **error);

/**
 * pow_askpass_free:
 * @self: (nullable): what answered
 *
 * Takes the folder away and wipes the answers that were kept.
 */
void pow_askpass_free (PowAskpass *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowAskpass, pow_askpass_free)

/**
 * pow_askpass_get_variables:
 * @self: what answers
 *
 * Returns: (transfer none) (array zero-terminated=1): `NAME=VALUE` for git's environment
 */
const char *const *pow_askpass_get_variables (PowAskpass *self);

/**
 * pow_askpass_get_fd:
 * @self: what answers
 *
 * Returns: a descriptor that can be read when somebody asks; then call pow_askpass_serve()
 */
int pow_askpass_get_fd (PowAskpass *self);

/**
 * pow_askpass_serve:
 * @self: what answers
 *
 * Answers one question: from what was accepted before, else by asking the person, at most three times.
 * Blocks as long as the person thinks.
 */
void pow_askpass_serve (PowAskpass *self);

/**
 * pow_askpass_end_run:
 * @self: what answers
 * @accepted: whether the server took the answers of this run
 *
 * Says that a run of git has ended. An exchange is several runs: what was accepted is given again without
 * asking, what was not is forgotten.
 *
 * Returns: whether anything was answered in this run
 */
gboolean pow_askpass_end_run (PowAskpass *self, gboolean accepted);

/**
 * pow_askpass_was_declined:
 * @self: what answers
 *
 * Returns: whether the person left a question unanswered, or did not accept a host key
 */
gboolean pow_askpass_was_declined (PowAskpass *self);

G_END_DECLS
