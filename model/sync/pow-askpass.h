/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

/* Answers what git and ssh ask while they sign in. They start this very program under another name in a
 * private folder, which sends the question over the socket beside it and prints the answer; so no
 * answer is ever in a file, an argument or the environment. */
typedef struct _PowAskpass PowAskpass;

PowAskpass *pow_askpass_new (PowSyncQuestionFunc question, gpointer data, GCancellable *cancellable, GError **error);
void pow_askpass_free (PowAskpass *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowAskpass, pow_askpass_free)

/* (transfer none) (array zero-terminated=1): `NAME=VALUE` for git's environment. */
const char *const *pow_askpass_get_variables (PowAskpass *self);
/* Readable when somebody asks. */
int pow_askpass_get_fd (PowAskpass *self);
/* Answers one question. */
void pow_askpass_serve (PowAskpass *self);
/* A run of git ended, and its answers were @accepted or not: those that were are given again without
 * asking, as one exchange is several runs. Whether anything was answered in it. */
gboolean pow_askpass_end_run (PowAskpass *self, gboolean accepted);
/* Whether a question was left unanswered by the person. */
gboolean pow_askpass_was_declined (PowAskpass *self);

G_END_DECLS
