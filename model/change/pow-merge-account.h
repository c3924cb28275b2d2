/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history.h"
#include "model/change/pow-merged-field.h"

G_BEGIN_DECLS

/**
 * PowArrival:
 * @line: "programme" or "region/zeeland"
 * @before: (nullable): revision at which it stood here; %NULL: it was not here yet
 * @after: revision at which it stands since
 *
 * What an exchange did to a line. A plain value.
 */
typedef struct
{
  char *line;
  char *before;
  char *after;
} PowArrival;

PowArrival *pow_arrival_new (const char *line, const char *before, const char *after);
void pow_arrival_free (PowArrival *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowArrival, pow_arrival_free)

/* What one merge did (element-type PowMergedField); empty when @revision is no merge of two. */
GPtrArray *pow_merge_account_read (PowHistory *history, const char *line, const char *revision, GError **error);
GPtrArray *pow_merge_account_list_arrivals (PowHistory *history, GPtrArray *arrivals, GError **error);
GPtrArray *pow_merge_account_list_recent (PowHistory *history, const char *const *lines, gint64 since, guint limit, GError **error);

G_END_DECLS
