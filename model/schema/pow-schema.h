/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-field.h"

#include <cjson/cJSON.h>

G_BEGIN_DECLS

/* Limits shared by reader, tables and screens. Bytes of a text and a record, levels of nesting,
 * members of one object or list, code points of a line and of prose, characters of an id, files in
 * a folder. */
#define POW_LIMIT_RECORD_BYTES (1024 * 1024)
#define POW_LIMIT_STRING_BYTES (64 * 1024)
#define POW_LIMIT_NESTING 32
#define POW_LIMIT_MEMBERS 10000
#define POW_LIMIT_TEXT 300
#define POW_LIMIT_PROSE 20000
#define POW_LIMIT_ID 80
#define POW_LIMIT_ENTRIES 20000

/* The version of the tables that this program reads and writes. */
#define POW_FORMAT 1

const PowField *pow_schema_get_fields (PowKind kind);
const PowField *pow_schema_find (PowKind kind, const char *path, gboolean *entry);
char *pow_schema_dup_path_label (PowKind kind, const char *path, const cJSON *tree, const cJSON *programme);
cJSON *pow_schema_build_json_schema (PowKind kind);

const PowField *pow_fields_find (const PowField *fields, const char *key);
const PowField *pow_fields_get_title (const PowField *fields);
const char *pow_field_get_choice_label (const PowField *field, const char *id);
int pow_field_get_choice_index (const PowField *field, const char *id);

gboolean pow_id_is_valid (const char *id);

G_END_DECLS
