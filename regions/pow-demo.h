/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

/* Records of a new portfolio: programme from a template ("perspectief-op-werk", "meerjarenagenda",
 * "empty") and the chosen regions (NULL: all 35) with an empty plan. Transfer full (element-type PowRecord). */
GPtrArray *pow_template_build_records (const char *name, const char *const *regions, GError **error);
const char *const *pow_template_list_names (void);
/* The 35 regions for choosers before any portfolio exists: region records. Transfer full. */
GPtrArray *pow_regions_list (void);

/* Writes the demo portfolio (issue: 2,500 revisions over 18 months, one pack, refs last). Deterministic. */
gboolean pow_demo_create (const char *path, guint32 seed, GError **error);

G_END_DECLS
