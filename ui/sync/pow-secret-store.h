/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

/* Names and passwords (or tokens) of servers, kept by the desktop's secret service and nowhere else. Where
 * there is none, nothing is kept and every exchange that needs it asks again. Main thread. */

/* Whether this program can ask a secret service; there may be none on this desktop. */
gboolean pow_secret_store_is_there (void);
/* What was kept as the answer to such a question. */
void pow_secret_store_look_up_async (const PowSyncQuestion *question, GAsyncReadyCallback callback, gpointer user_data);
char *pow_secret_store_look_up_finish (GAsyncResult *result); /* transfer full; NULL: nothing */
void pow_secret_store_keep_async (const PowSyncQuestion *question, const char *answer, GAsyncReadyCallback callback, gpointer user_data);
gboolean pow_secret_store_keep_finish (GAsyncResult *result, GError **error);

G_END_DECLS
