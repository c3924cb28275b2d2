/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-schema.h"
#include "ui/common/pow-session.h"
#include "ui/lists/pow-record-item.h"

G_BEGIN_DECLS

/**
 * pow_list_build_items:
 * @session: what is looked at
 * @kinds: what is listed
 * @map: (nullable): the map whose entries are listed
 * @region: (nullable): only of this region; %NULL: of those in scope
 * @order: (nullable): path of the field that orders rows; %NULL: by region and title
 *
 * The rows of a list at the moment on screen. With an answer to Against each has its mark and what it was, and what is
 * gone stands where it stood. Main thread.
 *
 * Returns: (transfer full) (element-type PowRecordItem): the rows in their default order
 */
GPtrArray *pow_list_build_items (PowSession *session, PowKindMask kinds, const char *map, const char *region, const char *order);

G_END_DECLS
