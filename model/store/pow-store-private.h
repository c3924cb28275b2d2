/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-ref-watch.h"
#include "model/store/pow-store.h"

G_BEGIN_DECLS

struct _PowStore
{
  GObject parent_instance;

  /* Of the thread that opened the store. */
  GMainContext *owner;
  char *path;
  char *author;
  char *mail;
  char *folder_id;
  gboolean demo;
  PowSnapshot *snapshot;
  GThread *worker;

  /* The worker's own; nobody else touches these while it runs. */
  GMainContext *context;
  GMainLoop *loop;
  PowMergeFunc merge;
  PowRepository *repository;
  PowRefWatch *watch;
  PowSnapshot *latest;
};

/* What the worker does for one task; answers it. */
typedef void (*PowWork) (PowStore *self, GTask *task);

/* Takes the task. Jobs run in the order in which they are pushed. */
void pow_store_push (PowStore *self, GTask *task, PowWork work);

/* Worker: reads *now* and sends it to the owner when it is another. */
gboolean pow_store_refresh (PowStore *self, gboolean outside, GError **error);

G_END_DECLS
