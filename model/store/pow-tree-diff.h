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

void pow_file_difference_free (PowFileDifference *difference);

/* Record files that differ, by address; equal tree ids are skipped unread and other files are left
 * out. @before NULL: the empty tree. Transfer full (element-type PowFileDifference). */
GPtrArray *pow_tree_diff (PowObjects *objects, const git_oid *before, const git_oid *after, GError **error);

G_END_DECLS
