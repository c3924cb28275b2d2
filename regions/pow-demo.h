/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regions/pow-templates.h"

G_BEGIN_DECLS

/**
 * pow_demo_create:
 * @path: folder of the new portfolio; absent or empty
 * @seed: the same seed gives the same commits, byte for byte
 * @error: return location for an error
 *
 * Writes the demo portfolio: the published plans, completed with records that are marked
 * fictional, and 18 months of history that ends on the programme's clock, 13 February 2020. All
 * objects go into one pack and the refs come last. Synchronous; any thread.
 *
 * Returns: %TRUE when it stands; on failure nothing that looks like a portfolio is left
 */
gboolean
pow_demo_create (const char *path, guint32 seed, GError **error);

G_END_DECLS
