/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/sync/pow-sync-control.h"

G_BEGIN_DECLS

/* How sharing stands, in words. All transfer full; never markup. Main thread. */

/* Two or three words for the button: "3 to share". */
char *pow_sync_words_dup_short (PowSyncControl *self);
/* A sentence, with the reason of a failure. */
char *pow_sync_words_dup_sentence (PowSyncControl *self);
/* What an exchange brought: "7 changes of 3 people merged"; NULL when nothing came in. */
char *pow_sync_words_dup_arrival (PowSyncResult *result);
/* What became of one line, or in a rehearsal would: "2 in, 3 out, 1 choice"; NULL: nothing. */
char *pow_sync_words_dup_line (const PowSyncLine *line);

G_END_DECLS
