/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-merged-field.h"
#include "model/store/pow-repository-private.h"

G_BEGIN_DECLS

/**
 * PowLineMerge:
 * @tree: what stands afterwards
 * @merged: fields that differed on both sides' records and that needed no question
 * @asked: (element-type utf8): `ADDRESS:FIELD` of the choices that this merge opens
 * @fields: (element-type PowMergedField): what both sides' records differed in, with why it stands as it does; without who
 * @reports: (element-type utf8): what could not be merged, and which side stands
 *
 * What joining two states of a line gives. Plain value.
 */
typedef struct
{
  git_oid tree;
  guint merged;
  GPtrArray *asked;
  GPtrArray *fields;
  GPtrArray *reports;
} PowLineMerge;

void pow_line_merge_free (PowLineMerge *merge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowLineMerge, pow_line_merge_free)

/**
 * pow_line_merge_commits:
 * @repository: a portfolio
 * @store: where the new objects go
 * @line: the line they are of
 * @ours: a commit of it
 * @theirs: another
 *
 * Joins two commits of a line by the rules of data.md (Merge): records field by field, whatever else
 * lies there whole. Several common ancestors are joined first, in order of their ids. Writes objects
 * and moves nothing. On the thread of the portfolio.
 *
 * Returns: (transfer full): what that gives; %NULL only when objects cannot be read or written
 */
PowLineMerge *pow_line_merge_commits (PowRepository *repository,
                                      const PowObjectStore *store,
                                      const char *line,
                                      const git_oid *ours,
                                      const git_oid *theirs,
                                      GError **error);

/**
 * pow_line_merge_trees:
 * @store: where the objects are, and where the new ones go
 * @line: the line they are of
 * @base: (nullable): the tree that both come from; %NULL: they have nothing in common
 * @ours: a tree
 * @theirs: another
 *
 * Joins two states of a line as pow_line_merge_commits() does. On the thread of @store.
 *
 * Returns: (transfer full): what that gives; %NULL only when objects cannot be read or written
 */
PowLineMerge *pow_line_merge_trees (const PowObjectStore *store,
                                    const char *line,
                                    const git_oid *base,
                                    const git_oid *ours,
                                    const git_oid *theirs,
                                    GError **error);

G_END_DECLS
