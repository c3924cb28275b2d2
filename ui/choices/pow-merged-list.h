/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-merged-field.h"
#include "ui/common/pow-session.h"

G_BEGIN_DECLS

/* How far back fields count that were merged without a question. */
#define POW_MERGED_DAYS 30

/* Asks what the merges of the last time did in the regions of Waar; ended by pow_lookback_ask_finish(). */
void pow_merged_list_async (PowSession *session, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Leaves out what became a question; that stands under Keuzes itself. */
void pow_merged_list_drop_asked (GPtrArray *fields);
/* The same as a change from what stood there to what stands. Transfer full. */
PowChange *pow_merged_list_dup_change (const PowMergedField *field);

G_END_DECLS
