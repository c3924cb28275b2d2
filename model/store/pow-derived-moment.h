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

/* The word of commands: "last-steering-group"; FALSE when @text is none of these. */
gboolean pow_derived_moment_parse (const char *text, PowDerivedMoment *derived);

/* @today: meetings and rounds of that day or later have not passed. @line: of a region; the programme has
 * the round only. FALSE with an error when the line cannot be read. */
gboolean pow_derived_moment_find (PowRepository *self, PowDerivedMoment derived, const char *line, PowDate today, PowDerivedState *state, GError **error);

G_END_DECLS
