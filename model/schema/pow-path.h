/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <cjson/cJSON.h>
#include <glib.h>

G_BEGIN_DECLS

/* A path names a place in a record by dotted keys: "period", "period.start",
 * "milestones.m1.date". Within a key "~" is written "~0" and "." is written "~1". */

char *pow_path_join (const char *path, const char *key);
char **pow_path_split (const char *path);
char *pow_path_from_pointer (const char *pointer);
char *pow_path_to_pointer (const char *path);
gboolean pow_path_contains (const char *path, const char *inner);
const cJSON *pow_path_look_up (const cJSON *tree, const char *path);

G_END_DECLS
