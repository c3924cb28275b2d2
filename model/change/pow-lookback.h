/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history-outline.h"
#include "model/change/pow-merge-account.h"
#include "model/change/pow-undo-plan.h"
#include "model/store/pow-store.h"

G_BEGIN_DECLS

#define POW_TYPE_LOOKBACK (pow_lookback_get_type ())
G_DECLARE_FINAL_TYPE (PowLookback, pow_lookback, POW, LOOKBACK, GObject)

/**
 * PowLookback:
 *
 * Questions about the history of an open portfolio, for the main thread. A worker of its own opens the
 * portfolio a second time and brings the index up to date in the background, so that neither delays a
 * save. Questions come first: an update stops after the step it is in, answers, and goes on. While it is
 * under way answers come from the newest part, which is in first; questions about one record wait for
 * the update of that record's line.
 *
 * Properties: "done" and "total" (double: commits that are in, and that there are; equal when up to
 * date). Signals: "changed" (no arguments) when more may be told than before; "failed" (char *problem)
 * when the history cannot be read.
 */

PowLookback *pow_lookback_new (PowStore *store);
void pow_lookback_close (PowLookback *self);

void pow_lookback_list_async (PowLookback *self, const PowHistoryFilter *filter, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void pow_lookback_blame_async (PowLookback *self, PowRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void pow_lookback_list_values_async (PowLookback *self, const char *address, const char *field, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void pow_lookback_search_async (PowLookback *self, const char *text, const char *region, int limit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void pow_lookback_read_rows_async (PowLookback *self, GArray *ids, const char *address, const char *field, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void pow_lookback_explain_choices_async (PowLookback *self, GPtrArray *choices, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void pow_lookback_read_merge_async (PowLookback *self, const char *line, const char *revision, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void pow_lookback_list_arrivals_async (PowLookback *self, GPtrArray *arrivals, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void pow_lookback_list_recent_merges_async (PowLookback *self, const char *const *lines, gint64 since, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *pow_lookback_ask_finish (PowLookback *self, GAsyncResult *result, GError **error);

void pow_lookback_outline_async (PowLookback *self, const PowOutlineFilter *filter, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
PowHistoryOutline *pow_lookback_outline_finish (PowLookback *self, GAsyncResult *result, GError **error);
void pow_lookback_plan_undo_async (PowLookback *self, const char *change, const char *address, const char *field, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
PowUndoPlan *pow_lookback_plan_undo_finish (PowLookback *self, GAsyncResult *result, GError **error);

G_END_DECLS
