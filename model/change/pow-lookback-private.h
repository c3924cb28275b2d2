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

typedef gpointer (*PowAnswerFunc) (PowHistory *history, gconstpointer question, GError **error);

/* A question: @answer runs on the worker. Who asks lends all of it; what is asked keeps a copy. */
typedef struct
{
  PowAnswerFunc answer;
  GDestroyNotify answer_free; /* NULL: of a list */
  const char *line;    /* to be up to date first; NULL: as far as it is */
  const char *line_of; /* a record whose line that is */
  PowHistoryFilter filter;
  PowOutlineFilter outline;
  const char *const *lines;
  const char *text;
  GArray *ids; /* (element-type gint64) */
  PowRecord *record;
  GPtrArray *choices;
  GPtrArray *arrivals; /* (element-type PowArrival) */
  gint64 since;
} PowQuestion;

void pow_lookback_ask (PowLookback *self, const PowQuestion *question, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/* Worker. */
gboolean pow_lookback_open_history (PowLookback *self, GError **error);

G_END_DECLS
