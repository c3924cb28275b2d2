/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <cjson/cJSON.h>
#include <glib.h>

G_BEGIN_DECLS

#define POW_RECORD_ERROR (pow_record_error_quark ())
GQuark pow_record_error_quark (void);

typedef enum
{
  POW_RECORD_ERROR_SYNTAX,  /* not JSON; the message names line and column */
  POW_RECORD_ERROR_LIMIT,   /* too large, too deep, too many */
  POW_RECORD_ERROR_INVALID, /* JSON, but not a valid record of its kind */
  POW_RECORD_ERROR_FIELD,   /* unknown field or path */
  POW_RECORD_ERROR_BSN,     /* text that looks like a citizen service number */
  POW_RECORD_ERROR_ADDRESS, /* not a record address */
  POW_RECORD_ERROR_FORMAT,  /* written by a newer version: read-only */
} PowRecordError;

/* Text layer of data.md: any JSON value, strictly. No recursion. Numbers keep their spelling in
 * `valuestring` (type cJSON_Number) beside `valuedouble`. Transfer full, free with cJSON_Delete. */
cJSON *pow_json_read (const char *text, gsize length, GError **error);

/* Canonical text of the text layer: keys sorted by bytes, two spaces, final newline.
 * Transfer full; length (may be NULL) without the terminating NUL. */
char *pow_json_write (const cJSON *value, gsize *length);

/* One line, keys in tree order, no final newline: command output and log lines. */
char *pow_json_write_compact (const cJSON *value);

/* Pretty, keys in tree order (the order a command documents). */
char *pow_json_write_ordered (const cJSON *value);

gboolean pow_json_equal (const cJSON *a, const cJSON *b);        /* numbers by exact decimal value; NULL equals NULL */
int pow_json_compare_numbers (const char *a, const char *b);     /* by exact decimal value of two JSON spellings */
cJSON *pow_json_copy (const cJSON *value);                       /* deep; NULL gives NULL; keeps spelling */
cJSON *pow_json_new_number (const char *spelling);
cJSON *pow_json_new_integer (gint64 value);
const char *pow_json_get_spelling (const cJSON *number);
/* Case-sensitive member lookup; NULL-safe. */
const cJSON *pow_json_get (const cJSON *object, const char *key);
const char *pow_json_get_string (const cJSON *object, const char *key); /* NULL when absent or no string */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cJSON, cJSON_Delete)

G_END_DECLS
