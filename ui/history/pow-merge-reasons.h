/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PowMergeReasons:
 *
 * Says below fields that a merge gave their value why it stands. Main thread.
 */
typedef struct _PowMergeReasons PowMergeReasons;

PowMergeReasons *pow_merge_reasons_new (PowSession *session, const PowCommit *commit);
void pow_merge_reasons_add (PowMergeReasons *self, const char *address, const char *field, GtkBox *box);
void pow_merge_reasons_show (PowSession *session, const PowCommit *commit, const char *address, const char *field, GtkBox *box);
void pow_merge_reasons_ask (PowMergeReasons *self);

G_END_DECLS
