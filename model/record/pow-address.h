/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-kind.h"

G_BEGIN_DECLS

/* An address names a record for good: "programme", "zeeland/region", "zeeland/plan",
 * "zeeland/subprojects/jobhub-7f3k", "zeeland/reports/2020-k1". Kept as plain text. */

gboolean pow_address_is_valid (const char *address);
PowKind pow_address_get_kind (const char *address);    /* POW_KIND_NONE when not an address */
char *pow_address_dup_region (const char *address);    /* NULL for "programme" */
char *pow_address_dup_id (const char *address);        /* last part */
char *pow_address_build (PowKind kind, const char *region, const char *id);
char *pow_address_to_path (const char *address);       /* "regions/zeeland/plan.json", "programme.json" */
char *pow_address_from_path (const char *path);        /* NULL for a foreign path */
char *pow_address_get_line (const char *address);      /* "region/zeeland" or "programme". Transfer full */
/* Splits "ADDRESS:FIELD" (commands.md). */
gboolean pow_address_split_field (const char *text, char **address, char **field);
/* Readable slug of a title plus a random suffix; @rand NULL: the global generator. */
char *pow_id_new (const char *title, GRand *rand);
char *pow_slug (const char *text);

G_END_DECLS
