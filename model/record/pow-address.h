/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-kind.h"

G_BEGIN_DECLS

/* An address names a record for good: "programme", "zeeland/region", "zeeland/plan",
 * "zeeland/subprojects/jobhub-7f3k", "zeeland/reports/2020-k1". Kept as plain text.
 * Every function here may be called from any thread. */

gboolean pow_address_is_valid (const char *address);
PowKind pow_address_get_kind (const char *address);
char *pow_address_dup_region (const char *address);
char *pow_address_dup_id (const char *address);
char *pow_address_dup_line (const char *address);
const char *pow_address_get_line_region (const char *line);
char *pow_address_build (PowKind kind, const char *region, const char *id);
char *pow_address_to_path (const char *address);
char *pow_address_from_path (const char *path);
gboolean pow_address_split_field (const char *text, char **address, char **field);

char *pow_slug (const char *text);
char *pow_id_new (const char *title, GRand *rand);

/**
 * pow_address_list_lines:
 * @regions: (element-type utf8): ids of regions
 *
 * Returns: (transfer full) (array zero-terminated=1): their lines, "region/zeeland"
 */
char **pow_address_list_lines (GPtrArray *regions);

G_END_DECLS
