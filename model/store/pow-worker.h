/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PowWorker:
 *
 * A thread that does what it is given in order, for the thread that made it (its owner). Only plain,
 * immutable values cross between the two.
 */
typedef struct _PowWorker PowWorker;

/* Worker: does what @task asks of its @source, and answers it. */
typedef void (*PowWorkerFunc) (gpointer source, GTask *task);

PowWorker *pow_worker_new (const char *name);
void pow_worker_push (PowWorker *self, GTask *task, PowWorkerFunc work);
void pow_worker_invoke (PowWorker *self, int priority, GSourceFunc func, gpointer data, GDestroyNotify data_free);
void pow_worker_tell (PowWorker *self, int priority, GSourceFunc func, gpointer data, GDestroyNotify data_free);
void pow_worker_post (GMainContext *context, int priority, GSourceFunc func, gpointer data, GDestroyNotify data_free);
gboolean pow_worker_is_waited_for (PowWorker *self);
void pow_worker_close (PowWorker *self, GSourceFunc last, gpointer data);
void pow_worker_free (PowWorker *self);

G_END_DECLS
