/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-pending.h"
#include "model/store/pow-repository-private.h"

G_BEGIN_DECLS

/* What one save does to one line. */
typedef struct
{
  char *line;
  char *ref;
  GPtrArray *edits;   /* (element-type PowEdit), borrowed */
  GPtrArray *before;  /* as they stand in the tip (element-type PowRecord, NULL for none) */
  GPtrArray *after;   /* as they shall stand */
  gboolean is_new;
  gboolean merged;
  gboolean changed;
  gboolean moved;     /* its ref stands at the new commit */
  gboolean folded;
  gboolean explains;  /* nothing but a reason for what the tip changed */
  git_oid tip;
  git_oid tip_tree;
  gint64 tip_time;
  git_oid commit;     /* the new tip, when changed */
} PowLineSave;

typedef enum
{
  POW_MOVED,
  POW_MOVE_AGAIN, /* a line has moved meanwhile */
  POW_MOVE_FAILED,
} PowMoveOutcome;

/**
 * pow_repository_move_lines:
 * @self: a portfolio, with the writers' lock held
 * @saves: (element-type PowLineSave): what is saved; `moved` says of each whether its ref moved
 * @error: a %POW_STORE_ERROR
 *
 * Moves the refs of the lines that have changed, all or none: under the pending list when they are several. Waits
 * for another program's lock file and clears a dead writer's.
 *
 * Returns: %POW_MOVE_AGAIN without an error when a line has moved meanwhile
 */
PowMoveOutcome pow_repository_move_lines (PowRepository *self, GPtrArray *saves, GError **error);

/**
 * pow_repository_move_ref:
 * @self: a portfolio, with the writers' lock held
 * @move: from what to what
 * @error: a %POW_STORE_ERROR
 *
 * Moves one ref by compare-and-swap.
 *
 * Returns: 0, GIT_EMODIFIED without an error, or another code with one
 */
int pow_repository_move_ref (PowRepository *self, const PowRefMove *move, GError **error);

/**
 * pow_repository_set_busy:
 * @self: a portfolio
 * @error: return location
 *
 * Sets %POW_STORE_ERROR_BUSY and names the lock that is in the way.
 */
void pow_repository_set_busy (PowRepository *self, GError **error);

G_END_DECLS
