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

/**
 * pow_sync_status_list:
 * @repository: a portfolio, on its own thread
 * @error: a %POW_STORE_ERROR
 *
 * Returns: (transfer full) (element-type PowSyncStatusLine) (nullable): how every line stands
 */
GPtrArray *pow_sync_status_list (PowRepository *repository, GError **error);

/**
 * pow_sync_status_list_stranded:
 * @repository: a portfolio, on its own thread
 * @line: "programme" or "region/zeeland"
 * @error: %POW_SYNC_ERROR_NO_REMOTE when the line was never shared, or a %POW_STORE_ERROR
 *
 * What only we have on a line, which stays behind when the server refuses it.
 *
 * Returns: (transfer full) (element-type PowChange) (nullable): changes to visible states, from what the home
 *   remote has to ours
 */
GPtrArray *pow_sync_status_list_stranded (PowRepository *repository, const char *line, GError **error);

/**
 * pow_sync_status_withdraw:
 * @repository: a portfolio, on its own thread
 * @line: "programme" or "region/zeeland"
 * @error: %POW_SYNC_ERROR_NO_REMOTE when the line was never shared, %POW_STORE_ERROR_BUSY when it has just
 *   changed, or another %POW_STORE_ERROR
 *
 * Puts a line back to what the home remote has. What stood here is kept as rescued work first.
 *
 * Returns: whether the line stands as the home remote has it
 */
gboolean pow_sync_status_withdraw (PowRepository *repository, const char *line, GError **error);

G_END_DECLS
