/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-json.h"
#include "model/schema/pow-date.h"
#include "model/schema/pow-schema.h"
#include "model/schema/pow-validate.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define POW_TYPE_RECORD (pow_record_get_type ())
G_DECLARE_FINAL_TYPE (PowRecord, pow_record, POW, RECORD, GObject)

/**
 * PowRecord:
 *
 * One JSON object of one kind. Immutable once made, so it may be shared between snapshots
 * and threads. A GObject so that list models can hold it.
 *
 * Paths are dotted keys: "period", "period.start", "milestones.m1.date". In keys "~" is
 * written "~0" and "." is written "~1".
 */

/* Strict read and validation. A newer format is read with FORMAT remembered (see is_newer). */
PowRecord *pow_record_read (PowKind kind, const char *address, const char *text, gsize length, GError **error);
/* Takes the tree, brings it into canonical order and NFC, drops empty values, validates. Transfer full of @tree. */
PowRecord *pow_record_new (PowKind kind, const char *address, cJSON *tree, GError **error);

char *pow_record_write (PowRecord *self, gsize *length); /* canonical text, final newline */

PowKind pow_record_get_kind (PowRecord *self);
const char *pow_record_get_address (PowRecord *self);     /* may be NULL */
const char *pow_record_get_title (PowRecord *self);       /* value of the TITLE row, else the address; never NULL */
const cJSON *pow_record_get_tree (PowRecord *self);
gboolean pow_record_is_newer (PowRecord *self);           /* newer format: read-only */
gboolean pow_record_is_removed (PowRecord *self);
gboolean pow_record_is_fictional (PowRecord *self);
gboolean pow_record_equal (PowRecord *a, PowRecord *b);   /* NULL-safe; canonical equality */

const cJSON *pow_record_get (PowRecord *self, const char *path); /* NULL: unknown */
const char *pow_record_get_text (PowRecord *self, const char *path);
gboolean pow_record_get_integer (PowRecord *self, const char *path, gint64 *value);
gboolean pow_record_get_double (PowRecord *self, const char *path, double *value);
gboolean pow_record_get_flag (PowRecord *self, const char *path); /* FALSE when absent */
PowDate pow_record_get_date (PowRecord *self, const char *path);
gboolean pow_record_set_contains (PowRecord *self, const char *path, const char *value);
/* Visible (not removed) entry keys of a map in order (`order` row, else key). (element-type utf8), transfer full */
GPtrArray *pow_record_list_entries (PowRecord *self, const char *path);
/* Open choices: candidates at a field path, or NULL when there is none. */
const cJSON *pow_record_get_choice (PowRecord *self, const char *path);
guint pow_record_count_choices (PowRecord *self);

/* A new record with one value set (NULL: unset); making entries on the way; drops the open
 * choice of that field. Unknown field: POW_RECORD_ERROR_FIELD. The rest is shared by copy. */
PowRecord *pow_record_with (PowRecord *self, const char *path, const cJSON *value, GError **error);
/* The same for several at once: GHashTable-free list of alternating path, value. Used by forms. */
PowRecord *pow_record_with_removed (PowRecord *self, const char *entry_path, gboolean removed, GError **error);
PowRecord *pow_record_with_address (PowRecord *self, const char *address);

/* Path escaping and joining. */
char *pow_path_join (const char *path, const char *key);

G_END_DECLS
