/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-field.h"

#include <cjson/cJSON.h>

G_BEGIN_DECLS

/* Limits of data.md (Limits), shared by reader, schema and screens. */
#define POW_LIMIT_RECORD_BYTES (1024 * 1024)
#define POW_LIMIT_STRING_BYTES (64 * 1024)
#define POW_LIMIT_NESTING 32
#define POW_LIMIT_MEMBERS 10000
#define POW_LIMIT_TEXT 300
#define POW_LIMIT_PROSE 20000
#define POW_LIMIT_ID 80
#define POW_LIMIT_ENTRIES 20000
#define POW_FORMAT 1

/* The rows of a kind in canonical order: own fields, then the shared ones
 * (dismissed, source, fictional, asked, removed); `format` and `choices` are not rows. */
const PowField *pow_schema_get_fields (PowKind kind);

/* Row with this key in an array of rows, or NULL. */
const PowField *pow_fields_find (const PowField *fields, const char *key);

/* Row at a dotted path of a kind ("milestones.m1.date" gives the row `date`,
 * "milestones.m1" the row of the map itself with *entry TRUE), or NULL for an unknown path. */
const PowField *pow_schema_find (PowKind kind, const char *path, gboolean *entry);

/* The row flagged TITLE among these, or NULL. */
const PowField *pow_fields_get_title (const PowField *fields);

/* Label of a choice id, translated; the id itself when unknown. */
const char *pow_field_get_choice_label (const PowField *field, const char *id);
/* Place in the list, or -1. */
int pow_field_get_choice_index (const PowField *field, const char *id);

/* Label of the field at a path for people: "Milestones › Start group 2 › Date".
 * @tree is the record's tree (entry titles are looked up there) and may be NULL. */
char *pow_schema_dup_path_label (PowKind kind, const char *path, const cJSON *tree);

gboolean pow_id_is_valid (const char *id); /* [a-z0-9]+(-[a-z0-9]+)*, at most 80 */

/* JSON Schema, draft 2020-12, with titles. Transfer full. */
cJSON *pow_schema_build_json_schema (PowKind kind);

G_END_DECLS
