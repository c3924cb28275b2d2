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

/**
 * pow_moment_parse:
 * @self: a portfolio, on its own thread
 * @text: (nullable): a moment as commands.md writes it; %NULL: now
 * @error: %POW_STORE_ERROR_NOT_FOUND when it means nothing here
 *
 * Returns: (transfer full) (nullable): the moment
 */
PowMoment *pow_moment_parse (PowRepository *self, const char *text, GError **error);

/**
 * pow_moment_free:
 * @moment: (nullable): a moment
 */
void pow_moment_free (PowMoment *moment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowMoment, pow_moment_free)

/**
 * pow_moment_resolve:
 * @self: a portfolio, on its own thread
 * @moment: a moment of it
 * @line: "programme" or "region/zeeland"
 * @commit: (out caller-allocates): the commit of the line at that moment
 * @error: a %POW_STORE_ERROR
 *
 * Returns: %FALSE without an error when the line has no state at that moment
 */
gboolean pow_moment_resolve (PowRepository *self, PowMoment *moment, const char *line, PowLineCommit *commit, GError **error);

/**
 * pow_moment_get_time:
 * @self: a portfolio, on its own thread
 * @moment: a moment of it
 * @line: "programme" or "region/zeeland"
 *
 * Returns: the moment itself on a line, Unix seconds; 0 for now, and when the line has no such moment
 */
gint64 pow_moment_get_time (PowRepository *self, PowMoment *moment, const char *line);

/**
 * pow_moment_get_today:
 * @self: a portfolio, on its own thread
 * @moment: a moment of it
 *
 * Returns: the day that the moment is: its latest on any line, but no later than today; %POW_DATE_NONE for now
 */
PowDate pow_moment_get_today (PowRepository *self, PowMoment *moment);

G_END_DECLS
