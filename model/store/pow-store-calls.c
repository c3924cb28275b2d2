/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-store-private.h"

/* What the owner of a store asks its worker, and the answers. */

/* A save on its way to the worker: everything in it is its own. */
typedef struct
{
  GPtrArray *edits;
  PowCommitInfo info;
} PowSaveOrder;

static void
free_save_order (gpointer data)
{
  PowSaveOrder *order = data;

  g_ptr_array_unref (order->edits);
  g_free ((char *) order->info.author);
  g_free ((char *) order->info.mail);
  g_free ((char *) order->info.reason);
  g_free ((char *) order->info.body);
  g_free ((char *) order->info.tool);
  g_free ((char *) order->info.subject);
  g_free (order);
}

static PowSaveOrder *
build_save_order (GPtrArray *edits, const PowCommitInfo *info)
{
  PowSaveOrder *order = g_new0 (PowSaveOrder, 1);

  order->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  for (guint i = 0; i < edits->len; i++)
    {
      const PowEdit *edit = g_ptr_array_index (edits, i);

      g_ptr_array_add (order->edits, pow_edit_new (edit->base, edit->wanted));
    }
  order->info.author = g_strdup (info->author);
  order->info.mail = g_strdup (info->mail);
  order->info.reason = g_strdup (info->reason);
  order->info.body = g_strdup (info->body);
  order->info.tool = g_strdup (info->tool);
  order->info.subject = g_strdup (info->subject);
  order->info.fold = info->fold;
  order->info.now = info->now;
  return order;
}

static void
save_work (gpointer source, GTask *task)
{
  PowStore *self = source;
  PowSaveOrder *order = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  PowSaveResult *result = pow_repository_save (self->repository, order->edits, &order->info, &error);

  if (result == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* The save stands, whatever becomes of reading it back. */
  if (!pow_store_refresh (self, FALSE, &error))
    g_warning ("saved, but the portfolio cannot be read again: %s", error->message);
  g_task_return_pointer (task, result, (GDestroyNotify) pow_save_result_free);
}

/**
 * pow_store_save_async:
 * @self: an open portfolio
 * @edits: (element-type PowEdit): the records to write
 * @info: who and why; copied
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * Saves records, after everything that was asked before. On the main thread.
 */
void
pow_store_save_async (PowStore *self,
                      GPtrArray *edits,
                      const PowCommitInfo *info,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task;

  g_return_if_fail (POW_IS_STORE (self));
  g_return_if_fail (edits != NULL && info != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  /* What was saved is told as saved, also when the person cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, build_save_order (edits, info), free_save_order);
  pow_worker_push (self->worker, task, save_work);
}

/**
 * pow_store_save_finish:
 * @self: an open portfolio
 * @result: what the callback was given
 *
 * Ends pow_store_save_async(); the snapshot has the records before the callback runs.
 *
 * Returns: (transfer full): what was written; %NULL with an error of #PowStoreError, and nothing
 *   changed
 */
PowSaveResult *
pow_store_save_finish (PowStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
read_work (gpointer source, GTask *task)
{
  PowStore *self = source;
  g_autoptr (GError) error = NULL;
  PowSnapshot *snapshot = pow_repository_read (self->repository, g_task_get_task_data (task), self->latest, &error);

  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * pow_store_read_async:
 * @self: an open portfolio
 * @moment: (nullable): a moment; %NULL for *now*
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * Reads the portfolio at a moment. On the main thread.
 */
void
pow_store_read_async (PowStore *self,
                      const char *moment,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task;

  g_return_if_fail (POW_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (moment), g_free);
  pow_worker_push (self->worker, task, read_work);
}

/**
 * pow_store_read_finish:
 * @self: an open portfolio
 * @result: what the callback was given
 *
 * Ends pow_store_read_async().
 *
 * Returns: (transfer full): the snapshot; %NULL with an error of #PowStoreError
 */
PowSnapshot *
pow_store_read_finish (PowStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *name;
  char *mail;
} PowAuthorOrder;

static void
free_author_order (gpointer data)
{
  PowAuthorOrder *order = data;

  g_free (order->name);
  g_free (order->mail);
  g_free (order);
}

static void
author_work (gpointer source, GTask *task)
{
  PowStore *self = source;
  const PowAuthorOrder *order = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (pow_repository_set_author (self->repository, order->name, order->mail, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * pow_store_set_author_async:
 * @self: an open portfolio
 * @name: a name as it was typed
 * @mail: (nullable): a mail address
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * Sets who makes the changes of this portfolio. On the main thread.
 */
void
pow_store_set_author_async (PowStore *self,
                            const char *name,
                            const char *mail,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  PowAuthorOrder *order;
  GTask *task;

  g_return_if_fail (POW_IS_STORE (self));

  order = g_new (PowAuthorOrder, 1);
  order->name = g_strdup (name);
  order->mail = g_strdup (mail);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, order, free_author_order);
  pow_worker_push (self->worker, task, author_work);
}

/**
 * pow_store_set_author_finish:
 * @self: an open portfolio
 * @result: what the callback was given
 *
 * Ends pow_store_set_author_async().
 *
 * Returns: %FALSE with an error of #PowStoreError when that could not be written
 */
gboolean
pow_store_set_author_finish (PowStore *self, GAsyncResult *result, GError **error)
{
  const PowAuthorOrder *order;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  order = g_task_get_task_data (G_TASK (result));
  g_free (self->author);
  g_free (self->mail);
  self->author = g_strdup (order->name);
  self->mail = g_strdup (order->mail);
  return TRUE;
}

typedef struct
{
  PowStoreFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} PowRunOrder;

static void
free_run_order (gpointer data)
{
  PowRunOrder *order = data;

  if (order->data_free != NULL)
    order->data_free (order->data);
  g_free (order);
}

static void
run_work (gpointer source, GTask *task)
{
  PowStore *self = source;
  const PowRunOrder *order = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result = order->func (self->repository, order->data, g_task_get_cancellable (task), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, order->result_free);
}

/**
 * pow_store_run_async:
 * @self: an open portfolio
 * @func: (scope async): called on the worker thread with the repository
 * @data: (transfer full) (nullable): data of @func
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees what @func answers when nobody takes it
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * Runs rare work that has no pair of its own, such as reading a history. On the main thread.
 */
void
pow_store_run_async (PowStore *self,
                     PowStoreFunc func,
                     gpointer data,
                     GDestroyNotify data_free,
                     GDestroyNotify result_free,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  PowRunOrder *order;
  GTask *task;

  g_return_if_fail (POW_IS_STORE (self));
  g_return_if_fail (func != NULL);

  order = g_new (PowRunOrder, 1);
  *order = (PowRunOrder){ func, data, data_free, result_free };
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, order, free_run_order);
  pow_worker_push (self->worker, task, run_work);
}

/**
 * pow_store_run_finish:
 * @self: an open portfolio
 * @result: what the callback was given
 *
 * Ends pow_store_run_async().
 *
 * Returns: (transfer full) (nullable): what the function answered; %NULL with its error
 */
gpointer
pow_store_run_finish (PowStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
