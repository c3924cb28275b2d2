/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository-private.h"

G_BEGIN_DECLS

/**
 * PowMoment:
 *
 * A moment as commands.md writes it, understood: now, a time, a revision of one line, or a moment over
 * all lines. Resolving it for a line is one function for everything.
 */
typedef struct _PowMoment PowMoment;

/* @text NULL: now. POW_STORE_ERROR_NOT_FOUND when it means nothing here. */
PowMoment *pow_moment_parse (PowRepository *self, const char *text, GError **error);
void pow_moment_free (PowMoment *moment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowMoment, pow_moment_free)

/* The commit of a line at a moment; @commit is filled when it returns TRUE. FALSE without error: the
 * line has no state at that moment. */
gboolean pow_moment_resolve (PowRepository *self, const PowMoment *moment, const char *line, PowLineCommit *commit, GError **error);

G_END_DECLS
