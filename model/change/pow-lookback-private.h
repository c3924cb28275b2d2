/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-lookback.h"
#include "model/store/pow-worker.h"

G_BEGIN_DECLS

struct _PowLookback
{
  GObject parent_instance;

  /* Of the thread that made it. */
  PowStore *store; /* NULL once closed */
  char *path;
  PowWorker *worker;
  double done;
  double total;

  /* The worker's own. */
  PowRepository *repository;
  PowHistory *history;
  gboolean is_updating; /* or about to */
  double told_done;
  double told_total;
};

/* Worker. */
gboolean pow_lookback_open_history (PowLookback *self, GError **error);

G_END_DECLS
