/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

/* What git, curl, ssh and servers say when an exchange fails, in words for people. */

/**
 * pow_server_words_set_error:
 * @error: return location of a %POW_SYNC_ERROR
 * @url: the server that it is about
 * @errors: what stands on git's standard error, written with LC_ALL=C
 *
 * Says in words for people why an exchange failed; words that nobody knows are a connection that was cut off.
 * The raw text is kept as the details of the error.
 */
void pow_server_words_set_error (GError **error, const char *url, const char *errors);

/**
 * pow_server_words_is_check:
 * @errors: what stands on git's standard error
 *
 * Returns: whether git's own checks refused what came, rather than the connection failing
 */
gboolean pow_server_words_is_check (const char *errors);

/**
 * pow_server_words_dup_details:
 * @errors: what stands on git's standard error
 *
 * Returns: (transfer full): what the server itself said (`remote: …` lines) and the error lines, for *details*
 */
char *pow_server_words_dup_details (const char *errors);

/**
 * pow_server_words_dup_verdict:
 * @errors: what stands on git's standard error
 *
 * Returns: (transfer full): git's verdict on what it refused: its last `error:` line, else its last line
 */
char *pow_server_words_dup_verdict (const char *errors);

G_END_DECLS
