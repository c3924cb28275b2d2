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

PowLines *pow_lines_new (git_repository *git, PowObjects *objects);
void pow_lines_free (PowLines *self);
void pow_lines_set_known_state_func (PowLines *self, PowKnownStateFunc func, gpointer data, GDestroyNotify data_free);

#define POW_LINE_PROGRAMME "programme"
#define POW_LINE_REGION_PREFIX "region/"

gboolean pow_line_is_valid (const char *line);
char *pow_line_to_ref (const char *line); /* "refs/heads/region/zeeland" */

/* Names of all lines: programme first, then regions by id. Transfer full (element-type utf8). */
GPtrArray *pow_lines_list (PowLines *self, GError **error);
/* FALSE without error when there is no such line. */
gboolean pow_lines_get_tip (PowLines *self, const char *line, git_oid *tip, GError **error);
const PowLineChain *pow_lines_get_chain (PowLines *self, const char *line, const git_oid *tip, GError **error);

/* The last commit of the line's chain that counts from @time or earlier; its own time is not told. FALSE without
 * error when the line had no state yet. */
gboolean pow_lines_find_at (PowLines *self, const char *line, const git_oid *tip, gint64 time, PowLineCommit *commit, GError **error);

/* The commits from @tip back to one that an older tip is known by, newest first (element-type PowLineCommit). NULL
 * without error when they are many, are more than a chain, or have times that go back: then the times of older
 * ones count too. Times that only go on are trusted as those before them were (see pow_effective_times()). */
GArray *pow_lines_collect_since (PowLines *self, const PowLineCommit *known_tip, const git_oid *tip, GError **error);

/* The chain with its owners and history; NULL without error when there is no such line. */
const PowLineChain *pow_lines_get_history (PowLines *self, const char *line, GError **error);

/* Place in the line's chain where a commit came into it (its own place, or that of the merge that
 * brought it); -1 when the line does not reach it. */
gssize pow_lines_find_commit (PowLines *self, const char *line, const git_oid *id, GError **error);

G_END_DECLS
