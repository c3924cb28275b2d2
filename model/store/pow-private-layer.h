/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include <cJSON.h>

G_BEGIN_DECLS

/* What one person keeps about a portfolio for themselves, on this machine and in no git repository
 * (data.md, Layers): one file per identity, by top-level key. Reads and writes the disk: not on the main
 * thread of a window. */

/* (transfer full): the value of a key; NULL when there is none or the file cannot be read. */
cJSON *pow_private_layer_get (const char *identity, const char *key);
/* Writes durably and keeps all other keys; a file that cannot be read is refused, not overwritten.
 * @value (nullable): copied; NULL takes the key away. */
gboolean pow_private_layer_set (const char *identity, const char *key, const cJSON *value, GError **error);

/* What is kept of one record: own notes and scores. @key is one of these. */
#define POW_PRIVATE_NOTE "note"
#define POW_PRIVATE_INFLUENCE "influence" /* 1 to 4 */
#define POW_PRIVATE_INTEREST "interest"   /* 1 to 4 */

/* (transfer full): key → value; an empty object when nothing is kept. NULL with an error when the file
 * cannot be read. */
cJSON *pow_private_layer_read_record (const char *identity, const char *address, GError **error);
gboolean pow_private_layer_set_record (const char *identity, const char *address, const char *key, const cJSON *value, GError **error);

/* When the last visit of this person to the portfolio ended, Unix seconds; 0 when never. A visit under way keeps it
 * as it is: pow_private_layer_begin_visit() ends one that was never ended (a crash, a loss of power) where it was
 * noted last, pow_private_layer_note_visit() tells that somebody still looks, and pow_private_layer_set_visit() ends it. */
gint64 pow_private_layer_get_visit (const char *identity);
gboolean pow_private_layer_begin_visit (const char *identity, GError **error);
gboolean pow_private_layer_note_visit (const char *identity, gint64 time, GError **error);
gboolean pow_private_layer_set_visit (const char *identity, gint64 time, GError **error);

G_END_DECLS
