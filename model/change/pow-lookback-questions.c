/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-lookback-private.h"

#include "model/change/pow-open-choice.h"
#include "model/record/pow-address.h"

PowQuestion *
pow_question_new (PowAnswerFunc answer, GDestroyNotify answer_free)
{
  PowQuestion *question = g_new0 (PowQuestion, 1);

  question->answer = answer;
  question->answer_free = answer_free;
  return question;
}

static void
free_question (gpointer data)
{
  PowQuestion *question = data;

  g_free (question->line);
  g_free ((char *) question->filter.address);
  g_free ((char *) question->filter.field);
  g_free ((char *) question->filter.line);
  g_free ((char *) question->filter.since);
  g_free ((char *) question->filter.until);
  g_free ((char *) question->filter.author);
  g_strfreev (question->lines);
  g_clear_pointer (&question->ids, g_array_unref);
  g_clear_object (&question->record);
  g_clear_pointer (&question->choices, g_ptr_array_unref);
  g_clear_pointer (&question->arrivals, g_ptr_array_unref);
  g_free (question->text);
  g_free (question);
}

/* Also the update before an answer ends when nobody waits for it any more. */
static gboolean
is_wanted_cb (guint64 done, guint64 total, gpointer cancellable)
{
  return cancellable == NULL || !g_cancellable_is_cancelled (cancellable);
}

static void
answer_work (gpointer source, GTask *task)
{
  PowLookback *self = source;
  const PowQuestion *question = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer answer = NULL;

  if (pow_lookback_open_history (self, &error)
      && (question->line == NULL
          || pow_history_update (self->history, question->line, is_wanted_cb, g_task_get_cancellable (task), &error)))
    answer = question->answer (self->history, question, &error);
  if (answer != NULL)
    g_task_return_pointer (task, answer, question->answer_free);
  else
    g_task_return_error (task, error);
}

void
pow_lookback_ask (PowLookback *self, PowQuestion *question, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, question, free_question);
  pow_worker_push (self->worker, task, answer_work);
}

static gpointer
answer_list (PowHistory *history, gconstpointer question, GError **error)
{
  return pow_history_list (history, &((const PowQuestion *) question)->filter, error);
}

static gpointer
answer_blame (PowHistory *history, gconstpointer question, GError **error)
{
  return pow_history_blame (history, ((const PowQuestion *) question)->record, error);
}

static gpointer
answer_values (PowHistory *history, gconstpointer question, GError **error)
{
  const PowHistoryFilter *filter = &((const PowQuestion *) question)->filter;

  return pow_history_list_values (history, filter->address, filter->field, error);
}

static gpointer
answer_search (PowHistory *history, gconstpointer data, GError **error)
{
  const PowQuestion *question = data;

  return pow_history_search (history, question->text, question->filter.line, question->filter.limit, error);
}

static gpointer
answer_choices (PowHistory *history, gconstpointer data, GError **error)
{
  const PowQuestion *question = data;
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < question->choices->len; i++)
    {
      PowOpenChoice *choice = g_ptr_array_index (question->choices, i);
      char *line = pow_address_dup_line (pow_record_get_address (choice->record));

      if (g_hash_table_add (lines, line) && !pow_history_update (history, line, NULL, NULL, error))
        return NULL;
      if (!pow_open_choice_explain (choice, history, error))
        return NULL;
    }
  return g_ptr_array_ref (question->choices);
}

/**
 * pow_lookback_list_async:
 * @self: a lookback
 * @filter: what is asked for; copied
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_history_list() in the background. On the main thread.
 */
void
pow_lookback_list_async (PowLookback *self,
                         const PowHistoryFilter *filter,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  PowQuestion *question;

  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (filter != NULL);

  question = pow_question_new (answer_list, (GDestroyNotify) g_ptr_array_unref);
  question->line = filter->address != NULL ? pow_address_dup_line (filter->address) : NULL;
  question->filter = *filter;
  question->filter.address = g_strdup (filter->address);
  question->filter.field = g_strdup (filter->field);
  question->filter.line = g_strdup (filter->line);
  question->filter.since = g_strdup (filter->since);
  question->filter.until = g_strdup (filter->until);
  question->filter.author = g_strdup (filter->author);
  pow_lookback_ask (self, question, cancellable, callback, user_data);
}

/**
 * pow_lookback_blame_async:
 * @self: a lookback
 * @record: a record as it stands now, with its address
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_history_blame() in the background. On the main thread.
 */
void
pow_lookback_blame_async (PowLookback *self,
                          PowRecord *record,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  PowQuestion *question;

  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (POW_IS_RECORD (record) && pow_record_get_address (record) != NULL);

  question = pow_question_new (answer_blame, (GDestroyNotify) g_ptr_array_unref);
  question->line = pow_address_dup_line (pow_record_get_address (record));
  question->record = g_object_ref (record);
  pow_lookback_ask (self, question, cancellable, callback, user_data);
}

/**
 * pow_lookback_list_values_async:
 * @self: a lookback
 * @address: a record
 * @field: a place in it that changes as one value
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_history_list_values() in the background. On the main thread.
 */
void
pow_lookback_list_values_async (PowLookback *self,
                                const char *address,
                                const char *field,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  PowQuestion *question;

  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (pow_address_is_valid (address));
  g_return_if_fail (field != NULL);

  question = pow_question_new (answer_values, (GDestroyNotify) g_ptr_array_unref);
  question->line = pow_address_dup_line (address);
  question->filter.address = g_strdup (address);
  question->filter.field = g_strdup (field);
  pow_lookback_ask (self, question, cancellable, callback, user_data);
}

/**
 * pow_lookback_search_async:
 * @self: a lookback
 * @text: what to look for
 * @region: (nullable): only in this region
 * @limit: at most so many; negative: all
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_history_search() in the background. On the main thread.
 */
void
pow_lookback_search_async (PowLookback *self,
                           const char *text,
                           const char *region,
                           int limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  PowQuestion *question;

  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (text != NULL);

  question = pow_question_new (answer_search, (GDestroyNotify) g_ptr_array_unref);
  question->text = g_strdup (text);
  question->filter.line = g_strdup (region);
  question->filter.limit = limit;
  pow_lookback_ask (self, question, cancellable, callback, user_data);
}

/**
 * pow_lookback_explain_choices_async:
 * @self: a lookback
 * @choices: (transfer full) (element-type PowOpenChoice): open choices that nobody else reads meanwhile
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * pow_open_choice_explain() of each in the background; the answer is the list. On the main thread.
 */
void
pow_lookback_explain_choices_async (PowLookback *self,
                                    GPtrArray *choices,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  PowQuestion *question;

  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (choices != NULL);

  question = pow_question_new (answer_choices, (GDestroyNotify) g_ptr_array_unref);
  question->choices = choices;
  pow_lookback_ask (self, question, cancellable, callback, user_data);
}

/**
 * pow_lookback_ask_finish:
 * @self: a lookback
 * @result: what the callback was given
 * @error: return location of an error
 *
 * Ends any of the questions whose answer is a list.
 *
 * Returns: (transfer full): the answer of the function of #PowHistory that the question names; %NULL
 *   with its error, with %G_IO_ERROR_CANCELLED, or with %G_IO_ERROR_CLOSED
 */
GPtrArray *
pow_lookback_ask_finish (PowLookback *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
