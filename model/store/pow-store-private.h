/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-ref-watch.h"
#include "model/store/pow-store.h"
#include "model/store/pow-worker.h"

G_BEGIN_DECLS

struct _PowStore
{
  GObject parent_instance;

  /* Of the thread that opened the store. */
  char *path;
  char *author;
  char *mail;
  char *folder_id;
  gboolean demo;
  PowSnapshot *snapshot;
  PowWorker *worker;

  /* The worker's own; nobody else touches these while it runs. */
  PowAttachFunc attach;
  PowRepository *repository;
  PowRefWatch *watch;
  PowSnapshot *latest;
};

/* Worker: reads *now* and sends it to the owner when it is another. */
gboolean pow_store_refresh (PowStore *self, gboolean outside, GError **error);

G_END_DECLS
