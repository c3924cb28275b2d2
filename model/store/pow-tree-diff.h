/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-objects.h"

G_BEGIN_DECLS

/* One record file that differs between two trees. */
typedef struct
{
  char *address;
  gboolean has_before;
  gboolean has_after;
  git_oid before;
  git_oid after;
} PowFileDifference;

/**
 * pow_file_difference_free:
 * @difference: (nullable): a difference
 */
void pow_file_difference_free (PowFileDifference *difference);

/**
 * pow_tree_diff:
 * @objects: the objects of the portfolio
 * @before: (nullable): a tree; %NULL: the empty one
 * @after: another
 * @error: %POW_STORE_ERROR_DAMAGED
 *
 * Equal tree ids are skipped unread; files that are no records are left out.
 *
 * Returns: (transfer full) (element-type PowFileDifference) (nullable): record files that differ, by address
 */
GPtrArray *pow_tree_diff (PowObjects *objects, const git_oid *before, const git_oid *after, GError **error);

G_END_DECLS
