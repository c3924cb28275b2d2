/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-validate.h"

G_BEGIN_DECLS

/* A walk over one record: where it is and what it found. */
typedef struct
{
  GPtrArray *problems; /* may be NULL: only the verdict is wanted */
  GPtrArray *path;     /* (element-type utf8) keys from the root to where the walk is */
  gboolean clean;      /* no error-level problem so far */
} PowWalk;

void pow_walk_report (PowWalk *walk, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The text in a message: quoted by the caller, cut when long, with numbers like a BSN masked. */
char *pow_walk_dup_excerpt (const char *text);

/* Whether a value stands for "unknown": none, null, "", [] or {}. */
gboolean pow_value_is_absent (const cJSON *value);

/* A field's value, absent or not; a value that must be there, such as a candidate. */
void pow_walk_field (PowWalk *walk, const PowField *field, const cJSON *value);
void pow_walk_value (PowWalk *walk, const PowField *field, const cJSON *value);
void pow_walk_entry (PowWalk *walk, const PowField *map, const cJSON *entry);
void pow_walk_scalar (PowWalk *walk, const PowField *field, const cJSON *value);
void pow_walk_choices (PowWalk *walk, const PowField *fields, const cJSON *choices);

gboolean pow_map_key_is_valid (const PowField *map, const char *key);

G_END_DECLS
