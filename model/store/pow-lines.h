/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-objects.h"

G_BEGIN_DECLS

/**
 * PowLines:
 *
 * The lines of a portfolio: where each ends, and its first-parent chain with effective times
 * (data.md, Effective time), kept per tip. Bound to one thread.
 */
typedef struct _PowLines PowLines;

/* One commit of a line's chain. */
typedef struct
{
  git_oid id;
  gint64 time;
  gint64 effective;
  gboolean clock_wrong;
} PowLineCommit;

/* A commit that a line reaches, and the place in the chain where it came in: its own, or that of the
 * merge that brought it. */
typedef struct
{
  PowLineCommit commit;
  gsize place;
} PowHistoryItem;

/* A line's first-parent chain, oldest first. Borrowed from PowLines until the line moves. */
typedef struct
{
  git_oid tip;
  PowLineCommit *commits;
  gsize n;
  /* Made at first need, for every commit that the line reaches: */
  GHashTable *owners; /* id → place + 1 in the chain */
  GArray *history;    /* of PowHistoryItem, by effective time, parents before their children */
} PowLineChain;

/* What something that keeps the effective times knows of a line at a time, without reading its history. */
typedef struct
{
  PowLineCommit tip; /* where the line ended when this was written down: its id and the time it counts from */
  gboolean has_state;
  PowLineCommit state; /* the last commit of the chain to @tip that counts from the time or earlier */
} PowKnownState;

/* FALSE: nothing is known of the line. */
typedef gboolean (*PowKnownStateFunc) (gpointer data, const char *line, gint64 time, PowKnownState *known);

/* Puts into @commits (of PowLineCommit), oldest first, the commits of the chain to @tip at which a record changed.
 * FALSE: not known. */
typedef gboolean (*PowKnownChangesFunc) (gpointer data, const char *line, const char *address, PowLineCommit *tip, GArray *commits);

/**
 * pow_lines_new:
 * @git: an open portfolio, which must stay
 * @objects: its objects, which must stay
 *
 * Returns: (transfer full): its lines, bound to this thread
 */
PowLines *pow_lines_new (git_repository *git, PowObjects *objects);

/**
 * pow_lines_free:
 * @self: (nullable): lines
 */
void pow_lines_free (PowLines *self);

/**
 * pow_lines_set_known_funcs:
 * @self: lines
 * @state: (nullable): knows effective times without reading a history
 * @changes: (nullable): knows when a record changed without reading a history
 * @data: (nullable): data of both
 * @data_free: (nullable): frees @data
 *
 * Says whom to ask before a line's history is read.
 */
void pow_lines_set_known_funcs (PowLines *self, PowKnownStateFunc state, PowKnownChangesFunc changes, gpointer data, GDestroyNotify data_free);

#define POW_LINE_PROGRAMME "programme"
#define POW_LINE_REGION_PREFIX "region/"

/**
 * pow_line_is_valid:
 * @line: text
 *
 * Returns: whether it is "programme" or "region/" and an id
 */
gboolean pow_line_is_valid (const char *line);

/**
 * pow_line_to_ref:
 * @line: a valid line
 *
 * Returns: (transfer full): "refs/heads/region/zeeland"
 */
char *pow_line_to_ref (const char *line);

/**
 * pow_lines_list:
 * @self: lines
 * @error: a %POW_STORE_ERROR
 *
 * Returns: (transfer full) (element-type utf8) (nullable): names of all lines: programme first, then regions by id
 */
GPtrArray *pow_lines_list (PowLines *self, GError **error);

/**
 * pow_lines_get_tip:
 * @self: lines
 * @line: "programme" or "region/zeeland"
 * @tip: (out caller-allocates): where it ends now
 * @error: a %POW_STORE_ERROR
 *
 * Returns: %FALSE without an error when there is no such line
 */
gboolean pow_lines_get_tip (PowLines *self, const char *line, git_oid *tip, GError **error);

/**
 * pow_lines_get_chain:
 * @self: lines
 * @line: "programme" or "region/zeeland"
 * @tip: where it ends
 * @error: %POW_STORE_ERROR_DAMAGED when a commit of it cannot be read
 *
 * Returns: (transfer none) (nullable): its first-parent chain, until the line moves
 */
const PowLineChain *pow_lines_get_chain (PowLines *self, const char *line, const git_oid *tip, GError **error);

/**
 * pow_lines_find_at:
 * @self: lines
 * @line: "programme" or "region/zeeland"
 * @tip: where it ends
 * @time: Unix seconds
 * @commit: (out caller-allocates): the last commit of the chain that counts from @time or earlier; its own time is
 *   not told
 * @error: %POW_STORE_ERROR_DAMAGED when a commit cannot be read
 *
 * Returns: %FALSE without an error when the line had no state yet
 */
gboolean pow_lines_find_at (PowLines *self, const char *line, const git_oid *tip, gint64 time, PowLineCommit *commit, GError **error);

/**
 * pow_lines_list_changes_of:
 * @self: lines
 * @line: "region/zeeland"
 * @address: a record of the line
 * @tip: where it ends
 *
 * Lists when a record changed, as far as that is known without reading the history.
 *
 * Returns: (transfer full) (element-type PowLineCommit) (nullable): the commits of the chain at which the record may
 *   have become another, oldest first; %NULL when the history has to be read
 */
GArray *pow_lines_list_changes_of (PowLines *self, const char *line, const char *address, const git_oid *tip);

/**
 * pow_lines_collect_since:
 * @self: lines
 * @known_tip: where the line ended before, and the time from which that commit counts
 * @tip: where it ends now
 * @error: %POW_STORE_ERROR_DAMAGED when a commit cannot be read
 *
 * Collects what has come since. Times that only go on are trusted as those before them were (see
 * pow_effective_times()).
 *
 * Returns: (transfer full) (element-type PowLineCommit) (nullable): the commits from @tip back to @known_tip, newest
 *   first; %NULL without an error when they are many, are more than a chain, or have times that go back: then the
 *   times of older ones count too
 */
GArray *pow_lines_collect_since (PowLines *self, const PowLineCommit *known_tip, const git_oid *tip, GError **error);

/**
 * pow_lines_get_history:
 * @self: lines
 * @line: "programme" or "region/zeeland"
 * @error: %POW_STORE_ERROR_DAMAGED when a commit cannot be read
 *
 * Returns: (transfer none) (nullable): the chain with its owners and history, until the line moves; %NULL without
 *   an error when there is no such line
 */
const PowLineChain *pow_lines_get_history (PowLines *self, const char *line, GError **error);

/**
 * pow_lines_find_commit:
 * @self: lines
 * @line: "programme" or "region/zeeland"
 * @id: id of a commit
 * @error: a %POW_STORE_ERROR
 *
 * Returns: the place in the line's chain where the commit came into it: its own, or that of the merge that brought
 *   it; -1 when the line does not reach it
 */
gssize pow_lines_find_commit (PowLines *self, const char *line, const git_oid *id, GError **error);

G_END_DECLS
