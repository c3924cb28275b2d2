/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-pack-writer.h"
#include "regions/demo/pow-demo-story.h"

G_BEGIN_DECLS

/* Writes a line's events into the pack, oldest first. Sorts @events. @scope: a region id, or
 * "programme". @seed: of the line's Change-Ids. */
void
pow_demo_write_line (PowPackWriter *writer,
                     const cJSON *texts,
                     const char *line,
                     const char *scope,
                     GPtrArray *events,
                     guint32 seed);

G_END_DECLS
