/* SPDX-License-Identifier: EUPL-1.2 */
/* What the window of the history asks: all of it in small, some of it in full, and what an undo would do. */
#include "model/change/pow-lookback-private.h"

#include "model/record/pow-address.h"

static gpointer
answer_outline (PowHistory *history, gconstpointer question, GError **error)
{
  return pow_history_outline_new (history, &((const PowQuestion *) question)->outline, error);
}

static gpointer
answer_rows (PowHistory *history, gconstpointer data, GError **error)
{
  const PowQuestion *question = data;

  return pow_history_read_rows (history, (const gint64 *) (gpointer) question->ids->data, question->ids->len,
                                question->filter.address, question->filter.field, error);
}

static gpointer
answer_undo (PowHistory *history, gconstpointer data, GError **error)
{
  const PowQuestion *question = data;

  return pow_undo_plan_new (history, question->text, question->filter.address, question->filter.field, error);
}

/**
 * pow_lookback_outline_async:
 * @self: a lookback
 * @filter: what is asked for; copied
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_history_outline_new() in the background. On the main thread.
 */
void
pow_lookback_outline_async (PowLookback *self,
                            const PowOutlineFilter *filter,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (filter != NULL);

  pow_lookback_ask (
    self,
    &(PowQuestion){ answer_outline, (GDestroyNotify) pow_history_outline_free, .line_of = filter->address, .outline = *filter },
    cancellable, callback, user_data);
}

/**
 * pow_lookback_outline_finish:
 * @self: a lookback
 * @result: what the callback was given
 * @error: return location of an error
 *
 * Ends pow_lookback_outline_async().
 *
 * Returns: (transfer full): the outline; %NULL with an error as pow_lookback_ask_finish()
 */
PowHistoryOutline *
pow_lookback_outline_finish (PowLookback *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pow_lookback_read_rows_async:
 * @self: a lookback
 * @ids: (element-type gint64): commits of an outline
 * @address: (nullable): only what they changed of this record
 * @field: (nullable): only what they changed of this field of it
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_history_read_rows() in the background. On the main thread.
 */
void
pow_lookback_read_rows_async (PowLookback *self,
                              GArray *ids,
                              const char *address,
                              const char *field,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (ids != NULL);

  pow_lookback_ask (self, &(PowQuestion){ answer_rows, .ids = ids, .filter = { .address = address, .field = field } },
                    cancellable, callback, user_data);
}

/**
 * pow_lookback_plan_undo_async:
 * @self: a lookback
 * @change: a revision or a Change-Id
 * @address: (nullable): only this record
 * @field: (nullable): only this field of it
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_undo_plan_new() in the background. On the main thread.
 */
void
pow_lookback_plan_undo_async (PowLookback *self,
                              const char *change,
                              const char *address,
                              const char *field,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (change != NULL);

  pow_lookback_ask (
    self,
    &(PowQuestion){
      answer_undo, (GDestroyNotify) pow_undo_plan_free, .text = change, .filter = { .address = address, .field = field } },
    cancellable, callback, user_data);
}

/**
 * pow_lookback_plan_undo_finish:
 * @self: a lookback
 * @result: what the callback was given
 * @error: return location of an error
 *
 * Ends pow_lookback_plan_undo_async().
 *
 * Returns: (transfer full): the plan; %NULL with an error as pow_lookback_ask_finish()
 */
PowUndoPlan *
pow_lookback_plan_undo_finish (PowLookback *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
