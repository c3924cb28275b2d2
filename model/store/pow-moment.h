/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository-private.h"

G_BEGIN_DECLS

/**
 * PowMoment:
 *
 * A moment as commands.md writes it, understood: now, a time, a revision of one line, a moment over all
 * lines, or one that each line has its own of. Resolving it for a line is one function for everything.
 */
typedef struct _PowMoment PowMoment;

/* @text NULL: now. POW_STORE_ERROR_NOT_FOUND when it means nothing here. */
PowMoment *pow_moment_parse (PowRepository *self, const char *text, GError **error);
void pow_moment_free (PowMoment *moment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowMoment, pow_moment_free)

/* The commit of a line at a moment; @commit is filled when it returns TRUE. FALSE without error: the
 * line has no state at that moment. */
gboolean pow_moment_resolve (PowRepository *self, PowMoment *moment, const char *line, PowLineCommit *commit, GError **error);
/* The moment itself on a line, Unix seconds; 0 for now, and when the line has no such moment. */
gint64 pow_moment_get_time (PowRepository *self, PowMoment *moment, const char *line);
/* The day that the moment is: its latest on any line, but no later than today. NONE for now. */
PowDate pow_moment_get_today (PowRepository *self, PowMoment *moment);

G_END_DECLS
