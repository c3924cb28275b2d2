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

/* Reads the tree of a line; never fails for its contents. Records whose file is the same as in @share
 * (nullable) are shared; the others are there when @parser (made with pow_line_state_parsed()) has
 * finished. Capped and iterative: the tree may come from anybody. */
PowLineState *pow_line_state_read (PowObjects *objects,
                                   const char *line,
                                   const git_oid *tree,
                                   PowLineState *share,
                                   PowRecordParser *parser);
/* The same without what stands unchanged in the tree @before (nullable). */
PowLineState *pow_line_state_read_changes (PowObjects *objects,
                                           const char *line,
                                           const git_oid *before,
                                           const git_oid *tree,
                                           PowRecordParser *parser);
/* What a parser calls for the files that it was given: puts the record or its problem in its state. */
void pow_line_state_parsed (gpointer state, const char *address, const git_oid *blob, PowRecord *record, const GError *error);
/* The state of a line that cannot be read at all: @problem says why. */
PowLineState *pow_line_state_new_damaged (const char *line, const char *problem);
PowLineState *pow_line_state_ref (PowLineState *self);
void pow_line_state_unref (PowLineState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowLineState, pow_line_state_unref)

G_END_DECLS
