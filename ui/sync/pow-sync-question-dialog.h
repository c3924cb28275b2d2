/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/sync/pow-sync-control.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_SYNC_QUESTION_DIALOG (pow_sync_question_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PowSyncQuestionDialog, pow_sync_question_dialog, POW, SYNC_QUESTION_DIALOG, AdwMessageDialog)

/**
 * pow_sync_question_dialog_new:
 * @parent: the window
 * @question: what signing in needs; copied
 *
 * A dialog that asks for a name, a password, the passphrase of a key, or whether the fingerprint of a
 * server's key is right. Main thread.
 *
 * Signal "answered" (const char *answer, gboolean keep): %NULL when the person does not want to.
 *
 * Returns: (transfer full): the dialog
 */
GtkWidget *pow_sync_question_dialog_new (GtkWindow *parent, const PowSyncQuestion *question);

const PowSyncQuestion *pow_sync_question_dialog_get_question (PowSyncQuestionDialog *self);

G_END_DECLS
