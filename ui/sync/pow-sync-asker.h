/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-syncer.h"

G_BEGIN_DECLS

#define POW_TYPE_SYNC_ASKER (pow_sync_asker_get_type ())
G_DECLARE_FINAL_TYPE (PowSyncAsker, pow_sync_asker, POW, SYNC_ASKER, GObject)

/**
 * PowSyncAsker:
 *
 * Answers what signing in to a server needs: with what the desktop's password store has kept, else with
 * what a person says. Main thread.
 *
 * Signals:
 * - "question" (guint id, #PowSyncQuestion *question): a person is to answer.
 * - "not-kept" (const char *problem): a password could not be kept; a sentence for a person.
 */

PowSyncAsker *pow_sync_asker_new (PowSyncer *syncer);
/* Whether a person may be asked; else what needs one is declined. */
void pow_sync_asker_set_allowed (PowSyncAsker *self, gboolean allowed);
/* @keep: whether a name or password is kept for the next time. @answer NULL: the person does not want to. */
void pow_sync_asker_answer (PowSyncAsker *self, guint id, const PowSyncQuestion *question, const char *answer, gboolean keep);

G_END_DECLS
