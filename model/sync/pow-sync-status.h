/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

/**
 * PowSyncStatusLine:
 * @line: "programme" or "region/zeeland"
 * @unsent: revisions here that the home remote has not
 * @read_only: the server refused this line the last time; sync tries it again only when asked
 * @refusal: (nullable): what it said then, for people
 * @rescued: (element-type utf8): revisions kept when the server's line was rewritten
 *
 * How one line stands towards the home remote, without asking it.
 */
typedef struct
{
  char *line;
  guint unsent;
  gboolean read_only;
  char *refusal;
  GPtrArray *rescued;
} PowSyncStatusLine;

/* How every line stands. Transfer full (element-type PowSyncStatusLine). On the repository's thread. */
GPtrArray *pow_sync_status_list (PowRepository *repository, GError **error);

/* What only we have on a line, as changes to visible states (element-type PowChange): what stays
 * behind when the server refuses it. Transfer full. */
GPtrArray *pow_sync_status_list_stranded (PowRepository *repository, const char *line, GError **error);

/* Puts a line back to what the home remote has; what stood here is kept as rescued work. */
gboolean pow_sync_status_withdraw (PowRepository *repository, const char *line, GError **error);

G_END_DECLS
