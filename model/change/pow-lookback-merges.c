/* SPDX-License-Identifier: EUPL-1.2 */
/* What merges did, for the window: one of them, those of an exchange, those of the last time. */
#include "model/change/pow-lookback-private.h"

static gpointer
answer_merge (PowHistory *history, gconstpointer data, GError **error)
{
  const PowQuestion *question = data;

  return pow_merge_account_read (history, question->line, question->text, error);
}

static gpointer
answer_arrivals (PowHistory *history, gconstpointer data, GError **error)
{
  const PowQuestion *question = data;

  for (guint i = 0; i < question->arrivals->len; i++)
    if (!pow_history_update (history, ((const PowArrival *) g_ptr_array_index (question->arrivals, i))->line, NULL, NULL, error))
      return NULL;
  return pow_merge_account_list_arrivals (history, question->arrivals, error);
}

static gpointer
answer_recent (PowHistory *history, gconstpointer data, GError **error)
{
  const PowQuestion *question = data;

  return pow_merge_account_list_recent (history, question->lines, question->since,
                                        (guint) question->filter.limit, error);
}

/**
 * pow_lookback_read_merge_async:
 * @self: a lookback
 * @line: a line
 * @revision: a commit of it, in full
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_merge_account_read() in the background; ended by pow_lookback_ask_finish(). On the main thread.
 */
void
pow_lookback_read_merge_async (PowLookback *self,
                               const char *line,
                               const char *revision,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (line != NULL && revision != NULL);

  pow_lookback_ask (self, &(PowQuestion){ answer_merge, .line = line, .text = revision }, cancellable, callback, user_data);
}

/**
 * pow_lookback_list_arrivals_async:
 * @self: a lookback
 * @arrivals: (element-type PowArrival): what an exchange did to each line; not changed afterwards
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_merge_account_list_arrivals() in the background; ended by pow_lookback_ask_finish(). On the main
 * thread.
 */
void
pow_lookback_list_arrivals_async (PowLookback *self,
                                  GPtrArray *arrivals,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (arrivals != NULL);

  pow_lookback_ask (self, &(PowQuestion){ answer_arrivals, .arrivals = arrivals }, cancellable, callback, user_data);
}

/**
 * pow_lookback_list_recent_merges_async:
 * @self: a lookback
 * @lines: (nullable) (array zero-terminated=1): these lines; %NULL: all
 * @since: effective time from which merges count
 * @limit: at most so many merges
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_merge_account_list_recent() in the background; ended by pow_lookback_ask_finish(). On the main
 * thread.
 */
void
pow_lookback_list_recent_merges_async (PowLookback *self,
                                       const char *const *lines,
                                       gint64 since,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (POW_IS_LOOKBACK (self));

  pow_lookback_ask (self, &(PowQuestion){ answer_recent, .lines = lines, .since = since, .filter = { .limit = (int) limit } },
                    cancellable, callback, user_data);
}
