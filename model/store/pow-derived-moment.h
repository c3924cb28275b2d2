/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository-private.h"

G_BEGIN_DECLS

/**
 * PowDerivedMoment:
 *
 * The moments that follow from the records and may differ per line (data.md, Effective time). They are
 * part of resolving a #PowMoment; nothing else asks for them.
 */
typedef enum
{
  POW_DERIVED_STEERING_GROUP, /* the last past meeting of a body of the type `steering_group` */
  POW_DERIVED_ROUND,          /* `closes` of the last closed round */
  POW_DERIVED_PLAN,           /* the plan as it was approved */
  POW_DERIVED_VISIT,          /* when this person last looked, the same for all lines */
  POW_N_DERIVED,
} PowDerivedMoment;

/* What a derived moment comes to on one line. */
typedef struct
{
  gboolean found;    /* FALSE: the line has no such moment */
  gint64 time;       /* the moment itself, Unix seconds */
  gboolean is_exact; /* @commit is the state of that moment, whatever its time */
  git_oid commit;
} PowDerivedState;

/**
 * pow_derived_moment_parse:
 * @text: a moment as typed
 * @derived: (out): which one it is
 *
 * Returns: whether @text is the word of one of these, such as "last-steering-group"
 */
gboolean pow_derived_moment_parse (const char *text, PowDerivedMoment *derived);

/**
 * pow_derived_moment_find:
 * @self: a portfolio, on its own thread
 * @derived: which moment
 * @line: "region/zeeland"; the programme has the round only
 * @today: meetings and rounds of that day or later have not passed
 * @state: (out caller-allocates): what it comes to; says too that the line has no such moment
 * @error: a %POW_STORE_ERROR
 *
 * Finds a moment that follows from the records of a line (data.md, Effective time).
 *
 * Returns: %FALSE when the line cannot be read
 */
gboolean pow_derived_moment_find (PowRepository *self, PowDerivedMoment derived, const char *line, PowDate today, PowDerivedState *state, GError **error);

G_END_DECLS
