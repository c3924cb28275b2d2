/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/* Small readers of map entries and group members that are shared by the rules; all NULL-safe. */

/* The entry of a map, or NULL. Borrowed from the record. */
const cJSON *pow_entry_get (PowRecord *record, const char *map, const char *key);
/* A date member; NONE when absent. */
PowDate pow_entry_get_date (const cJSON *entry, const char *member);
gboolean pow_entry_get_number (const cJSON *entry, const char *member, double *value);
gboolean pow_entry_get_integer (const cJSON *entry, const char *member, gint64 *value);
/* What people call it: the member @title, else its key. */
const char *pow_entry_get_title (const cJSON *entry, const char *member, const char *key);

G_END_DECLS
