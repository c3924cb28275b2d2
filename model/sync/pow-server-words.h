/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

/* What git, curl, ssh and servers say when an exchange fails, in words for people. */

/* Sets a POW_SYNC_ERROR for what stands on standard error, about the server of @url. */
void pow_server_words_set_error (GError **error, const char *url, const char *errors);

/* Whether these words are git's own checks refusing what came, not a failing connection. */
gboolean pow_server_words_is_check (const char *errors);

/* What the server itself said ("remote: …" lines) and the error lines, for *details*. Transfer full. */
char *pow_server_words_dup_details (const char *errors);

/* Git's verdict on what it refused: its last "error:" line, else its last line. Transfer full. */
char *pow_server_words_dup_verdict (const char *errors);

G_END_DECLS
