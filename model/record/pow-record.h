/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-json.h"
#include "model/schema/pow-path.h"
#include "model/schema/pow-date.h"
#include "model/schema/pow-schema.h"
#include "model/schema/pow-validate.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define POW_TYPE_RECORD (pow_record_get_type ())
G_DECLARE_FINAL_TYPE (PowRecord, pow_record, POW, RECORD, GObject)

/* Places in a record are dotted paths: see pow-path.h. */

PowRecord *pow_record_read (PowKind kind, const char *address, const char *text, gsize length, GError **error);
PowRecord *pow_record_new (PowKind kind, const char *address, cJSON *tree, GError **error);
char *pow_record_write (PowRecord *self, gsize *length);

PowKind pow_record_get_kind (PowRecord *self);
const char *pow_record_get_address (PowRecord *self);
const char *pow_record_get_title (PowRecord *self);
const cJSON *pow_record_get_tree (PowRecord *self);
gboolean pow_record_is_newer (PowRecord *self);
gboolean pow_record_is_removed (PowRecord *self);
gboolean pow_record_is_fictional (PowRecord *self);
gboolean pow_record_equal (PowRecord *a, PowRecord *b);

const cJSON *pow_record_get (PowRecord *self, const char *path);
const char *pow_record_get_text (PowRecord *self, const char *path);
gboolean pow_record_get_integer (PowRecord *self, const char *path, gint64 *value);
gboolean pow_record_get_double (PowRecord *self, const char *path, double *value);
gboolean pow_record_get_flag (PowRecord *self, const char *path);
PowDate pow_record_get_date (PowRecord *self, const char *path);
gboolean pow_record_set_contains (PowRecord *self, const char *path, const char *value);
GPtrArray *pow_record_list_entries (PowRecord *self, const char *path);
const cJSON *pow_record_get_choice (PowRecord *self, const char *path);
guint pow_record_count_choices (PowRecord *self);

PowRecord *pow_record_with (PowRecord *self, const char *path, const cJSON *value, GError **error);
PowRecord *pow_record_with_values (PowRecord *self, const char *const *paths, const cJSON *const *values, gsize n_values, GError **error);
PowRecord *pow_record_with_removed (PowRecord *self, const char *entry_path, gboolean removed, GError **error);
PowRecord *pow_record_with_address (PowRecord *self, const char *address);

G_END_DECLS
