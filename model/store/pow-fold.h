/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository-private.h"

G_BEGIN_DECLS

/* The rules of data.md (Folding): when an autosave may replace the tip of its line. With the
 * writers' lock held. */

/**
 * pow_fold_find:
 * @self: a portfolio, with the writers' lock held
 * @line: "programme" or "region/zeeland"
 * @tip: where the line ends
 * @after: the record that shall stand
 * @tree: the tree with it in
 * @author: who saves
 * @mail: their mail address
 * @now: Unix seconds
 * @before: (out) (nullable) (transfer full): the record as it was before the replaced commit
 *
 * Looks whether this autosave may replace the tip: the same person saved the same record in the two minutes
 * before, and nothing else reaches that commit.
 *
 * Returns: (transfer full) (nullable): the commit that may be replaced; %NULL: make a new one
 */
PowRawCommit *pow_fold_find (PowRepository *self,
                             const char *line,
                             const git_oid *tip,
                             PowRecord *after,
                             const git_oid *tree,
                             const char *author,
                             const char *mail,
                             gint64 now,
                             PowRecord **before);

/**
 * pow_fold_remember:
 * @self: a portfolio, with the writers' lock held
 * @line: "programme" or "region/zeeland"
 * @tip: the commit that an autosave just made
 * @record: the only record that it changed
 * @info: who and why
 * @change_id: its Change-Id, which a fold keeps
 * @folded: whether it replaced another: then the two minutes count from the first
 *
 * Remembers a tip that the next autosave may replace.
 */
void pow_fold_remember (PowRepository *self,
                        const char *line,
                        const git_oid *tip,
                        PowRecord *record,
                        const PowCommitInfo *info,
                        const char *change_id,
                        gboolean folded);

G_END_DECLS
