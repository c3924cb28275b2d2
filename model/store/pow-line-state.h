/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-objects.h"
#include "model/store/pow-record-parser.h"

G_BEGIN_DECLS

/**
 * PowLineState:
 *
 * What one tree of a line holds: its records with the ids of their files, and what could not be read.
 * Immutable once made and shared between snapshots.
 */
typedef struct
{
  gatomicrefcount references;
  char *line;
  git_oid tree;
  GHashTable *entries; /* address → PowLineEntry */
  GPtrArray *problems; /* (element-type PowProblem) */
} PowLineState;

typedef struct
{
  git_oid blob;
  PowRecord *record;
} PowLineEntry;

/**
 * pow_line_state_read:
 * @objects: the objects of the portfolio
 * @line: "programme" or "region/zeeland"
 * @tree: the tree of one of its commits
 * @share: (nullable): another state, whose records are taken where the file is the same
 * @parser: made with pow_line_state_parsed(); the other records are there when it has finished
 *
 * Reads the tree of a line; never fails for its contents. Capped and iterative: the tree may come from anybody.
 *
 * Returns: (transfer full): the state
 */
PowLineState *pow_line_state_read (PowObjects *objects,
                                   const char *line,
                                   const git_oid *tree,
                                   PowLineState *share,
                                   PowRecordParser *parser);

/**
 * pow_line_state_read_changes:
 * @objects: the objects of the portfolio
 * @line: "programme" or "region/zeeland"
 * @before: (nullable): a tree; what stands unchanged in it is left out
 * @tree: the tree of one of the line's commits
 * @parser: as of pow_line_state_read()
 *
 * The same as pow_line_state_read(), for what has changed only.
 *
 * Returns: (transfer full): the state
 */
PowLineState *pow_line_state_read_changes (PowObjects *objects,
                                           const char *line,
                                           const git_oid *before,
                                           const git_oid *tree,
                                           PowRecordParser *parser);

/**
 * pow_line_state_parsed:
 * @state: (type PowLineState): the state that the file was read for
 * @address: address of the record
 * @blob: id of its file
 * @record: (nullable): the record; %NULL: @error says why not
 * @error: (nullable): why it cannot be read
 *
 * A #PowParsedFunc: puts the record or its problem in its state.
 */
void pow_line_state_parsed (gpointer state, const char *address, const git_oid *blob, PowRecord *record, const GError *error);

/**
 * pow_line_state_new_damaged:
 * @line: "programme" or "region/zeeland"
 * @problem: translated sentence that says why it cannot be read at all
 *
 * Returns: (transfer full): a state with that problem and no records
 */
PowLineState *pow_line_state_new_damaged (const char *line, const char *problem);

/**
 * pow_line_state_ref:
 * @self: a state
 *
 * Holds on to it. Any thread.
 *
 * Returns: (transfer full): the same state
 */
PowLineState *pow_line_state_ref (PowLineState *self);

/**
 * pow_line_state_unref:
 * @self: (nullable): a state
 *
 * Lets it go. Any thread.
 */
void pow_line_state_unref (PowLineState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowLineState, pow_line_state_unref)

G_END_DECLS
