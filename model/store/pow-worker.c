/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-worker.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

struct _PowWorker
{
  GMainContext *owner;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread; /* NULL once closed */
  int n_waiting;   /* tasks that were not begun, and the end */
};

static gpointer
worker_main (gpointer data)
{
  PowWorker *self = data; /* borrowed: close() waits for the end */

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/**
 * pow_worker_new:
 * @name: a name of the thread, at most 15 bytes
 *
 * Starts a worker for the calling thread.
 *
 * Returns: (transfer full): the worker; pow_worker_close() and pow_worker_free() end it
 */
PowWorker *
pow_worker_new (const char *name)
{
  PowWorker *self = g_new0 (PowWorker, 1);

  self->owner = g_main_context_ref_thread_default ();
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new (name, worker_main, self);
  return self;
}

/**
 * pow_worker_post:
 * @context: the main context of a thread
 * @priority: when, among what that thread does
 * @func: (scope notified): what to do
 * @data: data of @func
 * @data_free: (nullable): frees @data, in that thread
 *
 * Does something in the thread that runs a context, never at once. On any thread.
 */
void
pow_worker_post (GMainContext *context, int priority, GSourceFunc func, gpointer data, GDestroyNotify data_free)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, priority);
  g_source_set_callback (source, func, data, data_free);
  g_source_attach (source, context);
}

typedef struct
{
  PowWorker *worker;
  GTask *task;
  PowWorkerFunc work;
} PowJob;

static gboolean
job_cb (gpointer data)
{
  const PowJob *job = data;

  g_atomic_int_add (&job->worker->n_waiting, -1);
  if (!g_task_return_error_if_cancelled (job->task))
    job->work (g_task_get_source_object (job->task), job->task);
  return G_SOURCE_REMOVE;
}

static gboolean
release_cb (gpointer task)
{
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

/* The task may hold the last reference to its source, whose end must not come in the worker itself. */
static void
free_job (gpointer data)
{
  PowJob *job = data;

  pow_worker_post (g_task_get_context (job->task), G_PRIORITY_DEFAULT_IDLE, release_cb, job->task, NULL);
  g_free (job);
}

/**
 * pow_worker_push:
 * @self: a worker
 * @task: (transfer full): what is asked
 * @work: answers @task, on the worker, unless it was cancelled meanwhile
 *
 * Gives the worker a task, behind those it has. Once closed the task is answered with
 * %G_IO_ERROR_CLOSED. On the owner's thread.
 */
void
pow_worker_push (PowWorker *self, GTask *task, PowWorkerFunc work)
{
  PowJob *job;

  if (self->thread == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s", _ ("The portfolio has been closed. Open it again."));
      g_object_unref (task);
      return;
    }
  job = g_new (PowJob, 1);
  *job = (PowJob){ self, task, work };
  g_atomic_int_inc (&self->n_waiting);
  pow_worker_post (self->context, G_PRIORITY_DEFAULT, job_cb, job, free_job);
}

/**
 * pow_worker_invoke:
 * @self: a worker
 * @priority: %G_PRIORITY_DEFAULT, in order with the tasks; a lower one comes when there are none
 * @func: (scope notified): what to do
 * @data: data of @func
 * @data_free: (nullable): frees @data
 *
 * Lets the worker do something that nobody waits for. On any thread.
 */
void
pow_worker_invoke (PowWorker *self, int priority, GSourceFunc func, gpointer data, GDestroyNotify data_free)
{
  pow_worker_post (self->context, priority, func, data, data_free);
}

/**
 * pow_worker_tell:
 * @self: a worker
 * @priority: when; the answers of tasks come at %G_PRIORITY_DEFAULT
 * @func: (scope notified): what to do
 * @data: data of @func
 * @data_free: (nullable): frees @data
 *
 * Does something on the owner's thread. On any thread.
 */
void
pow_worker_tell (PowWorker *self, int priority, GSourceFunc func, gpointer data, GDestroyNotify data_free)
{
  pow_worker_post (self->owner, priority, func, data, data_free);
}

/**
 * pow_worker_is_waited_for:
 * @self: a worker
 *
 * Whether long work that nobody waits for should make way. On any thread.
 *
 * Returns: %TRUE when tasks wait, or the end
 */
gboolean
pow_worker_is_waited_for (PowWorker *self)
{
  return g_atomic_int_get (&self->n_waiting) > 0;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/**
 * pow_worker_close:
 * @self: a worker
 * @last: what the worker does at the end
 * @data: data of @last
 *
 * Ends the thread, behind the tasks it has, and waits for that. On the owner's thread; safe to repeat.
 */
void
pow_worker_close (PowWorker *self, GSourceFunc last, gpointer data)
{
  if (self->thread == NULL)
    return;
  g_atomic_int_inc (&self->n_waiting);
  pow_worker_post (self->context, G_PRIORITY_DEFAULT, last, data, NULL);
  pow_worker_post (self->context, G_PRIORITY_DEFAULT, quit_cb, self->loop, NULL);
  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * pow_worker_free:
 * @self: (transfer full): a closed worker
 *
 * Frees a worker.
 */
void
pow_worker_free (PowWorker *self)
{
  g_assert (self->thread == NULL);

  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_main_context_unref (self->owner);
  g_free (self);
}
