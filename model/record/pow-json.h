/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record-error.h"

#include <cjson/cJSON.h>
#include <glib.h>

G_BEGIN_DECLS

/* The text layer: any JSON value. The tree is cJSON's, because its nodes are handy; reading,
 * writing, comparing and copying are ours, because cJSON's own accept too much and corrupt
 * numbers. Every function here may be called from any thread. */

cJSON *pow_json_read (const char *text, gsize length, GError **error);

char *pow_json_write (const cJSON *value, gsize *length);
char *pow_json_write_ordered (const cJSON *value, gsize *length);
char *pow_json_write_compact (const cJSON *value);

gboolean pow_json_equal (const cJSON *a, const cJSON *b);
int pow_json_compare_numbers (const char *a, const char *b);
int pow_json_compare_keys (gconstpointer a, gconstpointer b);
cJSON *pow_json_copy (const cJSON *value);
cJSON *pow_json_new_number (const char *spelling);
cJSON *pow_json_new_integer (gint64 value);
char *pow_json_dup_spelling (const cJSON *number);
const char *pow_json_get_spelling (const cJSON *number);
gboolean pow_json_get_int64 (const cJSON *number, gint64 *value);

const cJSON *pow_json_get (const cJSON *object, const char *key);
const char *pow_json_get_string (const cJSON *object, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cJSON, cJSON_Delete)

G_END_DECLS
