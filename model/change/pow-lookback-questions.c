/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-lookback-private.h"

#include "model/change/pow-open-choice.h"
#include "model/record/pow-address.h"

/* A question with copies of all that was lent. */
typedef struct
{
  PowQuestion question;
  GStringChunk *texts;
} PowAsked;

static PowAsked *
copy_question (const PowQuestion *lent)
{
  PowAsked *asked = g_new (PowAsked, 1);
  PowQuestion *own = &asked->question;
  g_autofree char *line = lent->line_of != NULL ? pow_address_dup_line (lent->line_of) : NULL;
  const char **texts[] = { &own->line,         &own->filter.address, &own->filter.field,  &own->filter.line, &own->filter.since,
                           &own->filter.until, &own->filter.author,  &own->outline.address, &own->outline.field, &own->outline.author,
                           &own->outline.text, &own->text };

  *asked = (PowAsked){ *lent, g_string_chunk_new (256) };
  own->line = line != NULL ? line : lent->line;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = *texts[i] != NULL ? g_string_chunk_insert (asked->texts, *texts[i]) : NULL;
  own->lines = (const char *const *) g_strdupv ((char **) lent->lines);
  own->outline.lines = (const char *const *) g_strdupv ((char **) lent->outline.lines);
  own->ids = lent->ids != NULL ? g_array_ref (lent->ids) : NULL;
  own->record = lent->record != NULL ? g_object_ref (lent->record) : NULL;
  own->choices = lent->choices != NULL ? g_ptr_array_ref (lent->choices) : NULL;
  own->arrivals = lent->arrivals != NULL ? g_ptr_array_ref (lent->arrivals) : NULL;
  return asked;
}

static void
free_asked (gpointer data)
{
  PowAsked *asked = data;
  PowQuestion *own = &asked->question;

  g_strfreev ((char **) own->lines);
  g_strfreev ((char **) own->outline.lines);
  g_clear_pointer (&own->ids, g_array_unref);
  g_clear_object (&own->record);
  g_clear_pointer (&own->choices, g_ptr_array_unref);
  g_clear_pointer (&own->arrivals, g_ptr_array_unref);
  g_string_chunk_free (asked->texts);
  g_free (asked);
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
  const PowQuestion *question = &((const PowAsked *) g_task_get_task_data (task))->question;
  GError *error = NULL;
  gpointer answer = NULL;

  if (pow_lookback_open_history (self, &error)
      && (question->line == NULL
          || pow_history_update (self->history, question->line, is_wanted_cb, g_task_get_cancellable (task), &error)))
    answer = question->answer (self->history, question, &error);
  if (answer != NULL)
    g_task_return_pointer (task, answer, question->answer_free != NULL ? question->answer_free : (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
pow_lookback_ask (PowLookback *self, const PowQuestion *question, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, copy_question (question), free_asked);
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
  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (filter != NULL);

  pow_lookback_ask (self, &(PowQuestion){ answer_list, .line_of = filter->address, .filter = *filter },
                    cancellable, callback, user_data);
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
  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (POW_IS_RECORD (record) && pow_record_get_address (record) != NULL);

  pow_lookback_ask (self, &(PowQuestion){ answer_blame, .line_of = pow_record_get_address (record), .record = record },
                    cancellable, callback, user_data);
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
  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (pow_address_is_valid (address));
  g_return_if_fail (field != NULL);

  pow_lookback_ask (self, &(PowQuestion){ answer_values, .line_of = address, .filter = { .address = address, .field = field } },
                    cancellable, callback, user_data);
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
  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (text != NULL);

  pow_lookback_ask (self, &(PowQuestion){ answer_search, .text = text, .filter = { .line = region, .limit = limit } },
                    cancellable, callback, user_data);
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
  g_return_if_fail (POW_IS_LOOKBACK (self));
  g_return_if_fail (choices != NULL);

  pow_lookback_ask (self, &(PowQuestion){ answer_choices, .choices = choices }, cancellable, callback, user_data);
  g_ptr_array_unref (choices);
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
