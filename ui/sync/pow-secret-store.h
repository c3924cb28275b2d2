/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

/* Names and passwords (or tokens) of servers, kept by the desktop's secret service and nowhere else. Where
 * there is none, nothing is kept and every exchange that needs it asks again. Main thread. */

/**
 * pow_secret_store_is_there:
 *
 * Returns: whether this program can ask a secret service; there may still be none on this desktop
 */
gboolean pow_secret_store_is_there (void);

/**
 * pow_secret_store_look_up_async:
 * @question: for a name or a password; copied
 * @callback: called when it is known; it calls pow_secret_store_look_up_finish()
 * @user_data: for @callback
 *
 * Asks what was kept as the answer to such a question.
 */
void pow_secret_store_look_up_async (const PowSyncQuestion *question, GAsyncReadyCallback callback, gpointer user_data);
char *pow_secret_store_look_up_finish (GAsyncResult *result); /**
 * pow_secret_store_keep_async:
 * @question: for a name or a password; copied
 * @answer: what the person said; copied
 * @callback: called when it is kept or cannot be; it calls pow_secret_store_keep_finish()
 * @user_data: for @callback
 *
 * Keeps an answer for the next time.
 */
void pow_secret_store_keep_async (const PowSyncQuestion *question, const char *answer, GAsyncReadyCallback callback, gpointer user_data);
gboolean pow_secret_store_keep_finish (GAsyncResult *result, GError **error);

G_END_DECLS
