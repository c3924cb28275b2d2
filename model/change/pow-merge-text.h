/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pow_merge_text:
 * @base: the text both started from, valid UTF-8
 * @ours: one side's text
 * @theirs: the other's
 *
 * Unites what two people did to one text: by lines, and where both edited the same or adjacent
 * lines by words. Edits that overlap, or that no common word keeps apart, are not united, unless
 * both made the same one. Symmetric; the cost is bounded for any text. Any thread.
 *
 * Returns: (transfer full) (nullable): the united text; %NULL when the edits meet
 */
char *pow_merge_text (const char *base, const char *ours, const char *theirs);

G_END_DECLS
