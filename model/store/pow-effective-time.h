/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pow_effective_times:
 * @times: (array length=n): commit times along a line's first-parent chain, oldest first
 * @n: number of commits, at least 1
 * @effective: (out caller-allocates) (array length=n): the time each commit counts from
 * @clock_wrong: (out caller-allocates) (array length=n): %TRUE where the commit's own time is not trusted
 *
 * The rule of data.md (Effective time): the root is trusted; of the others not earlier than the
 * root, the longest non-decreasing run is trusted (of equally long ones, the one with the smaller
 * last time); every other commit takes the effective time of its predecessor. A pure function.
 */
void pow_effective_times (const gint64 *times, gsize n, gint64 *effective, gboolean *clock_wrong);

/**
 * pow_commit_time_for:
 *
 * The time to write on a new commit: now, or the parent's time when the clock stands behind it; a
 * parent more than a day ahead has a wrong clock and is not followed.
 */
gint64 pow_commit_time_for (gint64 now, gint64 parent_time);

G_END_DECLS
