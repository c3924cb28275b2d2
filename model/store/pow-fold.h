/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository-private.h"

G_BEGIN_DECLS

/* The rules of data.md (Folding): when an autosave may replace the tip of its line. With the
 * writers' lock held. */

/* The commit that may be replaced, or NULL. @after is what shall stand, @tree the tree with it in;
 * @before (out) (nullable) (transfer full): the record before the replaced commit. */
PowRawCommit *pow_fold_find (PowRepository *self,
                             const char *line,
                             const git_oid *tip,
                             PowRecord *after,
                             const git_oid *tree,
                             const char *author,
                             const char *mail,
                             gint64 now,
                             PowRecord **before);

/* Remembers the tip that an autosave just made. */
void pow_fold_remember (PowRepository *self,
                        const char *line,
                        const git_oid *tip,
                        PowRecord *record,
                        const PowCommitInfo *info,
                        const char *change_id,
                        gboolean folded);

G_END_DECLS
